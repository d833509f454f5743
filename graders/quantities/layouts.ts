import type { Quantity } from '../../problems/schema';
import type { Interval } from '../../worlds/numeric/intervals';
import type { Tensor } from '../../worlds/tensor';
import { agrees } from './compare';
import type { Computation } from './computation';

/**
 * A shape that names its channels first, `(10, 31, 31)` for `31×31×10`, put in the order that the problem uses; null
 * where the shape as written is no such thing.
 */
export function channelsLast(shown: Tensor<Interval>, q: Quantity, computation: Computation): Tensor<Interval> | null {
  if (q.expected.kind !== 'value' || shown.entries.length < 3) return null;
  const [first, ...rest] = shown.entries;
  const turned = { shape: shown.shape, entries: [...rest, first!] };
  const targets = [computation.exactly(q.expected.formula), computation.following(q.expected.formula)];
  const fits = (value: Tensor<Interval>): boolean => targets.some((t) => t !== null && agrees(value, t, null));
  return !fits(shown) && fits(turned) ? turned : null;
}
