import type { Expr } from '../../../expr';
import { visit } from '../../../expr';
import { componentName, spell } from '../algebra/keys';
import { multiply, only, single, term, UNIT } from '../algebra/poly';
import { isOne, MINUS_ONE } from '../algebra/ratio';
import type { Bound, Factor, Inner, Poly, Term } from '../algebra/types';
import { depends } from '../algebra/free';
import { mentioned } from '../algebra/free';
import type { Law } from '../law';
import { freeLetters, indexBinder, nameOf } from '../read/binders';
import type { Normaliser } from '../normal';
import type { DensityExpr } from '../setting';

/** The name of a variable or component. */
const placeOf = (e: Expr): string | null => (e.kind === 'indexed' ? componentName(e.base, e.at) : nameOf(e));

/** Random variables that an expression is about. */
export function variablesOf(e: Expr, n: Normaliser): Set<string> {
  const out = new Set<string>();
  visit(e, (x) => {
    const v = x.kind === 'sym' ? n.setting.variable(x.name) : null;
    if (v) out.add(v);
  });
  return out;
}

/** Items behind the bar that a density is always conditional on, and the others. */
export function conditions(d: DensityExpr, n: Normaliser): { always: Expr[]; rest: Expr[] } {
  const places = n.setting.placesOf(d.name);
  const always: Expr[] = [];
  const rest: Expr[] = [];
  for (const g of d.given) {
    const about = [...variablesOf(g, n)].map((v) => n.setting.original(v, places?.of ?? []));
    (about.length > 0 && about.every((v) => places?.of.includes(v)) ? rest : always).push(g);
  }
  return { always, rest };
}

const density = (d: DensityExpr, n: Normaliser): Poly => n.make({ kind: 'density', density: d });

/** p(a|b) is p(a,b) over p(b). */
const conditional: Law = {
  id: 'conditional probability',
  on: ['density'],
  apply(inside, n) {
    if (inside.kind !== 'density') return null;
    const d = inside.density;
    const { always, rest } = conditions(d, n);
    if (rest.length === 0) return null;
    const joint = density({ ...d, of: [...d.of, ...rest], given: always }, n);
    const marginal = density({ ...d, of: rest, given: always }, n);
    return multiply(joint, n.power(marginal, MINUS_ONE));
  },
};

/** Names over which a density alone is summed, each with the density. */
function loose(t: Term, fold: Inner<'fold'>): { factor: Factor; density: DensityExpr; binders: Bound[] }[] {
  const out = new Map<Factor, { factor: Factor; density: DensityExpr; binders: Bound[] }>();
  for (const b of fold.binders) {
    if ((b.kind !== 'variable' && b.kind !== 'component') || b.from || b.to || b.in) continue;
    const holding = t.factors.filter((f) => depends(f.atom.free, b));
    const [factor] = holding;
    const inside = factor?.atom.inside;
    if (holding.length !== 1 || !factor || !isOne(factor.power) || inside?.kind !== 'density') continue;
    const d = inside.density;
    const own = d.of.filter((x) => placeOf(x) === b.name);
    const others = [...d.of.filter((x) => placeOf(x) !== b.name), ...d.given];
    if (own.length !== 1 || others.some((x) => depends(mentioned(x), b))) continue;
    const known = out.get(factor);
    if (known) known.binders.push(b);
    else out.set(factor, { factor, density: d, binders: [b] });
  }
  return [...out.values()];
}

/** Sums out of a term the densities that stand alone under their names. */
function summedOut(fold: Inner<'fold'>, n: Normaliser, whole: boolean): Poly | null {
  if (fold.op !== 'sum' || fold.where.length > 0) return null;
  const t = single(fold.body);
  if (!t) return null;
  const found = loose(t, fold).filter((l) => (l.density.of.length === l.binders.length) === whole);
  const [first] = found;
  if (!first) return null;
  const gone = new Set(first.binders.map((b) => b.name));
  const rest: Poly = [
    term(
      t.coef,
      t.factors.filter((f) => f !== first.factor),
      [],
    ),
  ];
  const of = first.density.of.filter((x) => !gone.has(placeOf(x) ?? ''));
  const body = of.length === 0 ? rest : multiply(rest, density({ ...first.density, of }, n));
  const binders = fold.binders.filter((b) => !gone.has(b.name));
  return binders.length === 0 ? body : n.make({ ...fold, binders, body });
}

