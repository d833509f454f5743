import { failure, type SubmissionProblem } from './problem';

/** Where a notebook's cell begins in the joined text. Both count from 1. */
export interface CellStart {
  readonly cell: number;
  readonly line: number;
}

/** A picture that came with a document. */
export interface SubmittedPicture {
  /** As a person finds it: "picture 2 of cell 7". */
  readonly name: string;
  /** Line of the text at which it stands, from 1. */
  readonly line: number;
  /** A PNG file, as it came. */
  readonly bytes: Uint8Array;
}

export interface NotebookText {
  readonly text: string;
  readonly cells: readonly CellStart[];
  /** What code cells have drawn, in order. */
  readonly pictures: readonly SubmittedPicture[];
  readonly problems: readonly SubmissionProblem[];
}

/** More pictures than this nobody looks at. */
const MOST_PICTURES = 100;

type Json = { readonly [key: string]: unknown };

/**
 * A Jupyter notebook (nbformat 3 or 4) as one text: markdown and raw cells as they are, code cells and their textual
 * outputs as fenced blocks, in order, a blank line between. Never throws.
 */
export function readNotebook(name: string, source: string): NotebookText {
  const refuse = (message: string, remedy: string): NotebookText => ({
    text: '',
    cells: [],
    pictures: [],
    problems: [failure(message, remedy)],
  });
  const again = 'Open it in Jupyter, save it, and hand in the saved .ipynb file.';
  let notebook: unknown;
  try {
    notebook = JSON.parse(source);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 120) : 'no JSON';
    return refuse(`${name} is no valid notebook: it is damaged or cut off (${why}).`, again);
  }
  const cells = cellsOf(notebook);
  if (!cells) return refuse(`${name} is no notebook: it has no list of cells.`, again);

  const lines: string[] = [];
  const starts: CellStart[] = [];
  const pictures: SubmittedPicture[] = [];
  const problems: SubmissionProblem[] = [];
  cells.forEach((cell, index) => {
    const blocks = isObject(cell) ? blocksOf(cell) : undefined;
    if (!blocks) {
      problems.push({ severity: 'note', message: `Cell ${index + 1} of ${name} could not be read.`, remedy: again });
      return;
    }
    const filled = blocks.filter((block) => block.trim() !== '');
    if (filled.length > 0) starts.push({ cell: index + 1, line: lines.length + 1 });
    for (const block of filled) {
      for (const line of block.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')) lines.push(line);
      lines.push('');
    }
    picturesOf(cell as Json).forEach((bytes, k) => {
      const name = `picture ${k + 1} of cell ${index + 1}`;
      if (pictures.length < MOST_PICTURES) pictures.push({ name, line: Math.max(1, lines.length), bytes });
    });
  });
  if (starts.length === 0)
    return refuse(`${name} has no cell with text in it.`, 'Write the answer and save the notebook.');
  return { text: lines.join('\n'), cells: starts, pictures, problems };
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function cellsOf(notebook: unknown): readonly unknown[] | undefined {
  if (!isObject(notebook)) return undefined;
  if (Array.isArray(notebook.cells)) return notebook.cells;
  // nbformat 3 keeps its cells in work sheets.
  if (!Array.isArray(notebook.worksheets)) return undefined;
  return notebook.worksheets.flatMap((sheet) => (isObject(sheet) && Array.isArray(sheet.cells) ? sheet.cells : []));
}

function blocksOf(cell: Json): string[] | undefined {
  const source = textOf(cell.source ?? cell.input);
  if (source === undefined) return undefined;
  if (cell.cell_type === 'heading') {
    const level = typeof cell.level === 'number' ? Math.min(6, Math.max(1, cell.level)) : 1;
    return [`${'#'.repeat(level)} ${source}`];
  }
  if (cell.cell_type !== 'code') return [source];
  const outputs = Array.isArray(cell.outputs) ? cell.outputs : [];
  return [fenced(source, 'python'), ...outputs.map((output) => fenced(outputText(output), 'output'))];
}

/** PNG pictures among the outputs of a cell. */
function picturesOf(cell: Json): Uint8Array[] {
  const outputs = cell.cell_type === 'code' && Array.isArray(cell.outputs) ? cell.outputs : [];
  return outputs.flatMap((output) => {
    const data = isObject(output) && isObject(output.data) ? output.data : {};
    const written = textOf(data['image/png'])?.replace(/\s/g, '') ?? '';
    if (written === '' || !/^[\w+/]+={0,2}$/.test(written)) return [];
    return [Uint8Array.from(atob(written), (c) => c.charCodeAt(0))];
  });
}

function outputText(output: unknown): string {
  if (!isObject(output)) return '';
  const data = isObject(output.data) ? output.data : {};
  const traceback = Array.isArray(output.traceback)
    ? textOf(output.traceback.map((row) => `${String(row)}\n`))
    : undefined;
  const text = textOf(output.text) ?? textOf(data['text/plain']) ?? traceback ?? '';
  return text.replace(terminalColours, '');
}

const terminalColours = new RegExp(String.raw`\u001b\[[0-9;]*m`, 'g');

/** Notebooks keep a text as one string or as a list of lines that hold their own line ends. */
function textOf(source: unknown): string | undefined {
  if (typeof source === 'string') return source;
  if (Array.isArray(source)) return source.map((row) => (typeof row === 'string' ? row : '')).join('');
  return undefined;
}

function fenced(code: string, language: string): string {
  if (code.trim() === '') return '';
  const longest = Math.max(2, ...[...code.matchAll(/`{3,}/g)].slice(0, 1000).map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\n+$/, '')}\n${fence}`;
}
