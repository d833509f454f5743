import { lex } from './lexer';
import type { Token } from './token';

/** Fonts that say nothing about what a name means. */
export const PLAIN_FONTS: ReadonlySet<string> = new Set([
  '\\mathrm',
  '\\mathit',
  '\\mathsf',
  '\\mathtt',
  '\\mathnormal',
  '\\operatorname',
  '\\mathop',
  '\\mathord',
  '\\mathbin',
  '\\mathrel',
  '\\boxed',
  '\\rm',
  '\\it',
  '\\sf',
  '\\ensuremath',
]);

/** Bold and arrows: dropped, unless the bold and the plain name are both declared. */
export const BOLD_FONTS: ReadonlySet<string> = new Set([
  '\\mathbf',
  '\\boldsymbol',
  '\\bm',
  '\\bf',
  '\\vec',
  '\\pmb',
  '\\overrightarrow',
  '\\underline',
  '\\bold',
  '\\vect',
  '\\mb',
  '\\bs',
  '\\mat',
]);

/** Alphabets that make another letter of it. */
export const ALPHABETS: ReadonlySet<string> = new Set([
  '\\mathcal',
  '\\mathbb',
  '\\mathfrak',
  '\\mathscr',
  '\\mathbbm',
  '\\mathds',
]);

/** Accents, with the spelling that stands for each. */
export const ACCENTS: Readonly<Record<string, string>> = {
  '\\hat': '\\hat',
  '\\widehat': '\\hat',
  '\\tilde': '\\tilde',
  '\\widetilde': '\\tilde',
  '\\bar': '\\bar',
  '\\overline': '\\bar',
  '\\dot': '\\dot',
  '\\ddot': '\\ddot',
  '\\check': '\\check',
  '\\breve': '\\breve',
};

/** No word is longer, fonts round it included. */
const LONGEST_WORD = 200;

/** The word inside `\text{…}` when it is nothing but a word, fonts within fonts included; else null. */
export function wordIn(prose: string): string | null {
  if (prose.length > LONGEST_WORD) return null;
  let text = prose.trim();
  for (;;) {
    const inner = /^\\(?:text\w*|mathrm|mathbf|mathit|operatorname|rm|bf|it)\s*\{([^{}]*(?:\{[^{}]*\})*[^{}]*)\}$/.exec(
      text,
    );
    if (!inner) break;
    text = inner[1]!.trim();
  }
  text = text.replace(/^\\(?:rm|bf|it|sf)\s+/, '');
  return /^[A-Za-z]+$/.test(text) ? text : null;
}

/** What must stand between the spellings of two neighbours so that TeX does not merge them, as in `\theta x`. */
const gap = (left: string, right: string): string =>
  left.includes('\\') && /^[A-Za-z]/.test(right) && /\\[A-Za-z]+$/.test(left) ? ' ' : '';

/** Joins the spellings of two neighbours so that TeX would not merge them: `\theta` and `x` need a space. */
export const abut = (left: string, right: string): string => left + gap(left, right) + right;

/** Spells base, superscript decoration and subscript as one canonical name. */
export function spell(base: string, sup: string, sub: string): string {
  return base + (sup ? `^{${sup}}` : '') + (sub ? `_{${sub}}` : '');
}

/** Nothing longer or deeper is a name. */
const LONGEST_NAME = 1000;
const DEEPEST_NAME = 100;

/**
 * Canonical spelling of a run of tokens taken as a name or a decoration: no spaces, no plain fonts,
 * braces round every sub- and superscript, superscript first. `\mathbf x_1` → `x_{1}`.
 */
export function spellTokens(tokens: readonly Token[], keepBold = false): string {
  const only = tokens.length === 1 ? tokens[0]! : null;
  if (only?.kind === 'letter' || only?.kind === 'number') return only.text;
  let at = 0;
  let depth = 0;
  /** One unit: a group, or a single token with what it takes. */
  const unit = (): string => {
    const token = tokens[at++];
    if (!token || depth > DEEPEST_NAME) return '';
    depth++;
    const text = spelled(token);
    depth--;
    return text;
  };
  const spelled = (token: Token): string => {
    if (token.kind === 'open') {
      const text = run('close');
      at++;
      return text;
    }
    if (token.kind === 'prose') return wordIn(token.text) ?? `\\text{${token.text.trim().replace(/\s+/g, ' ')}}`;
    if (token.kind === 'command') {
      if (PLAIN_FONTS.has(token.text)) return unit();
      if (BOLD_FONTS.has(token.text)) {
        const body = unit();
        return keepBold ? `\\mathbf{${body}}` : body;
      }
      if (ALPHABETS.has(token.text)) {
        const body = unit();
        return body.length > 1 && /^[A-Za-z]+$/.test(body) ? body : `${token.text}{${body}}`;
      }
      const accent = ACCENTS[token.text];
      if (accent) return `${accent}{${unit()}}`;
      if (/^\\[,;:! ]$/.test(token.text) || token.text === '\\left' || token.text === '\\right') return '';
      return token.text;
    }
    return token.text;
  };
  const run = (stop: 'close' | null): string => {
    let text = '';
    let last = '';
    let base = '';
    let sup = '';
    let sub = '';
    const flush = (): void => {
      const next = spell(base, sup, sub);
      text += gap(last, next) + next;
      if (next) last = next;
      base = sup = sub = '';
    };
    while (at < tokens.length && tokens[at]!.kind !== stop) {
      const kind = tokens[at]!.kind;
      if (kind === 'sub') {
        at++;
        sub = abut(sub, unit());
      } else if (kind === 'sup') {
        at++;
        sup = abut(sup, unit());
      } else if (kind === 'prime') {
        at++;
        base += "'";
      } else {
        flush();
        base = unit();
      }
    }
    flush();
    return text;
  };
  return run(null);
}

/** Canonical spelling of a name as an instructor or a student writes it in LaTeX. */
export function canonicalName(latex: string, keepBold = false): string {
  return latex.length > LONGEST_NAME ? latex.trim() : spellTokens(lex(latex).tokens, keepBold);
}

/** Whether a name is another one, or is declared with it below or above the line: `z_{k}` with `k`. */
export function speltWith(name: string, other: string): boolean {
  const script = name.search(/[_^]\{/);
  if (name === other || script === -1) return name === other;
  return lex(name.slice(script)).tokens.some(({ text }) => text === other);
}
