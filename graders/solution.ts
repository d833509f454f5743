import type { Expr } from '../expr';
import type { Checker, Names } from '../worlds';
import type { JudgedClaim, JudgedText } from './claims';

/**
 * Claims that fail for arbitrary values but hold for what the goal is about, such as the most probable `x`, are meant so.
 * @param at what is asked for, by its name
 */
export function atSolution(text: JudgedText, checker: Checker, at: Names): JudgedText {
  if (at.size === 0) return text;
  const claims = text.claims.map((claim): JudgedClaim => {
    if (claim.verdict !== 'fails') return claim;
    const { chain } = text.chains[claim.chain]!;
    const judged = checker.judge(
      {
        sides: [chain.sides[claim.link.left]!, chain.sides[claim.link.right]!],
        links: [{ op: claim.link.op, left: 0, right: 1 }],
      },
      at,
    );
    if (judged.links[0]!.verdict !== 'holds') return claim;
    const who = [...at.keys()].map((n) => `$${n}$`).join(', ');
    return {
      ...claim,
      counterexample: undefined,
      verdict: 'holds',
      because: `true of the ${who} that is asked for, in every random world`,
    };
  });
  return { ...text, claims };
}

/** Whether a side of a claim is what is asked for, or an entry of it: `x_i = -y_i` is an answer, however it is said. */
export function answers(sides: readonly Expr[], at: Names): boolean {
  return sides.some((e) => {
    const base = e.kind === 'indexed' ? e.base : e;
    return base.kind === 'sym' && at.has(base.name);
  });
}
