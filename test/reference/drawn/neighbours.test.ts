import { centred } from '../../../reference/drawn/ink';
import { nearest } from '../../../reference/drawn/neighbours';
import { seeded } from '../../../reference/random';
import { tf } from '../../support/tfjs';

const SIZE = 784;

/** Blots of a few pixels well inside the picture, so that a move of two pixels loses nothing. */
function blots(count: number, seed: number): Uint8Array {
  const random = seeded(seed);
  const out = new Uint8Array(count * SIZE);
  for (let i = 0; i < count; i++)
    for (let k = 0; k < 40; k++)
      out[i * SIZE + 28 * (6 + Math.floor(16 * random())) + 6 + Math.floor(16 * random())] = Math.floor(256 * random());
  return out;
}
const unit = (pixels: Uint8Array): Float32Array => Float32Array.from(pixels, (v) => v / 255);
const moved = (pixels: Float32Array, dy: number, dx: number): Float32Array =>
  pixels.map((_, i) => {
    const [from, y, x] = [i - (i % SIZE), Math.floor((i % SIZE) / 28) - dy, (i % 28) - dx];
    return y >= 0 && y < 28 && x >= 0 && x < 28 ? pixels[from + 28 * y + x]! : 0;
  });
const set = { count: 60, pixels: blots(60, 1), labels: new Uint8Array(60) };

test('the nearest of others, pixel by pixel', async () => {
  const x = centred(unit(blots(20, 2)));
  const y = centred(unit(set.pixels));
  const found = await nearest(tf, x, set);
  for (let i = 0; i < 20; i++) {
    const distances = Array.from({ length: 60 }, (_, j) =>
      Math.hypot(...Array.from({ length: SIZE }, (_, k) => x[i * SIZE + k]! - y[j * SIZE + k]!)),
    );
    expect(found.nearest[i]).toBe(distances.indexOf(Math.min(...distances)));
    expect(found.distances[i]).toBeCloseTo(Math.min(...distances), 4);
  }
});

test.each([
  [0, 0],
  [2, -1],
  [-2, 2],
])('a copy that was moved by %i and %i is a copy again', async (dy, dx) => {
  const copies = moved(unit(set.pixels), dy, dx);
  const found = await nearest(tf, centred(copies), set);
  expect([...found.nearest]).toEqual(Array.from({ length: 60 }, (_, i) => i));
  expect(Math.max(...found.distances)).toBe(0);
});

test('a picture without ink stays as it is', () =>
  expect(centred(new Float32Array(SIZE))).toEqual(new Float32Array(SIZE)));
