/** Something noticed while a submission was read. `error`: there is no text to judge. */
export interface SubmissionProblem {
  readonly severity: 'error' | 'note';
  readonly message: string;
  /** What the writer can do about it. */
  readonly remedy?: string;
  /** Line of the text as it was read, from 1. */
  readonly line?: number;
}

/** A problem that leaves nothing to judge, with its remedy. */
export const failure = (message: string, remedy: string): SubmissionProblem => ({ severity: 'error', message, remedy });
