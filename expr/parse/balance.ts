import type { Diagnostic } from '../span';
import type { Token } from '../token';
import { CLOSING, CLOSERS } from './pairs';

/**
 * Removes closing brackets and braces that nothing opened, noting each; opening ones that nothing closes are
 * left to the reader, which closes them at the end of their group.
 */
export function balance(tokens: readonly Token[], diagnostics: Diagnostic[]): readonly Token[] {
  const stack: string[] = [];
  /** What is kept; the tokens themselves as long as that is all of them. */
  let kept: Token[] | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const trouble = passed(token, stack);
    if (trouble === null) kept?.push(token);
    else {
      diagnostics.push({ span: token.span, message: trouble, severity: 'note' });
      kept ??= tokens.slice(0, i);
    }
  }
  return kept ?? tokens;
}

/** Opens or closes what a token opens or closes; says what is wrong where nothing opened what it closes. */
function passed(token: Token, stack: string[]): string | null {
  switch (token.kind) {
    case 'open':
      stack.push('}');
      return null;
    case 'begin':
      stack.push(`end ${token.text}`);
      return null;
    case 'close':
    case 'end': {
      const brace = token.kind === 'close';
      const at = brace ? stack.lastIndexOf('}') : stack.findLastIndex((s) => s.startsWith('end'));
      if (at === -1) return brace ? 'this brace closes nothing' : `"\\end{${token.text}}" ends nothing`;
      while (stack.length > at) stack.pop();
      return null;
    }
    case 'row':
    case 'cell':
      // Brackets do not reach over the cells of a matrix.
      while (stack.length > 0 && CLOSERS.has(stack[stack.length - 1]!)) stack.pop();
      return null;
    case 'mark':
    case 'command': {
      const closing = CLOSING.get(token.text);
      if (closing !== undefined) stack.push(closing);
      else if (CLOSERS.has(token.text)) {
        const top = stack[stack.length - 1];
        // One kind of bracket closed by another still closes it.
        if (top === undefined || !CLOSERS.has(top)) return `"${token.text.replace(/^\\([{}])$/, '$1')}" closes nothing`;
        stack.pop();
      }
      return null;
    }
    case 'letter':
    case 'number':
    case 'sub':
    case 'sup':
    case 'prime':
    case 'prose':
      return null;
  }
}
