import { spellTokens } from '../names';
import type { Span } from '../span';
import type { Token } from '../token';
import type { Expr } from '../types';
import { closes } from './pairs';
import { spellRange, unitEnd, unitInside, within } from './ranges';
import type { Range, Reader } from './reader';
import { relationAt } from './relations';

/** What hangs on a symbol: sub- and superscripts without their braces, and primes. */
export interface Scripts {
  readonly subs: readonly Range[];
  readonly sups: readonly Range[];
  readonly primes: number;
}

export const noScripts: Scripts = { subs: [], sups: [], primes: 0 };

/** Takes all sub- and superscripts and primes that follow. */
export function scripts(r: Reader): Scripts {
  const first = r.kind();
  if (first !== 'sub' && first !== 'sup' && first !== 'prime') return noScripts;
  const subs: Range[] = [];
  const sups: Range[] = [];
  let primes = 0;
  for (;;) {
    const kind = r.kind();
    if (kind === 'prime') {
      primes++;
      r.at++;
    } else if (kind === 'sub' || kind === 'sup') {
      const sign = r.peek()!;
      const end = unitEnd(r, r.at + 1);
      if (end === r.at + 1) {
        r.fail(`expected something after "${sign.text}"`, sign.span);
        r.at++;
        break;
      }
      const inside = unitInside(r, r.at + 1, end);
      r.at = end;
      if (inside[0] >= inside[1]) continue;
      if (kind === 'sup' && allPrimes(r, inside)) primes += inside[1] - inside[0];
      else (kind === 'sub' ? subs : sups).push(inside);
    } else break;
  }
  return { subs, sups, primes };
}

const allPrimes = (r: Reader, range: Range): boolean =>
  r.slice(range).every((t) => t.kind === 'prime' || t.text === '\\prime');

/** What stands in a subscript: indices, ranges, "all but". */
export function indices(r: Reader, range: Range): Expr[] {
  return within(r, range, (inner) => {
    inner.bar = 'separate';
    const items: Expr[] = [];
    while (!inner.done()) {
      const before = inner.at;
      items.push(index(inner));
      if (!(inner.take(',') || inner.take(';') || inner.take('|')) || inner.at === before) break;
    }
    return items;
  });
}

const ALL_BUT: ReadonlySet<string> = new Set(['-', '\\setminus', '\\neg', '\\lnot', '/']);

function index(r: Reader): Expr {
  const start = r.at;
  const whole = wholeAxis(r);
  if (whole) return whole;
  if (start === r.from && ALL_BUT.has(r.peek()!.text)) {
    r.at++;
    const set = r.take('\\{');
    const but = r.grammar.list(r);
    if (set) r.take('\\}');
    if (but.length === 0) return r.fail(`expected an index after "${r.token(start)!.text}"`);
    return { kind: 'others', but, span: r.since(start) };
  }
  const opening = relationAt(r);
  if (opening && (opening.op === '<' || opening.op === '<=')) {
    r.at += opening.length;
    const bound = r.grammar.sum(r);
    const span = r.since(start);
    const one: Expr = { kind: 'num', value: 1, text: '1', span };
    const to: Expr =
      opening.op === '<' ? { kind: 'sum', terms: [bound, { kind: 'negative', body: one, span }], span } : bound;
    return { kind: 'range', from: one, to, span };
  }
  const item = r.grammar.condition(r);
  if (r.take(':')) return { kind: 'range', from: item, to: r.grammar.sum(r), span: r.since(start) };
  if (item.kind === 'relation' && item.op === '!=' && item.left.kind === 'sym')
    return {
      kind: 'others',
      but: item.right.kind === 'tuple' ? item.right.items : [item.right],
      dummy: item.left.name,
      span: item.span,
    };
  return item;
}

/** `:` or `\cdot` alone, as in `X_{n,:}`: all of an axis. Null where neither stands here. */
export function wholeAxis(r: Reader): Expr | null {
  if (!(r.is(':') || r.is('\\cdot')) || !(r.peek(1) === undefined || r.is(',', 1) || closes(r.peek(1)!))) return null;
  const start = r.at++;
  return { kind: 'sym', name: '\\cdot', span: r.since(start) };
}

const TRANSPOSES: ReadonlySet<string> = new Set([
  'T',
  '\\top',
  '\\intercal',
  '\\tran',
  '\\transpose',
  'tr',
  '\\dagger',
]);

