import type { Diagnostic } from '../span';
import type { Token } from '../token';
import { CLOSING, isBracket } from './pairs';

const CLOSERS: ReadonlySet<string> = new Set(CLOSING.values());

/**
 * Removes closing brackets and braces that nothing opened, noting each; opening ones that nothing closes are
 * left to the reader, which closes them at the end of their group.
 */
export function balance(tokens: readonly Token[], diagnostics: Diagnostic[]): Token[] {
  const stack: string[] = [];
  const out: Token[] = [];
  for (const token of tokens) {
    if (token.kind === 'open') stack.push('}');
    else if (token.kind === 'begin') stack.push(`end ${token.text}`);
    else if (token.kind === 'close') {
      const at = stack.lastIndexOf('}');
      if (at === -1) {
        diagnostics.push({ span: token.span, message: 'this brace closes nothing', severity: 'note' });
        continue;
      }
      stack.length = at;
    } else if (token.kind === 'end') {
      const at = stack.findLastIndex((s) => s.startsWith('end'));
      if (at === -1) {
        diagnostics.push({ span: token.span, message: `"\\end{${token.text}}" ends nothing`, severity: 'note' });
        continue;
      }
      stack.length = at;
    } else if (isBracket(token) && CLOSING.has(token.text)) stack.push(CLOSING.get(token.text)!);
    else if (isBracket(token) && CLOSERS.has(token.text)) {
      const top = stack[stack.length - 1];
      // One kind of bracket closed by another still closes it.
      if (top !== undefined && CLOSERS.has(top)) stack.pop();
      else {
        diagnostics.push({
          span: token.span,
          message: `"${token.text.replace(/^\\([{}])$/, '$1')}" closes nothing`,
          severity: 'note',
        });
        continue;
      }
    } else if (token.kind === 'row' || token.kind === 'cell') {
      // Brackets do not reach over the cells of a matrix.
      while (stack.length > 0 && CLOSERS.has(stack[stack.length - 1]!)) stack.pop();
    }
    out.push(token);
  }
  return out;
}
