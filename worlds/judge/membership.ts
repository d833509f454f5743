import type { Expr } from '../../expr';
import { print } from '../../expr';
import { inWords } from '../compile/code';
import { condition } from '../compile/sets';
import { counterexample } from './counterexample';
import type { Side, Trial } from './sides';
import { namesIn } from './sides';
import type { Judgement } from './verdict';

/** Judges `x \in S` and `x \notin S` at all sampled points. Throws a refusal where the set is not known. */
export function judgeMembership(trial: Trial, op: 'in' | 'notin', element: Expr, set: Expr): Judgement {
  const relation: Expr = { kind: 'relation', op, left: element, right: set, span: element.span };
  const side = trial.side(element);
  if (side.refusal) return { verdict: 'undecided', because: side.refusal.message };
  if (set.kind === 'sym' && /^\\math(?:cal|bb|scr)/.test(set.name))
    return { verdict: 'undecided', because: 'membership of a named set is not evaluated' };
  const shape = realSpace(set);
  if (shape) return ofShape(trial, op, side, shape);
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

/** The lengths of the axes in `\mathbb{R}^{n \times m}`; null for any other set. */
function realSpace(set: Expr): readonly Expr[] | null {
  const isReal = (e: Expr): boolean => e.kind === 'sym' && (e.name === '\\mathbb{R}' || e.name === '\\R');
  if (set.kind !== 'power' || !isReal(set.base)) return null;
  const { exponent } = set;
  return exponent.kind === 'product' && exponent.joins.every((j) => j === '\\times') ? exponent.factors : [exponent];
}

/** Axes of length 1 at the end or the start of a matrix make no difference to what it is. */
const plainShape = (shape: readonly number[]): string =>
  shape.length === 2 ? shape.filter((n) => n !== 1).join(' × ') : shape.join(' × ');

/** Judges a claim about the shape of a value in the sizes of every batch. */
function ofShape(trial: Trial, op: 'in' | 'notin', side: Side, lengths: readonly Expr[]): Judgement {
  const c = trial.compiler;
  for (const e of lengths)
    if (!sizesOnly(trial, e)) return { verdict: 'undecided', because: `$${print(e)}$ is not a size that is declared` };
  for (const [k, batch] of trial.batches.entries()) {
    const spot = trial.spots.find((s) => s.batch === k)!;
    const own = trial.shapeAt(side.expr, spot);
    const said = lengths.map((e) => trial.once(e, spot)?.[0] ?? NaN);
    if ((plainShape(own) === plainShape(said)) === (op === 'in')) continue;
    const what = side.expr.kind === 'sym' ? c.meaning.parameters.get(side.expr.name)?.form.kind : undefined;
    if (what !== undefined && what !== 'is')
      return { verdict: 'undecided', because: `it is declared as ${inWords(own)} where this says ${said.join('×')}` };
    const names = new Set(lengths.flatMap((e) => [...namesIn(e)]));
    const values = Object.fromEntries([...batch.layout.sizes].filter(([name]) => names.has(name)));
    return {
      verdict: 'fails',
      because: `with the sizes shown this is ${inWords(own)}`,
      counterexample: { values, left: own, right: said },
    };
  }
  return { verdict: 'holds', because: `it has this shape in all ${trial.batches.length} choices of sizes` };
}

/** Whether a formula speaks of numbers and declared sizes only. */
const sizesOnly = (trial: Trial, e: Expr): boolean =>
  [...namesIn(e)].every((name) => trial.meaning.sizes.has(name)) && e.kind !== 'missing';
