import type { Expr } from '../../../../expr';
import { mapParts } from '../../../../expr';
import type { Known, Rule } from './known';
import { boundNames, namesIn } from './known';

/** Letters for indices, in the order in which people take them. */
const LETTERS = ['k', 'l', 'm', 'n', 'i', 'j', 'r', 's', 'u'];

/** A formula in which one name is replaced everywhere. */
function renamed(e: Expr, from: string, to: Expr): Expr {
  return e.kind === 'sym' && e.name === from ? { ...to, span: e.span } : mapParts(e, (p) => renamed(p, from, to));
}

/** Other names for one that a sum, product, integral or optimum binds; none that anything else in it has. */
export const bound: Rule = (e, place, known) => {
  if (e.kind !== 'fold') return [];
  const names = boundNames(e);
  if (!names || e.binders.some((b) => b.name.kind !== 'sym' && b.name.kind !== 'tuple')) return [];
  const taken = new Set([...namesIn(e), ...place.within.flatMap((x) => [...namesIn(x)])]);
  return names.flatMap((name) =>
    newNames(name, e, known)
      .filter((to) => !(to.kind === 'sym' && taken.has(to.name)) && !primed(e, name))
      .map((to) => renamed(e, name, to)),
  );
};

/** Whether a name already stands somewhere with a prime. */
function primed(e: Expr, name: string): boolean {
  if (e.kind === 'prime' && e.base.kind === 'sym' && e.base.name === name) return true;
  let found = false;
  mapParts(e, (p) => {
    found ||= primed(p, name);
    return p;
  });
  return found;
}

/** A variable becomes a copy of itself, an index another letter that runs as far. */
function newNames(name: string, e: Expr & { kind: 'fold' }, { meaning }: Known): Expr[] {
  const span = { from: 0, to: 0 };
  if (meaning.variables.has(name) && !meaning.edges)
    return [{ kind: 'prime', base: { kind: 'sym', name, span }, count: 1, span }];
  const info = meaning.vocabulary.lookup(name);
  if (info !== null && info.kind !== 'index') return [];
  const range = meaning.indices.get(name);
  const ranged = e.binders.some(
    (b) => b.name.kind === 'sym' && b.name.name === name && (b.to !== undefined || b.in !== undefined),
  );
  const letters = LETTERS.filter((letter) => {
    if (letter === name) return false;
    const other = meaning.vocabulary.lookup(letter);
    if (other === null) return ranged;
    return other.kind === 'index' && (meaning.indices.get(letter) === range || ranged);
  });
  return letters.map((letter): Expr => ({ kind: 'sym', name: letter, span }));
}
