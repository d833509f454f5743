import type { Field } from '../../field';
import type { Tensor } from '../../tensor';
import { channelsBack, channelsFirst, checkWork, everyPlace, overlaps, permute, places } from './arrays';
import type { Channels } from './arrays';
import { reject } from './error';
import { spread, steps } from './windows';
import type { TransposedWindow, Window } from './windows';

export interface Convolution<T> {
  readonly channels: Channels;
  /** Stride, dilation and padding along each axis; the kernel tells its own size. */
  readonly axes: readonly Omit<Window, 'size' | 'ceil'>[];
  /** Channels and filters fall into this many groups, each of which sees its own channels only. */
  readonly groups: number;
  /** One number for each filter. */
  readonly bias: readonly T[] | null;
}

/**
 * Cross-correlation, which deep learning calls convolution: the kernel is laid on the input as it stands.
 * Shapes, with axes a… and kernel axes k…, and g groups:
 * - no channels: input [a…], kernel [k…], output [a'…];
 * - channels last (Keras): [a…, channels], [k…, channels/g, filters], [a'…, filters];
 * - channels first (PyTorch): [channels, a…], [filters, channels/g, k…], [filters, a'…].
 * @throws LayerError where shapes do not fit or the kernel is larger than the padded input
 */
export function crossCorrelation<T>(F: Field<T>, x: Tensor<T>, kernel: Tensor<T>, layer: Convolution<T>): Tensor<T> {
  return channelsBack(correlate(F, ...aligned(x, kernel, layer), layer), layer.channels);
}

/** Convolution as mathematics has it: the kernel is turned round along every axis. Shapes as of `crossCorrelation`. */
export function convolution<T>(F: Field<T>, x: Tensor<T>, kernel: Tensor<T>, layer: Convolution<T>): Tensor<T> {
  const [input, weights] = aligned(x, kernel, layer);
  return channelsBack(correlate(F, input, flipped(weights), layer), layer.channels);
}

/** Input [channels, a…] and kernel [filters, channels/g, k…]; of a transposed convolution [channels, filters/g, k…]. */
function aligned<T>(x: Tensor<T>, kernel: Tensor<T>, layer: Convolution<T>): [Tensor<T>, Tensor<T>] {
  const axes = layer.axes.length;
  const [own, both] = layer.channels === 'none' ? [axes, axes] : [axes + 1, axes + 2];
  if (x.shape.length !== own || kernel.shape.length !== both)
    reject(
      `along ${axes} axes ${layer.channels === 'none' ? 'without channels' : `with channels ${layer.channels}`} the input has ${own} axes and the kernel ${both}, but they have ${x.shape.length} and ${kernel.shape.length}`,
    );
  return [channelsFirst(x, layer.channels), kernelFirst(kernel, layer.channels)];
}

function kernelFirst<T>(kernel: Tensor<T>, channels: Channels): Tensor<T> {
  if (channels === 'none') return { shape: [1, 1, ...kernel.shape], entries: kernel.entries };
  if (channels === 'first') return kernel;
  const axes = kernel.shape.length - 2;
  return permute(kernel, [axes + 1, axes, ...kernel.shape.slice(0, axes).keys()]);
}

/** Turned round along every kernel axis: each filter's places in the opposite order. */
function flipped<T>(kernel: Tensor<T>): Tensor<T> {
  const size = places(kernel.shape.slice(2));
  const entries = kernel.entries.map((_, i) => kernel.entries[i - (i % size) + size - 1 - (i % size)]!);
  return { shape: kernel.shape, entries };
}

function checkBias<T>(bias: readonly T[] | null, filters: number): void {
  if (bias && bias.length !== filters) reject(`the bias has ${bias.length} numbers for ${filters} filters`);
}

