import { Decimal } from 'decimal.js';
import type { Field } from '../field';

/** Exponents beyond this overflow to infinity or underflow to zero, so that no operation can run away. */
const MOST_EXPONENT = 20_000;
/** Digits carried beyond those asked for inside of a series. */
const GUARD = 15;
/** Arguments of a sine beyond this have lost their place on the circle. */
const MOST_ANGLE = 1e12;

/**
 * Decimal numbers of a fixed number of digits (10 to 200): slow, to settle what doubles leave open. Never throws;
 * what is undefined is NaN, what is too large infinite.
 */
export function decimals(digits: number): Field<Decimal> {
  const precision = Math.min(200, Math.max(10, Math.round(digits)));
  const limits = { maxE: MOST_EXPONENT, minE: -MOST_EXPONENT, toExpNeg: -7, toExpPos: 21 };
  const Outer = Decimal.clone({ precision, ...limits });
  const Inner = Decimal.clone({ precision: precision + GUARD, ...limits });
  const series = new Series(Inner, precision + GUARD);
  const one = new Outer(1);
  // Beyond this π/2 - 1/a is exact, and decimal.js would iterate on what overflows.
  const far = new Outer(10).pow(Math.ceil(precision / 2));
  const quarter = (a: Decimal): Decimal => Outer.acos(0).times(a.isNegative() ? -1 : 1);
  const finite = (a: Decimal, f: () => Decimal): Decimal => (a.isFinite() ? f() : new Outer(NaN));
  const narrow = (a: Decimal): Decimal => new Outer(a).toSignificantDigits(precision);
  const exp = (a: Decimal): Decimal => {
    if (a.gt(MOST_EXPONENT * 2.4)) return new Outer(Infinity);
    return a.lt(-MOST_EXPONENT * 2.4) ? new Outer(0) : a.exp();
  };
  const circular = (a: Decimal, f: (x: Decimal) => Decimal): Decimal =>
    a.abs().lt(MOST_ANGLE) ? f(a) : new Outer(NaN);
  const hyperbolic = (a: Decimal, f: (x: Decimal) => Decimal): Decimal => (a.isNaN() ? a : narrow(f(new Inner(a))));
  return {
    name: `decimals of ${precision} digits`,
    of: (x) => new Outer(x),
    number: (a) => a.toNumber(),
    add: (a, b) => a.plus(b),
    sub: (a, b) => a.minus(b),
    mul: (a, b) => a.times(b),
    div: (a, b) => a.div(b),
    neg: (a) => a.neg(),
    pow: (a, b) => power(a, b, exp),
    sqrt: (a) => a.sqrt(),
    exp,
    log: (a) => a.ln(),
    sin: (a) => circular(a, (x) => x.sin()),
    cos: (a) => circular(a, (x) => x.cos()),
    tan: (a) => circular(a, (x) => x.tan()),
    tanh: (a) => hyperbolic(a, (x) => series.tanh(x)),
    sinh: (a) => hyperbolic(a, (x) => series.sinh(x)),
    cosh: (a) => hyperbolic(a, (x) => series.cosh(x)),
    asin: (a) => finite(a, () => a.asin()),
    acos: (a) => finite(a, () => a.acos()),
    atan: (a) => (a.abs().gt(far) ? quarter(a).minus(one.div(a)) : a.atan()),
    erf: (a) => (a.isNaN() ? a : narrow(series.erf(new Inner(a)))),
    lgamma: (a) => (a.isNaN() ? a : narrow(series.lgamma(new Inner(a)))),
    abs: (a) => a.abs(),
    uncertain: (a) => a,
    max: (a, b) => (a.gte(b) || a.isNaN() ? a : b),
    min: (a, b) => (a.lte(b) || a.isNaN() ? a : b),
    floor: (a) => a.floor(),
    ceil: (a) => a.ceil(),
    round: (a) => a.toDecimalPlaces(0, Outer.ROUND_HALF_UP),
  };
}

/** Small whole powers by multiplication, all others by exp and log, whose cost is bounded. */
function power(a: Decimal, b: Decimal, exp: (x: Decimal) => Decimal): Decimal {
  if (b.isZero() || !a.isFinite() || !b.isFinite() || a.isZero()) return a.pow(b);
  if (b.isInteger()) {
    if (b.abs().lte(1000)) return a.pow(b);
    const size = exp(b.times(a.abs().ln()));
    return a.isNegative() && !b.mod(2).isZero() ? size.neg() : size;
  }
  return a.pow(b).isNaN() ? a.pow(b) : exp(b.times(a.ln()));
}

/** The functions that decimal.js lacks, or is slow or inexact at, at the precision of one class of decimals. */
class Series {
  private readonly half: Decimal;
  private readonly pi: Decimal;
  private bernoulli: Decimal[] = [];

  constructor(
    private readonly D: typeof Decimal,
    private readonly digits: number,
  ) {
    this.half = new D(0.5);
    this.pi = D.acos(-1);
  }

