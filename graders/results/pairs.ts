import type { Grid, GridCell } from './grids';

/** Two labels that say what the two values of a cell are, in their order. */
interface Labels {
  readonly first: string;
  readonly second: string;
  /** How they stand in the text: "train / test". */
  readonly written: string;
}

const NUMBER = String.raw`[-−–]?(?:\d+(?:[.,]\d+)?|\.\d+)\s*(?:\\?%)?`;
const DIVIDED = new RegExp(String.raw`^\s*(${NUMBER})\s*[/|;]\s*(${NUMBER})\s*$`);
const BRACKETED = new RegExp(String.raw`^\s*(${NUMBER})\s*[([]\s*(${NUMBER})\s*[)\]]\s*$`);

const WORDS = String.raw`\p{L}{2,}(?:[ -]\p{L}{2,})?`;
const ORDERS: readonly RegExp[] = [
  new RegExp(String.raw`(?<![\p{L}/])(${WORDS})\.?\s*\/\s*(${WORDS})(?![\p{L}/])`, 'gu'),
  /(?<!\p{L})(train(?:ing)?|test|val(?:idation)?|dev)\s*[,;|]\s*(train(?:ing)?|test|val(?:idation)?|dev)(?!\p{L})/giu,
];
const BRACKET_ORDER =
  /(?<!\p{L})(train(?:ing)?|test|val(?:idation)?|dev)\s*[([]\s*(train(?:ing)?|test|val(?:idation)?|dev)\s*[)\]]/giu;
/** Words with a slash between that are no labels. */
const NO_LABELS = /^(?:and|or|he|she|his|und|oder|y|o|with|pooling)$/i;

/** The last labels of a text; null where it has none. */
function labelsIn(text: string, bracketed: boolean): Labels | null {
  const found = [...(bracketed ? [BRACKET_ORDER] : ORDERS)].flatMap((order) =>
    [...text.matchAll(order)].flatMap((match): Labels[] => {
      const [written, first, second] = match;
      return NO_LABELS.test(first!) || NO_LABELS.test(second!) || first!.toLowerCase() === second!.toLowerCase()
        ? []
        : [{ first: first!, second: second!, written }];
    }),
  );
  return found.at(-1) ?? null;
}

const dividedCell = ({ text }: GridCell): readonly [string, string] | null => {
  const match = DIVIDED.exec(text);
  // "5/7" may be a fraction, a date or two sizes.
  return match && /[.,%]/.test(text) ? [match[1]!, match[2]!] : null;
};
const bracketedCell = ({ text }: GridCell): readonly [string, string] | null => {
  const match = BRACKETED.exec(text);
  return match ? [match[1]!, match[2]!] : null;
};

/** The cells of a table that hold two values with nothing to say which is which. */
export const undividedIn = ({ rows }: Grid): GridCell[] => rows.flat().filter((cell) => dividedCell(cell) !== null);

/**
 * A table whose cells hold two values, such as `95.0 / 84.1`, with a cell for each, where labels in the head of the column,
 * in the name of the row, in the corner or in the caption tell their order; else the table as it is.
 */
export function divided(grid: Grid, caption: string): Grid {
  for (const [cellOf, bracketed] of [
    [dividedCell, false],
    [bracketedCell, true],
  ] as const) {
    const cut = dividedBy(grid, caption, cellOf, bracketed);
    if (cut) return cut;
  }
  return grid;
}

function dividedBy(
  { rows, span }: Grid,
  caption: string,
  pairOf: (cell: GridCell) => readonly [string, string] | null,
  bracketed: boolean,
): Grid | null {
  const width = Math.max(...rows.map((row) => row.length));
  const firstRow = rows.findIndex((row) => row.some((cell) => pairOf(cell)));
  if (firstRow === -1) return null;
  // The head may lack its corner cell.
  const shiftOf = (r: number): number => (r < firstRow && width - rows[r]!.length === 1 ? 1 : 0);
  const columns = Array.from({ length: width }, (_, c) => rows.slice(firstRow).some((row) => row[c] && pairOf(row[c])));
  const heads = (c: number): string =>
    rows
      .slice(0, firstRow)
      .map((row, r) => row[c - shiftOf(r)]?.text ?? '')
      .join('\n');
  const above = labelsIn(heads(0), bracketed) ?? labelsIn(caption, bracketed);
  const ofColumn = columns.map((pairs, c) => (pairs && c > 0 ? labelsIn(heads(c), bracketed) : null));
  const ofRow = rows.map((row, r) => (r >= firstRow && row[0] ? labelsIn(row[0].text, bracketed) : null));
  if (ofRow.some((labels) => labels)) return { rows: byRows(rows, ofRow, pairOf), span };
  if (!above && !ofColumn.some((labels) => labels)) return null;
  const cut = rows.map((row, r) =>
    row.flatMap((cell, k): GridCell[] => {
      const c = k + shiftOf(r);
      const labels = ofColumn[c] ?? above;
      // The corner's labels are spent.
      if (c === 0 && labels && r < firstRow) return [{ ...cell, text: cell.text.replace(labels.written, ' ').trim() }];
      if (!columns[c] || !labels) return [cell];
      const pair = r >= firstRow ? pairOf(cell) : null;
      if (pair) return pair.map((text) => ({ ...cell, text: text.trim() }));
      // A single number among pairs belongs to nobody.
      if (r >= firstRow) return [0, 1].map(() => ({ ...cell, text: /\d/.test(cell.text) ? '' : cell.text }));
      const own = cell.text.includes(labels.written);
      return [labels.first, labels.second].map((label) => ({
        ...cell,
        text: own
          ? cell.text.replace(labels.written, ` ${label} `).trim()
          : r === firstRow - 1
            ? `${cell.text} ${label}`.trim()
            : cell.text,
      }));
    }),
  );
  return { rows: cut, span };
}

/** Rows whose name tells the order become two. */
function byRows(
  rows: Grid['rows'],
  ofRow: readonly (Labels | null)[],
  pairOf: (cell: GridCell) => readonly [string, string] | null,
): Grid['rows'] {
  return rows.flatMap((row, r) => {
    const labels = ofRow[r];
    if (!labels) return [row];
    return ([0, 1] as const).map((which) =>
      row.map((cell, c) => ({
        ...cell,
        text:
          c === 0
            ? cell.text.replace(labels.written, ` ${which === 0 ? labels.first : labels.second} `).trim()
            : (pairOf(cell)?.[which] ?? (/\d/.test(cell.text) ? '' : cell.text)).trim(),
      })),
    );
  });
}
