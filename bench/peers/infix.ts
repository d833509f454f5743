import type { Expr } from '../../expr';

/** How a system spells what formulas of numbers are made of. Everything else is the same in all of them. */
export interface Dialect {
  /** A name of ours, in canonical spelling. */
  readonly name: (name: string) => string;
  /** A whole number of digits. */
  readonly integer: (digits: string) => string;
  readonly power: '^' | '**';
  readonly pi: string;
  /** e to some power, the power in infix. */
  readonly exp: (x: string) => string;
  readonly log: string;
  readonly sqrt: string;
  readonly abs: string;
}

/**
 * Writes a formula of numbers for another system, every operation in brackets, so that no rule of precedence can
 * change it. Decimals become quotients of whole numbers: what was written exactly is to be exact there, too.
 * @throws where a formula holds anything but numbers, names, arithmetic, roots, powers, logarithms and bars
 */
export function infix(e: Expr, d: Dialect): string {
  const all = (items: readonly Expr[], sign: string): string => `(${items.map(of).join(sign)})`;
  const of = (x: Expr): string => {
    switch (x.kind) {
      case 'num':
        return number(x.text, d);
      case 'sym':
        if (x.name === '\\pi') return d.pi;
        return x.name === 'e' ? d.exp(d.integer('1')) : d.name(x.name);
      case 'sum':
        return all(x.terms, '+');
      case 'negative':
        return `(-${of(x.body)})`;
      case 'product':
        return all(x.factors, '*');
      case 'quotient':
        return `(${of(x.top)}/${of(x.bottom)})`;
      case 'power':
        if (x.base.kind === 'sym' && x.base.name === 'e') return d.exp(of(x.exponent));
        return `(${of(x.base)}${d.power}${of(x.exponent)})`;
      case 'wrap':
        if (x.op === 'bars') return `${d.abs}(${of(x.body)})`;
        break;
      case 'apply': {
        const fn = x.fn.kind === 'sym' ? x.fn.name : '';
        const [a, n] = x.args;
        if (fn === '\\sqrt' && a && n) return `(${of(a)}${d.power}(${d.integer('1')}/${of(n)}))`;
        if (fn === '\\sqrt' && a) return `${d.sqrt}(${of(a)})`;
        if (fn === '\\log' && a && !n) return `${d.log}(${of(a)})`;
        if (fn === '\\exp' && a && !n) return d.exp(of(a));
        break;
      }
      default:
        break;
    }
    throw new Error(`a formula of kind ${x.kind} is not written for other systems`);
  };
  return of(e);
}

function number(text: string, d: Dialect): string {
  const [whole, decimals = ''] = text.split('.');
  if (decimals === '') return d.integer(whole!);
  const digits = `${whole}${decimals}`.replace(/^0+(?=\d)/, '');
  return `(${d.integer(digits)}/${d.integer(`1${'0'.repeat(decimals.length)}`)})`;
}

/** `a_{1}` as `a_1`: a name of letters, digits and underscores; `\mathrm{xy}` as `xy`. */
const plain = (name: string): string => name.replace(/\\[A-Za-z]+/g, '').replace(/[{}]/g, '');

export const SYMPY: Dialect = {
  // The names of SymPy's own constants (E, I, S, …) are free for ours when each has this ending.
  name: (name) => `${plain(name)}_`,
  integer: (digits) => `Integer(${digits})`,
  power: '**',
  pi: 'pi',
  exp: (x) => `exp(${x})`,
  log: 'log',
  sqrt: 'sqrt',
  abs: 'Abs',
};

export const MAXIMA: Dialect = {
  name: plain,
  integer: (digits) => digits,
  power: '^',
  pi: '%pi',
  exp: (x) => `(%e^${x})`,
  log: 'log',
  sqrt: 'sqrt',
  abs: 'abs',
};

export const MATHJS: Dialect = { ...MAXIMA, pi: 'pi', exp: (x) => `exp(${x})` };

export const NERDAMER: Dialect = { ...MAXIMA, pi: 'pi', exp: (x) => `(e^${x})` };
