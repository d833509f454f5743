import type { Expr, Indexed } from '../../expr';
import { mapParts, parts, same } from '../../expr';
import { namesIn } from './sides';
import type { Trial } from './sides';

/** A side, and what stands behind the arrays in it that the world gives entry by entry. */
export function writtenOut(trial: Trial, side: Expr): readonly Expr[] {
  const found: Expr[] = [side];
  const look = (e: Expr): void => {
    const base = e.kind === 'indexed' ? e.base : e;
    const form = base.kind === 'sym' ? trial.meaning.parameters.get(base.name)?.form : undefined;
    if (form?.kind === 'entries') {
      const at = e.kind === 'indexed' ? e.at : [];
      found.push(replaced(form.formula.expr, new Map(at.map((i, k) => [form.at[k] ?? '', i]))));
    }
    parts(e).forEach(look);
  };
  look(side);
  return found;
}

const replaced = (e: Expr, by: ReadonlyMap<string, Expr>): Expr =>
  e.kind === 'sym' ? (by.get(e.name) ?? e) : mapParts(e, (part) => replaced(part, by));

/** `X_n` where `X` stands with a free `n` as its first index wherever it stands; null where it stands in other ways. */
export function partIn(name: string, sides: readonly Expr[], isFree: (index: string) => boolean): Indexed | null {
  const uses: Indexed[] = [];
  let bare = false;
  const look = (e: Expr, bound: ReadonlySet<string>): void => {
    if (e.kind === 'sym' && e.name === name) bare = true;
    if (e.kind === 'indexed' && e.base.kind === 'sym' && e.base.name === name) {
      const free = (i: Expr): boolean => i.kind === 'sym' && isFree(i.name) && !bound.has(i.name);
      const end = e.at.findIndex((i) => !free(i));
      uses.push({ ...e, place: 'sub', at: e.at.slice(0, end === -1 ? e.at.length : end) });
      e.at.forEach((i) => look(i, bound));
      return;
    }
    const inner = e.kind === 'fold' ? new Set([...bound, ...e.binders.flatMap((b) => [...namesIn(b.name)])]) : bound;
    for (const part of parts(e)) look(part, inner);
  };
  for (const side of sides) look(side, new Set());
  const [first, ...rest] = uses;
  if (!first || bare) return null;
  const common = first.at.findIndex((i, k) => rest.some((use) => !use.at[k] || !same(use.at[k], i)));
  const at = common === -1 ? first.at : first.at.slice(0, common);
  return at.length > 0 ? { ...first, at } : null;
}
