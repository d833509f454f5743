import type { Expr } from '../types';
import { tightness } from './tight';

/** The printer of any expression, handed to the rules for some, so that no file needs another in a circle. */
export type Print = (e: Expr) => string;

export const round = (text: string): string => `\\left(${text}\\right)`;

/** Brackets round what binds less tightly than `least` (see `Tight`). */
export const within = (print: Print, e: Expr, least: number): string =>
  tightness(e) < least ? round(print(e)) : print(e);

/** Whether a text begins with a bracket that a name before it would take for its arguments. */
export const opensBracket = (text: string): boolean => /^(?:\\left)?(?:\(|\[|\\\{)/.test(text);
