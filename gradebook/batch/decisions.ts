import type { Decision } from '../../graders/decision';
import type { Assignment } from '../../problems/schema';
import { asMeant, type Cell } from './csv';

/** What a person fills in, in `waiting.csv` and in `decisions.csv`: points, and words to the student. */
export const decisionColumns = ['decided', 'comment'] as const;

/** Columns of `decisions.csv`, by which a row tells what it is about. */
const columns = ['student', 'folder', 'part', 'id', ...decisionColumns] as const;
type Column = (typeof columns)[number];

/** A row that somebody has filled in, wherever it stands. */
export interface FilledRow {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Record<Column, string>>;
}

/** A row of a table as it was read, with its line. */
export interface ReadRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * The rows of a table in which `decided` or `comment` is filled in. Null where the table has no such column, or none
 * that says whose answer to what it is.
 * @param rows the head first
 */
export function filledRows(file: string, [head, ...rows]: readonly ReadRow[]): readonly FilledRow[] | null {
  const names = (head?.cells ?? []).map((name) => name.trim().toLowerCase());
  const has = (name: Column): boolean => names.includes(name);
  if (!decisionColumns.some(has) || !(has('student') || has('folder')) || !(has('id') || has('part'))) return null;
  return rows.flatMap(({ line, cells }): FilledRow[] => {
    const cell = (name: Column): string => (has(name) ? asMeant(cells[names.indexOf(name)] ?? '').trim() : '');
    const read = Object.fromEntries(columns.map((name) => [name, cell(name)])) as Record<Column, string>;
    return read.decided === '' && read.comment === '' ? [] : [{ file, line, cells: read }];
  });
}

/** Whose answer to which part a row is about, as far as two rows can be compared. */
const about = ({ cells }: FilledRow): string => JSON.stringify([cells.folder || cells.student, cells.id || cells.part]);

/** Rows with those that come later in place of earlier ones about the same answer. */
export function latest(rows: readonly FilledRow[]): readonly FilledRow[] {
  const by = new Map<string, FilledRow>();
  for (const row of rows) {
    by.delete(about(row));
    by.set(about(row), row);
  }
  return [...by.values()];
}

/** Rows of `decisions.csv`, also of those that cannot be used: they are there to be mended. */
export const decisionRows = (rows: readonly FilledRow[]): Cell[][] => [
  [...columns],
  ...rows.map(({ cells }) => columns.map((name) => cells[name] || null)),
];

/** A student of the class, by name and by folder of feedback. */
export interface Handed {
  readonly student: string;
  readonly folder: string;
}

export interface Decisions {
  /** By folder. */
  readonly of: ReadonlyMap<string, readonly Decision[]>;
  /** What cannot be used and why, a sentence each. */
  readonly problems: readonly string[];
}

/**
 * What filled rows decide. A row is used if its student is one of the class, its part one of the assignment, and its
 * points a number from 0 to those of the part; every other one is told. Of students whom `known` has, but not the class
 * of this call, nothing is told.
 */
export function decisionsOf(
  rows: readonly FilledRow[],
  assignment: Assignment,
  handed: readonly Handed[],
  known: ReadonlySet<string>,
): Decisions {
  const of = new Map<string, Decision[]>();
  const problems: string[] = [];
  for (const row of rows) {
    const { cells } = row;
    const found = decisionIn(row, assignment, handed);
    if (typeof found === 'string') {
      if (!known.has(cells.folder)) problems.push(`${row.file}, line ${row.line}: ${found}`);
      continue;
    }
    of.set(found.folder, [...(of.get(found.folder) ?? []), found.decision]);
  }
  return { of, problems };
}

const holds = (cell: string, text: string): boolean => cell.normalize('NFC') === asMeant(text).trim().normalize('NFC');

/** The decision in a row, or what is wrong with it. */
function decisionIn(
  { cells }: FilledRow,
  assignment: Assignment,
  handed: readonly Handed[],
): { readonly folder: string; readonly decision: Decision } | string {
  const students = handed.filter(({ student, folder }) =>
    cells.folder === '' ? holds(cells.student, student) : holds(cells.folder, folder),
  );
  const named = cells.folder || cells.student;
  if (students.length === 0) return `there is no student "${named}" in this class; the decision is not used.`;
  if (students.length > 1)
    return `there are ${students.length} students "${named}": name the folder of one; the decision is not used.`;
  const parts = assignment.parts.filter(({ id, label }) =>
    cells.id === '' ? holds(cells.part, label) : holds(cells.id, id),
  );
  const [part] = parts;
  if (!part || parts.length > 1) {
    const choices = assignment.parts.map(({ id }) => id).join(', ');
    return cells.id === '' && cells.part === ''
      ? `it names no part: a decision is about one part; the ids are ${choices}. It is not used.`
      : `there is no part "${cells.id || cells.part}"; the ids are ${choices}. The decision is not used.`;
  }
  const points = cells.decided === '' ? null : Number(cells.decided.replace(',', '.'));
  const whose = `for ${part.label} of ${students[0]!.student}`;
  if (points !== null && !(points >= 0 && points <= part.points))
    return `"${cells.decided}" ${whose} is not a number from 0 to ${part.points}; the decision is not used.`;
  const comment = cells.comment === '' ? null : cells.comment;
  return { folder: students[0]!.folder, decision: { part: part.id, points, comment } };
}
