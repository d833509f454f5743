import { fma, total } from './arithmetic';

/** One entry: a row times a column. */
function entry(k: i32, a: usize, aStep: usize, b: usize, bStep: usize): f32 {
  let sum: f32 = 0;
  for (let p = 0; p < k; p++, a += aStep, b += bStep) sum += load<f32>(a) * load<f32>(b);
  return sum;
}

/** The same where both lie side by side. */
function dot(k: i32, a: usize, b: usize): f32 {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  let p = 0;
  for (; p + 16 <= k; p += 16, a += 64, b += 64) {
    s0 = fma(v128.load(a), v128.load(b), s0);
    s1 = fma(v128.load(a, 16), v128.load(b, 16), s1);
    s2 = fma(v128.load(a, 32), v128.load(b, 32), s2);
    s3 = fma(v128.load(a, 48), v128.load(b, 48), s3);
  }
  for (; p + 4 <= k; p += 4, a += 16, b += 16) s0 = fma(v128.load(a), v128.load(b), s0);
  return total(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3))) + entry(k - p, a, 4, b, 4);
}

/** Sixteen entries, whose columns of B lie beside each other. */
function sixteen(k: i32, a: usize, aStep: usize, b: usize, bStep: usize, to: usize): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let p = 0; p < k; p++, a += aStep, b += bStep) {
    const x = v128.load32_splat(a);
    s0 = fma(x, v128.load(b), s0);
    s1 = fma(x, v128.load(b, 16), s1);
    s2 = fma(x, v128.load(b, 32), s2);
    s3 = fma(x, v128.load(b, 48), s3);
  }
  v128.store(to, s0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
  v128.store(to, s3, 48);
}

/** Four entries, whose columns of B lie beside each other. */
function four(k: i32, a: usize, aStep: usize, b: usize, bStep: usize, to: usize): void {
  let s = f32x4.splat(0);
  for (let p = 0; p < k; p++, a += aStep, b += bStep) s = fma(v128.load32_splat(a), v128.load(b), s);
  v128.store(to, s);
}

/**
 * The single row of C = A · B, without panels, since each entry of B is used only once; see `product`.
 * @param first n floats that are added, or 0
 * @param tile room for sixteen floats
 */
export function oneRow(
  n: i32,
  k: i32,
  a: usize,
  aStep: usize,
  b: usize,
  bStep: usize,
  bColumn: usize,
  c: usize,
  first: usize,
  rectify: bool,
  tile: usize,
): void {
  for (let j = 0; j < n;) {
    const column = b + <usize>j * bColumn;
    let count = 1;
    if (bColumn === 4 && n - j >= 16) {
      count = 16;
      sixteen(k, a, aStep, column, bStep, tile);
    } else if (bColumn === 4 && n - j >= 4) {
      count = 4;
      four(k, a, aStep, column, bStep, tile);
    } else if (aStep === 4 && bStep === 4) store<f32>(tile, dot(k, a, column));
    else store<f32>(tile, entry(k, a, aStep, column, bStep));
    for (let q = 0; q < count; q++, j++) {
      let x = load<f32>(tile + 4 * q);
      if (first) x += load<f32>(first + 4 * j);
      store<f32>(c + 4 * j, rectify ? max<f32>(x, 0) : x);
    }
  }
}
