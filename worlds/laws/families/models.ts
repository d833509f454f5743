import type { Expr } from '../../../expr';
import type { Piece } from '../../compile/families';
import type { SignatureMeaning } from '../../meaning';
import { PARENTS } from '../../meaning';
import { add, multiply, rankOfPoly, scale, UNIT } from '../algebra/poly';
import { MINUS_ONE } from '../algebra/ratio';
import type { Poly } from '../algebra/types';
import { symbol } from '../algebra/write';
import type { Law } from '../law';
import type { Normaliser } from '../normal';
import { freeLetters, indexBinder, nameOf, variableBinder } from '../read/binders';
import type { DensityExpr } from '../setting';
import { substituted } from '../read/substitute';

/** p(v,h) is its formula over Z; a marginal is the sum of that. */
const unnormalised: Law = {
  id: 'definition of the unnormalised density',
  on: ['density'],
  apply(inside, n) {
    if (inside.kind !== 'density') return null;
    const d = inside.density;
    const m = n.setting.meaning.densities.find((x) => x.signature.name === d.name && x.kind === 'unnormalised');
    if (m?.kind !== 'unnormalised' || d.given.length > 0) return null;
    const values = new Map<string, Expr>();
    for (const x of d.of) {
      const name = nameOf(x);
      const variable = name === null ? null : n.setting.variable(name);
      if (variable === null || !m.over.includes(variable)) return null;
      values.set(variable, x);
    }
    const missing = m.over.filter((v) => !values.has(v)).map(variableBinder);
    const body = n.within(missing, () => n.poly(substituted(n.setting.read(m.formula.expr), values)));
    const sum = missing.length === 0 ? body : n.make({ kind: 'fold', op: 'sum', binders: missing, where: [], body });
    return multiply(sum, n.power(n.make({ kind: 'name', name: 'Z' }), MINUS_ONE));
  },
};

/** Z is the sum of the unnormalised density over everything. */
const normaliser: Law = {
  id: 'definition of the normaliser',
  on: ['name'],
  apply(inside, n) {
    if (inside.kind !== 'name' || inside.name !== 'Z') return null;
    const m = n.setting.meaning.densities.find((x) => x.kind === 'unnormalised');
    if (m?.kind !== 'unnormalised' || n.setting.meaning.parameters.has('Z') || n.setting.definitions.has('Z'))
      return null;
    const binders = m.over.map(variableBinder);
    return n.make({
      kind: 'fold',
      op: 'sum',
      binders,
      where: [],
      body: n.within(binders, () => n.poly(n.setting.read(m.formula.expr))),
    });
  },
};

/** A density that the world file gives by a formula. */
const byFormula: Law = {
  id: 'definition of a mixture',
  on: ['density'],
  apply(inside, n) {
    if (inside.kind !== 'density') return null;
    const found = pieceOf(inside.density, n);
    if (found?.meaning.kind !== 'is') return null;
    return n.poly(substituted(n.setting.read(found.meaning.formula.expr), found.values));
  },
};

/** The piece of a family whose places are just those of a density, and what stands in them. */
export function pieceOf(
  d: DensityExpr,
  n: Normaliser,
): { meaning: Piece['meaning']; values: Map<string, Expr> } | null {
  const variable = (e: Expr): string | null => {
    const name = nameOf(e.kind === 'relation' && e.op === '=' ? e.left : e);
    return name === null ? null : n.setting.variable(name);
  };
  const value = (e: Expr): Expr => (e.kind === 'relation' ? e.right : e);
  const [of, given] = [d.of.map(variable), d.given.map(variable)];
  for (const piece of n.setting.family(d.name)?.pieces ?? []) {
    const covers = piece.of.length === of.length && piece.of.every((v) => of.includes(v));
    const behind = piece.given.length === given.length && piece.given.every((v) => given.includes(v));
    if (!covers || !behind) continue;
    const values = new Map<string, Expr>();
    for (const v of piece.of) values.set(v, value(d.of[of.indexOf(v)]!));
    for (const v of piece.given) values.set(v, value(d.given[given.indexOf(v)]!));
    return { meaning: piece.meaning, values };
  }
  return null;
}

/** Densities of the other named laws: Bernoulli, exponential, uniform. */
const namedDensity: Law = {
  id: 'density of a named law',
  on: ['density'],
  apply(inside, n) {
    if (inside.kind !== 'density') return null;
    const found = pieceOf(inside.density, n);
    if (found?.meaning.kind !== 'law' || inside.density.of.some((x) => n.isBound(nameOf(x) ?? ''))) return null;
    const args = found.meaning.args.map((a) => n.poly(substituted(n.setting.read(a.expr), found.values)));
    const [of] = inside.density.of;
    const [x, first] = [n.poly(of!.kind === 'relation' ? of!.right : of!), args[0]];
    if (!first || rankOfPoly(x) !== 'number') return null;
    switch (found.meaning.family) {
      case 'bernoulli': {
        const rest = add(UNIT, scale(first, MINUS_ONE));
        return multiply(n.powerBy(first, x), n.powerBy(rest, add(UNIT, scale(x, MINUS_ONE))));
      }
      case 'exponential':
        return multiply(first, n.make({ kind: 'exp', of: scale(multiply(first, x), MINUS_ONE) }));
      case 'uniform':
        return args[1] ? n.power(add(args[1], scale(first, MINUS_ONE)), MINUS_ONE) : null;
      case 'normal':
      case 'categorical':
        return null;
    }
  },
};

/** A density that the world file declares as a product of conditionals, or by a directed graph. */
const factorisation: Law = {
  id: 'factorisation',
  on: ['density'],
  apply(inside, n) {
    if (inside.kind !== 'density') return null;
    const d = inside.density;
    const m = n.setting.meaning.densities.find((x) => x.signature.name === d.name);
    if (m?.kind === 'product') return ofFactors(d, m.factors, n);
    const [x] = d.of;
    if (m?.kind !== 'dag' || d.of.length !== 1 || d.given.length > 0 || x?.kind !== 'sym' || x.name !== m.over)
      return null;
    const to = n.setting.sizeOf(m.over, 0);
    const [k] = freeLetters(n.setting);
    if (!to || k === undefined) return null;
    const b = indexBinder(k, to);
    const at = (base: Expr): Expr => ({ kind: 'indexed', base, at: [b.expr], place: 'sub', span: d.span });
    const factor: Expr = { ...d, of: [at(x)], given: [at(symbol(PARENTS))] };
    return n.make({ kind: 'fold', op: 'prod', binders: [b], where: [], body: n.within([b], () => n.poly(factor)) });
  },
};

function ofFactors(d: DensityExpr, factors: readonly SignatureMeaning[], n: Normaliser): Poly | null {
  const spelled = new Map([...d.of, ...d.given].map((x) => [nameOf(x) ?? '', x]));
  const produced = factors.flatMap((f) => f.of ?? []);
  const of = d.of.map((x) => nameOf(x) ?? '');
  if (factors.length < 2 || of.length !== produced.length || !produced.every((v) => of.includes(v))) return null;
  const parts = factors.map((f): Poly | null => {
    const places = [f.of ?? [], f.given ?? []].map((names) => names.map((v) => spelled.get(v)));
    if (places.some((all) => all.some((x) => x === undefined))) return null;
    return n.make({ kind: 'density', density: { ...d, of: places[0] as Expr[], given: places[1] as Expr[] } });
  });
  return parts.every((p): p is Poly => p !== null) ? parts.reduce((a, b) => multiply(a, b)) : null;
}

export const MODELS: readonly Law[] = [unnormalised, normaliser, factorisation, byFormula, namedDensity];
