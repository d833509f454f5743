import { derivations, mutantsOf, tableOf } from '../worlds/mutants';

test('mutants of all model answers: the original is suggested first for four of five, and nothing that does not hold', () => {
  const mutants = derivations.flatMap((problem) => mutantsOf(problem, 1));
  process.stdout.write(`${tableOf(mutants)}\n`);
  expect(mutants.filter((m) => m.outcome === 'wrong')).toEqual([]);
  expect(mutants.length).toBeGreaterThan(800);
  expect(mutants.filter((m) => m.outcome === 'original').length / mutants.length).toBeGreaterThanOrEqual(0.8);
});
