import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Decision } from '../../graders/decision';
import type { AssignmentTexts } from '../../problems/texts';
import type { Text } from '../../problems/schema';

/** SHA-256, in hexadecimal. */
export const digest = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** What a whole class is graded by. */
export interface Basis {
  /** Digest of the program that grades, and of its reference results: others may grade otherwise. */
  readonly program: string;
  /** Digest of the assignment. */
  readonly assignment: string;
  readonly seed: number;
}

/** Digest of all texts of an assignment, wherever its folder lies. */
export function assignmentDigest({ id, assignment, problems }: AssignmentTexts): string {
  const entry = (text: Text | null): readonly string[] => (text ? [basename(text.file), text.text] : []);
  return digest(
    JSON.stringify([
      id,
      entry(assignment),
      problems.map((problem) => [
        problem.id,
        entry(problem.problem),
        entry(problem.statement),
        entry(problem.solution),
        problem.mistakes.map(entry),
        [...problem.worlds].map(([name, text]) => [name, entry(text)]),
      ]),
    ]),
  );
}

/** Everything that a student's feedback depends on, as one digest: where it is the same, the feedback is. */
export const keyOf = (
  basis: Basis,
  student: string,
  document: string,
  bytes: Uint8Array,
  pictures: readonly Uint8Array[] = [],
  decisions: readonly Decision[] = [],
): string =>
  digest(
    JSON.stringify([
      ...[basis.program, basis.assignment, basis.seed, student, document, digest(bytes)],
      ...pictures.map((picture) => digest(picture)),
      ...decisions.map(({ part, points, comment }) => [part, points, comment]),
    ]),
  );
