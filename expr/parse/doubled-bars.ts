import type { Token } from '../token';

/** What stands before a bar that opens or closes, as `\left` and `\right` do. */
const OPENING = /^\\(?:left|[bB]igg?l)$/;
const CLOSING = /^\\(?:right|[bB]igg?r)$/;

/** Whether two bars stand at a place, one after the other. */
const doubled = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '|' && tokens[at + 1]?.text === '|';

/**
 * Bars that are the second of two after `\left` where two follow the matching `\right` too: `\left|| x \right||` is a
 * norm, while `\left||x| - |y|\right|` is the size of a difference. Each stands for nothing by itself.
 * @returns places of the second bars, if there are any; the bar before each is a double one
 */
export function doubledBars(tokens: readonly Token[]): ReadonlySet<number> | null {
  let found: Set<number> | null = null;
  const open: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'command') continue;
    if (OPENING.test(token.text)) open.push(at + 1);
    else if (CLOSING.test(token.text)) {
      const from = open.pop();
      if (from === undefined || !doubled(tokens, from) || !doubled(tokens, at + 1)) continue;
      found ??= new Set();
      found.add(from + 1);
      found.add(at + 2);
    }
  }
  return found;
}
