import { abut } from '../names';
import type { Expr, Family } from '../types';
import { opensBracket, round, within as bracketed } from './brackets';
import { folded } from './folds';
import type { Script } from './scripts';
import { carrier as carrierOf } from './scripts';
import { RELATIONS } from './relations';
import { isAboveLine, isBare, isFactorial, Tight, tightness } from './tight';

const FAMILIES: Readonly<Record<Family, string>> = {
  normal: '\\mathcal{N}',
  bernoulli: '\\mathrm{Bernoulli}',
  categorical: '\\mathrm{Categorical}',
  exponential: '\\mathrm{Exponential}',
  uniform: '\\mathrm{Uniform}',
};

/** A name; words need a font, or they would be letters side by side. */
function symbol(name: string): string {
  if (name.length === 1 && name !== '*') return name;
  return isOperation(name) ? round(name) : name.replace(/^[A-Za-z][A-Za-z0-9]+/, '\\mathrm{$&}');
}

/** `f*g` is the name of what two functions make, and stands in brackets. */
const isOperation = (name: string): boolean =>
  (name.includes('*') || name.includes('\\circ')) && /\*|\\circ/.test(name.replace(/[_^]\{[^{}]*\}/g, ''));

const within = (e: Expr, least: number): string => bracketed(print, e, least);

const carrier = (e: Expr, script: Script): string => carrierOf(print, e, script);

const list = (items: readonly Expr[], separator = ', '): string => items.map(print).join(separator);

/** What stands in brackets after the bar, where anything does. */
const conditions = (given: readonly Expr[], parameters: readonly Expr[] = []): string =>
  (given.length > 0 ? ` \\mid ${list(given)}` : '') + (parameters.length > 0 ? `; ${list(parameters)}` : '');

/**
 * LaTeX of an expression, spelled so that reading it again gives the same expression (spans aside), given the
 * vocabulary it was read with.
 */
export function print(e: Expr): string {
  switch (e.kind) {
    case 'num':
      return e.text;
    case 'sym':
      return symbol(e.name);
    case 'indexed':
      if (e.place === 'bracket') return `${print(e.base)}[${list(e.at, ',')}]`;
      if (e.place === 'sup') return `${carrier(e.base, 'sup')}^{(${list(e.at, ',')})}`;
      return `${carrier(e.base, 'sub')}_{${indices(e.at)}}`;
    case 'others':
      return others(e);
    case 'range':
      return `${print(e.from)}:${print(e.to)}`;
    case 'prime':
      return carrier(e.base, 'prime') + "'".repeat(e.count);
    case 'apply':
      return applied(e);
    case 'density':
      // Without a name it is a whole side: `x \mid z`.
      if (e.name === '') return list(e.of) + conditions(e.given, e.parameters);
      return `${symbol(e.name)}(${list(e.of)}${conditions(e.given, e.parameters)})`;
    case 'law':
      return `${FAMILIES[e.family]}(${e.of.length > 0 ? `${list(e.of)}; ` : ''}${list(e.args)})`;
    case 'expect': {
      const under = e.under.length > 0 ? `_{${list(e.under)}}` : '';
      return `${e.op === 'E' ? '\\mathbb{E}' : `\\mathrm{${e.op}}`}${under}\\left[${list(e.body)}${conditions(e.given)}\\right]`;
    }
    case 'divergence':
      return `${e.op === 'KL' ? 'D_{KL}' : 'D_{JS}'}\\left(${print(e.left)} \\,\\|\\, ${print(e.right)}\\right)`;
    case 'entropy':
      return `H(${list(e.of)}${conditions(e.given)})`;
    case 'information':
      return `I(${list(e.left)}; ${list(e.right)}${conditions(e.given)})`;
    case 'fold':
      return folded(print, e);
    case 'sum':
      return e.terms.map((term, i) => signed(term, i === 0)).join('');
    case 'negative':
    case 'plusminus':
      return signed(e, true);
    case 'product':
      return factors(e);
    case 'operation':
      return operated(e);
    case 'quotient':
      return `\\frac{${print(e.top)}}{${print(e.bottom)}}`;
    case 'power':
      return `${carrier(e.base, 'sup')}^{${exponent(e.exponent)}}`;
    case 'transpose':
      return `${carrier(e.base, 'sup')}^{\\top}`;
    case 'wrap':
      return wrapped(e);
    case 'tuple':
      return `\\left(${list(e.items)}\\right)`;
    case 'set':
      return `\\left\\{${list(e.items)}\\right\\}`;
    case 'matrix':
      return `\\begin{bmatrix} ${e.rows.map((row) => list(row, ' & ')).join(' \\\\ ')} \\end{bmatrix}`;
    case 'cases':
      return `\\begin{cases} ${e.rows.map((row) => print(row.value) + (row.when ? ` & ${conditionOf(row.when)}` : '')).join(' \\\\ ')} \\end{cases}`;
    case 'relation':
      return `${e.left.kind === 'words' && e.left.text === '' ? '' : within(e.left, Tight.Sum)} ${RELATIONS[e.op]} ${print(e.right)}`.trim();
    case 'indicator':
      return `\\mathbb{1}\\left[${conditionOf(e.body)}\\right]`;
    case 'restriction':
      return `${within(e.body, Tight.Factor)}|_{${list(e.at)}}`;
    case 'derivative':
      return derivative(e);
    case 'gradient':
      return abut(`\\nabla${e.by ? `_{${print(e.by)}}` : ''}`, ` ${operand(e.of)}`);
    case 'ellipsis':
      return '\\dots';
    case 'words':
      return `\\text{${e.text}}`;
    case 'missing':
      return '\\square';
  }
}

