import { spellTokens } from '../names';
import type { Range, Reader } from './reader';

/** Commands that take one argument when they stand alone after `_` or `^`. */
const TAKES_ARGUMENT =
  /^\\(?:math\w+|text\w*|operatorname|boldsymbol|bm|bf|rm|hat|tilde|bar|vec|widehat|widetilde|overline|sqrt|dot)$/;

/** Whether a command takes what follows it for its argument. */
export const takesArgument = (command: string): boolean => TAKES_ARGUMENT.test(command) || TAKES_TWO.has(command);

const TAKES_TWO: ReadonlySet<string> = new Set(['\\frac', '\\binom', '\\dbinom', '\\tbinom']);

/** Index after the group, environment or single token at `at`, as TeX takes an argument. */
export function unitEnd(r: Reader, at: number): number {
  let wanted = 1;
  let end = at;
  while (wanted > 0) {
    const token = r.token(end);
    if (!token) return end;
    wanted--;
    if (token.kind === 'open' || token.kind === 'begin') {
      const close = r.matching(end);
      end = close === -1 ? r.to : close + 1;
      continue;
    }
    if (token.kind === 'command') wanted += TAKES_TWO.has(token.text) ? 2 : TAKES_ARGUMENT.test(token.text) ? 1 : 0;
    end++;
  }
  return end;
}

/** The tokens of a unit without its braces. */
export function unitInside(r: Reader, from: number, to: number): Range {
  return r.token(from)?.kind === 'open' ? [from + 1, r.token(to - 1)?.kind === 'close' ? to - 1 : to] : [from, to];
}

/** Canonical spelling of a range of tokens. */
export const spellRange = (r: Reader, range: Range, keepBold = false): string => spellTokens(r.slice(range), keepBold);

/** Reads a range of tokens, all of it, with a rule. */
export function within<T>(r: Reader, range: Range, rule: (inner: Reader) => T): T {
  const inner = r.sub(range);
  const value = rule(inner);
  if (!inner.done()) inner.fail(`did not expect "${inner.peek()!.text}" here`);
  return value;
}
