import type { Expr } from '../../../../expr';
import { applied, negated, num, power, productOf, quotient, signed, sumOf, sym, unsigned } from './build';
import type { Known, Rule } from './known';
import { factorsOf, termsOf } from './known';

const argumentOf = (e: Expr, name: string): Expr | null =>
  e.kind === 'apply' && e.fn.kind === 'sym' && e.fn.name === name && e.args.length === 1 ? e.args[0]! : null;

const log = (e: Expr): Expr => applied('\\log', e);

/** The logarithm of a product, quotient or power of positive numbers as a sum. */
export const takeApart: Rule = (e, _place, known) => {
  const of = argumentOf(e, '\\log');
  if (!of || !known.isPositive(of)) return [];
  if (of.kind === 'product') return [sumOf(of.factors.map(log))];
  if (of.kind === 'quotient') {
    if (of.top.kind === 'num' && of.top.value === 1) return [negated(log(of.bottom))];
    return [sumOf([log(of.top), negated(log(of.bottom))]), negated(log(quotient(of.bottom, of.top)))];
  }
  if (of.kind === 'power') return [productOf([of.exponent, log(of.base)])];
  return [];
};

/** Two logarithms of positive numbers as one, and a factor before one as a power in it. */
export const putTogether: Rule = (e, _place, known) => {
  const terms = termsOf(e);
  if (!terms) {
    const factors = factorsOf(e);
    const [n, last] = factors;
    const of = last && argumentOf(last, '\\log');
    return factors.length === 2 && n!.kind === 'num' && of && known.isPositive(of) ? [log(power(of, n!))] : [];
  }
  const out: Expr[] = [];
  for (let i = 0; i + 1 < terms.length; i++) {
    const [a, b] = [logarithmOf(terms[i]!, known), logarithmOf(terms[i + 1]!, known)];
    if (!a || !b) continue;
    const one = a.negative === b.negative ? productOf([a.of, b.of]) : quotient(a.of, b.of);
    out.push(sumOf([...terms.slice(0, i), signed(a.negative, log(one)), ...terms.slice(i + 2)]));
  }
  return out;
};

function logarithmOf(e: Expr, known: Known): { negative: boolean; of: Expr } | null {
  const { negative, body } = unsigned(e);
  const of = argumentOf(body, '\\log');
  return of && known.isPositive(of) ? { negative, of } : null;
}

/** The exponential of a sum as a product, of minus something as one over, and `e^x` for `\exp(x)`. */
export const exponentials: Rule = (e, _place, known) => {
  const isNamed = argumentOf(e, '\\exp');
  const of = isNamed ?? (e.kind === 'power' && e.base.kind === 'sym' && e.base.name === 'e' ? e.exponent : null);
  if (!of || known.meaning.vocabulary.lookup('e') !== null) return [];
  const exp = (x: Expr): Expr => (isNamed ? applied('\\exp', x) : power(sym('e'), x));
  const out: Expr[] = [isNamed ? power(sym('e'), of) : applied('\\exp', of)];
  if (!known.isScalar(of)) return out;
  const terms = termsOf(of);
  if (terms) out.push(productOf(terms.map(exp)));
  if (of.kind === 'negative') out.push(quotient(num(1), exp(of.body)));
  return out;
};
