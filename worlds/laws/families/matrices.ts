import type { Expr } from '../../../expr';
import { add, multiply, numberOf, ofAtom, only, term, UNIT } from '../algebra/poly';
import { MINUS_ONE, ONE, isOne } from '../algebra/ratio';
import type { Atom, Bound, Letter, Poly } from '../algebra/types';
import { roundOf } from '../algebra/words';
import type { Law, LawId } from '../law';
import type { Normaliser } from '../normal';
import { freeLetters, indexBinder } from '../read/binders';

/** Size of an axis of a letter; null where it is not declared. */
function sizeOf({ atom, turned }: Letter, axis: 'rows' | 'columns', n: Normaliser): Poly | null {
  const own = atom.rank === 'matrix' && (axis === 'columns') !== turned ? 1 : 0;
  const { inside } = atom;
  if (inside.kind === 'name') return n.setting.sizeOf(inside.name, own);
  const d = diagonal(atom, n);
  if (d) return sizeIn(d.of, n);
  if (inside.kind === 'power') return sizeIn(inside.base, n);
  return inside.kind === 'apply' || inside.kind === 'log' || inside.kind === 'exp'
    ? sizeIn([term(ONE, [], [{ atom, turned: false }])], n)
    : null;
}

/** Size of a vector, by any name in it that has one. */
function sizeIn(p: Poly, n: Normaliser): Poly | null {
  const looked = (a: Atom): Poly | null => {
    const { inside } = a;
    if (inside.kind === 'name') return a.rank === 'number' ? null : n.setting.sizeOf(inside.name, 0);
    if (inside.kind === 'power') return sizeIn(inside.base, n);
    if (inside.kind === 'apply') return inside.args.map((x) => sizeIn(x, n)).find((x) => x !== null) ?? null;
    return inside.kind === 'log' || inside.kind === 'exp' ? sizeIn(inside.of, n) : null;
  };
  for (const t of p)
    for (const l of t.word) {
      const found = looked(l.atom);
      if (found) return found;
    }
  return null;
}

/** What stands on the diagonal of a matrix that is diagonal by declaration, and the power that it is raised to. */
function diagonal(a: Atom, n: Normaliser): { of: Poly; inverse: boolean } | null {
  const { inside } = a;
  if (inside.kind === 'apply' && inside.name === 'diag' && inside.args.length === 1 && a.rank === 'matrix')
    return { of: inside.args[0]!, inverse: false };
  if (inside.kind === 'power') {
    const base = only(inside.base);
    const k = numberOf(inside.exponent);
    const own = base && k?.n === -1 && k.d === 1 ? diagonal(base, n) : null;
    return own && { of: own.of, inverse: !own.inverse };
  }
  const form = inside.kind === 'name' ? n.setting.meaning.parameters.get(inside.name)?.form : undefined;
  const defined = form?.kind === 'is' ? only(n.poly(n.setting.read(form.formula.expr))) : null;
  return defined?.inside.kind === 'apply' ? diagonal(defined, n) : null;
}

/** Products with a diagonal matrix, its determinant, trace and components. */
const diagonalMatrix: Law = {
  id: 'diagonal matrix',
  on: ['word', 'apply', 'index'],
  apply(inside, n) {
    if (inside.kind === 'word') {
      const k = inside.letters.findIndex((l) => diagonal(l.atom, n) !== null);
      if (k === -1 || inside.letters.length !== 3 || k !== 1) return null;
      const [x, d, y] = inside.letters as [Letter, Letter, Letter];
      return overIndex(d.atom, n, [x.atom, y.atom], (at) => {
        const own = diagonal(d.atom, n)!;
        const entry = n.component(own.of, [at]);
        const both = multiply(n.component(ofLetter(x.atom), [at]), n.component(ofLetter(y.atom), [at]));
        return multiply(both, own.inverse ? n.power(entry, MINUS_ONE) : entry);
      });
    }
    if (inside.kind === 'index') {
      const a = only(inside.of);
      const own = a && diagonal(a, n);
      const [i, j] = inside.at;
      if (!own || inside.at.length !== 2 || !i || !j || JSON.stringify(i) !== JSON.stringify(j)) return null;
      const entry = n.component(own.of, [i]);
      return own.inverse ? n.power(entry, MINUS_ONE) : entry;
    }
    if (inside.kind !== 'apply' || (inside.name !== 'tr' && inside.name !== '\\det')) return null;
    const a = only(inside.args[0]!);
    const own = a ? diagonal(a, n) : null;
    if (!a || !own) return null;
    const entry = (at: Expr): Poly => {
      const e = n.component(own.of, [at]);
      return own.inverse ? n.power(e, MINUS_ONE) : e;
    };
    return overIndex(a, n, [], entry, inside.name === 'tr' ? 'sum' : 'prod');
  },
};

const ofLetter = (a: Atom): Poly => [term(ONE, [], [{ atom: a, turned: false }])];

