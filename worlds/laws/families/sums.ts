import type { Expr } from '../../../expr';
import { polyKey } from '../algebra/keys';
import { add, freeIn, minus, multiply, numberOf, ofAtom, single, term, UNIT } from '../algebra/poly';
import { isOne, ONE } from '../algebra/ratio';
import type { Bound, Factor, Inner, Poly, Term } from '../algebra/types';
import { numeral, symbol, written } from '../algebra/write';
import { depends } from '../algebra/free';
import type { Law } from '../law';
import type { Normaliser } from '../normal';
import { substituted } from '../read/substitute';

type Fold = Inner<'fold'>;

/** A term as what does not depend on some names times what does. */
export function split(t: Term, binders: readonly Bound[], n: Normaliser): { outside: Term; inside: Term } {
  const within = (f: Factor): boolean => binders.some((b) => depends(f.atom.free, b));
  const word = t.word.some((l) => binders.some((b) => depends(l.atom.free, b)));
  void n;
  return {
    outside: term(
      t.coef,
      t.factors.filter((f) => !within(f)),
      word ? [] : t.word,
    ),
    inside: term(ONE, t.factors.filter(within), word ? t.word : []),
  };
}

/** A formula read again with some names changed. */
export function renamed(p: Poly, names: ReadonlyMap<string, string>, n: Normaliser, binders: readonly Bound[]): Poly {
  const values = new Map([...names].map(([name, to]) => [name, symbol(to)]));
  return n.within(binders, () => n.poly(substituted(written(p), values)));
}

/** Nested sums as one over all their names. */
function merged(t: Term, fold: Fold, n: Normaliser): Poly | null {
  if (fold.where.length > 0) return null;
  const at = t.factors.findIndex((f) => {
    const { inside } = f.atom;
    return isOne(f.power) && inside.kind === 'fold' && inside.op === 'sum' && inside.where.length === 0;
  });
  const inner = t.factors[at]?.atom.inside;
  if (inner?.kind !== 'fold') return null;
  const rest = term(
    t.coef,
    t.factors.filter((_, i) => i !== at),
    t.word,
  );
  const taken = new Set([...fold.binders.map((b) => b.name), ...freeIn([rest])]);
  const names = new Map<string, string>();
  const binders = inner.binders.map((b): Bound => {
    if (!taken.has(b.name) || b.kind === 'component') return b;
    let name = `${b.name}'`;
    while (taken.has(name) || inner.binders.some((o) => o.name === name)) name += "'";
    names.set(b.name, name);
    return { ...b, name, expr: symbol(name) };
  });
  const body = names.size > 0 ? renamed(inner.body, names, n, [...fold.binders, ...binders]) : inner.body;
  return n.make({ ...fold, binders: [...fold.binders, ...binders], body: multiply([rest], body) });
}

/** Groups of factors and names that have nothing to do with each other: the sum over all is a product of sums. */
function components(t: Term, fold: Fold): { binders: Bound[]; factors: Factor[] }[] {
  const groups: { binders: Bound[]; factors: Factor[] }[] = [];
  for (const b of fold.binders) {
    const ranges = freeIn([...(b.from ?? []), ...(b.to ?? [])]);
    const linked = groups.filter((g) => g.binders.some((o) => depends(ranges, o)));
    const group = { binders: [b, ...linked.flatMap((g) => g.binders)], factors: [] as Factor[] };
    groups.splice(0, groups.length, ...groups.filter((g) => !linked.includes(g)), group);
  }
  for (const f of t.factors) {
    const linked = groups.filter((g) => g.binders.some((b) => depends(f.atom.free, b)));
    const group = { binders: linked.flatMap((g) => g.binders), factors: [...linked.flatMap((g) => g.factors), f] };
    groups.splice(0, groups.length, ...groups.filter((g) => !linked.includes(g)), group);
  }
  return groups;
}

function linearFold(fold: Fold, n: Normaliser): Poly | null {
  if (fold.op !== 'sum') return null;
  let changed = fold.body.length > 1;
  const pieces = fold.body.map((t): Poly => {
    const { outside, inside } = split(t, fold.binders, n);
    if (outside.factors.length > 0 || outside.word.length > 0) changed = true;
    const nested = merged(inside, fold, n);
    if (nested) {
      changed = true;
      return multiply([outside], nested);
    }
    const groups = inside.word.length === 0 && fold.where.length === 0 ? components(inside, fold) : [];
    if (groups.length > 1) changed = true;
    if (!changed) return [];
    const sums =
      groups.length > 1
        ? groups.map((g) => n.make({ ...fold, binders: g.binders, body: [term(ONE, g.factors, [])] }))
        : [n.make({ ...fold, body: [inside] })];
    return sums.reduce((a, b) => multiply(a, b), [outside] as Poly);
  });
  return changed ? add(...pieces) : null;
}

