import type { Expr } from '../../expr';
import { visit } from '../../expr';
import { keyOf, spell } from './algebra/keys';
import { only, single } from './algebra/poly';
import { isOne } from './algebra/ratio';
import type { Inside, Poly } from './algebra/types';
import { written } from './algebra/write';
import type { LawId, Use } from './law';
import type { LawName } from './lexicon';
import { wordsFor } from './lexicon';
import { atomsIn, insideOf } from './algebra/walk';
import type { Found, Question } from './search';

/** A law by its name, as problems name it, and in the words of feedback. */
export interface Named {
  readonly name: LawName;
  /** What follows "by", with what it was applied to: `normalisation of $q$`. */
  readonly said: string;
  /**
   * The step itself shows the law, so that no word is needed: `KL(q‖p) ≥ 0` by itself, or the log of a mean on one side
   * and the mean of the log on the other. Absent for equalities.
   */
  readonly shown?: boolean;
}

/** Uses of a law on one side that the other side does not share: what the step is about. */
export function ownUses(found: Found, id: string): { left: Use[]; right: Use[] } {
  const of = (uses: readonly Use[]): Use[] => uses.filter((u) => u.law.id === id);
  const [left, right] = [of(found.left), of(found.right)];
  const without = (mine: Use[], others: Use[]): Use[] => {
    const keys = new Set(others.map((u) => keyOf(u.from)));
    return mine.filter((u) => !keys.has(keyOf(u.from)));
  };
  const own = { left: without(left, right), right: without(right, left) };
  return own.left.length + own.right.length > 0 ? own : { left, right };
}

export const named = (name: LawName, said: string = wordsFor(name)): Named => ({ name, said });

/** What a law is called where it was used as it was. */
export function nameOfLaw(id: LawId, found: Found, q: Question): Named {
  const own = ownUses(found, id);
  const uses = [...own.left, ...own.right];
  switch (id) {
    case 'logarithm of a product':
      return named(ofLogarithm(uses));
    case 'linearity':
      return named(ofLinearity(uses));
    case 'conditional probability':
      return named(ofDensities(q));
    case 'normalisation': {
      const of = [...new Set(uses.flatMap((u) => vanished(u)))];
      return of.length > 0
        ? named('normalisation', `normalisation of ${of.map((name) => `$${name}$`).join(' and ')}`)
        : named('normalisation');
    }
    case 'definition of a function':
    case 'definition of a name': {
      // A name that neither side shows stands in another definition.
      const seen = new Set(
        [q.left, q.right].flatMap(insideOf).flatMap((i) => (i.kind === 'apply' || i.kind === 'name' ? [i.name] : [])),
      );
      const names = [
        ...new Set(uses.flatMap((u) => (u.from.kind === 'apply' || u.from.kind === 'name' ? [u.from.name] : []))),
      ].filter((name) => seen.has(name));
      return named(
        'definition',
        names.length > 0 ? `the definition of ${names.map((n) => `$${n}$`).join(' and ')}` : 'a definition',
      );
    }
    case 'inner product by its first vector':
    case 'inner product by its last vector':
      return named('matrix product by components');
    case 'derivative of a product':
      return named(ofProducts(uses));
    case 'derivative of a logarithm':
    case 'derivative of an exponential':
    case 'derivative of the sigmoid':
    case 'derivative of tanh':
      return named(id, uses.some(isComposed) ? `the chain rule with ${wordsFor(id)}` : wordsFor(id));
    case 'mean over fewer variables':
      return named('marginalisation');
    case 'normal density by matrices':
      return named('density of the normal law');
    case 'definition of entropy': {
      const cross = uses.some(
        (u) => u.from.kind === 'entropy' && u.from.of.length > 1 && u.from.of[0]?.kind === 'density',
      );
      return named(cross ? 'definition of cross-entropy' : 'definition of entropy');
    }
    default:
      return named(id);
  }
}

/** Whether logs of quotients, products or powers were taken apart. */
function ofLogarithm(uses: readonly Use[]): LawName {
  let kind: 'power' | 'product' = 'power';
  for (const { from } of uses) {
    if (from.kind !== 'log') continue;
    const t = single(from.of);
    if (!t || t.coef.d > 1 || t.factors.some((f) => f.power.n < 0)) return 'logarithm of a quotient';
    const [f] = t.factors;
    const power = t.factors.length === 1 && isOne(t.coef) && f && (!isOne(f.power) || f.atom.inside.kind === 'power');
    if (!power) kind = 'product';
  }
  return `logarithm of a ${kind}`;
}

