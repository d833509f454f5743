import { formOf } from '../expr';
import type { JudgedText } from './claims';
import type { AnswerSide, Form } from './forms';
import type { Established } from './graph';
import { withName } from './renaming';

/**
 * A Jacobian that an answer gives by its two cases, `\frac{\partial p_i}{\partial z_i} = \dots` and
 * `\frac{\partial p_i}{\partial z_j} = \dots` for `i \ne j`: together they say what the goal says. Both must hold to
 * their ends, and these must be worked out, as the goal is.
 */
export function establishedByCases(
  forms: readonly Form[],
  text: JudgedText,
  sides: readonly AnswerSide[],
): Established | null {
  for (const { op, left, right } of forms) {
    if (op !== '=' || left.material.derivatives === 0 || right.material.derivatives > 0) continue;
    const indices = [...left.material.indices];
    for (const i of indices)
      for (const j of indices) {
        if (i === j) continue;
        const on =
          caseOf(text, sides, [formOf(withName(left.expr, j, i))], null) ??
          caseOf(text, sides, [left.form], `${i} = ${j}`);
        const off = on && caseOf(text, sides, [left.form], `${i} \\ne ${j}`);
        if (on && off) {
          const path = [...on, ...off].sort((a, b) => a - b);
          return { path, claim: path[path.length - 1]!, outright: [], independent: true };
        }
      }
  }
  return null;
}

/** Claims of a chain that begins with one of some forms, holds to its end under a condition, and ends without derivatives. */
function caseOf(
  text: JudgedText,
  sides: readonly AnswerSide[],
  starts: readonly string[],
  condition: string | null,
): number[] | null {
  for (const c of text.chains.keys()) {
    const own = sides.filter((side) => side.chain === c);
    const [first, last] = [own[0], own[own.length - 1]];
    if (!first || first.side !== 0 || !starts.includes(first.form) || last!.material.derivatives > 0) continue;
    const claims = text.claims.flatMap((claim, k) => (claim.chain === c ? [k] : []));
    const holds = claims.every((k) => {
      const { verdict, under, link } = text.claims[k]!;
      return (
        verdict === 'holds' &&
        link.op === '=' &&
        (under === undefined || (condition !== null && isSame(under, condition)))
      );
    });
    const isRestricted = condition === null || claims.some((k) => text.claims[k]!.under !== undefined);
    if (holds && isRestricted) return claims;
  }
  return null;
}

/** `i \ne j` and `j \ne i`. */
function isSame(under: string, condition: string): boolean {
  const plain = (latex: string): string =>
    latex
      .replace(/\\neq\b/g, '\\ne')
      .replace(/[{}\s]/g, '')
      .split(/(=|\\ne)/)
      .sort()
      .join(' ');
  return plain(under) === plain(condition);
}
