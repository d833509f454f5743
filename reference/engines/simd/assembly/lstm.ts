import { fma, loadSome, storeSome } from './arithmetic';
import { sigmoid, tanh } from './functions';

/** Four floats, or the `rest` that is there. */
function get(from: usize, rest: i32): v128 {
  return rest < 4 ? loadSome(from, rest) : v128.load(from);
}

function put(to: usize, x: v128, rest: i32): void {
  if (rest < 4) storeSome(to, x, rest);
  else v128.store(to, x);
}

/** x (1 − x). */
function bell(x: v128): v128 {
  return f32x4.mul(x, f32x4.sub(f32x4.splat(1), x));
}

/** 1 − x². */
function slope(x: v128): v128 {
  return f32x4.sub(f32x4.splat(1), f32x4.mul(x, x));
}

/** A step of an LSTM; see kernels/lstm.ts. x is where this step's rows begin. */
export function lstmStep(
  rows: i32,
  hidden: i32,
  x: usize,
  z: usize,
  c: usize,
  gates: usize,
  nextC: usize,
  nextH: usize,
): void {
  const wide = <usize>hidden * 4;
  for (let r = 0; r < rows; r++, x += 3 * wide, z += 3 * wide, gates += 3 * wide)
    for (let k = 0; k < hidden; k += 4) {
      const rest = hidden - k;
      const i = sigmoid(f32x4.add(get(x, rest), get(z, rest)));
      const f = sigmoid(f32x4.add(get(x + wide, rest), get(z + wide, rest)));
      const o = sigmoid(f32x4.add(get(x + 2 * wide, rest), get(z + 2 * wide, rest)));
      const g = tanh(f32x4.add(get(x + 3 * wide, rest), get(z + 3 * wide, rest)));
      put(gates, i, rest);
      put(gates + wide, f, rest);
      put(gates + 2 * wide, o, rest);
      put(gates + 3 * wide, g, rest);
      const next = fma(f, get(c, rest), f32x4.mul(i, g));
      put(nextC, next, rest);
      put(nextH, f32x4.mul(o, tanh(next)), rest);
      const step = <usize>min(4, rest) * 4;
      x += step;
      z += step;
      gates += step;
      c += step;
      nextC += step;
      nextH += step;
    }
}

/** The gradients of a step; see kernels/lstm.ts. byOutput is where this step's rows begin. */
export function lstmBack(
  rows: i32,
  hidden: i32,
  gates: usize,
  c: usize,
  nextC: usize,
  byOutput: usize,
  byH: usize,
  byNextC: usize,
  byZ: usize,
  byC: usize,
): void {
  const wide = <usize>hidden * 4;
  for (let r = 0; r < rows; r++, gates += 3 * wide, byZ += 3 * wide)
    for (let k = 0; k < hidden; k += 4) {
      const rest = hidden - k;
      const i = get(gates, rest);
      const f = get(gates + wide, rest);
      const o = get(gates + 2 * wide, rest);
      const g = get(gates + 3 * wide, rest);
      const bent = tanh(get(nextC, rest));
      const up = f32x4.add(get(byOutput, rest), get(byH, rest));
      const inner = fma(f32x4.mul(up, o), slope(bent), get(byNextC, rest));
      put(byZ, f32x4.mul(f32x4.mul(inner, g), bell(i)), rest);
      put(byZ + wide, f32x4.mul(f32x4.mul(inner, get(c, rest)), bell(f)), rest);
      put(byZ + 2 * wide, f32x4.mul(f32x4.mul(up, bent), bell(o)), rest);
      put(byZ + 3 * wide, f32x4.mul(f32x4.mul(inner, i), slope(g)), rest);
      put(byC, f32x4.mul(inner, f), rest);
      const step = <usize>min(4, rest) * 4;
      gates += step;
      c += step;
      nextC += step;
      byOutput += step;
      byH += step;
      byNextC += step;
      byZ += step;
      byC += step;
    }
}
