import type { Expr } from '../../expr';
import { sizeOf } from '../layout';
import { refuse } from '../refusal';
import type { Binding, Compiler, Env, Scope } from './code';
import { noSlots, union } from './code';
import { settle } from './elementwise';
import { discreteAt } from './indexing';
import { stateOfLabel } from './labels';
import type { Whole } from './whole';
import { wholeNumber } from './whole';

/** A finite set of whole numbers that may change from point to point. */
export interface NumberSet<T> {
  readonly run: (env: Env<T>) => readonly number[];
  readonly slots: ReadonlySet<number>;
}

/** Whether a symbol names the whole domain of what it is the domain of: `\mathcal{X}`, `\mathbb{R}^n`. */
export const isDomain = (e: Expr): boolean =>
  (e.kind === 'sym' && /^\\(?:mathcal|mathbb|mathscr|Omega)/.test(e.name)) || (e.kind === 'power' && isDomain(e.base));

/** `\{1, \dots, P\}`, `\{0, 1\}`, `A - B`, `\text{local}(m)`; null where the expression is no such set. */
export function numberSet<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): NumberSet<T> | null {
  switch (e.kind) {
    case 'set':
      return listed(c, e.items, scope);
    case 'tuple':
      return listed(c, e.items, scope);
    case 'num':
    case 'sym': {
      if (e.kind === 'sym' && isDomain(e)) return null;
      const named = e.kind === 'sym' && c.binding(e.name, scope) === null ? namedSet(c, e, scope) : null;
      return named ?? single(c, e, scope);
    }
    case 'product': {
      // N(m) where N is a size too: read as a product, meant as the neighbours.
      const [fn, node] = e.factors;
      if (fn?.kind !== 'sym' || !node || e.factors.length !== 2) return null;
      return numberSet(c, { kind: 'apply', fn, args: [node], span: e.span }, scope);
    }
    case 'sum': {
      const terms = e.terms.map((t) => ({
        minus: t.kind === 'negative',
        // What is taken away is an element, or a set in braces.
        set: t.kind === 'negative' ? taken(c, t.body, scope) : numberSet(c, t, scope),
      }));
      if (terms.some((t) => t.set === null)) return null;
      return {
        slots: union(...terms.map((t) => t.set!.slots)),
        run: (env) => {
          let out: number[] = [];
          for (const { minus, set } of terms) {
            const items = set!.run(env);
            out = minus ? out.filter((x) => !items.includes(x)) : [...out, ...items.filter((x) => !out.includes(x))];
          }
          return out;
        },
      };
    }
    case 'apply':
    case 'indexed': {
      const name =
        e.kind === 'apply' ? (e.fn.kind === 'sym' ? e.fn.name : '') : e.base.kind === 'sym' ? e.base.name : '';
      const args = e.kind === 'apply' ? e.args : e.at;
      if (!c.meaning.edges?.neighbours.includes(name) || args.length !== 1) return null;
      const node = wholeNumber(c, args[0]!, scope);
      return { slots: node.slots, run: (env) => env.world.draw.graph?.neighbours[node.run(env)] ?? [] };
    }
    default:
      return null;
  }
}

const single = <T>(c: Compiler<T>, e: Expr, scope: Scope<T>): NumberSet<T> => {
  const n = wholeNumber(c, e, scope);
  return { slots: n.slots, run: (env) => [n.run(env)] };
};

/** `D` where its members are told by a vector of bits, and `K` where it is how many members there are; else null. */
function namedSet<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'sym' }>, scope: Scope<T>): NumberSet<T> | null {
  const { parameters, sizes } = c.meaning;
  if (parameters.get(e.name)?.form.kind === 'binary') {
    const bits = c.code(e, scope);
    if (bits.kind !== 'tensor') return null;
    const member = (x: T): boolean => c.field.number(x) === 1;
    return { slots: bits.slots, run: (env) => bits.run(env).flatMap((x, k) => (member(x) ? [k + 1] : [])) };
  }
  if (!sizes.has(e.name) || parameters.has(e.name)) return null;
  const all = Array.from({ length: sizeOf(c.layout, e.name) ?? 1 }, (_, k) => k + 1);
  return { slots: noSlots, run: () => all };
}

/** What a minus sign takes from a set: one element, or the members of a set. */
function taken<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): NumberSet<T> | null {
  const element = e.kind === 'num' || (e.kind === 'sym' && c.meaning.parameters.get(e.name)?.form.kind !== 'binary');
  return element ? single(c, e, scope) : numberSet(c, e, scope);
}

function listed<T>(c: Compiler<T>, items: readonly Expr[], scope: Scope<T>): NumberSet<T> {
  const dots = items.findIndex((item) => item.kind === 'ellipsis');
  const numbers = items
    .filter((item) => item.kind !== 'ellipsis')
    .map((item) => wholeNumber(c, item.kind === 'sum' && item.terms.length === 1 ? item.terms[0]! : item, scope));
  const slots = union(...numbers.map((n) => n.slots));
  if (dots === -1) return { slots, run: (env) => numbers.map((n) => n.run(env)) };
  const first = numbers[0];
  const last = numbers[numbers.length - 1];
  if (!first || !last || numbers.length < 2) return refuse('an ellipsis in a set needs a first and a last element');
  const second: Whole<T> | null = dots >= 2 ? numbers[1]! : null;
  return {
    slots,
    run: (env) => {
      const from = first.run(env);
      const step = second ? second.run(env) - from : 1;
      const out: number[] = [];
      if (!(step > 0)) return out;
      for (let k = from; k <= last.run(env) && out.length < 10_000; k += step) out.push(k);
      return out;
    },
  };
}

