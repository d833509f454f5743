import type { Expr } from '../types';
import { ellipsis } from './ellipsis';
import { closes } from './pairs';
import type { Reader } from './reader';

/** `x, y | z; w`, as densities, expectations and entropies have it. */
export interface Arguments {
  of: Expr[];
  given: Expr[];
  parameters: Expr[];
}

/** Whether the formula, or the item, ends after `ahead` tokens. */
function ends(r: Reader, ahead: number): boolean {
  const token = r.peek(ahead);
  return !token || closes(token) || r.is(',', ahead) || r.is('|', ahead) || r.is(';', ahead);
}

/** A variable, an event, a range, or a dot that stands for whatever is meant. */
export function argument(r: Reader): Expr {
  const start = r.at;
  if ((r.is('\\cdot') || r.is('.') || r.is('*')) && ends(r, 1)) {
    r.at++;
    return { kind: 'sym', name: '\\cdot', span: r.since(start) };
  }
  const dots = ellipsis(r);
  if (dots && ends(r, 0)) return dots;
  r.at = start;
  const item = r.grammar.condition(r);
  if (!r.take(':')) return item;
  return { kind: 'range', from: item, to: r.grammar.sum(r), span: r.since(start) };
}

/** `|`, in all its spellings, between what is of interest and what is given; some write it double or repeat it. */
export function takeBar(r: Reader): boolean {
  const bar = r.peek();
  if (bar?.kind !== 'mark' || (bar.text !== '|' && bar.text !== '‖')) return false;
  do r.at++;
  while (r.is(bar.text) && r.peek()!.command !== 'open');
  return true;
}

/** `x, y | z; w` up to the closing bracket. */
export function argumentsIn(r: Reader): Arguments {
  const parts: Arguments = { of: [], given: [], parameters: [] };
  let into: keyof Arguments = 'of';
  // p({x | z}): braces round all of it are TeX's own.
  const end = r.kind() === 'open' ? r.matching(r.at) : -1;
  const braced = end !== -1 && (r.token(end + 1) === undefined || closes(r.token(end + 1)!));
  if (braced) r.at++;
  while (!r.done() && !closes(r.peek()!)) {
    const before = r.at;
    parts[into].push(argument(r));
    const bar = r.peek();
    if (takeBar(r)) {
      into = 'given';
      if (r.done() || closes(r.peek()!)) r.fail('expected what is given after the bar', bar!.span);
    } else if (r.take(';')) into = 'parameters';
    else if (!r.take(',') || r.at === before) break;
  }
  if (braced && r.kind() === 'close') r.at++;
  return parts;
}
