import { refuse } from '../../refusal';
import { termKey } from './keys';
import type { Ratio } from './ratio';
import { isOne, isWhole, isZero, negated, ONE, plus, raised, times } from './ratio';
import type { Atom, Factor, Letter, Poly, Term } from './types';
import { joined } from './words';

/** Terms that a formula may have once it is multiplied out. */
const MOST_TERMS = 400;

/** Whole powers of sums up to this are multiplied out. */
export const MULTIPLIED_OUT = 4;

export const constant = (value: Ratio): Poly => (isZero(value) ? [] : [term(value, [], [])]);

export const NOTHING: Poly = [];
export const UNIT: Poly = constant(ONE);

export function term(coef: Ratio, factors: readonly Factor[], word: readonly Letter[]): Term {
  return { coef, factors, word, key: termKey({ factors, word }) };
}

/** An atom by itself: a factor where it is a number, a word where it has axes. */
export function ofAtom(atom: Atom, power: Ratio = ONE): Poly {
  if (atom.inside.kind === 'sum' && isOne(power)) return atom.inside.of;
  if (atom.inside.kind === 'number' && isWhole(power)) return constant(raised(atom.inside.value, power.n));
  return atom.rank === 'number' || !isOne(power)
    ? [term(ONE, [{ atom, power }], [])]
    : [term(ONE, [], [{ atom, turned: false }])];
}

export function collected(terms: readonly Term[]): Poly {
  const byKey = new Map<string, Term>();
  for (const t of terms) {
    const known = byKey.get(t.key);
    byKey.set(t.key, known ? { ...known, coef: plus(known.coef, t.coef) } : t);
  }
  if (byKey.size > MOST_TERMS) return refuse('a formula with too many terms');
  return [...byKey.values()].filter((t) => !isZero(t.coef)).sort((a, b) => (a.key < b.key ? -1 : 1));
}

export const add = (...all: readonly Poly[]): Poly => collected(all.flat());
export const scale = (p: Poly, by: Ratio): Poly =>
  isOne(by) ? p : isZero(by) ? NOTHING : p.map((t) => ({ ...t, coef: times(t.coef, by) }));
export const minus = (a: Poly, b: Poly): Poly =>
  add(
    a,
    b.map((t) => ({ ...t, coef: negated(t.coef) })),
  );

/** Factors with equal atoms brought together; numbers to whole powers join the coefficient. */
export function gathered(coef: Ratio, factors: readonly Factor[]): { coef: Ratio; factors: Factor[] } {
  const byKey = new Map<string, Factor>();
  for (const f of factors) {
    const known = byKey.get(f.atom.key);
    byKey.set(f.atom.key, known ? { atom: f.atom, power: plus(known.power, f.power) } : f);
  }
  let c = coef;
  const out: Factor[] = [];
  for (const f of byKey.values()) {
    if (isZero(f.power)) continue;
    if (f.atom.inside.kind === 'number' && isWhole(f.power)) c = times(c, raised(f.atom.inside.value, f.power.n));
    else out.push(f);
  }
  return { coef: c, factors: out };
}

/** The product of two terms, sums among their factors multiplied out. */
function product(a: Term, b: Term): Poly {
  const word = joined(a.word, b.word);
  const all = gathered(times(a.coef, b.coef), [...a.factors, ...b.factors, ...word.numbers]);
  const sums = all.factors.filter((f) => isSum(f) && isWhole(f.power) && f.power.n > 0 && f.power.n <= MULTIPLIED_OUT);
  if (sums.length === 0) return [term(all.coef, all.factors, word.rest)];
  const rest = all.factors.filter((f) => !sums.includes(f));
  return sums.reduce<Poly>((p, f) => multiply(p, power(bodyOf(f), f.power.n)), [term(all.coef, rest, word.rest)]);
}

const isSum = (f: Factor): boolean => f.atom.inside.kind === 'sum';
const bodyOf = (f: Factor): Poly => (f.atom.inside.kind === 'sum' ? f.atom.inside.of : NOTHING);

export function multiply(a: Poly, b: Poly): Poly {
  if (a.length * b.length > MOST_TERMS) return refuse('a formula with too many terms');
  const out: Term[] = [];
  for (const x of a) for (const y of b) out.push(...product(x, y));
  return collected(out);
}

/** A whole power, multiplied out. */
export function power(p: Poly, k: number): Poly {
  let out = UNIT;
  for (let i = 0; i < k; i++) out = multiply(out, p);
  return out;
}

/** The one term of a formula without vectors among its factors; null where it has another form. */
export const single = (p: Poly): Term | null => (p.length === 1 && p[0]!.word.length === 0 ? p[0]! : null);

/** The one atom that a formula is, with nothing beside it; null where it has another form. */
export function only(p: Poly): Atom | null {
  const [t] = p;
  if (p.length !== 1 || !t || !isOne(t.coef)) return null;
  if (t.word.length === 1 && t.factors.length === 0) return t.word[0]!.turned ? null : t.word[0]!.atom;
  return t.word.length === 0 && t.factors.length === 1 && isOne(t.factors[0]!.power) ? t.factors[0]!.atom : null;
}

/** The number that a formula is; null where it holds names. */
export function numberOf(p: Poly): Ratio | null {
  if (p.length === 0) return { n: 0, d: 1 };
  const t = p[0]!;
  return p.length === 1 && t.factors.length === 0 && t.word.length === 0 ? t.coef : null;
}

export function freeIn(p: Poly): Set<string> {
  const out = new Set<string>();
  for (const t of p) {
    for (const f of t.factors) for (const n of f.atom.free) out.add(n);
    for (const l of t.word) for (const n of l.atom.free) out.add(n);
  }
  return out;
}

export const atomsOf = (t: Term): readonly Atom[] => [...t.factors.map((f) => f.atom), ...t.word.map((l) => l.atom)];

/** Value of a term by its axes. */
export function rankOfTerm(t: Term): Atom['rank'] {
  if (t.word.length === 0) return t.factors.find((f) => f.atom.rank !== 'number')?.atom.rank ?? 'number';
  return t.word.length === 1 && !t.word[0]!.turned ? t.word[0]!.atom.rank : 'unknown';
}

export function rankOfPoly(p: Poly): Atom['rank'] {
  const ranks = p.map(rankOfTerm).filter((r) => r !== 'number');
  return ranks[0] ?? 'number';
}
