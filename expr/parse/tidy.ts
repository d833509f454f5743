import { ALPHABETS, BOLD_FONTS, PLAIN_FONTS, wordIn } from '../names';
import type { Span } from '../span';
import { table } from '../table';
import type { Token } from '../token';
import { doubledBars } from './doubled-bars';
import { groupEnd } from './groups';

/** Commands that only move ink about. */
const SPACING = new Set([
  '\\,',
  '\\;',
  '\\:',
  '\\!',
  '\\>',
  '\\ ',
  '\\/',
  '\\quad',
  '\\qquad',
  '\\enspace',
  '\\thinspace',
  '\\hfill',
  '\\hfil',
  '\\displaystyle',
  '\\textstyle',
  '\\scriptstyle',
  '\\scriptscriptstyle',
  '\\limits',
  '\\nolimits',
  '\\nonumber',
  '\\notag',
  '\\allowbreak',
  '\\mathstrut',
  '\\strut',
  '\\hline',
  '\\left.',
  '\\right.',
  '\\normalsize',
  '\\small',
  '\\large',
  '\\noindent',
  '\\par',
  '\\break',
  '\\newline',
  '\\relax',
  '\\protect',
  '\\/',
  '\\-',
]);

/** Commands whose argument is invisible or a mere label. */
const INVISIBLE = new Set(['\\phantom', '\\hphantom', '\\vphantom', '\\hspace', '\\vspace', '\\kern']);

const INVISIBLE_PROSE = new Set([
  '\\tag',
  '\\label',
  '\\ref',
  '\\eqref',
  '\\cite',
  '\\footnote',
  '\\hspace',
  '\\vspace',
  '\\color',
  '\\vskip',
]);

const SIZES: ReadonlySet<string> = new Set([
  '\\left',
  '\\right',
  '\\middle',
  ...['big', 'Big', 'bigg', 'Bigg'].flatMap((size) => ['', 'l', 'r', 'm'].map((side) => `\\${size}${side}`)),
]);

/** Delimiters and operators with many spellings, brought to one. */
const SPELLINGS = table<string>({
  '\\vert': '|',
  '\\mid': '|',
  '\\given': '|',
  '\\giv': '|',
  '\\lvert': '|',
  '\\rvert': '|',
  '\\|': '‖',
  '\\Vert': '‖',
  '\\lVert': '‖',
  '\\rVert': '‖',
  '\\parallel': '‖',
  '\\lbrace': '\\{',
  '\\rbrace': '\\}',
  '\\{': '\\{',
  '\\}': '\\}',
  '\\lbrack': '[',
  '\\rbrack': ']',
  '\\lparen': '(',
  '\\rparen': ')',
  '\\colon': ':',
  '\\ast': '*',
  '\\cdotp': '\\cdot',
  '\\bullet': '\\cdot',
  '\\dfrac': '\\frac',
  '\\tfrac': '\\frac',
  '\\cfrac': '\\frac',
  '\\nicefrac': '\\frac',
  '\\sfrac': '\\frac',
  '\\ln': '\\log',
  '\\langle': '⟨',
  '\\rangle': '⟩',
  '\\varepsilon': '\\epsilon',
  '\\varphi': '\\phi',
  '\\vartheta': '\\theta',
  '\\varrho': '\\rho',
  '\\ldots': '\\dots',
  '\\cdots': '\\dots',
  '\\dotsc': '\\dots',
  '\\dotsb': '\\dots',
  '\\dotsm': '\\dots',
  '\\dotsi': '\\dots',
  '\\vdots': '\\dots',
  '\\ddots': '\\dots',
  '\\leqslant': '\\le',
  '\\leq': '\\le',
  '\\geqslant': '\\ge',
  '\\geq': '\\ge',
  '\\neq': '\\ne',
  '\\intop': '\\int',
  '\\smallint': '\\int',
  '\\backslash': '\\setminus',
  '\\smallsetminus': '\\setminus',
  '\\bigodot': '\\odot',
});

