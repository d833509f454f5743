import fc from 'fast-check';
import { Tape, choose, integerIn, normals, positive, seeded, uniform01 } from '../../worlds/numeric/random';

const take = (n: number, next: () => number): number[] => Array.from({ length: n }, () => next());

test('the same seed gives the same numbers, another seed others', () => {
  expect(take(20, seeded(7))).toEqual(take(20, seeded(7)));
  expect(take(5, seeded(7))).not.toEqual(take(5, seeded(8)));
  expect(take(5, seeded(2 ** 40 + 1))).not.toEqual(take(5, seeded(1)));
});

test('uniform numbers: open interval, mean 1/2, variance 1/12, no correlation', () => {
  const xs = take(20_000, seeded(1));
  expect(Math.min(...xs)).toBeGreaterThan(0);
  expect(Math.max(...xs)).toBeLessThan(1);
  const mean = (f: (x: number, i: number) => number): number => xs.reduce((s, x, i) => s + f(x, i), 0) / xs.length;
  // Five standard errors.
  expect(Math.abs(mean((x) => x) - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / xs.length));
  expect(Math.abs(mean((x) => (x - 0.5) ** 2) - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / xs.length));
  expect(Math.abs(mean((x, i) => (x - 0.5) * ((xs[i + 1] ?? 0.5) - 0.5)))).toBeLessThan(5 / 12 / Math.sqrt(xs.length));
});

test('normals: moments 0, 1, 0, 3', () => {
  const xs = take(20_000, normals(seeded(2)));
  const moment = (k: number): number => xs.reduce((s, x) => s + x ** k, 0) / xs.length;
  // Five standard errors: Var X^k = E X^2k - (E X^k)².
  [
    [1, 0, 1],
    [2, 1, 2],
    [3, 0, 15],
    [4, 3, 96],
  ].forEach(([k = 0, mean = 0, variance = 0]) =>
    expect(Math.abs(moment(k) - mean)).toBeLessThan(5 * Math.sqrt(variance / xs.length)),
  );
});

describe('a tape', () => {
  test('can be read in any order', () => {
    const a = new Tape([], 5);
    const b = new Tape([], 5);
    const forth = take(
      10,
      (
        (i) => () =>
          a.at(i++)
      )(0),
    );
    const back = take(
      10,
      (
        (i) => () =>
          b.at(i--)
      )(9),
    ).reverse();
    expect(back).toEqual(forth);
  });
  test('begins with the given values; what follows depends on the seed and the place', () => {
    const bare = new Tape([], 3);
    const tape = new Tape(Float64Array.of(1, 2), 3);
    expect([0, 1, 2].map((i) => tape.at(i))).toEqual([1, 2, bare.at(2)]);
  });
  test('with another value', () => {
    fc.assert(
      fc.property(fc.nat(30), fc.double({ noNaN: true }), fc.nat(30), (i, value, j) => {
        const tape = new Tape([0.5], 11);
        const other = tape.with(i, value);
        return Object.is(other.at(i), value) && (i === j || other.at(j) === tape.at(j));
      }),
    );
  });
  test('knows how far it was read', () => {
    const tape = new Tape([], 1);
    expect(tape.used).toBe(0);
    tape.at(4);
    tape.at(2);
    expect(tape.used).toBe(5);
    expect(new Tape(tape.prefix(), 99).at(4)).toBe(tape.at(4));
    expect(tape.with(9, 1).used).toBe(0);
  });
});

test('transforms of a standard normal', () => {
  // The distribution function, from A&S table 26.1.
  expect(uniform01(0)).toBe(0.5);
  expect(uniform01(1)).toBeCloseTo(0.841344746068543, 14);
  expect(uniform01(-3)).toBeCloseTo(0.001349898031630095, 16);
  for (const x of [-50, 50]) {
    expect(uniform01(x)).toBeGreaterThan(0);
    expect(uniform01(x)).toBeLessThan(1);
  }
  expect(positive(0)).toBe(1);
  fc.assert(
    fc.property(
      fc.double({ min: -40, max: 40, noNaN: true }),
      fc.integer({ min: -5, max: 5 }),
      fc.nat(9),
      (x, lo, n) => {
        const k = integerIn(x, lo, lo + n);
        return Number.isInteger(k) && k >= lo && k <= lo + n;
      },
    ),
  );
  expect([-0.7, 0, 0.7].map((x) => choose(x, ['a', 'b', 'c']))).toEqual(['a', 'b', 'c']);
  expect(choose(0, [])).toBeUndefined();
});
