import { bundledResults, referencesIn } from '../../cli/references';
import type { QualityReport } from '../../graders/quality';
import { testProblem } from '../../graders/quality';
import { libraryProblems } from '../support/problems';
import { whole } from '../support/sweep';

const references = referencesIn(bundledResults());
const SEED = 7;
const MUTANTS = whole ? 300 : 40;
const REWRITES = whole ? 700 : 40;
/** How many there are at least, of all problems together. */
const ENOUGH = whole ? 5000 : 800;

describe('the problems of the library tell right from wrong', () => {
  const reports: QualityReport[] = [];

  test.each(libraryProblems.map((p) => [p.name, p] as const))('%s is fit for use', (_, { problem, decimalComma }) => {
    const report = testProblem(problem, {
      seed: SEED,
      mutants: MUTANTS,
      rewrites: REWRITES,
      decimalComma,
      references,
    });
    reports.push(report);
    // How many may be left to a person is a share of all of them together.
    const faults = report.faults.filter((fault) => !fault.endsWith('are left to a person'));
    expect({ faults, refused: report.rewrites.refused }).toEqual({ faults: [], refused: [] });
  });

  const total = (of: (r: QualityReport) => number): number => reports.reduce((sum, r) => sum + of(r), 0);

  test(`at least ${ENOUGH} mutants: every one that is not equivalent is caught, or says something else that is true`, () => {
    const made = total((r) => r.mutants.made);
    const holes = total((r) => r.mutants.survivors.filter((s) => s.reason === 'hole').length);
    expect(made).toBeGreaterThanOrEqual(ENOUGH);
    expect(holes / made).toBeLessThanOrEqual(0.01);
    const caught = total((r) => Object.values(r.mutants.caught).reduce((a, b) => a + b, 0));
    expect(caught + total((r) => r.mutants.survivors.length)).toBe(made);
  });

  test(`at least ${ENOUGH} rewritings: none refused, at most one in a hundred left to a person`, () => {
    const made = total((r) => r.rewrites.made);
    expect(made).toBeGreaterThanOrEqual(ENOUGH);
    expect(total((r) => r.rewrites.refused.length)).toBe(0);
    expect(total((r) => r.rewrites.undecided.length) / made).toBeLessThanOrEqual(0.01);
  });
});
