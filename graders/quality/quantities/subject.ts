import type { QuantitiesProblem } from '../../../problems/schema';
import type { Checker } from '../../../worlds';
import { checkerFor } from '../../../worlds';
import type { QuantitiesJudgement } from '../../quantities';
import { judgeQuantities } from '../../quantities';
import type { Spelling } from '../../quantities/spelling';
import type { Judge } from '../examination';
import { remembering } from '../remembering';
import type { Catch } from '../report';

/** Points of the part: so many that rounding hides no loss. */
const POINTS = 100;

/** A problem of numbers, made ready to judge many answers. */
export class Subject implements Judge<QuantitiesJudgement> {
  readonly checker: Checker | null;
  readonly model: QuantitiesJudgement;

  constructor(
    readonly problem: QuantitiesProblem,
    seed: number,
    private readonly spelling: Spelling,
  ) {
    const drawn = problem.declarations ? checkerFor(problem.declarations, seed) : null;
    if (drawn && !drawn.checker)
      throw new Error(
        `${problem.world?.file ?? problem.id}: ${drawn.problems[0]?.message ?? 'this world cannot be drawn'}`,
      );
    this.checker = drawn?.checker ? remembering(drawn.checker) : null;
    this.model = this.judge(problem.solution.text);
  }

  judge(text: string): QuantitiesJudgement {
    return judgeQuantities(this.problem, this.checker, POINTS, text, { from: 0, to: text.length }, this.spelling);
  }

  against(judged: QuantitiesJudgement): Catch | null {
    if (judged.claims.some((c) => c.verdict === 'fails')) return 'fails';
    const verdicts = judged.quantities.map((q) => q.verdict);
    if (verdicts.some((v) => v === 'wrong' || v === 'mistake' || v === 'rounding')) return 'fails';
    if (verdicts.some((v) => v === 'missing' || v === 'unreadable')) return 'unreadable';
    if (judged.claims.some((c) => c.verdict !== 'holds')) return 'undecided';
    return this.losesMarks(judged) ? 'marks' : null;
  }

  losesMarks(judged: QuantitiesJudgement): boolean {
    return judged.awarded < this.model.awarded;
  }

  reason(judged: QuantitiesJudgement): string {
    const claim = judged.claims.find((c) => c.verdict !== 'holds');
    if (claim) return `${claim.latex}: ${claim.because}`;
    const odd = judged.quantities.filter((q) => q.verdict !== 'right' && q.verdict !== 'follow-through');
    return odd.map((q) => `${q.name} ${q.verdict}${q.because ? `: ${q.because}` : ''}`).join('; ');
  }
}
