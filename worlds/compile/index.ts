import type { Expr, Sym } from '../../expr';
import { mapParts } from '../../expr';
import type { Field } from '../field';
import type { Layout } from '../layout';
import type { Meaning } from '../meaning';
import { mentionIn, reached } from '../mentions';
import { refuse } from '../refusal';
import { apply, called, updated } from './apply';
import type { Binding, Code, Compiler, FreeName, JacobianLayout, Motion, Scope } from './code';
import { bind, find, noSlots, scalar } from './code';
import { cases, matrix, vector } from './containers';
import { density, densityAt } from './densities';
import { add, constant, exponential, literal, map1, settle } from './elementwise';
import { derivative, gradient } from './derivatives';
import { divergence } from './divergences';
import { entropy, information } from './entropies';
import { expectation } from './expectations';
import { expanded, expandedFactors } from './ellipsis';
import { densityBelow, normaliser, resolveFamily } from './families';
import { fold } from './folds';
import { freed } from './free';
import { wrapped } from './functions';
import { nodesAt } from './graph';
import { discreteAt, indexed } from './indexing';
import { lawDensity } from './laws';
import { variableName } from './variables';
import { guarded } from './guards';
import { inForce, keep, symbol, valueOf } from './names';
import { openVariables } from './open';
import { readParts } from './parts';
import { operation } from './operations';
import { divide, identity, inverse, laidBefore, multiply, ones, power, transpose } from './products';
import { referenceFor } from './reference';
import { condition } from './sets';
import { spread } from './spreading';
import { wholeNumber } from './whole';

export type { Code, Compiler, Env, Fixed, FreeName, JacobianLayout, Scope } from './code';
export { settle } from './elementwise';

/**
 * A compiler over one layout in one field. All formulas compiled by it share slots, free names and kept tables.
 * @param jacobians how the derivative of a vector by a vector is laid out
 */
export function compiler<T>(
  meaning: Meaning,
  layout: Layout,
  field: Field<T>,
  jacobians: JacobianLayout = 'mixed',
): Compiler<T> {
  const free = new Map<string, FreeName<T>>();
  const rootNames = new Map<string, Binding<T>>();
  let slots = 0;
  /** Names met that are no random variable and no index: no scope binds them but by their own name. */
  const neverFree = new Set<string>();
  const c: Compiler<T> = {
    field,
    meaning,
    layout,
    root: { names: rootNames, parent: null },
    free,
    motion: null,
    jacobians,
    laidOut: 'no',
    ordered: false,
    expanding: new Set(),
    loops: new Set(),
    quadrature: false,
    notes: new Set(),
    slot: () => slots++,
    code: (e, scope) => code(c, e, scope),
    open: (e) => openVariables(c, e),
    binding: (name, scope) => {
      const bound = find(scope, name);
      if (bound || neverFree.has(name)) return bound;
      // A small and a capital letter for one variable are one name.
      const variable = variableName(c, name) ?? name;
      const found = (variable === name ? null : find(scope, variable)) ?? freed(c, variable, rootNames);
      if (!found) neverFree.add(name);
      return found;
    },
    index: (name, size) => {
      const slot = c.slot();
      const binding: Binding<T> = { kind: 'index', slot, most: size };
      free.set(name, { kind: 'index', name, slot, size });
      rootNames.set(name, binding);
      return binding;
    },
    number: (name) => {
      const slot = c.slot();
      const binding: Binding<T> = { kind: 'value', slot, shape: [], variable: null };
      free.set(name, { kind: 'real', name, slot, shape: [], support: null });
      rootNames.set(name, binding);
      return binding;
    },
    within: (over, motion) => inMotion(c, over, motion),
  };
  return c;
}

