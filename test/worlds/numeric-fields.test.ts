import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import type { Field } from '../../worlds/field';
import type { Dual } from '../../worlds/numeric/fields';
import { bounded, decimals, doubles, dualsOver } from '../../worlds/numeric/fields';
import { digamma, erf, erfc, lgamma } from '../../worlds/numeric/special';

const relative = (actual: number, expected: number): number => Math.abs(actual - expected) / Math.abs(expected);

describe('special functions in doubles', () => {
  // erf: Abramowitz & Stegun table 7.1; the other values: mpmath with 60 digits.
  test.each([
    [0.02, 0.0225645747],
    [0.5, 0.5204998778],
    [1, 0.8427007929],
    [1.5, 0.9661051465],
    [2, 0.995322265],
  ])('erf(%d), table', (x, expected) => expect(erf(x)).toBeCloseTo(expected, 10));
  test.each([
    [0.1, 0.112462916018284898],
    [0.5, 0.5204998778130465],
    [1, 0.8427007929497149],
    [2.425051, 0.999395394722224345],
    [-3, -0.9999779095030014],
    [6, 1],
  ])('erf(%d)', (x, expected) => expect(relative(erf(x), expected)).toBeLessThan(1e-15));
  test.each([
    [0.5, 0.4795001221869535],
    [1, 0.15729920705028513],
    [3, 2.209049699858544e-5],
    [10, 2.088487583762545e-45],
    [26, 5.663192408856143e-296],
    [-1, 1.8427007929497148],
  ])('erfc(%d)', (x, expected) => expect(relative(erfc(x), expected)).toBeLessThan(3e-15));
  test.each([
    [0.5, 0.5723649429247001],
    [1e-10, 23.025850929882736],
    [1.00001, -5.77207440275048262e-6],
    [3, 0.6931471805599453],
    [4.5, 2.453736570842442],
    [11, 15.104412573075516],
    [101, 363.73937555556347],
    [1e10, 220258509288.810581],
    [-0.5, 1.2655121234846454],
    [-1.5, 0.860047015376481],
  ])('lgamma(%d)', (x, expected) => expect(relative(lgamma(x), expected)).toBeLessThan(2e-15));
  test('lgamma at its zeros and poles', () => {
    expect([1, 2].map(lgamma)).toEqual([0, 0]);
    expect([0, -1, -7].map(lgamma)).toEqual([Infinity, Infinity, Infinity]);
  });
  test('digamma', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 14);
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 14);
    expect(digamma(-0.5)).toBeCloseTo(0.03648997397857652, 13);
  });
  test('what is no number stays none', () => {
    for (const f of [erf, erfc, lgamma, digamma]) expect(f(NaN)).toBeNaN();
    expect([erf(Infinity), erf(-Infinity), erfc(-Infinity)]).toEqual([1, -1, 2]);
  });
});

describe('decimals', () => {
  const D = decimals(50);
  const at = (f: (a: Decimal) => Decimal, x: string): string => f(D.of(Number(x))).toString();
  // mpmath with 60 digits, rounded to 50.
  test.each<[string, (a: Decimal) => Decimal, string, string]>([
    ['exp', D.exp, '1', '2.7182818284590452353602874713526624977572470937'],
    ['log', D.log, '2', '0.69314718055994530941723212145817656807550013436026'],
    ['erf', D.erf, '1', '0.84270079294971486934122063508260925929606699796630'],
    ['erf', D.erf, '5.5', '0.99999999999999264215208202560193693163760142990979'],
    ['lgamma', D.lgamma, '0.5', '0.57236494292470008707171367567652935582364740645766'],
    ['lgamma', D.lgamma, '10', '12.801827480081469611207717874566706164281149255663'],
    ['lgamma', D.lgamma, '-1.5', '0.86004701537648101451093268167035678732715711735542'],
    ['tanh', D.tanh, '0.5', '0.46211715726000975850231848364367254873028928033011'],
    ['sinh', D.sinh, '1', '1.1752011936438014568823818505956008151557179813341'],
    ['cosh', D.cosh, '1', '1.5430806348152437784779056207570616826015291123659'],
  ])('%s(%#)', (_, f, x, expected) => {
    const got = f(D.of(Number(x)));
    expect(got.minus(expected).div(got).abs().toNumber()).toBeLessThan(1e-45);
  });
  test('a number is taken as it is written', () => expect(at((a) => a, '0.1')).toBe('0.1'));
  test('poles and domains', () => {
    expect(D.number(D.lgamma(D.of(-3)))).toBe(Infinity);
    for (const f of [D.log, D.sqrt]) expect(D.number(f(D.of(-1)))).toBeNaN();
    expect(D.number(D.asin(D.of(2)))).toBeNaN();
    expect(D.number(D.div(D.of(0), D.of(0)))).toBeNaN();
    expect(D.number(D.pow(D.of(-8), D.of(3)))).toBe(-512);
    expect(D.number(D.pow(D.of(-8), D.of(0.5)))).toBeNaN();
  });
  test('huge arguments end soon, in zero, infinity or no number', () => {
    const huge = [1e300, -1e300, 1e19, -1e19, 1e-300, Infinity, -Infinity, NaN].map(D.of);
    huge.push(D.exp(D.of(40000)), D.pow(D.of(10), D.of(-19000)));
    for (const a of huge) {
      for (const f of unary) expect(typeof D.number(D[f](a))).toBe('number');
      for (const b of huge) expect(typeof D.number(D.pow(a, b))).toBe('number');
    }
    expect(D.number(D.exp(D.of(1e300)))).toBe(Infinity);
    expect(D.number(D.exp(D.of(-1e300)))).toBe(0);
  });
});

