import { erfc } from './special';

/** Uniform pseudo-random numbers in the open interval (0, 1). */
export type Random = () => number;

/**
 * The same stream of numbers for the same seed, on every machine: sfc32 (Chris Doty-Humphrey, PractRand), whose
 * state comes from the seed by splitmix32.
 */
export function seeded(seed: number): Random {
  let state = Math.floor(seed) ^ (Math.floor(seed / 2 ** 32) * 0x9e3779b1);
  const split = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let a = split();
  let b = split();
  let c = split();
  let counter = 1;
  const next = (): number => {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + out;
    return out >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  // 52 bits and a half, so that neither 0 nor 1 can come out.
  return () => ((next() >>> 6) * 2 ** 26 + (next() >>> 6) + 0.5) * 2 ** -52;
}

/** Independent standard normals, by Marsaglia's polar method. */
export function normals(random: Random): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const u = 2 * random() - 1;
      const v = 2 * random() - 1;
      const s = u * u + v * v;
      if (s >= 1 || s === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(s)) / s);
      spare = v * factor;
      return u * factor;
    }
  };
}

/** Standard normals by position, made when they are first asked for. */
class Stream {
  private readonly made: number[] = [];
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = normals(seeded(seed));
  }

  at(i: number): number {
    while (this.made.length <= i) this.made.push(this.next());
    return this.made[i] ?? NaN;
  }
}

/**
 * An endless sequence of standard normals that can be read at any place and of which any entry can be replaced.
 * A world is a pure function of a tape, so an adversary can climb from tape to tape. What follows the given values
 * depends on the seed alone.
 */
export class Tape {
  private reached = 0;
  private readonly stream: Stream;
  private readonly values: ArrayLike<number>;

  /**
   * @param values the first entries (not copied: do not change them afterwards)
   * @param seed decides all entries behind them
   */
  constructor(values: Float64Array | readonly number[], seed: number | Tape) {
    this.values = values;
    this.stream = typeof seed === 'number' ? new Stream(seed) : seed.stream;
  }

  /** How many entries have been looked at: the highest place that was read, plus one. */
  get used(): number {
    return this.reached;
  }

  /** The entry at place `i` (from 0). */
  at(i: number): number {
    if (i >= this.reached) this.reached = i + 1;
    return this.peek(i);
  }

  /** The same tape with another value at place `i`. */
  with(i: number, value: number): Tape {
    const values = this.prefix(Math.max(this.values.length, i + 1));
    values[i] = value;
    return new Tape(values, this);
  }

  /** A copy of the first entries, by default those that were looked at. */
  prefix(length = this.reached): Float64Array {
    const out = new Float64Array(length);
    for (let i = 0; i < length; i++) out[i] = this.peek(i);
    return out;
  }

  private peek(i: number): number {
    return i < this.values.length ? (this.values[i] ?? NaN) : this.stream.at(i);
  }
}

/** The standard normal distribution function: makes of a standard normal a uniform number in (0, 1). */
export function uniform01(x: number): number {
  return Math.min(Math.max(erfc(-x * Math.SQRT1_2) / 2, Number.MIN_VALUE), 1 - 2 ** -53);
}

/** A log-normal: positive, with median 1. */
export const positive = (x: number): number => Math.exp(x);

/** A uniform whole number from `least` to `most`, both included, of a standard normal. */
export function integerIn(x: number, least: number, most: number): number {
  return Math.min(most, least + Math.floor(uniform01(x) * (most - least + 1)));
}

/** One of the choices, each as likely as the others, by a standard normal. Undefined only where there are none. */
export function choose<T>(x: number, choices: readonly T[]): T | undefined {
  return choices[integerIn(x, 0, choices.length - 1)];
}
