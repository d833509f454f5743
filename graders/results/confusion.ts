import type { Grid, GridCell } from './grids';
import { numbersIn } from './stated';

const ROLE =
  /\b(?:predicted|prediction|pred|actual|true|truth|target|gold|said|is|as|vorhergesagt|wahr|tatsächlich)\b|[:\\/()]/gi;
const nameOf = ({ text }: GridCell): string => text.replace(ROLE, ' ').replace(/\s+/g, ' ').trim().toLowerCase();

/** The counts or shares of a confusion table: the same classes as rows and as columns; null where a table is none. */
export function confusionOf({ rows }: Grid): readonly (readonly number[])[] | null {
  const body = rows.filter((row) => row.slice(1).some((cell) => numbersIn(cell.text, 0).length === 1));
  const names = body.map((row) => nameOf(row[0]!));
  if (names.length < 2 || new Set(names).size !== names.length) return null;
  const head = rows.slice(0, rows.indexOf(body[0]!)).findLast((row) => row.length >= names.length);
  // The head may lack its corner cell; sums may stand behind the classes.
  const heads = head?.map(nameOf) ?? [];
  const from = [0, 1].find((start) => names.every((name, k) => heads[start + k] === name));
  if (from === undefined) return null;
  const classes = body.filter((row) => row.length > names.length);
  return classes.map((row) => names.map((_, k) => numbersIn(row[k + 1]?.text ?? '', 0)[0]?.value ?? 0));
}

/** The share of the cases on the diagonal; null where the rows are shares of each class alone. */
export function shareRight(table: readonly (readonly number[])[]): number | null {
  const sums = table.map((row) => row.reduce((s, x) => s + x, 0));
  const total = sums.reduce((s, x) => s + x, 0);
  const ofEach = sums.every((sum) => Math.abs(sum - 1) < 0.01);
  return total > 0 && !ofEach ? table.reduce((s, row, k) => s + row[k]!, 0) / total : null;
}