/** A compiler in a field that carries derivatives; all that is not a number it shares with the one below. */
function inMotion<T, U>(below: Compiler<T>, field: Field<U>, motion: Motion<U>): Compiler<U> {
  const rootNames = new Map<string, Binding<U>>();
  const free = (name: string): Binding<U> | null => {
    const found = motion.binding(name);
    if (found) rootNames.set(name, found);
    return found;
  };
  const c: Compiler<U> = {
    field,
    meaning: below.meaning,
    layout: below.layout,
    root: { names: rootNames, parent: null },
    free: new Map(),
    motion,
    jacobians: below.jacobians,
    get laidOut() {
      return below.laidOut;
    },
    set laidOut(value) {
      below.laidOut = value;
    },
    get ordered() {
      return below.ordered;
    },
    set ordered(value) {
      below.ordered = value;
    },
    get quadrature() {
      return below.quadrature;
    },
    set quadrature(value) {
      below.quadrature = value;
    },
    expanding: below.expanding,
    loops: below.loops,
    notes: below.notes,
    slot: () => below.slot(),
    code: (e, scope) => code(c, e, scope),
    open: (e) => below.open(e),
    binding: (name, scope) =>
      find(scope, name) ?? find(scope, variableName(c, name) ?? name) ?? free(variableName(c, name) ?? name),
    index: (name, size) => {
      below.index(name, size);
      return free(name)!;
    },
    number: (name) => {
      below.number(name);
      return free(name)!;
    },
    within: (over, further) => inMotion(c, over, further),
  };
  return c;
}