const unary = [
  'neg',
  'sqrt',
  'exp',
  'log',
  'sin',
  'cos',
  'tan',
  'tanh',
  'sinh',
  'cosh',
  'asin',
  'acos',
  'atan',
  'erf',
  'lgamma',
  'abs',
] as const;
const binary = ['add', 'sub', 'mul', 'div', 'pow'] as const;

/** An expression to be evaluated in any field. */
type Tree =
  | { readonly leaf: number; readonly error: number }
  | { readonly op: (typeof unary)[number]; readonly a: Tree }
  | { readonly op: (typeof binary)[number]; readonly a: Tree; readonly b: Tree };

function evaluate<T>(F: Field<T>, tree: Tree, leaf: (x: number, error: number) => T): T {
  if ('leaf' in tree) return leaf(tree.leaf, tree.error);
  const a = evaluate(F, tree.a, leaf);
  return 'b' in tree ? F[tree.op](a, evaluate(F, tree.b, leaf)) : F[tree.op](a);
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      leaf: fc.oneof(
        fc.integer({ min: -4e9, max: 4e9 }).map((k) => k / 1e9),
        fc.integer({ min: -6, max: 6 }),
      ),
      error: fc.constantFrom(0, 0, 1e-15, 1e-9),
    }),
    fc.record({ op: fc.constantFrom(...unary), a: tie('tree') }),
    fc.record({ op: fc.constantFrom(...binary), a: tie('tree'), b: tie('tree') }),
  ),
}));

/** A double in all its digits: decimal.js would take the shortest decimal that stands for it. */
function exactly(x: number): Decimal {
  const D = decimals(60);
  const exponent = x === 0 ? 0 : Math.floor(Math.log2(Math.abs(x))) - 60;
  // Two steps, so that no power of two leaves the range of doubles.
  const half = Math.trunc(exponent / 2);
  const whole = BigInt(x / 2 ** half / 2 ** (exponent - half));
  return D.mul(D.add(D.of(0), new Decimal(`${whole}`)), D.pow(D.of(2), D.of(exponent)));
}

describe('bounded', () => {
  test('the true value lies within the bound', () => {
    const D = decimals(60);
    let judged = 0;
    fc.assert(
      fc.property(tree, fc.double({ min: -1, max: 1, noNaN: true }), (expression, off) => {
        const got = evaluate(bounded, expression, (x, error) => bounded.uncertain(bounded.of(x), error));
        // The true value of an uncertain leaf is somewhere within its error.
        const exact = evaluate(D, expression, (x, error) => D.add(D.of(x), D.mul(D.of(error), D.of(off))));
        if (!Number.isFinite(got.error) || !exact.isFinite()) return true;
        judged++;
        const distance = exact.minus(exactly(got.value)).abs();
        return distance.lte(got.error * (1 + 1e-6));
      }),
      { numRuns: 3000, endOnFailure: true },
    );
    expect(judged).toBeGreaterThan(1000);
  });
  test('the bound is not idle', () => {
    const sum = [0.1, 0.2, 0.3].map(bounded.of).reduce(bounded.add);
    expect(sum.error).toBeGreaterThan(0);
    expect(sum.error).toBeLessThan(3e-16);
    expect(bounded.log(bounded.of(2)).error).toBeLessThan(1e-15);
    expect(bounded.pow(bounded.of(3), bounded.of(4)).error).toBeLessThan(1e-13);
  });
  test('near a pole the bound is large or infinite', () => {
    const small = bounded.uncertain(bounded.of(1e-12), 1e-11);
    expect(bounded.log(small).error).toBe(Infinity);
    expect(bounded.div(bounded.of(1), small).error).toBe(Infinity);
    expect(bounded.div(bounded.of(0), bounded.of(0))).toEqual({ value: NaN, error: Infinity });
  });
});

