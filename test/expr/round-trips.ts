import type { Expr } from '../../expr';
import { lex, noVocabulary, parseTokens, print } from '../../expr';
import { RandomExpr } from './random';
import { customNames, declared, declaredNames, seeded } from './random-names';

/** An expression without its spans, in one order of keys. */
const bare = (e: Expr): string =>
  JSON.stringify(e, (key, value: unknown) => {
    if (key === 'span') return undefined;
    const isNode = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isNode ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
  });

/**
 * Prints random expressions and reads them again, in a world (odd seeds) and without declarations (even seeds).
 * @returns one line for each that came back different: its seed, what was printed, and what came back
 */
export function roundTrips(from: number, to: number): string[] {
  const wrong: string[] = [];
  for (let seed = from; seed < to; seed++) {
    const [names, vocabulary] = seed % 2 === 1 ? [declaredNames, declared] : [customNames, noVocabulary];
    const e = new RandomExpr(seeded(seed), names, vocabulary).value(1 + (seed % 4));
    const printed = print(e);
    const { expr, diagnostics } = parseTokens(lex(printed).tokens, vocabulary);
    const error = diagnostics.find((d) => d.severity === 'error');
    if (error || bare(expr) !== bare(e)) wrong.push(`seed ${seed}: ${printed}\n  ${error?.message ?? print(expr)}`);
  }
  return wrong;
}
