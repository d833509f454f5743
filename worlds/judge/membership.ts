import type { Expr } from '../../expr';
import { print } from '../../expr';
import { inWords } from '../compile/code';
import { condition, isDomain } from '../compile/sets';
import { sizeValue } from '../size-formulas';
import { counterexample } from './counterexample';
import type { Side, Trial } from './sides';
import type { Judgement } from './verdict';

/** Judges `x \in S` and `x \notin S` at all sampled points. Throws a refusal where the set is not known. */
export function judgeMembership(trial: Trial, op: 'in' | 'notin', element: Expr, set: Expr): Judgement {
  const relation: Expr = { kind: 'relation', op, left: element, right: set, span: element.span };
  const side = trial.side(element);
  if (side.refusal) return { verdict: 'undecided', because: side.refusal.message };
  if (isDomain(set)) return (op === 'in' ? ofRealNumbers(trial, side, set) : null) ?? NOT_EVALUATED;
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

const NOT_EVALUATED: Judgement = { verdict: 'undecided', because: 'membership of a named set is not evaluated' };

/** `x \in \mathbb{R}^n`, `Y \in \mathbb{R}^{N \times F}`: whether the value has that shape; null for any other set. */
function ofRealNumbers(trial: Trial, side: Side, set: Expr): Judgement | null {
  if (set.kind !== 'power' || set.base.kind !== 'sym' || set.base.name !== '\\mathbb{R}') return null;
  const axes = axesOf(set.exponent);
  for (const [k, { layout }] of trial.batches.entries()) {
    const wanted = axes.map((axis) => sizeValue(axis, (name) => layout.sizes.get(name)));
    if (!wanted.every((n) => Number.isInteger(n) && n > 0)) return null;
    const shape = trial.codeOf(side, k)!.shape;
    const found = shape.length === 2 && shape[0] === 1 && wanted.length === 1 ? shape.slice(1) : shape;
    // A vector may be called a matrix of one column or row.
    const plain = wanted.length === 2 && found.length < 2 ? wanted.filter((n) => n !== 1) : wanted;
    if (plain.length !== found.length || !plain.every((n, i) => n === found[i]))
      return {
        verdict: 'undecided',
        because: `the left side is ${inWords(found)}, and the set holds ${inWords(wanted)}`,
      };
  }
  return { verdict: 'holds', because: `of this shape in ${trial.batches.length} draws of the sizes` };
}

/** `N \times F` is two axes, `2J` one. */
function axesOf(e: Expr): Expr[] {
  if (e.kind !== 'product') return [e];
  const axes: Expr[] = [];
  let run: Expr[] = [];
  e.factors.forEach((factor, i) => {
    run.push(factor);
    if (i < e.joins.length && e.joins[i] !== '\\times') return;
    axes.push(run.length === 1 ? run[0]! : { ...e, factors: run, joins: run.slice(1).map(() => '') });
    run = [];
  });
  return axes;
}
