import type { Expr } from '../../../expr';
import { spell } from '../algebra/keys';
import { add, minus, multiply, scale, UNIT } from '../algebra/poly';
import { MINUS_ONE, ratio } from '../algebra/ratio';
import type { Bound, Inner, Measure, Poly } from '../algebra/types';
import { numeral } from '../algebra/write';
import type { Law } from '../law';
import type { Normaliser } from '../normal';
import { instance } from '../read/binders';
import type { DensityExpr } from '../setting';
import { variablesOf } from './probability';

const SPAN = { from: 0, to: 0 };

/** Names that densities give a law to, as what binds them; null where one is no plain name. */
function bindsOf(of: readonly Expr[], n: Normaliser): Bound[] | null {
  const out: Bound[] = [];
  for (const x of of) {
    const own = instance(x, n.setting);
    if (!own) return null;
    if (!out.some((b) => b.name === own.name)) out.push(own);
  }
  return out;
}

/** Densities that a side of a divergence is a product of. */
function factors(e: Expr, n: Normaliser, over: readonly Expr[] | null): DensityExpr[] | null {
  if (e.kind === 'product') {
    const all = e.factors.map((f) => n.setting.completed(f, null));
    return all.every((d): d is DensityExpr => d !== null) ? all : null;
  }
  const one = n.setting.completed(e, over);
  return one ? [one] : null;
}

const mean = (densities: readonly Expr[], binds: readonly Bound[], body: () => Poly, n: Normaliser): Poly => {
  const measure: Measure = { densities, binds, opaque: null };
  return n.make({ kind: 'mean', measure, body: n.within(binds, body) });
};

const divergence: Law = {
  id: 'definition of KL divergence',
  on: ['divergence'],
  apply(inside, n) {
    if (inside.kind !== 'divergence') return null;
    const { left, right } = inside;
    if (inside.op === 'JS') {
      const middle: Expr = {
        kind: 'quotient',
        top: { kind: 'sum', terms: [left, right], span: SPAN },
        bottom: numeral(2),
        span: SPAN,
      };
      return add(
        ...[left, right].map((side) =>
          scale(n.make({ kind: 'divergence', op: 'KL', left: side, right: middle }), ratio(1, 2)),
        ),
      );
    }
    const q = factors(left, n, null);
    const binds =
      q &&
      bindsOf(
        q.flatMap((d) => d.of),
        n,
      );
    if (!q || !binds) return null;
    const over = binds.map((b) => b.expr);
    const ratioOf = (): Poly => {
      const above = q.map((d) => n.poly(d)).reduce((a, b) => multiply(a, b), UNIT);
      return multiply(above, n.power(n.poly(completedIn(right, over, n)), MINUS_ONE));
    };
    return mean(q, binds, () => n.make({ kind: 'log', of: ratioOf() }), n);
  },
};

/** Bare density names in a mixture or product, at the bound variables. */
function completedIn(e: Expr, over: readonly Expr[], n: Normaliser): Expr {
  if (e.kind === 'sum') return { ...e, terms: e.terms.map((t) => completedIn(t, over, n)) };
  if (e.kind === 'product') return { ...e, factors: e.factors.map((t) => completedIn(t, over, n)) };
  if (e.kind === 'quotient') return { ...e, top: completedIn(e.top, over, n) };
  if (e.kind === 'law' && e.of.length === 0) return { ...e, of: over };
  return n.setting.completed(e, over) ?? e;
}

/** The density of what an entropy is of, and the one that it is averaged over. */
function entropyParts(e: Inner<'entropy'>, n: Normaliser): { under: DensityExpr; of: DensityExpr } | null {
  const [first, second] = e.of;
  if (!first) return null;
  if (first.kind === 'density') return { under: first, of: (second && n.setting.completed(second, first.of)) ?? first };
  const about = [...e.of, ...e.given].flatMap((x) => [...variablesOf(x, n)]);
  const info = n.setting.covering(about);
  if (!info || e.of.some((x) => x.kind !== 'sym')) return null;
  const fixed = e.given.filter((g) => g.kind === 'relation');
  const free = e.given.filter((g) => g.kind !== 'relation');
  const at = (of: readonly Expr[], given: readonly Expr[]): DensityExpr =>
    n.setting.density({ kind: 'density', name: info.name, of, given, parameters: [], span: SPAN });
  return { under: at([...e.of, ...free], fixed), of: at(e.of, e.given) };
}

