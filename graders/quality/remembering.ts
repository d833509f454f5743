import type { Expr, Token } from '../../expr';
import { bare } from '../../expr';
import type { ChainText, ChainVerdict, Checker, JudgedChain, Names } from '../../worlds';

const tokenKey = (t: Token): string => `${t.kind} ${t.command ?? ''} ${t.spaced ? 1 : 0} ${t.text}`;

const keyOf = ({ sides, links }: ChainText, names: Names = new Map(), under: readonly Expr[] = []): string =>
  [
    ...sides.map((s) => s.tokens.map(tokenKey).join('\u0001')),
    ...links.map((l) => `${l.op} ${l.left} ${l.right}`),
    ...[...names].map(([name, e]) => `${name} ${bare(e)}`),
    ...under.map((e) => `under ${bare(e)}`),
  ].join('\u0002');

/**
 * A checker that judges each chain once. Variants of an answer differ in one chain, and a verdict is a function of the
 * chain and the names alone.
 */
export function remembering(checker: Checker): Checker {
  const judged = new Map<string, ChainVerdict>();
  const followed = new Map<string, { used: ReadonlyMap<string, boolean>; judged: JudgedChain }[]>();
  const further = new Map<string, Checker>();
  return {
    ...checker,
    judge: (chain, names, under) => once(judged, keyOf(chain, names, under), () => checker.judge(chain, names, under)),
    // What is used later may differ from variant to variant where the chain does not.
    follow(chain, isUsed) {
      const key = keyOf(chain);
      const before = followed
        .get(key)
        ?.find(({ used }) => [...used].every(([name, is]) => (isUsed?.(name) ?? false) === is));
      if (before) return before.judged;
      const used = new Map<string, boolean>();
      const judged = checker.follow(chain, (name) => {
        const is = isUsed?.(name) ?? false;
        used.set(name, is);
        return is;
      });
      followed.set(key, [...(followed.get(key) ?? []), { used, judged }]);
      return judged;
    },
    knowing: (definitions) =>
      once(further, definitions.map((d) => [d.name, ...d.indices, bare(d.expr)].join(' ')).join('\u0002'), () =>
        remembering(checker.knowing(definitions)),
      ),
  };
}

function once<T>(known: Map<string, T>, key: string, make: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}
