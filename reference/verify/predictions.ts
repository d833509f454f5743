import { csvRows, textOf } from '../datasets/csv';
import type { CsvRow } from '../datasets/csv';
import { DataError } from '../datasets/error';

/** What predictions are held against. */
export interface Held {
  /** The number of the class of each case. */
  readonly labels: ArrayLike<number>;
  /** What each class is called. */
  readonly classes: readonly string[];
  /** What each case is called; 0, 1, 2, … if left out. */
  readonly ids?: readonly string[];
}

/** What was predicted for each case, in the order of the held labels. */
export interface Predictions {
  readonly labels: Uint16Array;
  /** A row of class probabilities for each case; null where the file has labels only. */
  readonly probabilities: Float64Array | null;
  /** Cases in which two classes are equally probable; the first of them counts as predicted. */
  readonly ties: number;
}

/** Probabilities of a case may add up to 1 this nearly: printed decimals are rounded. */
const SUM_TOLERANCE = 0.02;

const shown = (cell: string): string => (cell.length > 40 ? `"${cell.slice(0, 40)}…"` : `"${cell}"`);
const some = (names: readonly string[]): string =>
  names.length <= 12 ? names.join(', ') : `${names.slice(0, 10).join(', ')}, … (${names.length} of them)`;

/** Numbers of classes by what they may be called: name, name in lower case, or number from 0 on where that is no name. */
function classNumbers(classes: readonly string[]): (cell: string) => number | undefined {
  const numbers = new Map<string, number>();
  classes.forEach((_, i) => numbers.set(String(i), i));
  for (const [i, name] of classes.entries()) numbers.set(name.toLowerCase(), i);
  for (const [i, name] of classes.entries()) numbers.set(name, i);
  return (cell) => numbers.get(cell) ?? numbers.get(cell.toLowerCase()) ?? numbers.get(cell.replace(/\.0+$/, ''));
}

/**
 * Whether a first row is a head: its id is the word for one, or no id and without a digit where ids are numbers, or no id
 * and followed by nothing that could be a prediction. A wrong id before a prediction is no head, so that it is not lost.
 */
function looksLikeHead(
  [id, ...others]: readonly string[],
  held: Held,
  isId: boolean,
  numberOf: (cell: string) => number | undefined,
): boolean {
  if (isId) return false;
  if (/^(?:id|ids|index)$/i.test(id!) || (!held.ids && !/\d/.test(id!))) return true;
  return !others.some((cell) => cell !== '' && (Number.isFinite(Number(cell)) || numberOf(cell) !== undefined));
}

/** The classes that the columns after the id are for, or null where there is one column with labels. */
function columnsOf(head: CsvRow, isHead: boolean, held: Held, file: string): readonly number[] | null {
  const { classes } = held;
  const columns = head.cells.slice(1);
  const where = { file, line: head.line };
  if (columns.length === 1) return null;
  if (columns.length !== classes.length)
    throw new DataError(
      where,
      `2 columns (id, label) or ${classes.length + 1} (id, and the probability of each class)`,
      String(head.cells.length),
      columns.length === 0
        ? 'Write the id of the case, a comma, then its label in each row, and nothing above the rows but a head.'
        : 'Leave other columns out.',
    );
  if (!isHead) return classes.map((_, i) => i);
  const numberOf = classNumbers(classes);
  const numbers = columns.map(
    (name) => numberOf(name) ?? numberOf(name.replace(/^(?:p|prob|probability|class)[ _-]*/i, '')),
  );
  const unknown = numbers.indexOf(undefined);
  if (unknown >= 0)
    throw new DataError(
      where,
      `columns named after the classes (${some(classes)})`,
      shown(columns[unknown]!),
      'Name the columns after the classes, or leave the head out if they stand in this order.',
    );
  if (new Set(numbers).size < numbers.length)
    throw new DataError(where, 'one column a class', 'two columns for one class');
  return numbers as number[];
}

const SCORES = 'Are these scores? Write their softmax.';
const IN_PERCENT = 'Are these percent? Write them as fractions of 1.';

/** Whether the numbers of a row are shares of 100. */
function inPercent({ cells }: CsvRow): boolean {
  const values = cells.slice(1).map(Number);
  return values.every((p) => p >= 0) && Math.abs(values.reduce((s, p) => s + p, 0) - 100) <= 100 * SUM_TOLERANCE;
}

