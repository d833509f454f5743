import * as fc from 'fast-check';
import { lex, parseTokens } from '../../expr';
import { checkerFor, readWorldFile } from '../../worlds';
import { compiler, settle } from '../../worlds/compile';
import type { Field } from '../../worlds/field';
import { drawBatches } from '../../worlds/judge/trial';
import { bounded, decimals, doubles, intervals } from '../../worlds/numeric/fields';
import { worldIn } from '../../worlds/world';

const FILE = `
parameters: {a: real, b: positive, p: probability, w: {vector: 3}}
variables: {x: {values: 2}}
densities: {q: {joint: [x]}}
functions: {'f(t)': 't^2 + a'}
`;

const { meaning } = checkerFor(readWorldFile(FILE).declarations, 7).checker!;
const draws = drawBatches(meaning, 3).flatMap(({ draws }) => draws.map(({ draw }) => draw));

/** A number in all worlds, in one go and world by world; null where it has no column. */
function bothWays<T>(latex: string, F: Field<T>): { column: readonly T[]; single: readonly T[] } | null {
  const { expr } = parseTokens(lex(latex).tokens, meaning.vocabulary);
  const c = compiler(meaning, draws[0]!.layout, F);
  const code = settle(c.code(expr, c.root));
  if (code.kind !== 'scalar' || !code.column) return null;
  const all = draws.map((draw) => worldIn(meaning, draw, F));
  const single = all.map((world, stamp) => code.run({ world, slots: [], stamp, unsettled: false, fuel: 1e6 }));
  return { column: code.column({ all, parameters: new Map() }), single };
}

/** Formulas over numbers that worlds are drawn with. */
const { formula } = fc.letrec<{ formula: string }>((tie) => {
  const f = tie('formula');
  return {
    formula: fc.oneof(
      { maxDepth: 5 },
      fc.constantFrom('a', 'b', 'p', '2', '0.5', '\\pi', 'e'),
      fc.tuple(f, f).map(([x, y]) => `\\frac{${x}}{${y}}`),
      fc.tuple(f, f).map(([x, y]) => `(${x}) (${y})`),
      fc.tuple(f, f, f).map(([x, y, z]) => `(${x} - (${y}) + ${z})`),
      fc.tuple(f, f).map(([x, y]) => `(${x} + ${y})`),
      fc.tuple(f, f).map(([x, y]) => `(${x})^{1 \\cdot ${y}}`),
      f.map((x) => `-(${x})`),
      f.map((x) => `\\log(${x})`),
      f.map((x) => `\\exp(${x})`),
      f.map((x) => `\\sqrt{${x}}`),
      f.map((x) => `(${x})^2`),
      f.map((x) => `\\tanh(${x})`),
    ),
  };
});

describe('numbers in all worlds at once', () => {
  test('are to the bit what they are world by world', () => {
    fc.assert(
      fc.property(formula, (latex) => {
        const found = bothWays(latex, doubles);
        expect(found?.column).toEqual(found?.single);
        // A logarithm that is known by itself has no column.
        expect(found?.column ?? draws).toHaveLength(draws.length);
        if (!latex.includes('log')) expect(found).not.toBeNull();
      }),
      { numRuns: 150 },
    );
  });

  test.each([bounded, decimals(40), intervals] as readonly Field<unknown>[])('in the field %#', (F) => {
    fc.assert(
      fc.property(formula, (latex) => {
        const found = bothWays(latex, F);
        expect(found?.column).toEqual(found?.single);
      }),
      { numRuns: 25 },
    );
  });

  test.each(['w_1', 'w^T w', '\\sum_{i=1}^{3} a', 'q(x)', '\\sum_x q(x)', '1[a > 0]', 'x'])(
    '%s is no plain arithmetic and has none',
    (latex) => expect(bothWays(latex, doubles)).toBeNull(),
  );

  test('a formula of the world file is worked out where it stands', () => {
    const found = bothWays('f(b)', doubles)!;
    expect(found.column).toEqual(found.single);
  });
});
