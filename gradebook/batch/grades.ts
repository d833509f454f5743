import type { Feedback, PartFeedback } from '../../graders/feedback';
import type { Assignment } from '../../problems/schema';
import type { Cell } from './csv';
import { decisionColumns } from './decisions';
import type { Outcome, Trouble } from './run';

/** Says what went wrong, in a sentence or two. */
export type Say = (trouble: Trouble) => string;

/**
 * Makes sentences in the language of who reads them from what graders say.
 * @param about the result that they are about; null where they speak for themselves
 */
export type Tell = (said: readonly string[], about: string | null) => string;

/**
 * Rows of `grades.csv`: one a student, in the order of the documents. A part has its points; nothing where they wait
 * for a person. Of a document that could not be read or graded no points are told, not even 0: a person decides. The
 * same outcomes give the same rows, kept or not.
 */
export function gradeRows(assignment: Assignment, outcomes: readonly Outcome[], say: Say): Cell[][] {
  const head = ['student', 'document', 'awarded', 'pending', 'points', ...assignment.parts.map(({ id }) => id)];
  const points = Math.round(100 * assignment.parts.reduce((sum, part) => sum + part.points, 0)) / 100;
  const rows = outcomes.map((outcome): Cell[] => {
    const { student, document, trouble } = outcome;
    const feedback = judged(outcome);
    const parts = assignment.parts.map(({ id }) => feedback?.parts.find((part) => part.id === id));
    return [
      student,
      document,
      feedback?.awarded ?? null,
      feedback?.pending ?? null,
      points,
      ...parts.map((part) => (!part || part.status === 'waiting' ? null : part.awarded)),
      labels(parts, 'waiting'),
      labels(parts, 'missing'),
      trouble ? say(trouble) : null,
    ];
  });
  return [[...head, 'waiting', 'missing', 'trouble'], ...rows];
}

/** The feedback where there was a text to judge, else null. */
export const judged = ({ feedback }: Pick<Outcome, 'feedback'>): Feedback | null =>
  feedback && !feedback.unread ? feedback : null;

const findsNothing = ({ parts }: Feedback): boolean => parts.every(({ status }) => status === 'missing');

const labels = (parts: readonly (PartFeedback | undefined)[], status: PartFeedback['status']): string | null =>
  parts
    .filter((part) => part?.status === status)
    .map((part) => part!.label)
    .join(' ') || null;

/** What a person is to look at: one part of one student, or a document that could not be graded. */
export interface Wait {
  readonly student: string;
  readonly document: string;
  readonly folder: string;
  /** Null: the whole document. */
  readonly part: PartFeedback | null;
  /** What graders say of it; nothing where none grades the part. */
  readonly because: readonly string[];
  /** The result that these are about, where it is one. */
  readonly about: string | null;
}

/**
 * Everything that waits for a person: first whole documents, those in trouble and those that may not be what was meant
 * to be handed in; then part by part, so that like answers follow each other.
 * @param unfound what is said of a document in which no part was found
 */
export function waits(assignment: Assignment, outcomes: readonly Outcome[], say: Say, unfound: string): Wait[] {
  const of = ({ student, document, folder }: Outcome) => ({ student, document, folder });
  const troubled = outcomes.flatMap((outcome): Wait[] => {
    const { feedback, trouble, note } = outcome;
    const reasons = [
      ...(trouble ? [say(trouble)] : feedback && findsNothing(feedback) ? [unfound] : []),
      ...(note === null ? [] : [note]),
    ];
    return reasons.length > 0 ? [{ ...of(outcome), part: null, because: reasons, about: null }] : [];
  });
  const parts = assignment.parts.flatMap(({ id }) =>
    outcomes.flatMap((outcome): Wait[] => {
      const part = outcome.feedback?.parts.find((p) => p.id === id && p.status === 'waiting');
      return part ? [{ ...of(outcome), part, ...reasonOf(part) }] : [];
    }),
  );
  return [...troubled, ...parts];
}

/** Why a person is to look: the first thing that could not be decided, or what the grader remarks. */
function reasonOf(part: PartFeedback): Pick<Wait, 'because' | 'about'> {
  const claim = part.claims.find(({ verdict }) => verdict === 'undecided' || verdict === 'unreadable');
  const quantity = part.quantities.find(({ verdict }) => verdict === 'unreadable');
  const result = part.results.find(({ verdict }) => verdict !== 'consistent' && verdict !== 'confirmed');
  const reason = claim?.because ?? quantity?.because;
  if (reason === undefined && result) return { because: [result.because], about: result.claim };
  const said = reason ?? part.remarks[0];
  return { because: said === undefined ? [] : [said], about: null };
}

// prettier-ignore
const waitHead = ['student', 'document', 'part', 'id', 'title', 'points', 'proposed', 'from line', 'to line', 'why', 'folder'];

/**
 * Rows of `waiting.csv`. The last two columns are for the person: points and a comment, see `decisions.ts`.
 * @param ungraded what is said of a part that nothing grades
 */
export function waitRows(waiting: readonly Wait[], tell: Tell, ungraded: string): Cell[][] {
  const rows = waiting.map(({ student, document, folder, part, because, about }): Cell[] => [
    student,
    document,
    part?.label ?? null,
    part?.id ?? null,
    part?.title ?? null,
    part?.points ?? null,
    part && part.marks.length > 0 ? part.awarded : null,
    part?.lines?.from ?? null,
    part?.lines?.to ?? null,
    because.length === 0 ? ungraded : tell(because, about),
    folder,
    null,
    part?.decision?.comment ?? null,
  ]);
  return [[...waitHead, ...decisionColumns], ...rows];
}
