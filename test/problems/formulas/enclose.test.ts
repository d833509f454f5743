import { enclose, evaluate } from '../../../problems/formulas';
import type { Tensor, Value } from '../../../problems/formulas';
import { doubles } from '../../../worlds/numeric/doubles';
import { slopes } from '../../../worlds/numeric/slopes';
import type { Interval } from '../../../worlds/numeric/intervals';
import { Draw } from '../../worlds/layers/draw';
import { read } from './reading';

type Names = Readonly<Record<string, Tensor<number>>>;

const WIDTH = 1e-4;

const widened = (names: Names, width: number): Record<string, Tensor<Interval>> =>
  Object.fromEntries(
    Object.entries(names).map(([name, { shape, entries }]) => [
      name,
      { shape, entries: entries.map((x) => ({ lo: x - width / 2, hi: x + width / 2 })) },
    ]),
  );

/** Moves every entry by a share of half the width. */
const moved = (names: Names, width: number, share: (name: string, i: number) => number): Names =>
  Object.fromEntries(
    Object.entries(names).map(([name, { shape, entries }]) => [
      name,
      { shape, entries: entries.map((x, i) => x + (share(name, i) * width) / 2) },
    ]),
  );

const of =
  <T>(names: Readonly<Record<string, Value<T>>>) =>
  (name: string): Value<T> | null =>
    names[name] ?? null;

const valueOf = (text: string, names: Names): readonly number[] => evaluate(doubles, read(text), of(names)).entries;

/** The gradient of one entry of a formula's value. */
function gradient(text: string, names: Names, entry: number): (name: string, i: number) => number {
  return (name, i) => {
    const seeded = Object.fromEntries(
      Object.entries(names).map(([key, { shape, entries }]) => [
        key,
        { shape, entries: entries.map((value, k) => ({ value, derivative: key === name && k === i ? 1 : 0 })) },
      ]),
    );
    return evaluate(slopes, read(text), of(seeded)).entries[entry]!.derivative;
  };
}

const lstm = (draw: Draw): Names => {
  const [inputs, hidden] = [draw.whole(1, 3), draw.whole(1, 3)];
  const gates = ['i', 'f', 'o', 'c'].flatMap((g) => [
    [`W_${g}`, draw.tensor(hidden, hidden + inputs)] as const,
    [`b_${g}`, draw.tensor(hidden)] as const,
  ]);
  return { x: draw.tensor(inputs), h: draw.tensor(hidden), c: draw.tensor(hidden), ...Object.fromEntries(gates) };
};

const lstmWeights = '{W_i: W_i, b_i: b_i, W_f: W_f, b_f: b_f, W_o: W_o, b_o: b_o, W_c: W_c, b_c: b_c}';

const gru = (draw: Draw): Names => {
  const [inputs, hidden] = [draw.whole(1, 3), draw.whole(1, 2)];
  const gates = ['z', 'r', 'h'].flatMap((g) => [
    [`W_${g}`, draw.tensor(hidden, inputs)] as const,
    [`U_${g}`, draw.tensor(hidden, hidden)] as const,
  ]);
  return { x: draw.tensor(inputs), h: draw.tensor(hidden), ...Object.fromEntries(gates) };
};

const attention = (draw: Draw): Names => {
  const [n, m, d] = [draw.whole(1, 3), draw.whole(2, 3), draw.whole(1, 3)];
  return { Q: draw.tensor(n, d), K: draw.tensor(m, d), V: draw.tensor(m, 2) };
};

/** Formulas that are smooth, so that their range is reached at the corners where the gradient points. */
const smooth: readonly (readonly [string, (draw: Draw) => Names])[] = [
  ['softmax(x)', (draw) => ({ x: draw.tensor(draw.whole(2, 6)) })],
  ['exp(x) / sum(exp(x))', (draw) => ({ x: draw.tensor(draw.whole(2, 6)) })],
  ['crossEntropy(x, 1, {logits: true})', (draw) => ({ x: draw.tensor(draw.whole(2, 6)) })],
  [`lstmStep(x, h, c, ${lstmWeights})`, lstm],
  ['gruStep(x, h, {W_z: W_z, U_z: U_z, W_r: W_r, U_r: U_r, W_h: W_h, U_h: U_h})', gru],
  ['attention(Q, K, V)', attention],
  ["softmax(Q * K' / sqrt(2)) * V", attention],
  ['(x - mean(x)) / std(x)', (draw) => ({ x: draw.tensor(draw.whole(3, 5)) })],
  ['inv(A) * x', (draw) => ({ A: { shape: [2, 2], entries: [3, 1, -1, 2] }, x: draw.tensor(2) })],
  ['gelu(x) + x ^ 3 - 2 x', (draw) => ({ x: draw.tensor() })],
];