function code<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Code<T> {
  const F = c.field;
  const note = (text: string): void => void c.notes.add(text);
  const nodes = nodesAt(c, e, scope);
  if (nodes) return nodes;
  switch (e.kind) {
    case 'num':
      return Number.isFinite(e.value) ? exactly(c, e.text, e.value) : refuse('this number is too large', e.span);
    case 'sym': {
      if (e.name === 'Z' && !find(scope, 'Z') && !c.meaning.parameters.has('Z') && !c.layout.variables.has('Z')) {
        const total = normaliser(c);
        if (total) return scalar(noSlots, total);
      }
      if (c.binding(e.name, scope) === null && !c.meaning.parameters.has(e.name) && !c.meaning.sizes.has(e.name)) {
        // A function by its bare name is its value at the names in force: E stands for E(x, y).
        const f = c.meaning.functions.get(e.name);
        if (f?.kind === 'formula') {
          const args = f.arguments.map((name): Expr => ({ kind: 'sym', name, span: e.span }));
          return apply(c, { kind: 'apply', fn: e, args, span: e.span }, scope);
        }
        const placed = densityBelow(c, e);
        if (placed) return density(c, placed, scope);
        // A density by its bare name is its value at the variables in force.
        const info = resolveFamily(c, e.name);
        if (info && info.variables.length > 0) return bareDensity(c, e, scope);
        const bare = called(c, e, scope);
        if (bare) return bare;
      }
      return symbol(c, e, scope);
    }
    case 'indexed':
      // Z_t of a function of t.
      if (e.base.kind === 'sym' && c.meaning.functions.has(e.base.name) && c.binding(e.base.name, scope) === null)
        return apply(c, { kind: 'apply', fn: e.base, args: e.at, span: e.span }, scope);
      return e.base.kind === 'sym' &&
        e.base.name === '\\delta' &&
        c.binding('\\delta', scope) === null &&
        !c.meaning.parameters.has('\\delta')
        ? kronecker(c, e.at, scope, e)
        : (sizedIdentity(c, e, scope) ?? familyEntry(c, e, scope) ?? indexed(c, e, scope));
    case 'prime':
      return primed(c, e, scope);
    case 'apply':
      return apply(c, e, scope);
    case 'density':
      return density(c, e, scope);
    case 'law': {
      const x = e.of[0];
      if (!x) return refuse('a law is not a number: write what it is a density of', e.span);
      return lawDensity(
        c,
        e.family,
        settle(c.code(x, scope), x.span),
        e.args.map((a) => c.code(a, scope)),
        null,
        e.span,
      );
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
    case 'sum': {
      const terms = expanded(c, e.terms, scope, 'sum');
      const codes = terms.map((t) => c.code(t, scope));
      return add(F, spread(c, terms, codes), note, e.span);
    }
    case 'negative': {
      const body = c.code(e.body, scope);
      if (body.kind === 'flexible') return multiply(F, [literal(F, -1), body], [''], note, e.span);
      const value = map1(body, F.neg);
      return body.kind === 'scalar' && body.literal !== undefined && value.kind === 'scalar'
        ? scalar(value.slots, value.run, -body.literal, value.column)
        : value;
    }
    case 'product': {
      if (!e.factors.some((f) => f.kind === 'ellipsis'))
        return multiply(
          F,
          laidBefore(e.factors, (f) => c.code(f, scope)),
          e.joins,
          note,
          e.span,
          e.entrywise,
        );
      const all = expandedFactors(c, e, scope);
      return multiply(
        F,
        all.map((f) => c.code(f, scope)),
        all.slice(1).map(() => ''),
        note,
        e.span,
        e.entrywise,
      );
    }
    case 'operation':
      return operation(c, e, scope);
    case 'quotient':
      return divide(F, c.code(e.top, scope), c.code(e.bottom, scope), e.span);
    case 'power':
      return raised(c, e, scope);
    case 'transpose': {
      if (e.base.kind === 'num' && e.base.text === '1') return transpose(ones(F));
      const base = c.code(e.base, scope);
      // (a, b, c)^T: numbers listed in a row make a column.
      return e.base.kind === 'tuple' && base.kind === 'tensor' && base.shape.length === 1 ? base : transpose(base);
    }
    case 'wrap':
      return countOfValues(c, e, scope) ?? keep(c, wrapped(F, e, c.code(e.body, scope)));
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
      return derivative(c, e, scope);
    case 'gradient':
      return gradient(c, e, scope);
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

/** A literal, exact in decimal fields too. */
function exactly<T>(c: Compiler<T>, text: string, value: number): Code<T> {
  const F = c.field;
  if (F.shown) {
    return constant(F.shown(text), value);
  }
  const point = text.indexOf('.');
  if (point === -1 || F.name === 'doubles') return literal(F, value);
  const digits = text.length - point - 1;
  const exact = F.div(F.of(Number(text.replace('.', ''))), F.of(10 ** digits));
  return constant(exact, value);
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

/** `|Val(X)|`: how many values a random variable, or one of its components, can take; null for other bars. */
function countOfValues<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'wrap' }>, scope: Scope<T>): Code<T> | null {
  const { op, body } = e;
  if (op !== 'bars' || body.kind !== 'apply' || body.fn.kind !== 'sym' || body.fn.name !== 'Val') return null;
  if (c.meaning.functions.has('Val')) return null;
  const [of] = body.args;
  const variable = of ? discreteAt(c, of.kind === 'indexed' ? of.base : of, scope)?.variable : undefined;
  if (!variable || body.args.length !== 1) return refuse('how many values this can take is not known', e.span);
  const { states } = c.layout.atoms[variable.first]!;
  return literal(c.field, of!.kind === 'indexed' || variable.shared ? states : states ** variable.count);
}

/** `I_n`: the identity matrix of that size; null where the name is not the identity. */
function sizedIdentity<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'indexed' }>, scope: Scope<T>): Code<T> | null {
  const only = e.base.kind === 'sym' && e.base.name === 'I' && e.at.length === 1 ? e.at[0]! : null;
  if (!only || c.binding('I', scope) !== null || c.meaning.parameters.has('I')) return null;
  const n = wholeNumber(c, only, scope).constant;
  return n === null || !(n >= 1) ? null : identity(c.field).make(n === 1 ? [] : [n, n]);
}

/** `w_m` where the world file gives it by a formula in m, at any index; null for any other component. */
function familyEntry<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'indexed' }>, scope: Scope<T>): Code<T> | null {
  if (e.base.kind !== 'sym' || c.binding(e.base.name, scope) !== null) return null;
  const { name } = e.base;
  const form = c.meaning.parameters.get(name)?.form;
  if (form?.kind !== 'is' || form.indices?.length !== e.at.length) return null;
  if (e.at.some((at) => at.kind === 'range' || at.kind === 'others')) return null;
  const names = form.indices.map((index, k): [string, Binding<T>] => {
    const at = wholeNumber(c, e.at[k]!, scope);
    const number = scalar<T>(at.slots, (env) => c.field.of(at.run(env)), at.constant ?? undefined);
    return [index, { kind: 'code', code: number, variable: null }];
  });
  return guarded(c, name, () => c.code(form.formula.expr, bind(inForce(c, e.base as Sym, scope), names)));
}

