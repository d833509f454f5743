import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDataset } from '../../reference/datasets';
import { openEngine } from '../../reference/engines';
import { modelNamed } from '../../reference/models';
import type { Results } from '../../reference/training/results';
import { train } from '../../reference/training/train';
import { root } from '../support/shared';

const folder = join(root, 'reference/results');
const read = (file: string): Results => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Results;

function dataOrNull(name: string): ReturnType<typeof loadDataset> | null {
  try {
    return loadDataset(name);
  } catch {
    return null;
  }
}

/** A model that trains within a minute or so. */
const file = 'mlp.json';
/** Enough to tell: the interval after as many is in the file, too. */
const EPOCHS = 2;
const data = dataOrNull('mnist');
const ready = existsSync(join(folder, file)) && data !== null;
const asked = ready || process.env.PROOFMARK_REQUIRE_ALL === '1';

(asked ? test : test.skip)(
  'a re-training of the MLP falls into its own interval (skipped without the digits)',
  async () => {
    const results = read(file);
    expect(results.data.hash).toBe(data!.hash);
    const engine = await openEngine('wasm');
    // A seed that is not among those of the file.
    const seed = 1 + Math.max(...results.runs.map((run) => run.seed));
    const { epochs } = await train(engine, modelNamed('mlp'), data!, results.settings, seed, {
      epochs: EPOCHS,
    });
    await engine.close();
    const { interval } = results.summary['test accuracy']![EPOCHS - 1]!;
    const reached = epochs.at(-1)!.metrics['test accuracy']!;
    expect(reached).toBeGreaterThanOrEqual(interval![0]);
    expect(reached).toBeLessThanOrEqual(interval![1]);
  },
);

test.each(
  existsSync(folder)
    ? readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'letters.json')
    : ['none'],
)('%s holds what its runs say', (name) => {
  if (name === 'none') return;
  const { runs, summary, metrics } = read(name);
  for (const { name: metric } of metrics)
    for (const { epoch, seeds, mean } of summary[metric]!) {
      const values = runs.flatMap((run) => run.epochs[epoch - 1]?.metrics[metric] ?? []);
      expect(values).toHaveLength(seeds);
      // Files hold seven digits.
      const own = values.reduce((sum, x) => sum + x, 0) / seeds;
      expect(Math.abs(mean - own)).toBeLessThanOrEqual(2e-6 * Math.max(1, Math.abs(own)));
    }
});
