import type { Expr } from '../../../expr';
import type { Formula } from '../../meaning';
import { depends, dependsOnAny } from '../algebra/free';
import { add, constant, multiply, ofAtom, only, rankOfPoly, scale, single, term, UNIT } from '../algebra/poly';
import { isOne, MINUS_ONE, ratio } from '../algebra/ratio';
import type { Bound, Factor, Inside, Poly } from '../algebra/types';
import { symbol } from '../algebra/write';
import type { Law } from '../law';
import type { Normaliser } from '../normal';
import { freeLetters, indexBinder, nameOf } from '../read/binders';
import { substituted } from '../read/substitute';

/** Mean and variance of a normal law of one number, or of each component of a vector with a diagonal covariance. */
interface Normal {
  /** The name that it is a law of. */
  readonly of: Expr;
  readonly name: string;
  readonly vector: boolean;
  readonly mean: (at: readonly Expr[]) => Poly;
  readonly variance: ((at: readonly Expr[]) => Poly) | null;
  readonly args: readonly [Expr, Expr];
}

/** The normal law that a density or law is. */
export function normalLaw(e: Expr, n: Normaliser): Normal | null {
  const found = lawOf(e, n);
  const name = found && nameOf(found.of);
  const variable = name ? n.setting.variable(name) : null;
  if (!found || !name) return null;
  const form = variable ? n.setting.meaning.variables.get(variable)?.form : undefined;
  const vector = form ? form.kind === 'copies' || ('size' in form && form.size !== 'scalar') : false;
  const [mean, variance] = found.args;
  const read = (x: Expr, at: readonly Expr[]): Poly => (at.length === 0 ? n.poly(x) : n.component(n.poly(x), at));
  return {
    of: found.of,
    name,
    vector,
    mean: (at) => read(mean, at),
    variance: vector ? diagonal(variance, n) : () => n.poly(variance),
    args: found.args,
  };
}

function lawOf(e: Expr, n: Normaliser): { of: Expr; args: readonly [Expr, Expr] } | null {
  if (e.kind === 'law') {
    const [of] = e.of;
    return e.family === 'normal' && of && e.of.length === 1 && e.args.length === 2
      ? { of, args: [e.args[0]!, e.args[1]!] }
      : null;
  }
  if (e.kind !== 'density' || e.of.length !== 1) return null;
  const [of] = e.of;
  const info = n.setting.family(e.name);
  const own = nameOf(of!);
  const variable = own === null ? null : n.setting.variable(own);
  const behind = e.given.map((g) => nameOf(g)).map((g) => (g === null ? null : n.setting.variable(g)));
  for (const piece of info?.pieces ?? []) {
    const m = piece.meaning;
    if (m.kind !== 'law' || m.family !== 'normal' || m.args.length !== 2) continue;
    if (piece.of.length > 1 || (piece.of.length === 1 && piece.of[0] !== variable)) continue;
    if (!piece.given.every((g) => behind.includes(g)) || behind.some((g) => g !== null && !piece.given.includes(g)))
      continue;
    const values = new Map(piece.given.map((g) => [g, e.given[behind.indexOf(g)]!]));
    const arg = (f: Formula): Expr => substituted(n.setting.read(f.expr), values);
    return { of: of!, args: [arg(m.args[0]!), arg(m.args[1]!)] };
  }
  return null;
}

/** Entries on the diagonal of a covariance that is diagonal by what it says: diag(v), I, a number times I. */
function diagonal(e: Expr, n: Normaliser): ((at: readonly Expr[]) => Poly) | null {
  if (e.kind === 'sym') {
    if (['I', '\\mathbf{I}', '\\mathbb{I}'].includes(e.name)) return () => UNIT;
    const form = n.setting.meaning.parameters.get(e.name)?.form;
    if (form?.kind === 'is') return diagonal(form.formula.expr, n);
    return null;
  }
  if (e.kind === 'apply' && e.fn.kind === 'sym' && e.fn.name === 'diag' && e.args.length === 1)
    return (at) => n.component(n.poly(e.args[0]!), at);
  if (e.kind === 'num' && e.value === 1) return () => UNIT;
  if (e.kind === 'product') {
    const k = e.factors.findIndex((f) => f.kind === 'sym' && ['I', '\\mathbf{I}', '\\mathbb{I}'].includes(f.name));
    const rest = e.factors.filter((_, i) => i !== k);
    if (k === -1 || rest.length === 0) return null;
    return () => rest.map((f) => n.poly(f)).reduce((a, b) => multiply(a, b));
  }
  return null;
}

