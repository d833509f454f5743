import type { Tensor } from '@tensorflow/tfjs-core';

/** A training whose model draws pictures. */
export interface DrawsImages {
  /**
   * `count` pictures drawn by the model as it is, the same for the same seed and weights: values from 0 to 1 in the
   * order of `ImageSet.pixels`. A model of labelled pictures draws its classes in turn: picture i shows class i mod n.
   */
  images(count: number, seed: number): Promise<Float32Array>;
}

/** A training whose model writes text. */
export interface WritesText {
  /**
   * Continues `prompt` by `length` characters, each drawn with probability in proportion to p^(1/temperature); the same
   * for the same seed and weights. Gives the new characters alone.
   * @throws Error if `prompt` is empty or has a character that the alphabet lacks, or `temperature` is not above 0
   */
  text(prompt: string, length: number, temperature: number, seed: number): Promise<string>;
}

/** The values of what `compute` gives; all tensors are disposed of. */
export async function valuesOf(tensor: Tensor): Promise<Float32Array> {
  try {
    return (await tensor.data()) as Float32Array;
  } finally {
    tensor.dispose();
  }
}
