import type { Channels } from '../../../worlds/numeric/layers/arrays';
import * as layers from '../../../worlds/numeric/layers/convolution';
import type { Call, FormulaFunction, Table } from '../call';
import type { Tensor } from '../value';
import { transposedSteps } from './shapes';

/** Convolutions of given arrays with given kernels. */

const OPTIONS = ['stride', 'padding', 'dilation', 'groups', 'bias', 'channels'] as const;

interface Setting<T> {
  readonly x: Tensor<T>;
  readonly kernel: Tensor<T>;
  readonly channels: Channels;
  readonly count: number;
  readonly groups: number;
  readonly bias: readonly T[] | null;
}

/** A kernel of as many axes as the input has none for channels; one of one axis more has them. */
function read<T>(call: Call<T>): Setting<T> {
  const { settings } = call;
  const [x, kernel] = [call.tensor(0, 'the input'), call.tensor(1, 'the kernel')];
  const [own, both] = [x.shape.length, kernel.shape.length];
  const plain = own === both;
  if (own === 0 || (!plain && (own === 1 || both !== own + 1)))
    call.fail(
      `the kernel has as many axes as the input, or with channels one more for the filters, but the input has ${own} and the kernel ${both}`,
    );
  const channels = settings.word('channels', ['last', 'first', 'none'], plain ? 'none' : 'last');
  if (plain !== (channels === 'none'))
    call.fail(
      `with channels: "${channels}" the kernel has ${channels === 'none' ? 'as many axes as the input' : 'one axis more than the input, for the filters'}, but the input has ${own} and the kernel ${both}`,
    );
  const bias = settings.has('bias') ? settings.tensor('bias') : null;
  const groups = settings.whole('groups', 1);
  if (groups < 1) call.fail(`expected groups above 0, found ${groups}`);
  return { x, kernel, channels, count: plain ? own : own - 1, groups, bias: bias?.entries ?? null };
}

function convolved<T>(call: Call<T>, turned: boolean): Tensor<T> {
  const { settings } = call;
  const { x, kernel, count, ...layer } = read(call);
  const strides = settings.axes('stride', count, 1);
  const dilations = settings.axes('dilation', count, 1);
  const paddings = settings.paddings('padding', count, 'valid');
  const axes = strides.map((stride, i) => ({ stride, dilation: dilations[i]!, padding: paddings[i]! }));
  const convolve = turned ? layers.convolution : layers.crossCorrelation;
  return convolve(call.F, x, kernel, { ...layer, axes });
}

const entry = (name: string, turned: boolean): FormulaFunction => ({
  usage: `${name}(x, kernel, {stride, padding, dilation, bias})`,
  takes: [2, 2],
  options: OPTIONS,
  run: (call) => convolved(call, turned),
});

export const convolutionFunctions: Table = {
  crossCorrelate: entry('crossCorrelate', false),
  convolve: entry('convolve', true),
  convTranspose: {
    usage: 'convTranspose(x, kernel, {stride, padding, outputPadding, dilation, bias})',
    takes: [2, 2],
    options: [...OPTIONS, 'outputPadding'],
    run: (call) => {
      const { x, kernel, count, ...layer } = read(call);
      return layers.transposedConvolution(call.F, x, kernel, { ...layer, axes: transposedSteps(call.settings, count) });
    },
  },
};
