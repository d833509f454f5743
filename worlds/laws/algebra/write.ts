import type { Binder, Expr, Fold } from '../../../expr';
import type { Ratio } from './ratio';
import { isOne, negated } from './ratio';
import type { Atom, Bound, Factor, Inner, Inside, Measure, Poly, Term } from './types';

const SPAN = { from: 0, to: 0 };

export const numeral = (n: number): Expr => ({ kind: 'num', value: n, text: String(n), span: SPAN });
export const symbol = (name: string): Expr => {
  const primes = /'+$/.exec(name)?.[0].length ?? 0;
  const sym: Expr = { kind: 'sym', name: primes > 0 ? name.slice(0, -primes) : name, span: SPAN };
  return primes > 0 ? { kind: 'prime', base: sym, count: primes, span: SPAN } : sym;
};
const quotient = (top: Expr, bottom: Expr): Expr => ({ kind: 'quotient', top, bottom, span: SPAN });
const call = (name: string, ...args: Expr[]): Expr => ({ kind: 'apply', fn: symbol(name), args, span: SPAN });

function product(factors: readonly Expr[]): Expr {
  if (factors.length === 0) return numeral(1);
  if (factors.length === 1) return factors[0]!;
  return { kind: 'product', factors, joins: factors.slice(1).map(() => ''), span: SPAN };
}

const numberExpr = ({ n, d }: Ratio): Expr => (d === 1 ? numeral(n) : quotient(numeral(n), numeral(d)));

/** Writes a formula back as an expression. */
export function written(p: Poly): Expr {
  if (p.length === 0) return numeral(0);
  const terms = p.map(termWritten);
  return terms.length === 1 ? terms[0]! : { kind: 'sum', terms, span: SPAN };
}

function termWritten(t: Term): Expr {
  const negative = t.coef.n < 0;
  const coef = negative ? negated(t.coef) : t.coef;
  const above = t.factors.filter((f) => f.power.n > 0).map(raised);
  const below = t.factors.filter((f) => f.power.n < 0).map((f) => raised({ ...f, power: negated(f.power) }));
  const letters = t.word.map(({ atom, turned }): Expr => {
    const e = atomWritten(atom);
    return turned ? { kind: 'transpose', base: e, span: SPAN } : e;
  });
  const top = product([
    ...(isOne(coef) && above.length + letters.length > 0 ? [] : [numberExpr(coef)]),
    ...above,
    ...letters,
  ]);
  const all = below.length === 0 ? top : quotient(top, product(below));
  return negative ? { kind: 'negative', body: all, span: SPAN } : all;
}

function raised({ atom, power }: Factor): Expr {
  const base = atomWritten(atom);
  if (isOne(power)) return base;
  if (power.n === 1 && power.d === 2) return call('\\sqrt', base);
  return { kind: 'power', base, exponent: numberExpr(power), span: SPAN };
}

const known = new WeakMap<Atom, Expr>();

export function atomWritten(a: Atom): Expr {
  const found = known.get(a) ?? insideWritten(a.inside);
  known.set(a, found);
  return found;
}

/** What stands in an atom, as an expression. */
export function insideWritten(inside: Inside): Expr {
  switch (inside.kind) {
    case 'name':
      return symbol(inside.name);
    case 'number':
      return numberExpr(inside.value);
    case 'index':
      return { kind: 'indexed', base: written(inside.of), at: inside.at, place: 'sub', span: SPAN };
    case 'density':
      return inside.density;
    case 'law':
      return inside.law;
    case 'log':
      return call('\\log', written(inside.of));
    case 'exp':
      return call('\\exp', written(inside.of));
    case 'sum':
      return written(inside.of);
    case 'power':
      return { kind: 'power', base: written(inside.base), exponent: written(inside.exponent), span: SPAN };
    case 'apply':
      return { kind: 'apply', fn: inside.fn, args: inside.args.map(written), span: SPAN };
    case 'fold':
      return foldWritten(inside);
    case 'mean':
      return { kind: 'expect', op: 'E', ...below(inside.measure), body: [written(inside.body)], span: SPAN };
    case 'spread':
      return { kind: 'expect', op: inside.op, ...below(inside.measure), body: inside.body.map(written), span: SPAN };
    case 'divergence':
      return { kind: 'divergence', op: inside.op, left: inside.left, right: inside.right, span: SPAN };
    case 'entropy':
      return { kind: 'entropy', of: inside.of, given: inside.given, span: SPAN };
    case 'information':
      return { kind: 'information', left: inside.left, right: inside.right, given: inside.given, span: SPAN };
    case 'word':
      return termWritten({ coef: { n: 1, d: 1 }, factors: [], word: inside.letters, key: '' });
    case 'derivative':
      return inside.sign.kind === 'gradient'
        ? { ...inside.sign, of: written(inside.of), by: inside.by }
        : { ...inside.sign, of: written(inside.of), by: [inside.by] };
    case 'opaque':
      return inside.expr;
  }
}

function below({ densities, opaque }: Measure): { under: readonly Expr[]; given: readonly Expr[] } {
  return opaque ?? { under: densities, given: [] };
}

function foldWritten({ op, binders, where, body }: Inner<'fold'>): Expr {
  const integrals = op === 'sum' ? binders.filter((b) => b.integral) : [];
  const others = binders.filter((b) => !integrals.includes(b));
  const fold = (how: Fold['op'], names: readonly Bound[], e: Expr, conditions: readonly Expr[]): Expr =>
    names.length === 0
      ? e
      : { kind: 'fold', op: how, binders: names.map(binderWritten), where: conditions, body: e, span: SPAN };
  const inner = fold('int', integrals, written(body), others.length === 0 ? where : []);
  return fold(op, others, inner, where);
}

export const binderWritten = (b: Bound): Binder => ({
  name: b.expr,
  ...(b.from ? { from: written(b.from) } : {}),
  ...(b.to ? { to: written(b.to) } : {}),
  ...(b.in ? { in: b.in } : {}),
});
