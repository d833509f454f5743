import type { Random } from '../numeric/random';

/** Entries of a tape lie within this many standard deviations. */
const FAR = 6;

const within = (x: number): number => Math.max(-FAR, Math.min(FAR, x));

/**
 * The next tape of an adversary: a few entries changed at random, or a change that bounds are apt to break under. What
 * is tight where two things are equal breaks near there, so an entry takes the value of another; what is tight at the
 * ends breaks far out; and a change that helped is made once more.
 * @param stride the change that helped last, if it was the last one tried
 */
export function moved(
  values: Float64Array,
  stride: Float64Array | null,
  scale: number,
  random: Random,
  normal: () => number,
): Float64Array {
  const out = values.slice();
  const end = out.length;
  const any = (): number => Math.floor(random() * end);
  if (stride) return out.map((v, k) => within(v + 1.5 * stride[k]!));
  const kind = random();
  if (kind < 0.12) {
    out[any()] = out[any()]!;
    return out;
  }
  if (kind < 0.2) {
    out[any()] = (random() < 0.5 ? -1 : 1) * FAR * random();
    return out;
  }
  if (kind < 0.26) {
    // Towards each other, or apart.
    const center = out[any()]!;
    const by = random() < 0.7 ? random() : 1 + random();
    return out.map((v) => within(center + (v - center) * by));
  }
  const changes = kind < 0.45 ? Math.max(1, Math.floor(end / 3)) : 1 + Math.floor(random() * 3);
  for (let i = 0; i < changes; i++) {
    const at = any();
    out[at] = within(out[at]! + scale * 1.5 * normal());
  }
  return out;
}