/** `x'`, `x'_i`: a copy, or a component of one, where one is bound; else a transpose. */
function primed<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'prime' }>, scope: Scope<T>): Code<T> {
  const marks = "'".repeat(e.count);
  const copy = e.base.kind === 'sym' ? { ...e.base, name: e.base.name + marks } : null;
  if (copy && find(scope, copy.name)) return symbol(c, copy, scope);
  const bound = discreteAt(c, e, scope);
  if (bound && e.base.kind === 'indexed') return valueOf(bound);
  // x'_i has its prime behind the index, as it is printed, and is component i of x'.
  const component =
    e.base.kind === 'indexed' && e.base.base.kind === 'sym'
      ? { ...e.base, base: { ...e.base.base, name: e.base.base.name + marks } }
      : null;
  if (component && find(scope, component.base.name)) return indexed(c, component, scope);
  const base = c.code(e.base, scope);
  if (base.kind !== 'scalar' && e.count === 1) {
    c.notes.add('a prime after a vector or matrix was read as a transpose');
    return transpose(base);
  }
  if (copy && c.binding(copy.name, scope)) return symbol(c, copy, scope);
  if (component && c.binding(component.base.name, scope)) return indexed(c, component, scope);
  return refuse('what this prime means is not known', e.span);
}

function raised<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'power' }>, scope: Scope<T>): Code<T> {
  const F = c.field;
  if (e.base.kind === 'sym' && e.base.name === 'e' && c.binding('e', scope) === null && !c.meaning.parameters.has('e'))
    return exponential(F, settle(c.code(e.exponent, scope), e.exponent.span));
  const sample = e.base.kind === 'indexed' && e.base.place === 'sub' ? ofSample(c, e.base, e.exponent, scope) : null;
  if (sample) return indexed(c, sample, scope);
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

/** `x_j^i` of a matrix whose rows are samples: component j of sample i; null where the number above is a power. */
function ofSample<T>(
  c: Compiler<T>,
  base: Extract<Expr, { kind: 'indexed' }>,
  above: Expr,
  scope: Scope<T>,
): Extract<Expr, { kind: 'indexed' }> | null {
  if (above.kind !== 'sym' || c.binding(above.name, scope)?.kind !== 'index' || base.at.length !== 1) return null;
  const whole = c.code(base.base, scope);
  if (whole.kind !== 'tensor' || whole.shape.length !== 2 || whole.shape[0] === 1) return null;
  return { ...base, at: [above, base.at[0]!] };
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
  const names = [...groups.keys()].filter((name) => c.meaning.parameters.has(name) || c.meaning.nodes.has(name));
  return c.code(opened(c, e.body, names, scope), bind(scope, bindings));
}

/** A formula with the nodes written out through which it depends on some names, so that values can be put in for these. */
function opened<T>(c: Compiler<T>, e: Expr, names: readonly string[], scope: Scope<T>): Expr {
  const depends = (x: Expr): boolean => [...reached(c.meaning, x)].some((name) => names.includes(name));
  if (names.length === 0) return e;
  const mention = mentionIn(c.meaning, e);
  if (mention && mention.family.formula && depends(e))
    return refuse(`what is put in does not reach $${mention.family.letter}$, which is made step by step`, e.span);
  if (e.kind === 'sym' && !names.includes(e.name) && find(scope, e.name) === null) {
    const form = c.meaning.parameters.get(e.name)?.form;
    const formula = c.meaning.nodes.get(e.name)?.formula ?? (form?.kind === 'is' ? form.formula : null);
    if (formula && depends(formula.expr)) return opened(c, formula.expr, names, scope);
  }
  return mapParts(e, (part) => opened(c, part, names, scope));
}
