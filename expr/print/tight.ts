import type { Expr } from '../types';

/** How tightly the outermost construction binds; a part that binds less tightly than its place needs brackets. */
export const Tight = {
  Condition: 0,
  Sum: 1,
  /** A term whose right end swallows whatever follows: a fold, an operator without brackets. */
  Open: 2,
  Product: 3,
  /** A factor that takes what hangs on its right end for its own: a gradient, an operator before its operand. */
  Prefix: 4,
  Factor: 5,
} as const;

export function tightness(e: Expr): number {
  switch (e.kind) {
    case 'relation':
      return Tight.Condition;
    case 'sum':
    case 'negative':
    case 'plusminus':
      return Tight.Sum;
    case 'fold':
      return Tight.Open;
    case 'derivative':
      return e.of === null ? Tight.Open : isAboveLine(e.of) ? Tight.Factor : Tight.Prefix;
    case 'gradient':
      return Tight.Prefix;
    case 'product':
    case 'operation':
      return Tight.Product;
    case 'apply':
      return isBare(e) ? Tight.Open : Tight.Factor;
    default:
      return Tight.Factor;
  }
}

/** `\log p(x)`: a logarithm that needs no brackets. */
export function isBare(e: Expr): boolean {
  if (e.kind !== 'apply' || e.fn.kind !== 'sym' || e.fn.name !== '\\log' || e.args.length !== 1) return false;
  const arg = e.args[0]!;
  switch (arg.kind) {
    case 'density':
    case 'quotient':
    case 'sym':
    case 'num':
      return true;
    case 'indexed':
      return arg.base.kind === 'sym';
    default:
      return false;
  }
}

/** Whether what is differentiated is short enough to stand above the line. */
export const isAboveLine = (of: Expr): boolean => tightness(of) === Tight.Factor && of.kind !== 'quotient';

export const isFactorial = (e: Expr): boolean => e.kind === 'apply' && e.fn.kind === 'sym' && e.fn.name === '!';
