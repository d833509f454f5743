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

/** The texts of one assignment folder. */
export interface AssignmentTexts {
  readonly id: string;
  readonly assignment: Text;
  readonly problems: readonly ProblemTexts[];
}