/** Formulas with kinks and jumps. */
const kinked: readonly (readonly [string, (draw: Draw) => Names])[] = [
  ['maxPool(relu(crossCorrelate(x, k)), {size: 2})', (draw) => ({ x: draw.tensor(4, 4), k: draw.tensor(2, 2) })],
  ['abs(x) - max(x) * leakyRelu(x)', (draw) => ({ x: draw.tensor(4) })],
  ['x[1] > x[2] ? x * 2 : -x', (draw) => ({ x: draw.tensor(2) })],
  ['floor(3 * x) + round(x) .* x - sign(x)', (draw) => ({ x: draw.tensor(4) })],
  ['mod(x, 0.5) * x[1]', (draw) => ({ x: draw.tensor(3) })],
  // Pivots that are 0 but for their uncertainty.
  ['det(A)', () => ({ A: { shape: [4, 4], entries: [0, 1, 2, 3, 0, 2, 1, 1, 0, 1, 1, 2, 0, 3, 1, 1] } })],
  ['solve(A, x)', (draw) => ({ A: { shape: [2, 2], entries: [0, 1, 1, 0] }, x: draw.tensor(2) })],
  ['norm(x, p)', (draw) => ({ x: draw.tensor(3), p: { shape: [], entries: [2] } })],
  ['clip(x, -0.5, 0.5) .^ 2 + elu(x)', (draw) => ({ x: draw.tensor(3) })],
];

const room = (x: number): number => 1e-12 * Math.max(1, Math.abs(x));

/** Fails where a value at some point within the limits lies outside of the enclosure. */
function expectContained(text: string, names: Names, width: number, draw: Draw): Tensor<Interval> {
  const enclosure = enclose(read(text), of(widened(names, width)));
  for (let k = 0; k < 40; k++) {
    const corners = k % 2 === 0;
    const point = moved(names, width, () => (corners ? draw.one([-1, 1]) : draw.whole(-1000, 1000) / 1000));
    valueOf(text, point).forEach((x, i) => {
      const { lo, hi } = enclosure.entries[i]!;
      if (!(x >= lo - room(x) && x <= hi + room(x))) throw new Error(`${text}: ${x} is not in [${lo}, ${hi}]`);
    });
  }
  return enclosure;
}

test.each(smooth)('%s is enclosed within a few percent', (text, names) => {
  for (let seed = 0; seed < 12; seed++) {
    const draw = new Draw(seed);
    const drawn = names(draw);
    const enclosure = expectContained(text, drawn, WIDTH, draw);
    enclosure.entries.forEach(({ lo, hi }, entry) => {
      const slope = gradient(text, drawn, entry);
      const at = (sign: number): number =>
        valueOf(
          text,
          moved(drawn, WIDTH, (name, i) => sign * Math.sign(slope(name, i))),
        )[entry]!;
      const range = at(1) - at(-1);
      expect(hi - lo).toBeLessThanOrEqual(1.03 * range + 1e-11);
      expect(hi - lo).toBeGreaterThanOrEqual(range - 1e-11);
    });
  }
});

test.each([...smooth, ...kinked])('%s is enclosed within wide limits too', (text, names) => {
  for (let seed = 0; seed < 12; seed++) {
    for (const width of [1e-3, 0.05, 0.4]) {
      const draw = new Draw(100 + seed);
      expectContained(text, names(draw), width, draw);
    }
  }
});

describe('enclosures', () => {
  const enclosed = (text: string, names: Readonly<Record<string, Value<Interval>>> = {}): readonly Interval[] =>
    enclose(read(text), of(names)).entries;
  const x = { shape: [], entries: [{ lo: 1, hi: 2 }] };

  test('of exact numbers are exact', () => {
    expect(enclosed('2 ^ 3 + 1')).toEqual([{ lo: 9, hi: 9 }]);
    expect(enclosed('convSize(7, {kernel: 3})')).toEqual([{ lo: 5, hi: 5 }]);
  });
  test('the mean value form knows that x - x is 0', () => {
    expect(enclosed('x - x', { x })).toEqual([{ lo: 0, hi: 0 }]);
    expect(enclosed('x * (2 - x)', { x })[0]!.hi).toBeLessThanOrEqual(2);
  });
  test('uncertain numbers inside of options count', () => {
    const weights = new Map([
      ['W', x],
      ['U', { shape: [], entries: [{ lo: 0, hi: 0 }] }],
    ]);
    const [found] = enclosed('rnnStep(3, 0, weights)', { weights });
    expect(found!.lo).toBeCloseTo(Math.tanh(3), 14);
    expect(found!.hi).toBeCloseTo(Math.tanh(6), 14);
  });
  test('a condition that is not settled takes in both sides', () => {
    expect(enclosed('x > 1.5 ? 10 : 20', { x })).toEqual([{ lo: 10, hi: 20 }]);
    expect(enclosed('x > 0.5 ? 10 : 20', { x })).toEqual([{ lo: 10, hi: 10 }]);
  });
  test('what may be divided by 0 may be anything', () => {
    const around = { shape: [], entries: [{ lo: -1, hi: 1 }] };
    expect(enclosed('1 / y', { y: around })).toEqual([{ lo: -Infinity, hi: Infinity }]);
    expect(() => enclosed('log(y)', { y: around })).toThrow(
      /not defined for all numbers within the limits.*\(in log\(y\)\)/,
    );
  });
  test('where that has no meaning it is told', () => {
    expect(() => enclosed('zeros(x)', { x })).toThrow(/whole number as the shape/);
    expect(() => enclosed('argmax([x, 1.5])', { x })).toThrow(/greatest is not settled/);
    expect(() => enclosed('x > 1.5 ? [1, 2] : 3', { x })).toThrow(/side of \? counts is not settled/);
  });
  test('a size shown as a decimal is the whole number within its limits', () => {
    const n = { shape: [], entries: [{ lo: 6.95, hi: 7.05 }] };
    expect(enclosed('convSize(n, {kernel: 3})', { n })).toEqual([{ lo: 5, hi: 5 }]);
  });
});
