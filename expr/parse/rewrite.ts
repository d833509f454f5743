import type { Span } from '../span';
import type { Token } from '../token';
import { groupEnd } from './groups';
import { signOf } from '../signs';
import { takesArgument } from './ranges';
import { RELATIONS } from './relations';

/** Commands of one argument that only dress it. */
const DRESS: ReadonlySet<string> = new Set([
  '\\cancel',
  '\\bcancel',
  '\\xcancel',
  '\\boxed',
  '\\ensuremath',
  '\\smash',
  '\\mathord',
  '\\mathinner',
  '\\mathopen',
  '\\mathclose',
  '\\mathpunct',
  '\\fbox',
]);

/** Commands whose first argument is to be forgotten and whose second stays. */
const FORGET_FIRST: ReadonlySet<string> = new Set(['\\textcolor', '\\stackrel', '\\overset', '\\colorbox', '\\color']);

const LABELLED: ReadonlySet<string> = new Set(['\\underbrace', '\\overbrace', '\\underbracket', '\\overbracket']);

/** Fonts round an operator, and the operators that people put into them. */
const OPERATOR_FONTS: ReadonlySet<string> = new Set(['\\mathop', '\\operatorname', '\\mathrm']);
/** Fonts that only say how a sign is spaced. */
const SIGN_FONTS: ReadonlySet<string> = new Set(['\\mathbin', '\\mathop', '\\mathrel', '\\mathord']);
const OPERATORS: ReadonlySet<string> = new Set([
  '\\arg',
  '\\max',
  '\\min',
  '\\argmax',
  '\\argmin',
  '\\sum',
  '\\prod',
  '\\int',
]);

/** All commands that `dressed` does something about. */
const DRESSING: ReadonlySet<string> = new Set([
  ...DRESS,
  ...FORGET_FIRST,
  ...LABELLED,
  ...OPERATOR_FONTS,
  ...SIGN_FONTS,
  '\\mathop',
  '\\underset',
  '\\substack',
]);

/** Signs between the halves of a group, with the command that stands for each. */
const HALVING: ReadonlyMap<string, string> = new Map([
  ['\\over', '\\frac'],
  ['\\choose', '\\binom'],
]);

const brace = (kind: 'open' | 'close', span: Span): Token => ({
  kind,
  text: kind === 'open' ? '{' : '}',
  span,
  spaced: false,
});

/**
 * Brings constructions with several spellings to one: `{a \over b}` becomes `\frac{a}{b}`,
 * `\underset{z}{\max}` becomes `\max_{z}`, `\underbrace{a}_{b}` becomes `{a}`, digits after `\frac`, `_` and `^`
 * are taken one at a time as TeX does. One pass over the tokens for each kind of construction.
 */
export function rewrite(tokens: readonly Token[]): readonly Token[] {
  const numbers = tokens.some((t) => t.kind === 'number' && t.text.length > 1) ? digits(tokens) : tokens;
  const isDressed = numbers.some((t, i) =>
    t.kind === 'command' ? DRESSING.has(t.text) : t.kind === 'open' && isSpacedSign(numbers, i),
  );
  return over(isDressed ? dressed(numbers) : numbers);
}

const FRACTIONS: ReadonlySet<string> = new Set(['\\frac', '\\dfrac', '\\tfrac', '\\cfrac', '\\binom']);

/** `\frac12`, `x_12`: TeX takes one digit. */
function digits(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  let wanted = 0;
  for (const token of tokens) {
    if (wanted > 0 && token.kind === 'number' && token.text.length > 1 && /^\d+$/.test(token.text)) {
      let at = token.span.from;
      let text = token.text;
      while (wanted > 0 && text.length > 1) {
        out.push({ ...token, text: text[0]!, span: { from: at, to: at + 1 } });
        text = text.slice(1);
        at++;
        wanted--;
      }
      out.push({ ...token, text, span: { from: at, to: token.span.to }, spaced: false });
      wanted = Math.max(0, wanted - 1);
      continue;
    }
    out.push(token);
    if (token.kind === 'sub' || token.kind === 'sup') wanted = 1;
    else if (FRACTIONS.has(token.text)) wanted = 2;
    else if (token.kind === 'number' && wanted > 0) wanted--;
    else wanted = 0;
  }
  return out;
}

