import type { Signature } from '../declarations';
import { balanced, cut, isName } from './names';

const BAR = /^(?:\||\\mid|\\vert|\\lvert|\\given|;)$/;

/** `z | x, y` taken apart at its bar (or `;`); null where it is not a list of names. */
export function readCondition(text: string): { of: string[]; given: string[] | null } | null {
  const [head = '', ...rest] = cut(text, BAR);
  const of = readNames(head);
  if (of === null) return null;
  if (rest.length === 0) return { of, given: null };
  const given: string[] = [];
  for (const part of rest) {
    const names = readNames(part);
    if (names === null) return null;
    given.push(...names);
  }
  return { of, given };
}

/** `x, y` taken apart; null unless every piece is a name. */
export function readNames(text: string): string[] | null {
  const names = cut(text, /^,$/);
  return names.every(isName) ? names : null;
}

/** `p`, `q(z|x, y)`, `p_\theta(x)` taken apart; null where it is none of these. */
export function readSignature(text: string): Signature | null {
  const trimmed = text.trim();
  if (!balanced(trimmed)) return null;
  const open = opening(trimmed);
  if (open === -1) return isName(trimmed) ? { name: trimmed, of: null, given: null } : null;
  const made = operation(trimmed);
  const name = made?.name ?? trimmed.slice(0, open).trim();
  if (!(made || isName(name)) || !trimmed.endsWith(')')) return null;
  const inner = made?.inner ?? trimmed.slice(open + 1, -1);
  if (!balanced(inner)) return null;
  const condition = readCondition(inner);
  return condition && { name, of: condition.of, given: condition.given ?? [] };
}

/** `(f * g)(x)`: a function that is named by what two others make; null for any other signature. */
function operation(text: string): { name: string; inner: string } | null {
  const [, name, inner] = /^\(([^()]+)\)\s*\((.*)\)$/.exec(text) ?? [];
  if (name === undefined || inner === undefined) return null;
  const operands = name.split(/\*|\\circ(?![A-Za-z])|\\ast(?![A-Za-z])/);
  return operands.length > 1 && operands.every((f) => isName(f.trim())) ? { name, inner } : null;
}

/** Where the first `(` outside of braces stands: that of `q^{(t)}(z)` opens the arguments only after the name. */
function opening(text: string): number {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}') depth--;
    else if (text[i] === '(' && depth === 0) return i;
  }
  return -1;
}

const GAP = /^(?:\s|\\[,;:! ]|\\quad|\\qquad|\\cdot|\\times|~)+/;

/** `q(z_1|x) q(z_2|z_1)` as its factors; null unless each is a name with its variables in brackets. */
export function readProduct(text: string): Signature[] | null {
  const factors: Signature[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const close = closing(rest);
    if (close === -1) return null;
    const factor = readSignature(rest.slice(0, close + 1));
    if (factor === null || factor.of === null) return null;
    factors.push(factor);
    rest = rest.slice(close + 1).replace(GAP, '');
  }
  return factors.length > 0 ? factors : null;
}

/** Where the first `(` of a text is closed; -1 where it is not. */
function closing(text: string): number {
  let depth = 0;
  for (let i = text.indexOf('('); i !== -1 && i < text.length; i++) {
    if (text[i] === '(') depth++;
    else if (text[i] === ')' && --depth === 0) return i;
  }
  return -1;
}
