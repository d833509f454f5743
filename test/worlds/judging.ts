import type { JudgedClaim } from '../../graders/claims';
import { judgeText } from '../../graders/claims';
import type { Checker } from '../../worlds';
import { checkerFor, readWorldFile } from '../../worlds';

/** The checker of a world file. Throws where the file is wrong: worlds of tests are right. */
export function checkerOf(world: string, seed = 7): Checker {
  const { declarations, problems } = readWorldFile(world);
  const made = checkerFor(declarations, seed);
  const problem = problems[0] ?? made.problems[0];
  if (problem) throw new Error(`line ${problem.line}: ${problem.message}`);
  return made.checker!;
}

/** The claims of one display, judged, in order. */
export const judged = (checker: Checker, latex: string): readonly JudgedClaim[] =>
  judgeText(`$$${latex}$$\n`, checker).claims;

/** Claims by the verdict that mathematics gives them; `undecided` with words that the reason must hold. */
export interface Claims {
  readonly holds?: readonly string[];
  readonly fails?: readonly string[];
  readonly undecided?: readonly (readonly [latex: string, because: RegExp])[];
}

const brief = (verdicts: readonly JudgedClaim[]): string =>
  verdicts.map((v) => `${v.verdict}: ${v.because} [${v.readAs}]`).join('\n');

/** One test for each claim of a world. A claim that fails must show a counterexample whose sides differ. */
export function describeClaims(name: string, world: string, claims: Claims, seed = 7): void {
  describe(name, () => {
    let checker: Checker;
    beforeAll(() => {
      checker = checkerOf(world, seed);
    });
    for (const latex of claims.holds ?? [])
      test(`holds: ${latex}`, () => {
        const verdicts = judged(checker, latex);
        expect(verdicts.length).toBeGreaterThan(0);
        if (!verdicts.every((v) => v.verdict === 'holds')) throw new Error(brief(verdicts));
      });
    for (const latex of claims.fails ?? [])
      test(`fails: ${latex}`, () => {
        const verdicts = judged(checker, latex);
        const failing = verdicts.filter((v) => v.verdict === 'fails');
        if (failing.length === 0) throw new Error(brief(verdicts));
        for (const { relation, counterexample } of failing)
          if (relation !== '!=' && relation !== '>' && relation !== '<')
            expect(counterexample!.left).not.toEqual(counterexample!.right);
      });
    for (const [latex, because] of claims.undecided ?? [])
      test(`undecided: ${latex}`, () => {
        const [first] = judged(checker, latex);
        expect(first).toMatchObject({ verdict: 'undecided', because: expect.stringMatching(because) as string });
      });
  });
}
