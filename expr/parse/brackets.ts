import type { Span } from '../span';
import type { Expr } from '../types';
import { closes, CLOSING, opens } from './pairs';
import { spellRange, unitEnd } from './ranges';
import type { BarMeaning, Range, Reader } from './reader';
import { relationAt, RELATIONS } from './relations';

/**
 * Reads what stands inside the bracket that opens here, and the closing mark. A bracket that nothing closes
 * ends with the formula; that is noted, since scanners and writers lose brackets.
 */
export function bracketed<T>(
  r: Reader,
  rule: (r: Reader) => T,
  bar: BarMeaning = 'open',
  doubleBar: BarMeaning = 'open',
): T {
  const start = r.at;
  const open = r.next()!;
  const value = r.inside(() => rule(r), bar, doubleBar);
  close(r, start, open.text, open.span);
  return value;
}

function close(r: Reader, start: number, open: string, span: Span): void {
  const closing = CLOSING.get(open) ?? '}';
  if (r.take(closing)) return;
  const token = r.peek();
  if (token?.kind === 'mark' && closes(token)) {
    r.note(`"${shown(open)}" is closed by "${shown(token.text)}"`, token.span);
    r.at++;
  } else if (!token || closes(token) || token.kind === 'cell' || token.kind === 'row') {
    r.note(`"${shown(open)}" is never closed; it was closed at the end`, span);
  } else {
    r.fail(`expected "${shown(closing)}" before "${shown(token.text)}"`, token.span);
    const end = r.matching(start);
    r.at = end === -1 ? r.to : end + 1;
  }
}

/** A mark as a reader of a message knows it. */
const shown = (mark: string): string => (mark === '\\{' || mark === '\\}' ? mark.slice(1) : mark);

/** Whether a test holds for some token directly inside the bracket that opens at token `from`. */
function holds(r: Reader, from: number, test: (inner: Reader) => boolean): boolean {
  const end = r.matching(from);
  return end !== -1 && found(r, [from + 1, end], test);
}

/** Whether a test holds at some place of a range, inner brackets apart. */
function found(r: Reader, range: Range, test: (inner: Reader) => boolean): boolean {
  const inner = r.sub(range);
  while (!inner.done()) {
    const close = inner.matching(inner.at);
    if (close !== -1) inner.at = close + 1;
    else if (test(inner)) return true;
    else inner.at++;
  }
  return false;
}

/** Whether a relation stands directly inside the bracket that opens at token `from`. */
export const holdsRelation = (r: Reader, from: number): boolean => holds(r, from, (i) => relationAt(i) !== null);

/** Whether a relation stands directly inside a range. */
export const hasRelation = (r: Reader, range: Range): boolean => found(r, range, (i) => relationAt(i) !== null);

/** The names in the bracket that opens at token `from`, where it holds nothing else but separators between them. */
export function namesIn(r: Reader, from: number): readonly string[] | null {
  const end = r.matching(from);
  const names: string[] = [];
  let at = from + 1;
  while (at < end) {
    const start = at;
    const token = r.token(at)!;
    if (token.kind !== 'letter' && !(token.kind === 'command' && /^\\[A-Za-z]+$/.test(token.text))) return null;
    at = unitEnd(r, at);
    for (let kind = r.token(at)?.kind; at < end && (kind === 'sub' || kind === 'sup' || kind === 'prime');) {
      at = kind === 'prime' ? at + 1 : unitEnd(r, at + 1);
      kind = r.token(at)?.kind;
    }
    names.push(spellRange(r, [start, at]));
    if (at < end && !SEPARATORS.has(r.token(at)!.text)) return null;
    at++;
  }
  return names.length > 0 ? names : null;
}

const SEPARATORS: ReadonlySet<string> = new Set([',', ';', '|', '\\mid']);

/** Whether one of these marks stands directly inside the bracket that opens at token `from`; `||` is two bars. */
export const holdsMark = (r: Reader, from: number, marks: readonly string[]): boolean =>
  holds(r, from, (i) => marks.some((mark) => (mark === '||' ? i.is('|') && i.is('|', 1) : i.is(mark))));

/** Whether one bar stands directly inside the bracket that opens at token `from`, and so separates what is given. */
export function holdsSeparator(r: Reader, from: number): boolean {
  let bars = 0;
  holds(r, from, (i) => {
    if (i.is('|') && i.kind(1) !== 'sub') bars++;
    return bars > 1;
  });
  return bars === 1;
}

/** Items in the bracket that opens here. */
export const itemsIn = (r: Reader): Expr[] => bracketed(r, (inner) => inner.grammar.list(inner));

/** A bracket in the place of a factor: grouping, a tuple, a set, or an indicator when it holds a relation. */
export function group(r: Reader): Expr {
  const start = r.at;
  const open = r.peek()!.text;
  const relation = open === '[' && holdsRelation(r, r.at);
  const items = itemsIn(r);
  const span = r.since(start);
  if (items.length === 0) return r.fail('expected something between the brackets', span);
  if (relation && items.length === 1) return { kind: 'indicator', body: items[0]!, span };
  if (items.length === 1) return items[0]!;
  return open === '\\{' ? { kind: 'set', items, span } : { kind: 'tuple', items, span };
}

