import type { Grid, GridCell } from './grids';
import { isFlat, leavesOf, printedIn, type Printed } from './records';

/** Tables of HTML, in a text that begins at offset `at` of the document. */
export function htmlGrids(text: string, at: number): Grid[] {
  return [...text.matchAll(/<table\b[^>]*>([\s\S]*?)<\/table>/gi)].map((table) => {
    const from = at + table.index;
    const rows = [...table[0].matchAll(/<tr\b[^>]*>([\s\S]*?)(?=<\/tr>|<tr\b|<\/table>)/gi)].map((row) =>
      [...row[0].matchAll(/<t[hd]\b([^>]*)>([\s\S]*?)(?=<\/t[hd]>|<t[hd]\b|$)/gi)].flatMap((cell): GridCell[] => {
        const start = from + row.index + cell.index;
        const wide = Math.min(50, Math.max(1, Number(/colspan\s*=\s*["']?(\d+)/i.exec(cell[1]!)?.[1] ?? 1)));
        const one = { text: plainText(cell[2]!), span: { from: start, to: start + cell[0].length } };
        return Array.from({ length: wide }, () => one);
      }),
    );
    return { rows: rows.filter((row) => row.length > 0), span: { from, to: from + table[0].length } };
  });
}

const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&plusmn;/g, '±')
    .replace(/&minus;/g, '-')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/**
 * What programs print as JSON or as Python writes it, as tables: records with the same names in a list, or on lines that
 * follow each other, are rows; of a record with records in it each number is a row, named by what leads to it.
 */
export function recordGrids(text: string, at: number): Grid[] {
  const grids: Grid[] = [];
  let rows: Printed[] = [];
  const flush = (): void => {
    if (rows.length > 0) grids.push(tableOf(rows, at));
    rows = [];
  };
  for (const value of printedIn(text)) {
    const flat = value.kind === 'list' && value.items.every(isFlat) ? value.items : isFlat(value) ? [value] : null;
    const last = rows.at(-1);
    const follows =
      last !== undefined &&
      flat !== null &&
      namesOf(flat[0]!) === namesOf(last) &&
      /^[\s,]*$/.test(text.slice(last.span.to, value.span.from));
    if (!follows) flush();
    if (flat !== null) rows.push(...flat);
    else grids.push(leafTable(value, at));
  }
  flush();
  return grids;
}

const namesOf = (value: Printed): string => (value.kind === 'record' ? value.entries.map((e) => e.key).join('\n') : '');

const moved = ({ from, to }: { from: number; to: number }, at: number): { from: number; to: number } => ({
  from: from + at,
  to: to + at,
});

function tableOf(records: readonly Printed[], at: number): Grid {
  const flat = records.filter(isFlat);
  const [first] = flat;
  const head = first!.entries.map((e): GridCell => ({
    text: e.key,
    span: moved({ from: first!.span.from, to: first!.span.from }, at),
  }));
  const names = head.map((cell) => cell.text);
  const rows = flat.map((record) =>
    names.map((name): GridCell => {
      const value = record.entries.find((e) => e.key === name)?.value;
      return value?.kind === 'scalar'
        ? { text: value.text, span: moved(value.span, at) }
        : { text: '', span: moved(record.span, at) };
    }),
  );
  return { rows: [head, ...rows], span: moved({ from: first!.span.from, to: flat.at(-1)!.span.to }, at) };
}

function leafTable(value: Printed, at: number): Grid {
  const rows = leavesOf(value).map(({ path, text, span }): GridCell[] => [
    { text: path, span: moved({ from: span.from, to: span.from }, at) },
    { text, span: moved(span, at) },
  ]);
  return { rows, span: moved(value.span, at) };
}
