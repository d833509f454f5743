import { permutation, seeded } from '../../random';
import { DataError } from '../error';

/** A case as it was found: what it holds, the name of its class, and where it came from, for messages. */
export interface Row<T> {
  readonly content: T;
  readonly label: string;
  readonly where: { readonly file: string; readonly line?: number };
}

/** Cases to train and to test; null where the folder does not say. */
export interface Parts<T> {
  readonly train: readonly Row<T>[];
  readonly test: readonly Row<T>[] | null;
}

/** A fifth is tested on where the folder has no test part. */
const TEST_SHARE = 0.2;
const SPLIT_SEED = 1;

/** Labels are bytes. */
const MOST_CLASSES = 256;

export interface Split<T> {
  readonly classes: readonly string[];
  readonly train: readonly Row<T>[];
  readonly test: readonly Row<T>[];
}

/** Names in the order of numbers where all are numbers, else of code points. */
const inOrder = (names: Iterable<string>): string[] => {
  const all = [...names];
  return all.every((name) => /^\d+$/.test(name))
    ? all.sort((a, b) => Number(a) - Number(b))
    : all.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
};

/**
 * Makes a test part where there is none, puts the training cases in random order (folders and tables are often sorted by
 * class), and numbers the classes, which are those of the training cases. Throws a DataError.
 */
export function split<T>({ train, test }: Parts<T>, folder: string): Split<T> {
  const order = permutation(train.length, seeded(SPLIT_SEED));
  const shuffled = Array.from(order, (i) => train[i]!);
  const cut = test === null ? Math.round(TEST_SHARE * train.length) : 0;
  const [training, testing] = [shuffled.slice(cut), test ?? shuffled.slice(0, cut)];
  if (training.length === 0 || testing.length === 0)
    throw new DataError(
      { file: folder },
      'cases to train and to test',
      `${training.length} and ${testing.length}`,
      'Add cases, or a part "test".',
    );
  const classes = inOrder(new Set(training.map((row) => row.label)));
  if (classes.length < 2) throw new DataError({ file: folder }, 'at least two classes', `"${classes.join()}" alone`);
  if (classes.length > MOST_CLASSES)
    throw new DataError(
      { file: folder },
      `at most ${MOST_CLASSES} classes`,
      `${classes.length}`,
      'Is the label in the column "label"?',
    );
  const known = new Set(classes);
  const stranger = testing.find((row) => !known.has(row.label));
  if (stranger)
    throw new DataError(
      stranger.where,
      `a class that is trained on (${classes.slice(0, 10).join(', ')})`,
      `"${stranger.label}"`,
    );
  return { classes, train: training, test: testing };
}
