import type { Expr } from '../../expr';
import { sizeOf } from '../layout';
import type { Compiler, Scope } from './code';

/** A number plus multiples of names. */
interface Affine {
  readonly constant: number;
  readonly slopes: ReadonlyMap<string, number>;
}

/** `to - from` where nothing changes it, though both may move: 2 for `t` and `t + 2`. Null where something does. */
export function distance<T>(c: Compiler<T>, from: Expr, to: Expr, scope: Scope<T>): number | null {
  const a = affine(c, from, scope);
  const b = affine(c, to, scope);
  if (!a || !b) return null;
  const apart = plus(b, times(a, -1));
  return [...apart.slopes.values()].every((slope) => slope === 0) ? apart.constant : null;
}

const plus = (a: Affine, b: Affine): Affine => {
  const slopes = new Map(a.slopes);
  for (const [name, slope] of b.slopes) slopes.set(name, (slopes.get(name) ?? 0) + slope);
  return { constant: a.constant + b.constant, slopes };
};

const times = (a: Affine, factor: number): Affine => ({
  constant: a.constant * factor,
  slopes: new Map([...a.slopes].map(([name, slope]) => [name, slope * factor])),
});

function affine<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Affine | null {
  const all = (items: readonly Expr[]): Affine[] | null => {
    const found = items.map((item) => affine(c, item, scope));
    return found.every((a) => a !== null) ? found : null;
  };
  switch (e.kind) {
    case 'num':
      return { constant: e.value, slopes: new Map() };
    case 'sym': {
      const isSize = c.binding(e.name, scope) === null && c.meaning.sizes.has(e.name);
      if (isSize) return { constant: sizeOf(c.layout, e.name) ?? 1, slopes: new Map() };
      return { constant: 0, slopes: new Map([[e.name, 1]]) };
    }
    case 'negative': {
      const body = affine(c, e.body, scope);
      return body && times(body, -1);
    }
    case 'sum':
      return all(e.terms)?.reduce(plus) ?? null;
    case 'product': {
      const factors = all(e.factors);
      if (!factors) return null;
      const moving = factors.filter((f) => f.slopes.size > 0);
      if (moving.length > 1) return null;
      const scale = factors.reduce((p, f) => (f.slopes.size > 0 ? p : p * f.constant), 1);
      return times(moving[0] ?? { constant: 1, slopes: new Map() }, scale);
    }
    default:
      return null;
  }
}
