import type { Expr, Span } from '../../expr';
import type { Compiler } from './code';
import type { FamilyInfo } from './families';
import { resolveFamily } from './families';

export type DensityExpr = Extract<Expr, { kind: 'density' }>;

export const symbol = (name: string, span: Span): Expr => ({ kind: 'sym', name, span });

const isDot = (e: Expr): boolean => e.kind === 'sym' && e.name === '\\cdot';

/** Names that a density binds when an expectation or divergence is taken under it. */
export function signature(info: FamilyInfo): { of: readonly string[]; given: readonly string[] } {
  const of: string[] = [];
  const given: string[] = [];
  for (const d of info.meanings) {
    if (d.kind === 'joint') of.push(...d.of);
    else if (d.kind === 'conditional') {
      of.push(...d.of);
      given.push(...d.given);
    } else if (d.kind === 'unnormalised') of.push(...d.over);
    else if (d.kind === 'product') {
      of.push(...d.factors.flatMap((f) => f.of ?? []));
      given.push(...d.factors.flatMap((f) => f.given ?? []));
    } else {
      of.push(...(d.signature.of ?? []));
      given.push(...(d.signature.given ?? []));
    }
  }
  const unique = [...new Set(of.length > 0 ? of : info.variables)];
  return { of: unique, given: [...new Set(given)].filter((g) => !unique.includes(g)) };
}

/** `q`, `q(\cdot | x)`, `q(z | x)` as a density expression with all its arguments. */
export function completed<T>(c: Compiler<T>, e: Expr, over: readonly Expr[] | null): DensityExpr | null {
  if (e.kind === 'sym') {
    const info = resolveFamily(c, e.name);
    if (!info) return null;
    const s = signature(info);
    return {
      kind: 'density',
      name: e.name,
      of: over ?? s.of.map((n) => symbol(n, e.span)),
      given: s.given.map((n) => symbol(n, e.span)),
      parameters: [],
      span: e.span,
    };
  }
  if (e.kind !== 'density') return null;
  const info = resolveFamily(c, e.name);
  const dots = e.of.some(isDot);
  const of = dots ? (over ?? (info ? signature(info).of.map((n) => symbol(n, e.span)) : e.of)) : e.of;
  return dots ? { ...e, of } : e;
}
