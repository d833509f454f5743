import type { Reader } from './reader';
import { RELATIONS } from './relations';

/** Commands that can never begin a factor. */
const NEVER: ReadonlySet<string> = new Set([
  '\\cdot',
  '\\times',
  '\\odot',
  '\\circ',
  '\\otimes',
  '\\oslash',
  '\\star',
  '\\circledast',
  '\\dots',
  '\\div',
  '\\pm',
  '\\mp',
  '\\setminus',
  '\\rfloor',
  '\\rceil',
  '\\not',
  '\\over',
  '\\cup',
  '\\cap',
  '\\oplus',
  '\\wedge',
  '\\vee',
  '\\forall',
  '\\exists',
  '\\therefore',
  '\\because',
  '\\begin',
  '\\end',
  '\\%',
  '\\&',
  '\\#',
  '\\$',
]);

/** Whether a control sequence can begin a factor. */
export const beginsFactor = (command: string): boolean => !NEVER.has(command) && !RELATIONS.has(command);

/** Whether this is a bracket that may hold arguments. */
export const isOpening = (text: string | undefined): boolean => text === '(' || text === '[' || text === '\\{';

/** Whether a bracket that may hold arguments stands here. */
export const atBracket = (r: Reader): boolean => r.kind() === 'mark' && isOpening(r.peek()!.text);

/** Whether what stands here can be the operand of an operator without brackets. */
export function atOperand(r: Reader): boolean {
  const token = r.peek();
  if (!token || r.atDifferential()) return false;
  switch (token.kind) {
    case 'letter':
    case 'number':
    case 'open':
    case 'begin':
      return true;
    case 'command':
      return beginsFactor(token.text);
    case 'mark':
      return isOpening(token.text) || (token.text === '|' && (r.bar === 'open' || token.command === 'open'));
    case 'prose':
    case 'close':
    case 'sub':
    case 'sup':
    case 'prime':
    case 'cell':
    case 'row':
    case 'end':
      return false;
  }
}
