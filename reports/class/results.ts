import type { Feedback } from '../../graders/feedback';
import type { Language } from '../../problems/schema';

/** Everything that a class summary is made from. */
export interface ClassResults {
  /** Title of the assignment. */
  readonly title: string;
  /** Of the assignment's own texts; English where it is not said. */
  readonly language?: Language;
  readonly generator: { readonly name: string; readonly version: string };
  readonly seed: number;
  /** In the order of the assignment. */
  readonly parts: readonly ClassPart[];
  readonly students: readonly StudentResult[];
  /** Answers that wait for a person, part by part. */
  readonly waiting: readonly WaitingAnswer[];
}

export interface WaitingAnswer {
  readonly student: string;
  /** Id of the part. */
  readonly part: string;
  /** One sentence; null where nothing grades the part. */
  readonly because: string | null;
}

export interface ClassPart {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly points: number;
}

export interface StudentResult {
  readonly student: string;
  /** Name of the folder with the feedback, beside the summary. */
  readonly folder: string;
  /** Null where the document could not be read or graded: it counts in no statistics. */
  readonly feedback: Feedback | null;
  /** What went wrong with the document or with its report, in a sentence. */
  readonly trouble: string | null;
}

/** Students whose documents were read and graded, with their feedback. */
export const gradedOf = ({ students }: ClassResults): (StudentResult & { readonly feedback: Feedback })[] =>
  students.flatMap((one) => (one.feedback ? [{ ...one, feedback: one.feedback }] : []));
