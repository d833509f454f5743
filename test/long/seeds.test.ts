import { isDeepStrictEqual } from 'node:util';
import { judgeDerivation } from '../../graders/derivation';
import { judgeQuantities } from '../../graders/quantities';
import type { Problem } from '../../problems/schema';
import { checkerFor } from '../../worlds';
import { found, judgeRow, rows } from '../real/table';
import { libraryProblems } from '../support/problems';
import { whole } from '../support/sweep';
import { describeWithShared, readShared } from '../support/shared';

const SEEDS = Array.from({ length: 50 }, (_, k) => k + 1);
/** Answers of problems are many: fewer seeds, unless the whole sweep is asked for. */
const FOR_PROBLEMS = whole ? SEEDS : SEEDS.slice(0, 3);

describeWithShared('the real homeworks over fifty seeds', () => {
  test.each(rows.map((row) => [row.part, row] as const))('%s: every verdict is the same', (_, row) => {
    const source = readShared('seeds', row.document);
    const expected = { verdicts: row.verdicts, classes: row.classes };
    const changed = SEEDS.flatMap((seed) => {
      const got = found(judgeRow(row, source, seed), row);
      return isDeepStrictEqual(got, expected) ? [] : [{ seed, ...got }];
    });
    expect(changed).toEqual([]);
  });
});

/** Verdicts, classes and marks of every answer that a problem brings along, by the answer's name. */
function verdictsOf(problem: Problem, seed: number): Record<string, unknown> {
  const { checker } = problem.declarations ? checkerFor(problem.declarations, seed) : { checker: null };
  const texts = [{ name: 'solution', text: problem.solution.text }, ...problem.mistakes];
  const judged = texts.map(({ name, text }): [string, unknown] => {
    const within = { from: 0, to: text.length };
    if (problem.grader === 'quantities') {
      const { quantities, claims, awarded } = judgeQuantities(problem, checker, 100, text, within, {
        decimalComma: false,
      });
      return [name, [quantities.map((q) => q.verdict), claims.map((c) => c.verdict), awarded]];
    }
    // Results depend on no seed of ours.
    if (problem.grader === 'results') return [name, []];
    const { claims, chains, awarded } = judgeDerivation(problem, checker!, 100, text, within, false);
    return [name, [claims.map((c) => c.verdict), chains.map((c) => c.classes), awarded]];
  });
  return Object.fromEntries(judged);
}

// Where no world is drawn, nothing depends on a seed.
describe(`the problems of the library over ${FOR_PROBLEMS.length} seeds`, () => {
  test.each(libraryProblems.filter((p) => p.problem.declarations !== null).map((p) => [p.name, p.problem] as const))(
    '%s: every verdict and every mark of the model answer and the mistakes is the same',
    (_, problem) => {
      const expected = verdictsOf(problem, 7);
      const changed = FOR_PROBLEMS.flatMap((seed) => {
        const got = verdictsOf(problem, seed);
        return isDeepStrictEqual(got, expected) ? [] : [{ seed, got }];
      });
      expect(changed).toEqual([]);
    },
  );
});
