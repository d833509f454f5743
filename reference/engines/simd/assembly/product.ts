import { oneRow } from './one-row';
import { fma } from './arithmetic';
import { packEight, packSix } from './pack';

/*
 * C = A · B (+ C, or + a bias for each column), after Goto and van de Geijn (2008), Anatomy of high-performance matrix
 * multiplication: blocks of B and of A are copied into panels that fit the caches, and 6 × 8 entries of C are summed in
 * registers at a time.
 */

/** Rows, columns and steps of a block; a panel of each lies in the first cache, a block of each in the second. */
const ROWS: i32 = 120;
const COLUMNS: i32 = 512;
const DEPTH: i32 = 512;

/** Which B lies in scratch memory as a whole, in panels: its number, place and measures. */
let held: i32 = 0;
let heldAt: usize = 0;
let heldColumns: i32 = 0;
let heldDepth: i32 = 0;
let heldRow: usize = 0;
let heldColumn: usize = 0;

/** Bytes of scratch memory that `product` needs: one tile, a block of A, a block of B. */
export function scratchBytes(): i32 {
  return 4 * (48 + ROWS * DEPTH + COLUMNS * DEPTH);
}

/** Parts as equal as can be, of at most `most` and a multiple of `unit`. */
function part(all: i32, most: i32, unit: i32): i32 {
  const parts = (all + most - 1) / most;
  const each = (all + parts - 1) / parts;
  return ((each + unit - 1) / unit) * unit;
}

/**
 * Six rows and eight columns of C: the sum over `depth` of a panel of A times one of B. Nothing else, and no branch behind
 * the loop: so V8 keeps all sums in registers, which makes it twice as fast.
 */
function tile(depth: i32, a: usize, b: usize, c: usize, row: usize): void {
  let c00 = f32x4.splat(0);
  let c01 = c00;
  let c10 = c00;
  let c11 = c00;
  let c20 = c00;
  let c21 = c00;
  let c30 = c00;
  let c31 = c00;
  let c40 = c00;
  let c41 = c00;
  let c50 = c00;
  let c51 = c00;
  for (; depth > 0; depth--) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let s = v128.load32_splat(a);
    c00 = fma(s, b0, c00);
    c01 = fma(s, b1, c01);
    s = v128.load32_splat(a, 4);
    c10 = fma(s, b0, c10);
    c11 = fma(s, b1, c11);
    s = v128.load32_splat(a, 8);
    c20 = fma(s, b0, c20);
    c21 = fma(s, b1, c21);
    s = v128.load32_splat(a, 12);
    c30 = fma(s, b0, c30);
    c31 = fma(s, b1, c31);
    s = v128.load32_splat(a, 16);
    c40 = fma(s, b0, c40);
    c41 = fma(s, b1, c41);
    s = v128.load32_splat(a, 20);
    c50 = fma(s, b0, c50);
    c51 = fma(s, b1, c51);
    a += 24;
    b += 32;
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  c += row;
  v128.store(c, c10);
  v128.store(c, c11, 16);
  c += row;
  v128.store(c, c20);
  v128.store(c, c21, 16);
  c += row;
  v128.store(c, c30);
  v128.store(c, c31, 16);
  c += row;
  v128.store(c, c40);
  v128.store(c, c41, 16);
  c += row;
  v128.store(c, c50);
  v128.store(c, c51, 16);
}

/** A whole tile of C by way of `whole`, which is then added to what lies at `first`, `firstRow` bytes a row. */
function tileAdded(
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  row: usize,
  first: usize,
  firstRow: usize,
  whole: usize,
): void {
  tile(depth, a, b, whole, 32);
  for (let r = 0; r < 6; r++, c += row, first += firstRow, whole += 32) {
    v128.store(c, f32x4.add(v128.load(whole), v128.load(first)));
    v128.store(c, f32x4.add(v128.load(whole, 16), v128.load(first, 16)), 16);
  }
}

