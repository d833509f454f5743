import type { Expr, Join, Span } from '../../expr';
import type { Field } from '../field';
import type { Layout } from '../layout';
import type { Meaning } from '../meaning';
import { refuse } from '../refusal';
import { apply, called, updated } from './apply';
import type { Binding, Code, Compiler, FreeName, Scope } from './code';
import { bind, find, noSlots, scalar } from './code';
import { cases, matrix, vector } from './containers';
import { density, densityAt } from './densities';
import { add, exponential, literal, map1, settle } from './elementwise';
import { divergence } from './divergences';
import { entropy, information } from './entropies';
import { expectation } from './expectations';
import { expanded } from './ellipsis';
import { normaliser, resolveFamily } from './families';
import { fold } from './folds';
import { freed } from './free';
import { wrapped } from './functions';
import { indexed } from './indexing';
import { lawDensity } from './laws';
import { variableName } from './variables';
import { keep, symbol } from './names';
import { readParts } from './parts';
import { divide, inverse, multiply, power, transpose } from './products';
import { referenceFor } from './reference';
import { condition } from './sets';

export type { Code, Compiler, Env, Fixed, FreeName, Scope } from './code';
export { settle } from './elementwise';

/** A compiler over one layout in one field. All formulas compiled by it share slots, free names and kept tables. */
export function compiler<T>(meaning: Meaning, layout: Layout, field: Field<T>): Compiler<T> {
  const free = new Map<string, FreeName<T>>();
  const rootNames = new Map<string, Binding<T>>();
  const root: Scope<T> = { names: rootNames, parent: null };
  /** Names met that are no random variable and no index. */
  const neverFree = new Set<string>();
  const c: Compiler<T> = {
    field,
    meaning,
    layout,
    root,
    free,
    slotCount: 0,
    loops: new Set(),
    quadrature: false,
    notes: new Set(),
    note: (text) => void c.notes.add(text),
    slot: () => c.slotCount++,
    code: (e, scope) => code(c, e, scope),
    binding: (name, scope) => {
      const bound = find(scope, name);
      if (bound || neverFree.has(name)) return bound;
      // A small and a capital letter for one variable are one name.
      const variable = variableName(c, name) ?? name;
      const found = (variable === name ? null : find(scope, variable)) ?? freed(c, variable, rootNames);
      if (!found) neverFree.add(name);
      return found;
    },
  };
  return c;
}

/** Codes of several formulas. */
function codes<T>(c: Compiler<T>, all: readonly Expr[], scope: Scope<T>): Code<T>[] {
  return all.map((e) => code(c, e, scope));
}

