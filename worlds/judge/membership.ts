import type { Expr } from '../../expr';
import { print } from '../../expr';
import { condition } from '../compile/sets';
import { counterexample } from './counterexample';
import type { Trial } from './sides';
import type { Judgement } from './verdict';

/** Judges `x \in S` and `x \notin S` at all sampled points. Throws a refusal where the set is not known. */
export function judgeMembership(trial: Trial, op: 'in' | 'notin', element: Expr, set: Expr): Judgement {
  const relation: Expr = { kind: 'relation', op, left: element, right: set, span: element.span };
  const side = trial.side(element);
  if (side.refusal) return { verdict: 'undecided', because: side.refusal.message };
  if (set.kind === 'sym' && /^\\math(?:cal|bb|scr)/.test(set.name))
    return { verdict: 'undecided', because: 'membership of a named set is not evaluated' };
  const tests = trial.batches.map((_, k) => {
    const c = trial.compilerOf(k);
    return condition(c, relation, c.root);
  });
  const failed = trial.spots.findIndex((spot) => !tests[spot.batch]!.run(trial.envAt(spot)));
  if (failed === -1) return { verdict: 'holds', because: `true in ${trial.worlds} random worlds` };
  const seen = counterexample(trial, side, side, failed);
  return {
    verdict: 'fails',
    because: `the value shown is ${op === 'in' ? 'not ' : ''}in the set`,
    counterexample: { ...seen, right: print(set) },
  };
}
