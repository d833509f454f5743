import type { Expr } from '../expr';

/** A sum of names with whole coefficients and a number, under the empty name: `k - m + 1`. */
export type Linear = ReadonlyMap<string, number>;

export function linear(e: Expr): Linear | null {
  switch (e.kind) {
    case 'num':
      return new Map([['', e.value]]);
    case 'sym':
      return new Map([[e.name, 1]]);
    case 'negative': {
      const body = linear(e.body);
      return body && scaled(body, -1);
    }
    case 'sum': {
      const terms = e.terms.map(linear);
      return terms.every((t) => t !== null) ? terms.reduce<Linear>(plus, new Map()) : null;
    }
    default:
      return null;
  }
}

export const scaled = (a: Linear, by: number): Linear => new Map([...a].map(([name, n]) => [name, n * by]));

export function plus(a: Linear, b: Linear): Linear {
  const out = new Map(a);
  for (const [name, n] of b) out.set(name, (out.get(name) ?? 0) + n);
  return new Map([...out].filter(([, n]) => n !== 0));
}

export const minus = (a: Linear, b: Linear): Linear => plus(a, scaled(b, -1));

export const equal = (a: Linear, b: Linear): boolean => minus(a, b).size === 0;

/** The number that a sum is, where no name stands in it. */
export const constant = (a: Linear): number | null => (a.size === 0 ? 0 : a.size === 1 ? (a.get('') ?? null) : null);