/** Tokens that no sign of a transpose is spelled with. */
const NOT_IN_TRANSPOSES: ReadonlySet<Token['kind']> = new Set(['number', 'mark', 'sub', 'sup', 'prime']);

/** Whether a superscript is a sign of a transpose. */
export const isTranspose = (tokens: readonly Token[]): boolean =>
  !tokens.some((t) => NOT_IN_TRANSPOSES.has(t.kind)) && TRANSPOSES.has(spellTokens(tokens));

/** Whether a superscript transposes its base: a declared `T` above a number is a power. */
function transposes(r: Reader, base: Expr, tokens: readonly Token[]): boolean {
  if (!isTranspose(tokens)) return false;
  // `1^T`: a number has no transpose, and one no powers; the vector of ones is meant.
  if (base.kind === 'num' && base.text === '1') return true;
  const rank = rankOf(r, base);
  return r.vocabulary.lookup('T') === null || spellTokens(tokens) !== 'T' || rank === null || rank > 0;
}

/** How many axes the value of a plain expression has, as far as declarations tell; null where they do not. */
export function rankOf(r: Reader, e: Expr): number | null {
  if (e.kind === 'num') return 0;
  if (e.kind === 'sym') return r.vocabulary.lookup(e.name)?.rank ?? null;
  if (e.kind === 'indexed') {
    const rank = rankOf(r, e.base);
    return rank === null ? null : Math.max(0, rank - e.at.filter(isSingle).length);
  }
  return null;
}

/** Whether an index picks one place of its axis. */
const isSingle = (e: Expr): boolean =>
  e.kind !== 'range' && e.kind !== 'others' && !(e.kind === 'sym' && e.name === '\\cdot');

/** Splits `W_{ij}` into two indices where `W` is declared with two axes, and `X_{nc,t}` into three where it has three. */
function splitByRank(r: Reader, base: Expr, at: Expr[]): Expr[] {
  const rank = rankOf(r, base);
  const only = at[0];
  if (at.length === 1 && only?.kind === 'num' && /^[1-9]{2,}$/.test(only.text)) {
    // \Sigma_{12} of a matrix is one entry.
    if (rank !== only.text.length) return at;
    const { from } = only.span;
    return [...only.text].map((text, k): Expr => ({
      kind: 'num',
      value: Number(text),
      text,
      span: { from: from + k, to: from + k + 1 },
    }));
  }
  if (rank !== null && rank > 2) {
    const all = at.flatMap((e) => (isRunOfIndices(r, e) ? e.factors : [e]));
    return all.length <= rank ? all : at;
  }
  if (at.length !== 1 || only?.kind !== 'product' || !only.joins.every((j) => j === '')) return at;
  return rank !== null && rank === only.factors.length ? [...only.factors] : at;
}

/** `nc` in `X_{nc}`: indices side by side, which nobody multiplies. */
const isRunOfIndices = (r: Reader, e: Expr): e is Extract<Expr, { kind: 'product' }> =>
  e.kind === 'product' && e.joins.every((j) => j === '') && e.factors.every((f) => isIndexName(r, f));

/** A name that is declared as an index, bound here, or not declared at all. */
export function isIndexName(r: Reader, e: Expr): boolean {
  if (e.kind !== 'sym') return false;
  const info = r.vocabulary.lookup(e.name);
  return info === null || info.kind === 'index' || r.bound.includes(e.name);
}

/** Hangs subscripts, primes and superscripts on an expression, in that order. */
export function hang(r: Reader, base: Expr, marks: Scripts, start: number): Expr {
  let value = base;
  for (const sub of marks.subs) {
    const at = splitByRank(r, value, indices(r, sub));
    if (at.length === 0) continue;
    value =
      value.kind === 'wrap' && value.op === 'norm' && !value.order && at.length === 1
        ? { ...value, order: at[0]!, span: r.since(start) }
        : { kind: 'indexed', base: value, at, place: 'sub', span: r.since(start) };
  }
  if (marks.primes > 0) value = { kind: 'prime', base: value, count: marks.primes, span: r.since(start) };
  for (const sup of marks.sups) value = raise(r, value, sup, start);
  return value;
}

