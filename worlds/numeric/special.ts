/** Special functions in doubles. Formulas from Abramowitz & Stegun, Handbook of Mathematical Functions (1964). */

/** exp(-x²) without the rounding of x²: x is cut to 24 bits, whose square is exact. */
function gauss(x: number): number {
  const high = Math.fround(x);
  return Math.exp(-high * high) * Math.exp(-(x - high) * (x + high));
}

/** Beyond this the continued fraction is used, before it the series. */
const SERIES_END = 0.8;

/** erf by its series of positive terms (A&S 7.1.6), for 0 ≤ x ≤ SERIES_END. */
function erfSeries(x: number): number {
  const square = 2 * x * x;
  let term = x;
  let sum = x;
  for (let k = 3; term > sum * 1e-17; k += 2) {
    term *= square / k;
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * gauss(x) * sum;
}

/** erfc by its continued fraction (A&S 7.1.14), from the inside out, for x > SERIES_END. */
function erfcFraction(x: number): number {
  if (x > 27.3) return 0;
  let fraction = x;
  for (let k = Math.ceil(20 + 250 / (x * x)); k >= 1; k--) fraction = x + k / 2 / fraction;
  return gauss(x) / (Math.sqrt(Math.PI) * fraction);
}

/** The error function, to about 1e-15 relative. */
export function erf(x: number): number {
  if (x < 0) return -erf(-x);
  if (x <= SERIES_END) return erfSeries(x);
  return x > SERIES_END ? 1 - erfcFraction(x) : NaN;
}

/** The complementary error function 1 - erf(x), without cancellation in the right tail. */
export function erfc(x: number): number {
  return x > SERIES_END ? erfcFraction(x) : 1 - erf(x);
}

/** ζ(k) - 1 for k = 2, 3, … (A&S table 23.3; digits recomputed). */
const ZETA_MINUS_1: readonly number[] = [
  0.64493406684822643647, 0.2020569031595942854, 0.082323233711138191516, 0.036927755143369926331,
  0.017343061984449139715, 0.0083492773819228268398, 0.0040773561979443393787, 0.0020083928260822144179,
  0.00099457512781808533715, 0.0004941886041194645587, 0.00024608655330804829864, 0.00012271334757848914675,
  0.000061248135058704829259, 0.000030588236307020493552, 0.000015282259408651871733, 7.6371976378997622736e-6,
  3.8172932649998398565e-6, 1.9082127165539389257e-6, 9.5396203387279611315e-7, 4.7693298678780646312e-7,
  2.3845050272773299e-7, 1.1921992596531107307e-7, 5.9608189051259479612e-8, 2.9803503514652280186e-8,
  1.4901554828365041235e-8, 7.450711789835429492e-9, 3.7253340247884570548e-9, 1.8626597235130490064e-9,
  9.3132743241966818287e-10, 4.656629065033784073e-10, 2.328311833676505492e-10, 1.1641550172700519776e-10,
  5.8207720879027008892e-11, 2.9103850444970996869e-11,
];

const EULER_GAMMA = 0.57721566490153286061;

/** log Γ(2 + z) for |z| ≤ 0.5, from A&S 6.1.33: small near its zero at z = 0. */
function lgammaNear2(z: number): number {
  let sum = 0;
  for (let k = ZETA_MINUS_1.length + 1; k >= 2; k--) {
    sum = z * ((((k & 1) === 0 ? 1 : -1) * (ZETA_MINUS_1[k - 2] ?? 0)) / k + sum);
  }
  return z * (1 - EULER_GAMMA + sum);
}

/** B_{2k} / (2k (2k-1)), the coefficients of Stirling's series (A&S 6.1.40). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];

/** log |Γ(x)|; +Infinity at the poles 0, -1, -2, … About 1e-15 relative for x > 0, absolute next to zeros below. */
export function lgamma(x: number): number {
  if (!(x > -Infinity)) return Number.isNaN(x) ? NaN : Infinity;
  if (x <= 0) {
    if (Number.isInteger(x)) return Infinity;
    // A&S 6.1.17, with the sine of the distance to the nearest pole.
    return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * (x - Math.round(x))))) - lgamma(1 - x);
  }
  if (x < 0.5) return lgamma(x + 1) - Math.log(x);
  if (x < 1.5) return lgammaNear2(x - 1) - Math.log1p(x - 1);
  if (x < 12) {
    let product = 1;
    let z = x;
    while (z > 2.5) {
      z -= 1;
      product *= z;
    }
    return lgammaNear2(z - 2) + Math.log(product);
  }
  if (x === Infinity) return Infinity;
  const square = 1 / (x * x);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * square + (STIRLING[k] ?? 0);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + sum / x;
}

/** The derivative of log Γ (A&S 6.3.5, 6.3.7, 6.3.18). NaN at the poles. */
export function digamma(x: number): number {
  if (x <= 0) {
    if (Number.isInteger(x)) return NaN;
    return digamma(1 - x) - Math.PI / Math.tan(Math.PI * (x - Math.round(x)));
  }
  let shift = 0;
  let z = x;
  while (z < 12) {
    shift += 1 / z;
    z += 1;
  }
  const square = 1 / (z * z);
  let sum = 0;
  for (let k = STIRLING.length - 1; k >= 0; k--) sum = sum * square + (2 * k + 1) * (STIRLING[k] ?? 0);
  return Math.log(z) - 1 / (2 * z) - sum * square - shift;
}
