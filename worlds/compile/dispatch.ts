import type { Expr } from '../../expr';
import { refuse } from '../refusal';
import { apply, called } from './apply';
import type { Code, Compiler, Scope } from './code';
import { find, noSlots, scalar } from './code';
import { cases, matrix, vector } from './containers';
import { countOfValues } from './counts';
import { bareDensity, density } from './densities';
import { derivative, gradient } from './derivatives';
import { divergence } from './divergences';
import { add, constant, literal, map1, settle } from './elementwise';
import { expanded, expandedFactors } from './ellipsis';
import { entropy, information } from './entropies';
import { expectation } from './expectations';
import { densityBelow, normaliser, resolveFamily } from './families';
import { fold } from './folds';
import { wrapped } from './functions';
import { nodesAt } from './graph';
import { kronecker, sizedIdentity } from './identity';
import { indexed } from './indexing';
import { lawDensity } from './laws';
import { keep, symbol } from './names';
import { operation } from './operations';
import { familyEntry } from './parameter-families';
import { raised } from './powers';
import { primed } from './primes';
import { divide, laidBefore, multiply, ones, transpose } from './products';
import { referenceFor } from './reference';
import { restricted } from './restrictions';
import { condition } from './sets';
import { spread } from './spreading';

/** The code of a formula: what each construct means is told by the file of its area. */
export function dispatch<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Code<T> {
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
