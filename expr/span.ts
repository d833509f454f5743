/** A stretch of the source: offsets `[from, to)`. Lines are computed only when something is printed. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Something that could not be read, or was read in a way that the writer should know of. */
export interface Diagnostic {
  readonly span: Span;
  readonly message: string;
  /** `error`: the formula is unreadable. `note`: it was read, and this is how. */
  readonly severity: 'error' | 'note';
}

/** The smallest span that holds both. */
export const join = (a: Span, b: Span): Span => ({ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to) });

/** Number of the line (from 1) on which an offset lies. */
export function lineOf(source: string, at: number): number {
  let line = 1;
  for (let i = source.indexOf('\n'); i !== -1 && i < at; i = source.indexOf('\n', i + 1)) line++;
  return line;
}
