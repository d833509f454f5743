import { table } from '../table';
import type { Token } from '../token';
import type { RelationOp } from '../types';
import { unitEnd } from './ranges';
import type { Reader } from './reader';

/** Relations that may stand inside a formula (in a condition, an event, a set). */
export const RELATIONS = table<RelationOp>({
  '=': '=',
  '\\ne': '!=',
  '\\le': '<=',
  '\\ge': '>=',
  '<': '<',
  '>': '>',
  '\\lt': '<',
  '\\gt': '>',
  '\\ll': '<<',
  '\\gg': '>>',
  '\\approx': '~=',
  '\\approxeq': '~=',
  '\\simeq': '~=',
  '\\cong': '~=',
  '\\propto': 'propto',
  '\\sim': '~',
  '\\in': 'in',
  '\\notin': 'notin',
  '\\subset': 'subset',
  '\\subseteq': 'subset',
  '\\to': '->',
  '\\rightarrow': '->',
  '\\leftarrow': '->',
  '\\gets': '->',
  '\\mapsto': '->',
  '\\Rightarrow': '=>',
  '\\implies': '=>',
  '\\iff': '<=>',
  '\\Leftrightarrow': '<=>',
  '\\perp': 'perp',
  '\\equiv': '=',
  '\\triangleq': '=',
  '\\doteq': '=',
  '\\coloneqq': '=',
});

/** Relations of two tokens: the first, then the second. */
const PAIRS = table<ReadonlyMap<string, RelationOp>>({
  '\\not': table<RelationOp>({ '=': '!=', '\\in': 'notin' }),
  ':': table<RelationOp>({ '=': '=' }),
  '=': table<RelationOp>({ '=': '=' }),
  '!': table<RelationOp>({ '=': '!=' }),
  '<': table<RelationOp>({ '=': '<=' }),
  '>': table<RelationOp>({ '=': '>=' }),
});

/** The relation that starts at the reader, with how many tokens it takes; null where none does. */
export function relationAt(r: Reader): { op: RelationOp; length: number } | null {
  const token = r.peek();
  if (!token || !isSign(token)) return null;
  const next = r.peek(1);
  const pair = next && next.kind !== 'prose' ? PAIRS.get(token.text)?.get(next.text) : undefined;
  if (pair && !splits(token, next!)) return { op: pair, length: 2 };
  const op = RELATIONS.get(token.text);
  return op ? { op, length: op === '~' ? labelled(r) : 1 } : null;
}

/** Tokens of `\sim` with its scripts, which say only how draws are made: `\sim_{iid}`. */
function labelled(r: Reader): number {
  let end = r.at + 1;
  while (r.token(end)?.kind === 'sub' || r.token(end)?.kind === 'sup') end = unitEnd(r, end + 1);
  return end - r.at;
}

/** Whether a token may be a sign between formulas: all are marks or commands. */
export const isSign = (token: Token): boolean => token.kind === 'mark' || token.kind === 'command';

/** `n! = 1` is a factorial and an equation: characters written apart are no sign of two characters. */
const splits = (first: Token, second: Token): boolean => first.kind === 'mark' && second.spaced;
