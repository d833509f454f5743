import { receptiveField, transposedCount, windowCount } from '../../../worlds/numeric/layers/windows';
import type { TransposedWindow, Window } from '../../../worlds/numeric/layers/windows';
import type { Call, FormulaFunction, Settings, Table } from '../call';
import { numbers, scalar } from '../value';

/** Output shapes of convolutions and pooling. The kernel's size may be called `kernel` or `size`. */

const WINDOW = ['kernel', 'size', 'stride', 'padding', 'dilation', 'ceil'] as const;
const TRANSPOSED = ['kernel', 'size', 'stride', 'padding', 'dilation', 'outputPadding'] as const;
const CHANNELS = ['last', 'first', 'none'] as const;

const sizeKey = <T>(settings: Settings<T>): 'kernel' | 'size' => (settings.has('size') ? 'size' : 'kernel');

/** Windows along `count` axes. @param stride what it is where the options do not say: a number, or as the size */
export function windows<T>(settings: Settings<T>, count: number, stride: number | 'size'): Window[] {
  const sizes = settings.axes(sizeKey(settings), count);
  const strides = stride === 'size' && !settings.has('stride') ? sizes : settings.axes('stride', count, 1);
  const paddings = settings.paddings('padding', count, 'valid');
  const dilations = settings.axes('dilation', count, 1);
  const ceil = settings.flag('ceil', false);
  return sizes.map((size, i) => ({ size, stride: strides[i]!, padding: paddings[i]!, dilation: dilations[i]!, ceil }));
}

function transposedWindows<T>(settings: Settings<T>, count: number): TransposedWindow[] {
  const sizes = settings.axes(sizeKey(settings), count);
  return transposedSteps(settings, count).map((step, i) => ({ ...step, size: sizes[i]! }));
}

/** Everything of a transposed window but its size. */
export function transposedSteps<T>(settings: Settings<T>, count: number): Omit<TransposedWindow, 'size'>[] {
  const strides = settings.axes('stride', count, 1);
  const paddings = settings.paddings('padding', count, 0);
  const dilations = settings.axes('dilation', count, 1);
  const extra = settings.has('outputPadding') ? settings.axes('outputPadding', count) : null;
  return strides.map((stride, i) => {
    const step = { stride, padding: paddings[i]!, dilation: dilations[i]! };
    return extra ? { ...step, outputPadding: extra[i]! } : step;
  });
}

/** The sizes of the axes, and how to put channels back to them. */
function read<T>(call: Call<T>): {
  readonly sizes: number[];
  readonly whole: (sizes: number[], channels: number | null) => number[];
} {
  const shape = call.wholes(0, 'the shape of the input');
  const channels = call.settings.word('channels', CHANNELS, 'last');
  const sizes = channels === 'none' ? shape : channels === 'last' ? shape.slice(0, -1) : shape.slice(1);
  const own = channels === 'last' ? shape.at(-1)! : shape[0]!;
  if (sizes.length === 0)
    call.fail(
      `expected the sizes of the axes and the channels, such as [64, 64, 3], found [${shape.join(', ')}]; without channels add channels: "none"`,
    );
  return {
    sizes,
    whole: (out, count) =>
      channels === 'none' ? out : channels === 'last' ? [...out, count ?? own] : [count ?? own, ...out],
  };
}

function filters<T>(call: Call<T>): number {
  const { settings } = call;
  const none = settings.word('channels', CHANNELS, 'last') === 'none';
  if (none && !settings.has('filters')) return 1;
  const count = settings.whole('filters');
  return count > 0 ? count : call.fail(`expected a number of filters above 0, found ${count}`);
}

const shaped = (
  usage: string,
  options: readonly string[],
  size: <T>(settings: Settings<T>, sizes: readonly number[]) => number[],
  hasFilters: boolean,
): FormulaFunction => ({
  usage,
  takes: [1, 1],
  options: [...(hasFilters ? ['filters'] : []), ...options, 'channels'],
  run: (call) => {
    const { sizes, whole } = read(call);
    const count = hasFilters ? filters(call) : null;
    return numbers(call.F, whole(size(call.settings, sizes), count));
  },
});

const sized = (
  usage: string,
  options: readonly string[],
  size: <T>(settings: Settings<T>, sizes: readonly number[]) => number[],
): FormulaFunction => ({
  usage,
  takes: [1, 1],
  options,
  run: (call) => scalar(call.F.of(size(call.settings, [call.whole(0, 'the size of the input')])[0]!)),
});

const convolved = <T>(settings: Settings<T>, sizes: readonly number[]): number[] =>
  windows(settings, sizes.length, 1).map((window, i) => windowCount(sizes[i]!, window));

const pooled = <T>(settings: Settings<T>, sizes: readonly number[]): number[] =>
  windows(settings, sizes.length, 'size').map((window, i) => windowCount(sizes[i]!, window));

const transposed = <T>(settings: Settings<T>, sizes: readonly number[]): number[] =>
  transposedWindows(settings, sizes.length).map((window, i) => transposedCount(sizes[i]!, window));

const field = <T>(call: Call<T>): { readonly size: number; readonly jump: number } =>
  receptiveField(
    call.stack(0, 'the layers', ['kernel', 'size', 'stride', 'dilation']).map((layer) => ({
      size: layer.whole(sizeKey(layer)),
      stride: layer.whole('stride', 1),
      dilation: layer.whole('dilation', 1),
    })),
  );

export const shapeFunctions: Table = {
  convShape: shaped('convShape(shape, {filters, kernel, stride, padding, dilation})', WINDOW, convolved, true),
  convSize: sized('convSize(n, {kernel, stride, padding, dilation})', WINDOW, convolved),
  poolShape: shaped('poolShape(shape, {size, stride, padding, ceil})', WINDOW, pooled, false),
  poolSize: sized('poolSize(n, {size, stride, padding, ceil})', WINDOW, pooled),
  convTransposeShape: shaped(
    'convTransposeShape(shape, {filters, kernel, stride, padding, outputPadding, dilation})',
    TRANSPOSED,
    transposed,
    true,
  ),
  convTransposeSize: sized(
    'convTransposeSize(n, {kernel, stride, padding, outputPadding, dilation})',
    TRANSPOSED,
    transposed,
  ),
  receptiveField: {
    usage: 'receptiveField([{kernel, stride, dilation}, …])',
    takes: [1, 1],
    run: (call) => scalar(call.F.of(field(call).size)),
  },
  effectiveStride: {
    usage: 'effectiveStride([{kernel, stride}, …])',
    takes: [1, 1],
    run: (call) => scalar(call.F.of(field(call).jump)),
  },
};
