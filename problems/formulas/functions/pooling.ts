import type { Channels } from '../../../worlds/numeric/layers/arrays';
import * as layers from '../../../worlds/numeric/layers/pooling';
import type { Call, Table } from '../call';
import { isTensor } from '../value';
import type { Tensor } from '../value';
import { windows } from './shapes';

/** Pooling of given arrays. */

const OPTIONS = ['size', 'kernel', 'stride', 'padding', 'dilation', 'ceil', 'channels'] as const;
const CHANNELS = ['last', 'first', 'none'] as const;

/**
 * Where channels are: as the options say; else as the number of window sizes tells; else a vector or matrix has none
 * and an array of more axes has them on the last one.
 */
function channelsOf<T>(call: Call<T>, x: Tensor<T>): Channels {
  const { settings } = call;
  const axes = x.shape.length;
  const size = settings.get('size') ?? settings.get('kernel');
  const listed = size !== undefined && isTensor(size) && size.shape.length === 1 ? size.shape[0] : undefined;
  const usual = axes <= 2 || listed === axes ? 'none' : 'last';
  return settings.word('channels', CHANNELS, listed === axes - 1 ? 'last' : usual);
}

function pooling<T>(call: Call<T>): { readonly x: Tensor<T>; readonly layer: layers.Pooling } {
  const x = call.tensor(0, 'the input');
  const channels = channelsOf(call, x);
  const count = channels === 'none' ? x.shape.length : x.shape.length - 1;
  if (count < 1) call.fail('expected a vector, a matrix or an array of more axes as the input');
  return { x, layer: { channels, axes: windows(call.settings, count, 'size') } };
}

function globally<T>(call: Call<T>): [Tensor<T>, Channels] {
  const x = call.tensor(0, 'the input');
  const channels = call.settings.word('channels', CHANNELS, x.shape.length <= 2 ? 'none' : 'last');
  if (channels !== 'none' && x.shape.length < 2) call.fail('an input with channels has two axes or more');
  return [x, channels];
}

export const poolingFunctions: Table = {
  maxPool: {
    usage: 'maxPool(x, {size, stride, padding})',
    takes: [1, 1],
    options: OPTIONS,
    run: (call) => {
      const { x, layer } = pooling(call);
      return layers.maxPooling(call.F, x, layer);
    },
  },
  averagePool: {
    usage: 'averagePool(x, {size, stride, padding, countPadding})',
    takes: [1, 1],
    options: [...OPTIONS, 'countPadding'],
    run: (call) => {
      const { x, layer } = pooling(call);
      // Each framework's own habit: words are Keras', which leaves padding out; numbers are PyTorch's.
      const counted = call.settings.flag('countPadding', typeof call.settings.get('padding') !== 'string');
      return layers.averagePooling(call.F, x, layer, counted);
    },
  },
  globalMaxPool: {
    usage: 'globalMaxPool(x, {channels})',
    takes: [1, 1],
    options: ['channels'],
    run: (call) => layers.globalMaxPooling(call.F, ...globally(call)),
  },
  globalAveragePool: {
    usage: 'globalAveragePool(x, {channels})',
    takes: [1, 1],
    options: ['channels'],
    run: (call) => layers.globalAveragePooling(call.F, ...globally(call)),
  },
};