const entropy: Law = {
  id: 'definition of entropy',
  on: ['entropy'],
  apply(inside, n) {
    if (inside.kind !== 'entropy') return null;
    const parts = entropyParts(inside, n);
    const binds = parts && bindsOf(parts.under.of, n);
    if (!parts || !binds) return null;
    return scale(
      mean([parts.under], binds, () => n.make({ kind: 'log', of: n.poly(parts.of) }), n),
      MINUS_ONE,
    );
  },
};

const information: Law = {
  id: 'definition of mutual information',
  on: ['information'],
  apply(inside, n) {
    if (inside.kind !== 'information') return null;
    const { left, right, given } = inside;
    const all = [...left, ...right, ...given];
    const info = n.setting.covering(all.flatMap((x) => [...variablesOf(x, n)]));
    const binds = info && bindsOf(all, n);
    if (!info || !binds) return null;
    const at = (of: readonly Expr[], behind: readonly Expr[]): DensityExpr =>
      n.setting.density({ kind: 'density', name: info.name, of, given: behind, parameters: [], span: SPAN });
    const body = (): Poly => {
      const below = multiply(n.poly(at(left, given)), n.poly(at(right, given)));
      return n.make({ kind: 'log', of: multiply(n.poly(at([...left, ...right], given)), n.power(below, MINUS_ONE)) });
    };
    return mean([at(all, [])], binds, body, n);
  },
};

const unique = (items: readonly Expr[]): Expr[] =>
  items.filter((x, i) => items.findIndex((y) => spell(y) === spell(x)) === i);

const sorted = (items: readonly Expr[]): Expr[] => unique(items).sort((a, b) => (spell(a) < spell(b) ? -1 : 1));

const joint = (items: readonly Expr[], n: Normaliser): Poly =>
  items.length === 0 ? [] : n.make({ kind: 'entropy', of: sorted(items), given: [] });

/** H(X|Y) is H(X,Y) - H(Y). */
const chainRule: Law = {
  id: 'chain rule of entropy',
  on: ['entropy'],
  apply(inside, n) {
    if (inside.kind !== 'entropy' || inside.of.some((x) => x.kind !== 'sym' || n.setting.variable(x.name) === null))
      return null;
    if (inside.given.some((g) => g.kind === 'relation')) return null;
    const spelled = (items: readonly Expr[]): string => items.map((x) => spell(x)).join();
    if (inside.given.length === 0)
      return spelled(inside.of) === spelled(sorted(inside.of)) ? null : joint(inside.of, n);
    return minus(joint([...inside.of, ...inside.given], n), joint(inside.given, n));
  },
};

/** I(X;Y) is H(X) + H(Y) - H(X,Y). */
const byEntropies: Law = {
  id: 'mutual information by entropies',
  on: ['information'],
  apply(inside, n) {
    if (inside.kind !== 'information') return null;
    const { left, right, given } = inside;
    return minus(
      add(joint([...left, ...given], n), joint([...right, ...given], n)),
      add(joint([...left, ...right, ...given], n), joint(given, n)),
    );
  },
};

const meanOf = (measure: Measure, body: Poly, n: Normaliser): Poly => n.make({ kind: 'mean', measure, body });

/** Var(X) is the mean of the squared distance from the mean. */
const variance: Law = {
  id: 'definition of variance',
  on: ['spread'],
  apply(inside, n) {
    if (inside.kind !== 'spread') return null;
    const [a, b = a] = inside.body;
    if (!a || !b) return null;
    const away = (p: Poly): Poly => minus(p, meanOf(inside.measure, p, n));
    return n.within(inside.measure.binds, () => meanOf(inside.measure, multiply(away(a), away(b)), n));
  },
};

/** Var(X) is E[X^2] - E[X]^2. */
const secondMoment: Law = {
  id: 'variance as second moment less squared mean',
  on: ['spread'],
  apply(inside, n) {
    if (inside.kind !== 'spread') return null;
    const [a, b = a] = inside.body;
    if (!a || !b) return null;
    return minus(
      meanOf(inside.measure, multiply(a, b), n),
      multiply(meanOf(inside.measure, a, n), meanOf(inside.measure, b, n)),
    );
  },
};

export const INFORMATION: readonly Law[] = [
  chainRule,
  byEntropies,
  divergence,
  entropy,
  information,
  variance,
  secondMoment,
];
