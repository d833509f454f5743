/*
 * Copies of stretches of a matrix in the order in which the product reads them: panels of `width` rows (or columns), in
 * which the entries of one step of the inner sum lie side by side. What is beyond the edge is zero.
 */

/** The first two of each, alternately: a0 b0 a1 b1. */
function low(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 0, 4, 1, 5);
}

/** The last two of each, alternately: a2 b2 a3 b3. */
function high(a: v128, b: v128): v128 {
  return v128.shuffle<f32>(a, b, 2, 6, 3, 7);
}

/** Four rows of four, as columns at `to`, `step` bytes apart. */
function turn(a: v128, b: v128, c: v128, d: v128, to: usize, step: usize): void {
  const ac0 = low(a, c);
  const bd0 = low(b, d);
  const ac1 = high(a, c);
  const bd1 = high(b, d);
  v128.store(to, low(ac0, bd0));
  v128.store(to + step, high(ac0, bd0));
  v128.store(to + 2 * step, low(ac1, bd1));
  v128.store(to + 3 * step, high(ac1, bd1));
}

/** `count` of `width` entries, any distance apart, and zeros behind them. */
function some(depth: i32, from: usize, along: usize, across: usize, count: i32, width: i32, to: usize): void {
  for (let p = 0; p < depth; p++, from += along, to += 4 * width) {
    let at = from;
    for (let r = 0; r < count; r++, at += across) store<f32>(to + 4 * r, load<f32>(at));
    for (let r = count; r < width; r++) store<f32>(to + 4 * r, 0);
  }
}

/**
 * One panel of six.
 * @param depth steps of the inner sum
 * @param along bytes from one step to the next
 * @param across bytes from one of the six to the next
 * @param count how many of the six there are
 */
export function packSix(depth: i32, from: usize, along: usize, across: usize, count: i32, to: usize): void {
  if (count < 6) return some(depth, from, along, across, count, 6, to);
  if (across === 4) {
    for (let p = 0; p < depth; p++, from += along, to += 24) {
      v128.store(to, v128.load(from));
      store<u64>(to, load<u64>(from, 16), 16);
    }
    return;
  }
  let p = 0;
  if (along === 4) {
    for (; p + 4 <= depth; p += 4, from += 16, to += 96) {
      const second = from + across;
      const third = second + across;
      const fourth = third + across;
      const fifth = fourth + across;
      turn(v128.load(from), v128.load(second), v128.load(third), v128.load(fourth), to, 24);
      const e = v128.load(fifth);
      const f = v128.load(fifth + across);
      const ef0 = low(e, f);
      const ef1 = high(e, f);
      v128.store64_lane(to, ef0, 0, 16);
      v128.store64_lane(to, ef0, 1, 40);
      v128.store64_lane(to, ef1, 0, 64);
      v128.store64_lane(to, ef1, 1, 88);
    }
  }
  some(depth - p, from, along, across, 6, 6, to);
}

/** One panel of eight; see `packSix`. */
export function packEight(depth: i32, from: usize, along: usize, across: usize, count: i32, to: usize): void {
  if (count < 8) return some(depth, from, along, across, count, 8, to);
  if (across === 4) {
    for (let p = 0; p < depth; p++, from += along, to += 32) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
    }
    return;
  }
  let p = 0;
  if (along === 4) {
    for (; p + 4 <= depth; p += 4, from += 16, to += 128) {
      const second = from + across;
      const third = second + across;
      const fourth = third + across;
      turn(v128.load(from), v128.load(second), v128.load(third), v128.load(fourth), to, 32);
      const fifth = fourth + across;
      const sixth = fifth + across;
      const seventh = sixth + across;
      turn(v128.load(fifth), v128.load(sixth), v128.load(seventh), v128.load(seventh + across), to + 16, 32);
    }
  }
  some(depth - p, from, along, across, 8, 8, to);
}
