import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { loadAssignment, loadProblem } from './load';
import type { AssignmentTexts, ProblemTexts } from './texts';
import type { Loaded } from './reading';
import type { Assignment, Problem, Text } from './schema';

const read = (file: string): Text => ({ file, text: readFileSync(file, 'utf8') });
const readIfThere = (file: string): Text | null => (existsSync(file) ? read(file) : null);

const absent = <T>(file: string, message: string): Loaded<T> => ({
  value: null,
  troubles: [{ file, line: 1, column: 1, message }],
});

function problemTexts(folder: string): ProblemTexts {
  const mistakes = join(folder, 'mistakes');
  const named = (at: string, ending: RegExp): string[] =>
    existsSync(at)
      ? readdirSync(at)
          .filter((name) => ending.test(name))
          .sort()
      : [];
  return {
    id: basename(folder),
    problem: read(join(folder, 'problem.yaml')),
    statement: readIfThere(join(folder, 'statement.md')),
    solution: readIfThere(join(folder, 'solution.md')),
    mistakes: named(mistakes, /\.md$/).map((name) => read(join(mistakes, name))),
    worlds: new Map(
      named(folder, /\.ya?ml$/)
        .filter((name) => name !== 'problem.yaml')
        .map((name) => [name, read(join(folder, name))]),
    ),
  };
}

/** All texts of the folder of an assignment; it must have an assignment.yaml. */
export function assignmentTexts(folder: string): AssignmentTexts {
  const problems = readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isDirectory() && existsSync(join(path, 'problem.yaml')))
    .map(problemTexts);
  return { id: basename(folder), assignment: read(join(folder, 'assignment.yaml')), problems };
}

/** Reads the folder of an assignment, with its problems. */
export function readAssignment(folder: string): Loaded<Assignment> {
  const file = join(folder, 'assignment.yaml');
  if (!existsSync(file))
    return absent(file, 'there is no such file: an assignment is a folder with an assignment.yaml');
  return loadAssignment(assignmentTexts(folder));
}

/** Reads the folder of one problem. */
export function readProblem(folder: string): Loaded<Problem> {
  const file = join(folder, 'problem.yaml');
  if (!existsSync(file)) return absent(file, 'there is no such file: a problem is a folder with a problem.yaml');
  return loadProblem(problemTexts(folder));
}

/** The assignment folders below `root`, by name. */
export function assignmentFolders(root: string): readonly string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .sort()
    .map((name) => join(root, name))
    .filter((path) => existsSync(join(path, 'assignment.yaml')));
}
