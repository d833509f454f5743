import type { Feedback, PartFeedback } from './feedback';

/** What a person decided about one part of one student's answer: points, a comment to the student, or both. */
export interface Decision {
  /** Id of the part. */
  readonly part: string;
  readonly points: number | null;
  readonly comment: string | null;
}

/**
 * Feedback with what people decided. Points of a person count in place of all others, and a part that has them waits no
 * more; a comment alone changes no points. A document that could not be read counts as read once a person has given
 * points for every part of it. Decisions about parts that are not there are left out.
 */
export function decided(feedback: Feedback, decisions: readonly Decision[]): Feedback {
  if (decisions.length === 0) return feedback;
  const of = new Map(decisions.map((decision) => [decision.part, decision]));
  const parts = feedback.parts.map((part) => decidedPart(part, of.get(part.id)));
  const sum = (points: (part: PartFeedback) => number): number =>
    Math.round(parts.reduce((all, part) => all + points(part), 0) * 100) / 100;
  const { unread, ...rest } = feedback;
  const whole = parts.every(({ decision }) => decision?.points !== undefined);
  return {
    ...rest,
    ...(unread && !whole ? { unread } : {}),
    awarded: sum((part) => (part.status === 'waiting' ? 0 : part.awarded)),
    pending: sum((part) => (part.status === 'waiting' ? part.points : 0)),
    parts,
  };
}

function decidedPart(part: PartFeedback, decision: Decision | undefined): PartFeedback {
  if (!decision) return part;
  const { points, comment } = decision;
  const proposed = part.status === 'waiting' ? null : part.awarded;
  return {
    ...part,
    ...(points === null ? {} : { awarded: points, status: 'graded' }),
    decision: { ...(points === null ? {} : { points }), proposed, ...(comment === null ? {} : { comment }) },
  };
}