// Called for every part of every formula. No function is made in it, so that nothing is kept for one.
function code<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Code<T> {
  const F = c.field;
  switch (e.kind) {
    case 'num':
      return Number.isFinite(e.value) ? exactly(c, e.text, e.value) : refuse('this number is too large', e.span);
    case 'sym': {
      if (e.name === 'Z' && !find(scope, 'Z') && !c.meaning.parameters.has('Z') && !c.layout.variables.has('Z')) {
        const total = normaliser(c);
        if (total) return scalar(noSlots, total);
      }
      const declared = c.meaning.parameters.has(e.name) || c.meaning.sizes.has(e.name);
      const bare = c.binding(e.name, scope) === null && !declared ? bareName(c, e, scope) : null;
      return bare ?? symbol(c, e, scope);
    }
    case 'indexed':
      return e.base.kind === 'sym' &&
        e.base.name === '\\delta' &&
        c.binding('\\delta', scope) === null &&
        !c.meaning.parameters.has('\\delta')
        ? kronecker(c, e.at, scope, e)
        : indexed(c, e, scope);
    case 'prime':
      return primed(c, e, scope);
    case 'apply':
      return apply(c, e, scope);
    case 'density':
      return density(c, e, scope);
    case 'law': {
      const x = e.of[0];
      if (!x) return refuse('a law is not a number: write what it is a density of', e.span);
      return lawDensity(c, e.family, settle(c.code(x, scope), x.span), codes(c, e.args, scope), null, e.span);
    }
    case 'expect':
      return expectation(c, e, scope);
    case 'divergence':
      return divergence(c, e, scope);
    case 'entropy':
      return entropy(c, e, scope);
    case 'information':
      return information(c, e, scope);
    case 'fold':
      return fold(c, e, scope, referenceFor(c));
    case 'sum':
      return add(F, codes(c, expanded(c, e.terms, scope, 'sum'), scope), c.note, e.span);
    case 'negative':
      return negated(c, c.code(e.body, scope), e.span);
    case 'product': {
      const all = expanded(c, e.factors, scope, 'prod');
      const joins = all === e.factors ? e.joins : all.slice(1).map((): Join => '');
      return multiply(F, codes(c, all, scope), joins, c.note, e.span);
    }
    case 'quotient':
      return divide(F, c.code(e.top, scope), c.code(e.bottom, scope), e.span);
    case 'power':
      return raised(c, e, scope);
    case 'transpose': {
      const base = c.code(e.base, scope);
      // (a, b, c)^T: numbers listed in a row make a column.
      return e.base.kind === 'tuple' && base.kind === 'tensor' && base.shape.length === 1 ? base : transpose(base);
    }
    case 'wrap':
      return keep(c, wrapped(F, e, c.code(e.body, scope)));
    case 'tuple':
      return vector(c, e.items, scope, e);
    case 'matrix':
      return matrix(c, e, scope);
    case 'cases':
      return cases(c, e, scope);
    case 'indicator': {
      const test = condition(c, e.body, scope);
      const [one, zero] = [F.of(1), F.of(0)];
      return scalar(test.slots, (env) => (test.run(env) ? one : zero));
    }
    case 'restriction':
      return restricted(c, e, scope);
    case 'plusminus':
      return refuse('a value with "±" is two values', e.span);
    case 'derivative':
    case 'gradient':
      return refuse('derivatives are not evaluated by this version', e.span);
    case 'set':
      return refuse('a set is not a number', e.span);
    case 'relation':
      return refuse('a relation stands where a value is expected', e.span);
    case 'others':
    case 'range':
    case 'ellipsis':
      return refuse('this stands where a value is expected', e.span);
    case 'words':
      return refuse(`the words "${e.text}" have no value`, e.span);
    case 'missing':
      return refuse('something is missing here', e.span);
  }
}

function negated<T>(c: Compiler<T>, body: Code<T>, span: Span): Code<T> {
  const F = c.field;
  if (body.kind === 'flexible') return multiply(F, [literal(F, -1), body], [''], c.note, span);
  return body.kind === 'scalar' && body.literal !== undefined
    ? scalar(body.slots, (env) => F.neg(body.run(env)), -body.literal)
    : map1(body, F.neg);
}

/** A function or a density by its bare name; null where the name is neither. */
function bareName<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'sym' }>, scope: Scope<T>): Code<T> | null {
  // A function by its bare name is its value at the names in force: E stands for E(x, y).
  const f = c.meaning.functions.get(e.name);
  if (f?.kind === 'formula') {
    const args = f.arguments.map((name): Expr => ({ kind: 'sym', name, span: e.span }));
    return apply(c, { kind: 'apply', fn: e, args, span: e.span }, scope);
  }
  // A density by its bare name is its value at the variables in force.
  const info = resolveFamily(c, e.name);
  if (info && info.variables.length > 0) return bareDensity(c, e, scope);
  return called(c, e, scope);
}

/** A literal, exact in decimal fields too. */
function exactly<T>(c: Compiler<T>, text: string, value: number): Code<T> {
  const F = c.field;
  if (F.shown) {
    const shown = F.shown(text);
    return scalar(noSlots, () => shown, value);
  }
  const point = text.indexOf('.');
  if (point === -1 || F.name === 'doubles') return literal(F, value);
  const digits = text.length - point - 1;
  const exact = F.div(F.of(Number(text.replace('.', ''))), F.of(10 ** digits));
  return scalar(noSlots, () => exact, value);
}

