import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { assignmentFolders, assignmentTexts } from '../problems/files';
import { loadAssignment } from '../problems/load';
import { showTrouble } from '../problems/reading';
import type { Assignment } from '../problems/schema';
import type { AssignmentTexts } from '../problems/texts';
import { WrongCall } from './input';

/** The folder of assignments that comes with Proofmark: beside the program, wherever it is installed. */
export function bundledProblems(): string {
  for (let at = __dirname; ; at = dirname(at)) {
    const folder = join(at, 'problems');
    if (existsSync(join(folder, 'text-cnn-and-generative-models', 'assignment.yaml'))) return folder;
    if (dirname(at) === at)
      throw new WrongCall('the problems that come with Proofmark were not found; name their folder with --problems');
  }
}

/** The folder of an assignment given by its folder or by its name; a wrong call where there is none. */
export function assignmentFolder(given: string, problems: string | undefined): string {
  const direct = resolve(given);
  const folder = existsSync(join(direct, 'assignment.yaml'))
    ? direct
    : join(problems ?? bundledProblems(), basename(given));
  if (!existsSync(join(folder, 'assignment.yaml'))) {
    const known = assignmentFolders(problems ?? bundledProblems()).map((f) => basename(f));
    throw new WrongCall(`${given}: there is no such assignment; known are ${known.join(', ')}`);
  }
  return folder;
}

/** Reads an assignment given by its folder or by its name; whatever is wrong with its files is a wrong call. */
export const assignmentAt = (given: string, problems: string | undefined): Assignment =>
  assignmentOf(assignmentTexts(assignmentFolder(given, problems)));

/** An assignment from its texts; whatever is wrong with them is a wrong call. */
export function assignmentOf(texts: AssignmentTexts): Assignment {
  const { value, troubles } = loadAssignment(texts);
  const first = troubles[0];
  if (!value || first)
    throw new WrongCall(first ? showTrouble(first) : `${texts.id}: this assignment could not be read`);
  return value;
}
