import { abut } from '../names';
import type { Expr, Fold } from '../types';
import type { Print } from './brackets';
import { opensBracket, round, within } from './brackets';
import { Tight } from './tight';

const FOLDS = {
  sum: '\\sum',
  prod: '\\prod',
  int: '\\int',
  max: '\\max',
  min: '\\min',
  argmax: '\\arg\\max',
  argmin: '\\arg\\min',
} as const;

/** Names that the expressions below a fold bring in. */
function namesOf(print: Print, items: readonly Expr[]): Set<string> {
  return new Set(items.flatMap((e) => [...print(e).matchAll(/\\?[A-Za-z]+/g)].map((match) => match[0])));
}

/** Body of a fold: one product term. */
function term(print: Print, e: Fold): string {
  const { body } = e;
  if (body.kind === 'operation') return round(print(body));
  if (body.kind !== 'product') return within(print, body, Tight.Open);
  if (body.joins.some((join) => join !== '')) return round(print(body));
  // A fold over the same name would end this one.
  const last = body.factors[body.factors.length - 1]!;
  if (last.kind !== 'fold') return print(body);
  const outer = namesOf(print, [...e.binders.map((b) => b.name), ...e.where]);
  const clashes = [...namesOf(print, [...last.binders.map((b) => b.name), ...last.where])].some((name) =>
    outer.has(name),
  );
  return clashes ? round(print(body)) : print(body);
}

function below(print: Print, e: Fold): string {
  const items = e.binders.map(
    (b) => print(b.name) + (b.from ? `=${print(b.from)}` : b.in ? ` \\in ${print(b.in)}` : ''),
  );
  items.push(...e.where.map(print));
  return items.length > 0 ? `_{${items.join(', ')}}` : '';
}

/** A sum, product, integral or optimum. */
export function folded(print: Print, e: Fold): string {
  if (e.op === 'int') return integral(print, e);
  const to = e.binders.find((b) => b.to)?.to;
  const sign = FOLDS[e.op] + below(print, e) + (to ? `^{${print(to)}}` : '');
  const body = term(print, e);
  const takesBrackets = e.op !== 'sum' && e.op !== 'prod' && e.binders.length + e.where.length === 0;
  return abut(sign, takesBrackets && opensBracket(body) ? ` {${body}}` : ` ${body}`);
}

function integral(print: Print, e: Fold): string {
  const places = e.binders.map((b) => {
    const names = b.name.kind === 'tuple' ? b.name.items : [b.name];
    return names.map((name) => (name.kind === 'ellipsis' ? ' \\dots' : `\\,d{${print(name)}}`)).join('');
  });
  if (places.length === 0) return abut(`\\int${below(print, e)}`, ` ${term(print, e)}`);
  const only = e.binders.length === 1 ? e.binders[0]! : null;
  const limits =
    only?.from && only.to
      ? `_{${print(only.from)}}^{${print(only.to)}}`
      : only?.in
        ? below(print, e)
        : e.where.length > 0
          ? `_{${e.where.map(print).join(', ')}}`
          : '';
  return abut(`\\int${limits}`, ` ${integrand(print, e.body)}${places.join('')}`);
}

/** Integrals within an integral take the differentials that stand first: one each, or brackets. */
function integrand(print: Print, e: Expr): string {
  const inner = openIntegral(e);
  const clear = !inner || (inner.binders.length === 1 && e.kind !== 'sum');
  return clear && e.kind !== 'relation' ? print(e) : round(print(e));
}

/** An integral that stands in an expression without brackets round it. */
function openIntegral(e: Expr): Fold | null {
  switch (e.kind) {
    case 'fold':
      return e.op === 'int' ? e : openIntegral(e.body);
    case 'negative':
    case 'plusminus':
      return openIntegral(e.body);
    case 'product':
      return openIntegral(e.factors[e.factors.length - 1]!);
    case 'sum':
      return e.terms.map(openIntegral).find((inner) => inner !== null) ?? null;
    default:
      return null;
  }
}
