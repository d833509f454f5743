import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { functions } from '../../../reference/engines/kernels/functions';
import { instantiate, kindOf, type Exports } from '../../../reference/engines/simd';
import { plain, relaxed } from '../../../reference/engines/simd/compiled';
import { normal, seeded } from '../../../reference/random';
import { root } from '../../support/shared';

type Memory = { readonly buffer: ArrayBuffer };
const { Memory, validate } = (
  globalThis as unknown as {
    WebAssembly: { Memory: new (size: { initial: number }) => Memory; validate(bytes: Uint8Array): boolean };
  }
).WebAssembly;

test('what is committed is what the sources compile to', () => {
  const { status, stderr } = spawnSync('node', [join(root, 'reference/engines/simd/compile.mjs'), '--check'], {
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

// The best build that runs here; makes relaxed SIMD known to Node 20, too.
const best = instantiate(new Memory({ initial: 1 }));

/** Kernels on a memory of 4 MB, in which tensors are laid one behind another, each followed by a float that must stay. */
function workbench(code: string) {
  const memory = new Memory({ initial: 64 });
  const exports: Exports = instantiate(memory, Buffer.from(code, 'base64'));
  const heap = new Float32Array(memory.buffer);
  const scratch = 16;
  const begin = 4 + exports.scratchBytes() / 4;
  let next = begin;
  let guards: number[] = [];
  const place = (values: Float32Array): number => {
    const at = next;
    heap.set(values, at);
    // Not aligned to anything but floats.
    next += values.length + 1;
    heap[next - 1] = 77;
    guards.push(next - 1);
    return 4 * at;
  };
  return {
    exports,
    scratch,
    place,
    clear: () => {
      next = begin;
      guards = [];
    },
    read: (address: number, count: number) => heap.slice(address / 4, address / 4 + count),
    guarded: () => guards.every((at) => heap[at] === 77),
  };
}

const largest = (x: Float32Array): number => x.reduce((most, value) => Math.max(most, Math.abs(value)), 1);

const builds = [
  ['plain', plain],
  ['relaxed', relaxed],
] as const;

describe.each(builds)('the %s build', (name, code) => {
  test('runs here, and tells how it rounds', () => {
    expect(validate(Buffer.from(code, 'base64'))).toBe(true);
    const kind = kindOf(instantiate(new Memory({ initial: 1 }), Buffer.from(code, 'base64')));
    // The processor decides for the relaxed one.
    expect(kind).toBe(name === 'plain' ? 'SIMD' : kindOf(best));
  });

  const bench = workbench(code);
  const { exports, scratch, place, read, guarded } = bench;

  const side = (most: number): fc.Arbitrary<number> =>
    fc.oneof(fc.constantFrom(1, 2, 5, 6, 7, 8, 9, 16, 17), fc.integer({ min: 1, max: most }));
  const shapes = fc.oneof(
    { weight: 8, arbitrary: fc.tuple(side(40), side(40), side(40)) },
    // Beyond one block in a dimension.
    { weight: 1, arbitrary: fc.tuple(side(300), side(20), side(20)) },
    { weight: 1, arbitrary: fc.tuple(side(20), side(1000), side(20)) },
    { weight: 1, arbitrary: fc.tuple(side(20), side(20), side(1000)) },
  );

  test('the product of matrices is that of the definition, and writes nowhere else', () =>
    fc.assert(
      fc.property(
        fc.record({
          shape: shapes,
          turnedA: fc.boolean(),
          turnedB: fc.boolean(),
          wider: fc.constantFrom(0, 0, 3),
          from: fc.constantFrom('nothing', 'bias', 'itself'),
          rectify: fc.boolean(),
          seed: fc.nat(),
        }),
        ({ shape: [m, n, k], turnedA, turnedB, wider, from, rectify, seed }) => {
          const random = seeded(seed);
          const draw = (count: number): Float32Array => Float32Array.from({ length: count }, () => normal(random));
          bench.clear();
          const [a, b, bias] = [draw(m * k), draw(k * n), draw(n)];
          // C may lie in a wider matrix, as a part of its columns.
          const row = n + wider;
          const before = draw(m * row);
          const c = place(before);
          const [aRow, aColumn] = turnedA ? [4, 4 * m] : [4 * k, 4];
          const [bRow, bColumn] = turnedB ? [4, 4 * k] : [4 * n, 4];
          exports.product(
            ...([m, n, k] as const),
            ...([place(a), aRow, aColumn] as const),
            ...([place(b), bRow, bColumn] as const),
            ...([c, 4 * row, from === 'bias' ? place(bias) : 0, from === 'itself', rectify, 0, scratch] as const),
          );
          const expected = before.slice();
          for (let i = 0; i < m; i++)
            for (let j = 0; j < n; j++) {
              let sum = from === 'bias' ? bias[j]! : from === 'itself' ? before[i * row + j]! : 0;
              for (let p = 0; p < k; p++)
                sum += a[turnedA ? p * m + i : i * k + p]! * b[turnedB ? j * k + p : p * n + j]!;
              expected[i * row + j] = rectify ? Math.max(0, sum) : sum;
            }
          const actual = read(c, m * row);
          const scale = largest(expected);
          const off = actual.reduce((most, x, i) => Math.max(most, Math.abs(x - expected[i]!) / scale), 0);
          expect(off).toBeLessThan(2e-6);
          expect(guarded()).toBe(true);
        },
      ),
      { numRuns: 80 },
    ));

  test('a second factor is taken again only if it is the same', () => {
    const random = seeded(11);
    bench.clear();
    const numbers = Float32Array.from({ length: 600 }, () => normal(random));
    const [a, b, c] = [place(numbers), place(numbers), place(new Float32Array(144))];
    /** 12 × 12 numbers, of 12 × k and k × 12. */
    const run = (k: number, number: number, turned = false, from = b): Float32Array => {
      const [row, column] = turned ? [4, 4 * k] : [48, 4];
      exports.product(12, 12, k, a, 4 * k, 4, from, row, column, c, 48, 0, false, false, number, scratch);
      return read(c, 144);
    };
    const [of20, turned, of24, elsewhere] = [run(20, 0), run(20, 0, true), run(24, 0), run(20, 0, false, b + 400)];
    expect(run(20, 7)).toEqual(of20);
    expect(run(20, 7)).toEqual(of20);
    expect(run(20, 7, true)).toEqual(turned);
    expect(run(24, 7)).toEqual(of24);
    expect(run(20, 7)).toEqual(of20);
    expect(run(20, 7, false, b + 400)).toEqual(elsewhere);
    expect(run(20, 7)).toEqual(of20);
    place(numbers);
    exports.sumRows(1, 400, a + 40, b);
    // Other contents at the same place, under another number; and then too many to be held.
    expect(run(20, 8)).not.toEqual(of20);
    const later = run(20, 8);
    exports.product(2, 600, 1, a, 4, 4, a, 2400, 4, place(new Float32Array(1200)), 2400, 0, false, false, 9, scratch);
    expect(run(20, 8)).toEqual(later);
  });

  test('sums of columns', () =>
    fc.assert(
      fc.property(side(300), side(40), fc.nat(), (rows, width, seed) => {
        const random = seeded(seed);
        const x = Float32Array.from({ length: rows * width }, () => normal(random));
        bench.clear();
        const to = place(new Float32Array(width));
        exports.sumRows(rows, width, place(x), to);
        const expected = Float32Array.from({ length: width }, (_, j) => {
          let sum = 0;
          for (let i = 0; i < rows; i++) sum += x[i * width + j]!;
          return sum;
        });
        const off = read(to, width).map((y, j) => Math.abs(y - expected[j]!));
        const scale = 2e-6 * largest(expected);
        expect(largest(off.map((y) => y / scale))).toBe(1);
        expect(guarded()).toBe(true);
      }),
    ));
});

describe.each(builds)('functions of the %s build', (_, code) => {
  const { exports, place, read, clear } = workbench(code);
  const applied = (which: number, x: Float32Array): Float32Array => {
    clear();
    const to = place(new Float32Array(x.length));
    exports.apply(which, x.length, place(x), to);
    return read(to, x.length);
  };

  test.each<[string, number, (x: number) => number]>([
    ['sigmoid', functions.Sigmoid, (x) => 1 / (1 + Math.exp(-x))],
    ['tanh', functions.Tanh, Math.tanh],
    ['softplus', functions.Softplus, (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))],
  ])('%s is right to a few units in the last place, large and small', (_name, which, f) => {
    const random = seeded(7);
    const x = Float32Array.from({ length: 20_001 }, (_, i) => normal(random) * 10 ** ((i % 9) - 6));
    applied(which, x).forEach((y, i) => {
      const right = f(x[i]!);
      // Below 1e-37 float32 has no exponents left.
      if (Math.abs(y - right) > 6e-7 * Math.abs(right) + 1e-37) throw new Error(`of ${x[i]}: ${y}, not ${right}`);
    });
  });

  test('at the ends, and of what is no number', () => {
    const x = Float32Array.from([-Infinity, -1000, -90, 0, -0, 90, 1000, Infinity, NaN]);
    const close = (which: number, expected: readonly number[]): void =>
      applied(which, x).forEach((y, i) => {
        if (Number.isNaN(expected[i])) expect(y).toBeNaN();
        else expect(y).toBeCloseTo(expected[i]!, 6);
      });
    close(functions.Sigmoid, [0, 0, 0, 0.5, 0.5, 1, 1, 1, NaN]);
    close(functions.Tanh, [-1, -1, -1, 0, 0, 1, 1, 1, NaN]);
    close(functions.Softplus, [0, 0, 0, Math.LN2, Math.LN2, 90, 1000, Infinity, NaN]);
  });
});

test('both builds give the same but for rounding, and each the same bits again', () => {
  const random = seeded(5);
  const [m, n, k] = [70, 90, 500];
  const a = Float32Array.from({ length: m * k }, () => normal(random));
  const b = Float32Array.from({ length: k * n }, () => normal(random));
  const run = (code: string): Float32Array => {
    const { exports, scratch, place, read } = workbench(code);
    const c = place(new Float32Array(m * n));
    exports.product(m, n, k, place(a), 4 * k, 4, place(b), 4 * n, 4, c, 4 * n, 0, false, false, 0, scratch);
    return read(c, m * n);
  };
  const [one, other] = [run(plain), run(relaxed)];
  expect(run(plain)).toEqual(one);
  expect(run(relaxed)).toEqual(other);
  const scale = 1e-6 * largest(one);
  expect(largest(one.map((x, i) => (x - other[i]!) / scale))).toBe(1);
});
