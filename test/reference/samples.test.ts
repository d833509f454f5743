import fc from 'fast-check';
import { readPng } from '../../reference/datasets/folder/png';
import { pictureOf } from '../../reference/drawn/png';
import { charRnn } from '../../reference/models/char-rnn';
import { mlp } from '../../reference/models/mlp';
import type { Model } from '../../reference/models/types';
import { vae } from '../../reference/models/vae';
import { sampleOf, type Sample } from '../../reference/training/samples';
import { characters, images } from '../../reference/training/synthetic';
import type { Dataset } from '../../reference/datasets/types';
import { tf } from '../support/tfjs';

const sampled = async <D extends Dataset>(
  model: Model,
  data: D,
  settings: object,
  seed = 1,
): Promise<Sample | null> => {
  const training = model.start(tf, data, { ...model.defaults, ...settings }, 1);
  try {
    return await sampleOf(training, data, seed);
  } finally {
    training.dispose();
  }
};

test('pictures lie side by side, in rows, as a reader of PNG sees them', () => {
  const pictures = fc
    .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 12 }))
    .chain(([height, width, count]) =>
      fc.tuple(
        fc.constant({ height, width, count }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 255 }), { minLength: height * width * count, maxLength: height * width * count }), // prettier-ignore
      ),
    );
  fc.assert(
    fc.property(pictures, ([{ height, width, count }, columns, greys]) => {
      const bytes = pictureOf(
        Float32Array.from(greys, (grey) => grey / 255),
        height,
        width,
        columns,
      );
      const read = readPng(bytes, 'drawn.png');
      expect([read.width, read.height, read.channels]).toEqual([columns * width, Math.ceil(count / columns) * height, 1]); // prettier-ignore
      for (let i = 0; i < count; i++)
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            const [atY, atX] = [Math.floor(i / columns) * height + y, (i % columns) * width + x];
            expect(read.pixels[atY * read.width + atX]).toBe(greys[(i * height + y) * width + x]);
          }
    }),
  );
});

test('what lies outside of black and white is cut', () => {
  const { pixels } = readPng(pictureOf(Float32Array.of(-1, 0.5, 7), 1, 1, 3), 'drawn.png');
  expect([...pixels]).toEqual([0, 128, 255]);
});

test('a model of pictures draws a hundred, the same for the same seed', async () => {
  const data = images(1, { train: 64, test: 32, side: 8, classes: 4 });
  const settings = { hidden: 8, latent: 2, batch: 16 };
  const sample = await sampled(vae as unknown as Model, data, settings);
  const { width, height } = readPng(sample!.bytes, 'sample.png');
  expect([sample!.extension, width, height]).toEqual(['png', 80, 80]);
  expect((await sampled(vae as unknown as Model, data, settings))!.bytes.equals(sample!.bytes)).toBe(true);
  expect((await sampled(vae as unknown as Model, data, settings, 2))!.bytes.equals(sample!.bytes)).toBe(false);
});

test('a model of characters goes on from the test text at three temperatures', async () => {
  const data = characters(1, { train: 4_000, test: 1_000 });
  const sample = await sampled(charRnn as unknown as Model, data, { hidden: 4, length: 8, batch: 4 });
  const text = sample!.bytes.toString();
  expect(sample!.extension).toBe('txt');
  const prompt = Array.from(data.test.subarray(0, 20), (at) => data.alphabet[at]!).join('');
  for (const temperature of ['0.25', '0.75', '1.25']) expect(text).toContain(`T = ${temperature}\n\n${prompt}`);
  expect(text.length).toBeGreaterThan(3 * 520);
});

test('a model that makes nothing has no sample', async () => {
  const data = images(1, { train: 64, test: 32, side: 8, classes: 4 });
  expect(await sampled(mlp as unknown as Model, data, { hidden1: 4, hidden2: 4, batch: 16 })).toBeNull();
});