function bareDensity<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'sym' }>, scope: Scope<T>): Code<T> {
  const info = resolveFamily(c, e.name)!;
  const of = info.variables.map((name): Expr => ({ kind: 'sym', name, span: e.span }));
  const given = [
    ...new Set(info.meanings.flatMap((d) => (d.kind === 'conditional' ? d.given : (d.signature.given ?? [])))),
  ]
    .filter((g) => c.layout.variables.has(g) && !info.variables.includes(g))
    .map((name): Expr => ({ kind: 'sym', name, span: e.span }));
  return densityAt(
    c,
    info,
    readParts(c, of, scope, info.decorations),
    readParts(c, given, scope, info.decorations),
    e.span,
  );
}

/** `\delta_{ij}`. */
function kronecker<T>(c: Compiler<T>, at: readonly Expr[], scope: Scope<T>, e: Expr): Code<T> {
  const F = c.field;
  const items = at.length === 1 && at[0]!.kind === 'product' ? at[0]!.factors : at;
  const only = items[0];
  const test: Expr | null =
    items.length === 1 && only?.kind === 'relation'
      ? only
      : items.length === 2
        ? { kind: 'relation', op: '=', left: items[0]!, right: items[1]!, span: e.span }
        : null;
  if (!test) return refuse('expected two indices below the delta', e.span);
  const equal = condition(c, test, scope);
  return scalar(equal.slots, (env) => F.of(equal.run(env) ? 1 : 0));
}

/** `x'`: a copy where one is bound, else a transpose. */
function primed<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'prime' }>, scope: Scope<T>): Code<T> {
  const copy = e.base.kind === 'sym' ? { ...e.base, name: e.base.name + "'".repeat(e.count) } : null;
  if (copy && find(scope, copy.name)) return symbol(c, copy, scope);
  const base = c.code(e.base, scope);
  if (base.kind !== 'scalar' && e.count === 1) {
    c.notes.add('a prime after a vector or matrix was read as a transpose');
    return transpose(base);
  }
  if (copy && c.binding(copy.name, scope)) return symbol(c, copy, scope);
  return refuse('what this prime means is not known', e.span);
}

function raised<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'power' }>, scope: Scope<T>): Code<T> {
  const F = c.field;
  if (e.base.kind === 'sym' && e.base.name === 'e' && c.binding('e', scope) === null && !c.meaning.parameters.has('e'))
    return exponential(F, settle(c.code(e.exponent, scope), e.exponent.span));
  const base = c.code(e.base, scope);
  if (base.kind === 'tensor' && e.exponent.kind === 'sym' && c.binding(e.exponent.name, scope)?.kind === 'index') {
    // x^i with i an index: a sample, not a power.
    return indexed(c, { kind: 'indexed', base: e.base, at: [e.exponent], place: 'sup', span: e.span }, scope);
  }
  const exponent = settle(c.code(e.exponent, scope), e.exponent.span);
  if (exponent.kind === 'scalar' && exponent.literal === -1) return keep(c, inverse(F, base, e.span));
  const raisedTo = power(F, base, exponent, e.span);
  // A power of a matrix is dear: what no loop changes is computed once.
  return raisedTo.kind === 'tensor' ? keep(c, raisedTo) : raisedTo;
}

/** `E|_{x_m = 1}`: the same formula with a name or a component set. */
function restricted<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'restriction' }>, scope: Scope<T>): Code<T> {
  const groups = new Map<string, Expr[]>();
  for (const item of e.at) {
    const left = item.kind === 'relation' && item.op === '=' ? item.left : null;
    const name =
      left?.kind === 'sym' ? left.name : left?.kind === 'indexed' && left.base.kind === 'sym' ? left.base.name : null;
    if (name === null) return refuse('expected a substitution such as $x = 1$ after the bar', item.span);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  const bindings = [...groups].map(([name, items]): [string, Binding<T>] => [
    name,
    { kind: 'code', code: updated(c, name, items, scope), variable: null },
  ]);
  return c.code(e.body, bind(scope, bindings));
}
