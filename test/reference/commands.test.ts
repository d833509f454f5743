import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { Results } from '../../reference/training/results';
import { root } from '../support/shared';

const folder = mkdtempSync(join(tmpdir(), 'proofmark-reference-'));
const bundle = join(folder, 'program.cjs');

beforeAll(() => {
  buildSync({
    entryPoints: [join(root, 'test/support/reference-program.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    external: ['@tensorflow/tfjs-backend-webgpu', 'webgpu'],
    outfile: bundle,
    logLevel: 'error',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]) =>
  spawnSync(process.execPath, [bundle, 'reference', ...args], { encoding: 'utf8', cwd: folder });
const small = ['--set', 'hidden1=16', 'hidden2=8', 'batch=16', 'rate=0.02', '--engine', 'cpu'];
const read = (file: string): Results => JSON.parse(readFileSync(file, 'utf8')) as Results;
/** The runs without their times. */
const untimed = ({ runs }: Results): unknown =>
  runs.map(({ seed, epochs }) => ({ seed, epochs: epochs.map(({ seconds: _, ...rest }) => rest) }));

test('results of several seeds are written, shown, and added to', () => {
  const file = join(folder, 'a.json');
  const first = run('train', 'mlp', ...small, '--seeds', '2', '--epochs', '2', '--out', file);
  expect(first.stderr).toBe('');
  expect(first.status).toBe(0);
  expect(first.stdout).toContain('mlp.hidden1-16.hidden2-8.batch-16.rate-0.02, seed 2, epoch 2: loss ');
  const results = read(file);
  expect(results).toMatchObject({
    version: 1,
    model: 'mlp',
    data: { name: 'synthetic images', train: 256, test: 64 },
    engine: { engine: 'cpu', hardware: false },
    epochs: 2,
    level: 0.95,
  });
  expect(results.runs.map(({ seed }) => seed)).toEqual([1, 2]);
  const values = results.runs.map(({ epochs }) => epochs[1]!.metrics['test accuracy']!);
  const [summary] = results.summary['test accuracy']!.slice(-1);
  expect(summary!.mean).toBeCloseTo((values[0]! + values[1]!) / 2, 6);
  // Of two values: t is 12.706 with one degree of freedom, the spread is their distance over √2.
  const half = 12.706 * (Math.abs(values[0]! - values[1]!) / Math.SQRT2) * Math.sqrt(1.5);
  expect(summary!.interval![0]).toBeCloseTo(Math.max(0, summary!.mean - half), 5);

  const more = run('train', 'mlp', ...small, '--seeds', '3', '--epochs', '2', '--out', file, '--json');
  const lines = more.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { seed: number; epoch: number });
  expect(lines.map(({ seed, epoch }) => [seed, epoch])).toEqual([
    [3, 1],
    [3, 2],
  ]);
  expect(read(file).runs.map(({ seed }) => seed)).toEqual([1, 2, 3]);

  const shown = run('show', file);
  expect(shown.status).toBe(0);
  expect(shown.stdout).toMatch(/mlp.*test accuracy +\d+\.\d\d % /);
});

test('the table of the documentation is what the results are', () => {
  const { stdout, status } = run('show', join(root, 'reference/results'), '--markdown');
  expect(status).toBe(0);
  expect(readFileSync(join(root, 'reference/README.md'), 'utf8')).toContain(`\n\n${stdout}\n`);
  const first = read(join(root, 'reference/results/text-cnn.json'));
  const last = first.runs.map(({ epochs }) => epochs.at(-1)!.metrics['test accuracy']!);
  const mean = last.reduce((sum, value) => sum + value, 0) / last.length;
  expect(stdout).toMatch(new RegExp(`^\\| text-cnn \\|  \\| .* \\| ${last.length} \\| .*test accuracy ${(100 * mean).toFixed(2)} % ±`, 'm')); // prettier-ignore
});

test('in processes of their own, seeds give the same as one after the other', () => {
  const [one, several] = [join(folder, 'b.json'), join(folder, 'c.json')];
  for (const [file, jobs] of [
    [one, '1'],
    [several, '2'],
  ] as const)
    expect(run('train', 'mlp', ...small, '--seeds', '2', '--epochs', '1', '--jobs', jobs, '--out', file).status).toBe(
      0,
    );
  expect(untimed(read(several))).toEqual(untimed(read(one)));
  expect(readdirSync(folder).filter((name) => /seed|part|checkpoint/.test(name))).toEqual([]);
});

test('a training that is interrupted goes on by the same command, to the same end', async () => {
  const [whole, parts, checkpoint] = ['d.json', 'e.json', 'e.seed-1.checkpoint'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const call = (file: string): string[] => ['train', 'mlp', ...small, '--seeds', '1', '--epochs', '100', '--out', file];
  run(...call(whole));
  const child = spawn(process.execPath, [bundle, 'reference', ...call(parts)], { cwd: folder });
  child.stdout.once('data', () => child.kill('SIGINT'));
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect(status).toBe(1);
  expect(existsSync(checkpoint)).toBe(true);
  // Two seeds or more are trained at once; one of them is there already in part.
  expect(run(...call(parts), '--jobs', '2').status).toBe(0);
  expect(untimed(read(parts))).toEqual(untimed(read(whole)));
  expect(existsSync(checkpoint)).toBe(false);
});

test('when time is up, the training stops, and that is no error', () => {
  const file = join(folder, 'f.json');
  const limit = ['--epochs', '10000', '--minutes', '0.03'];
  const { status, stderr } = run('train', 'mlp', ...small, '--seeds', '1', ...limit, '--out', file);
  expect(status).toBe(0);
  expect(stderr).toContain('not all was trained; the same command goes on from where it stopped');
  // On a slow machine not even the first epoch.
  if (existsSync(file)) expect(read(file).runs[0]!.epochs.length).toBeLessThan(10_000);
});

test('what a trained model draws is kept, and that another draws nothing is told', () => {
  const samples = join(folder, 'samples');
  const draw = ['--seeds', '2', '--epochs', '1', '--samples', samples, '--engine', 'cpu'];
  const sizes = ['--set', 'hidden=8', 'latent=2', 'batch=64'];
  expect(run('train', 'vae', ...sizes, ...draw, '--out', join(folder, 'drawn.json')).status).toBe(0);
  const named = [1, 2].map((seed) => `vae.hidden-8.latent-2.batch-64.seed-${seed}.png`);
  expect(readdirSync(samples).sort()).toEqual(named);
  const { status, stderr } = run('train', 'mlp', ...small, ...draw, '--out', join(folder, 'undrawn.json'));
  expect([status, stderr]).toEqual([0, expect.stringContaining('mlp draws and writes nothing: no sample')]);
  expect(readdirSync(samples).sort()).toEqual(named);
});

describe('a wrong call', () => {
  test.each([
    [['train'], 'name the models to train, or give --all for those of the homeworks, without --set'],
    [['train', 'mpl'], "there is no model 'mpl'; there are mlp, convnet"],
    [['train', 'mlp', '--set', 'hiden1=3'], "there is no setting 'hiden1'; there are hidden1, hidden2"],
    [['train', 'mlp', '--seeds', 'many'], '--seeds: expected a whole number from 1 to 1000, found "many"'],
    [['train', 'mlp', '--engine', 'gpu'], '--engine: expected auto, tensorflow, webgpu, wasm, cpu, found "gpu"'],
    [['train', 'mlp', '--minutes', '0'], '--minutes: expected a number above 0, found "0"'],
    [['train', 'mlp', 'convnet', '--out', 'x.json'], '--out x.json: several results need a folder, not a file'],
    [
      ['train', 'mlp', '--set', 'batch=1000', '--engine', 'cpu'],
      'setting batch: expected a whole number from 1 to 256',
    ],
    [['show', 'nowhere'], 'nowhere: there is no such file or folder'],
    [['show', '--json', '--markdown'], '--json and --markdown: expected one of them'],
  ])('%j', (args, message) => {
    const { status, stderr } = run(...args);
    expect(stderr).toContain(`proofmark: ${message}`);
    expect(status).toBe(2);
  });

  test('a file that holds something else is not overwritten', () => {
    const file = join(folder, 'mine.json');
    writeFileSync(file, '{"a": 1}\n');
    const { status, stderr } = run('train', 'mlp', ...small, '--seeds', '1', '--out', file);
    expect(status).toBe(2);
    expect(stderr).toContain('is there, but holds no results of a training: name another file with --out');
    expect(readFileSync(file, 'utf8')).toBe('{"a": 1}\n');
  });

  test('nor are results of other settings', () => {
    const file = join(folder, 'g.json');
    run('train', 'mlp', ...small, '--seeds', '1', '--epochs', '1', '--out', file);
    const other = run('train', 'mlp', ...small, '--seeds', '2', '--epochs', '1', '--out', file, '--set', 'decay=1');
    expect(other.status).toBe(2);
    expect(other.stderr).toContain('results of different trainings: settings is');
  });
});