/** Several conditions stand side by side. */
const conditionOf = (e: Expr): string => (e.kind === 'tuple' ? list(e.items) : print(e));

/** A sign at the start of a subscript would read as "all but". */
function indices(at: readonly Expr[]): string {
  const [first, ...rest] = at.map(print);
  const start = first!.startsWith('-') && at[0]!.kind !== 'others' ? round(first!) : first!;
  return [start, ...rest].join(',');
}

function others(e: Expr & { kind: 'others' }): string {
  const several = e.but.length > 1;
  if (e.dummy) return `${symbol(e.dummy)} \\ne ${several ? round(list(e.but)) : print(e.but[0]!)}`;
  return `\\setminus ${several ? `\\{${list(e.but)}\\}` : print(e.but[0]!)}`;
}

/** An exponent in brackets would read as the index of a sample. */
function exponent(e: Expr): string {
  const text = print(e);
  return /^(?:\\left)?\(/.test(text) ? `{${text}}` : text;
}

function signed(e: Expr, first: boolean): string {
  switch (e.kind) {
    case 'negative':
      return `${first ? '-' : ' - '}${within(e.body, Tight.Open)}`;
    case 'plusminus':
      return `${first ? '' : ' '}\\pm ${within(e.body, Tight.Open)}`;
    default:
      return (first ? '' : ' + ') + within(e, Tight.Open);
  }
}

function factors(e: Expr & { kind: 'product' }): string {
  let text = '';
  e.factors.forEach((factor, i) => {
    const join = i === 0 ? '' : e.joins[i - 1]!;
    // A fold or an operator without brackets may only come last.
    const mayBeOpen = i > 0 && i === e.factors.length - 1 && join === '' && tightness(factor) !== Tight.Product;
    let piece = within(factor, mayBeOpen ? Tight.Open : i === e.factors.length - 1 ? Tight.Prefix : Tight.Factor);
    if (i > 0 && join === '') {
      if (/\d$/.test(text) && /^\d/.test(piece)) piece = round(piece);
      if (opensBracket(piece) && mayTakeBracket(e.factors[i - 1]!)) piece = `{${piece}}`;
      // Undeclared, E alone would take what follows for its body.
      else if (/(?:^| )E$/.test(text)) piece = `{${round(piece)}}`;
    }
    text = i === 0 ? piece : join === '' ? abut(text, ` ${piece}`) : `${text} ${join} ${piece}`;
  });
  return text;
}

/** A sign and its operands; the left one may hold further signs, and each a product that nothing can be taken for a part of. */
function operated(e: Expr & { kind: 'operation' }): string {
  const closed = (x: Expr): boolean => tightness(x) >= Tight.Prefix;
  const operand = (x: Expr, isLeft: boolean): string => {
    const bare =
      closed(x) ||
      (isLeft && x.kind === 'operation') ||
      (x.kind === 'product' && x.factors.every(closed) && (isLeft || x.joins.every((join) => join === '')));
    return bare ? print(x) : round(print(x));
  };
  return `${operand(e.left, true)} ${e.sign} ${operand(e.right, false)}`;
}

/** Whether a bracket after this could be read as its arguments. */
function mayTakeBracket(e: Expr): boolean {
  switch (e.kind) {
    case 'num':
      return e.text === '1';
    case 'sym':
    case 'indexed':
    case 'prime':
    case 'power':
    case 'transpose':
    case 'gradient':
    case 'derivative':
    case 'restriction':
      return true;
    default:
      return false;
  }
}

function applied(e: Expr & { kind: 'apply' }): string {
  const [first, second] = e.args;
  if (e.fn.kind === 'sym' && first) {
    if (isBare(e)) return abut(e.fn.name, ` ${print(first)}`);
    if (isFactorial(e)) return `${within(first, Tight.Factor)}!`;
    if (e.fn.name === '\\binom' && second) return `\\binom{${print(first)}}{${print(second)}}`;
    if (e.fn.name === '\\sqrt') return `\\sqrt${second ? `[${print(second)}]` : ''}{${print(first)}}`;
    if (e.fn.name === 'inner') return `\\langle ${list(e.args)} \\rangle`;
  }
  return `${print(e.fn)}\\left(${list(e.args)}\\right)`;
}

function wrapped(e: Expr & { kind: 'wrap' }): string {
  const body = print(e.body);
  switch (e.op) {
    case 'bars':
      return `\\left|${body}\\right|`;
    case 'norm':
      return `\\left\\|${body}\\right\\|${e.order ? `_{${print(e.order)}}` : ''}`;
    case 'floor':
      return `\\lfloor ${body} \\rfloor`;
    case 'ceil':
      return `\\lceil ${body} \\rceil`;
  }
}

/** What an operator without brackets is before; a bar after it would be about the derivative. */
const operand = (of: Expr): string => (of.kind === 'restriction' ? round(print(of)) : within(of, Tight.Prefix));

function derivative(e: Expr & { kind: 'derivative' }): string {
  const d = e.total ? 'd' : '\\partial';
  const order = e.order > 1 ? `^{${e.order}}` : '';
  const places = e.by.map((by) => `${d} ${within(by, Tight.Factor)}`).join(' ') + (e.by.length === 1 ? order : '');
  const of = e.of;
  const above = `${d}${e.local ? '^{+}' : ''}${order}`;
  if (of && isAboveLine(of)) return `\\frac{${above} ${print(of)}}{${places}}`;
  return `\\frac{${above}}{${places}}${of ? ` ${operand(of)}` : ''}`;
}