function linearMean(mean: Inner<'mean'>, n: Normaliser): Poly | null {
  const { binds } = mean.measure;
  let changed = mean.body.length > 1;
  const pieces = mean.body.map((t): Poly => {
    const { outside, inside } = split(t, binds, n);
    if (outside.factors.length > 0 || outside.word.length > 0) changed = true;
    // The mean of a sum over an index is the sum of the means.
    const at = inside.factors.findIndex(
      (f) =>
        isOne(f.power) &&
        f.atom.inside.kind === 'fold' &&
        f.atom.inside.op === 'sum' &&
        f.atom.inside.binders.every((b) => b.kind === 'index'),
    );
    const sum = inside.factors[at]?.atom.inside;
    const rest = term(
      ONE,
      inside.factors.filter((_, i) => i !== at),
      inside.word,
    );
    if (sum?.kind === 'fold' && !sum.binders.some((b) => depends(freeIn([rest]), b))) {
      changed = true;
      const body = n.within(sum.binders, () => n.make({ ...mean, body: multiply([rest], sum.body) }));
      return multiply([outside], n.make({ ...sum, body }));
    }
    return changed ? multiply([outside], n.make({ ...mean, body: [inside] })) : [];
  });
  return changed ? add(...pieces) : null;
}

const linearity: Law = {
  id: 'linearity',
  on: ['fold', 'mean'],
  apply(inside, n) {
    if (inside.kind === 'fold') return linearFold(inside, n);
    return inside.kind === 'mean' ? linearMean(inside, n) : null;
  },
};

/** How many values an index takes; null where its range is not told. */
export const countOf = (b: Bound): Poly | null =>
  b.kind === 'index' && b.from && b.to ? add(minus(b.to, b.from), UNIT) : null;

/** A product over an index of a product is the product of the products. */
const products: Law = {
  id: 'product of products',
  on: ['fold'],
  apply(fold, n) {
    if (fold.kind !== 'fold' || fold.op !== 'prod' || fold.where.length > 0) return null;
    const t = single(fold.body);
    if (!t || t.coef.n <= 0) return null;
    const { outside, inside } = split(t, fold.binders, n);
    const counts = fold.binders.map(countOf);
    const constant = outside.factors.length > 0 || !isOne(outside.coef);
    if (constant && counts.some((c) => c === null)) return null;
    if (!constant && inside.factors.length === 1 && isOne(inside.factors[0]!.power)) return null;
    const power = counts.reduce<Poly>((p, c) => multiply(p, c ?? UNIT), UNIT);
    const parts = inside.factors.map((f) =>
      n.powerBy(n.make({ ...fold, body: ofAtom(f.atom) }), [term(f.power, [], [])]),
    );
    return [constant ? n.powerBy([outside], power) : UNIT, ...parts].reduce((a, b) => multiply(a, b));
  },
};

/** A sum of equal terms is their number times the term. */
const equalTerms: Law = {
  id: 'sum of equal terms',
  on: ['fold'],
  apply(fold, n) {
    if (fold.kind !== 'fold' || fold.op !== 'sum' || fold.where.length > 0) return null;
    if (fold.binders.every((b) => countOf(b) !== null) && fold.body.every((x) => !n.depends(x, fold.binders)))
      return fold.binders.reduce<Poly>((p, b) => multiply(p, countOf(b)!), fold.body);
    const t = single(fold.body) ?? (fold.body.length === 1 ? fold.body[0]! : null);
    if (!t) return null;
    const { outside, inside } = split(t, fold.binders, n);
    const used = fold.binders.filter((b) => depends(freeIn([inside]), b));
    const unused = fold.binders.filter((b) => !used.includes(b) && countOf(b) !== null);
    if (unused.length === 0) return null;
    const count = unused.reduce<Poly>((p, b) => multiply(p, countOf(b)!), UNIT);
    const left = fold.binders.filter((b) => !unused.includes(b));
    const rest: Poly = left.length === 0 ? [inside] : n.make({ ...fold, binders: left, body: [inside] });
    return multiply(multiply([outside], count), rest);
  },
};