/** `[n]` after `\in`: the numbers from 1 to `n`; null where the bracket holds anything else than one item. */
export function upToSet(r: Reader): Expr | null {
  const start = r.at;
  if (holdsMark(r, start, [',', ';']) || holdsRelation(r, start)) return null;
  const [last] = itemsIn(r);
  const span = r.since(start);
  if (!last) return r.fail('expected something between the brackets', span);
  const one: Expr = { kind: 'num', value: 1, text: '1', span };
  return { kind: 'set', items: [one, { kind: 'ellipsis', span }, last], span };
}

/** `\{0, 1\}` after `\in`: always a set. */
export function setOf(r: Reader): Expr {
  const start = r.at;
  const items = itemsIn(r);
  return { kind: 'set', items, span: r.since(start) };
}

/** What a bar does inside the bars that the token here opens. */
const barInside = (r: Reader): BarMeaning =>
  r.peek()!.command === 'open' && r.matching(r.at) !== -1 ? 'sided' : 'close';

/** Whether the bar that stands here closes the bars being read. */
function isClosing(r: Reader, meaning: BarMeaning): boolean {
  return meaning === 'close' || (meaning === 'sided' && r.peek()!.command === 'close');
}

/** Whether a bar can open an absolute value or a norm here. */
function canOpen(r: Reader, meaning: BarMeaning): boolean {
  const way = r.peek()!.command;
  // Some write `p(x \lvert y)`: where a bar may separate, one that opens must be closed.
  if (way !== undefined) return way === 'open' && (meaning !== 'separate' || r.matching(r.at) !== -1);
  if (meaning === 'open' || meaning === 'sided') return true;
  // Where an operand is wanted, a bar cannot close or separate: E[|X|], |a - |b||.
  const before = r.token(r.at - 1);
  return !before || opens(before) || WANTS_OPERAND.has(before.text) || RELATIONS.has(before.text);
}

const WANTS_OPERAND: ReadonlySet<string> = new Set(['+', '-', ',', ';', '/', '\\cdot', '\\times', '\\log', '\\exp']);

/** `|x|`, or null where a bar has another meaning here. */
export function bars(r: Reader): Expr | null {
  if (!canOpen(r, r.bar)) return null;
  const start = r.at;
  const open = r.peek()!;
  if (r.is('|', 1) && open.command !== 'open') {
    const value = doubled(r);
    if (value) return value;
  }
  const body = r.inside(() => sumAfter(r, 1, barInside(r)));
  if (!r.take('|')) r.fail('this bar is never closed', open.span);
  return { kind: 'wrap', op: 'bars', body, span: r.since(start) };
}

/** The sum after some opening tokens, up to the bar that closes them. */
function sumAfter(r: Reader, length: number, bar: BarMeaning, doubleBar: BarMeaning = r.doubleBar): Expr {
  r.bar = bar;
  r.doubleBar = doubleBar;
  r.at += length;
  return r.grammar.sum(r);
}

/** `||x||`, a norm; null where no second pair of bars follows. */
function doubled(r: Reader): Expr | null {
  const start = r.at;
  let end = start + 2;
  while (r.token(end) && !(r.token(end)!.text === '|' && r.token(end + 1)?.text === '|')) end++;
  if (!r.token(end)) return null;
  const body = r.inside(() => sumAfter(r, 2, 'close'));
  if (r.is('|') && r.is('|', 1)) r.at += 2;
  else r.fail('this norm is never closed', r.since(start));
  return { kind: 'wrap', op: 'norm', body, span: r.since(start) };
}

/** `\|x\|`, or null where the sign separates the sides of a divergence. */
export function norm(r: Reader): Expr | null {
  if (!canOpen(r, r.doubleBar)) return null;
  const start = r.at;
  const open = r.peek()!;
  const body = r.inside(() => sumAfter(r, 1, 'open', barInside(r)));
  if (!r.take('‖')) r.fail('this norm is never closed', open.span);
  return { kind: 'wrap', op: 'norm', body, span: r.since(start) };
}

/** `\lfloor x \rfloor`, `\lceil x \rceil`. */
export function rounding(r: Reader): Expr {
  const start = r.at;
  const op = r.is('\\lfloor') ? 'floor' : 'ceil';
  const body = bracketed(r, (inner) => inner.grammar.sum(inner));
  return { kind: 'wrap', op, body, span: r.since(start) };
}

/** Whether the bar that stands here begins a substitution, `E|_{x = 1}`, and does not close an absolute value. */
export const atSubstitution = (r: Reader): boolean => r.is('|') && r.kind(1) === 'sub' && !isClosing(r, r.bar);
