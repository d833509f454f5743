import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bundledResults, referencesIn } from '../../cli/references';
import { testProblem } from '../../graders/quality';
import { findFigures } from '../../graders/results/find';
import { readAssignment } from '../../problems/files';
import { findParts } from '../../submissions/parts';
import { listSubmissions } from '../../submissions/files';
import { readSubmission } from '../../submissions/read';
import { libraryProblems } from '../support/problems';
import { root } from '../support/shared';

const references = referencesIn(bundledResults());
const measured = libraryProblems.flatMap(({ name, problem }) =>
  problem.grader === 'results' ? [{ name, problem }] : [],
);

test.each(measured.map((p) => [p.name, p.problem] as const))(
  '%s: the model answer is consistent, mistakes are judged as declared, what nobody measured is noticed',
  (_, problem) => {
    const report = testProblem(problem, { seed: 7, mutants: 100, rewrites: 100, references });
    expect(report.faults).toEqual([]);
    expect(report.mistakes).toBeGreaterThanOrEqual(2);
  },
);

test('the table of accuracies as ten students wrote it', () => {
  const folder = join(root, 'problems', 'text-cnn-and-generative-models');
  const assignment = readAssignment(folder).value!;
  const part = assignment.parts.find((p) => p.id === 'accuracy-table')!;
  if (part.problem?.grader !== 'results') throw new Error('the table is no problem of results');
  const { problem } = part;
  const read = listSubmissions(join(folder, 'class')).files.map(({ path }) => {
    const { text } = readSubmission(path, readFileSync(path));
    const place = findParts(text, assignment.parts).parts.get(part.id);
    const found = place ? findFigures(problem, text, place) : new Map();
    return [
      basename(path).slice(0, 4).normalize('NFC'),
      [...found].map(([name, f]) => `${name} ${(100 * f.stated.value).toFixed(2)}`).join(', '),
    ];
  });
  // Read by hand. One gives the best only; one does not say which pooling is which; one handed in nothing.
  expect(Object.fromEntries(read)).toEqual({
    amal: 'avg5 93.90, max5 95.10, avg7 93.60, max7 94.80',
    brun: 'avg5 94.40, max5 95.00, avg7 93.10, max7 94.70',
    chid: 'avg5 94.02, max5 95.21, avg7 93.77, max7 94.98',
    elen: 'max5 95.20',
    fari: 'avg5 94.10, max5 95.30, avg7 93.70, max7 94.90',
    grac: 'avg5 94.60, max5 95.00, avg7 93.00, max7 94.40',
    hiro: '',
    ines: 'avg5 94.20, max5 95.10, avg7 93.50, max7 94.60',
    jona: '',
    Đặng: 'avg5 94.00, max5 95.40, avg7 93.30, max7 95.20',
  });
});
