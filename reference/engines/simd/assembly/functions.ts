import { fma, loadSome, storeSome } from './arithmetic';

/*
 * Exponentials and what is made of them, with the polynomials of the Cephes library (Moshier, 1992: expf, logf, tanhf),
 * within some 2 units in the last place.
 */

/** e^x; from 1.2e−38 to 2.4e38 where it would be smaller or larger. NaN stays NaN. */
export function exp(x: v128): v128 {
  x = f32x4.max(f32x4.min(x, f32x4.splat(88.37626)), f32x4.splat(-87.33654));
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
  // x − n ln 2, with ln 2 in two parts, the first of which has so few bits that its product is exact.
  let r = fma(n, f32x4.splat(-0.693359375), x);
  r = fma(n, f32x4.splat(2.1219444e-4), r);
  let y = f32x4.splat(1.98756915e-4);
  y = fma(y, r, f32x4.splat(1.3981999507e-3));
  y = fma(y, r, f32x4.splat(8.3334519073e-3));
  y = fma(y, r, f32x4.splat(4.1665795894e-2));
  y = fma(y, r, f32x4.splat(1.6666665459e-1));
  y = fma(y, r, f32x4.splat(5.0000001201e-1));
  y = fma(f32x4.mul(r, r), y, f32x4.add(r, f32x4.splat(1)));
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(y, power);
}

/** 1/(1 + e^−x). */
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const one = f32x4.splat(1);
  const large = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(exp(f32x4.add(size, size)), one)));
  const z = f32x4.mul(x, x);
  let y = f32x4.splat(-5.70498872745e-3);
  y = fma(y, z, f32x4.splat(2.06390887954e-2));
  y = fma(y, z, f32x4.splat(-5.37397155531e-2));
  y = fma(y, z, f32x4.splat(1.33314422036e-1));
  y = fma(y, z, f32x4.splat(-3.33332819422e-1));
  const small = fma(f32x4.mul(y, z), x, x);
  const signed = v128.or(large, v128.and(x, f32x4.splat(-0.0)));
  return v128.bitselect(signed, small, f32x4.gt(size, f32x4.splat(0.625)));
}

/** log(1 + u) for u from 0 to 1. */
function log1p(u: v128): v128 {
  const one = f32x4.splat(1);
  const sum = f32x4.add(u, one);
  // From √½ to √2, of which Cephes' polynomial is the logarithm: halved where it is larger.
  const large = f32x4.gt(sum, f32x4.splat(1.41421356));
  const r = f32x4.sub(v128.bitselect(f32x4.mul(sum, f32x4.splat(0.5)), sum, large), one);
  const z = f32x4.mul(r, r);
  let y = f32x4.splat(7.0376836292e-2);
  y = fma(y, r, f32x4.splat(-1.151461031e-1));
  y = fma(y, r, f32x4.splat(1.167699874e-1));
  y = fma(y, r, f32x4.splat(-1.2420140846e-1));
  y = fma(y, r, f32x4.splat(1.4249322787e-1));
  y = fma(y, r, f32x4.splat(-1.6668057665e-1));
  y = fma(y, r, f32x4.splat(2.0000714765e-1));
  y = fma(y, r, f32x4.splat(-2.4999993993e-1));
  y = fma(y, r, f32x4.splat(3.3333331174e-1));
  y = fma(f32x4.mul(y, z), r, f32x4.mul(z, f32x4.splat(-0.5)));
  const log = f32x4.add(f32x4.add(r, y), v128.and(large, f32x4.splat(0.693147181)));
  // What was lost of u in the sum, to first order; the sum is at least 1.
  const lost = f32x4.sub(u, f32x4.sub(sum, one));
  return f32x4.add(log, f32x4.div(lost, sum));
}

/** log(1 + e^x), as max(x, 0) + log(1 + e^−|x|). */
export function softplus(x: v128): v128 {
  return f32x4.add(f32x4.max(x, f32x4.splat(0)), log1p(exp(f32x4.neg(f32x4.abs(x)))));
}

/** Applies a function to each of `count` floats: 0 is the sigmoid, 1 tanh, 2 softplus, 3 the exponential. */
export function apply(which: i32, count: i32, x: usize, to: usize): void {
  for (let i = 0; i < count; i += 4, x += 16, to += 16) {
    const rest = count - i;
    const value = rest < 4 ? loadSome(x, rest) : v128.load(x);
    const y = which === 0 ? sigmoid(value) : which === 1 ? tanh(value) : which === 2 ? softplus(value) : exp(value);
    if (rest < 4) storeSome(to, y, rest);
    else v128.store(to, y);
  }
}
