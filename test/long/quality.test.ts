import type { QualityReport } from '../../graders/quality';
import { testProblem } from '../../graders/quality';
import { libraryProblems } from '../support/problems';

const SEED = 7;
const MUTANTS = 300;
const REWRITES = 700;

describe('the problems of the library tell right from wrong', () => {
  const reports: QualityReport[] = [];

  test.each(libraryProblems.map((p) => [p.name, p] as const))('%s is fit for use', (_, { problem, decimalComma }) => {
    const report = testProblem(problem, { seed: SEED, mutants: MUTANTS, rewrites: REWRITES, decimalComma });
    reports.push(report);
    expect({ faults: report.faults, refused: report.rewrites.refused }).toEqual({ faults: [], refused: [] });
  });

  const total = (of: (r: QualityReport) => number): number => reports.reduce((sum, r) => sum + of(r), 0);

  test('at least 5,000 mutants: every one that is not equivalent is caught, or says something else that is true', () => {
    const made = total((r) => r.mutants.made);
    const holes = total((r) => r.mutants.survivors.filter((s) => s.reason === 'hole').length);
    expect(made).toBeGreaterThanOrEqual(5000);
    expect(holes / made).toBeLessThanOrEqual(0.01);
    const caught = total((r) => Object.values(r.mutants.caught).reduce((a, b) => a + b, 0));
    expect(caught + total((r) => r.mutants.survivors.length)).toBe(made);
  });

  test('at least 5,000 rewritings: none refused, at most one in a hundred left to a person', () => {
    const made = total((r) => r.rewrites.made);
    expect(made).toBeGreaterThanOrEqual(5000);
    expect(total((r) => r.rewrites.refused.length)).toBe(0);
    expect(total((r) => r.rewrites.undecided.length) / made).toBeLessThanOrEqual(0.01);
  });
});
