import { doubles } from '../../../worlds/numeric/doubles';
import { evaluate, parseFormula } from '../../../problems/formulas';
import type { Formula, Tensor, Value } from '../../../problems/formulas';

const read = (text: string): Formula => {
  const result = parseFormula(text);
  if ('formula' in result) return result.formula;
  throw new Error(`${text}: ${result.trouble}`);
};

/** Nested arrays of a tensor, as they are written. */
function nested({ shape, entries }: Tensor<number>): unknown {
  if (shape.length === 0) return entries[0];
  const [n, ...rest] = shape as [number, ...number[]];
  const size = rest.reduce((a, b) => a * b, 1);
  return Array.from({ length: n }, (_, i) => nested({ shape: rest, entries: entries.slice(i * size, (i + 1) * size) }));
}

const names: Readonly<Record<string, Value<number>>> = {
  x: { shape: [3], entries: [5, 7, 11] },
  m: { shape: [2, 3], entries: [1, 2, 3, 4, 5, 6] },
  x_1: { shape: [], entries: [3] },
  h_prev: { shape: [], entries: [0.5] },
};

const value = (text: string): unknown => nested(evaluate(doubles, read(text), (name) => names[name] ?? null));

test.each<[string, unknown]>([
  ['1 + 2 * 3 ^ 2', 19],
  ['-2^2', -4],
  ['2 x_1', 6],
  ['10 mod 4', 2],
  ['m * x', [52, 121]],
  ['x * x', 195],
  [
    "m'",
    [
      [1, 4],
      [2, 5],
      [3, 6],
    ],
  ],
  [
    "m * m'",
    [
      [14, 32],
      [32, 77],
    ],
  ],
  [
    'm .* m - 1',
    [
      [0, 3, 8],
      [15, 24, 35],
    ],
  ],
  [
    '[1, 2; 3, 4] ^ 2',
    [
      [7, 10],
      [15, 22],
    ],
  ],
  ['[[1, 2], [3, 4]] * [1, 1]', [3, 7]],
  ['x[2]', 7],
  ['x[end]', 11],
  ['m[2, 1:2]', [4, 5]],
  ['m[:, 3]', [3, 6]],
  ['1:2:7', [1, 3, 5, 7]],
  ['x_1 > 2 ? 10 : 20', 10],
  ['0 < h_prev < 1 and x_1 == 3 ? 1 : 0', 1],
  ['convShape([64,64,3], {filters: 10, kernel: 4, stride: 2, padding: 0, dilation: 1})', [31, 31, 10]],
  ['convParams({in: 3, filters: 10, kernel: 4})', 490],
  [
    'maxPool([1,2,3,4; 5,6,7,8; 9,10,11,12; 13,14,15,16], {size: 2})',
    [
      [6, 8],
      [14, 16],
    ],
  ],
  ['receptiveField([{kernel: 3, stride: 1}, {kernel: 3, stride: 2}, {kernel: 3}])', 9],
])('%s', (text, expected) => expect(value(text)).toEqual(expected));
