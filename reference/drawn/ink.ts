import { SIDE } from './types';

const SIZE = SIDE * SIDE;

/** Pictures whose rims are bright show black on white, and are turned round. */
export function whiteOnBlack(pixels: Float32Array): {
  readonly pixels: Float32Array;
  readonly readAs: readonly string[];
} {
  let [sum, count] = [0, 0];
  for (let i = 0; i < pixels.length; i++) {
    const [y, x] = [Math.floor((i % SIZE) / SIDE), i % SIDE];
    if (y > 0 && y < SIDE - 1 && x > 0 && x < SIDE - 1) continue;
    sum += pixels[i]!;
    count++;
  }
  return sum / count > 0.5
    ? { pixels: pixels.map((v) => 1 - v), readAs: ['black on white, turned round'] }
    : { pixels, readAs: [] };
}

/**
 * Moves each picture by whole pixels so that its centre of mass lies in the middle, as the published digits do: a copy that
 * was moved is a copy again. What would leave the picture is lost.
 */
export function centred(pixels: Float32Array): Float32Array {
  const out = new Float32Array(pixels.length);
  for (let from = 0; from < pixels.length; from += SIZE) {
    let [mass, my, mx] = [0, 0, 0];
    for (let k = 0; k < SIZE; k++) {
      const v = pixels[from + k]!;
      mass += v;
      my += v * Math.floor(k / SIDE);
      mx += v * (k % SIDE);
    }
    const middle = (SIDE - 1) / 2;
    // To the left of a half, whichever side it lies on, so that a picture and its moved copy go to one place.
    const [dy, dx] = mass > 0 ? [my, mx].map((m) => Math.floor(middle - m / mass + 0.5)) : [0, 0];
    for (let y = 0; y < SIDE; y++)
      for (let x = 0; x < SIDE; x++) {
        const [v, u] = [y - dy!, x - dx!];
        if (v >= 0 && v < SIDE && u >= 0 && u < SIDE) out[from + y * SIDE + x] = pixels[from + v * SIDE + u]!;
      }
  }
  return out;
}
