import type { Expr } from '../../expr';
import { isCount, visit } from '../../expr';
import type { Meaning } from '../meaning';
import type { Trial } from './sides';

/** A name that a chain introduces, and what it stands for. */
export interface Definition {
  readonly name: string;
  readonly expr: Expr;
}

/** Names with a meaning of their own, which no text defines in passing. */
const TAKEN = new Set(['e', 'I', '\\pi', '\\mathbf{1}', '\\mathbf{0}', '\\infty', 'Z']);

/** What `left = right` defines, where the left is a name that nobody declared and the right has a value; else null. */
export function definitionIn(meaning: Meaning, trial: Trial, left: Expr, right: Expr): Definition | null {
  if (left.kind !== 'sym' || TAKEN.has(left.name)) return null;
  if (meaning.vocabulary.lookup(left.name) !== null || trial.definitions.has(left.name)) return null;
  // `k = 5` in passing is a choice, not a name for a formula, and `k = 1, \dots, K` says how far it runs.
  if (isCount(right)) return null;
  if (mentions(right, left.name) || !speaks(meaning, right)) return null;
  return trial.side(right).refusal ? null : { name: left.name, expr: right };
}

function mentions(e: Expr, name: string): boolean {
  let found = false;
  visit(e, (x) => {
    if (x.kind === 'sym' && x.name === name) found = true;
  });
  return found;
}

/** Whether a formula speaks of anything that is declared. */
function speaks(meaning: Meaning, e: Expr): boolean {
  let found = false;
  visit(e, (x) => {
    const declared = x.kind === 'sym' && meaning.vocabulary.lookup(x.name) !== null;
    if (declared || x.kind === 'density' || x.kind === 'divergence') found = true;
  });
  return found;
}
