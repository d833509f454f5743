import type { Span } from '../span';
import { join } from '../span';
import type { Token } from '../token';
import { isMark } from './items';
import { isSpacing } from './spacing';

/** One side of a relation: its tokens after the expansion of macros, and as it was written. */
export interface Side {
  readonly tokens: Token[];
  /** Source as written, white space collapsed, without `&`, `\\`, `\tag`, `\label` and closing punctuation. */
  readonly latex: string;
  readonly span: Span;
}

const ENDINGS = new Set([
  '\\square',
  '\\Box',
  '\\blacksquare',
  '\\qed',
  '\\qedhere',
  '\\qedsymbol',
  '\\QED',
  '\\checkmark',
  '\\blacklozenge',
  '\\lozenge',
]);

const isPunctuation = (token: Token): boolean =>
  token.kind === 'mark' && (token.text === ',' || token.text === ';' || token.text === ':');

/** Indices of tokens without the spacing and the punctuation around them. */
export function trim(tokens: readonly Token[], indices: readonly number[]): number[] {
  let from = 0;
  let to = indices.length;
  const at = (i: number): Token => tokens[indices[i]!]!;
  const emptyGroup = (i: number): boolean =>
    i >= from && i + 1 < to && at(i).kind === 'open' && at(i + 1).kind === 'close';
  for (;;) {
    if (to <= from) return [];
    const first = at(from);
    const last = at(to - 1);
    if (isSpacing(first) || isMark(first, ':') || isMark(first, ',') || isMark(first, ';')) from++;
    else if (emptyGroup(from) && !(from + 2 < to && (at(from + 2).kind === 'sup' || at(from + 2).kind === 'sub')))
      from += 2;
    else if (isSpacing(last) || isPunctuation(last) || ENDINGS.has(last.text)) to--;
    else if (isMark(last, '.') && !(to - 2 >= from && keepsStop(at(to - 2), last))) to--;
    else if (to - 2 > from && emptyGroup(to - 2) && endsOperand(at(to - 3))) to -= 2;
    else break;
  }
  return indices.slice(from, to);
}

/** The full stop of `...` and of `\right.` is none. */
const keepsStop = (before: Token, stop: Token): boolean =>
  (isMark(before, '.') && !stop.spaced) || /^\\(?:left|right|middle|[bB]igg?[lr]?)$/.test(before.text);

/** `x{}` at the end of a side is `x`; `\f{}` is a call. */
const endsOperand = (token: Token): boolean =>
  token.kind === 'close' || token.kind === 'letter' || token.kind === 'number';

/** A side from its tokens; `at` is where it should stand if it is empty. */
export function side(text: string, tokens: readonly Token[], indices: readonly number[], at: number): Side {
  const kept = trim(tokens, indices);
  const own = kept.map((i) => tokens[i]!);
  if (own.length === 0) return { tokens: [], latex: '', span: { from: at, to: at } };
  return {
    tokens: own,
    latex: latexOf(text, tokens, kept),
    span: own.reduce((span, token) => join(span, token.span), own[0]!.span),
  };
}

/** The source of some tokens: slices where they are neighbours, so that spacing is kept as it was written. */
export function latexOf(text: string, tokens: readonly Token[], indices: readonly number[]): string {
  const chosen = new Set(indices);
  const out: string[] = [];
  for (let k = 0; k < indices.length;) {
    const first = k;
    let span = tokens[indices[k]!]!.span;
    for (k++; k < indices.length && isNext(tokens, indices[k - 1]!, indices[k]!); k++)
      span = join(span, tokens[indices[k]!]!.span);
    const run = indices.slice(first, k);
    // A macro whose meaning falls on two sides has no source of its own on either.
    const torn = ([-1, 1] as const).some((step) => {
      let i = (step < 0 ? run[0]! : run.at(-1)!) + step;
      while (tokens[i] && isSpacing(tokens[i]!)) i += step;
      const outside = chosen.has(i) ? undefined : tokens[i]?.span;
      return outside !== undefined && outside.from < span.to && outside.to > span.from;
    });
    out.push(torn ? spell(run.map((i) => tokens[i]!)) : text.slice(span.from, span.to).replace(/(?<!\\)%[^\n]*/g, ' '));
  }
  return out.join(' ').replace(/\s+/g, ' ').trim();
}

/** Whether nothing that was written stands between two tokens: what is left out there came from the same macro as they. */
function isNext(tokens: readonly Token[], before: number, after: number): boolean {
  const { from, to } = tokens[before]!.span;
  for (let i = before + 1; i <= after && after > before + 1; i++)
    if (tokens[i]!.span.from !== from || tokens[i]!.span.to !== to) return false;
  return true;
}

/** Tokens as LaTeX. */
export function spell(tokens: readonly Token[]): string {
  let out = '';
  for (const token of tokens) {
    const text =
      token.kind === 'prose'
        ? `${token.command}{${token.text}}`
        : token.kind === 'begin' || token.kind === 'end'
          ? `\\${token.kind}{${token.text}}`
          : token.text;
    out += (/\\[A-Za-z]+$/.test(out.slice(-30)) && /^[A-Za-z]/.test(text)) || token.spaced ? ` ${text}` : text;
  }
  return out.trim();
}
