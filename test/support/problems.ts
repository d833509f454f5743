import { basename, join } from 'node:path';
import { assignmentFolders, readAssignment } from '../../problems/files';
import type { Problem } from '../../problems/schema';
import { root } from './shared';

/** A problem of the library, with what its assignment says of spelling. */
export interface LibraryProblem {
  /** `conv-lstm-kl/lstm-step`. */
  readonly name: string;
  readonly problem: Problem;
  readonly decimalComma: boolean;
}

/** Every problem that a part of an assignment under `problems/` names. */
export const libraryProblems: readonly LibraryProblem[] = assignmentFolders(join(root, 'problems')).flatMap(
  (folder) => {
    const assignment = readAssignment(folder).value;
    return (assignment?.parts ?? []).flatMap(({ problem }) =>
      problem ? [{ name: `${basename(folder)}/${problem.id}`, problem, decimalComma: assignment!.decimalComma }] : [],
    );
  },
);
