import type { Expr } from '../../../expr';
import { dependsOnAny, mentioned } from '../algebra/free';
import { add, freeIn, minus, multiply, ofAtom, only, scale, single, term, UNIT } from '../algebra/poly';
import { isOne, MINUS_ONE, ONE, plus } from '../algebra/ratio';
import type { Atom, Factor, Inner, Inside, Poly, Term } from '../algebra/types';
import { insideOf } from '../algebra/walk';
import type { Law, LawId } from '../law';
import type { Normaliser } from '../normal';
import { freeLetters } from '../read/binders';
import { substituted } from '../read/substitute';
import { written } from '../algebra/write';
import { indicator, isPlace } from '../read/derivatives';
import { namedFunction } from './functions';
import { renamed } from './sums';

type Derivative = Inner<'derivative'>;

const of = (d: Derivative, p: Poly, n: Normaliser): Poly => n.derivative({ ...d, of: p });

/** Whether a name has a formula of its own, in which anything may stand. */
function isDefined(name: string, n: Normaliser): boolean {
  const { definitions, meaning } = n.setting;
  const form = meaning.parameters.get(name)?.form.kind;
  const letter = name.replace(/[_^]\{.*$/, '').replace(/\*$/, '');
  return (
    definitions.has(name) ||
    form === 'is' ||
    form === 'entries' ||
    meaning.nodes.has(name) ||
    meaning.nodeFamilies.has(letter) ||
    meaning.vocabulary.lookup(name)?.kind === 'density'
  );
}

/** Whether what stands in a formula may depend on names that it does not show. */
function isDeep(inside: Inside, n: Normaliser): boolean {
  switch (inside.kind) {
    case 'density':
    case 'law':
    case 'divergence':
    case 'entropy':
    case 'information':
      return true;
    case 'apply':
      return n.setting.meaning.functions.get(inside.name)?.kind === 'formula';
    default:
      return false;
  }
}

/** Whether a factor may change with what a derivative is by: said of all that is not known to stay. */
function moves(a: Atom, d: Derivative, n: Normaliser): boolean {
  const names = [...mentioned(d.by)];
  const base = d.by.kind === 'indexed' && d.by.base.kind === 'sym' ? d.by.base.name : null;
  const own = base === null ? names : [base, `${base}*`];
  if ([...a.free].some((name) => own.includes(name) || own.includes(`${name}*`) || isDefined(name, n))) return true;
  if (own.some((name) => a.free.has(`${name}*`))) return true;
  return [a.inside, ...insideOf(ofAtom(a))].some((i) => isDeep(i, n));
}

/** Factors of a term that stay, and those that move. */
function parted(t: Term, d: Derivative, n: Normaliser): { still: Term; moving: Factor[]; word: boolean } {
  const moving = t.factors.filter((f) => moves(f.atom, d, n));
  const word = t.word.some((l) => moves(l.atom, d, n));
  const still = term(
    t.coef,
    t.factors.filter((f) => !moving.includes(f)),
    word ? [] : t.word,
  );
  return { still, moving, word };
}

const whole = (t: Term, moving: readonly Factor[], word: boolean): Poly => [term(ONE, moving, word ? t.word : [])];

/** The derivative of a sum is the sum of the derivatives, a constant factor stands before it, that of a constant is 0. */
const linear: Law = {
  id: 'linearity of the derivative',
  on: ['derivative'],
  apply(d, n) {
    if (d.kind !== 'derivative') return null;
    if (d.of.length > 1) return add(...d.of.map((t) => of(d, [t], n)));
    const [t] = d.of;
    if (!t) return null;
    const { still, moving, word } = parted(t, d, n);
    if (moving.length === 0 && !word) return [];
    if (!isOne(still.coef) || still.factors.length > 0 || (still.word.length > 0 && !word))
      return multiply([still], of(d, whole(t, moving, word), n));
    const [f] = moving;
    const fold = f?.atom.inside;
    if (moving.length !== 1 || word || !isOne(f!.power) || fold?.kind !== 'fold' || fold.op !== 'sum') return null;
    if (fold.binders.some((b) => b.kind !== 'index')) return null;
    return underSum(d, fold, n);
  },
};

/** The derivative of a sum over indices, which are renamed where they would catch one of the derivative's own. */
function underSum(d: Derivative, fold: Inner<'fold'>, n: Normaliser): Poly {
  const own = mentioned(d.by);
  const taken = new Set([...own, ...freeIn(fold.body), ...fold.binders.map((b) => b.name)]);
  const letters = freeLetters(n.setting, taken);
  const names = new Map<string, string>();
  const binders = fold.binders.map((b) => {
    const to = own.has(b.name) ? letters.shift() : undefined;
    if (to === undefined) return b;
    names.set(b.name, to);
    return { ...b, name: to, expr: { kind: 'sym' as const, name: to, span: b.expr.span } };
  });
  const body = names.size > 0 ? renamed(fold.body, names, n, [...fold.binders, ...binders]) : fold.body;
  return n.make({ ...fold, binders, body: n.within(binders, () => of(d, body, n)) });
}

/** The derivative of a product, a quotient or a power. */
const product: Law = {
  id: 'derivative of a product',
  on: ['derivative'],
  apply(d, n) {
    if (d.kind !== 'derivative') return null;
    const t = single(d.of);
    const factors = t?.factors ?? [];
    const [only] = factors;
    if (!t || factors.length === 0 || (factors.length === 1 && isOne(only!.power))) return null;
    return add(
      ...factors.map((f) => {
        const lowered = { atom: f.atom, power: plus(f.power, MINUS_ONE) };
        const rest = factors.map((g) => (g === f ? lowered : g)).filter((g) => g.power.n !== 0);
        // What a bracket is raised to is multiplied out by multiplying.
        const before = rest.reduce<Poly>((p, g) => multiply(p, n.power(ofAtom(g.atom), g.power)), UNIT);
        return multiply(scale(before, f.power), of(d, ofAtom(f.atom), n));
      }),
    );
  },
};

/** The derivative of a function of one number, without the inner derivative; null where it is not this one. */
type Rule = (inside: Inside, n: Normaliser) => { outer: Poly; inner: Poly } | null;

const ruled = (id: LawId, rule: Rule): Law => ({
  id,
  on: ['derivative'],
  apply(d, n) {
    const a = d.kind === 'derivative' ? only(d.of) : null;
    const found = a?.rank === 'number' ? rule(a.inside, n) : null;
    return found && d.kind === 'derivative' ? multiply(found.outer, of(d, found.inner, n)) : null;
  },
});

/** A function of the field by its name, and its argument. */
const named = (inside: Inside, name: string, n: Normaliser): Poly | null =>
  inside.kind === 'apply' && inside.args.length === 1 && namedFunction(inside.name, n) === name
    ? inside.args[0]!
    : null;

const itself = (inside: Inside, n: Normaliser): Poly => n.make(inside);

const RULES: readonly Law[] = [
  ruled('derivative of a logarithm', (i, n) =>
    i.kind === 'log' ? { outer: n.power(i.of, MINUS_ONE), inner: i.of } : null,
  ),
  ruled('derivative of an exponential', (i, n) => (i.kind === 'exp' ? { outer: itself(i, n), inner: i.of } : null)),
  ruled('derivative of the sigmoid', (i, n) => {
    const x = named(i, 'sigmoid', n);
    const s = x && itself(i, n);
    return x && s && { outer: multiply(s, minus(UNIT, s)), inner: x };
  }),
  ruled('derivative of tanh', (i, n) => {
    const x = named(i, 'tanh', n);
    const s = x && itself(i, n);
    return x && s && { outer: minus(UNIT, multiply(s, s)), inner: x };
  }),
];

/** Entries of softmax(z): the derivative of s_i by z_j is s_i (1[i = j] - s_j). */
const softmax: Law = {
  id: 'derivative of softmax',
  on: ['derivative'],
  apply(d, n) {
    if (d.kind !== 'derivative' || d.by.kind !== 'indexed' || d.by.at.length !== 1) return null;
    const s = only(d.of)?.inside;
    if (s?.kind !== 'index' || s.at.length !== 1) return null;
    const f = only(s.of)?.inside;
    if (f?.kind !== 'apply' || namedFunction(f.name, n) !== 'softmax') return null;
    const z = only(f.args[0]!)?.inside;
    if (z?.kind !== 'name' || d.by.base.kind !== 'sym' || d.by.base.name !== z.name) return null;
    const [i, j] = [s.at[0]!, d.by.at[0]!];
    const entry = (at: Expr): Poly => n.component(s.of, [at]);
    return multiply(entry(i), minus(indicator(i, j, n), entry(j)));
  },
};

/** A product of vectors and matrices by one of them: what stands before it and behind it, turned to its shape. */
const words: Law = {
  id: 'derivative of a matrix product',
  on: ['derivative'],
  apply(d, n) {
    if (d.kind !== 'derivative' || d.by.kind !== 'sym') return null;
    const w = only(d.of)?.inside;
    if (w?.kind !== 'word') return null;
    const { name } = d.by;
    const out: Poly[] = [];
    for (const [k, letter] of w.letters.entries()) {
      if (!moves(letter.atom, d, n)) continue;
      if (letter.atom.inside.kind !== 'name' || letter.atom.inside.name !== name) return null;
      const before: Poly = [term(ONE, [], w.letters.slice(0, k))];
      const after: Poly = [term(ONE, [], w.letters.slice(k + 1))];
      out.push(letter.turned ? multiply(after, before) : multiply(n.transposed(before), n.transposed(after)));
    }
    return out.length > 0 ? add(...out) : null;
  },
};

/** A sum over an index of what is not zero in one term only. */
const picked: Law = {
  id: 'one term of a sum is not zero',
  on: ['fold'],
  apply(fold, n) {
    if (fold.kind !== 'fold' || fold.op !== 'sum' || fold.where.length > 0) return null;
    const t = single(fold.body);
    if (!t) return null;
    for (const b of fold.binders) {
      if (b.kind !== 'index') continue;
      for (const f of t.factors) {
        const at = isOne(f.power) ? otherIndex(f.atom.inside, b.name) : null;
        if (!at) continue;
        const left = fold.binders.filter((x) => x !== b);
        if (left.some((x) => mentioned(at).has(x.name))) continue;
        const rest: Poly = [
          term(
            t.coef,
            t.factors.filter((g) => g !== f),
            [],
          ),
        ];
        const body = n.within(left, () => n.poly(substituted(written(rest), new Map([[b.name, at]]))));
        if (left.length === 0) return body;
        if (dependsOnAny(freeIn(body), [b])) return null;
        return n.make({ ...fold, binders: left, body });
      }
    }
    return null;
  },
};

/** What an indicator says that an index is equal to; null where it says nothing of it. */
function otherIndex(inside: Inside, name: string): Expr | null {
  const e = inside.kind === 'opaque' && inside.expr.kind === 'indicator' ? inside.expr.body : null;
  if (e?.kind !== 'relation' || e.op !== '=') return null;
  if (isPlace(e.left, name)) return mentioned(e.right).has(name) ? null : e.right;
  return isPlace(e.right, name) && !mentioned(e.left).has(name) ? e.left : null;
}

export const DERIVATIVES: readonly Law[] = [linear, product, ...RULES, softmax, words, picked];
