import type { Trouble } from './reading';
import type { Text } from './schema';

/** The texts of one problem folder; what is absent is null. */
export interface ProblemTexts {
  readonly id: string;
  readonly problem: Text;
  readonly statement: Text | null;
  readonly solution: Text | null;
  readonly mistakes: readonly Text[];
  /** Other YAML files of the folder, by name: worlds that stand in a file of their own. */
  readonly worlds: ReadonlyMap<string, Text>;
}

/** What lacks beside a `problem.yaml`: the question and the model answer. */
export function missingTexts({ problem, statement, solution }: ProblemTexts): Trouble[] {
  const absent = (name: string, message: string): Trouble => ({
    file: problem.file.replace(/[^/\\]*$/, name),
    line: 1,
    column: 1,
    message: `the file is missing: ${message}`,
  });
  return [
    ...(statement === null ? [absent('statement.md', 'write the question there, in Markdown')] : []),
    ...(solution === null ? [absent('solution.md', 'write a model answer there; it must earn full marks')] : []),
  ];
}

/** The texts of one assignment folder. */
export interface AssignmentTexts {
  readonly id: string;
  readonly assignment: Text;
  readonly problems: readonly ProblemTexts[];
}
