import * as counts from '../../../worlds/numeric/layers/counts';
import type { Call, FormulaFunction, Settings, Table } from '../call';
import { scalar } from '../value';

/** Numbers of parameters. */

const counted = (
  usage: string,
  inputs: number,
  options: readonly string[],
  count: <T>(call: Call<T>, settings: Settings<T>) => number,
): FormulaFunction => ({
  usage,
  takes: [inputs, inputs],
  options,
  run: (call) => scalar(call.F.of(count(call, call.settings))),
});

/** A kernel as a list of sizes, or one size for all of `axes` axes, which are 2 unless told. */
function kernel<T>(settings: Settings<T>): number[] {
  const value = settings.get('kernel');
  const listed = typeof value === 'object' && 'shape' in value && value.shape.length === 1 ? value.shape[0] : undefined;
  const axes = settings.whole('axes', listed ?? 2);
  return settings.axes('kernel', axes);
}

const recurrent = (cell: 'rnn' | 'lstm' | 'gru'): FormulaFunction =>
  counted(
    `${cell}Params({in, hidden, biases, layers, bidirectional})`,
    0,
    ['in', 'hidden', 'bias', 'biases', 'layers', 'bidirectional'],
    (_, settings) =>
      counts.recurrentParameters(cell, {
        in: settings.whole('in'),
        hidden: settings.whole('hidden'),
        biases: settings.whole('biases', settings.flag('bias', true) ? 1 : 0),
        layers: settings.whole('layers', 1),
        bidirectional: settings.flag('bidirectional', false),
      }),
  );

const norm = (name: string, options: readonly string[], running: boolean): FormulaFunction =>
  counted(`${name}(features, {${options.join(', ')}})`, 1, options, (call, settings) =>
    counts.normParameters({
      features: call.whole(0, 'features'),
      scale: settings.flag('scale', true),
      center: settings.flag('center', true),
      running: running && settings.flag('running', false),
    }),
  );

export const countFunctions: Table = {
  convParams: counted(
    'convParams({in, filters, kernel, bias, groups, axes})',
    0,
    ['in', 'filters', 'kernel', 'bias', 'groups', 'axes'],
    (_, settings) =>
      counts.convolutionParameters({
        in: settings.whole('in'),
        filters: settings.whole('filters'),
        kernel: kernel(settings),
        bias: settings.flag('bias', true),
        groups: settings.whole('groups', 1),
      }),
  ),
  depthwiseParams: counted(
    'depthwiseParams({in, kernel, multiplier, bias, axes})',
    0,
    ['in', 'kernel', 'multiplier', 'bias', 'axes'],
    (_, settings) =>
      counts.depthwiseParameters({
        in: settings.whole('in'),
        kernel: kernel(settings),
        multiplier: settings.whole('multiplier', 1),
        bias: settings.flag('bias', true),
      }),
  ),
  separableParams: counted(
    'separableParams({in, filters, kernel, multiplier, bias, depthwiseBias, axes})',
    0,
    ['in', 'filters', 'kernel', 'multiplier', 'bias', 'depthwiseBias', 'axes'],
    (_, settings) =>
      counts.separableParameters({
        in: settings.whole('in'),
        filters: settings.whole('filters'),
        kernel: kernel(settings),
        multiplier: settings.whole('multiplier', 1),
        bias: settings.flag('bias', true),
        depthwiseBias: settings.flag('depthwiseBias', false),
      }),
  ),
  denseParams: counted('denseParams(in, out, {bias})', 2, ['bias'], (call, settings) =>
    counts.denseParameters(call.whole(0, 'in'), call.whole(1, 'out'), settings.flag('bias', true)),
  ),
  embeddingParams: counted('embeddingParams(vocabulary, size)', 2, [], (call) =>
    counts.embeddingParameters(call.whole(0, 'vocabulary'), call.whole(1, 'size')),
  ),
  batchNormParams: norm('batchNormParams', ['running', 'scale', 'center'], true),
  layerNormParams: norm('layerNormParams', ['scale', 'center'], false),
  rnnParams: recurrent('rnn'),
  lstmParams: recurrent('lstm'),
  gruParams: recurrent('gru'),
  attentionParams: counted(
    'attentionParams({model, heads, keySize, valueSize, bias})',
    0,
    ['model', 'heads', 'keySize', 'valueSize', 'bias'],
    (call, settings) => {
      const [model, heads] = [settings.whole('model'), settings.whole('heads', 1)];
      if (!settings.has('keySize') && model % heads !== 0)
        call.fail(`the model size ${model} must be a multiple of heads (${heads}), or keySize be given`);
      const keySize = settings.whole('keySize', model / heads);
      const valueSize = settings.whole('valueSize', keySize);
      return counts.attentionParameters({ model, heads, keySize, valueSize, bias: settings.flag('bias', true) });
    },
  ),
};
