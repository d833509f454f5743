import { reject } from './error';

/**
 * How an axis is padded: `valid` not at all; `same` so that the output has ceil(n / stride) places, the odd place
 * being added after (Keras; PyTorch allows it for stride 1 only); `full` so that every overlap of window and input
 * counts; a number of places on either side (PyTorch); or different numbers before and after.
 */
export type Padding = 'valid' | 'same' | 'full' | number | readonly [before: number, after: number];

/** A window that moves along one axis. Absent: stride 1, dilation 1, no padding, incomplete windows left out. */
export interface Window {
  readonly size: number;
  readonly stride?: number;
  readonly dilation?: number;
  readonly padding?: Padding;
  /** Count a last window that is only partly inside (PyTorch's `ceil_mode`). */
  readonly ceil?: boolean;
}

/** A window laid along an axis of a given length. */
export interface Steps {
  /** Number of positions of the window: the output's length. */
  readonly count: number;
  readonly before: number;
  readonly after: number;
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
}

/** Length that a window of `size` taps covers: dilation (size - 1) + 1. */
export const extent = (size: number, dilation: number): number => dilation * (size - 1) + 1;

function positive(x: number, what: string): number {
  return Number.isSafeInteger(x) && x > 0 ? x : reject(`${what} must be a whole number above 0, but is ${x}`);
}

function notNegative(x: number, what: string): number {
  return Number.isSafeInteger(x) && x >= 0 ? x : reject(`${what} must be a whole number, 0 or more, but is ${x}`);
}

/** Places added before and after an axis of length `n`. */
function padded(n: number, reach: number, stride: number, padding: Padding): readonly [number, number] {
  if (padding === 'valid') return [0, 0];
  if (padding === 'full') return [reach - 1, reach - 1];
  if (padding === 'same') {
    const total = Math.max((Math.ceil(n / stride) - 1) * stride + reach - n, 0);
    return [Math.floor(total / 2), Math.ceil(total / 2)];
  }
  const [before, after] = typeof padding === 'number' ? [padding, padding] : padding;
  return [notNegative(before, 'the padding'), notNegative(after, 'the padding')];
}

/**
 * Where a convolution's or pooling's window stands on an axis of length `n`: floor((n + padding - extent) / stride) + 1
 * positions (Dumoulin & Visin, A guide to convolution arithmetic, 2016, relationships 6 and 15). In ceil mode the
 * division is rounded up, but the last window must start inside the input or the padding before it (PyTorch).
 * @throws LayerError where the window is larger than the padded input
 */
export function steps(n: number, window: Window): Steps {
  positive(n, "the input's size");
  const size = positive(window.size, "the window's size");
  const stride = positive(window.stride ?? 1, 'the stride');
  const dilation = positive(window.dilation ?? 1, 'the dilation');
  const reach = extent(size, dilation);
  const [before, after] = padded(n, reach, stride, window.padding ?? 'valid');
  const room = n + before + after - reach;
  if (room < 0) {
    const covered = dilation === 1 ? `${size}` : `${size}, which with dilation ${dilation} covers ${reach},`;
    const inside = before + after === 0 ? `${n}` : `${n}, padded to ${n + before + after}`;
    reject(`a window of ${covered} is larger than the input of ${inside}`);
  }
  let count = Math.floor(room / stride) + 1;
  if (window.ceil === true) {
    count = Math.ceil(room / stride) + 1;
    if ((count - 1) * stride >= n + before) count--;
  }
  return { count, before, after, size, stride, dilation };
}

/** Output length of a convolution or pooling along an axis of length `n`; see `steps`. */
export const windowCount = (n: number, window: Window): number => steps(n, window).count;

export interface TransposedWindow {
  readonly size: number;
  readonly stride?: number;
  readonly dilation?: number;
  readonly padding?: Padding;
  /** Places added after; where it is given, `same` and `valid` cut off floor(extent / 2) and 0 places (Keras). */
  readonly outputPadding?: number;
}

/** A transposed convolution along an axis: input place i adds to output places i·stride - before + k·dilation. */
export interface Spread {
  readonly count: number;
  readonly before: number;
  readonly size: number;
  readonly stride: number;
  readonly dilation: number;
}

/**
 * Output of a transposed convolution along an axis of length `n`, with e the extent of the kernel:
 * - numbers (PyTorch): (n - 1) stride - before - after + e + output padding;
 * - `valid` (Keras): n stride + max(e - stride, 0), which is more than padding 0 where e < stride;
 * - `same` (Keras): n stride;
 * - a word with an output padding (Keras): (n - 1) stride + e - 2 cut + output padding.
 * @throws LayerError where nothing would be left
 */
export function spread(n: number, window: TransposedWindow): Spread {
  positive(n, "the input's size");
  const size = positive(window.size, "the kernel's size");
  const stride = positive(window.stride ?? 1, 'the stride');
  const dilation = positive(window.dilation ?? 1, 'the dilation');
  const extra = notNegative(window.outputPadding ?? 0, 'the output padding');
  const reach = extent(size, dilation);
  const padding = window.padding ?? 0;
  const whole = (n - 1) * stride + reach;
  const spreadBy = (before: number, count: number): Spread => {
    if (count < 1) reject(`the padding leaves nothing of a transposed convolution's ${whole} places`);
    return { count, before, size, stride, dilation };
  };
  if (padding === 'full') return reject("a transposed convolution knows no padding 'full'");
  if (typeof padding === 'string') {
    if (window.outputPadding !== undefined) {
      const cut = padding === 'same' ? Math.floor(reach / 2) : 0;
      return spreadBy(cut, whole - 2 * cut + extra);
    }
    // The transpose of a convolution from n·stride places to n.
    const surplus = Math.max(reach - stride, 0);
    return padding === 'same' ? spreadBy(Math.floor(surplus / 2), n * stride) : spreadBy(0, n * stride + surplus);
  }
  const [before, after] = typeof padding === 'number' ? [padding, padding] : padding;
  notNegative(before, 'the padding');
  notNegative(after, 'the padding');
  return spreadBy(before, whole - before - after + extra);
}

/** Output length of a transposed convolution along an axis of length `n`; see `spread`. */
export const transposedCount = (n: number, window: TransposedWindow): number => spread(n, window).count;

export interface ReceptiveField {
  /** Places of the input that one place of the output sees. */
  readonly size: number;
  /** Places of the input between neighbouring places of the output. */
  readonly jump: number;
}

/** Receptive field of a stack of layers, first layer first (Araujo, Norris & Sim, Distill 2019, equations 2 and 3). */
export function receptiveField(layers: readonly Window[]): ReceptiveField {
  let [size, jump] = [1, 1];
  for (const layer of layers) {
    const taps = positive(layer.size, "the window's size");
    size += (extent(taps, positive(layer.dilation ?? 1, 'the dilation')) - 1) * jump;
    jump *= positive(layer.stride ?? 1, 'the stride');
  }
  return { size, jump };
}
