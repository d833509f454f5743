import type { Expr } from '../expr';
import { formOf, isUnreadable, parseTokens, parts, print, sizeOf } from '../expr';
import { unfolded } from '../worlds';
import type { Defined, JudgedText } from './claims';

/**
 * Writes out the names that an answer gave a meaning, so that it is seen what a side is made of. What a name stands for
 * is the plainest that its chain comes to: `\delta_n = \frac{\partial L}{\partial z_n} = \hat{y}_n - y_n` is no
 * derivative any more.
 */
export function writtenOut(text: JudgedText): (e: Expr) => Expr {
  const { checker, definitions } = text;
  if (!checker || definitions.length === 0) return (e) => e;
  const { meaning } = checker;
  const known = new Map<string, Expr>();
  for (const defined of definitions) {
    const { name, indices } = defined.definition;
    known.set(indices.length > 0 ? `${name} _` : name, plainest(defined, text));
  }
  return (e) => unfolded(meaning, e, (key) => known.get(key) ?? null);
}

/** The side of a definition's chain that says most plainly what the name stands for. */
function plainest({ definition, chain: at }: Defined, { checker, chains }: JudgedText): Expr {
  const { chain, classes } = chains[at]!;
  const sides = chain.sides.map(({ tokens }) => {
    const parsed = parseTokens(tokens, checker!.meaning.vocabulary);
    return isUnreadable(parsed) ? null : parsed.expr;
  });
  const form = formOf(definition.expr);
  const own = sides.findIndex((e) => e !== null && formOf(e) === form);
  const letter = classes[own];
  let best = definition.expr;
  sides.forEach((e, k) => {
    if (!e || letter === undefined || letter === '?' || classes[k] !== letter || speaksOf(e, definition.name)) return;
    if (rank(e) < rank(best)) best = e;
  });
  return best;
}

/** Formulas without derivatives first, then by size. */
const rank = (e: Expr): number => (differentiates(e) ? 1e6 : 0) + sizeOf(e);

const differentiates = (e: Expr): boolean =>
  e.kind === 'derivative' || e.kind === 'gradient' || parts(e).some(differentiates);

const speaksOf = (e: Expr, name: string): boolean =>
  (e.kind === 'sym' && e.name === name) ||
  (e.kind === 'product' && print(e) === name) ||
  parts(e).some((part) => speaksOf(part, name));
