import type { Field } from '../../../worlds/field';
import * as layers from '../../../worlds/numeric/layers/activations';
import { map } from '../arithmetic';
import type { Call, FormulaFunction, Table } from '../call';
import { describe } from '../value';
import type { Tensor } from '../value';
import { elementwise } from './elementwise';

/** Activations: entry by entry, but for the softmax of a vector or of each row of a matrix. */

export function rows<T>(
  call: Call<T>,
  i: number,
  of: string,
): { readonly x: Tensor<T>; readonly rows: (readonly T[])[] } {
  const x = call.tensor(i, of);
  if (x.shape.length === 0 || x.shape.length > 2 || x.entries.length === 0)
    return call.fail(`expected a vector or a matrix as ${of}, found ${describe(x)}`);
  const n = x.shape.at(-1)!;
  return { x, rows: Array.from({ length: x.entries.length / n }, (_, r) => x.entries.slice(r * n, (r + 1) * n)) };
}

const rowwise = (name: string, f: <T>(F: Field<T>, x: readonly T[]) => T[]): FormulaFunction => ({
  usage: `${name}(x)`,
  takes: [1, 1],
  run: (call) => {
    const { x, rows: all } = rows(call, 0, 'x');
    return { shape: x.shape, entries: all.flatMap((row) => f(call.F, row)) };
  },
});

const withNumber = (usage: string, absent: number, f: <T>(F: Field<T>, x: T, a: T) => T): FormulaFunction => ({
  usage,
  takes: [1, 2],
  run: (call) => {
    const a = call.has(1) ? call.number(1, 'the second argument') : call.F.of(absent);
    return map(call.tensor(0, 'x'), (x) => f(call.F, x, a));
  },
});

export const activationFunctions: Table = {
  sigmoid: elementwise('sigmoid', layers.sigmoid),
  tanh: elementwise('tanh', (F, x) => F.tanh(x)),
  relu: elementwise('relu', layers.relu),
  leakyRelu: withNumber('leakyRelu(x, slope)', 0.01, layers.leakyRelu),
  elu: withNumber('elu(x, alpha)', 1, layers.elu),
  gelu: {
    usage: 'gelu(x, {approximate})',
    takes: [1, 1],
    options: ['approximate'],
    run: (call) => {
      const f =
        call.settings.word('approximate', ['none', 'tanh'], 'none') === 'tanh' ? layers.geluByTanh : layers.gelu;
      return map(call.tensor(0, 'x'), (x) => f(call.F, x));
    },
  },
  silu: elementwise('silu', layers.silu),
  softplus: elementwise('softplus', layers.softplus),
  softmax: rowwise('softmax', layers.softmax),
  logSoftmax: rowwise('logSoftmax', (F, x) => x.map((_, i) => F.neg(layers.minusLogSoftmax(F, x, i)))),
};
