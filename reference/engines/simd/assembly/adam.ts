import { loadSome, storeSome } from './arithmetic';

/** A step of Adam: m ← β₁ m + g, v ← β₂ v + g², w ← w − rate · m / (√v + ε); see kernels/adam.ts. */
export function adam(
  count: i32,
  w: usize,
  m: usize,
  v: usize,
  g: usize,
  newW: usize,
  newM: usize,
  newV: usize,
  beta1: f32,
  beta2: f32,
  rate: f32,
  epsilon: f32,
): void {
  for (let i = 0; i < count; i += 4) {
    const at = 4 * i;
    const rest = count - i;
    const some = rest < 4;
    const slope = some ? loadSome(g + at, rest) : v128.load(g + at);
    const mean = some ? loadSome(m + at, rest) : v128.load(m + at);
    const square = some ? loadSome(v + at, rest) : v128.load(v + at);
    const old = some ? loadSome(w + at, rest) : v128.load(w + at);
    const first = f32x4.add(f32x4.mul(f32x4.splat(beta1), mean), slope);
    const second = f32x4.add(f32x4.mul(f32x4.splat(beta2), square), f32x4.mul(slope, slope));
    const root = f32x4.add(f32x4.sqrt(second), f32x4.splat(epsilon));
    const next = f32x4.sub(old, f32x4.div(f32x4.mul(f32x4.splat(rate), first), root));
    if (some) {
      storeSome(newW + at, next, rest);
      storeSome(newM + at, first, rest);
      storeSome(newV + at, second, rest);
    } else {
      v128.store(newW + at, next);
      v128.store(newM + at, first);
      v128.store(newV + at, second);
    }
  }
}
