import type { Expr } from '../../../../expr';
import { same } from '../../../../expr';
import { negated, num, power, productOf, quotient, signed, sumOf, unsigned } from './build';
import type { Rule } from './known';
import { factorsOf, plainJoins, termsOf } from './known';

/** `a(b + c)` as `ab + ac`: a factor that is a sum is multiplied out. */
export const multiplyOut: Rule = (e) => {
  if (e.kind !== 'product' || !plainJoins(e)) return [];
  return e.factors.flatMap((f, i): Expr[] => {
    const terms = termsOf(f);
    if (!terms) return [];
    const [before, after] = [e.factors.slice(0, i), e.factors.slice(i + 1)];
    return [
      sumOf(
        terms.map((t) => {
          const { negative, body } = unsigned(t);
          return signed(negative, productOf([...before, body, ...after]));
        }),
      ),
    ];
  });
};

/** `ab + ac` as `a(b + c)`: a factor that neighbouring terms share stands before them. */
export const factorOut: Rule = (e, _place, known) => {
  const terms = termsOf(e);
  if (!terms) return [];
  const out: Expr[] = [];
  for (let i = 0; i + 1 < terms.length; i++) {
    const [a, b] = [unsigned(terms[i]!), unsigned(terms[i + 1]!)];
    for (const f of factorsOf(a.body)) {
      const isNumber = f.kind === 'num' && f.value === 1;
      const [x, y] = [without(a.body, f), without(b.body, f)];
      if (isNumber || !known.isScalar(f) || !x || !y) continue;
      const inner = sumOf([x, signed(a.negative !== b.negative, y)]);
      out.push(sumOf([...terms.slice(0, i), signed(a.negative, productOf([f, inner])), ...terms.slice(i + 2)]));
    }
  }
  return out;
};

/** What is left of a product without one of its factors; null where it has none like it. */
function without(e: Expr, f: Expr): Expr | null {
  const all = factorsOf(e);
  const at = all.findIndex((x) => same(x, f));
  return at === -1 ? null : productOf(all.filter((_, i) => i !== at));
}

/** `(a + b) / c` as `a/c + b/c`. */
export const splitFraction: Rule = (e, _place, known) => {
  if (e.kind !== 'quotient' || !known.isScalar(e.bottom)) return [];
  const terms = termsOf(e.top);
  if (!terms) return [];
  return [
    sumOf(
      terms.map((t) => {
        const { negative, body } = unsigned(t);
        return signed(negative, quotient(body, e.bottom));
      }),
    ),
  ];
};

/** `a/c + b/c` as `(a + b) / c`. */
export const joinFractions: Rule = (e, _place, known) => {
  const terms = termsOf(e);
  if (!terms) return [];
  const out: Expr[] = [];
  for (let i = 0; i + 1 < terms.length; i++) {
    const [a, b] = [unsigned(terms[i]!), unsigned(terms[i + 1]!)];
    if (a.body.kind !== 'quotient' || b.body.kind !== 'quotient' || !same(a.body.bottom, b.body.bottom)) continue;
    if (!known.isScalar(a.body.bottom)) continue;
    const top = sumOf([signed(a.negative, a.body.top), signed(b.negative, b.body.top)]);
    out.push(sumOf([...terms.slice(0, i), quotient(top, a.body.bottom), ...terms.slice(i + 2)]));
  }
  return out;
};

/** `a/b` as `\frac{1}{b} a`, `\frac{1}{b} a` as `a/b`, and a number before a fraction in it. */
export const moveOverLine: Rule = (e, _place, known) => {
  if (e.kind === 'quotient') {
    if (!known.isScalar(e.bottom) || (e.top.kind === 'num' && e.bottom.kind === 'num')) return [];
    const isOne = e.top.kind === 'num' && e.top.value === 1;
    return isOne
      ? [power(e.bottom, { kind: 'negative', body: num(1), span: e.span })]
      : [productOf([quotient(num(1), e.bottom), e.top])];
  }
  if (e.kind !== 'product' || !plainJoins(e)) return [];
  return e.factors.flatMap((f, i): Expr[] => {
    if (f.kind !== 'quotient' || !known.isScalar(f)) return [];
    const others = e.factors.filter((_, k) => k !== i);
    return [quotient(productOf([f.top, ...others]), f.bottom)];
  });
};

/** `-(a - b)` as `b - a`, `-a + b` as `-(a - b)`, and the sign of a product at its first factor. */
export const moveSign: Rule = (e) => {
  if (e.kind === 'negative') {
    const terms = termsOf(e.body);
    if (terms) return [sumOf(terms.map(negated))];
    if (e.body.kind === 'quotient') return [quotient(negated(e.body.top), e.body.bottom)];
    return [];
  }
  const terms = termsOf(e);
  return terms ? [negated(sumOf(terms.map(negated)))] : [];
};

/** `x^2` as `x x`, and the square of a sum multiplied out or of its opposite. */
export const squares: Rule = (e, _place, known) => {
  if (e.kind === 'product' && plainJoins(e))
    return e.factors
      .slice(1)
      .flatMap((f, i): Expr[] =>
        same(f, e.factors[i]!) && known.isScalar(f)
          ? [productOf([...e.factors.slice(0, i), power(f, num(2)), ...e.factors.slice(i + 2)])]
          : [],
      );
  if (e.kind !== 'power' || e.exponent.kind !== 'num' || e.exponent.value !== 2 || !known.isScalar(e.base)) return [];
  const twice = productOf([e.base, e.base]);
  const terms = termsOf(e.base);
  if (terms?.length !== 2) return [twice];
  const [a, b] = [unsigned(terms[0]!), unsigned(terms[1]!)];
  const cross = signed(a.negative !== b.negative, productOf([num(2), a.body, b.body]));
  return [
    twice,
    power(sumOf(terms.map(negated)), e.exponent),
    sumOf([power(a.body, num(2)), cross, power(b.body, num(2))]),
  ];
};

/** `\sqrt{x}` as `x^{1/2}`. */
export const roots: Rule = (e, _place, known) =>
  e.kind === 'apply' &&
  e.fn.kind === 'sym' &&
  e.fn.name === '\\sqrt' &&
  e.args.length === 1 &&
  known.isScalar(e.args[0]!)
    ? [power(e.args[0]!, quotient(num(1), num(2)))]
    : [];
