import type { Expr } from '../types';
import { atSubstitution, bars, group, holdsRelation, norm, setOf, upToSet } from './brackets';
import { command } from './commands';
import { bracedCases, environment } from './environments';
import { applied } from './functions';
import { indicator, indicatorBelow } from './indicators';
import { angle } from './means';
import { spellRange, unitEnd, unitInside } from './ranges';
import type { Reader } from './reader';
import { hang, indices, noScripts, scripts } from './scripts';
import { atBracket } from './starts';
import { isFunctionName, symbol } from './symbol';
import { declaredText, head } from './symbols';

/** One factor with everything that hangs on it; null where none starts here. */
export const factor = (r: Reader): Expr | null => r.takeLeft() ?? r.deeper(whole, none);

const none = (): null => null;

function whole(r: Reader): Expr | null {
  // `{}` is TeX's way to say nothing.
  while (r.kind() === 'open' && r.kind(1) === 'close') r.at += 2;
  const start = r.at;
  const value = primary(r);
  return value ? postfix(r, value, start) : null;
}

function postfix(r: Reader, base: Expr, start: number): Expr {
  let value = base;
  while (!r.atDifferential()) {
    const token = r.peek();
    if (token?.kind === 'sub' || token?.kind === 'sup' || token?.kind === 'prime') {
      value = hang(r, value, scripts(r), start);
    } else if (token?.kind === 'mark' && token.text === '!' && !(r.is('=', 1) && !r.peek(1)!.spaced)) {
      r.at++;
      value = { kind: 'apply', fn: { kind: 'sym', name: '!', span: token.span }, args: [value], span: r.since(start) };
    } else if (atSubstitution(r)) {
      const end = unitEnd(r, r.at + 2);
      const at = indices(r, unitInside(r, r.at + 2, end));
      r.at = end;
      if (at.length === 0) r.fail('expected what is put in for the variable', r.since(start));
      value = { kind: 'restriction', body: value, at, span: r.since(start) };
    } else if (token?.text === '(' && r.token(start)!.kind === 'open' && isFunctionName(r, value)) {
      value = applied(r, value, noScripts, 'a function', start);
    } else break;
  }
  return value;
}

function primary(r: Reader): Expr | null {
  const token = r.peek();
  if (!token || r.atDifferential()) return null;
  const start = r.at;
  switch (token.kind) {
    case 'number':
      return number(r);
    case 'prose': {
      const name = declaredText(r);
      if (name) return symbol(r, name);
      r.at++;
      return { kind: 'words', text: token.text.trim(), span: token.span };
    }
    case 'open':
      return braces(r);
    case 'begin':
      return environment(r);
    case 'letter':
      return symbol(r, head(r)!);
    case 'mark':
      return mark(r);
    case 'command':
      return command(r);
    case 'sup':
    case 'sub':
      // A script cut off from its base by a scanner, or forgotten.
      r.fail(`"${token.text}" has nothing to hang on`, token.span);
      r.at = unitEnd(r, r.at + 1);
      return { kind: 'missing', span: r.since(start) };
    case 'close':
    case 'end':
    case 'cell':
    case 'row':
    case 'prime':
      return null;
  }
}

/** What a bracket or a bar begins. */
function mark(r: Reader): Expr | null {
  switch (r.peek()!.text) {
    case '[':
      return (r.token(r.at - 1)?.text === '\\in' ? upToSet(r) : null) ?? operation(r) ?? group(r);
    case '(':
      return operation(r) ?? group(r);
    case '\\{': {
      const before = r.token(r.at - 1)?.text;
      return before === '\\in' || before === '\\setminus' ? setOf(r) : (bracedCases(r) ?? group(r));
    }
    case '|':
      return bars(r);
    case '‖':
      return norm(r);
    case '⟨':
      return angle(r);
    default:
      return null;
  }
}

/** `(f * g)(x)`, where a world says what this function is; null for plain brackets. */
function operation(r: Reader): Expr | null {
  const start = r.at;
  const end = r.matching(start);
  if (!r.vocabulary.declared || end === -1 || r.token(end + 1)?.text !== '(') return null;
  const name = spellRange(r, [start + 1, end]);
  if (r.vocabulary.lookup(name)?.kind !== 'function') return null;
  r.at = end + 1;
  return applied(r, { kind: 'sym', name, span: r.since(start) }, noScripts, name, start);
}

/** A number; `1[i = j]` and `1_{i = j}` are indicators. */
function number(r: Reader): Expr {
  const start = r.at;
  const { text } = r.next()!;
  if (text === '1') {
    if (atBracket(r) && holdsRelation(r, r.at)) return indicator(r, start);
    const below = r.kind() === 'sub' ? indicatorBelow(r, start) : null;
    if (below) return below;
  }
  return { kind: 'num', value: Number(text), text, span: r.since(start) };
}

/** `{…}`: TeX's own grouping. */
function braces(r: Reader): Expr {
  const start = r.at;
  const end = r.matching(start);
  const close = end === -1 ? r.to : end;
  const inner = r.sub([start + 1, close]);
  // Braces are no brackets: a bar that separates outside separates inside as well.
  inner.bar = r.bar === 'separate' ? 'separate' : 'open';
  const items = inner.grammar.list(inner);
  if (!inner.done()) inner.fail(`did not expect "${inner.peek()!.text}" here`);
  r.at = Math.min(close + 1, r.to);
  if (items.length === 0) return r.fail('expected something between the braces', r.since(start));
  return items.length === 1 ? items[0]! : { kind: 'tuple', items, span: r.since(start) };
}