/** A row of probabilities; throws a DataError where it is none. */
function readRow(row: CsvRow, columns: readonly number[], file: string, into: Float64Array): void {
  const where = { file, line: row.line };
  let sum = 0;
  columns.forEach((to, k) => {
    const cell = row.cells[k + 1]!;
    const p = cell === '' ? NaN : Number(cell);
    if (Number.isNaN(p))
      throw new DataError(
        where,
        'a probability',
        cell === '' ? 'an empty cell' : shown(cell),
        /^\d*,\d+$/.test(cell) ? 'Write decimals with a point.' : undefined,
      );
    if (p < 0 || p > 1)
      throw new DataError(where, 'a probability from 0 to 1', shown(cell), inPercent(row) ? IN_PERCENT : SCORES);
    into[to] = p;
    sum += p;
  });
  if (Math.abs(sum - 1) > SUM_TOLERANCE)
    throw new DataError(where, 'probabilities that add up to 1', `the sum ${sum.toPrecision(4)}`, SCORES);
}

/**
 * Reads predictions.csv: a row for each case, in any order: its id, and the predicted label (name or number of the class)
 * or the probability of each class. A head is optional. Throws a DataError with file and line at the first row that cannot
 * be taken: nothing is guessed, no row is left out.
 */
export function readPredictions(bytes: Uint8Array, held: Held, file = 'predictions.csv'): Predictions {
  const count = held.labels.length;
  const rows = csvRows(textOf(bytes, file), file);
  const first = rows.next();
  if (first.done) throw new DataError({ file }, `${count} rows of id and label`, 'an empty file');
  const positions = held.ids && new Map(held.ids.map((id, i) => [id, i]));
  const positionOf = (id: string): number | undefined => {
    if (positions) return positions.get(id);
    const number = /^\d+(?:\.0+)?$/.test(id) ? Number(id) : NaN;
    return number < count ? number : undefined;
  };
  const numberOf = classNumbers(held.classes);
  const said = first.value.cells;
  const isHead = looksLikeHead(said, held, positionOf(said[0]!) !== undefined, numberOf);
  if (
    isHead &&
    said.length === 2 &&
    /^(?:labels?|class|pred\w*)$/i.test(said[0]!) &&
    /^(?:ids?|index)$/i.test(said[1]!)
  )
    throw new DataError(
      { file, line: first.value.line },
      'the id before the label',
      said.map(shown).join(', '),
      'Exchange the columns.',
    );
  const columns = columnsOf(first.value, isHead, held, file);
  const wide = held.classes.length;
  const labels = new Uint16Array(count);
  const probabilities = columns && new Float64Array(count * wide);
  const lines = new Uint32Array(count);
  let ties = 0;

  const take = (row: CsvRow): void => {
    const where = { file, line: row.line };
    if (row.cells.length !== said.length)
      throw new DataError(where, `${said.length} cells, as in the first row`, String(row.cells.length));
    const id = row.cells[0]!;
    const i = positionOf(id);
    if (i === undefined)
      throw new DataError(
        where,
        held.ids ? 'the id of a case of the held data' : `the id of a case, from 0 to ${count - 1}`,
        shown(id),
        held.ids || !(Number(id) >= count)
          ? undefined
          : lines[0] === 0
            ? 'Ids count from 0.'
            : `Hand in the predictions for the ${count} held-back cases, and no others.`,
      );
    if (lines[i] !== 0)
      throw new DataError(where, 'one row a case', `the id ${shown(id)} again, first in line ${lines[i]}`);
    lines[i] = row.line;
    if (columns && probabilities) {
      const p = probabilities.subarray(i * wide, (i + 1) * wide);
      readRow(row, columns, file, p);
      const most = Math.max(...p);
      labels[i] = p.indexOf(most);
      if (p.indexOf(most, labels[i]! + 1) >= 0) ties++;
      return;
    }
    const cell = row.cells[1]!;
    const label = numberOf(cell);
    if (label === undefined)
      throw new DataError(
        where,
        `a label (${some(held.classes)})`,
        cell === '' ? 'an empty cell' : shown(cell),
        'Write the name of the class, or its number from 0 on.',
      );
    labels[i] = label;
  };
  if (!isHead) take(first.value);
  for (const row of rows) take(row);

  const missing: string[] = [];
  let howMany = 0;
  for (let i = 0; i < count; i++) {
    if (lines[i] !== 0) continue;
    if (howMany++ < 5) missing.push(held.ids?.[i] ?? String(i));
  }
  if (howMany > 0)
    throw new DataError(
      { file },
      `a row for each of ${count} cases`,
      `none for ${howMany} of them: ${missing.join(', ')}${howMany > missing.length ? ', …' : ''}`,
    );
  return { labels, probabilities, ties };
}