/** Without what only dresses: colours, boxes, labels above and below. */
function dressed(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  /** Where the argument of a brace above or below ends: what hangs there is a label. */
  const labels = new Set<number>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const end = groupEnd(tokens, i + 1);
    if (token.kind === 'open' && isSpacedSign(tokens, i) && !isArgument(out[out.length - 1])) {
      out.push(tokens[i + 1]!);
      i += 2;
    } else if (token.kind !== 'command') out.push(token);
    else if (LABELLED.has(token.text)) labels.add(end - 1);
    else if (FORGET_FIRST.has(token.text)) i = end - 1;
    else if (token.text === '\\underset') {
      const baseEnd = groupEnd(tokens, end);
      const base = inside(tokens.slice(end, baseEnd));
      out.push(...dressed(base));
      // What stands below a relation is a label.
      if (!(base.length === 1 && RELATIONS.has(base[0]!.text))) {
        out.push({ kind: 'sub', text: '_', span: token.span, spaced: false }, brace('open', token.span));
        out.push(...dressed(inside(tokens.slice(i + 1, end))), brace('close', token.span));
      }
      i = baseEnd - 1;
    } else if (token.text === '\\substack') {
      const rows = tokens
        .slice(i + 1, end)
        .map((t): Token => (t.kind === 'row' ? { ...t, kind: 'mark', text: ',' } : t));
      out.push(...dressed(tokens[i - 1]?.kind === 'sub' ? rows : inside(rows)));
      i = end - 1;
    } else if (SIGN_FONTS.has(token.text) && isSign(inside(tokens.slice(i + 1, end)))) {
      out.push(...inside(tokens.slice(i + 1, end)));
      i = end - 1;
    } else if (OPERATOR_FONTS.has(token.text) && isOperator(inside(tokens.slice(i + 1, end)))) {
      out.push(...inside(tokens.slice(i + 1, end)));
      i = end - 1;
    } else if (!DRESS.has(token.text) && token.text !== '\\mathop') out.push(token);
    if (labels.has(i)) i = skipLabel(tokens, i + 1) - 1;
  }
  return out;
}

/** A unit without its braces. */
const inside = (unit: readonly Token[]): readonly Token[] => (unit[0]?.kind === 'open' ? unit.slice(1, -1) : unit);

const isOperator = (tokens: readonly Token[]): boolean =>
  tokens.some((t) => OPERATORS.has(t.text)) && tokens.every((t) => OPERATORS.has(t.text) || /^\\[,;:! ]$/.test(t.text));

const isSign = (tokens: readonly Token[]): boolean => tokens.length === 1 && signOf(tokens[0]!.text) !== undefined;

/** `{*}`: TeX's way to space a sign like a letter; and what is left of `\overset{iid}{\sim}`. */
const isSpacedSign = (tokens: readonly Token[], at: number): boolean =>
  (isSign(tokens.slice(at + 1, at + 2)) || RELATIONS.has(tokens[at + 1]?.text ?? '')) &&
  tokens[at + 2]?.kind === 'close';

/** Whether what follows a token is its script or its argument. */
const isArgument = (before: Token | undefined): boolean =>
  before?.kind === 'sub' || before?.kind === 'sup' || (before?.kind === 'command' && takesArgument(before.text));

/** Skips the label that hangs on a brace. */
function skipLabel(tokens: readonly Token[], at: number): number {
  let i = at;
  while (tokens[i]?.kind === 'sub' || tokens[i]?.kind === 'sup') i = groupEnd(tokens, i + 1);
  return i;
}

/** An open group while `over` runs: where it starts in the output, and the sign that halves it. */
interface Halves {
  readonly start: number;
  readonly by: 'brace' | 'left';
  sign: Token | null;
  middle: number;
}

/** `{a \over b}`, `\left( a \over b \right)` and, without braces, `a \over b` for the whole formula. */
function over(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some((t) => t.kind === 'command' && HALVING.has(t.text))) return tokens;
  const out: Token[] = [];
  const groups: Halves[] = [{ start: 0, by: 'brace', sign: null, middle: 0 }];
  const top = (): Halves => groups[groups.length - 1]!;
  const open = (by: Halves['by']): number => groups.push({ start: out.length, by, sign: null, middle: 0 });
  /** Writes the innermost group as one command, if a sign halves it. */
  const close = (): void => {
    const { start, sign, middle } = groups.pop()!;
    if (!sign) return;
    const below = out.splice(middle);
    const above = out.splice(start);
    const half = (part: readonly Token[]): Token[] => [brace('open', sign.span), ...part, brace('close', sign.span)];
    out.push({ ...sign, text: HALVING.get(sign.text)! }, ...half(above), ...half(below));
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'open') {
      out.push(token);
      open('brace');
    } else if (token.kind === 'close') {
      while (groups.length > 1 && top().by === 'left') close();
      const halved = groups.length > 1 && top().sign !== null;
      const { start } = top();
      if (groups.length > 1) close();
      const before = out[start - 2]?.kind;
      // Braces that only held the two halves together are gone with the sign, unless a command or a script took them.
      if (halved && before !== 'command' && before !== 'sub' && before !== 'sup') out.splice(start - 1, 1);
      else out.push(token);
    } else if (token.text === '\\left' && tokens[i + 1]) {
      out.push(token, tokens[++i]!);
      open('left');
    } else if (token.text === '\\right') {
      if (top().by === 'left') close();
      out.push(token);
    } else if (HALVING.has(token.text)) {
      top().sign = token;
      top().middle = out.length;
    } else out.push(token);
  }
  while (groups.length > 0) close();
  return out;
}
