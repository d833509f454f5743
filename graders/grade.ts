import type { Assignment, AssignmentPart, DerivationProblem } from '../problems/schema';
import { findParts } from '../submissions/parts';
import type { Submission } from '../submissions/read';
import type { Checker } from '../worlds';
import { checkerFor } from '../worlds';
import { judgeDerivation } from './derivation';
import type { Feedback, PartFeedback, ReadingProblem } from './feedback';
import { feedbackVersion } from './feedback';

/** Who made the feedback. */
export interface Generator {
  readonly name: string;
  readonly version: string;
}

/** An assignment made ready to grade with one seed: its worlds are drawn once for all documents. */
export class Grader {
  private readonly checkers = new Map<string, Checker>();

  constructor(
    private readonly assignment: Assignment,
    private readonly seed: number,
    private readonly generator: Generator,
  ) {}

  /** Judges one document. The same assignment, document and seed give the same feedback, byte for byte. */
  grade(submission: Submission, student: string): Feedback {
    const { assignment } = this;
    const found = findParts(submission.text, assignment.parts);
    const problems: ReadingProblem[] = [...submission.problems, ...found.problems].map(({ message, line, remedy }) => ({
      message,
      ...(line === undefined ? {} : { line }),
      ...(remedy === undefined ? {} : { remedy }),
    }));
    const parts = assignment.parts.map((part) => this.part(part, submission.text, found.parts.get(part.id)));
    const sum = (of: (part: PartFeedback) => number): number =>
      Math.round(parts.reduce((s, p) => s + of(p), 0) * 100) / 100;
    return {
      version: feedbackVersion,
      generator: this.generator,
      assignment: assignment.id,
      title: assignment.title,
      student,
      document: submission.name,
      points: sum((p) => p.points),
      awarded: sum((p) => (p.status === 'waiting' ? 0 : p.awarded)),
      pending: sum((p) => (p.status === 'waiting' ? p.points : 0)),
      seed: this.seed,
      problems,
      parts,
    };
  }

  /** Judges a text that is the answer to one part. */
  check(part: AssignmentPart, submission: Submission): PartFeedback {
    const found = findParts(submission.text, this.assignment.parts).parts.get(part.id);
    const whole = { from: 0, to: submission.text.length, lines: { from: 1, to: submission.text.split('\n').length } };
    return this.part(part, submission.text, submission.text.trim() === '' ? undefined : (found ?? whole));
  }

  private part(
    part: AssignmentPart,
    text: string,
    place: { from: number; to: number; lines: { from: number; to: number } } | undefined,
  ): PartFeedback {
    const head = {
      id: part.id,
      label: part.label,
      title: part.title,
      grader: part.grader,
      points: part.points,
      marks: [],
      claims: [],
      chains: [],
      quantities: [],
      results: [],
      prose: [],
      remarks: [],
    };
    if (!place)
      return {
        ...head,
        awarded: 0,
        status: 'missing',
        remarks: [`No answer to ${part.label} was found in the document.`],
      };
    const lines = place.lines;
    if (part.problem === null) return { ...head, awarded: 0, status: 'waiting', lines };
    const judged = judgeDerivation(part.problem, this.checker(part.problem), part.points, text, place);
    if (judged.claims.length === 0)
      return {
        ...head,
        awarded: 0,
        status: 'waiting',
        lines,
        remarks: ['No formula that states something was found in this answer; a person will look at it.'],
      };
    return {
      ...head,
      awarded: judged.awarded,
      status: judged.unclear ? 'waiting' : 'graded',
      lines,
      marks: judged.marks,
      claims: judged.claims,
      chains: judged.chains,
      remarks: judged.remarks,
    };
  }

  private checker(problem: DerivationProblem): Checker {
    const known = this.checkers.get(problem.id);
    if (known) return known;
    const { checker, problems } = checkerFor(problem.declarations, this.seed);
    const first = problems[0];
    if (!checker)
      throw new Error(`${problem.world.file}:${first?.line ?? 1}: ${first?.message ?? 'this world cannot be drawn'}`);
    this.checkers.set(problem.id, checker);
    return checker;
  }
}
