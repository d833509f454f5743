import { table } from '../table';
import type { Token } from '../token';

/** What closes each opening mark. */
export const CLOSING = table<string>({
  '(': ')',
  '[': ']',
  '\\{': '\\}',
  '⟨': '⟩',
  '\\lfloor': '\\rfloor',
  '\\lceil': '\\rceil',
});

export const CLOSERS: ReadonlySet<string> = new Set(CLOSING.values());

/** Kinds of thing that wait to be closed, beside the closing marks themselves. */
const BRACE = '}';
const ENVIRONMENT = 'end';
const BAR = '|';

/**
 * For every opening bracket, brace, `\begin` and sided bar (`\left|`) the index of the token that closes it; -1 for
 * every other token and for what nothing closes. One pass, so that no rule of the grammar has to search by itself.
 */
export function pairs(tokens: readonly Token[]): readonly number[] {
  const partner = new Array<number>(tokens.length).fill(-1);
  const waiting: { at: number; for: string }[] = [];
  const top = (): string | undefined => waiting[waiting.length - 1]?.for;
  const close = (at: number): void => {
    partner[waiting.pop()!.at] = at;
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]!;
    switch (token.kind) {
      case 'prose':
      case 'letter':
      case 'number':
      case 'sub':
      case 'sup':
      case 'prime':
        break;
      case 'open':
        waiting.push({ at, for: BRACE });
        break;
      case 'begin':
        waiting.push({ at, for: ENVIRONMENT });
        break;
      case 'close':
      case 'end': {
        // It ends whatever was left open inside it.
        const wanted = token.kind === 'close' ? BRACE : ENVIRONMENT;
        while (waiting.length > 0 && top() !== wanted) waiting.pop();
        if (waiting.length > 0) close(at);
        break;
      }
      case 'cell':
      case 'row':
        // Brackets do not reach over the cells of a matrix.
        while (waiting.length > 0 && top() !== BRACE && top() !== ENVIRONMENT) waiting.pop();
        break;
      case 'mark':
      case 'command': {
        const closing = CLOSING.get(token.text);
        if (closing !== undefined) waiting.push({ at, for: closing });
        else if (isBar(token) && token.command === 'open') waiting.push({ at, for: BAR });
        else if (isBar(token) && token.command === 'close' && top() === BAR) close(at);
        else if (CLOSERS.has(token.text)) {
          while (top() === BAR) waiting.pop();
          if (top() === token.text) close(at);
        }
      }
    }
  }
  return partner;
}

const isBar = (token: Token): boolean => token.text === '|' || token.text === '‖';

/** How many brackets, braces and environments are open at once where most are. */
export function nesting(tokens: readonly Token[]): number {
  let depth = 0;
  let most = 0;
  for (const token of tokens) {
    if (opens(token)) most = Math.max(most, ++depth);
    else if (closes(token)) depth = Math.max(0, depth - 1);
  }
  return most;
}

/** Whether a token opens a bracket, a brace or an environment. */
export const opens = (token: Token): boolean =>
  token.kind === 'open' || token.kind === 'begin' || (isBracket(token) && CLOSING.has(token.text));

/** Whether a token closes one. */
export const closes = (token: Token): boolean =>
  token.kind === 'close' || token.kind === 'end' || (isBracket(token) && CLOSERS.has(token.text));

/** Whether a token may be a bracket, other than a brace or an environment: `(` is a mark, `\lfloor` a command. */
export const isBracket = (token: Token): boolean => token.kind === 'mark' || token.kind === 'command';
