import type { Expr } from '../types';
import { differentialSign } from './differentials';
import { opens } from './pairs';
import { unitEnd, unitInside, within } from './ranges';
import type { Range, Reader } from './reader';
import { isTranspose, scripts } from './scripts';
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
  const from = r.at;
  const of = above.ranges[0]
    ? within(r, above.ranges[0], (inner) => inner.grammar.sum(inner))
    : atOperand(r) || (r.is('‖') && r.doubleBar === 'open')
      ? operand(r)
      : null;
  const local = above.local || below.local ? { local: true as const } : {};
  const order = Math.max(above.order, by.length);
  const whole = (body: Expr | null): Expr => ({
    kind: 'derivative',
    total: !partial,
    ...local,
    order,
    of: body,
    by,
    span: r.since(start),
  });
  return above.ranges[0] || !of ? whole(of) : withBar(r, of, from, whole);
}

/** `\frac{d}{dx} f(x)|_{x=0}`: the bar is about the derivative, not about what it is of. */
function withBar(r: Reader, of: Expr, from: number, whole: (of: Expr) => Expr): Expr {
  // Brackets around it keep the bar inside.
  if (r.matching(from) === r.at - 1) return whole(of);
  if (of.kind === 'restriction') return { ...of, body: whole(of.body) };
  const last = of.kind === 'product' ? of.factors[of.factors.length - 1] : undefined;
  if (of.kind !== 'product' || last?.kind !== 'restriction') return whole(of);
  return { ...last, body: whole({ ...of, factors: [...of.factors.slice(0, -1), last.body] }) };
}

