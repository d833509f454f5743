import type { Expr } from '../types';
import type { Reader } from './reader';

export const isDots = (r: Reader): boolean => r.is('\\dots') || (r.is('.') && r.is('.', 1) && r.is('.', 2));

/** Reads `\dots` or `...`; null where there is none. */
export function ellipsis(r: Reader): Expr | null {
  if (!isDots(r)) return null;
  const start = r.at;
  const sign = r.peek()!.text;
  while (r.is(sign)) r.at++;
  return { kind: 'ellipsis', span: r.since(start) };
}

/** Reads `\cdot \cdot \cdot`, the way scanners see `\cdots`; null where there is none. */
export function scannedEllipsis(r: Reader): Expr | null {
  if (!(r.is('\\cdot') && r.is('\\cdot', 1) && r.is('\\cdot', 2))) return null;
  const start = r.at;
  while (r.is('\\cdot')) r.at++;
  return { kind: 'ellipsis', span: r.since(start) };
}
