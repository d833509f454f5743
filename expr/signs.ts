import { lex } from './lexer';
import { spellTokens } from './names';
import { table } from './table';

/** Signs to which a world may give a meaning of its own, with the spelling that stands for each. */
const SIGNS = table<string>({
  '*': '*',
  '\\ast': '*',
  '\\star': '\\star',
  '\\circledast': '\\circledast',
  '\\otimes': '\\otimes',
  '\\odot': '\\odot',
  '\\circ': '\\circ',
});

/** Those that multiply nothing: without a declaration they are signs all the same, of a meaning that is not known. */
const NO_PRODUCT: ReadonlySet<string> = new Set(['\\star', '\\circledast']);

/** Canonical spelling of a sign that a token begins; undefined where it begins none. */
export const signOf = (text: string): string | undefined => SIGNS.get(text);

export const isNoProduct = (sign: string): boolean => NO_PRODUCT.has(sign);

/** Canonical spelling of a sign with its scripts, `*_{\text{filt}}` or `\ast`, as people write it; null where a text is none. */
export function canonicalSign(latex: string): string | null {
  const found = /^(\*|\\[A-Za-z]+)((?:\^\{[^]*\})?(?:_\{[^]*\})?)$/.exec(spellTokens(lex(latex).tokens));
  const sign = found ? SIGNS.get(found[1]!) : undefined;
  return sign === undefined ? null : sign + found![2]!;
}
