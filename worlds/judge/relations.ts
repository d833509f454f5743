import type { Expr, RelationOp } from '../../expr';
import { same } from '../../expr';
import { ShapeRefusal } from '../refusal';
import { differentiates } from './alternatives';
import { compare } from './compare';
import { upToConstant } from './constant';
import { counterexample, exampleAt } from './counterexample';
import { judgeInequality } from './inequality';
import { judgeMembership } from './membership';
import { judgeNodes } from './node-sets';
import { proportional } from './proportional';
import type { Side, Trial } from './sides';
import { strayNames } from './stray';
import { unreal } from './unreal';
import type { Judgement } from './verdict';

/**
 * Judges one relation between two sides.
 * @param head the first side of the chain: what a proportionality is about
 * @param seed of the adversary that an inequality has to withstand
 */
export function judgeRelation(trial: Trial, op: RelationOp, l: Expr, r: Expr, head: Expr, seed: number): Judgement {
  const nodes = judgeNodes(trial, op, l, r);
  if (nodes) return nodes;
  if (op === 'in' || op === 'notin') return judgeMembership(trial, op, l, r);
  if (op === '->' || op === '=>' || op === '<=>' || op === 'perp' || op === 'subset')
    return { verdict: 'undecided', because: 'a relation of this kind is not evaluated' };
  if (op === '<<' || op === '>>')
    return { verdict: 'undecided', because: 'how much is meant by "much" is not said; there is nothing to evaluate' };
  const constant = op === '=' ? upToConstant(trial, l, r) : null;
  if (constant) return constant;
  const [left, right] = lawSides(l, r);
  const nameless = l.kind === 'density' && l.name === '';
  if (op === '~' && (left === l || nameless))
    return { verdict: 'undecided', because: 'this says how something is drawn; there is nothing to evaluate' };
  if (op === '=' && updates(left, right))
    return {
      verdict: 'undecided',
      because: 'this gives a name a new value, rather than saying that two sides are equal',
    };
  const first = trial.side(left);
  const b = trial.side(right, first);
  // `I = S S^{-1}` and `0 = \nabla f`: the left side takes its shape from the right.
  const isOpen = first.refusal !== null || (left.kind === 'num' && left.value === 0 && b.shape.length > 0);
  const a = isOpen && !b.refusal ? sideLike(trial, left, b, first) : first;
  for (const { refusal } of [a, b])
    if (refusal)
      return {
        verdict: 'undecided',
        because: refusal.message,
        ...(refusal instanceof ShapeRefusal ? { shapes: true } : {}),
      };
  const mismatch = trial.mismatch(a, b);
  if (mismatch) return { verdict: 'undecided', because: `the shapes do not fit: ${mismatch}`, shapes: true };
  switch (op) {
    case '=':
    case '~':
      return equality(trial, a, b);
    case '>=':
    case '>':
    case '<=':
    case '<':
      return inequality(trial, op, a, b, seed);
    case '!=':
      return difference(trial, a, b);
    case '~=': {
      const found = compare(trial, a, b);
      return found.kind === 'equal'
        ? { verdict: 'holds', because: `both sides agree in ${trial.worlds} random worlds` }
        : { verdict: 'undecided', because: 'an approximation is not judged by its exact value' };
    }
    case 'propto':
      return proportionality(trial, a, b, head);
  }
}

/** `W = W - \\eta \\frac{\\partial L}{\\partial W}`: a step of an optimiser. */
function updates(left: Expr, right: Expr): boolean {
  const name = left.kind === 'sym' || left.kind === 'indexed' || left.kind === 'power' ? left : null;
  return (
    name !== null &&
    right.kind === 'sum' &&
    right.terms.some((t) => same(t, name)) &&
    right.terms.some((t) => !same(t, name) && differentiates(t))
  );
}

function sideLike(trial: Trial, e: Expr, like: Side, otherwise: Side): Side {
  const again = trial.side({ ...e }, like);
  return again.refusal ? otherwise : again;
}

/** A law on one side takes its place from the density on the other: p(z) = \mathcal{N}(0, I). */
function lawSides(l: Expr, r: Expr): [Expr, Expr] {
  if (l.kind === 'density' && r.kind === 'law' && r.of.length === 0) return [{ ...l }, { ...r, of: l.of }];
  if (r.kind === 'density' && l.kind === 'law' && l.of.length === 0) return [{ ...l, of: r.of }, { ...r }];
  return [l, r];
}

function equality(trial: Trial, a: Side, b: Side): Judgement {
  const found = compare(trial, a, b);
  if (found.kind === 'equal') return { verdict: 'holds', because: `both sides agree in ${trial.worlds} random worlds` };
  if (found.kind === 'unclear') return unreal(trial, a, b) ?? { verdict: 'undecided', because: found.because };
  return {
    verdict: 'fails',
    because: ['the two sides differ in the case shown', ...strayNames(a.expr, b.expr)].join('; '),
    counterexample: counterexample(trial, a, b, found.at),
  };
}

function difference(trial: Trial, a: Side, b: Side): Judgement {
  const found = compare(trial, a, b);
  if (found.kind === 'different') return { verdict: 'holds', because: 'the sides differ in random worlds' };
  if (found.kind === 'unclear') return { verdict: 'undecided', because: found.because };
  return {
    verdict: 'fails',
    because: 'the two sides are equal in every world',
    counterexample: counterexample(trial, a, b, 0),
  };
}

function proportionality(trial: Trial, a: Side, b: Side, head: Expr): Judgement {
  if (compare(trial, a, b).kind === 'equal')
    return { verdict: 'holds', because: `both sides agree in ${trial.worlds} random worlds` };
  const found = proportional(trial, a, b, head);
  if (found.kind === 'holds')
    return {
      verdict: 'holds',
      because: `the ratio of the sides does not change with ${found.names} in ${trial.worlds} random worlds`,
    };
  if (found.kind === 'unclear') return { verdict: 'undecided', because: found.because };
  return {
    verdict: 'fails',
    because: `the ratio of the sides changes with ${found.names}`,
    counterexample: counterexample(trial, a, b, found.at),
  };
}

function inequality(trial: Trial, op: '>=' | '>' | '<=' | '<', a: Side, b: Side, seed: number): Judgement {
  const up = op === '>=' || op === '>';
  const found = judgeInequality(trial, up ? a : b, up ? b : a, op === '>' || op === '<', seed);
  if (found.kind === 'holds')
    return {
      verdict: 'holds',
      because: `never violated, in ${trial.worlds} random worlds and ${found.tried} made to break it`,
    };
  if (found.kind === 'unclear') return { verdict: 'undecided', because: found.because };
  const { left, right, spot, equal } = found.by;
  return {
    verdict: 'fails',
    because: equal ? 'both sides are equal in the case shown' : 'it does not hold in the case shown',
    counterexample: exampleAt(trial, a, b, spot, up ? left : right, up ? right : left),
  };
}
