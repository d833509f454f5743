import type { Expr, Vocabulary } from '../expr';
import { parts } from '../expr';
import type { ParameterForm, SizeRef } from './declarations';
import type { EntriesForm, Formula, MeaningProblem } from './meaning';

/**
 * Meaning of an array that is given entry by entry.
 * @param at its indices in canonical spelling
 * @param indices how long the declared indices run: what an axis without a size takes its length from
 * @returns null, with a problem, where the length of an axis is not known or the formula speaks of another index
 */
export function entriesMeaning(
  name: string,
  form: Extract<ParameterForm, { kind: 'entries' }>,
  at: readonly string[],
  formula: Formula,
  indices: ReadonlyMap<string, SizeRef>,
  vocabulary: Vocabulary,
  problems: MeaningProblem[],
): EntriesForm | null {
  const { place } = formula.source;
  const axes = form.axes ?? at.map((index) => indices.get(index));
  const open = axes.findIndex((axis) => axis === undefined);
  if (open !== -1) {
    const remedy = `add tensor: [...] with its sizes, or declare ${at[open]} under indices`;
    problems.push({ ...place, message: `how long the index ${at[open]} of "${name}" runs is not known: ${remedy}` });
    return null;
  }
  const stray = [...freeIn(formula.expr)].find((index) => {
    const info = vocabulary.lookup(index);
    return !at.includes(index) && !OWN_MEANING.has(index) && (info === null || info.kind === 'index');
  });
  if (stray !== undefined) {
    const remedy = `sum over it, or add it to at: [${at.join(', ')}]`;
    problems.push({
      ...place,
      message: `the formula of "${name}" speaks of "${stray}", which nothing binds: ${remedy}`,
    });
    return null;
  }
  return { kind: 'entries', axes: axes as readonly SizeRef[], at, formula };
}

/** Names that need no declaration. */
const OWN_MEANING: ReadonlySet<string> = new Set(['\\pi', 'e', 'I', '\\infty', '\\cdot', '\\mathbf{1}', '\\mathbf{0}']);

/** Names that stand in a formula and are bound by no sum or integral of it. */
function freeIn(e: Expr): Set<string> {
  if (e.kind === 'sym') return new Set([e.name]);
  const inner = (e.kind === 'apply' && e.fn.kind === 'sym' ? e.args : parts(e)).map(freeIn);
  const free = new Set(inner.flatMap((names) => [...names]));
  if (e.kind === 'fold') for (const { name } of e.binders) for (const bound of freeIn(name)) free.delete(bound);
  return free;
}
