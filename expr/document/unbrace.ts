import type { Token } from '../token';

/** Tokens between which a cell lies. */
const isBorder = (token: Token | undefined): boolean =>
  token === undefined ||
  token.kind === 'cell' ||
  token.kind === 'row' ||
  token.kind === 'begin' ||
  token.kind === 'end';

/**
 * Drops braces round a whole cell of an alignment, as some scanners write them (`{ a } & { = b } \\`): inside them
 * no relation would be seen. Braces round anything less keep their meaning.
 */
export function unbrace(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((t, i) => t.kind === 'open' && isBorder(tokens[i - 1]) && i > 0)) return tokens;
  const mates = new Map<number, number>();
  const stack: number[] = [];
  tokens.forEach((t, i) => {
    if (t.kind === 'open') stack.push(i);
    else if (t.kind === 'close') {
      const from = stack.pop();
      if (from !== undefined) mates.set(from, i);
    }
  });
  const drop = new Set<number>();
  for (const [from, to] of mates) {
    const before = tokens[from - 1];
    // The column specification of an array follows its \begin and is no cell.
    const specification = before?.kind === 'begin' && /^(?:array|tabular|alignedat|alignat)/.test(before.text);
    const first =
      before !== undefined &&
      (isBorder(before) || (before.kind === 'close' && isSpecification(tokens, mates, from - 1)));
    if (first && !specification && isBorder(tokens[to + 1])) drop.add(from).add(to);
  }
  return drop.size === 0 ? tokens : tokens.filter((_, i) => !drop.has(i));
}

/** Whether the brace closing at `at` ends the column specification of an array. */
function isSpecification(tokens: readonly Token[], mates: ReadonlyMap<number, number>, at: number): boolean {
  for (const [from, to] of mates)
    if (to === at)
      return tokens[from - 1]?.kind === 'begin' && /^(?:array|tabular|alignedat|alignat)/.test(tokens[from - 1]!.text);
  return false;
}