export interface Condition<T> {
  readonly run: (env: Env<T>) => boolean;
  readonly slots: ReadonlySet<number>;
}

/** Numbers within this of one another are equal where a condition asks; conditions compare indices and states. */
const EQUAL = 1e-9;

function labelled<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Extract<Binding<T>, { kind: 'discrete' }> | null {
  const at = discreteAt(c, e, scope);
  if (!at || at.variable.axes.length > 0) return null;
  const { kind } = c.layout.atoms[at.variable.first]!;
  return kind === 'labels' || kind === 'points' ? at : null;
}

/** A condition below a sum, in an indicator or beside a case. */
export function condition<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Condition<T> {
  if (e.kind === 'tuple') {
    const all = e.items.map((item) => condition(c, item, scope));
    return { slots: union(...all.map((x) => x.slots)), run: (env) => all.every((x) => x.run(env)) };
  }
  if (e.kind !== 'relation') return refuse('expected a condition such as $i = j$', e.span);
  if (e.right.kind === 'relation') {
    // a < b < c: both hold.
    const first = condition(c, { ...e, right: e.right.left }, scope);
    const rest = condition(c, e.right, scope);
    return { slots: union(first.slots, rest.slots), run: (env) => first.run(env) && rest.run(env) };
  }
  if (e.op === 'in' || e.op === 'notin') {
    if (isDomain(e.right)) return { slots: noSlots, run: () => e.op === 'in' };
    const set = numberSet(c, e.right, scope) ?? refuse('this set is not known', e.right.span);
    const value = settle(c.code(e.left, scope));
    const F = c.field;
    return {
      slots: union(set.slots, value.slots),
      run: (env) => {
        const items = set.run(env);
        const values = value.kind === 'scalar' ? [value.run(env)] : value.run(env);
        return values.every((x) => items.some((y) => Math.abs(F.number(x) - y) < EQUAL)) === (e.op === 'in');
      },
    };
  }
  if (e.op === '~') {
    const a = wholeNumber(c, e.left, scope);
    const b = wholeNumber(c, e.right, scope);
    return {
      slots: union(a.slots, b.slots),
      run: (env) => env.world.draw.graph?.neighbours[a.run(env)]?.includes(b.run(env)) ?? false,
    };
  }
  return comparison(c, e, scope);
}

function comparison<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'relation' }>, scope: Scope<T>): Condition<T> {
  const F = c.field;
  const labels = labelled(c, e.left, scope) ?? labelled(c, e.right, scope);
  // x^{(i)} = x: two random variables are compared by their values, which differ from state to state.
  const random = (x: Expr): boolean =>
    labelled(c, x, scope) !== null || (x.kind === 'indexed' && discreteAt(c, x.base, scope) !== null);
  if (labels && !(random(e.left) && random(e.right)) && (e.op === '=' || e.op === '!=')) {
    const other = labelled(c, e.left, scope) ? e.right : e.left;
    const n = wholeNumber(c, other, scope);
    const slot = labels.slots[0]!;
    const { states } = c.layout.atoms[labels.variable.first]!;
    return {
      slots: union(n.slots, new Set([slot])),
      run: (env) => ((env.slots[slot] as number) === stateOfLabel(n.run(env), states)) === (e.op === '='),
    };
  }
  const a = settle(c.code(e.left, scope), e.left.span);
  const b = settle(c.code(e.right, scope), e.right.span);
  const slots = union(a.slots, b.slots);
  const entriesOf = (code: typeof a, env: Env<T>): number[] => {
    const values = code.kind === 'scalar' ? [code.run(env)] : code.run(env);
    if (F.tangents && values.some((v) => F.tangents!(v).some((t) => t !== 0))) env.jumped = true;
    return values.map((v) => F.number(v));
  };
  const numbers = (env: Env<T>): [number[], number[]] => {
    const [x, y] = [entriesOf(a, env), entriesOf(b, env)];
    return [x, y.length === 1 && x.length > 1 ? x.map(() => y[0]!) : y];
  };
  const test =
    (f: (x: number, y: number) => boolean): ((env: Env<T>) => boolean) =>
    (env) => {
      const [x, y] = numbers(env);
      return x.length === y.length && x.every((v, i) => f(v, y[i]!));
    };
  switch (e.op) {
    case '=':
      return { slots, run: test((x, y) => Math.abs(x - y) <= EQUAL * Math.max(1, Math.abs(x), Math.abs(y))) };
    case '!=': {
      const equal = test((x, y) => Math.abs(x - y) <= EQUAL * Math.max(1, Math.abs(x), Math.abs(y)));
      return { slots, run: (env) => !equal(env) };
    }
    case '<':
      return { slots, run: test((x, y) => x < y) };
    case '<=':
      return { slots, run: test((x, y) => x <= y + EQUAL) };
    case '>':
      return { slots, run: test((x, y) => x > y) };
    case '>=':
      return { slots, run: test((x, y) => x >= y - EQUAL) };
    default:
      return refuse('this relation is no condition that can be evaluated', e.span);
  }
}