/** Terms that a sum over an index is written out to. */
const MOST_WRITTEN = 6;

/** The few values that a name takes: 0 and 1, -1 and 1, or an index between two numbers; null for all others. */
function valuesOf(b: Bound, n: Normaliser): readonly number[] | null {
  if (b.kind === 'index') {
    const [from, to] = [b.from && numberOf(b.from), b.to && numberOf(b.to)];
    if (!from || !to || from.d !== 1 || to.d !== 1 || to.n < from.n || to.n - from.n >= MOST_WRITTEN) return null;
    return Array.from({ length: to.n - from.n + 1 }, (_, k) => from.n + k);
  }
  const form = n.setting.meaning.variables.get(b.variable ?? '')?.form;
  if (!form || (b.kind === 'variable' && (form.kind === 'binary' || form.kind === 'spins') && form.size !== 'scalar'))
    return null;
  if (b.from || b.to || b.in) return null;
  return form.kind === 'binary' ? [0, 1] : form.kind === 'spins' ? [-1, 1] : null;
}

/** A sum over few values, written out. */
const writtenOut: Law = {
  id: 'sum written out',
  on: ['fold'],
  apply(fold, n) {
    if (fold.kind !== 'fold' || fold.op !== 'sum' || fold.where.length > 0) return null;
    const b = fold.binders.find((x) => valuesOf(x, n) !== null);
    if (!b) return null;
    const left = fold.binders.filter((x) => x !== b);
    const terms = valuesOf(b, n)!.map((value) => {
      const body = n.within(left, () => n.poly(substituted(written(fold.body), new Map([[b.name, numeral(value)]]))));
      return left.length === 0 ? body : n.make({ ...fold, binders: left, body });
    });
    return add(...terms);
  },
};

/** Products over indices of one range as one product. */
function oneProduct(factors: readonly Factor[], n: Normaliser): Fold | null {
  let out: Fold | null = null;
  for (const f of factors) {
    const { inside } = f.atom;
    const [b] = inside.kind === 'fold' ? inside.binders : [];
    if (inside.kind !== 'fold' || inside.op !== 'prod' || inside.binders.length !== 1 || inside.where.length > 0)
      return null;
    if (b?.kind !== 'index' || !isOne(f.power)) return null;
    if (!out) {
      out = inside;
      continue;
    }
    const own: Bound = out.binders[0]!;
    if (rangeKey(own) !== rangeKey(b)) return null;
    const body: Poly =
      own.name === b.name ? inside.body : renamed(inside.body, new Map([[b.name, own.name]]), n, [own]);
    out = { ...out, body: multiply(out.body, body) };
  }
  return out;
}

const rangeKey = (b: Bound): string => [b.from, b.to].map((p) => (p ? polyKey(p) : '')).join();

/** A sum over a vector of a product with one factor for each component is the product of the sums. */
const factorised: Law = {
  id: 'sum of products',
  on: ['fold'],
  apply(fold, n) {
    if (fold.kind !== 'fold' || fold.op !== 'sum' || fold.where.length > 0) return null;
    const t = single(fold.body);
    if (!t) return null;
    for (const b of fold.binders) {
      const form = n.setting.meaning.variables.get(b.variable ?? '')?.form;
      if (b.kind !== 'variable' || b.from || b.to || b.in || !form || !('size' in form)) continue;
      const dependent = t.factors.filter((f) => depends(f.atom.free, b));
      const inner = oneProduct(dependent, n);
      const index = inner?.binders[0];
      if (!inner || !index) continue;
      const expr: Expr = { kind: 'indexed', base: b.expr, at: [index.expr], place: 'sub', span: b.expr.span };
      const component: Bound = { ...b, kind: 'component', expr, name: `${b.name}_{${index.name}}` };
      // The factor may depend on this component only.
      const free = freeIn(inner.body);
      if (free.has(b.name) || [...free].some((x) => x.startsWith(`${b.name}_{`) && x !== component.name)) continue;
      const product = n.make({ ...inner, body: n.make({ ...fold, binders: [component], body: inner.body }) });
      const left = fold.binders.filter((x) => x !== b);
      const rest = multiply(
        [
          term(
            t.coef,
            t.factors.filter((x) => !dependent.includes(x)),
            [],
          ),
        ],
        product,
      );
      return left.length === 0 ? rest : n.make({ ...fold, binders: left, body: rest });
    }
    return null;
  },
};

export const SUMS: readonly Law[] = [linearity, products, equalTerms, writtenOut, factorised];
