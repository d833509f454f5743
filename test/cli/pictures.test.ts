import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pictureMeasures } from '../../cli/pictures';
import { Grader } from '../../graders/grade';
import type { MeasuredDigits, MeasuredPicture } from '../../graders/results';
import { readAssignment } from '../../problems/files';
import { readSubmission } from '../../submissions/read';
import { pngOf } from '../support/png';
import { root } from '../support/shared';

const assignment = readAssignment(join(root, 'problems/text-cnn-and-generative-models')).value!;
const part = assignment.parts.find((p) => p.id === 'cvae-samples')!;

/** A notebook that states the bound and then draws. */
function notebook(png: Buffer | string): Uint8Array {
  const encoded = typeof png === 'string' ? png : png.toString('base64');
  const cells = [
    { cell_type: 'markdown', source: ['The bound on test data is -101.2 nats.'] },
    {
      cell_type: 'code',
      source: ['show(samples)'],
      outputs: [
        { output_type: 'display_data', data: { 'image/png': encoded, 'text/plain': ['<Figure size 280x280>'] } },
      ],
    },
    { cell_type: 'markdown', source: ['The rows are the classes.'] },
  ];
  return Buffer.from(JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells }));
}
const hundred = pngOf(280, 280, new Uint8Array(280 * 280));

test('pictures of a notebook are found, with the line at which they stand', () => {
  const { text, pictures } = readSubmission('a.ipynb', notebook(hundred));
  expect(pictures).toEqual([{ name: 'picture 1 of cell 2', line: expect.any(Number), bytes: new Uint8Array(hundred) }]);
  const before = text.split('\n').slice(0, pictures![0]!.line).join('\n');
  expect(before).toContain('show(samples)');
  expect(before).not.toContain('The rows');
  // Line breaks within are common; what is no base64 is no picture.
  const broken = hundred.toString('base64').replace(/(.{76})/g, '$1\n');
  expect(readSubmission('a.ipynb', notebook(broken)).pictures![0]!.bytes).toEqual(new Uint8Array(hundred));
  expect(readSubmission('a.ipynb', notebook('<svg>')).pictures).toEqual([]);
});

const scores: MeasuredDigits = {
  count: 100,
  classes: new Array<number>(10).fill(10),
  balance: { chiSquare: 0, freedom: 9, p: 1 },
  confidence: { mean: 0.9, unsure: 0.1 },
  realConfidence: { mean: 0.99, unsure: 0.01 },
  agreement: null,
  realAgreement: 0.99,
  alike: 0.8,
  realAlike: 0.95,
  frechet: { distance: 40, real: 25, realSpread: 4 },
  nearest: { median: 5, realMedian: 4.4, threshold: 1.06, copies: [] },
};
const grade = (scored: MeasuredPicture['scores'], because = '') => {
  const submission = readSubmission('a.ipynb', notebook(hundred));
  const [picture] = submission.pictures!;
  return new Grader(assignment, 7, { name: 'test', version: '0' }).check(part, submission, [
    { name: picture!.name, line: picture!.line, scores: scored, because },
  ]);
};

test('measured digits earn their points, each as its layout asks', () => {
  const fair = { any: scores, rows: { ...scores, agreement: 0.95 }, columns: { ...scores, agreement: 0.1 } };
  expect(grade(fair)).toMatchObject({ status: 'graded', awarded: part.points });
  const turned = grade({ ...fair, rows: fair.columns });
  expect(turned.status).toBe('waiting');
  expect(turned.results.find((r) => r.name === 'agreement')).toMatchObject({
    verdict: 'surprising',
    line: expect.any(Number),
  });
});

test('too few digits, and a picture that was not measured, wait for a person, who is told why', () => {
  const few = { ...scores, count: 16 };
  expect(grade({ any: few, rows: few, columns: few })).toMatchObject({ status: 'waiting' });
  const unread = grade(null, 'expected a whole PNG picture, found one that is cut off or damaged');
  expect(unread.status).toBe('waiting');
  expect(unread.awarded).toBeLessThan(part.points);
  expect(unread.remarks.join('\n')).toContain('Not measured, picture 1 of cell 2: expected a whole PNG picture');
});

describe('without data', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
  const [before, at] = [process.env.PROOFMARK_DATA, process.cwd()];
  beforeAll(() => {
    process.env.PROOFMARK_DATA = folder;
    process.chdir(folder);
  });
  afterAll(() => {
    if (before === undefined) delete process.env.PROOFMARK_DATA;
    else process.env.PROOFMARK_DATA = before;
    process.chdir(at);
    rmSync(folder, { recursive: true });
  });

  test('pictures are not measured, and the remedy is told', async () => {
    const measures = pictureMeasures(assignment);
    const [picture] = await measures.of(readSubmission('a.ipynb', notebook(hundred)));
    expect(picture).toMatchObject({ scores: null, because: expect.stringContaining('To install: npm install') });
    await measures.close();
  });
  test('an assignment that asks for no digits loads nothing', async () => {
    const other = readAssignment(join(root, 'problems/conv-lstm-kl')).value!;
    expect(await pictureMeasures(other).of(readSubmission('a.ipynb', notebook(hundred)))).toEqual([]);
  });
});