/** Which way a sized or sided bar faces. */
function facing(command: string): 'open' | 'close' | 'mid' | undefined {
  if (command === '\\left' || command === '\\lvert' || command === '\\lVert' || /^\\[bB]igg?l$/.test(command))
    return 'open';
  if (command === '\\right' || command === '\\rvert' || command === '\\rVert' || /^\\[bB]igg?r$/.test(command))
    return 'close';
  if (
    command === '\\mid' ||
    command === '\\middle' ||
    command === '\\given' ||
    command === '\\giv' ||
    /^\\[bB]igg?m$/.test(command)
  )
    return 'mid';
  return undefined;
}

/** Fonts under which several letters are one word. */
const WORD_FONTS: ReadonlySet<string> = new Set([...PLAIN_FONTS, ...ALPHABETS, '\\mathbf', '\\boldsymbol', '\\bf']);

/** Words that people write in two. */
const TWO_WORDS: ReadonlySet<string> = new Set(['argmax', 'argmin', 'logdet']);

/** Environments whose `&` and `\\` only lay out one formula. */
const LAYOUT =
  /^(?:aligned|alignedat|align|split|gathered|gather|multlined|multline|equation|displaymath|math|eqnarray|flalign|alignat|subequations)\*?$/;

/**
 * Clears a formula of what has no meaning (spacing, sizes, labels, alignment) and brings delimiters to one spelling.
 * A bar keeps the way it faces in `command`; words in `\text{}` or `\mathrm{}` become one `letter` token; an
 * environment that only lays out becomes a group.
 */
export function tidy(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  /** The environments around: true for layout only. */
  const environments: boolean[] = [];
  let spaced = false;
  /** The last token, if it was `\left`, `\bigl` and the like. */
  let size: string | null = null;

  const emit = (token: Token, way?: 'open' | 'close' | 'mid'): void => {
    const faces = way !== undefined && (token.text === '|' || token.text === '‖');
    if (faces) out.push({ ...token, spaced: token.spaced || spaced, command: way });
    else out.push(spaced && !token.spaced ? { ...token, spaced } : token);
    spaced = false;
  };

  const seconds = doubledBars(tokens);
  for (let i = 0; i < tokens.length; i++) {
    const written = tokens[i]!;
    if (seconds?.has(i)) continue;
    const token: Token = seconds?.has(i + 1) ? { ...written, text: '‖' } : written;
    const sized: string | null = size;
    size = null;
    switch (token.kind) {
      case 'prose': {
        const word = wordIn(token.text);
        if (token.text.trim() === '' || (token.command && INVISIBLE_PROSE.has(token.command))) spaced = true;
        else emit(word ? { ...token, kind: 'letter', text: word } : token);
        break;
      }
      case 'begin':
        environments.push(LAYOUT.test(token.text));
        if (LAYOUT.test(token.text)) {
          emit({ ...token, kind: 'open', text: `\\begin{${token.text}}` });
          i = afterOptions(tokens, i + 1, token.text) - 1;
        } else emit(token);
        break;
      case 'end':
        emit(environments.pop() ? { ...token, kind: 'close', text: `\\end{${token.text}}` } : token);
        break;
      case 'cell':
      case 'row':
        if (environments.length > 0 && !environments[environments.length - 1]) emit(token);
        else spaced = true;
        break;
      case 'mark':
        if (sized && token.text === '.') spaced = true;
        else emit(token, sized ? facing(sized) : undefined);
        break;
      case 'command': {
        if (SPACING.has(token.text)) {
          spaced = true;
          size = sized;
        } else if (INVISIBLE.has(token.text)) {
          i = groupEnd(tokens, i + 1) - 1;
          spaced = true;
        } else if (SIZES.has(token.text)) {
          size = token.text;
          spaced ||= token.spaced;
        } else {
          const words = wordsUnder(tokens, i);
          if (words) {
            words.words.forEach((word) => emit(word));
            i = words.end - 1;
            break;
          }
          const spelling = SPELLINGS.get(token.text);
          if (spelling === undefined) emit(token);
          else
            emit(
              { ...token, kind: /^\\[a-z]/i.test(spelling) ? 'command' : 'mark', text: spelling },
              facing(sized ?? token.text),
            );
        }
        break;
      }
      case 'open': {
        // {\rm argmin}
        const inner = tokens[i + 1];
        const words = inner?.kind === 'command' && SWITCHES.has(inner.text) ? wordsIn(tokens, i + 2, i) : null;
        const before = tokens[i - 1]?.kind;
        if (words) {
          words.words.forEach((word) => emit(word));
          i = words.end - 1;
        } else if (isSign(inner) && tokens[i + 2]?.kind === 'close' && before !== 'sub' && before !== 'sup') {
          // {-}1: a sign that stands close.
          emit(inner);
          i += 2;
        } else emit(token);
        break;
      }
      case 'letter':
      case 'number':
      case 'close':
      case 'sub':
      case 'sup':
      case 'prime':
        emit(token);
        break;
    }
  }
  return out;
}

