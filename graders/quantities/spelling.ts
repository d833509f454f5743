import type { Token } from '../../expr';

export interface Spelling {
  /** Whether a comma between digits is a decimal point. */
  readonly decimalComma: boolean;
}

const isMark = (token: Token | undefined, text: string): boolean => token?.kind === 'mark' && token.text === text;
const isDigits = (token: Token | undefined): token is Token => token?.kind === 'number';

/** Units and words after a value: `490 \text{ parameters}`. */
const isWord = (token: Token): boolean => token.kind === 'prose';

/**
 * Brings the ways in which numbers are spelled to one: groups of thousands (`1,820`, `1{,}820`, `1\,820`), decimal
 * commas where they are customary, percentages, and powers of ten such as `1.8e3`. Words after a value are dropped.
 */
export function spelledOut(tokens: readonly Token[], spelling: Spelling): Token[] {
  const kept = [...tokens];
  while (kept.length > 1 && isWord(kept.at(-1)!)) kept.pop();
  const out: Token[] = [];
  let depth = 0;
  for (let i = 0; i < kept.length;) {
    const token = kept[i]!;
    if (/^(?:\(|\[|\\\{)$/.test(token.text) || token.kind === 'begin') depth++;
    else if (/^(?:\)|\]|\\\})$/.test(token.text) || token.kind === 'end') depth--;
    if (token.kind === 'number') {
      const { text, next } = number(kept, i, depth === 0, spelling);
      i = next;
      const { power, after } = powerOfTen(kept, i);
      i = after;
      out.push({ ...token, text });
      if (power !== null) out.push(...timesTen(power, token));
    } else if (token.text === '\\%' || isMark(token, '%')) {
      out.push(...timesTen(-2, token));
      i++;
    } else {
      out.push(token);
      i++;
    }
  }
  return out;
}

/** A number with its groups of digits. */
function number(
  tokens: readonly Token[],
  at: number,
  outside: boolean,
  { decimalComma }: Spelling,
): { text: string; next: number } {
  let text = tokens[at]!.text;
  let next = at + 1;
  for (;;) {
    const group = groupAfter(tokens, next);
    if (group === null) return { text, next };
    const { sign, digits, to } = group;
    const thousands =
      digits.text.length === 3 && /^[1-9]\d{0,2}(?:\d{3})*$/.test(text) && !(sign === ',' && decimalComma);
    if (sign === ',' && decimalComma && !text.includes('.')) text += `.${digits.text}`;
    else if (thousands && (outside || sign === '{,}')) text += digits.text;
    // A comma in braces is typeset without the space of a list: a decimal comma, whatever the custom.
    else if (sign === '{,}' && !text.includes('.')) text += `.${digits.text}`;
    else return { text, next };
    next = to;
  }
}

/** What may continue a number: `,820`, `{,}820`, `\,820`, ` 820`. */
function groupAfter(
  tokens: readonly Token[],
  at: number,
): { sign: ',' | '{,}' | ' '; digits: Token; to: number } | null {
  const [a, b, c, d] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (isMark(a, ',') && !a!.spaced && isDigits(b) && !b.spaced) return { sign: ',', digits: b, to: at + 2 };
  if (a?.kind === 'open' && isMark(b, ',') && c?.kind === 'close' && isDigits(d))
    return { sign: '{,}', digits: d, to: at + 4 };
  if (a?.text === '\\,' && isDigits(b)) return { sign: ' ', digits: b, to: at + 2 };
  if (isDigits(a)) return { sign: ' ', digits: a, to: at + 1 };
  return null;
}

/** `e3`, `E-3`, `\mathrm{e}3` right behind a number. */
function powerOfTen(tokens: readonly Token[], at: number): { power: number | null; after: number } {
  const none = { power: null, after: at };
  const upright =
    tokens[at]?.text === '\\mathrm' && tokens[at + 1]?.kind === 'open' && tokens[at + 3]?.kind === 'close';
  const letter = tokens[upright ? at + 2 : at];
  if (letter?.kind !== 'letter' || !/^[eE]$/.test(letter.text) || letter.spaced) return none;
  const next = at + (upright ? 4 : 1);
  const sign = isMark(tokens[next], '-') || isMark(tokens[next], '+') ? 1 : 0;
  const digits = tokens[next + sign];
  if (!isDigits(digits) || digits.spaced || !/^\d+$/.test(digits.text)) return none;
  return { power: (isMark(tokens[next], '-') ? -1 : 1) * Number(digits.text), after: next + sign + 1 };
}

/** `\cdot 10^{n}`. */
function timesTen(power: number, like: Token): Token[] {
  const token = (kind: Token['kind'], text: string): Token => ({ kind, text, span: like.span, spaced: false });
  return [
    token('command', '\\cdot'),
    token('number', '10'),
    token('sup', '^'),
    token('open', '{'),
    ...(power < 0 ? [token('mark', '-')] : []),
    token('number', String(Math.abs(power))),
    token('close', '}'),
  ];
}
