/** Words about a whole class, in one language; see `Catalogue`. */
export interface ClassTexts {
  // Why a document could not be graded.
  readonly tookTooLong: (seconds: number) => string;
  readonly tookTooMuchMemory: (megabytes: number) => string;
  readonly crashed: (how: string) => string;
  readonly threw: (message: string) => string;

  /** Why a part waits that no grader looked at. */
  readonly ungraded: string;

  // The head of the summary.
  readonly summaryOf: (assignment: string) => string;
  readonly summary: string;
  readonly graded: (count: number) => string;
  readonly troubled: (count: number) => string;
  /** A share from 0 to 1. */
  readonly percent: (share: number) => string;
  readonly decimal: (value: number, digits: number) => string;

  // Scores.
  readonly scores: string;
  readonly median: (share: string) => string;
  readonly mean: (share: string) => string;
  readonly middleHalf: (from: string, to: string) => string;
  /** `pending`: some points wait for a person, and are left out. */
  readonly scoresNote: (pending: boolean) => string;
  readonly noScores: string;
  readonly shareOfPoints: string;
  readonly students: string;
  readonly histogram: (total: number, bars: readonly { from: string; to: string; count: number }[]) => string;

  // Parts.
  readonly parts: string;
  readonly partsTable: string;
  readonly meanShare: string;
  readonly discrimination: string;
  readonly missing: string;
  readonly waiting: string;
  readonly partsNote: string;

  // Mistakes.
  readonly mistakes: string;
  readonly noMistakes: string;
  readonly studentCount: (count: number) => string;
  readonly forExample: (student: string, line: number | null) => string;
  /** Where nothing of the example follows. */
  readonly forExampleAlone: (student: string, line: number | null) => string;
  /** `because` is a sentence. */
  readonly lostMark: (mark: string, because: string) => string;
  /** `because` is a sentence, and comes last. */
  readonly contradicted: (claim: string, because: string) => string;
  /** Stands between what a value is called and the value. */
  readonly before: string;
  readonly expected: string;
  readonly would: string;
  readonly unexplained: string;
  readonly wrongValue: string;

  // What waits for a person, and what could not be graded.
  readonly forPerson: string;
  readonly nothingWaits: string;
  readonly answers: string;
  readonly why: string;
  readonly otherReasons: string;
  readonly who: string;
  /** Names, and how many more there are. */
  readonly names: (names: readonly string[], more: number) => string;
  readonly troubles: string;
  readonly more: (count: number) => string;

  // The foot.
  readonly howToRead: string;
  readonly reading: string;
  readonly versions: (generator: string, version: string, seed: number) => string;

  // The plot of reference results.
  readonly claimed: (value: string) => string;
  readonly reference: (
    runs: number,
    range: readonly [string, string] | null,
    interval: readonly [string, string] | null,
    claim: string | null,
  ) => string;
}
