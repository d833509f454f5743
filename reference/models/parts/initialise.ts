import { normal, type Random } from '../../random';

/** First values of a variable of some shape, drawn on the host so that every engine starts alike, bit for bit. */
export type Initialiser = (shape: readonly number[], random: Random) => Float32Array;

/**
 * Numbers that a unit receives and numbers that receive it: for a matrix its rows and columns, for a filter
 * [height, width, in, out] both times its area.
 */
function fans(shape: readonly number[]): { readonly in: number; readonly out: number } {
  const area = shape.slice(0, -2).reduce((n, side) => n * side, 1);
  return { in: area * (shape.at(-2) ?? 1), out: area * (shape.at(-1) ?? 1) };
}

const fill = (shape: readonly number[], draw: () => number): Float32Array =>
  new Float32Array(shape.reduce((n, side) => n * side, 1)).map(draw);

export const constant =
  (value: number): Initialiser =>
  (shape) =>
    fill(shape, () => value);

export const zeros: Initialiser = constant(0);

/** Uniform in (−limit, limit). */
export const uniform =
  (limit: number): Initialiser =>
  (shape, random) =>
    fill(shape, () => (2 * random() - 1) * limit);

/** Normal with mean 0. */
export const gaussian =
  (deviation: number): Initialiser =>
  (shape, random) =>
    fill(shape, () => normal(random) * deviation);

/** Uniform with variance 2/(in + out) (Glorot and Bengio, 2010). */
export const glorot: Initialiser = (shape, random) => {
  const { in: from, out: to } = fans(shape);
  return uniform(Math.sqrt(6 / (from + to)))(shape, random);
};

/** Normal with variance 2/in, for layers that a rectifier follows (He et al., 2015). */
export const he: Initialiser = (shape, random) => gaussian(Math.sqrt(2 / fans(shape).in))(shape, random);
