import type { Figure } from '../../problems/schema';
import type { ResultFeedback } from '../feedback';
import { predictDifference, shareBelowZero } from './interval';
import { referenceOf, type Case } from './judge';
import type { Sign, StatedOrder } from './orders';
import { pairTitle, runs, shown } from './words';

/** An order that honest runs show less often than this is surprising. */
const SELDOM = 0.01;

type Judged = Pick<ResultFeedback, 'claim' | 'verdict' | 'because'> & { readonly at: number };
type Verdict = Pick<Judged, 'verdict' | 'because'>;

/**
 * Orders stated in words, against the answer's own figures where it gives them, else against the reference runs. What its own
 * figures bear out is judged by these, and not again.
 */
export function judgeOrders(given: Case, orders: readonly StatedOrder[]): Judged[] {
  return orders.flatMap((order) => {
    const about = { claim: `"${order.text.replace(/\s+/g, ' ')}"`, at: order.at };
    const known = order.pairs.every(([a, b]) => given.found.has(a.name) && given.found.has(b.name));
    if (order.pairs.length === 0)
      return known && given.found.size > 0
        ? []
        : [{ ...about, verdict: 'waiting', because: 'it compares settings, but which of them is not clear' }];
    const verdicts = order.pairs.map(([a, b]) => judgePair(given, a, b, order.allowed));
    const open = verdicts.filter((v) => v !== null);
    if (open.length === 0) return [];
    const against = open.filter((v) => v.verdict === 'surprising');
    const unsure = open.find((v) => v.verdict === 'waiting');
    // Where it holds of some settings only, it may have been meant of these.
    if (against.length === verdicts.length) return [{ ...about, ...against[0]! }];
    if (against.length > 0)
      return [{ ...about, verdict: 'waiting', because: 'it is to be expected of some settings and not of others' }];
    return [{ ...about, ...(unsure ?? open[0]!) }];
  });
}

/** Null where the answer's own figures agree. */
function judgePair(given: Case, a: Figure, b: Figure, allowed: readonly Sign[]): Verdict | null {
  const [own, other] = [given.found.get(a.name), given.found.get(b.name)];
  if (own && other) {
    if (own.others.length + other.others.length > 0) return null;
    const difference = own.stated.value - other.stated.value;
    const sign = Math.abs(difference) <= own.stated.half + other.stated.half ? 0 : Math.sign(difference);
    if (sign === 0 || !allowed.some((s) => s !== 0) || allowed.includes(sign as Sign)) return null;
    const stated = [own, other].map(({ figure, stated: n }) => shown(n.value, figure.unit, n.half));
    return { verdict: 'surprising', because: `your own figures say otherwise: ${stated[0]} against ${stated[1]}` };
  }
  return againstRuns(given, a, b, allowed);
}

function againstRuns({ problem, references }: Case, a: Figure, b: Figure, allowed: readonly Sign[]): Verdict {
  const [left, right] = [referenceOf(a, references), referenceOf(b, references)];
  const declared = problem.relations.find(
    (r) => (r.greater === a.name && r.than === b.name) || (r.greater === b.name && r.than === a.name),
  );
  if (!left || !right) {
    if (!declared) return { verdict: 'waiting', because: 'there is no reference result to hold it against yet' };
    const usual: Sign = declared.greater === a.name ? 1 : -1;
    return allowed.includes(usual)
      ? { verdict: 'consistent', because: 'the order is the expected one' }
      : { verdict: 'surprising', because: declared.says };
  }
  const tolerance = declared?.tolerance ?? Math.max(a.tolerance, b.tolerance);
  const prediction = predictDifference(left, right, tolerance);
  const below = shareBelowZero(prediction);
  const usual = `in ${runs(left)} the difference (${pairTitle(a, b)}) was ${shown(prediction.centre, a.unit, a.unit === 'percent' ? 5e-4 : 5e-3)} on average`;
  if (below >= SELDOM && below <= 1 - SELDOM)
    return { verdict: 'consistent', because: `either order can come out: ${usual}` };
  const sure: Sign = below < SELDOM ? 1 : -1;
  if (allowed.includes(sure)) return { verdict: 'consistent', because: usual };
  if (allowed.every((s) => s === 0))
    return { verdict: 'waiting', because: `${usual}; whether that is about equal, a person will say` };
  return { verdict: 'surprising', because: `${usual}; yours is the other way round` };
}
