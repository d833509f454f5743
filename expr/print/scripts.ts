import type { Expr } from '../types';
import type { Print } from './brackets';
import { round } from './brackets';
import { isBare, isFactorial } from './tight';

export type Script = 'sub' | 'prime' | 'sup';

/** The scripts at the right end of what an expression prints as; null where none can hang there without brackets. */
function scriptsOf(e: Expr): readonly Script[] | null {
  switch (e.kind) {
    case 'sym':
      return [
        ...(e.name.includes('_') ? (['sub'] as const) : []),
        ...(e.name.includes("'") ? (['prime'] as const) : []),
        ...(e.name.includes('^') ? (['sup'] as const) : []),
      ];
    case 'indexed': {
      if (e.place === 'bracket') return [];
      return [...(scriptsOf(e.base) ?? []), e.place];
    }
    case 'prime':
      return [...(scriptsOf(e.base) ?? []), 'prime'];
    case 'power':
    case 'transpose':
      return [...(scriptsOf(e.base) ?? []), 'sup'];
    case 'wrap':
      return e.order ? ['sub'] : [];
    case 'apply':
      return isBare(e) || isFactorial(e) ? null : [];
    case 'num':
    case 'density':
    case 'law':
    case 'expect':
    case 'divergence':
    case 'entropy':
    case 'information':
    case 'tuple':
    case 'set':
    case 'matrix':
    case 'words':
      return [];
    default:
      return null;
  }
}

/**
 * A base for one more script. The reader hangs subscripts first, then primes, then what stands above: a base that
 * already has a script of that kind or a later one goes into braces.
 */
export function carrier(print: Print, e: Expr, script: Script): string {
  const has = scriptsOf(e);
  if (!has) return round(print(e));
  const text = print(e);
  const isName = e.kind === 'sym';
  const taken =
    script === 'sub'
      ? has.length > 0 || e.kind === 'num' || (e.kind === 'wrap' && e.op === 'norm')
      : script === 'prime'
        ? has.includes('prime') || has.includes('sup') || (isName && has.length > 0)
        : has.includes('sup') || (isName && has.includes('prime'));
  return taken ? `{${text}}` : text;
}