/** The density of the normal law. */
const normalDensity: Law = {
  id: 'density of the normal law',
  on: ['density', 'law', 'log'],
  apply: (inside, n) => withFormula(inside, n, densityFormula),
};

/** A density, or the densities within a logarithm, by their formulas. */
function withFormula(inside: Inside, n: Normaliser, formula: (i: Inside, n: Normaliser) => Poly | null): Poly | null {
  if (inside.kind === 'log') {
    const t = single(inside.of);
    const formulas = t?.factors.map((f) => formula(f.atom.inside, n)) ?? [];
    if (!t || formulas.every((p) => p === null)) return null;
    const of = t.factors.map((f, i) => n.power(formulas[i] ?? ofAtom(f.atom), f.power));
    return n.make({ kind: 'log', of: of.reduce((a, b) => multiply(a, b), constant(t.coef)) });
  }
  // What a sum or mean is weighted by keeps its name: its moments are known by that.
  if (inside.kind === 'density' && inside.density.of.some((x) => n.isBound(nameOf(x) ?? ''))) return null;
  return formula(inside, n);
}

function densityFormula(inside: Inside, n: Normaliser): Poly | null {
  if (inside.kind !== 'density' && inside.kind !== 'law') return null;
  const law = normalLaw(inside.kind === 'density' ? inside.density : inside.law, n);
  if (!law?.variance) return null;
  const one = (at: readonly Expr[]): Poly => {
    const x = at.length === 0 ? n.poly(law.of) : n.component(n.poly(law.of), at);
    const v = law.variance!(at);
    const away = add(x, scale(law.mean(at), MINUS_ONE));
    const exponent = scale(multiply(multiply(away, away), n.power(v, MINUS_ONE)), ratio(-1, 2));
    const front = n.power(multiply(multiply([term(ratio(2), [], [])], n.poly(symbol('\\pi'))), v), ratio(-1, 2));
    return multiply(front, n.make({ kind: 'exp', of: exponent }));
  };
  if (!law.vector) return one([]);
  const to = n.setting.sizeOf(n.setting.variable(law.name) ?? law.name, 0);
  const [index] = freeLetters(n.setting);
  if (!to || index === undefined) return null;
  const b = indexBinder(index, to);
  return n.make({ kind: 'fold', op: 'prod', binders: [b], where: [], body: n.within([b], () => one([b.expr])) });
}

/** Moments of a normal law up to the fourth, by mean and variance. */
function moment(k: number, m: Poly, v: Poly): Poly | null {
  const times = (c: number, ...ps: Poly[]): Poly =>
    scale(
      ps.reduce((a, b) => multiply(a, b), UNIT),
      ratio(c),
    );
  switch (k) {
    case 1:
      return m;
    case 2:
      return add(times(1, m, m), v);
    case 3:
      return add(times(1, m, m, m), times(3, m, v));
    case 4:
      return add(times(1, m, m, m, m), times(6, m, m, v), times(3, v, v));
    default:
      return null;
  }
}

/** The mean of a term that is a power of one number under a normal law; null where it is not. */
function momentOf(factors: readonly Factor[], law: Normal): Poly | null {
  if (factors.length === 0) return UNIT;
  const [f] = factors;
  if (factors.length !== 1 || !f || f.power.d !== 1 || f.power.n < 1) return null;
  const { inside } = f.atom;
  if (inside.kind === 'name' && inside.name === law.name && !law.vector)
    return moment(f.power.n, law.mean([]), law.variance!([]));
  if (inside.kind !== 'index' || inside.at.length !== 1 || !law.vector || !law.variance) return null;
  const base = only(inside.of)?.inside;
  if (base?.kind !== 'name' || base.name !== law.name) return null;
  return moment(f.power.n, law.mean(inside.at), law.variance(inside.at));
}

