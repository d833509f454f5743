import { normal, seeded, type Random } from '../../random';

/**
 * The source of randomness of one purpose: the same for the same seed and names, independent of every other. What a
 * model draws in step 17 of epoch 3 comes from `randomFor(seed, 'dropout', 3, 17)`, whatever was drawn before, so that a
 * resumed training draws what an undisturbed one draws. (FNV-1a over the text, finished as in MurmurHash3.)
 */
export function randomFor(seed: number, ...names: readonly (string | number)[]): Random {
  let hash = 0x811c9dc5;
  for (const c of [seed, ...names].join('/')) hash = Math.imul(hash ^ c.codePointAt(0)!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return seeded((hash ^ (hash >>> 16)) >>> 0);
}

/** Uniform numbers in [0, 1), each a multiple of 2^−24, so that none rounds to 1 as a 32-bit float. */
export function uniforms(count: number, random: Random): Float32Array {
  const drawn = new Float32Array(count);
  for (let i = 0; i < count; i++) drawn[i] = Math.floor(random() * 0x100_0000) / 0x100_0000;
  return drawn;
}

/** Standard normal numbers. */
export function normals(count: number, random: Random): Float32Array {
  const drawn = new Float32Array(count);
  for (let i = 0; i < count; i++) drawn[i] = normal(random);
  return drawn;
}

/** A mask of (inverted) dropout: 1/keep with probability `keep`, otherwise 0 (Srivastava et al., 2014). */
export function dropoutMask(count: number, keep: number, random: Random): Float32Array {
  const mask = new Float32Array(count);
  for (let i = 0; i < count; i++) mask[i] = random() < keep ? 1 / keep : 0;
  return mask;
}
