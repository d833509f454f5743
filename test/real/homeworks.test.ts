import { join } from 'node:path';
import type { JudgedClaim } from '../../graders/claims';
import { Grader } from '../../graders/grade';
import { readAssignment } from '../../problems/files';
import { readSubmission } from '../../submissions/read';
import type { Shown } from '../../worlds';
import { describeWithShared, readShared, root } from '../support/shared';
import { found, judgeRow, rows } from './table';

const SEED = 7;

const brief = (text: string, length: number): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return (line.length > length ? `${line.slice(0, length - 1)}…` : line).padEnd(length);
};

const number = (x: Shown): string => (typeof x === 'number' ? x.toPrecision(5) : JSON.stringify(x));

function evidence({ because, counterexample }: JudgedClaim): string {
  return counterexample ? `left ${number(counterexample.left)}, right ${number(counterexample.right)}` : because;
}

/** Prints the table of documents, lines, claims, verdicts and evidence (`PROOFMARK_SHOW=1`). */
function show(part: string, claims: readonly JudgedClaim[]): void {
  const lines = claims.map(
    (c) =>
      `${part.padEnd(11)} ${String(c.line).padStart(4)}  ${brief(c.latex, 60)} ${c.verdict.padEnd(10)} ${evidence(c)}`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

describeWithShared('the real homeworks', () => {
  for (const row of rows) {
    describe(row.part, () => {
      const judged = judgeRow(row, readShared('seeds', row.document), SEED);
      const claims = judged.claims.filter((c) => c.line in row.verdicts);
      if (process.env.PROOFMARK_SHOW === '1') show(row.part, claims);

      test('every claim of every line has its verdict', () => {
        expect(found(judged, row)).toEqual({ verdicts: row.verdicts, classes: row.classes });
      });

      test('what fails shows a world in which the two sides differ', () => {
        for (const claim of claims.filter((c) => c.verdict === 'fails')) {
          const shown = claim.counterexample;
          expect(shown).toBeDefined();
          expect(Object.keys(shown!.values).length).toBeGreaterThan(0);
          expect(shown!.left).not.toEqual(shown!.right);
        }
      });
    });
  }

  const claimAt = (part: string, line: number): JudgedClaim => {
    const row = rows.find((r) => r.part === part)!;
    return judgeRow(row, readShared('seeds', row.document), SEED).claims.find((c) => c.line === line)!;
  };

  test('the vanishing gradient is said to be about a scalar state, where it is wrong by what was added', () => {
    const claim = claimAt('hw-003 1.2', 36);
    expect(claim.because).toMatch(/the shapes fit for a scalar state only/);
    expect(claim.counterexample!.values).toHaveProperty(['W_{hy}']);
  });

  test('the gradient of the kernel is read with the indices that were left out', () => {
    expect(claimAt('hw-004 1 (convolution)', 26).because).toMatch(/Y_\{m,n\}\^\{i\}.*the indices filled in/);
  });

  test('the differential that nothing binds is named', () => {
    expect(claimAt('hw-004 2', 76).because).toMatch(/nothing binds \$k\$ outside of the product/);
  });

  test('a step of gradient descent is no equation', () => {
    const row = rows.find((r) => r.part === 'hw-002 3a')!;
    const claims = judgeRow(row, readShared('seeds', row.document), SEED).claims.filter((c) => c.line === 30);
    expect(claims[1]!.because).toMatch(/new value/);
  });

  test('the formula of the convolutional layer in hw-000 gets full marks', () => {
    const assignment = readAssignment(join(root, 'problems', 'text-cnn-and-generative-models')).value!;
    const document = 'hw-000-text-cnn-siamese-cvae-gan.md';
    const submission = readSubmission(document, Buffer.from(readShared('seeds', document)));
    const { parts } = new Grader(assignment, SEED, { name: 'proofmark', version: 'test' }).grade(submission, 'a');
    const part = parts.find((p) => p.id === 'convolution-formula')!;
    expect(part).toMatchObject({ label: '1.1', status: 'graded', points: 5, awarded: 5, remarks: [] });
    expect(part.claims.map((c) => [c.line, c.verdict, c.role])).toEqual([[13, 'holds', 'conclusion']]);
  });

  test('the bound without its weight is broken by numbers that say so', () => {
    const row = rows.find((r) => r.part === 'hw-003 2.2')!;
    const bound = judgeRow(row, readShared('seeds', row.document), SEED).claims.find((c) => c.line === 94)!;
    expect(bound.relation).toBe('>=');
    expect(bound.counterexample!.left as number).toBeLessThan(bound.counterexample!.right as number);
  });
});
