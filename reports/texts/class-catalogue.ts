/** Words about a whole class, in one language; see `Catalogue`. */
export interface ClassTexts {
  // Why a document could not be graded.
  readonly tookTooLong: (seconds: number) => string;
  readonly tookTooMuchMemory: (megabytes: number) => string;
  readonly crashed: (how: string) => string;
  readonly threw: (message: string) => string;

  /** Why a part waits that no grader looked at. */
  readonly ungraded: string;
}
