import { decode } from './decode';
import { readNotebook, type CellStart, type SubmittedPicture } from './notebook';
import type { SubmissionProblem } from './problem';

export type Format = 'markdown' | 'latex' | 'notebook';

/** One document as text. With an `error` among `problems`, `text` is empty. */
export interface Submission {
  readonly name: string;
  readonly format: Format;
  readonly text: string;
  readonly problems: readonly SubmissionProblem[];
  /** For a notebook: where its cells begin in `text`. */
  readonly cells?: readonly CellStart[];
  /** For a notebook: what its code has drawn. */
  readonly pictures?: readonly SubmittedPicture[];
}

/** Reads a document handed in as `name`: Markdown, LaTeX, plain text or a Jupyter notebook. Never throws. */
export function readSubmission(name: string, bytes: Uint8Array): Submission {
  const { text, problems } = decode(name, bytes);
  const format = formatOf(name, text);
  if (text === '' || format !== 'notebook') return { name, format, text, problems };
  const notebook = readNotebook(name, text);
  const { cells, pictures } = notebook;
  return { name, format, text: notebook.text, cells, pictures, problems: [...problems, ...notebook.problems] };
}

function formatOf(name: string, text: string): Format {
  const extension = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === 'ipynb') return 'notebook';
  if (['tex', 'latex', 'ltx'].includes(extension)) return 'latex';
  if (['md', 'markdown'].includes(extension)) return 'markdown';
  if (/^\s*\{/.test(text) && text.includes('"nbformat"') && text.includes('"cells"')) return 'notebook';
  return /\\documentclass\b|\\begin\s*\{document\}/.test(text) ? 'latex' : 'markdown';
}

/** The cell of a notebook that a line of its text comes from; undefined for other formats. */
export function cellOfLine(submission: Submission, line: number): number | undefined {
  return submission.cells?.filter((start) => start.line <= line).at(-1)?.cell;
}
