import type { ClaimVerdict, Mark, PartStatus, QuantityFeedback, ResultFeedback } from '../../graders/feedback';
import type { Language } from '../../problems/schema';
import type { ClassTexts } from './class-catalogue';
import type { Notation } from './notation';

/** Every word that a report says by itself, in one language. What graders say comes with the feedback. */
export interface Catalogue {
  readonly id: Language;
  /** BCP 47, such as `en`. */
  readonly language: string;
  readonly notation: Notation;

  // The head.
  readonly titleOf: (assignment: string, student: string) => string;
  readonly feedbackOn: string;
  readonly pointsOf: (awarded: string, of: string, one: boolean) => string;
  /** What stands after the number that is printed large. */
  readonly ofPoints: (of: string, one: boolean) => string;
  readonly pending: (points: string, one: boolean) => string;
  readonly claimsHold: (count: number) => string;
  readonly claimsFail: (count: number) => string;
  readonly claimsUnclear: (count: number) => string;
  readonly aboutDocument: string;
  readonly atLine: (line: number) => string;
  readonly summary: string;
  readonly part: string;
  readonly question: string;
  readonly share: string;
  readonly points: string;

  // A part.
  readonly status: Readonly<Record<PartStatus, string | undefined>>;
  /** Said of each part where the document could not be read. */
  readonly unread: string;
  readonly waitingPoints: (points: string) => string;
  readonly place: (from: number, to: number) => string;
  readonly marks: string;
  readonly markNames: Readonly<Record<Mark['for'], string>>;
  readonly line: (line: number) => string;

  // A claim.
  readonly claimVerdicts: Readonly<Record<ClaimVerdict, string>>;
  readonly isConclusion: string;
  /** Sentence for the reasons why a claim holds. `$…$` in it is a formula. */
  readonly byLaw: (law: string, several: boolean) => string;
  readonly person: string;
  readonly howRead: string;
  readonly wasReadAs: string;
  readonly counterexample: string;
  /** Below a counterexample with rows such as `dz,\; z = 1, 2, 3`. */
  readonly weighed: string;
  /** The same where no symbol has a value. */
  readonly bothSides: string;
  /** What a row of a counterexample is about, for those who do not see that it is a formula. */
  readonly symbol: string;
  readonly leftSide: string;
  readonly rightSide: string;
  readonly suggestion: string;

  // A chain.
  readonly chain: (line: number) => string;
  readonly side: (number: number) => string;
  readonly sides: (from: number, to: number) => string;

  // Quantities, results, prose.
  readonly quantities: string;
  readonly verdict: string;
  readonly quantity: string;
  readonly youWrote: string;
  readonly expected: string;
  readonly quantityVerdicts: Readonly<Record<QuantityFeedback['verdict'], string>>;
  readonly resultVerdicts: Readonly<Record<ResultFeedback['verdict'], string>>;
  readonly isVerdict: (verdict: string) => string;
  readonly interval: (low: string, high: string) => string;
  readonly inYourWords: string;
  /** Below the points of a person, where findings follow that promise that a person will look. */
  readonly foundBefore: string;
  /** Before what a person wrote to the student. */
  readonly comment: string;
  /** @param score points out of points, as `pointsOf` writes them */
  readonly decided: (score: string) => string;
  readonly confirmed: (points: string) => string;
  readonly proposed: (points: string) => string;

  // The foot.
  readonly howChecked: string;
  readonly method: string;
  readonly versions: (generator: string, version: string, seed: number, feedback: number) => string;

  // Formulas that cannot be set.
  readonly shownAsWritten: (reason: string) => string;
  readonly tooWide: string;

  /** What is said of a whole class. */
  readonly ofClass: ClassTexts;
}
