import type { ResultMistake, ResultsProblem } from '../../../problems/schema';
import type { JudgedResults, References } from '../../results';
import { judgeResults } from '../../results';
import type { Judge } from '../examination';
import type { Catch } from '../report';

/** Points of the part: so many that rounding hides no loss. */
const POINTS = 100;

/** A problem of results, made ready to judge many answers. */
export class Subject implements Judge<JudgedResults> {
  readonly problem: ResultsProblem;

  constructor(
    problem: ResultsProblem,
    private readonly references: References,
  ) {
    // What pictures show no text can; the rest is worth all of the points then.
    const rest = 1 - (problem.digits?.share ?? 0);
    const whole = <T extends { readonly share: number }>(one: T): T => ({ ...one, share: one.share / (rest || 1) });
    this.problem = {
      ...problem,
      figures: problem.figures.map(whole),
      curves: problem.curves.map(whole),
      samples: problem.samples && whole(problem.samples),
      looks: [],
      digits: null,
    };
  }

  judge(text: string): JudgedResults {
    return judgeResults(this.problem, this.references, POINTS, text, { from: 0, to: text.length });
  }

  against(judged: JudgedResults): Catch | null {
    const verdicts = judged.results.map((r) => r.verdict);
    if (verdicts.some((v) => v === 'surprising' || v === 'contradicted')) return 'fails';
    const asked = [...this.problem.figures.filter((f) => f.asked), ...this.problem.curves];
    if (!asked.every((f) => judged.results.some((r) => r.name === f.name))) return 'unreadable';
    if (judged.unclear) return 'undecided';
    return this.losesMarks(judged) ? 'marks' : null;
  }

  losesMarks(judged: JudgedResults): boolean {
    return judged.awarded < POINTS;
  }

  reason(judged: JudgedResults): string {
    const odd = judged.results.filter((r) => r.verdict !== 'consistent' && r.verdict !== 'confirmed');
    return odd.map((r) => `${r.claim} is ${r.verdict}: ${r.because}`).join('; ') || judged.remarks.join(' ');
  }

  /** What is wrong with the model answer: every figure must be found and agree with the reference. */
  faultsOfModel(): string[] {
    const judged = this.judge(this.problem.solution.text);
    return this.against(judged) === null ? [] : [`the model answer: ${this.reason(judged)}`];
  }

  /** Where the judgement of an answer under `mistakes/` is not what its file declares. */
  faultsOfMistake(mistake: ResultMistake): string[] {
    const judged = this.judge(mistake.text);
    const out: string[] = [];
    const say = (what: string): void => void out.push(`mistakes/${mistake.name}.md: ${what}`);
    for (const [name, wanted] of mistake.results) {
      const found = judged.results.find((r) => r.name === name)?.verdict ?? 'not found';
      if (!wanted.some((verdict) => verdict === found))
        say(`${name} is declared ${wanted.join(' or ')}, but it is ${found}`);
    }
    const loses = judged.unclear || this.losesMarks(judged);
    if (mistake.loses !== loses)
      say(mistake.loses ? 'it must lose marks or wait, and does neither' : 'it must keep all marks, and does not');
    return out;
  }
}