function correlate<T>(F: Field<T>, x: Tensor<T>, kernel: Tensor<T>, layer: Convolution<T>): Tensor<T> {
  const [channels, ...sizes] = x.shape as [number, ...number[]];
  const [filters, seen, ...taps] = kernel.shape as [number, number, ...number[]];
  const { groups, bias } = layer;
  checkBias(bias, filters);
  if (filters % groups !== 0) reject(`the ${filters} filters do not fall into ${groups} groups`);
  if (channels !== seen * groups)
    reject(
      `the input has ${channels} channels, but the kernel ${seen}${groups === 1 ? '' : ` in each of ${groups} groups`}`,
    );
  const along = sizes.map((n, axis) => steps(n, { ...layer.axes[axis]!, size: taps[axis]! }));
  const output = along.map((step) => step.count);
  const [inputPlaces, kernelPlaces, outputPlaces] = [places(sizes), places(taps), places(output)];
  checkWork(outputPlaces * filters * seen * kernelPlaces);
  const entries: T[] = new Array<T>(filters * outputPlaces);
  let at = 0;
  for (const place of everyPlace(output)) {
    const pairs = overlaps(sizes, along, place);
    for (let filter = 0; filter < filters; filter++) {
      const first = Math.floor(filter / (filters / groups)) * seen;
      let sum: T | null = bias ? bias[filter]! : null;
      for (let c = 0; c < seen; c++) {
        const [from, weights] = [(first + c) * inputPlaces, (filter * seen + c) * kernelPlaces];
        for (const { input, tap } of pairs) {
          const term = F.mul(x.entries[from + input]!, kernel.entries[weights + tap]!);
          sum = sum === null ? term : F.add(sum, term);
        }
      }
      entries[filter * outputPlaces + at] = sum ?? F.of(0);
    }
    at++;
  }
  return { shape: [filters, ...output], entries };
}

export interface TransposedConvolution<T> extends Omit<Convolution<T>, 'axes'> {
  readonly axes: readonly Omit<TransposedWindow, 'size'>[];
}

/**
 * The transpose of a cross-correlation: every input place lays the kernel, times its value, on the output. Shapes:
 * - no channels: input [a…], kernel [k…];
 * - channels last (Keras): [a…, channels], [k…, filters/g, channels];
 * - channels first (PyTorch): [channels, a…], [channels, filters/g, k…].
 * @throws LayerError where shapes do not fit or the padding leaves nothing
 */
export function transposedConvolution<T>(
  F: Field<T>,
  input: Tensor<T>,
  weights: Tensor<T>,
  layer: TransposedConvolution<T>,
): Tensor<T> {
  const [x, kernel] = aligned(input, weights, layer);
  const [channels, ...sizes] = x.shape as [number, ...number[]];
  const [reads, each, ...taps] = kernel.shape as [number, number, ...number[]];
  const { groups, bias } = layer;
  if (channels !== reads) reject(`the input has ${channels} channels, but the kernel ${reads}`);
  if (channels % groups !== 0) reject(`the ${channels} channels do not fall into ${groups} groups`);
  const filters = each * groups;
  checkBias(bias, filters);
  const along = sizes.map((n, axis) => spread(n, { ...layer.axes[axis]!, size: taps[axis]! }));
  const output = along.map((s) => s.count);
  const [inputPlaces, kernelPlaces, outputPlaces] = [places(sizes), places(taps), places(output)];
  checkWork(inputPlaces * channels * each * kernelPlaces);
  const entries: (T | null)[] = new Array<T | null>(filters * outputPlaces).fill(null);
  let at = 0;
  for (const place of everyPlace(sizes)) {
    let tap = 0;
    for (const k of everyPlace(taps)) {
      let to = 0;
      const inside = along.every((s, axis) => {
        const o = place[axis]! * s.stride - s.before + k[axis]! * s.dilation;
        to = to * s.count + o;
        return o >= 0 && o < s.count;
      });
      for (let c = 0; inside && c < channels; c++) {
        const group = Math.floor(c / (channels / groups));
        for (let f = 0; f < each; f++) {
          const term = F.mul(x.entries[c * inputPlaces + at]!, kernel.entries[(c * each + f) * kernelPlaces + tap]!);
          const target = (group * each + f) * outputPlaces + to;
          const sum = entries[target] ?? null;
          entries[target] = sum === null ? term : F.add(sum, term);
        }
      }
      tap++;
    }
    at++;
  }
  const whole = entries.map((sum, i) => {
    const shift = bias ? bias[Math.floor(i / outputPlaces)]! : null;
    if (sum === null) return shift ?? F.of(0);
    return shift === null ? sum : F.add(sum, shift);
  });
  return channelsBack({ shape: [filters, ...output], entries: whole }, layer.channels);
}