/** What a superscript makes of its base: a transpose, an index in brackets, a decorated name, or a power. */
function raise(r: Reader, base: Expr, range: Range, start: number): Expr {
  const [from, to] = range;
  const tokens = r.slice(range);
  const span = r.since(start);
  if (transposes(r, base, tokens)) return { kind: 'transpose', base, span };
  if (tokens[0]?.text === '-' && transposes(r, base, tokens.slice(1))) {
    const one: Expr = { kind: 'num', value: 1, text: '1', span };
    return {
      kind: 'transpose',
      base: { kind: 'power', base, exponent: { kind: 'negative', body: one, span }, span },
      span,
    };
  }
  if (tokens[0]?.text === '(' && !isPlainNumber(r, base)) {
    const close = r.matching(from);
    if (close !== -1 && close < to && mayFollowIndex(r.slice([close + 1, to]))) {
      const at = indices(r, [from + 1, close]);
      const indexed: Expr = inFront(r, base, at, span) ?? { kind: 'indexed', base, at, place: 'sup', span };
      return close + 1 < to ? raise(r, indexed, [close + 1, to], start) : indexed;
    }
  }
  if (base.kind === 'sym' && (tokens.length === 1 || mayDecorate(tokens))) {
    const text = spellTokens(tokens);
    const word = tokens.length === 1 && /^[A-Za-z]{2,}$/.test(text) && !r.vocabulary.lookup(text);
    if (word || isDecoration(text)) return { kind: 'sym', name: `${base.name}^{${decoration(text)}}`, span };
  }
  // ^{2T}: a transpose after a number.
  if (tokens.length > 1 && isTranspose(tokens.slice(-1)) && tokens[tokens.length - 2]?.kind === 'number')
    return { kind: 'transpose', base: raise(r, base, [from, to - 1], start), span };
  const exponent = within(r, range, (inner) => {
    const items = inner.grammar.list(inner);
    return items.length === 1 ? items[0]! : ({ kind: 'tuple', items, span: inner.since(from) } as Expr);
  });
  const sample = isIndexName(r, exponent) ? inFront(r, base, [exponent], span) : null;
  return sample ?? { kind: 'power', base, exponent, span };
}

/**
 * `X^{(n)}_c` of an array of three and more axes is `X_{n,c}`: what stands above, such as the number of a sample, comes
 * before what stands below. Null where this is no such array.
 */
function inFront(r: Reader, base: Expr, at: readonly Expr[], span: Span): Expr | null {
  if (base.kind !== 'indexed' || base.place !== 'sub' || base.base.kind !== 'sym') return null;
  const { rank: axes = 0, node } = r.vocabulary.lookup(base.base.name) ?? {};
  // Nodes are told apart by their indices where they are declared to have them: above, or below.
  if (node || axes < 3 || at.length + base.at.length > axes) return null;
  return { ...base, at: [...at, ...base.at], span };
}

/** `2^{(n)}` and `e^{(x)}` are powers: neither has components. */
const isPlainNumber = (r: Reader, base: Expr): boolean =>
  base.kind === 'num' || (base.kind === 'sym' && base.name === 'e' && r.vocabulary.lookup('e') === null);

/** After `x^{(i)`: nothing, a transpose, or a power. */
const mayFollowIndex = (tokens: readonly Token[]): boolean =>
  tokens.length === 0 ||
  isTranspose(tokens) ||
  (tokens.length === 1 && (tokens[0]!.kind === 'number' || tokens[0]!.text === '*'));

/** Superscripts that make another name of a name: `f^*`, `x^+`. */
const DECORATIONS: ReadonlySet<string> = new Set(['*', '\\ast', '\\star', '+', '-', '\\dagger']);

/** Whether tokens can spell such a superscript: no letter and no number is part of one. */
export const mayDecorate = (tokens: readonly Token[]): boolean =>
  !tokens.some((t) => t.kind === 'letter' || t.kind === 'number');

export const isDecoration = (text: string): boolean => DECORATIONS.has(text);

/** All stars are one star. */
export const decoration = (text: string): string => (text === '\\star' || text === '\\ast' ? '*' : text);

/** The name with the scripts that are part of it spelled out. */
export const spellScripts = (
  r: Reader,
  marks: Scripts,
  drop: (text: string) => boolean,
): { sup: string; sub: string } => ({
  sup: marks.sups.map((range) => decoration(spellRange(r, range))).join(''),
  sub: marks.subs
    .map((range) => spellRange(r, range))
    .filter((text) => !drop(text))
    .join(','),
});
