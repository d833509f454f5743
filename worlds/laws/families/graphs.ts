import type { Expr, Fold, Relation } from '../../../expr';
import { mapParts, visit } from '../../../expr';
import { mentioned } from '../algebra/free';
import { minus } from '../algebra/poly';
import { componentName, spell } from '../algebra/keys';
import { symbol, written } from '../algebra/write';
import type { Law } from '../law';
import type { Normaliser } from '../normal';
import { nameOf } from '../read/binders';
import { substituted } from '../read/substitute';

const SPAN = { from: 0, to: 0 };

/** `i \ne m` about a name: what the name is not. */
function excluded(where: Expr, name: string): Expr | null {
  if (where.kind !== 'relation' || where.op !== '!=') return null;
  if (where.left.kind === 'sym' && where.left.name === name) return where.right;
  return where.right.kind === 'sym' && where.right.name === name ? where.left : null;
}

/** The sum without one term is the whole sum less that term. */
const oneTerm: Law = {
  id: 'one term taken out of a sum',
  on: ['fold'],
  apply(fold, n) {
    if (fold.kind !== 'fold' || fold.op !== 'sum' || fold.binders.length !== 1 || fold.where.length !== 1) return null;
    const b = fold.binders[0]!;
    const m = b.kind === 'index' && !b.in ? excluded(fold.where[0]!, b.name) : null;
    if (!m || mentioned(m).has(b.name)) return null;
    const term = n.poly(substituted(written(fold.body), new Map([[b.name, m]])));
    return minus(n.make({ ...fold, where: [] }), term);
  },
};

/** A sum over the pairs that are edges, by its two names; null for all other expressions. */
function pairs(e: Expr, n: Normaliser): { fold: Fold; i: string; j: string } | null {
  const { edges } = n.setting.meaning;
  if (!edges || e.kind !== 'fold' || e.op !== 'sum' || e.binders.length !== 2) return null;
  const [i, j] = e.binders.map((b) => ((b.from ?? b.to ?? b.in) ? null : nameOf(b.name)));
  return i && j ? { fold: e, i, j } : null;
}

/** The sum over the edges at one node: its neighbours, the node being the other end. */
function atNode(fold: Fold, i: string, j: string, node: Expr, n: Normaliser): Expr | null {
  const [neighbours] = n.setting.meaning.edges?.neighbours ?? [];
  if (neighbours === undefined) return null;
  const set: Expr = { kind: 'apply', fn: symbol(neighbours), args: [node], span: SPAN };
  const body = substituted(fold.body, new Map([[j, node]]));
  return { ...fold, binders: [{ name: symbol(i), in: set }], where: [], body };
}

/** The edges that do not meet a node are all edges less those at the node. */
const edgesAtNode: Law = {
  id: 'edges at one node',
  on: ['opaque'],
  apply(inside, n) {
    const found = inside.kind === 'opaque' ? pairs(inside.expr, n) : null;
    if (!found || found.fold.where.length !== 2) return null;
    const { fold, i, j } = found;
    const of = (name: string): Expr | null => fold.where.map((w) => excluded(w, name)).find((x) => x !== null) ?? null;
    const [a, b] = [of(i), of(j)];
    const near = a && b && spell(a) === spell(b) ? atNode(fold, i, j, a, n) : null;
    return near && minus(n.opaque({ ...fold, where: [] }), n.poly(near));
  },
};

/** E(x_m = 1, …) and E|_{x_m = 1}: the formula with the value put in for the component. */
const valuePutIn: Law = {
  id: 'value put in',
  on: ['apply', 'opaque'],
  apply(inside, n) {
    if (inside.kind === 'opaque') {
      const e = inside.expr;
      if (e.kind !== 'restriction' || e.at.some((x) => x.kind !== 'relation')) return null;
      const put = e.at.reduce<Expr | null>((body, x) => body && withValue(body, x as Relation, n), opened(e.body, n));
      return put && n.poly(put);
    }
    if (inside.kind !== 'apply') return null;
    const form = n.setting.meaning.functions.get(inside.name);
    if (form?.kind !== 'formula') return null;
    const args = inside.args.map(written);
    const values = args.filter((a): a is Relation => a.kind === 'relation' && a.op === '=');
    if (values.length === 0 || !form.arguments.every((name) => args.some((a) => baseOf(a) === name))) return null;
    const put = values.reduce<Expr | null>((e, at) => e && withValue(e, at, n), form.formula.expr);
    return put && n.poly(put);
  },
};

/** The name that an argument is about: `x` for `x`, `x_m = 1` and `x_{i \ne m}`. */
function baseOf(e: Expr): string | null {
  if (e.kind === 'relation') return baseOf(e.left);
  return e.kind === 'indexed' ? baseOf(e.base) : nameOf(e);
}

/** A function at its arguments as its formula. */
function opened(e: Expr, n: Normaliser): Expr {
  if (e.kind === 'apply' && e.fn.kind === 'sym') {
    const form = n.setting.meaning.functions.get(e.fn.name);
    if (form?.kind === 'formula' && form.arguments.length === e.args.length)
      return substituted(form.formula.expr, new Map(form.arguments.map((name, k) => [name, e.args[k]!])));
  }
  if (e.kind === 'sym') {
    const form = n.setting.meaning.functions.get(e.name);
    return form?.kind === 'formula' ? form.formula.expr : e;
  }
  return mapParts(e, (part) => opened(part, n));
}

/** A formula with a component set: sums are parted into the term of that component and the others. */
function withValue(e: Expr, { left, right }: Relation, n: Normaliser): Expr | null {
  if (left.kind !== 'indexed' || left.base.kind !== 'sym' || left.at.length !== 1) return null;
  const node = left.at[0]!;
  const { name } = left.base;
  const own = componentName(left.base, left.at);
  const set = (x: Expr): Expr => substituted(x, new Map([[own, right]]));
  const indexes = (body: Expr, index: string): boolean => {
    let found = false;
    visit(body, (x) => {
      if (x.kind === 'indexed' && x.base.kind === 'sym' && x.base.name === name && mentioned(x.at[0]!).has(index))
        found = true;
    });
    return found;
  };
  const not = (index: string): Expr => ({ kind: 'relation', op: '!=', left: symbol(index), right: node, span: SPAN });
  const put = (x: Expr): Expr => {
    if (x.kind !== 'fold') return x.kind === 'indexed' ? set(x) : mapParts(x, put);
    const two = pairs(x, n);
    if (two && x.where.length === 0 && indexes(x.body, two.i)) {
      const near = atNode(x, two.i, two.j, node, n);
      return near ? { kind: 'sum', terms: [set(near), { ...x, where: [not(two.i), not(two.j)] }], span: SPAN } : x;
    }
    const only = x.binders.length === 1 ? nameOf(x.binders[0]!.name) : null;
    if (x.op !== 'sum' || only === null || x.binders[0]!.in || !indexes(x.body, only)) return mapParts(x, put);
    if (x.where.length > 0) return x.where.some((w) => excluded(w, only) !== null) ? x : mapParts(x, put);
    const term = set(substituted(x.body, new Map([[only, node]])));
    return { kind: 'sum', terms: [term, { ...x, where: [not(only)] }], span: SPAN };
  };
  return put(e);
}

export const GRAPHS: readonly Law[] = [oneTerm, edgesAtNode, valuePutIn];
