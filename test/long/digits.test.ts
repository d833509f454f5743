import { judgeDigits } from '../../graders/results/digits';
import { openClassifier, type Classifier } from '../../reference/drawn/classifier';
import { classifierFile } from '../../reference/drawn/kept';
import { measureDrawn, type DigitScores } from '../../reference/drawn/measure';
import type { ImageSet } from '../../reference/datasets/types';
import { openEngine } from '../../reference/engines';
import type { Engine } from '../../reference/engines/types';
import { permutation, seeded } from '../../reference/random';
import { describeWithDataset } from '../support/datasets';

const SIZE = 784;
const COUNT = 100;

describeWithDataset('mnist', (data) => {
  let engine: Engine;
  let classifier: Classifier;
  beforeAll(async () => {
    engine = await openEngine('wasm');
    classifier = await openClassifier(engine, data, classifierFile(data.hash));
  }, 3_600_000);
  afterAll(async () => {
    classifier.dispose();
    await engine.close();
  });

  const rowsOf = (set: ImageSet, rows: readonly number[]): Float32Array => {
    const pixels = new Float32Array(rows.length * SIZE);
    rows.forEach((row, i) =>
      pixels.set(
        Float32Array.from(set.pixels.subarray(row * SIZE, (row + 1) * SIZE), (v) => v / 255),
        i * SIZE,
      ),
    );
    return pixels;
  };
  const some = (set: ImageSet, seed: number): number[] =>
    Array.from(permutation(set.count, seeded(seed)).subarray(0, COUNT));
  const measure = (pixels: Float32Array, asked: number[] | null = null): Promise<DigitScores> =>
    measureDrawn(
      engine,
      data,
      classifier,
      { count: pixels.length / SIZE, pixels, grid: null, labels: null, readAs: [] },
      asked,
    );
  const verdicts = (scores: DigitScores): Record<string, string> =>
    Object.fromEntries(judgeDigits(scores).map((f) => [f.name!, f.verdict]));
  const fair = { likeness: 'consistent', variety: 'consistent', novelty: 'consistent' };

  test('the classifier reads what it should', () => expect(classifier.real.agreement).toBeGreaterThan(0.988));

  test('test digits score as real ones, whichever they are', async () => {
    for (const seed of [1, 2, 3]) {
      const rows = some(data.test, seed);
      const scores = await measure(
        rowsOf(data.test, rows),
        rows.map((row) => data.test.labels[row]!),
      );
      expect(verdicts(scores)).toEqual({ ...fair, agreement: 'consistent' });
      expect(scores.alike).toBeGreaterThan(0.9);
      expect(Math.abs(scores.frechet!.distance / scores.frechet!.real - 1)).toBeLessThan(0.5);
    }
  });

  test('noise, and nothing at all, are no digits', async () => {
    const random = seeded(4);
    for (const pixels of [new Float32Array(COUNT * SIZE).map(random), new Float32Array(COUNT * SIZE)])
      expect((await measure(pixels)).alike).toBe(0);
  });

  test('one digit again and again is a collapse', async () => {
    const ones = [...data.test.labels].flatMap((label, row) => (label === 1 ? [row] : [])).slice(0, COUNT);
    expect(verdicts(await measure(rowsOf(data.test, ones)))).toMatchObject({
      likeness: 'consistent',
      variety: 'surprising',
    });
  });

  test('training digits are copies, moved ones and noisy ones, too', async () => {
    const rows = some(data.train, 5);
    const pixels = rowsOf(data.train, rows);
    const copies = await measure(pixels);
    expect(verdicts(copies)).toEqual({ ...fair, novelty: 'contradicted' });
    expect(copies.nearest.copies).toHaveLength(COUNT);
    const moved = pixels.map((_, i) => {
      const [y, x] = [Math.floor((i % SIZE) / 28) - 2, (i % 28) - 1];
      return y >= 0 && x >= 0 ? pixels[i - 2 * 28 - 1]! : 0;
    });
    expect(verdicts(await measure(moved)).novelty).toBe('contradicted');
    const random = seeded(6);
    const noisy = pixels.map((v) => Math.min(1, Math.max(0, v + 0.1 * (random() - 0.5))));
    expect(verdicts(await measure(noisy)).novelty).not.toBe('consistent');
  });

  test('labels of other pictures do not agree', async () => {
    const rows = some(data.test, 7);
    const scores = await measure(
      rowsOf(data.test, rows),
      rows.map((_, i) => i % 10),
    );
    expect(scores.agreement).toBeLessThan(0.3);
    expect(verdicts(scores).agreement).toBe('surprising');
  });
});