/** Whether a derivative is of a function of something other than what it is by. */
function isComposed({ from }: Use): boolean {
  const inside = from.kind === 'derivative' ? only(from.of)?.inside : undefined;
  if (from.kind !== 'derivative' || !inside) return false;
  const argument =
    inside.kind === 'log' || inside.kind === 'exp' ? inside.of : inside.kind === 'apply' ? inside.args[0] : undefined;
  return argument !== undefined && spell(written(argument)) !== spell(from.by);
}

/** Whether the derivative of a product, quotient or power was taken. */
function ofProducts(uses: readonly Use[]): LawName {
  const factors = uses.flatMap(({ from }) => (from.kind === 'derivative' ? [single(from.of)?.factors ?? []] : []));
  if (factors.some((all) => all.some((f) => f.power.n < 0))) return 'derivative of a quotient';
  return factors.every((all) => all.length === 1) ? 'derivative of a power' : 'derivative of a product';
}

function ofLinearity(uses: readonly Use[]): LawName {
  if (uses.some((u) => u.from.kind === 'mean')) return 'linearity of expectation';
  const integral = uses.some((u) => u.from.kind === 'fold' && u.from.binders.some((b) => b.integral));
  return integral ? 'linearity of the integral' : 'linearity of sums';
}

type Density = Extract<Expr, { kind: 'density' }>;

function densitiesIn(insides: readonly Inside[]): Density[] {
  const out: Density[] = [];
  for (const i of insides) for (const a of atomsIn(i)) if (a.kind === 'density') out.push(a.density);
  return out;
}

/** Names of densities that summing took away. */
function vanished({ from, to }: Use): string[] {
  const left = new Set(densities(to).keys());
  return densitiesIn([from])
    .filter((d) => !left.has(spell(d)))
    .map((d) => d.name);
}

/** Densities of a formula by their spelling, those in the measures of means aside. */
function densities(p: Poly): Map<string, Density> {
  const out = new Map<string, Density>();
  for (const t of p)
    for (const a of [...t.factors.map((f) => f.atom), ...t.word.map((l) => l.atom)])
      for (const d of densitiesIn([a.inside])) out.set(spell(d), d);
  return out;
}

/** Which rule of conditional probability takes the densities of one side to those of the other. */
function ofDensities(q: Question): LawName {
  const [left, right] = [densities(q.left), densities(q.right)];
  const only = (a: Map<string, Density>, b: Map<string, Density>): Density[] =>
    [...a].filter(([key]) => !b.has(key)).map(([, d]) => d);
  const [a, b] = [only(left, right), only(right, left)];
  const rules = [...new Set([...a, ...b].map((d) => d.name))].map((name) =>
    ruleOf(
      a.filter((d) => d.name === name),
      b.filter((d) => d.name === name),
    ),
  );
  if (rules.includes("Bayes' rule")) return "Bayes' rule";
  return rules.every((r) => r === rules[0]) ? (rules[0] ?? 'product rule') : 'product rule';
}

/** The rule that takes densities of one family to others: by how many stand on each side, and of what. */
function ruleOf(a: readonly Density[], b: readonly Density[]): LawName {
  const all = [...a, ...b];
  if (all.some((c) => all.some((d) => c !== d && turned(c, d)))) return "Bayes' rule";
  const alone = a.length === 1 ? a[0]! : b.length === 1 ? b[0]! : null;
  const others = alone === a[0] ? b : a;
  // In a proportionality the density of what is given is left out.
  if (alone && others.length === 1 && alone.given.length > 0) return 'definition of conditional probability';
  if (alone && others.length === 2 && alone.given.length > 0) {
    // p(z|x) = p(z,x) / p(x), all perhaps given something else.
    const joint = others.find((d) => d.of.length > alone.of.length);
    if (joint && others.some((d) => d !== joint && d.of.length < joint.of.length))
      return 'definition of conditional probability';
  }
  return all.length > 3 ? 'chain rule of probability' : 'product rule';
}

/** p(a|b) and p(b|a), each perhaps given more. */
function turned(c: Density, d: Density): boolean {
  const spelled = (items: readonly Expr[]): string[] => items.map((x) => plain(x));
  const [of, given] = [spelled(c.of), spelled(c.given)];
  return (
    c.name === d.name &&
    spelled(d.of).every((x) => given.includes(x)) &&
    of.every((x) => spelled(d.given).includes(x)) &&
    of.length > 0
  );
}

/** A variable whatever its primes and values. */
function plain(e: Expr): string {
  let name = '';
  visit(e, (x) => {
    if (x.kind === 'sym' && name === '') name = x.name;
  });
  return name;
}
