import type { DerivationProblem } from '../../../problems/schema';
import type { Checker } from '../../../worlds';
import { checkerFor } from '../../../worlds';
import type { DerivationJudgement } from '../../derivation';
import { judgeDerivation } from '../../derivation';
import type { Judge } from '../examination';
import { remembering } from '../remembering';
import type { Catch } from '../report';

/** Points of the part: so many that rounding hides no loss. */
const POINTS = 100;

/** From the seed of the verdicts to the seeds of the worlds in which survivors are looked at once more. */
const FURTHER = [15_485_863, 32_452_843, 49_979_687] as const;

/** A derivation problem whose worlds are drawn, so that many answers can be judged. */
export class Subject implements Judge<DerivationJudgement> {
  readonly checker: Checker;
  readonly model: DerivationJudgement;
  private others: readonly Checker[] | null = null;

  constructor(
    readonly problem: DerivationProblem,
    private readonly seed: number,
  ) {
    this.checker = remembering(drawn(problem, seed));
    this.model = this.judge(problem.solution.text);
  }

  judge(text: string): DerivationJudgement {
    return judgeDerivation(this.problem, this.checker, POINTS, text, { from: 0, to: text.length }, false);
  }

  /** Checkers with fresh worlds. */
  get further(): readonly Checker[] {
    this.others ??= FURTHER.map((step) => remembering(drawn(this.problem, this.seed + step)));
    return this.others;
  }

  against(judged: DerivationJudgement): Catch | null {
    for (const verdict of ['fails', 'unreadable', 'undecided'] as const)
      if (judged.claims.some((c) => c.verdict === verdict)) return verdict;
    return this.losesMarks(judged) ? 'marks' : null;
  }

  losesMarks(judged: DerivationJudgement): boolean {
    return judged.awarded < this.model.awarded;
  }

  reason(judged: DerivationJudgement, against: Catch): string {
    const claim = judged.claims.find((c) => c.verdict === against);
    if (claim) return `${claim.latex}: ${claim.because}`;
    return judged.marks.flatMap((m) => (m.awarded < m.points ? [`${m.for}: ${m.because}`] : [])).join('; ');
  }
}

function drawn(problem: DerivationProblem, seed: number): Checker {
  const { checker, problems } = checkerFor(problem.declarations, seed);
  if (checker) return checker;
  const first = problems[0];
  throw new Error(`${problem.world.file}:${first?.line ?? 1}: ${first?.message ?? 'this world cannot be drawn'}`);
}
