import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DigitScores } from '../../../reference/drawn/measure';
import { started } from '../../support/bundle';
import { madeUp } from '../../support/digits-program';
import { pngOf } from '../../support/png';

const { folder, run } = started('test/support/digits-program.ts');
const SIZE = 784;
const data = madeUp();
const digits = (...args: string[]) =>
  run(['reference', 'digits', ...args, '--engine', 'wasm'], { PROOFMARK_DATA: folder });
/** Pictures side by side. */
function write(name: string, pixels: Uint8Array, columns: number): string {
  const rows = pixels.length / SIZE / columns;
  const sheet = new Uint8Array(pixels.length);
  pixels.forEach((v, i) => {
    const [k, y, x] = [Math.floor(i / SIZE), Math.floor((i % SIZE) / 28), i % 28];
    sheet[(Math.floor(k / columns) * 28 + y) * columns * 28 + (k % columns) * 28 + x] = v;
  });
  writeFileSync(join(folder, name), pngOf(columns * 28, rows * 28, sheet));
  return join(folder, name);
}
type Answer = { scores: DigitScores; findings: { name: string; verdict: string }[] };
const asJson = (stdout: string): Answer => JSON.parse(stdout) as Answer;
const verdictOf = (answer: Answer, name: string): string | undefined =>
  answer.findings.find((f) => f.name === name)?.verdict;

test('held-back pictures score as real, training pictures as copies; the classifier is trained once', () => {
  const held = write('held.png', data.test.pixels.subarray(0, 100 * SIZE), 10);
  const labels = [...data.test.labels.subarray(0, 100)].join(',');
  const first = digits(held, '--labels', labels, '--json');
  expect(first.stderr).toBe('');
  const answer = asJson(first.stdout);
  expect(answer.scores.count).toBe(100);
  // Made-up pictures are as easy as they come.
  expect(answer.scores.agreement).toBeGreaterThan(0.9);
  expect(answer.scores.frechet!.distance).toBeLessThan(3 * answer.scores.frechet!.real);
  expect(answer.findings.map((f) => f.verdict)).toEqual(answer.findings.map(() => 'consistent'));
  expect(first.status).toBe(0);

  const [kept] = readdirSync(join(folder, 'classifiers'));
  const made = statSync(join(folder, 'classifiers', kept!)).mtimeMs;
  const copies = digits(write('copies.png', data.train.pixels.subarray(0, 60 * SIZE), 10), '--json');
  expect(copies.status).toBe(1);
  const copied = asJson(copies.stdout);
  expect(verdictOf(copied, 'novelty')).toBe('contradicted');
  expect(copied.scores.nearest.copies.map((c) => c.training).sort((a, b) => a - b)).toEqual(
    Array.from({ length: 60 }, (_, i) => i),
  );
  expect(statSync(join(folder, 'classifiers', kept!)).mtimeMs).toBe(made);

  const one = [...data.test.labels].flatMap((label, i) => (label === 3 ? [i] : []));
  const same = new Uint8Array(60 * SIZE);
  for (let i = 0; i < 60; i++) {
    const k = one[i % one.length]!;
    same.set(data.test.pixels.subarray(k * SIZE, (k + 1) * SIZE), i * SIZE);
  }
  const alike = digits(write('alike.png', same, 10), '--labels', 'turns');
  expect(alike.stdout).toMatch(
    /how many of each digit: surprising, \d+ % of them are read as 3: the model has collapsed/,
  );
  expect(alike.stdout).toContain('digits that were asked for: surprising');
  expect(alike.status).toBe(1);
}, 120_000);

const whole = pngOf(280, 56, data.test.pixels.subarray(0, 20 * SIZE));
test.each<[string, string | Buffer, string[], string]>([
  [
    'a picture that is cut off',
    whole.subarray(0, 200),
    [],
    'expected a whole PNG picture, found one that is cut off or damaged',
  ],
  ['no numbers', '[[1, null]]', [], 'expected numbers in "array", found null'],
  ['labels for others', whole, ['--labels', '1,2,3'], '--labels: expected 20 digits, one a picture, found 3'],
  ['labels that are none', whole, ['--labels', 'nowhere.txt'], 'nowhere.txt: there is no such file'],
  ['a grid that is none', whole, ['--grid', 'large'], '--grid: expected rows and columns, as in 8x8, found "large"'],
])('a wrong call: %s', (_, bytes, args, message) => {
  writeFileSync(join(folder, 'x.png'), typeof bytes === 'string' ? '' : bytes);
  writeFileSync(join(folder, 'x.json'), bytes);
  const run = digits(join(folder, typeof bytes === 'string' ? 'x.json' : 'x.png'), ...args);
  expect(run.stderr).toContain(message);
  expect(run.stderr).toMatch(/^proofmark: [^\n]*\n$/);
  expect(run.status).toBe(2);
});
test('a list has no rows', () => {
  writeFileSync(join(folder, 'list.json'), JSON.stringify([Array.from({ length: SIZE }, () => 0.5)]));
  expect(digits(join(folder, 'list.json'), '--labels', 'rows').stderr).toContain(
    '--labels rows: the file holds a list of pictures, not a grid',
  );
});
