import { loadSome, storeSome } from './arithmetic';

/** So many rows are summed by themselves, so that rounding errors do not grow with all rows. */
const STRETCH: i32 = 128;

function sumFour(rows: i32, from: usize, step: usize, count: i32): v128 {
  let sum = f32x4.splat(0);
  for (let begin = 0; begin < rows; begin += STRETCH) {
    let part = f32x4.splat(0);
    for (let r = min(STRETCH, rows - begin); r > 0; r--, from += step)
      part = f32x4.add(part, count < 4 ? loadSome(from, count) : v128.load(from));
    sum = f32x4.add(sum, part);
  }
  return sum;
}

/** The sum of each column of x [rows, width]. */
export function sumRows(rows: i32, width: i32, x: usize, to: usize): void {
  const step = <usize>width * 4;
  let j = 0;
  for (; j + 16 <= width; j += 16) {
    let from = x + 4 * j;
    let s0 = f32x4.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let begin = 0; begin < rows; begin += STRETCH) {
      let p0 = f32x4.splat(0);
      let p1 = p0;
      let p2 = p0;
      let p3 = p0;
      for (let r = min(STRETCH, rows - begin); r > 0; r--, from += step) {
        p0 = f32x4.add(p0, v128.load(from));
        p1 = f32x4.add(p1, v128.load(from, 16));
        p2 = f32x4.add(p2, v128.load(from, 32));
        p3 = f32x4.add(p3, v128.load(from, 48));
      }
      s0 = f32x4.add(s0, p0);
      s1 = f32x4.add(s1, p1);
      s2 = f32x4.add(s2, p2);
      s3 = f32x4.add(s3, p3);
    }
    v128.store(to + 4 * j, s0);
    v128.store(to + 4 * j, s1, 16);
    v128.store(to + 4 * j, s2, 32);
    v128.store(to + 4 * j, s3, 48);
  }
  for (; j < width; j += 4) {
    const count = width - j;
    const sum = sumFour(rows, x + 4 * j, step, count);
    if (count < 4) storeSome(to + 4 * j, sum, count);
    else v128.store(to + 4 * j, sum);
  }
}
