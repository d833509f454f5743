import type { Field } from '../../field';
import type { Tensor } from '../../tensor';
import { maximum } from '../order';
import { channelsBack, channelsFirst, checkWork, everyPlace, overlaps, places } from './arrays';
import type { Channels } from './arrays';
import { reject } from './error';
import { steps } from './windows';
import type { Steps, Window } from './windows';

export interface Pooling {
  readonly channels: Channels;
  /** One window for each axis. */
  readonly axes: readonly Window[];
}

/** What a window yields: the entries under it, and how many places of it lie on the input or its padding. */
type Reduce<T> = (entries: readonly T[], covered: number) => T;

function pool<T>(x: Tensor<T>, layer: Pooling, reduce: Reduce<T>): Tensor<T> {
  const expected = layer.axes.length + (layer.channels === 'none' ? 0 : 1);
  if (x.shape.length !== expected) reject(`expected an input of ${expected} axes, found ${x.shape.length}`);
  const { shape, entries } = channelsFirst(x, layer.channels);
  const [channels, ...sizes] = shape as [number, ...number[]];
  const along = sizes.map((n, axis) => steps(n, layer.axes[axis]!));
  const output = along.map((step) => step.count);
  const inputPlaces = places(sizes);
  checkWork(channels * places(output) * places(along.map((step) => step.size)));
  const result: T[][] = Array.from({ length: channels }, () => []);
  for (const place of everyPlace(output)) {
    const under = overlaps(sizes, along, place);
    if (under.length === 0) reject('a window lies on nothing but padding');
    const covered = along.reduce((product, step, axis) => product * coveredBy(step, sizes[axis]!, place[axis]!), 1);
    result.forEach((row, c) =>
      row.push(
        reduce(
          under.map(({ input }) => entries[c * inputPlaces + input]!),
          covered,
        ),
      ),
    );
  }
  return channelsBack({ shape: [channels, ...output], entries: result.flat() }, layer.channels);
}

/** Taps of a window that lie on the input or its padding; in ceil mode the last one may reach beyond. */
function coveredBy(step: Steps, n: number, output: number): number {
  const first = output * step.stride;
  const end = step.before + n + step.after;
  return Math.min(step.size, Math.ceil((end - first) / step.dilation));
}

/** The largest entry under each window; padding never counts. */
export const maxPooling = <T>(F: Field<T>, x: Tensor<T>, layer: Pooling): Tensor<T> =>
  pool(x, layer, (entries) => entries.reduce((a, b) => maximum(F, a, b)));

const sum = <T>(F: Field<T>, entries: readonly T[]): T => entries.reduce((a, b) => F.add(a, b));

/**
 * The mean of the entries under each window.
 * @param countPadding divide by the places of the window on the input and its padding (PyTorch's
 *   `count_include_pad`), not only by those on the input (Keras)
 */
export const averagePooling = <T>(F: Field<T>, x: Tensor<T>, layer: Pooling, countPadding: boolean): Tensor<T> =>
  pool(x, layer, (entries, covered) => F.div(sum(F, entries), F.of(countPadding ? covered : entries.length)));

/** One number for each channel: over all places of its axes. Without channels, one number. */
function global<T>(x: Tensor<T>, channels: Channels, reduce: (entries: readonly T[]) => T): Tensor<T> {
  const { shape, entries } = channelsFirst(x, channels);
  const [count, ...sizes] = shape as [number, ...number[]];
  const size = places(sizes);
  if (size === 0) reject('there is nothing to pool');
  const pooled = Array.from({ length: count }, (_, c) => reduce(entries.slice(c * size, (c + 1) * size)));
  return { shape: channels === 'none' ? [] : [count], entries: pooled };
}

export const globalMaxPooling = <T>(F: Field<T>, x: Tensor<T>, channels: Channels): Tensor<T> =>
  global(x, channels, (entries) => entries.reduce((a, b) => maximum(F, a, b)));

export const globalAveragePooling = <T>(F: Field<T>, x: Tensor<T>, channels: Channels): Tensor<T> =>
  global(x, channels, (entries) => F.div(sum(F, entries), F.of(entries.length)));
