import type { Expr } from '../../expr';
import { print } from '../../expr';
import { inWords } from '../compile/code';
import { condition, isDomain } from '../compile/sets';
import { sizeValue } from '../size-formulas';
import { counterexample } from './counterexample';
import type { Side, Trial } from './sides';
import { namesIn } from './sides';
import type { Judgement } from './verdict';

/** Judges `x \in S` and `x \notin S` at all sampled points. Throws a refusal where the set is not known. */
export function judgeMembership(trial: Trial, op: 'in' | 'notin', element: Expr, set: Expr): Judgement {
  const relation: Expr = { kind: 'relation', op, left: element, right: set, span: element.span };
  const side = trial.side(element);
  if (side.refusal) return { verdict: 'undecided', because: side.refusal.message };
  if (set.kind === 'sym' && /^\\math(?:cal|bb|scr)/.test(set.name)) return NOT_EVALUATED;
  if (isDomain(set)) return ofShape(trial, op, side, set) ?? NOT_EVALUATED;
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

/** The lengths of the axes in `\mathbb{R}^{n \times m}`; null for any other set. */
function realSpace(set: Expr): readonly Expr[] | null {
  const isReal = (e: Expr): boolean => e.kind === 'sym' && (e.name === '\\mathbb{R}' || e.name === '\\R');
  return set.kind === 'power' && isReal(set.base) ? axesOf(set.exponent) : null;
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

/** Axes of length 1 at the end or the start of a matrix make no difference to what it is. */
const plainShape = (shape: readonly number[]): string =>
  shape.length === 2 ? shape.filter((n) => n !== 1).join(' × ') : shape.join(' × ');

/** Judges a claim about the shape of a value in the sizes of every batch; null where the set is no such space. */
function ofShape(trial: Trial, op: 'in' | 'notin', side: Side, set: Expr): Judgement | null {
  const lengths = realSpace(set);
  if (!lengths) return null;
  const declared = isDeclared(trial.meaning, side.expr);
  for (const [k, { layout }] of trial.batches.entries()) {
    const said = lengths.map((e) => sizeValue(e, (name) => layout.sizes.get(name)));
    const unknown = said.findIndex((n) => !(Number.isInteger(n) && n > 0));
    if (unknown !== -1)
      return { verdict: 'undecided', because: `$${print(lengths[unknown]!)}$ is not a size that is declared` };
    const own = trial.codeOf(side, k)!.shape;
    if ((plainShape(own) === plainShape(said)) === (op === 'in')) continue;
    // Another may lay out what is declared in another way.
    if (declared)
      return {
        verdict: 'undecided',
        because: `it is declared as ${inWords(own)}, and the set holds ${inWords(said)}`,
      };
    const names = new Set(lengths.flatMap((e) => [...namesIn(e)]));
    const values = Object.fromEntries([...layout.sizes].filter(([name]) => names.has(name)));
    return {
      verdict: 'fails',
      because: `with the sizes shown this is ${inWords(own)}`,
      counterexample: { values, left: own, right: said },
    };
  }
  return { verdict: 'holds', because: `it has this shape in all ${trial.batches.length} choices of sizes` };
}

/** Whether a side is but a name that the world file gives a shape, or a part of one. */
function isDeclared(meaning: Trial['meaning'], e: Expr): boolean {
  switch (e.kind) {
    case 'sym': {
      const form = meaning.parameters.get(e.name)?.form;
      return form ? form.kind !== 'is' : meaning.variables.has(e.name);
    }
    case 'indexed':
    case 'transpose':
    case 'prime':
      return isDeclared(meaning, e.base);
    default:
      return false;
  }
}
