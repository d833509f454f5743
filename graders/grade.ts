import type {
  Assignment,
  AssignmentPart,
  DerivationProblem,
  Problem,
  QuantitiesProblem,
  ResultsProblem,
} from '../problems/schema';
import { findParts } from '../submissions/parts';
import type { Submission } from '../submissions/read';
import type { Checker } from '../worlds';
import { checkerFor } from '../worlds';
import { briefly } from './brief';
import { judgeDerivation } from './derivation';
import type { Feedback, PartFeedback, ReadingProblem } from './feedback';
import { feedbackVersion } from './feedback';
import { withoutHeadingNumbers } from './headings';
import { usedMacros } from './macros';
import { judgeQuantities } from './quantities';
import { judgeResults, noReferences, type MeasuredPicture, type References } from './results';

/** Who made the feedback. */
export interface Generator {
  readonly name: string;
  readonly version: string;
}

/** Where an answer stands: offsets, and lines. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly lines: { readonly from: number; readonly to: number };
}

/** What judging says of a part, beside what the assignment says of it. */
type Judged = Pick<PartFeedback, 'awarded' | 'status' | 'remarks'> & Partial<PartFeedback>;

/** An assignment made ready to grade with one seed: its worlds are drawn once for all documents. */
export class Grader {
  private readonly checkers = new Map<string, Checker>();

  constructor(
    private readonly assignment: Assignment,
    private readonly seed: number,
    private readonly generator: Generator,
    private readonly references: References = noReferences,
  ) {}

  /** Judges one document. The same assignment, document and seed give the same feedback, byte for byte. */
  grade(submission: Submission, student: string, pictures: readonly MeasuredPicture[] = []): Feedback {
    const { assignment } = this;
    const found = findParts(submission.text, assignment.parts);
    const unread = submission.problems.some(({ severity }) => severity === 'error');
    // Where there is no text, that no answer was found in it tells nobody anything.
    const noticed = unread ? submission.problems : [...submission.problems, ...found.problems];
    const problems: ReadingProblem[] = noticed.map(({ message, line, remedy }) => ({
      message,
      ...(line === undefined ? {} : { line }),
      ...(remedy === undefined ? {} : { remedy }),
    }));
    const parts = assignment.parts.map((part) => this.part(part, submission.text, found.parts.get(part.id), pictures));
    const feedback = this.feedback(parts, problems, submission, student);
    return unread ? { ...feedback, unread } : feedback;
  }

  /** Judged parts of a document as feedback on it. */
  feedback(
    parts: readonly PartFeedback[],
    problems: readonly ReadingProblem[],
    submission: Submission,
    student: string,
  ): Feedback {
    const { assignment } = this;
    const sum = (of: (part: PartFeedback) => number): number =>
      Math.round(parts.reduce((s, p) => s + of(p), 0) * 100) / 100;
    const macros = usedMacros(submission.text, parts);
    return {
      version: feedbackVersion,
      generator: this.generator,
      assignment: assignment.id,
      title: assignment.title,
      language: assignment.language,
      student,
      document: submission.name,
      points: sum((p) => p.points),
      awarded: sum((p) => (p.status === 'waiting' ? 0 : p.awarded)),
      pending: sum((p) => (p.status === 'waiting' ? p.points : 0)),
      seed: this.seed,
      ...(macros.length > 0 ? { macros } : {}),
      problems,
      parts,
    };
  }

  /** Judges a text that is the answer to one part. */
  check(part: AssignmentPart, submission: Submission, pictures: readonly MeasuredPicture[] = []): PartFeedback {
    const found = findParts(submission.text, this.assignment.parts).parts.get(part.id);
    const whole = { from: 0, to: submission.text.length, lines: { from: 1, to: submission.text.split('\n').length } };
    return this.part(part, submission.text, submission.text.trim() === '' ? undefined : (found ?? whole), pictures);
  }

  private part(
    part: AssignmentPart,
    text: string,
    place: Place | undefined,
    pictures: readonly MeasuredPicture[],
  ): PartFeedback {
    const head = {
      id: part.id,
      label: part.label,
      title: part.title,
      ...(part.problem ? { question: briefly(part.problem.statement) } : {}),
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
      };
    const lines = place.lines;
    switch (part.problem?.grader) {
      case undefined:
        return { ...head, awarded: 0, status: 'waiting', lines };
      case 'derivation':
        return { ...head, lines, ...this.derivation(part.problem, part.points, text, place) };
      case 'quantities':
        return { ...head, lines, ...this.quantities(part.problem, part.points, withoutHeadingNumbers(text), place) };
      case 'results':
        return {
          ...head,
          lines,
          ...this.results(part.problem, part.points, withoutHeadingNumbers(text), place, pictures),
        };
    }
  }

  private derivation(problem: DerivationProblem, points: number, text: string, place: Place): Judged {
    const judged = judgeDerivation(problem, this.checker(problem), points, text, place);
    if (judged.claims.length === 0)
      return {
        awarded: 0,
        status: 'waiting',
        remarks: ['No formula that states something was found in this answer; a person will look at it.'],
      };
    const { awarded, unclear, marks, claims, chains, remarks } = judged;
    return { awarded, status: unclear ? 'waiting' : 'graded', marks, claims, chains, remarks };
  }

  private quantities(problem: QuantitiesProblem, points: number, text: string, place: Place): Judged {
    const checker = problem.declarations ? this.checker(problem) : null;
    const spelling = { decimalComma: this.assignment.decimalComma };
    const judged = judgeQuantities(problem, checker, points, text, place, spelling);
    const { awarded, unclear, marks, claims, quantities, remarks } = judged;
    return { awarded, status: unclear ? 'waiting' : 'graded', marks, claims, quantities, remarks };
  }

  private results(
    problem: ResultsProblem,
    points: number,
    text: string,
    place: Place,
    pictures: readonly MeasuredPicture[],
  ): Judged {
    const judged = judgeResults(problem, this.references, points, text, place, pictures);
    if (judged.results.length === 0)
      return {
        awarded: 0,
        status: 'waiting',
        remarks: [
          'None of the figures that are asked for was found in the text; a person will look at it.',
          ...judged.unmeasured,
        ],
      };
    const { awarded, unclear, marks, results, remarks } = judged;
    return { awarded, status: unclear ? 'waiting' : 'graded', marks, results, remarks };
  }

  private checker(problem: Problem): Checker {
    const known = this.checkers.get(problem.id);
    if (known) return known;
    if (!problem.declarations || !problem.world) throw new Error(`${problem.id} declares no world`);
    const { checker, problems } = checkerFor(problem.declarations, this.seed);
    const first = problems[0];
    if (!checker)
      throw new Error(`${problem.world.file}:${first?.line ?? 1}: ${first?.message ?? 'this world cannot be drawn'}`);
    this.checkers.set(problem.id, checker);
    return checker;
  }
}
