import * as counts from '../../../worlds/numeric/layers/counts';
import { LayerError } from '../../../worlds/numeric/layers/error';

const conv = { in: 3, filters: 64, kernel: [3, 3], bias: true, groups: 1 };

test('convolutions', () => {
  // VGG's first layer; ResNet's, which has no bias.
  expect(counts.convolutionParameters(conv)).toBe(1792);
  expect(counts.convolutionParameters({ ...conv, kernel: [7, 7], bias: false })).toBe(9408);
  // AlexNet's second layer, in two groups: 256 · 48 · 25 + 256.
  expect(counts.convolutionParameters({ in: 96, filters: 256, kernel: [5, 5], bias: true, groups: 2 })).toBe(307456);
  expect(() => counts.convolutionParameters({ ...conv, groups: 2 })).toThrow(
    /in \(input channels\) \(3\) must be a multiple of groups \(2\)/,
  );
  expect(() => counts.convolutionParameters({ ...conv, in: 0 })).toThrow(LayerError);
});

test('a block of MobileNet: depthwise 288, pointwise 2048 (Howard et al. 2017, table 1)', () => {
  const depthwise = { in: 32, kernel: [3, 3], multiplier: 1, bias: false };
  expect(counts.depthwiseParameters(depthwise)).toBe(288);
  expect(counts.separableParameters({ ...depthwise, filters: 64, depthwiseBias: false })).toBe(288 + 2048);
  expect(counts.separableParameters({ ...depthwise, filters: 64, bias: true, depthwiseBias: true })).toBe(
    288 + 32 + 2048 + 64,
  );
});

describe('recurrent layers', () => {
  const layer = { in: 10, hidden: 20, biases: 2, layers: 2, bidirectional: false };
  // Sums over the weights that PyTorch's documentation lists for RNN(10, 20, 2) and its kin.
  test.each([
    ['rnn', 20 * 10 + 20 * 20 + 40 + (20 * 20 + 20 * 20 + 40)],
    ['gru', 60 * 10 + 60 * 20 + 120 + (60 * 20 + 60 * 20 + 120)],
    ['lstm', 80 * 10 + 80 * 20 + 160 + (80 * 20 + 80 * 20 + 160)],
  ] as const)('%s of two layers in PyTorch', (cell, expected) =>
    expect(counts.recurrentParameters(cell, layer)).toBe(expected),
  );
  test('in both directions, weight_ih_l1 reads 2 · 20 states', () => {
    const one = (inputs: number): number => 2 * 80 * (inputs + 20 + 2);
    expect(counts.recurrentParameters('lstm', { ...layer, bidirectional: true })).toBe(one(10) + one(40));
  });
  test('Keras: LSTM(128) of 64 features has 98816, GRU(128) with reset_after 74496', () => {
    const keras = { in: 64, hidden: 128, layers: 1, bidirectional: false };
    expect(counts.recurrentParameters('lstm', { ...keras, biases: 1 })).toBe(98816);
    expect(counts.recurrentParameters('gru', { ...keras, biases: 2 })).toBe(74496);
  });
  test('three biases there are not', () =>
    expect(() => counts.recurrentParameters('rnn', { ...layer, biases: 3 })).toThrow(/0, 1 or 2, but is 3/));
});

test('attention: MultiheadAttention(512, 8) of PyTorch has 1050624', () => {
  const layer = { model: 512, heads: 8, keySize: 64, valueSize: 64, bias: true };
  expect(counts.attentionParameters(layer)).toBe(1050624);
  expect(counts.attentionParameters({ ...layer, bias: false })).toBe(4 * 512 * 512);
});

test('the rest', () => {
  expect(counts.denseParameters(784, 10, true)).toBe(7850);
  expect(counts.embeddingParameters(30522, 768)).toBe(23440896);
  const norm = { features: 64, scale: true, center: true, running: false };
  expect(counts.normParameters(norm)).toBe(128);
  expect(counts.normParameters({ ...norm, running: true })).toBe(256);
});
