import type { RelationOp } from '../expr';
import type { JudgedChain, JudgedClaim, JudgedText } from './claims';
import type { Slip } from './feedback';

/** What went wrong in a derivation, each cause counted once. */
export interface Errors {
  /** Claims that are a mistake of their own. */
  readonly mistakes: readonly number[];
  /** Failing claims that belong to a mistake counted already: the way within a slip, and the way back from it. */
  readonly consequences: readonly number[];
}

/** Whether `left op right` holds between two sides of a chain. */
export type Holds = (chain: number, left: number, right: number, op: RelationOp) => boolean;

/** A relation that holds over a slip: between the side before it and the side after it. */
export interface Bridge {
  readonly chain: number;
  readonly left: number;
  readonly right: number;
  readonly op: RelationOp;
}

/** Inequalities that a slip spoils and that hold when it is left out. Slips in equalities show in the value classes. */
export function bridgesOf(text: JudgedText, holds: Holds): Bridge[] {
  const out: Bridge[] = [];
  text.chains.forEach((_, chain) => {
    const claims = text.claims.filter((c) => c.chain === chain);
    for (let i = 0; i < claims.length; i++) {
      if (claims[i]!.verdict !== 'fails') continue;
      for (let j = i + 1; j < claims.length; j++) {
        if (claims[j]!.verdict !== 'fails') continue;
        const ops = claims
          .slice(i, j + 1)
          .map((c) => c.link.op)
          .filter((op) => op !== '=');
        const op = ops[0];
        const [left, right] = [claims[i]!.link.left, claims[j]!.link.right];
        if (op !== undefined && ops.every((o) => o === op) && holds(chain, left, right, op))
          out.push({ chain, left, right, op });
      }
    }
  });
  return out;
}

/**
 * Counts mistakes rather than failing claims. A stretch of a chain that leaves its value and comes back is one
 * mistake, though the claims into it and out of it fail; a change of value that persists is one mistake, whatever
 * follows from it; where the value changes again without coming back, that is another.
 * @param counted indices of the claims that count
 * @param bridges relations that hold over a slip: an inequality that recovers leads to a value that the chain has
 *   not had before
 */
export function errorsOf(text: JudgedText, counted: ReadonlySet<number>, bridges: readonly Bridge[]): Errors {
  const mistakes: number[] = [];
  const consequences: number[] = [];
  const byChain = new Map<number, number[]>();
  text.claims.forEach((claim, i) => {
    if (counted.has(i)) byChain.set(claim.chain, [...(byChain.get(claim.chain) ?? []), i]);
  });
  for (const [chain, claims] of byChain) {
    const { classes } = text.chains[chain]!;
    /** Values that the chain may come back to. */
    const home = new Set<string>();
    /** Failing claims since home was left. */
    let away: number[] = [];
    for (const i of claims) {
      const claim = text.claims[i]!;
      const left = classes[claim.link.left] ?? '?';
      const right = classes[claim.link.right] ?? '?';
      if (home.size === 0) home.add(left);
      if (claim.verdict === 'holds') {
        // An inequality that holds leads to a new value, which is home from there on.
        if (away.length === 0 && claim.link.op !== '=') home.add(right);
        continue;
      }
      if (claim.verdict !== 'fails') continue;
      if (away.length > 0 && ((claim.link.op === '=' && home.has(right)) || bridged(text, away, claim, bridges))) {
        mistakes.push(away[0]!);
        consequences.push(...away.slice(1), i);
        away = [];
        home.add(right);
      } else away.push(i);
    }
    mistakes.push(...away);
  }
  return { mistakes: mistakes.sort((a, b) => a - b), consequences: consequences.sort((a, b) => a - b) };
}

const bridged = (text: JudgedText, away: readonly number[], back: JudgedClaim, bridges: readonly Bridge[]): boolean =>
  bridges.some(
    (b) => b.chain === back.chain && b.left === text.claims[away[0]!]!.link.left && b.right === back.link.right,
  );

/** Slips of one chain: stretches of sides that leave its value, and whether it comes back. */
export function slipsOf(chain: JudgedChain): Slip[] {
  if (!chain.chain.links.every((l) => l.op === '=')) return [];
  const { classes } = chain;
  const home = classes[0]!;
  if (home === '?') return [];
  const slips: Slip[] = [];
  for (let i = 1; i < classes.length; i++) {
    if (classes[i] === home || classes[i] === '?') continue;
    let to = i;
    while (to + 1 < classes.length && classes[to + 1] !== home) to++;
    const recovers = to + 1 < classes.length;
    slips.push({
      from: i,
      to,
      recovers,
      because: !recovers
        ? 'from here on the value has changed'
        : to === i
          ? 'this side is wrong by itself: the sides after it are right again'
          : 'these sides are wrong, and the one after them is right again',
    });
    i = to;
  }
  return slips;
}
