import type { Field } from '../../../worlds/field';
import * as layers from '../../../worlds/numeric/layers/losses';
import type { Call, FormulaFunction, Table } from '../call';
import { describe, sameShape, scalar, vector } from '../value';
import type { Tensor } from '../value';
import { rows } from './activations';

/** Losses. Of a matrix, whose rows are examples, they are averaged unless `reduction` says otherwise. */

const REDUCTIONS = ['mean', 'sum', 'none'] as const;

function reduced<T>(call: Call<T>, losses: readonly T[], many: boolean): Tensor<T> {
  const { F } = call;
  const reduction = call.settings.word('reduction', REDUCTIONS, 'mean');
  if (!many) return scalar(losses[0]!);
  if (reduction === 'none') return vector(losses);
  const sum = losses.reduce((a, b) => F.add(a, b));
  return scalar(reduction === 'sum' ? sum : F.div(sum, F.of(losses.length)));
}

/** Targets as one row for each example: given so, or as the number of the class, counted from `first`. */
function targets<T>(call: Call<T>, p: Tensor<T>): (readonly T[])[] {
  const { F, settings } = call;
  const y = call.tensor(1, 'the target');
  if (sameShape(y.shape, p.shape)) return rows(call, 1, 'the target').rows;
  if (y.shape.length !== p.shape.length - 1 || (y.shape.length === 1 && y.shape[0] !== p.shape[0]))
    return call.fail(`expected for ${describe(p)} a target alike or the number of the class, found ${describe(y)}`);
  const classes = p.shape.at(-1)!;
  const first = settings.whole('first', 1);
  const indices = y.shape.length === 0 ? [call.whole(1, 'the class')] : call.wholes(1, 'the class');
  return indices.map((i) => {
    if (i < first || i >= first + classes)
      call.fail(
        `there are the classes ${first} to ${first + classes - 1}, but found ${i}; to count from 0 write {first: 0}`,
      );
    return Array.from({ length: classes }, (_, k) => F.of(k + first === i ? 1 : 0));
  });
}

const crossEntropy: FormulaFunction = {
  usage: 'crossEntropy(p, target, {logits, reduction, first})',
  takes: [2, 2],
  options: ['logits', 'reduction', 'first'],
  run: (call) => {
    const { x, rows: predictions } = rows(call, 0, 'the prediction');
    const wanted = targets(call, x);
    const f = call.settings.flag('logits', false) ? layers.crossEntropyOfLogits : layers.crossEntropy;
    const losses = predictions.map((p, i) => f(call.F, p, wanted[i]!));
    return reduced(call, losses, x.shape.length === 2);
  },
};

const binaryCrossEntropy: FormulaFunction = {
  usage: 'binaryCrossEntropy(p, target, {logits, reduction})',
  takes: [2, 2],
  options: ['logits', 'reduction'],
  run: (call) => {
    const [p, y] = [call.tensor(0, 'the prediction'), call.tensor(1, 'the target')];
    if (!sameShape(p.shape, y.shape) || p.entries.length === 0)
      call.fail(`expected predictions and targets alike, found ${describe(p)} and ${describe(y)}`);
    const f = call.settings.flag('logits', false) ? layers.binaryCrossEntropyOfLogits : layers.binaryCrossEntropy;
    const losses = p.entries.map((x, i) => f(call.F, x, y.entries[i]!));
    return reduced(call, losses, p.shape.length > 0);
  },
};

const compared = (usage: string, f: <T>(F: Field<T>, a: readonly T[], b: readonly T[]) => T): FormulaFunction => ({
  usage,
  takes: [2, 2],
  run: (call) => {
    const [a, b] = [call.tensor(0, 'the first argument'), call.tensor(1, 'the second argument')];
    if (!sameShape(a.shape, b.shape)) call.fail(`expected arrays alike, found ${describe(a)} and ${describe(b)}`);
    return scalar(f(call.F, a.entries, b.entries));
  },
});

export const lossFunctions: Table = {
  crossEntropy,
  binaryCrossEntropy,
  klDivergence: compared('klDivergence(p, q)', layers.divergence),
  mse: compared('mse(prediction, target)', layers.meanSquares),
  mae: compared('mae(prediction, target)', layers.meanDistances),
};
