import type { Random } from '../../../worlds/numeric/random';
import { tfLayers } from '../../support/tfjs';

/** A layer as tfjs builds it, and the formulas that tell the same. */
export interface RandomLayer {
  readonly layer: InstanceType<typeof tfLayers.layers.Layer>;
  readonly input: readonly number[];
  /** Formula of the output's shape without the batch. */
  readonly shape: string | null;
  /** Formula of the number of parameters. */
  readonly params: string | null;
}

const { layers } = tfLayers;

type Make = (random: Draw) => RandomLayer;

/** Draws what layers are made of. */
class Draw {
  constructor(private readonly random: Random) {}

  whole(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  flag(): boolean {
    return this.random() < 0.5;
  }

  one<X>(of: readonly X[]): X {
    return of[this.whole(0, of.length - 1)]!;
  }

  several(count: number, least: number, most: number): number[] {
    return Array.from({ length: count }, () => this.whole(least, most));
  }
}

/** One number in place of equal ones, as people write. */
const perAxis = (numbers: readonly number[]): string =>
  numbers.every((n) => n === numbers[0]) ? `${numbers[0]}` : `[${numbers.join(', ')}]`;

const options = (entries: Readonly<Record<string, string | number | boolean | null>>): string =>
  `{${Object.entries(entries)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')}}`;

const zeros = { kernelInitializer: 'zeros' } as const;
const zerosInDepth = { depthwiseInitializer: 'zeros', pointwiseInitializer: 'zeros' } as const;
const zeroWeights = { kernelInitializer: 'zeros', recurrentInitializer: 'zeros' } as const;

/** What layers with windows share. Kernels fit into the input, and Keras takes a stride or a dilation, not both. */
function windowed(draw: Draw, axes: number, dilated: boolean) {
  const kernel = draw.several(axes, 1, 4);
  const stretched = dilated && draw.flag();
  const dilation = stretched ? draw.several(axes, 1, 3) : draw.several(axes, 1, 1);
  const strides = stretched ? draw.several(axes, 1, 1) : draw.several(axes, 1, 4);
  const sizes = kernel.map((k, i) => draw.whole(dilation[i]! * (k - 1) + 1, 24));
  const first = draw.whole(0, 3) === 0;
  const channels = draw.whole(1, 6);
  return {
    kernel,
    dilation,
    strides,
    padding: draw.one(['same', 'valid'] as const),
    channels,
    first,
    input: first ? [channels, ...sizes] : [...sizes, channels],
    bias: draw.flag(),
  };
}

type Windowed = ReturnType<typeof windowed>;

const dataFormat = (w: Windowed) => (w.first ? 'channelsFirst' : 'channelsLast') as 'channelsLast';

/** The window's options; those that have their usual value are left out now and then. */
const written = (w: Windowed, draw: Draw): Record<string, string | null> => ({
  stride: w.strides.every((s) => s === 1) && draw.flag() ? null : perAxis(w.strides),
  padding: w.padding === 'valid' && draw.flag() ? null : `"${w.padding}"`,
  channels: w.first ? '"first"' : null,
});

const convolution =
  (axes: 1 | 2 | 3): Make =>
  (draw) => {
    const w = windowed(draw, axes, true);
    // tfjs reads channels first in the plane only.
    const plane = axes === 2 ? w : { ...w, first: false, input: w.first ? [...w.input.slice(1), w.channels] : w.input };
    const filters = draw.whole(1, 8);
    const make = { 1: layers.conv1d, 2: layers.conv2d, 3: layers.conv3d }[axes] as typeof layers.conv2d;
    const layer = make({
      filters,
      kernelSize: w.kernel as [number, number],
      strides: w.strides as [number, number],
      dilationRate: w.dilation as [number, number],
      padding: w.padding,
      useBias: w.bias,
      dataFormat: dataFormat(plane),
      ...zeros,
    });
    const shape = options({
      filters,
      kernel: perAxis(w.kernel),
      dilation: perAxis(w.dilation),
      ...written(plane, draw),
    });
    return {
      layer,
      input: plane.input,
      shape: `convShape([${plane.input.join(', ')}], ${shape})`,
      params: `convParams(${options({ in: w.channels, filters, kernel: perAxis(w.kernel), bias: w.bias, axes })})`,
    };
  };

const transposed =
  (axes: 2 | 3): Make =>
  (draw) => {
    const w = { ...windowed(draw, axes, false) };
    const plane = axes === 2 ? w : { ...w, first: false, input: w.first ? [...w.input.slice(1), w.channels] : w.input };
    const filters = draw.whole(1, 8);
    const make = { 2: layers.conv2dTranspose, 3: layers.conv3dTranspose }[axes] as typeof layers.conv2dTranspose;
    const layer = make({
      filters,
      kernelSize: w.kernel as [number, number],
      strides: w.strides as [number, number],
      padding: w.padding,
      useBias: w.bias,
      dataFormat: dataFormat(plane),
      ...zeros,
    });
    const shape = options({ filters, kernel: perAxis(w.kernel), ...written(plane, draw), padding: `"${w.padding}"` });
    return {
      layer,
      input: plane.input,
      shape: `convTransposeShape([${plane.input.join(', ')}], ${shape})`,
      params: `convParams(${options({ in: w.channels, filters, kernel: perAxis(w.kernel), bias: w.bias, axes })})`,
    };
  };

const depthwise: Make = (draw) => {
  const w = windowed(draw, 2, true);
  const multiplier = draw.whole(1, 3);
  const layer = layers.depthwiseConv2d({
    kernelSize: w.kernel as [number, number],
    depthMultiplier: multiplier,
    strides: w.strides as [number, number],
    dilationRate: w.dilation as [number, number],
    padding: w.padding,
    useBias: w.bias,
    dataFormat: dataFormat(w),
    ...zerosInDepth,
  });
  const filters = multiplier * w.channels;
  // tfjs forgets the dilation in the shape that it foretells.
  const shaped = w.dilation.every((d) => d === 1);
  const shape = options({ filters, kernel: perAxis(w.kernel), ...written(w, draw) });
  const params = options({ in: w.channels, kernel: perAxis(w.kernel), multiplier, bias: w.bias, axes: 2 });
  return {
    layer,
    input: w.input,
    shape: shaped ? `convShape([${w.input.join(', ')}], ${shape})` : null,
    params: `depthwiseParams(${params})`,
  };
};

const separable: Make = (draw) => {
  const w = windowed(draw, 2, true);
  const [multiplier, filters] = [draw.whole(1, 3), draw.whole(1, 8)];
  const layer = layers.separableConv2d({
    filters,
    kernelSize: w.kernel as [number, number],
    depthMultiplier: multiplier,
    strides: w.strides as [number, number],
    dilationRate: w.dilation as [number, number],
    padding: w.padding,
    useBias: w.bias,
    dataFormat: dataFormat(w),
    ...zerosInDepth,
  });
  const shape = options({ filters, kernel: perAxis(w.kernel), dilation: perAxis(w.dilation), ...written(w, draw) });
  const params = options({ in: w.channels, filters, kernel: perAxis(w.kernel), multiplier, bias: w.bias });
  return {
    layer,
    input: w.input,
    shape: `convShape([${w.input.join(', ')}], ${shape})`,
    params: `separableParams(${params})`,
  };
};

const pooling =
  (axes: 1 | 2 | 3, kind: 'max' | 'average'): Make =>
  (draw) => {
    const w = windowed(draw, axes, false);
    const plane = axes > 1 ? w : { ...w, first: false, input: w.first ? [...w.input.slice(1), w.channels] : w.input };
    const make = {
      max: { 1: layers.maxPooling1d, 2: layers.maxPooling2d, 3: layers.maxPooling3d },
      average: { 1: layers.averagePooling1d, 2: layers.averagePooling2d, 3: layers.averagePooling3d },
    }[kind][axes] as typeof layers.maxPooling2d;
    const usual = draw.flag();
    const layer = make({
      poolSize: (axes === 1 ? w.kernel[0] : w.kernel) as [number, number],
      ...(usual ? {} : { strides: (axes === 1 ? w.strides[0] : w.strides) as [number, number] }),
      padding: w.padding,
      dataFormat: dataFormat(plane),
    });
    const more = { ...written(plane, draw), stride: usual ? null : perAxis(w.strides) };
    return {
      layer,
      input: plane.input,
      shape: `poolShape([${plane.input.join(', ')}], ${options({ size: perAxis(w.kernel), ...more })})`,
      params: null,
    };
  };

const dense: Make = (draw) => {
  const [inputs, units, useBias] = [draw.whole(1, 40), draw.whole(1, 40), draw.flag()];
  const layer = layers.dense({ units, useBias, ...zeros });
  return { layer, input: [inputs], shape: null, params: `denseParams(${inputs}, ${units}, {bias: ${useBias}})` };
};

const embedding: Make = (draw) => {
  const [inputDim, outputDim] = [draw.whole(1, 60), draw.whole(1, 20)];
  const layer = layers.embedding({ inputDim, outputDim, embeddingsInitializer: 'zeros' });
  return { layer, input: [draw.whole(1, 9)], shape: null, params: `embeddingParams(${inputDim}, ${outputDim})` };
};

const batchNorm: Make = (draw) => {
  const [features, scale, center] = [draw.whole(1, 40), draw.flag(), draw.flag()];
  const layer = layers.batchNormalization({ scale, center });
  const params = `batchNormParams(${features}, {running: true, scale: ${scale}, center: ${center}})`;
  return { layer, input: [features], shape: null, params };
};

const layerNorm: Make = (draw) => {
  const [features, scale, center] = [draw.whole(1, 40), draw.flag(), draw.flag()];
  const layer = layers.layerNormalization({ scale, center });
  return {
    layer,
    input: [features],
    shape: null,
    params: `layerNormParams(${features}, {scale: ${scale}, center: ${center}})`,
  };
};

const recurrent =
  (cell: 'rnn' | 'lstm' | 'gru'): Make =>
  (draw) => {
    const [inputs, units, useBias] = [draw.whole(1, 12), draw.whole(1, 12), draw.flag()];
    const make = { rnn: layers.simpleRNN, lstm: layers.lstm, gru: layers.gru }[cell] as typeof layers.simpleRNN;
    const layer = make({ units, useBias, ...zeroWeights });
    const params = `${cell}Params({in: ${inputs}, hidden: ${units}, bias: ${useBias}})`;
    return { layer, input: [draw.whole(1, 5), inputs], shape: null, params };
  };

const makers: readonly Make[] = [
  convolution(1),
  convolution(2),
  convolution(2),
  convolution(3),
  transposed(2),
  transposed(3),
  depthwise,
  separable,
  pooling(1, 'max'),
  pooling(2, 'max'),
  pooling(3, 'max'),
  pooling(1, 'average'),
  pooling(2, 'average'),
  pooling(3, 'average'),
  dense,
  embedding,
  batchNorm,
  layerNorm,
  recurrent('rnn'),
  recurrent('lstm'),
  recurrent('gru'),
];

export const randomLayer = (random: Random): RandomLayer => {
  const draw = new Draw(random);
  return draw.one(makers)(draw);
};