/** `\partial L / \partial x`, `dL/dx`, written in a line; null where no such thing starts here. */
export function slashed(r: Reader): Expr | null {
  const start = r.at;
  if (isGroup(r, start)) return slashedGroups(r);
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

const isGroup = (r: Reader, at: number): boolean => r.token(at)?.kind === 'open' || r.token(at)?.text === '(';

/** `{\partial L}/{\partial x}`, `(\partial L)/(\partial x)`; null where no such thing starts here. */
function slashedGroups(r: Reader): Expr | null {
  const start = r.at;
  const top = r.matching(start);
  if (top === -1 || r.token(top + 1)?.text !== '/' || !isGroup(r, top + 2)) return null;
  const bottom = r.matching(top + 2);
  if (bottom === -1) return null;
  const total = !r.is('(') || r.vocabulary.lookup('d') === null;
  if (!differentialSign(r, start + 1, true) && !(total && differentialSign(r, start + 1, false))) return null;
  r.at = bottom + 1;
  const found = derivative(r, [start + 1, top], [top + 3, bottom], start);
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

/**
 * What a bare operator acts on. After a plain factor, all that is juxtaposed to it: d/dx x² sin x. After a logarithm, a
 * bracket, a density or a mean, as far as that goes, ∇ log p(x) p(x), unless it is asked for otherwise.
 * @param times a Hessian may be one times a vector, ∇² f v. A gradient is not: ∇ x v would be v
 */
function operand(r: Reader, times: 'a vector' | 'nothing' = 'nothing'): Expr | null {
  const start = r.at;
  const first = r.grammar.factor(r);
  if (!first || !continues(r)) return first;
  const narrow = isPlain(r, first, start)
    ? times === 'a vector' && r.chooses('operator-narrow')
    : !r.chooses('operator-wide');
  if (narrow) return first;
  const factors = [first];
  while (continues(r)) {
    const next = r.grammar.factor(r);
    if (!next) break;
    factors.push(next);
  }
  return { kind: 'product', factors, joins: factors.slice(1).map(() => ''), span: r.since(start) };
}

/** Whether another factor is juxtaposed here that is no derivative itself. */
const continues = (r: Reader): boolean =>
  atOperand(r) && !r.atDifferential() && !r.is('\\nabla') && !r.is('\\partial') && !atDerivative(r);

/** Whether a quotient stands here that is a derivative. */
function atDerivative(r: Reader): boolean {
  if (!r.is('\\frac')) return false;
  const [from] = unitInside(r, r.at + 1, unitEnd(r, r.at + 1));
  return differentialSign(r, from, true) + differentialSign(r, from, false) > 0;
}

/** Whether a factor is a symbol, a number or a function at its arguments, whatever hangs on it, and not in brackets. */
function isPlain(r: Reader, e: Expr, start: number): boolean {
  if (opens(r.token(start)!)) return false;
  switch (e.kind) {
    case 'num':
    case 'sym':
    case 'quotient':
      return true;
    case 'indexed':
    case 'power':
    case 'transpose':
    case 'prime':
      return isPlain(r, e.base, start);
    case 'apply':
      return !(e.fn.kind === 'sym' && e.fn.name === '\\log');
    default:
      return false;
  }
}

/** `\nabla_\theta f`, `\nabla f`, `\nabla_\theta^2 f`, `\nabla_\theta^\top f`; the sign has just been read. */
export function gradient(r: Reader, start: number): Expr {
  const marks = scripts(r);
  const above = marks.sups[0] ? r.slice(marks.sups[0]) : [];
  const twice = above.length === 1 && above[0]!.text === '2';
  const turned = isTranspose(above);
  if (marks.sups.length > 1 || (marks.sups[0] && !twice && !turned))
    r.fail('a gradient with this superscript cannot be read: only 2 and a transpose can', r.since(start));
  const by = marks.subs[0] ? within(r, marks.subs[0], (inner) => inner.grammar.sum(inner)) : null;
  const from = r.at;
  const again = r.is('\\nabla');
  const of = operand(r, twice ? 'a vector' : 'nothing') ?? r.fail('expected what the gradient is of');
  return withBar(r, of, from, (body) => {
    const span = r.since(start);
    const inner = again && isTurned(body) ? body.base : body;
    if (twice && by) return { kind: 'derivative', total: false, order: 2, of: inner, by: timesTwo(by), span };
    const once: Expr = { kind: 'gradient', of: inner, by, span };
    return twice ? { kind: 'gradient', of: once, by, span } : turned ? { kind: 'transpose', base: once, span } : once;
  });
}

/** `\nabla_w \nabla_w^\top f`: which of the two lies on its side says nothing. */
const isTurned = (e: Expr): e is Extract<Expr, { kind: 'transpose' }> =>
  e.kind === 'transpose' && e.base.kind === 'gradient';

/** `\nabla^2_{ww}`, `\nabla^2_{w,v}`, `\nabla^2_{wv}`: what it is by first, and then. */
function timesTwo(by: Expr): readonly Expr[] {
  const both =
    by.kind === 'tuple' ? by.items : by.kind === 'product' && by.joins.every((j) => j === '') ? by.factors : [];
  return both.length === 2 ? both : [by];
}

/** `\partial_{z_j} p_i`, `\partial_x^2 f`; the sign has just been read. */
export function partial(r: Reader, start: number): Expr {
  let order = 1;
  let by: Expr[] = [];
  for (;;) {
    const power = powerAt(r, r.at);
    if (power) {
      order = power.order;
      r.at = power.end;
    } else if (r.kind() === 'sub') {
      const end = unitEnd(r, r.at + 1);
      const range = unitInside(r, r.at + 1, end);
      if (range[0] < range[1]) by = within(r, range, (inner) => inner.grammar.list(inner));
      r.at = end;
    } else break;
  }
  if (by.length === 0) return r.fail('expected what the derivative is by below "\\partial"', r.since(start));
  const from = r.at;
  const of = operand(r) ?? r.fail('expected what the derivative is of');
  return withBar(r, of, from, (body) => ({
    kind: 'derivative',
    total: false,
    order: Math.max(order, by.length),
    of: body,
    by,
    span: r.since(start),
  }));
}