/** A density sums or integrates to one. */
const normalisation: Law = {
  id: 'normalisation',
  on: ['fold'],
  apply: (inside, n) => (inside.kind === 'fold' ? summedOut(inside, n, true) : null),
};

/** Summing or integrating a joint density over a variable leaves that of the others. */
const marginalisation: Law = {
  id: 'marginalisation',
  on: ['fold'],
  apply: (inside, n) => (inside.kind === 'fold' ? summedOut(inside, n, false) : null),
};

/** E_{p(x,y)}[f(x)] is E_{p(x)}[f(x)]. */
const fewerVariables: Law = {
  id: 'mean over fewer variables',
  on: ['mean'],
  apply(inside, n) {
    if (inside.kind !== 'mean') return null;
    const { measure, body } = inside;
    const [only] = measure.densities;
    if (measure.densities.length !== 1 || only?.kind !== 'density') return null;
    const unused = measure.binds.filter((b) => body.every((t) => !n.depends(t, [b])));
    if (unused.length === 0 || unused.length === measure.binds.length) return null;
    const of = only.of.filter((x) => !unused.some((b) => placeOf(x) === b.name));
    if (of.length !== only.of.length - unused.length) return null;
    return n.make({
      ...inside,
      measure: { ...measure, densities: [{ ...only, of }], binds: measure.binds.filter((b) => !unused.includes(b)) },
    });
  },
};

/** The mean of what does not vary is that itself. */
const constantMean: Law = {
  id: 'expectation of a constant',
  on: ['mean'],
  apply(inside, n) {
    if (inside.kind !== 'mean' || inside.measure.opaque) return null;
    return inside.body.every((t) => !n.depends(t, inside.measure.binds)) ? inside.body : null;
  },
};

/** A mean is a sum or integral weighted by the density. */
const expectation: Law = {
  id: 'definition of expectation',
  on: ['mean'],
  apply(inside, n) {
    if (inside.kind !== 'mean') return null;
    const { measure, body } = inside;
    if (measure.opaque || measure.densities.length === 0) return null;
    const weights = n.within(measure.binds, () =>
      measure.densities.map((d) => n.poly(d)).reduce((a, b) => multiply(a, b), UNIT),
    );
    return n.make({ kind: 'fold', op: 'sum', binders: measure.binds, where: [], body: multiply(weights, body) });
  },
};

/** Whether the names behind the bar may be left out, or a joint density taken apart, is asked of the worlds. */
const independence: Law = {
  id: 'independence',
  on: ['density'],
  apply(inside, n) {
    if (inside.kind !== 'density') return null;
    const d = inside.density;
    const same = (a: Expr, b: Expr): boolean => n.setting.holds(a, b);
    const declared = n.setting.meaning.densities.filter((m) => m.signature.name === d.name);
    // Only what the world file makes independent is asked about: arbitrary tables never are.
    if (
      !declared.some(
        (m) =>
          m.kind === 'product' ||
          m.kind === 'dag' ||
          m.kind === 'unnormalised' ||
          m.kind === 'law' ||
          (m.kind === 'joint' && m.independent.length > 0),
      )
    )
      return null;
    const { always, rest } = conditions(d, n);
    for (const g of d.given) {
      const fewer = { ...d, given: d.given.filter((x) => x !== g) };
      if ((rest.includes(g) || always.includes(g)) && same(d, fewer)) return density(fewer, n);
    }
    if (d.of.length > 1)
      for (const x of d.of) {
        const [a, b] = [
          { ...d, of: [x] },
          { ...d, of: d.of.filter((y) => y !== x) },
        ];
        if (same(d, { kind: 'product', factors: [a, b], joins: [''], span: d.span }))
          return multiply(density(a, n), density(b, n));
      }
    return byConditions(d, n) ?? byUnits(d, n);
  },
};

