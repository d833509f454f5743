import type { Expr } from '../types';
import { differentialSign } from './differentials';
import { unitEnd, unitInside, within } from './ranges';
import type { Range, Reader } from './reader';
import { scripts } from './scripts';
import { atOperand } from './starts';

/** One half of a derivative, taken apart. */
interface Half {
  order: number;
  /** `\partial^+`. */
  local: boolean;
  /** What is differentiated, or the places; none for a bare operator. */
  readonly ranges: Range[];
}

/** The number that stands above at `at`, and where it ends; null where none does. */
function powerAt(r: Reader, at: number): { order: number; end: number } | null {
  if (r.token(at)?.kind !== 'sup') return null;
  const end = unitEnd(r, at + 1);
  const [from, to] = unitInside(r, at + 1, end);
  const token = r.token(from);
  return to === from + 1 && token?.kind === 'number' ? { order: Number(token.text), end } : null;
}

/** Where the plus sign above at `at` ends, as in `\partial^+`; null where none stands. */
function plusAt(r: Reader, at: number): number | null {
  if (r.token(at)?.kind !== 'sup') return null;
  const end = unitEnd(r, at + 1);
  const [from, to] = unitInside(r, at + 1, end);
  return to === from + 1 && r.token(from)?.text === '+' ? end : null;
}

/** `\partial^2 f` or `\partial x \, \partial y`, taken apart; null where it is neither. */
function half(r: Reader, [from, to]: Range, partial: boolean): Half | null {
  const found: Half = { order: 0, local: false, ranges: [] };
  let at = from;
  while (at < to) {
    const sign = differentialSign(r, at, partial);
    if (!sign) return null;
    at += sign;
    const plus = partial ? plusAt(r, at) : null;
    if (plus !== null) {
      found.local = true;
      at = plus;
    }
    const power = powerAt(r, at);
    found.order += power?.order ?? 1;
    if (power) at = power.end;
    const start = at;
    while (at < to && !(at > start && differentialSign(r, at, partial))) at = pieceEnd(r, at);
    if (at > start) found.ranges.push([start, Math.min(at, to)]);
  }
  return found;
}

/** Index after the bracket, environment or unit that starts at `at`. */
function pieceEnd(r: Reader, at: number): number {
  const close = r.matching(at);
  return close === -1 ? Math.max(at + 1, unitEnd(r, at)) : close + 1;
}

/** Whether a range can name a place: it begins with a letter, a symbol or a bracket. */
function isPlace(r: Reader, [from]: Range): boolean {
  const token = r.token(from)!;
  return token.kind === 'letter' || token.kind === 'open' || token.kind === 'command' || token.text === '(';
}

/**
 * A quotient that is a derivative: `\frac{\partial A}{\partial B}`, `\frac{d}{dx} f`; null where it is a plain
 * quotient. `d` above and below is a differential even where `d` is declared: as a factor it would cancel.
 */
export function derivative(r: Reader, top: Range, bottom: Range, start: number): Expr | null {
  const partial = differentialSign(r, top[0], true) > 0;
  if (!partial && !differentialSign(r, top[0], false)) return null;
  const above = half(r, top, partial);
  const below = half(r, bottom, partial);
  if (!above || !below || above.ranges.length > 1) return null;
  if (below.ranges.length === 0 || !below.ranges.every((range) => isPlace(r, range))) return null;
  const by = below.ranges.map((range) =>
    within(r, withoutOrder(r, range, above.order), (inner) => inner.grammar.sum(inner)),
  );
  const of = above.ranges[0]
    ? within(r, above.ranges[0], (inner) => inner.grammar.sum(inner))
    : atOperand(r)
      ? operand(r)
      : null;
  const local = above.local || below.local ? { local: true as const } : {};
  const order = Math.max(above.order, by.length);
  return { kind: 'derivative', total: !partial, ...local, order, of, by, span: r.since(start) };
}

/** `\partial L / \partial x`, `dL/dx`, written in a line; null where no such thing starts here. */
export function slashed(r: Reader): Expr | null {
  const start = r.at;
  const partial = r.is('\\partial');
  const sign = differentialSign(r, start, partial);
  if (!sign || (!partial && r.vocabulary.lookup('d') !== null)) return null;
  let slash = start + sign;
  while (r.token(slash) && !ENDS_NUMERATOR.has(r.token(slash)!.text)) slash = pieceEnd(r, slash);
  const below = slash + 1;
  const name = below + differentialSign(r, below, partial);
  if (r.token(slash)?.text !== '/' || name === below || !r.token(name) || !isPlace(r, [name, name + 1])) return null;
  let end = pieceEnd(r, name);
  while (r.token(end)?.kind === 'sub' || r.token(end)?.kind === 'sup') end = unitEnd(r, end + 1);
  r.at = end;
  const found = derivative(r, [start, slash], [below, end], start);
  if (!found) r.at = start;
  return found;
}

const ENDS_NUMERATOR: ReadonlySet<string> = new Set([
  '/',
  '+',
  '-',
  '=',
  ',',
  ';',
  '|',
  ')',
  ']',
  '\\}',
  '\\cdot',
  '\\times',
]);

/** `\partial x^2` below the line: the power is the order, not part of the name. */
function withoutOrder(r: Reader, [from, to]: Range, order: number): Range {
  for (let i = from + 1; i < to && order > 1; i++) {
    const power = powerAt(r, i);
    if (power?.end === to && power.order === order) return [from, i];
  }
  return [from, to];
}

/** What a bare operator acts on: the next factor, application included, or all the factors that follow. */
function operand(r: Reader): Expr | null {
  const start = r.at;
  const first = r.grammar.factor(r);
  if (!first || !atOperand(r) || r.atDifferential() || !r.chooses('operator-wide')) return first;
  r.leave(start, first);
  return r.grammar.product(r);
}

/** `\nabla_\theta f`, `\nabla f`; the sign has just been read. */
export function gradient(r: Reader, start: number): Expr {
  const marks = scripts(r);
  if (marks.sups.length > 0) r.fail('a gradient with a superscript cannot be read', r.since(start));
  const by = marks.subs[0] ? within(r, marks.subs[0], (inner) => inner.grammar.sum(inner)) : null;
  const of = operand(r) ?? r.fail('expected what the gradient is of');
  return { kind: 'gradient', of, by, span: r.since(start) };
}