describe('duals', () => {
  const duals = dualsOver(doubles, 1);
  const dual = (value: number, slope: number): Dual<number> => ({ value, slopes: [slope] });
  const slope = (x: Dual<number>): number => x.slopes?.[0] ?? 0;

  test.each<[string, (x: number) => number, (typeof unary)[number], number]>([
    ['exp', Math.exp, 'exp', 0.3],
    ['lgamma', digamma, 'lgamma', 2.7],
    ['lgamma left of 1/2', digamma, 'lgamma', -1.3],
    ['erf', (x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x), 'erf', 0.4],
    ['tan', (x) => 1 / Math.cos(x) ** 2, 'tan', 1.1],
    ['acos', (x) => -1 / Math.sqrt(1 - x * x), 'acos', 0.2],
  ])('the derivative of %s', (_, derivative, op, x) => {
    expect(slope(duals[op](dual(x, 2)))).toBeCloseTo(2 * derivative(x), 12);
  });
  test('of any expression, against differences', () => {
    const D = decimals(60);
    const h = 1e-25;
    fc.assert(
      fc.property(tree, (expression) => {
        let place = 0;
        const direction = (): number => (place++ % 3) - 1;
        const got = evaluate(duals, expression, (value) => dual(value, direction()));
        const shifted = (by: number): Decimal => {
          place = 0;
          return evaluate(D, expression, (x) => D.add(D.of(x), D.mul(D.of(direction()), D.of(by))));
        };
        const difference = shifted(h)
          .minus(shifted(-h))
          .div(2 * h)
          .toNumber();
        // Near a kink, a pole or the edge of a domain neither says anything.
        if (![got.value, slope(got), difference].every((x) => Math.abs(x) < 1e5)) return true;
        const trusted = evaluate(bounded, expression, (x) => bounded.uncertain(bounded.of(x), 1e-9));
        if (!(trusted.error < 1e-6)) return true;
        return Math.abs(slope(got) - difference) <= 1e-6 * (1 + Math.abs(difference));
      }),
      { numRuns: 2000, endOnFailure: true },
    );
  });
  test('several directions at once, and duals over duals', () => {
    // f = x² y at (3, 5): f_x = 30, f_y = 9, f_xx = 10, f_xy = 6.
    const inner = dualsOver(doubles, 2);
    const outer = dualsOver(inner, 2);
    const at = (value: number, k: number): Dual<Dual<number>> =>
      outer.add(outer.constant(inner.add(inner.of(value), inner.direction(k))), outer.direction(k));
    const [x, y] = [at(3, 0), at(5, 1)];
    const f = outer.mul(outer.mul(x, x), y);
    expect(f.value).toEqual({ value: 45, slopes: [30, 9] });
    expect(f.slopes!.map((s) => s!.value)).toEqual([30, 9]);
    expect(f.slopes!.map((s) => s!.slopes)).toEqual([
      [10, 6],
      [6, null],
    ]);
    expect([...outer.tangents!(f)].sort((a, b) => a - b)).toEqual([6, 6, 9, 9, 10, 30, 30]);
  });
  test('over decimals and error bounds', () => {
    const D = decimals(40);
    const exact = dualsOver(D, 1);
    const g = exact.lgamma({ value: D.of(0.25), slopes: [D.of(1)] }).slopes![0]!;
    // ψ(1/4) = -γ - π/2 - 3 log 2 (Gauss), in 40 digits.
    expect(g.toString()).toMatch(/^-4\.2274535333762654080895301460966835/);
    const b = dualsOver(bounded, 1);
    const { value, error } = b.log({ value: bounded.of(3), slopes: [bounded.of(1)] }).slopes![0]!;
    expect(Math.abs(value - 1 / 3)).toBeLessThanOrEqual(error);
    expect(error).toBeLessThan(1e-15);
  });
  test('powers', () => {
    const x = dual(-2, 1);
    expect(duals.pow(x, duals.of(3))).toEqual(dual(-8, 12));
    expect(slope(duals.pow(x, duals.of(0)))).toBe(0);
    expect(slope(duals.pow(duals.of(0), duals.of(0)))).toBe(0);
    expect(slope(duals.pow(duals.of(2), dual(3, 1)))).toBeCloseTo(8 * Math.LN2, 14);
  });
  test('kinks', () => {
    expect(slope(duals.abs(dual(0, 1)))).toBeNaN();
    expect(duals.abs(duals.of(0))).toEqual({ value: 0, slopes: null });
  });
});

test('no field throws, whatever the arguments', () => {
  const odd = [0, -0, 1, -1, 0.5, Infinity, -Infinity, NaN, 1e308, 5e-324];
  const all = <T>(F: Field<T>): void => {
    for (const x of odd) {
      for (const op of unary) expect(typeof F.number(F[op](F.of(x)))).toBe('number');
      for (const y of odd) for (const op of binary) expect(typeof F.number(F[op](F.of(x), F.of(y)))).toBe('number');
    }
  };
  all(doubles);
  all(dualsOver(doubles, 2));
  all(bounded);
  all(decimals(30));
});
