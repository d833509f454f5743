import * as layers from '../../../worlds/numeric/layers/attention';
import { wholeNumber } from '../../../worlds/numeric/order';
import type { Call, Table } from '../call';
import { describe, isTensor } from '../value';
import type { Tensor } from '../value';

/** Scaled dot-product attention of given matrices; a vector of queries is one row. */

const OPTIONS = ['mask', 'scale'] as const;

function mask<T>(call: Call<T>, queries: number, keys: number): layers.Mask | null {
  const given = call.settings.get('mask');
  if (given === undefined) return null;
  if (given === 'causal') return layers.causal;
  if (!isTensor(given) || given.shape.length !== 2 || given.shape[0] !== queries || given.shape[1] !== keys)
    return call.fail(
      `expected "causal" or a ${queries}×${keys} matrix of ones (seen) and zeros (not seen) as mask, found ${describe(given)}`,
    );
  const seen = given.entries.map((x) => {
    const whole = wholeNumber(call.F, x);
    return whole === 0 || whole === 1
      ? whole === 1
      : call.fail(`a mask holds ones (seen) and zeros (not seen), but found ${call.F.number(x)}`);
  });
  return (query, key) => seen[query * keys + key] === true;
}

function rows<T>(call: Call<T>, i: number, of: string): Tensor<T> {
  const found = call.tensor(i, of);
  return found.shape.length === 1 ? { shape: [1, ...found.shape], entries: found.entries } : call.matrix(i, of);
}

function weights<T>(call: Call<T>): Tensor<T> {
  const { F } = call;
  const [queries, keys] = [rows(call, 0, 'the queries'), call.matrix(1, 'the keys')];
  const [n, d] = queries.shape as [number, number];
  const scale = call.settings.number('scale', F.div(F.of(1), F.sqrt(F.of(d))));
  return layers.attentionWeights(F, queries, keys, scale, mask(call, n, keys.shape[0]!));
}

/** One row for a vector of queries, without the axis that it does not have. */
const back = <T>(call: Call<T>, result: Tensor<T>): Tensor<T> =>
  call.tensor(0, 'the queries').shape.length === 1 ? { shape: result.shape.slice(1), entries: result.entries } : result;

export const attentionFunctions: Table = {
  attentionWeights: {
    usage: 'attentionWeights(Q, K, {mask, scale})',
    takes: [2, 2],
    options: OPTIONS,
    run: (call) => back(call, weights(call)),
  },
  attention: {
    usage: 'attention(Q, K, V, {mask, scale})',
    takes: [3, 3],
    options: OPTIONS,
    run: (call) => back(call, layers.attention(call.F, weights(call), call.matrix(2, 'the values'))),
  },
};
