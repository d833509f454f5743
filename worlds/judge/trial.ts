import type { Compiler, Env, FreeName } from '../compile';
import type { Layout } from '../layout';
import { layOut, sameLayout } from '../layout';
import type { Meaning } from '../meaning';
import type { Random } from '../numeric/random';
import { integerIn, seeded, Tape, uniform01 } from '../numeric/random';
import { drawSizes } from '../sizes';
import type { Draw } from '../world';
import { drawWorld, statesOf } from '../world';

/** How many worlds are drawn, in batches that share their sizes, and how many points are taken in each. */
const BATCHES = 4;
const WORLDS_EACH = 6;
export const POINTS_EACH = 2;
export const WORLDS = BATCHES * WORLDS_EACH;

/** Joint states from which on a batch has a single world, in which more points make up for the others. */
export const LARGE = 2 ** 12;

/** A world and the tape that it was drawn from. */
export interface Drawn {
  readonly draw: Draw;
  readonly tape: Tape;
}

/** Worlds that share their sizes. */
export interface Batch {
  readonly layout: Layout;
  readonly draws: readonly Drawn[];
  /** Points taken in each world. */
  readonly points: number;
}

/** A point of a world: where the free names get their values from. */
export interface Spot extends Drawn {
  readonly batch: number;
  /** Which stretch of the tape behind the world is read. */
  readonly point: number;
  /** A world that is looked at once among thousands: what is made of it is not kept. */
  readonly fleeting?: true;
}

/**
 * Draws all worlds for a seed. The same meaning and seed give the same worlds on every machine. Batches that are laid
 * out alike share one layout.
 * @param flat sizes that are to be 1
 */
export function drawBatches(meaning: Meaning, seed: number, flat: ReadonlySet<string> = new Set()): Batch[] {
  const random: Random = seeded(seed);
  const layouts: Layout[] = [];
  return Array.from({ length: BATCHES }, () => {
    const drawn = layOut(meaning, drawSizes(meaning, random, { flat }), random, flat);
    const layout = layouts.find((known) => sameLayout(known, drawn)) ?? drawn;
    layouts.push(layout);
    return drawWorlds(meaning, layout, random);
  });
}

/** Draws the worlds of one batch. */
export function drawWorlds(meaning: Meaning, layout: Layout, random: Random): Batch {
  const worlds = statesOf(meaning, layout) > LARGE ? 1 : WORLDS_EACH;
  const draws = Array.from({ length: worlds }, () => {
    const tape = new Tape([], Math.floor(random() * 2 ** 31));
    return { draw: drawWorld(meaning, layout, tape), tape };
  });
  return { layout, draws, points: (WORLDS_EACH * POINTS_EACH) / worlds };
}

const spots = new WeakMap<readonly Batch[], readonly Spot[]>();

/** All sampled points, batch by batch, world by world. */
export function spotsOf(batches: readonly Batch[]): readonly Spot[] {
  const known = spots.get(batches);
  if (known) return known;
  const all = batches.flatMap(({ draws, points }, batch) =>
    draws.flatMap(({ draw, tape }) => Array.from({ length: points }, (_, point) => ({ batch, draw, tape, point }))),
  );
  spots.set(batches, all);
  return all;
}

/** Room on the tape for the free names of one point. */
const POINT_STRIDE = 64;

/** Where on the tape the free names of a point are read. */
export const pointAt = (draw: Draw, k: number): number => draw.used + k * POINT_STRIDE;

/**
 * Gives every free name its value at a point, read from the tape.
 * @param only leaves all other names as they are (for proportionality)
 */
export function setPoint<T>(c: Compiler<T>, env: Env<T>, tape: Tape, start: number, only?: ReadonlySet<string>): void {
  let at = start;
  for (const name of c.free.values()) {
    const skip = only !== undefined && !only.has(name.name);
    at = setName(c, name, env, tape, at, skip);
  }
  env.stamp++;
}

/** Sets one free name, unless it is skipped, and returns where on the tape the next one is read. */
function setName<T>(c: Compiler<T>, name: FreeName<T>, env: Env<T>, tape: Tape, start: number, skip: boolean): number {
  const F = c.field;
  const { slots } = env;
  let at = start;
  switch (name.kind) {
    case 'index': {
      const k = integerIn(tape.at(at++), 1, name.size);
      if (!skip) slots[name.slot] = k;
      return at;
    }
    case 'discrete':
      name.slots.forEach((slot, i) => {
        const s = integerIn(tape.at(at++), 0, name.states[i]! - 1);
        if (!skip) slots[slot] = s;
      });
      return at;
    case 'real': {
      const n = name.shape.reduce((a, b) => a * b, 1);
      const [from, to] = name.support ? name.support(env) : [-Infinity, Infinity];
      const x = Array.from({ length: n }, () => F.of(within(tape.at(at++), from, to)));
      if (!skip) slots[name.slot] = name.shape.length === 0 ? x[0] : x;
      return at;
    }
  }
}

/** A number between two limits, either of which may be infinite, made of a standard normal. */
function within(t: number, from: number, to: number): number {
  if (Number.isFinite(from) && Number.isFinite(to)) return from + (to - from) * uniform01(t);
  if (Number.isFinite(from)) return from - Math.log(uniform01(t));
  if (Number.isFinite(to)) return to + Math.log(uniform01(t));
  return 1.2 * t;
}
