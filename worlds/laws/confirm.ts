import type { Expr } from '../../expr';
import type { Fresh } from './fresh';
import { mentioned } from './algebra/free';
import type { Bound, Poly } from './algebra/types';
import { insideWritten, written } from './algebra/write';
import type { Use } from './law';
import type { Found, Question } from './search';
import { ownUses } from './naming';
import type { Setting } from './setting';
import { binderWritten } from './algebra/write';

/** Uses of one law that are looked at by themselves. */
const USES_EACH = 1;

/** Whether what laws say of a claim holds in fresh worlds: each step between the two formulas, and each law by itself. */
export function confirmed(found: Found, q: Question, setting: Setting, fresh: Fresh): boolean {
  const equal = (a: Expr, b: Expr, around: readonly Bound[]): boolean => {
    const [x, y] = closed([a, b], around, setting);
    return fresh.equal(x!, y!);
  };
  const [left, right, common] = [q.left, q.right, found.common].map(written) as [Expr, Expr, Expr];
  if (!equal(left, right, q.around)) return false;
  if (found.laws.length > 0 && !equal(left, common, q.around)) return false;
  return found.laws.every((law) => {
    const { left: a, right: b } = ownUses(found, law.id);
    return [...a.slice(0, USES_EACH), ...b.slice(0, USES_EACH)].every((use) => instance(use, equal));
  });
}

const instance = (use: Use, equal: (a: Expr, b: Expr, around: readonly Bound[]) => boolean): boolean =>
  equal(insideWritten(use.from), written(use.to), use.around);

/**
 * Expressions in which names are bound that nothing declares: under the sums that bind them, so that they have a
 * value by themselves.
 */
export function closed(all: readonly Expr[], around: readonly Bound[], setting: Setting): Expr[] {
  const names = new Set(all.flatMap((e) => [...mentioned(e)]));
  const open = around.filter((b) => {
    if (b.kind === 'component' || !(names.has(b.name) || names.has(`${b.name}*`))) return false;
    return b.kind === 'index' ? setting.rangeOf(b.name) === null : b.kind === 'line' || b.name.endsWith("'");
  });
  return all.map((e) =>
    open.reduce<Expr>(
      (body, b) => ({
        kind: 'fold',
        op: b.kind === 'line' ? 'int' : 'sum',
        binders: [binderWritten(b)],
        where: [],
        body,
        span: e.span,
      }),
      e,
    ),
  );
}

export type { Poly };