function overIndex(
  d: Atom,
  n: Normaliser,
  others: readonly Atom[],
  body: (at: Expr) => Poly,
  op: 'sum' | 'prod' = 'sum',
): Poly | null {
  const to = sizeOf({ atom: d, turned: false }, 'rows', n);
  const [name] = freeLetters(n.setting, new Set([...d.free, ...others.flatMap((a) => [...a.free])]));
  if (!to || name === undefined) return null;
  const b = indexBinder(name, to);
  return n.make({ kind: 'fold', op, binders: [b], where: [], body: n.within([b], () => body(b.expr)) });
}

/** Products of vectors and matrices as sums over their indices. */
const components: Law = {
  id: 'matrix product by components',
  on: ['word', 'index'],
  apply(inside, n) {
    if (inside.kind === 'word') return byComponents(inside.letters, null, n);
    if (inside.kind !== 'index') return null;
    const t = inside.of.length === 1 ? inside.of[0]! : null;
    if (!t || t.word.length < 2 || t.factors.length > 0 || !isOne(t.coef)) return null;
    return byComponents(t.word, inside.at, n);
  },
};

function byComponents(word: readonly Letter[], at: readonly Expr[] | null, n: Normaliser): Poly | null {
  const count = word.length - 1;
  const indices = (at ?? []).flatMap((x) => (x.kind === 'sym' ? [x.name] : []));
  const names = freeLetters(n.setting, new Set([...word.flatMap((l) => [...l.atom.free]), ...indices])).slice(0, count);
  if (names.length < count) return null;
  const binders: Bound[] = [];
  for (let k = 0; k < count; k++) {
    const to = sizeOf(word[k]!, 'columns', n) ?? sizeOf(word[k + 1]!, 'rows', n);
    if (!to) return null;
    binders.push(indexBinder(names[k]!, to));
  }
  const body = n.within(binders, () =>
    word
      .map((letter, k): Poly | null => {
        const left = k === 0 ? (at?.[0] ?? null) : binders[k - 1]!.expr;
        const right = k === count ? (at && at.length > 1 ? at[1]! : null) : binders[k]!.expr;
        const both = [left, right].filter((x): x is Expr => x !== null);
        const wanted = letter.atom.rank === 'matrix' ? 2 : 1;
        if (both.length !== wanted || letter.atom.rank === 'unknown') return null;
        return n.component(ofLetter(letter.atom), letter.turned && wanted === 2 ? [both[1]!, both[0]!] : both);
      })
      .reduce<Poly | null>((p, x) => (p && x ? multiply(p, x) : null), UNIT),
  );
  return body ? n.make({ kind: 'fold', op: 'sum', binders, where: [], body }) : null;
}

/** x^T A y as a sum over the components of the vector at one of its ends, what is left beside it kept together. */
function atEnd(id: LawId, first: boolean): Law {
  return {
    id,
    on: ['word'],
    apply(inside, n) {
      if (inside.kind !== 'word') return null;
      const { letters } = inside;
      const end = first ? letters[0]! : letters[letters.length - 1]!;
      const rest = first ? letters.slice(1) : letters.slice(0, -1);
      const to = sizeOf(end, first ? 'columns' : 'rows', n) ?? sizeIn(ofLetter(end.atom), n);
      const [name] = freeLetters(n.setting, new Set(letters.flatMap((l) => [...l.atom.free])));
      if (!to || name === undefined || end.atom.rank !== 'column') return null;
      const b = indexBinder(name, to);
      const body = n.within([b], () => {
        const others: Poly = [term(ONE, [], rest)];
        const column = first ? others : n.transposed(others);
        return multiply(n.component(ofLetter(end.atom), [b.expr]), n.component(column, [b.expr]));
      });
      return n.make({ kind: 'fold', op: 'sum', binders: [b], where: [], body });
    },
  };
}

/** tr(AB) is tr(BA); the trace of a column times a row is a number; a trace is linear. */
const trace: Law = {
  id: 'cyclic trace',
  on: ['apply'],
  apply(inside, n) {
    if (inside.kind !== 'apply' || inside.name !== 'tr') return null;
    const [p] = inside.args;
    if (!p) return null;
    let changed = p.length > 1;
    const pieces = p.map((t): Poly | null => {
      if (t.word.length === 0) return null;
      const scalars: Poly = [term(t.coef, t.factors, [])];
      if (!isOne(t.coef) || t.factors.length > 0) changed = true;
      const round = roundOf(t.word);
      if (round === null) return null;
      if (round.kind === 'number' || round.moved) changed = true;
      if (round.kind === 'number') return multiply(scalars, ofAtom(round.atom));
      return multiply(scalars, changed ? n.make({ ...inside, args: [[term(ONE, [], round.word)]] }) : [t]);
    });
    if (!changed || pieces.some((x) => x === null)) return null;
    return add(...(pieces as Poly[]));
  },
};

export const MATRICES: readonly Law[] = [
  diagonalMatrix,
  atEnd('inner product by its first vector', true),
  atEnd('inner product by its last vector', false),
  components,
  trace,
];
