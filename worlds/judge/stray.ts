import type { Expr, FoldOp } from '../../expr';
import { parts } from '../../expr';

const NAMES: Readonly<Record<FoldOp, string>> = {
  sum: 'sum',
  prod: 'product',
  int: 'integral',
  max: 'maximum',
  min: 'minimum',
  argmax: 'maximum',
  argmin: 'minimum',
};

/** Names of a formula by how they stand in it: free, or bound by a fold. */
function names(e: Expr): { free: ReadonlySet<string>; bound: ReadonlyMap<string, FoldOp> } {
  const free = new Set<string>();
  const bound = new Map<string, FoldOp>();
  const look = (x: Expr, inside: ReadonlySet<string>): void => {
    if (x.kind === 'sym' && !inside.has(x.name)) free.add(x.name);
    if (x.kind !== 'fold') return parts(x).forEach((p) => look(p, inside));
    const inner = new Set(inside);
    for (const { name, from, to, in: set } of x.binders) {
      for (const limit of [from, to, set]) if (limit) look(limit, inside);
      if (name.kind === 'sym') {
        inner.add(name.name);
        bound.set(name.name, x.op);
      } else look(name, inside);
    }
    for (const part of [...x.where, x.body]) look(part, inner);
  };
  look(e, new Set());
  return { free, bound };
}

/**
 * Indices that a side binds in one place and leaves free in another, as in `\int \prod_k p(x_k) dx_1 \dots dx_k`, while
 * the other side does not speak of them: told beside a claim that fails.
 */
export function strayNames(left: Expr, right: Expr): string[] {
  const sides = [names(left), names(right)];
  return sides.flatMap(({ free, bound }, k) =>
    [...bound].flatMap(([name, op]) =>
      free.has(name) && !sides[1 - k]!.free.has(name)
        ? [`on the ${k === 0 ? 'left' : 'right'} side nothing binds $${name}$ outside of the ${NAMES[op]} over it`]
        : [],
    ),
  );
}