  private exp(a: Decimal): Decimal {
    if (a.gt(MOST_EXPONENT * 2.4)) return new this.D(Infinity);
    return a.lt(-MOST_EXPONENT * 2.4) ? new this.D(0) : a.exp();
  }

  cosh(a: Decimal): Decimal {
    const e = this.exp(a.abs());
    return e.plus(new this.D(1).div(e)).times(this.half);
  }

  sinh(a: Decimal): Decimal {
    if (a.abs().gte(1)) {
      const e = this.exp(a.abs());
      const value = e.minus(new this.D(1).div(e)).times(this.half);
      return a.isNegative() ? value.neg() : value;
    }
    const square = a.times(a);
    return this.sum(a, (term, k) => term.times(square).div(2 * k * (2 * k + 1)));
  }

  tanh(a: Decimal): Decimal {
    // Beyond this it differs from ±1 by less than the last digit.
    if (a.abs().gt(this.digits * 1.2)) return new this.D(a.isNegative() ? -1 : 1);
    return this.sinh(a).div(this.cosh(a));
  }

  /** A&S 7.1.6: all terms have one sign. */
  erf(a: Decimal): Decimal {
    if (a.times(a).gt(this.digits * Math.LN10)) return new this.D(a.isNegative() ? -1 : 1);
    const square = a.times(a).times(2);
    const sum = this.sum(a, (term, k) => term.times(square).div(2 * k + 1));
    return sum.times(2).times(a.times(a).neg().exp()).div(this.pi.sqrt());
  }

  /** log |Γ|: reflection below 1/2 (A&S 6.1.17), Stirling's series far to the right (6.1.40), recurrence between. */
  lgamma(a: Decimal): Decimal {
    if (!a.isFinite()) return new this.D(a.isNegative() ? NaN : Infinity);
    if (a.lte(0) && a.isInteger()) return new this.D(Infinity);
    if (a.lt(this.half)) {
      if (a.lt(-MOST_ANGLE)) return new this.D(NaN);
      const sine = a.minus(a.round()).times(this.pi).sin().abs();
      return this.pi
        .div(sine)
        .ln()
        .minus(this.lgamma(new this.D(1).minus(a)));
    }
    let product = new this.D(1);
    let x = a;
    while (x.lt(this.digits)) {
      product = product.times(x);
      x = x.plus(1);
    }
    const inverse = new this.D(1).div(x);
    const square = inverse.times(inverse);
    let factor = inverse;
    let sum = new this.D(0);
    // At x ≥ digits the terms fall far below the last digit before they grow again.
    for (let k = 1; k <= this.digits; k++) {
      const term = this.bernoulliNumber(k)
        .div(2 * k * (2 * k - 1))
        .times(factor);
      sum = sum.plus(term);
      if (term.abs().lt(new this.D(10).pow(-this.digits))) break;
      factor = factor.times(square);
    }
    const main = x.minus(this.half).times(x.ln()).minus(x).plus(this.pi.times(2).ln().times(this.half));
    return main.plus(sum).minus(product.ln());
  }

  /** A sum from its first term until the terms no longer count. */
  private sum(first: Decimal, next: (term: Decimal, k: number) => Decimal): Decimal {
    let term = first;
    let sum = first;
    const small = new this.D(10).pow(-this.digits - 2);
    for (let k = 1; k < 100_000 && !term.isZero() && term.abs().gt(sum.abs().times(small)); k++) {
      term = next(term, k);
      sum = sum.plus(term);
    }
    return sum;
  }

  /** B_{2k}, all up to the last that can be needed. */
  private bernoulliNumber(k: number): Decimal {
    if (this.bernoulli.length === 0) {
      this.bernoulli = bernoulliNumbers(this.digits).map(([n, d]) => new this.D(`${n}`).div(new this.D(`${d}`)));
    }
    return this.bernoulli[k] ?? new this.D(0);
  }
}

/**
 * B_0, B_2, …, B_{2 count} as fractions, from the tangent numbers T_k (Knuth & Buckholtz 1967):
 * B_{2k} = (-1)^{k-1} 2k T_k / (4^k (4^k - 1)).
 */
function bernoulliNumbers(count: number): [bigint, bigint][] {
  const tangent: bigint[] = [0n, 1n];
  for (let k = 2; k <= count; k++) tangent[k] = BigInt(k - 1) * (tangent[k - 1] ?? 0n);
  for (let k = 2; k <= count; k++) {
    for (let j = k; j <= count; j++) {
      tangent[j] = BigInt(j - k) * (tangent[j - 1] ?? 0n) + BigInt(j - k + 2) * (tangent[j] ?? 0n);
    }
  }
  const numbers: [bigint, bigint][] = [[1n, 1n]];
  for (let k = 1; k <= count; k++) {
    const four = 4n ** BigInt(k);
    const sign = k % 2 === 1 ? 1n : -1n;
    numbers.push([sign * 2n * BigInt(k) * (tangent[k] ?? 0n), four * (four - 1n)]);
  }
  return numbers;
}