const moments: Law = {
  id: 'moments of a Gaussian',
  on: ['mean', 'fold', 'spread'],
  apply(inside, n) {
    if (inside.kind === 'spread') return spreadOf(inside, n);
    if (inside.kind === 'mean') {
      const [d] = inside.measure.densities;
      const law = d && inside.measure.densities.length === 1 && !inside.measure.opaque ? normalLaw(d, n) : null;
      const [b] = inside.measure.binds;
      if (!law || !b || inside.measure.binds.length !== 1) return null;
      if (inside.body.every((t) => !n.depends(t, [b]))) return null;
      return meanOf(inside.body, law, b);
    }
    if (inside.kind !== 'fold' || inside.op !== 'sum' || inside.where.length > 0) return null;
    const b = inside.binders.find((x) => x.kind === 'variable');
    const others = inside.binders.filter((x) => x !== b);
    if (!b || b.from || b.to || others.some((x) => x.kind !== 'index')) return null;
    // The weight: one normal density of the name in every term.
    const weights = inside.body.map((t) =>
      t.factors.filter(
        (f) => (f.atom.inside.kind === 'density' || f.atom.inside.kind === 'law') && depends(f.atom.free, b),
      ),
    );
    const first = weights[0]?.[0];
    if (!first || weights.some((w) => w.length !== 1 || w[0]!.atom.key !== first.atom.key || !isOne(w[0]!.power)))
      return null;
    const own = first.atom.inside;
    const law = own.kind === 'density' ? normalLaw(own.density, n) : own.kind === 'law' ? normalLaw(own.law, n) : null;
    if (!law || law.name !== b.name) return null;
    const body = inside.body.map((t) =>
      term(
        t.coef,
        t.factors.filter((f) => f.atom.key !== first.atom.key),
        t.word,
      ),
    );
    if (body.every((t) => !n.depends(t, [b]))) return null;
    const mean = n.within(others, () => meanOf(body, law, b));
    return mean && (others.length === 0 ? mean : n.make({ ...inside, binders: others, body: mean }));
  },
};

function spreadOf(inside: Extract<Parameters<Law['apply']>[0], { kind: 'spread' }>, n: Normaliser): Poly | null {
  const [d] = inside.measure.densities;
  const law = d && inside.measure.densities.length === 1 && !inside.measure.opaque ? normalLaw(d, n) : null;
  if (!law?.variance || inside.op !== 'Var' || inside.body.length !== 1) return null;
  const a = only(inside.body[0]!)?.inside;
  if (a?.kind === 'name' && a.name === law.name && !law.vector) return law.variance([]);
  if (a?.kind === 'index' && law.vector) {
    const base = only(a.of)?.inside;
    if (base?.kind === 'name' && base.name === law.name) return law.variance(a.at);
  }
  return null;
}

function meanOf(body: Poly, law: Normal, b: Bound): Poly | null {
  const out: Poly[] = [];
  for (const t of body) {
    if (t.word.some((l) => dependsOnAny(l.atom.free, [b]))) return null;
    const outside = t.factors.filter((f) => !depends(f.atom.free, b));
    const inner = momentOf(
      t.factors.filter((f) => depends(f.atom.free, b)),
      law,
    );
    if (!inner) return null;
    out.push(multiply([term(t.coef, outside, t.word)], inner));
  }
  return add(...out);
}

/** The same of a vector, by its covariance matrix as a whole. */
const byMatrices: Law = {
  id: 'normal density by matrices',
  on: ['density', 'law', 'log'],
  apply: (inside, n) => withFormula(inside, n, matrixFormula),
};

function matrixFormula(inside: Inside, n: Normaliser): Poly | null {
  if (inside.kind !== 'density' && inside.kind !== 'law') return null;
  const law = normalLaw(inside.kind === 'density' ? inside.density : inside.law, n);
  const size = law?.vector ? n.setting.sizeOf(n.setting.variable(law.name) ?? law.name, 0) : null;
  if (!law || !size) return null;
  const [mean, covariance] = law.args.map((a) => n.poly(a)) as [Poly, Poly];
  if (rankOfPoly(covariance) !== 'matrix') return null;
  const away = add(n.poly(law.of), scale(mean, MINUS_ONE));
  const inverse = n.powerBy(covariance, constant(ratio(-1)));
  const exponent = scale(multiply(multiply(n.transposed(away), inverse), away), ratio(-1, 2));
  const two = multiply(constant(ratio(2)), n.poly(symbol('\\pi')));
  const det = n.make({ kind: 'apply', name: '\\det', fn: symbol('\\det'), args: [covariance] });
  const front = multiply(n.powerBy(two, scale(size, ratio(-1, 2))), n.power(det, ratio(-1, 2)));
  return multiply(front, n.make({ kind: 'exp', of: exponent }));
}

export const GAUSSIAN: readonly Law[] = [moments, normalDensity, byMatrices];
