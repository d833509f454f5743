import type { Span } from '../../expr';
import { divided } from './pairs';
import { htmlGrids, recordGrids } from './printed-grids';

export interface GridCell {
  /** Without marks of emphasis and of formulas. */
  readonly text: string;
  readonly span: Span;
}

/** A table: rows of cells, the head's rows included. */
export interface Grid {
  readonly rows: readonly (readonly GridCell[])[];
  readonly span: Span;
}

interface Line {
  readonly text: string;
  readonly at: number;
}

const ALIGNED = { of: / {2,}/g, applies: (line: string): boolean => /\S {2,}\S/.test(line) };

/** Ways to write a row, the first that divides a line into cells. */
const SEPARATORS: readonly { readonly of: RegExp; readonly applies: (line: string) => boolean }[] = [
  { of: /(?<!\\)\|/g, applies: (line) => /(?<!\\)\|.*\S/.test(line) },
  { of: /\t/g, applies: (line) => line.includes('\t') },
  ALIGNED,
  // Where semicolons separate, commas are decimal.
  {
    of: /;/g,
    applies: (line) => /;/.test(line) && /^[^.!?]*(?:\d\.\d[^.!?]*)*$/.test(line) && !/; [a-z]+ [a-z]+/i.test(line),
  },
  // Values separated by commas hold no sentence.
  {
    of: /,/g,
    applies: (line) => /^[^.!?]*(?:\d\.\d[^.!?]*)*$/.test(line) && /,/.test(line) && !/, [a-z]+ [a-z]+/i.test(line),
  },
];

/** What stands between the name of a table's environment and its cells: place, width, types of its columns. */
const GROUP = String.raw`\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}\s*`;
const COLUMN_TYPES = new RegExp(String.raw`^\s*(?:\[[^\]]*\]\s*)?(?:${GROUP})?`);
const WIDTH_AND_TYPES = new RegExp(String.raw`^\s*(?:${GROUP})?(?:\[[^\]]*\]\s*)?(?:${GROUP})?`);

/**
 * Tables of a text that begins at offset `at` of the document: Markdown, LaTeX, HTML, printed records, tabs, aligned
 * columns, commas.
 */
export function gridsIn(text: string, at: number): Grid[] {
  const latex = [...text.matchAll(/\\begin\s*\{(tabular[x*]?|array)\}([\s\S]*?)\\end\s*\{\1\}/g)].map((match) => {
    const start = match[0].indexOf(match[2]!);
    const body = match[2]!.slice((/[x*]/.test(match[1]!) ? WIDTH_AND_TYPES : COLUMN_TYPES).exec(match[2]!)![0].length);
    const from = at + match.index + start + match[2]!.length - body.length;
    return {
      rows: latexRows(body, from),
      span: { from: at + match.index, to: at + match.index + match[0].length },
    };
  });
  const marked = [...latex, ...htmlGrids(text, at), ...recordGrids(text, at)];
  const lines = linesOf(text, at).map((line) =>
    PROGRESS.test(line.text) || marked.some(({ span }) => line.at < span.to && line.at + line.text.length > span.from)
      ? { ...line, text: '' }
      : line,
  );
  return [...marked, ...plainGrids(lines)]
    .filter((grid) => grid.rows.length > 1)
    .map((grid) => divided(grid, captionOf(grid, text, at)))
    .sort((a, b) => a.span.from - b.span.from);
}

/** The bars of a progress, `100%|████| 391/391 [00:12, 31it/s]`, divide no cells. */
const PROGRESS = /\d%\|[^|]*\|/;

/** How far from a table the words may stand that say what it holds, in characters. */
const CAPTION = 240;

/** The paragraphs right above and below a table. */
function captionOf({ span }: Grid, text: string, at: number): string {
  const above = text.slice(Math.max(0, span.from - at - CAPTION), span.from - at);
  const below = text.slice(span.to - at, span.to - at + CAPTION).trimStart();
  return `${above.split(/\n\s*\n/).findLast((p) => p.trim() !== '') ?? ''}\n${below.split(/\n\s*\n/)[0]!}`;
}