/** p(x,y,z) as p(z|y) p(x,y), where z has nothing to do with x once y is known. */
function byConditions(d: DensityExpr, n: Normaliser): Poly | null {
  if (d.of.length < 3) return null;
  for (const x of d.of) {
    const others = d.of.filter((y) => y !== x);
    const one = { ...d, of: [x], given: [...others, ...d.given] };
    for (const y of others) {
      const fewer = { ...one, given: one.given.filter((g) => g !== y) };
      if (n.setting.holds(one, fewer)) return multiply(density(fewer, n), density({ ...d, of: others }, n));
    }
  }
  return null;
}

/** p(h|v) as the product over the units of h. */
function byUnits(d: DensityExpr, n: Normaliser): Poly | null {
  const [x] = d.of;
  if (d.of.length !== 1 || x?.kind !== 'sym') return null;
  const to = n.setting.sizeOf(x.name, 0);
  const [index] = freeLetters(n.setting);
  if (!to || index === undefined) return null;
  const expr: Expr = { kind: 'sym', name: index, span: d.span };
  const unit: DensityExpr = { ...d, of: [{ kind: 'indexed', base: x, at: [expr], place: 'sub', span: d.span }] };
  const product: Expr = {
    kind: 'fold',
    op: 'prod',
    binders: [{ name: expr, from: { kind: 'num', value: 1, text: '1', span: d.span }, to: sizeExpr(to) }],
    where: [],
    body: unit,
    span: d.span,
  };
  if (!n.setting.holds(d, product)) return null;
  const b = indexBinder(index, to);
  return n.make({ kind: 'fold', op: 'prod', binders: [b], where: [], body: n.within([b], () => density(unit, n)) });
}

function sizeExpr(p: Poly): Expr {
  const a = only(p)?.inside;
  const span = { from: 0, to: 0 };
  if (a?.kind === 'name') return { kind: 'sym', name: a.name, span };
  const value = p[0]?.coef.n ?? 1;
  return { kind: 'num', value, text: String(value), span };
}

/** Nested means are one mean under the product of their densities. */
const total: Law = {
  id: 'law of total expectation',
  on: ['mean'],
  apply(inside, n) {
    if (inside.kind !== 'mean' || inside.measure.opaque) return null;
    const inner = only(inside.body)?.inside;
    if (inner?.kind !== 'mean' || inner.measure.opaque) return null;
    const names = new Set(inside.measure.binds.map((b) => b.name));
    if (inner.measure.binds.some((b) => names.has(b.name))) return null;
    const densities = chained([...inside.measure.densities, ...inner.measure.densities], n);
    return n.make({
      kind: 'mean',
      measure: { densities, binds: [...inside.measure.binds, ...inner.measure.binds], opaque: null },
      body: inner.body,
    });
  },
};

/** Densities of which one gives what another is conditional on, as one joint density. */
function chained(all: readonly Expr[], n: Normaliser): readonly Expr[] {
  for (const a of all)
    for (const b of all) {
      if (a === b || a.kind !== 'density' || b.kind !== 'density' || a.name !== b.name) continue;
      const behind = b.given.filter((g) => !a.of.some((x) => spell(x) === spell(g)));
      if (behind.length !== b.given.length - a.of.length) continue;
      const { always, rest } = conditions({ ...b, given: behind }, n);
      const same = [...always, ...rest].every((g) => a.given.some((x) => spell(x) === spell(g)));
      if (!same || behind.length !== a.given.length) continue;
      return chained([{ ...a, of: [...a.of, ...b.of] }, ...all.filter((x) => x !== a && x !== b)], n);
    }
  return all;
}

export const PROBABILITY: readonly Law[] = [
  total,
  independence,
  conditional,
  normalisation,
  marginalisation,
  fewerVariables,
  constantMean,
  expectation,
];
