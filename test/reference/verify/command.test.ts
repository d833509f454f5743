import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { images } from '../../../reference/training/synthetic';
import { started } from '../../support/bundle';
import { tf, tfLayers } from '../../support/tfjs';

const { folder, run: start } = started('test/support/reference-program.ts');

// The data of the program: 64 pictures of 8 × 8, four classes.
const held = images(1, { train: 256, test: 64, side: 8, classes: 4 }).test;
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const verify = (...args: string[]) => start(['reference', 'verify', ...args, '--data', 'x']);

/** 48 of 64 are right: 75 %. */
const predictions = (): string =>
  write(
    'p.csv',
    `id,label\n${[...held.labels].map((label, i) => `${i},${(label + Number(i % 4 === 0)) % 4}`).join('\n')}`,
  );

test.each([
  ['75%', 0, 'confirmed'],
  ['0.75', 0, 'confirmed'],
  ['0.8', 0, 'confirmed (rounded)'],
  ['76 %', 1, 'contradicted'],
])('predictions and a claim of %s', (claim, status, verdict) => {
  const run = verify(predictions(), '--claim', claim);
  expect(run.stderr).toBe('');
  expect(run.status).toBe(status);
  expect(run.stdout).toMatch(/^accuracy +0\.75$/m);
  expect(run.stdout).toContain(`${claim} as accuracy: ${verdict}\n`);
});

test('a class that is given the probability 0 makes the cross entropy infinite, and it is said why', () => {
  const rows = [...held.labels].map((label, i) => {
    const given = (label + Number(i % 4 === 0)) % 4;
    return [i, ...[0, 1, 2, 3].map((c) => Number(c === given))].join(',');
  });
  const file = write('hot.csv', `id,0,1,2,3\n${rows.join('\n')}`);
  const run = verify(file, '--claim', '75%');
  expect(run.status).toBe(0);
  expect(run.stdout).toMatch(/^crossEntropy +infinite$/m);
  expect(run.stdout).toContain('16 of 64 cases give their own class the probability 0');
  const { figures } = JSON.parse(verify(file, '--json').stdout) as { figures: Record<string, number | null> };
  expect(figures).toMatchObject({ crossEntropy: null, impossible: 16, accuracy: 0.75 });
});

test('a figure that predictions do not give, and a claim that is no number', () => {
  const run = verify(predictions(), '--claim', '1', '--of', 'loss');
  expect([run.status, run.stderr]).toEqual([
    2,
    expect.stringContaining('--of: expected one of cases, right, accuracy'),
  ]);
  expect(verify(predictions(), '--claim', 'many').stderr).toMatch(/expected a number such as 91\.4, found "many"/);
});

test('a wrong row: file and line, status 2', () => {
  const run = verify(write('q.csv', 'id,label\n0,cat'));
  expect([run.status, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toBe(
    'proofmark: q.csv:2: expected a label (0, 1, 2, 3), found "cat". Write the name of the class, or its number from 0 on.\n',
  );
});

test('a layers model runs in a process of its own', async () => {
  const last = tfLayers.layers.dense({ units: 4, inputShape: [64], activation: 'softmax' });
  const model = tfLayers.sequential({ layers: [last] });
  // Always the third class.
  last.setWeights([tf.zeros([64, 4]), tf.tensor1d([0, 0, 5, 0])]);
  let weights: ArrayBuffer | undefined;
  await model.save({
    save: (artifacts) => {
      weights = artifacts.weightData as ArrayBuffer;
      const json = {
        modelTopology: artifacts.modelTopology,
        weightsManifest: [{ paths: ['weights.bin'], weights: artifacts.weightSpecs }],
      };
      write('model.json', JSON.stringify(json));
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
    },
  });
  write('weights.bin', Buffer.from(weights!));
  const run = verify(join(folder, 'model.json'), '--json');
  expect(run.stderr).toBe('');
  const { figures } = JSON.parse(run.stdout) as { figures: Record<string, number> };
  expect(figures.right).toBe(held.labels.filter((label) => label === 2).length);

  const slow = verify(join(folder, 'model.json'), '--seconds', '0.01');
  expect([slow.status, slow.stderr]).toEqual([2, 'proofmark: the model was stopped: it took longer than 0.01 s\n']);
});

test('a truncated npz', () => {
  const run = verify(write('w.npz', 'PK\x03\x04 and no more'), '--model', 'mlp');
  expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('w.npz: expected a whole npz archive')]);
  expect(verify(join(folder, 'w.npz')).stderr).toMatch(/name the model that these are weights of, as in --model mlp/);
});
