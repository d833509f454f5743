import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../gradebook/batch/atomic';
import { csv } from '../gradebook/batch/csv';
import { decisionRows, decisionsOf, filledRows, latest, type FilledRow } from '../gradebook/batch/decisions';
import { folderNames } from '../gradebook/batch/folders';
import type { Decision } from '../graders/decision';
import type { Assignment } from '../problems/schema';
import { csvRows, textOf } from '../reference/datasets/csv';
import { DataError } from '../reference/datasets/error';
import type { StudentFile } from '../submissions/files';
import { WrongCall } from './input';

/**
 * What people decided about answers that wait, and about others: what stands in `decisions.csv`, and what they filled
 * in in `waiting.csv`, which is moved there, since that table is written anew by each call. Tells what cannot be used.
 * @throws WrongCall for a table that cannot be read: to go on would write over it
 */
export function takeDecisions(
  out: string,
  assignment: Assignment,
  documents: readonly StudentFile[],
): ReadonlyMap<string, readonly Decision[]> {
  const kept = join(out, 'decisions.csv');
  const before = filledIn(kept);
  if (before === null)
    throw new WrongCall(
      `${kept}: expected the columns "student" or "folder", "id" or "part", and "decided" or "comment" in its first line`,
    );
  const added = filledIn(join(out, 'waiting.csv')) ?? [];
  if (added.length > 0) writeWhole(kept, csv(decisionRows(latest([...before, ...added]))));
  // Read again, so that what cannot be used is told by the line where it can be mended.
  const rows = (added.length > 0 && filledIn(kept)) || before;
  const folders = folderNames(documents.map(({ student }) => student));
  const handed = documents.map(({ student }, k) => ({ student, folder: folders[k]! }));
  const { of, problems } = decisionsOf(rows, assignment, handed, new Set(foldersIn(out)));
  for (const problem of problems) process.stderr.write(`proofmark: ${problem}\n`);
  return of;
}

/** The rows of a table that are filled in; none where there is no table, null where its columns are others. */
function filledIn(file: string): readonly FilledRow[] | null {
  if (!existsSync(file)) return [];
  try {
    return filledRows(file, [...csvRows(textOf(readFileSync(file), file), file)]);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    throw new WrongCall(error.message);
  }
}

const foldersIn = (out: string): string[] =>
  readdirSync(out, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