function linesOf(text: string, at: number): Line[] {
  let from = at;
  return text.split('\n').map((line) => {
    const here = { text: line, at: from };
    from += line.length + 1;
    return here;
  });
}

function plainGrids(lines: readonly Line[]): Grid[] {
  const grids: Grid[] = [];
  for (let i = 0; i < lines.length;) {
    const separator = SEPARATORS.find(
      (s) => s.applies(lines[i]!.text) && s.applies(lines[nextOf(lines, i, s)]?.text ?? ''),
    );
    if (!separator) {
      i++;
      continue;
    }
    let end = nextOf(lines, i, separator);
    while (end < lines.length && separator.applies(lines[end]!.text)) end++;
    const block = lines.slice(i, end).filter(({ text }) => separator !== ALIGNED || separator.applies(text));
    const rows = block.filter(({ text }) => !/^[\s|:+=-]+$/.test(text)).map((line) => cellsOf(line, separator.of));
    const last = block.at(-1)!;
    grids.push({ rows, span: { from: block[0]!.at, to: last.at + last.text.length } });
    i = end;
  }
  return grids;
}

/** The line below: programs leave one blank below the head of aligned columns, or name the rows there. */
const nextOf = (lines: readonly Line[], i: number, separator: (typeof SEPARATORS)[number]): number =>
  separator === ALIGNED && !/(?<![A-Za-z])\d/.test(lines[i]!.text) && lines[i + 1]?.text.trim() === '' && lines[i + 2]
    ? i + 2
    : i + 1;

/** Cells between separators; what stands before the first bar of a Markdown row is no cell. */
function cellsOf({ text, at }: Line, separator: RegExp): GridCell[] {
  const cells: GridCell[] = [];
  let from = 0;
  const add = (to: number): void => {
    const raw = text.slice(from, to);
    cells.push({ text: bare(raw), span: { from: at + from, to: at + to } });
  };
  for (const match of text.matchAll(separator)) {
    const edge = match.index === text.length - text.trimStart().length && match[0] === '|';
    if (!edge) add(match.index);
    from = match.index + match[0].length;
  }
  if (text.slice(from).trim() !== '' || !text.trimEnd().endsWith('|')) add(text.length);
  // Leading spaces of an aligned row without a name leave its first cell empty.
  return cells;
}

function latexRows(body: string, at: number): GridCell[][] {
  const rows: GridCell[][] = [];
  let from = 0;
  for (const part of [...body.split(/(\\\\(?:\[[^\]]*\])?)/)]) {
    if (!part.startsWith('\\\\')) {
      const row: GridCell[] = [];
      let cellFrom = from;
      for (const cell of part.split(/(?<!\\)&/)) {
        const span = { from: at + cellFrom, to: at + cellFrom + cell.length };
        const wide = /\\multicolumn\s*\{(\d+)\}\s*\{[^{}]*\}\s*\{((?:[^{}]|\{[^{}]*\})*)\}/.exec(cell);
        const text = bare(wide ? wide[2]! : cell.replace(/\\multirow\s*(?:\[[^\]]*\])?\{[^{}]*\}\s*\{[^{}]*\}/, ''));
        const columns = Math.min(50, Math.max(1, Number(wide?.[1] ?? 1)));
        for (let k = 0; k < columns; k++) row.push({ text, span });
        cellFrom += cell.length + 1;
      }
      if (row.some((cell) => cell.text !== '')) rows.push(row);
    }
    from += part.length;
  }
  return rows;
}

/** A cell without rules, column types, emphasis and the marks of formulas. */
function bare(cell: string): string {
  return cell
    .replace(/\\(?:cmidrule|cline|addlinespace|specialrule)\s*(?:\([^)]*\))?\s*(?:\[[^\]]*\])?(?:\{[^{}]*\})*/g, '')
    .replace(
      /\\(?:hline|toprule|midrule|bottomrule|centering|textbf|textit|mathbf|bfseries|itshape|boldmath|underline|emph|text|bf|it)(?![A-Za-z])/g,
      '',
    )
    .replace(/\*\*|__|[${}`]/g, '')
    .trim();
}
