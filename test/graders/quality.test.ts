import { join } from 'node:path';
import { testProblem } from '../../graders/quality';
import { assignmentFolders, readAssignment } from '../../problems/files';
import type { DerivationProblem, Problem } from '../../problems/schema';
import { root } from '../support/shared';

const problems: readonly Problem[] = assignmentFolders(join(root, 'problems')).flatMap((folder) =>
  (readAssignment(folder).value?.parts ?? []).flatMap((part) => (part.problem ? [part.problem] : [])),
);
const named = (id: string): Problem => problems.find((p) => p.id === id)!;
const derivation = (id: string): DerivationProblem => named(id) as DerivationProblem;

const tested = (problem: Problem, mutants: number, rewrites: number) =>
  testProblem(problem, { seed: 3, mutants, rewrites });

describe('a problem that tells right from wrong', () => {
  const report = tested(named('mutual-information'), 60, 60);

  test('is fit for use', () => expect([report.fit, report.faults]).toEqual([true, []]));

  test('every mutant is caught or says the same', () => {
    const { made, caught, survivors } = report.mutants;
    expect(made).toBe(60);
    expect(Object.values(caught).reduce((a, b) => a + b, 0) + survivors.length).toBe(60);
    expect(survivors.map((s) => s.reason)).not.toContain('hole');
  });

  test('the same problem, numbers and seed give the same report', () =>
    expect(tested(named('mutual-information'), 60, 60)).toEqual(report));

  test('progress counts every answer once', () => {
    const seen: [number, number][] = [];
    testProblem(named('mutual-information'), {
      seed: 3,
      mutants: 5,
      rewrites: 5,
      progress: (done, of) => seen.push([done, of]),
    });
    expect(seen).toEqual(Array.from({ length: 10 }, (_, k) => [k + 1, 10]));
  });
});

describe('what makes a problem unfit', () => {
  const problem = derivation('mutual-information');

  test('a model answer with a wrong line', () => {
    const text = problem.solution.text.replace('= H(X) - H(X|Y)\n', '= H(X) + H(X|Y)\n');
    expect(text).not.toBe(problem.solution.text);
    const report = tested({ ...problem, solution: { ...problem.solution, text } }, 0, 0);
    expect(report.fit).toBe(false);
    expect(report.faults.join()).toMatch(/the model answer, line 6: .* fails/);
  });

  test('a typical mistake that is declared to be right', () => {
    const [mistake] = problem.mistakes;
    const report = tested({ ...problem, mistakes: [{ ...mistake!, others: 'holds', verdicts: [], loses: [] }] }, 0, 0);
    expect(report.fit).toBe(false);
    expect(report.faults.join()).toMatch(new RegExp(`mistakes/${mistake!.name}.md`));
  });

  test('a milestone that only one spelling of the answer has: rewritings lose marks', () => {
    const strict = {
      ...problem,
      milestones: [
        {
          name: 'the sum over both',
          forms: [{ latex: '-\\sum_{x, y} p(x, y) \\log p(x)', place: { line: 1, column: 1 } }],
          share: 0.5,
        },
      ],
    };
    const report = tested(strict, 0, 200);
    expect(report.rewrites.refused.length).toBeGreaterThan(0);
    expect(report.rewrites.refused[0]!.because).toMatch(/milestones/);
    expect(report.fit).toBe(false);
  });
});

describe('numbers', () => {
  const report = tested(named('lstm-step'), 60, 40);

  test('changed digits, signs and names are caught', () => {
    const { caught, made } = report.mutants;
    expect(made).toBe(60);
    expect(caught.fails).toBeGreaterThan(45);
  });

  test('other spellings of the same values are accepted', () => {
    expect(report.rewrites.made).toBe(40);
    expect(report.rewrites.refused).toEqual([]);
  });
});
