/** A source of uniform numbers in [0, 1). */
export type Random = () => number;

/** Uniform numbers that are the same for the same seed on every machine: xoshiro128++ (Blackman and Vigna, 2019), seeded by splitmix32. */
export function seeded(seed: number): Random {
  let mix = seed | 0;
  const next = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return z ^ (z >>> 16);
  };
  // In an array of integers: a variable that outlives the call would be kept as an object for each large number.
  const state = Int32Array.of(next(), next(), next(), next());
  return () => {
    const [a, b] = [state[0]!, state[1]!];
    const sum = (a + state[3]!) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const [c, d] = [state[2]! ^ a, state[3]! ^ b];
    state[0] = a ^ d;
    state[1] = b ^ c;
    state[2] = c ^ (b << 9);
    state[3] = (d << 11) | (d >>> 21);
    return result / 0x1_0000_0000;
  };
}

/** A standard normal number (Box and Muller, 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** The numbers 0 … count − 1 in random order (Fisher and Yates). */
export function permutation(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
