import type { Chain, Context } from '../expr';
import { saysZeroed } from '../expr';
import type { AtRoots, Checker, SideText } from '../worlds';
import type { JudgedClaim } from './claims';

/** What a text sets to zero, or says to be zero at a place that it looks for. */
export interface Zero {
  /** Formulas for it, the one that was written last first: a slip in it is no reason to call wrong what follows. */
  readonly forms: readonly SideText[];
  /** The formulas around it: what they differentiate by is looked for. */
  readonly near: readonly SideText[];
  readonly latex: string;
}

const SLOPE = /\\partial|\\nabla|\\frac\s*\{\s*(?:d|\\mathrm\{d\})[^{}]*\}\s*\{\s*(?:d|\\mathrm\{d\})/;

/** Whether a formula is, or holds, a derivative. */
export const isSlope = (latex: string): boolean => SLOPE.test(latex);

/** The left side of `\frac{\partial L}{\partial \mu} = \dots = 0`, with what it is a form of. */
export function zeroIn({ sides }: Chain, left: number): Zero {
  const last = sides[left]!;
  const first = sides[0]!;
  return { forms: left === 0 ? [last] : [last, first], near: sides.slice(0, left + 1), latex: last.latex };
}

/**
 * What the words before a claim say to be zero: the derivative that was worked out last.
 * @param chains those before it
 */
export function zeroBefore({ before }: Context, chains: readonly Chain[]): Zero | null {
  if (!saysZeroed(before)) return null;
  for (const chain of [...chains].reverse())
    if (chain.sides.some(({ latex }) => isSlope(latex)) && chain.links.every(({ op }) => op === '='))
      return { ...zeroIn(chain, chain.sides.length - 1), latex: chain.sides[0]!.latex };
  return null;
}

/** A claim where something is zero, for the first form of it that tells; null where none does. */
export function atZero({ link }: JudgedClaim, chain: Chain, zero: Zero, checker: Checker): AtRoots | null {
  if (link.op !== '=') return null;
  const sides = [chain.sides[link.left]!, chain.sides[link.right]!] as const;
  let refuted: AtRoots | null = null;
  let open = false;
  for (const form of zero.forms) {
    const found = checker.whereZero(sides, form, zero.near);
    if (found?.verdict === 'holds') return found;
    if (found) refuted = found;
    else open = true;
  }
  return open ? null : refuted;
}
