import fc from 'fast-check';
import { evaluate, FormulaError } from '../../../problems/formulas';
import type { QuantitiesProblem, Quantity } from '../../../problems/schema';
import { doubles } from '../../../worlds/numeric/doubles';
import type { Tensor } from '../../../worlds/tensor';
import { answer, asWritten, judge, numericProblems, verdicts } from './numeric';

type Values = Map<string, Tensor<number>>;

/** Problems whose quantities have numbers. */
const withNumbers = numericProblems.filter(({ problem }) =>
  problem.quantities.every((q) => q.expected.kind === 'value'),
);

/** A student's values: those given here, and everything else computed from them as they are written down. */
function followed(
  problem: QuantitiesProblem,
  slips: ReadonlyMap<string, (right: Tensor<number>) => Tensor<number>>,
): Values {
  const values: Values = new Map(problem.given.map((g) => [g.name, g.value]));
  for (const q of problem.quantities) {
    if (q.expected.kind !== 'value') continue;
    const computed = evaluate(doubles, q.expected.formula, (name) => values.get(name) ?? null);
    values.set(q.name, asWritten(q, slips.get(q.name)?.(computed) ?? computed));
  }
  return values;
}

/** Changes every entry by something that no rounding explains. */
const spoiled =
  (q: Quantity, changes: readonly number[]) =>
  ({ shape, entries }: Tensor<number>): Tensor<number> => ({
    shape,
    entries: entries.map((x, i) => {
      const change = changes[i % changes.length]!;
      // Whole numbers stay whole: written with decimals they would be less exact than they are.
      if (q.decimals === null) return x + Math.max(1, Math.round(Math.abs(change) * 3));
      return x + Math.sign(change) * (0.05 + Math.abs(change));
    }),
  });

const zeros = ({ shape, entries }: Tensor<number>): Tensor<number> => ({ shape, entries: entries.map(() => 0) });

const equal = (a: Tensor<number>, b: Tensor<number>): boolean =>
  a.entries.every((x, i) => Math.abs(x - b.entries[i]!) < 1e-3);

const changes = fc.array(
  fc.double({ min: -2, max: 2, noNaN: true }).filter((x) => x !== 0),
  { minLength: 7, maxLength: 7 },
);

/** The quantities that lost points. */
const losers = (problem: QuantitiesProblem, values: Values): string[] =>
  judge(problem, answer(problem, values))
    .quantities.filter((q) => q.awarded < q.points)
    .map((q) => q.name);

/** Runs a computation whose numbers may not exist: a kernel larger than its input. */
const possible = (make: () => Values): Values | null => {
  try {
    const values = make();
    return [...values.values()].every((v) => v.entries.every((x) => Number.isFinite(x))) ? values : null;
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
};

describe.each(withNumbers)('$name', ({ problem }) => {
  const right = followed(problem, new Map());
  const cases = problem.quantities.map((q, i) => [q.name, i] as const);

  test('an answer computed from its own rounded values is right', () => {
    expect(losers(problem, right)).toEqual([]);
  });

  test.each(cases)('one wrong value, %s, and the rest computed from it: one loses', (name, i) => {
    const q = problem.quantities[i]!;
    fc.assert(
      fc.property(changes, (by) => {
        const values = possible(() => followed(problem, new Map([[name, spoiled(q, by)]])));
        fc.pre(values !== null && !equal(values.get(name)!, right.get(name)!));
        expect(losers(problem, values!)).toEqual([name]);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  const names = problem.quantities.map((q) => q.name);
  const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b] as const));
  const quantity = (name: string): Quantity => problem.quantities.find((q) => q.name === name)!;
  if (pairs.length > 0)
    test('two wrong values: two lose', () => {
      fc.assert(
        fc.property(fc.constantFrom(...pairs), changes, changes, ([a, b], one, other) => {
          const values = possible(() =>
            followed(
              problem,
              new Map([
                [a, spoiled(quantity(a), one)],
                [b, spoiled(quantity(b), other)],
              ]),
            ),
          );
          fc.pre(values !== null);
          fc.pre([a, b].every((q) => !equal(values!.get(q)!, right.get(q)!)));
          expect(losers(problem, values!)).toEqual([a, b]);
        }),
        { numRuns: 60, seed: 12 },
      );
    });

  const arrays = problem.quantities.filter((q) => q.kind === 'vector' || q.kind === 'matrix' || q.kind === 'number');
  if (arrays.length > 0)
    test.each(arrays.map((q) => [q.name]))('%s all zero: whatever that makes of the rest is worth nothing', (name) => {
      const values = followed(problem, new Map([[name, zeros]]));
      const rest = problem.quantities.filter((q) => !equal(values.get(q.name)!, right.get(q.name)!));
      expect(losers(problem, values)).toEqual(rest.map((q) => q.name));
    });
});

test('an empty shape is followed nowhere', () => {
  const { problem } = numericProblems.find(({ name }) => name.endsWith('/conv-shapes'))!;
  const text =
    '$x_1 = 0 \\times 0 \\times 10$, $x_2 = 0 \\times 0 \\times 20$, $x_3 = 0 \\times 0 \\times 10$; $L_1 = 490$, $L_2 = 1820$, $L_3 = 1810$';
  expect(verdicts(judge(problem, text))).toMatchObject({ x_1: 'wrong', x_2: 'wrong', x_3: 'wrong' });
});

test('what is followed is said, with the name of what it follows from', () => {
  const { problem } = numericProblems.find(({ name }) => name.endsWith('/lstm-step'))!;
  const values = followed(problem, new Map([['f_t', ({ shape }) => ({ shape, entries: [0.5, 0.25] })]]));
  const judged = judge(problem, answer(problem, values));
  // By hand: 0.5 · (-0.5) + 0.1419 · 0.9990 and 0.25 · 0.3 + 0.9918 · 0.7616.
  expect(judged.quantities.find((q) => q.name === 'C_t')).toMatchObject({
    verdict: 'follow-through',
    value: [-0.1082, 0.8304],
    because: expect.stringContaining('forget gate') as string,
  });
});