const isSign = (token: Token | undefined): token is Token =>
  token?.kind === 'mark' && (token.text === '-' || token.text === '+');

/** Font commands that reach to the end of their group. */
const SWITCHES: ReadonlySet<string> = new Set(['\\rm', '\\sf', '\\it', '\\bf']);

/** Index after the options of a layout environment: `[t]`, the number of columns. */
function afterOptions(tokens: readonly Token[], at: number, name: string): number {
  if (/^alignedat|^alignat/.test(name) && tokens[at]?.kind === 'open') return groupEnd(tokens, at);
  return tokens[at]?.text === '[' && /^[tbc]$/.test(tokens[at + 1]?.text ?? '') && tokens[at + 2]?.text === ']'
    ? at + 3
    : at;
}

interface Words {
  readonly words: readonly Token[];
  readonly end: number;
}

/** `\mathrm{KL}`, `\operatorname{tr}`, `\mathbb{KL}`: letters in a group under a font become words. */
function wordsUnder(tokens: readonly Token[], at: number): Words | null {
  return WORD_FONTS.has(tokens[at]!.text) && tokens[at + 1]?.kind === 'open' ? wordsIn(tokens, at + 2, at) : null;
}

/** Letters up to the brace that closes the group, as words; null where anything else stands there, or one letter alone. */
function wordsIn(tokens: readonly Token[], from: number, start: number): Words | null {
  const parts: { text: string; span: Span }[] = [];
  let apart = true;
  let at = from;
  for (; at < tokens.length && tokens[at]!.kind !== 'close'; at++) {
    const token = tokens[at]!;
    if (token.kind === 'command' && SPACING.has(token.text)) {
      apart ||= token.text !== '\\!';
      continue;
    }
    if (token.kind === 'command' && PLAIN_FONTS.has(token.text)) continue;
    if (token.kind !== 'letter') return null;
    const last = parts[parts.length - 1];
    if (last && !apart && !token.spaced)
      parts[parts.length - 1] = { text: last.text + token.text, span: { from: last.span.from, to: token.span.to } };
    else parts.push({ text: token.text, span: token.span });
    apart = false;
  }
  const joined = parts.map((part) => part.text).join('');
  if (at >= tokens.length || joined.length < 2) return null;
  const whole = { from: tokens[start]!.span.from, to: tokens[at]!.span.to };
  const isBold = BOLD_FONTS.has(tokens[start]!.text);
  // Scanners set the letters of an operator apart; bold letters apart are vectors.
  if (isBold && parts.length > 1) return null;
  const one = parts.length === 1 || TWO_WORDS.has(joined) || parts.every((part) => part.text.length === 1);
  const words = one ? [{ text: joined, span: whole }] : parts;
  return {
    words: words.map((word, i) => ({ kind: 'letter', ...word, spaced: i > 0 || tokens[start]!.spaced })),
    end: at + 1,
  };
}
