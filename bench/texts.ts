import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assignmentFolders, readAssignment } from '../problems/files';
import { showTrouble } from '../problems/reading';
import type { Declarations } from '../worlds';

/** Texts to be judged in the worlds of one problem. */
export interface WorldTexts {
  readonly name: string;
  readonly declarations: Declarations;
  readonly texts: readonly string[];
}

/** Model answers and typical mistakes of all problems, with the worlds of each. */
export function problemTexts(root: string): WorldTexts[] {
  return assignmentFolders(root).flatMap((folder) => {
    const { value, troubles } = readAssignment(folder);
    if (value === null) throw new Error(troubles.map(showTrouble).join('\n'));
    return value.parts.flatMap(({ problem }) => {
      if (problem?.grader !== 'derivation') return [];
      const texts = [problem.solution.text, ...problem.mistakes.map((mistake) => mistake.text)];
      return [{ name: problem.id, declarations: problem.declarations, texts }];
    });
  });
}

/** Derivations by many authors, where the course's material lies beside the repository; null where it does not. */
export function corpusTexts(file: string): string[] | null {
  if (!existsSync(file)) return null;
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { latex: string }).latex);
}

export const corpusFile = (root: string): string => join(root, '../shared/corpus/chains.jsonl');
