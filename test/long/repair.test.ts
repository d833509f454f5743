import { WORLDS } from '../../worlds';
import { whole } from '../support/sweep';
import type { Mutant } from '../worlds/mutants';
import { derivations, mutantsOf, tableOf } from '../worlds/mutants';

/** What is suggested has to hold in 200 fresh worlds; in a sample, in fewer. */
const COURTS = Math.ceil((whole ? 200 : 48) / WORLDS);
const EVERY = whole ? 1 : 8;

describe('mutants of all model answers', () => {
  const all: Mutant[] = [];

  test.each(derivations.map((problem) => [problem.id, problem] as const))(
    '%s: nothing is suggested that does not hold',
    (_, problem) => {
      const mutants = mutantsOf(problem, 1, EVERY, COURTS);
      all.push(...mutants);
      expect(mutants.filter((m) => m.outcome === 'wrong')).toEqual([]);
    },
  );

  test('the original is suggested first for four of five', () => {
    process.stdout.write(`${tableOf(all)}\n`);
    expect(all.length).toBeGreaterThan(whole ? 1200 : 120);
    expect(all.filter((m) => m.outcome === 'original').length / all.length).toBeGreaterThanOrEqual(0.8);
  });
});
