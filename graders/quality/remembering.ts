import type { Token } from '../../expr';
import { bare } from '../../expr';
import type { ChainText, Checker, JudgedChain, Names } from '../../worlds';

const tokenKey = (t: Token): string => `${t.kind} ${t.command ?? ''} ${t.spaced ? 1 : 0} ${t.text}`;

const keyOf = ({ sides, links }: ChainText, names: Names): string =>
  [
    ...sides.map((s) => s.tokens.map(tokenKey).join('\u0001')),
    ...links.map((l) => `${l.op} ${l.left} ${l.right}`),
    ...[...names].map(([name, e]) => `${name} ${bare(e)}`),
  ].join('\u0002');

/**
 * A checker that judges each chain once. Variants of an answer differ in one chain, and a verdict is a function of the
 * chain and the names alone.
 */
export function remembering(checker: Checker): Checker {
  const known = new Map<string, JudgedChain>();
  return {
    ...checker,
    judge(chain, names) {
      const key = keyOf(chain, names);
      const before = known.get(key);
      if (before) return before;
      const judged = checker.judge(chain, names);
      known.set(key, judged);
      return judged;
    },
  };
}