/** A tile at the edge of C, of `rows` × `columns`, by way of a whole one. @param first as there, or 0 */
function edge(
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  b: usize,
  c: usize,
  row: usize,
  first: usize,
  firstRow: usize,
  whole: usize,
): void {
  tile(depth, a, b, whole, 32);
  for (let r = 0; r < rows; r++, c += row, first += firstRow, whole += 32)
    for (let k = 0; k < 4 * columns; k += 4) {
      let x = load<f32>(whole + k);
      if (first) x += load<f32>(first + k);
      store<f32>(c + k, x);
    }
}

/** Puts 0 where C is below. */
function rectified(m: i32, n: i32, c: usize, row: usize): void {
  for (let i = 0; i < m; i++, c += row)
    for (let j = 0; j < n; j++) store<f32>(c + 4 * j, max<f32>(load<f32>(c + 4 * j), 0));
}

/**
 * C = first + A · B, where `first` is `bias`, a row, or C as it is, or nothing. A is [m, k], B [k, n]; rows and columns of
 * both are any number of bytes apart, so that a transposed matrix is one with the two exchanged. C has its columns side by
 * side.
 * @param rectify whether what is below 0 becomes 0 in the end
 * @param number one that no other contents of B have, if it may be multiplied again next time; else 0
 * @param scratch where `scratchBytes()` are free, always the same
 */
export function product(
  m: i32,
  n: i32,
  k: i32,
  a: usize,
  aRow: usize,
  aColumn: usize,
  b: usize,
  bRow: usize,
  bColumn: usize,
  c: usize,
  cRow: usize,
  bias: usize,
  accumulate: bool,
  rectify: bool,
  number: i32,
  scratch: usize,
): void {
  if (m === 1) return oneRow(n, k, a, aColumn, b, bRow, bColumn, c, accumulate ? c : bias, rectify, scratch);
  // One column is one row of the transposed product, where that lies side by side, too; the bias is then the same for all.
  if (n === 1 && cRow === 4 && !bias)
    return oneRow(m, k, b, bRow, a, aColumn, aRow, c, accumulate ? c : 0, rectify, scratch);
  const packedA = scratch + 192;
  const packedB = packedA + 4 * ROWS * DEPTH;
  const columns = part(n, COLUMNS, 8);
  const depth = part(k, DEPTH, 4);
  const rows = part(m, ROWS, 6);
  const same = heldAt === b && heldColumns === n && heldDepth === k && heldRow === bRow && heldColumn === bColumn;
  const ready = number !== 0 && held === number && same;
  held = columns >= n && depth >= k ? number : 0;
  heldAt = b;
  heldColumns = n;
  heldDepth = k;
  heldRow = bRow;
  heldColumn = bColumn;
  for (let j = 0; j < n; j += columns) {
    const width = min(columns, n - j);
    for (let p = 0; p < k || p === 0; p += depth) {
      const deep = min(depth, k - p);
      for (let q = 0; q < width && !ready; q += 8)
        packEight(
          deep,
          b + <usize>p * bRow + <usize>(j + q) * bColumn,
          bRow,
          bColumn,
          min(8, width - q),
          packedB + <usize>q * <usize>deep * 4,
        );
      for (let i = 0; i < m; i += rows) {
        const height = min(rows, m - i);
        for (let r = 0; r < height; r += 6)
          packSix(
            deep,
            a + <usize>(i + r) * aRow + <usize>p * aColumn,
            aColumn,
            aRow,
            min(6, height - r),
            packedA + <usize>r * <usize>deep * 4,
          );
        for (let q = 0; q < width; q += 8) {
          const panel = packedB + <usize>q * <usize>deep * 4;
          const across = min(8, width - q);
          for (let r = 0; r < height; r += 6) {
            const to = c + <usize>(i + r) * cRow + <usize>(j + q) * 4;
            const again = accumulate || p > 0;
            const first = again ? to : bias ? bias + <usize>(j + q) * 4 : 0;
            const step = again ? cRow : 0;
            const down = min(6, height - r);
            const from = packedA + <usize>r * <usize>deep * 4;
            if (down < 6 || across < 8) edge(down, across, deep, from, panel, to, cRow, first, step, scratch);
            else if (first) tileAdded(deep, from, panel, to, cRow, first, step, scratch);
            else tile(deep, from, panel, to, cRow);
          }
        }
      }
    }
  }
  if (rectify) rectified(m, n, c, cRow);
}
