import { reject } from './error';

/** Numbers of parameters. All sizes are whole numbers above 0. */

function checked(sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (!Number.isSafeInteger(size) || size < 1) reject(`${name} must be a whole number above 0, but is ${size}`);
  }
}

function kernelPlaces(kernel: readonly number[]): number {
  for (const size of kernel) checked({ 'the kernel': size });
  return kernel.reduce((product, size) => product * size, 1);
}

function divisible(whole: string, size: number, part: string, parts: number): number {
  return size % parts === 0 ? size / parts : reject(`${whole} (${size}) must be a multiple of ${part} (${parts})`);
}

export interface ConvolutionSizes {
  readonly in: number;
  readonly filters: number;
  /** One size for each axis. */
  readonly kernel: readonly number[];
  readonly bias: boolean;
  readonly groups: number;
}

/** Every filter sees the input channels of its group. Of a transposed convolution the number is the same. */
export function convolutionParameters(layer: ConvolutionSizes): number {
  checked({ 'in (input channels)': layer.in, filters: layer.filters, groups: layer.groups });
  const seen = divisible('in (input channels)', layer.in, 'groups', layer.groups);
  divisible('filters', layer.filters, 'groups', layer.groups);
  return layer.filters * (seen * kernelPlaces(layer.kernel) + (layer.bias ? 1 : 0));
}

export interface DepthwiseSizes {
  readonly in: number;
  readonly kernel: readonly number[];
  /** Filters for each input channel. */
  readonly multiplier: number;
  readonly bias: boolean;
}

export function depthwiseParameters(layer: DepthwiseSizes): number {
  checked({ 'in (input channels)': layer.in, multiplier: layer.multiplier });
  return layer.in * layer.multiplier * (kernelPlaces(layer.kernel) + (layer.bias ? 1 : 0));
}

export interface SeparableSizes extends DepthwiseSizes {
  readonly filters: number;
  /** Keras has one bias, that of the outputs; a depthwise layer followed by another has one more. */
  readonly depthwiseBias: boolean;
}

/** A depthwise convolution, then one with a kernel of 1 over its outputs (Chollet, Xception, 2017). */
export function separableParameters(layer: SeparableSizes): number {
  const depthwise = depthwiseParameters({ ...layer, bias: layer.depthwiseBias });
  const between = layer.in * layer.multiplier;
  const { filters, bias } = layer;
  return depthwise + convolutionParameters({ in: between, filters, kernel: [1], bias, groups: 1 });
}

export function denseParameters(inputs: number, outputs: number, bias: boolean): number {
  checked({ inputs, outputs });
  return outputs * (inputs + (bias ? 1 : 0));
}

export function embeddingParameters(vocabulary: number, size: number): number {
  checked({ 'the vocabulary': vocabulary, 'the size': size });
  return vocabulary * size;
}

export interface NormSizes {
  readonly features: number;
  /** A factor (gamma) for each feature. */
  readonly scale: boolean;
  /** A shift (beta) for each feature. */
  readonly center: boolean;
  /** Count the running mean and variance, which are not trained (Keras counts them, PyTorch calls them buffers). */
  readonly running: boolean;
}

/** Batch norm; layer norm is the same without running statistics. */
export function normParameters(layer: NormSizes): number {
  checked({ features: layer.features });
  return layer.features * ((layer.scale ? 1 : 0) + (layer.center ? 1 : 0) + (layer.running ? 2 : 0));
}

/** Affine maps in a cell: 1 of a plain RNN, 3 of a GRU (z, r, h), 4 of an LSTM (i, f, c, o). */
export const MAPS = { rnn: 1, gru: 3, lstm: 4 } as const;

export interface RecurrentSizes {
  readonly in: number;
  readonly hidden: number;
  /**
   * Bias vectors for each map: 0; 1 (Keras, but for a GRU that resets after the product); 2, one for the input and one
   * for the state (PyTorch, and Keras' GRU with `reset_after`, its default).
   */
  readonly biases: number;
  /** Layers on top of each other; each but the first reads the states of the one below. */
  readonly layers: number;
  /** One more cell in each layer that reads backwards; the next layer reads both states. */
  readonly bidirectional: boolean;
}

export function recurrentParameters(cell: keyof typeof MAPS, layer: RecurrentSizes): number {
  const { hidden, biases } = layer;
  checked({ 'in (input size)': layer.in, hidden, layers: layer.layers });
  if (![0, 1, 2].includes(biases)) reject(`biases must be 0, 1 or 2, but is ${biases}`);
  const directions = layer.bidirectional ? 2 : 1;
  const one = (inputs: number): number => directions * MAPS[cell] * hidden * (inputs + hidden + biases);
  return one(layer.in) + (layer.layers - 1) * one(directions * hidden);
}

export interface AttentionSizes {
  /** Features of the queries and of the output. */
  readonly model: number;
  readonly heads: number;
  /** Features of queries and keys, and of values, in each head. */
  readonly keySize: number;
  readonly valueSize: number;
  readonly bias: boolean;
}

/** Multi-head attention: maps to queries, keys and values, and back (Vaswani et al., 2017, §3.2.2). */
export function attentionParameters(layer: AttentionSizes): number {
  const { model, heads, keySize, valueSize } = layer;
  checked({ 'the model size': model, heads, keySize, valueSize });
  const [keys, values] = [heads * keySize, heads * valueSize];
  const biases = layer.bias ? 2 * keys + values + model : 0;
  return model * (2 * keys + values) + values * model + biases;
}
