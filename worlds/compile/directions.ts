import type { Expr } from '../../expr';
import { mapParts, print } from '../../expr';
import type { Mention } from '../mentions';
import { behind, mentionIn } from '../mentions';
import { refuse } from '../refusal';
import type { Compiler, Env, Scope, Shape } from './code';
import { axesOf, binder, entries, find, noSlots, union } from './code';
import { settle } from './elementwise';
import { indicesAt } from './graph';
import { familyOf } from './members';
import type { Mover } from './motion';
import { boundCode } from './names';
import { variableName } from './variables';
import { wholeNumber } from './whole';

/** What a derivative is by: a name, and which of its entries. */
export interface Directions<T> {
  readonly mover: Mover<T>;
  readonly shape: Shape;
  /** Directions of the entries, in order; NaN for one that is not there. */
  readonly run: (env: Env<T>) => readonly number[];
  readonly slots: ReadonlySet<number>;
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Reads what a derivative is by: a name, components of it, its transpose. Null where it is another formula. */
export function directionsOf<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Directions<T> | null {
  const written = mentionIn(c.meaning, e);
  if (written && !find(scope, written.family.letter)) {
    const other = elsewhere(c, written, scope);
    if (other) return other;
    const mention = behind(c.meaning, written);
    const { key } = mention.family;
    const family = familyOf(c, mention.family);
    const at = indicesAt(c, mention, family.counts, scope);
    const size = entries(family.shape);
    const whole: Directions<T> = {
      mover: { kind: 'declared', name: key, entries: family.entries },
      shape: at.counts.length === 0 ? family.shape : [...at.counts, ...axesOf(family.shape)],
      slots: at.slots,
      run: (env) =>
        at.run(env).flatMap((i) => {
          const start = family.place(i);
          return range(size).map((k) => start + k);
        }),
    };
    return mention.components.length > 0 ? componentsOf(c, whole, mention.components, scope, e) : whole;
  }
  switch (e.kind) {
    case 'sym':
      return ofName(c, e, scope);
    case 'indexed': {
      const base = directionsOf(c, e.base, scope);
      return base && componentsOf(c, base, e.at, scope, e);
    }
    case 'power': {
      // x^i with i an index: a sample, not a power.
      if (e.exponent.kind !== 'sym' || c.binding(e.exponent.name, scope)?.kind !== 'index') return null;
      const base = directionsOf(c, e.base, scope);
      return base && base.shape.length > 0 ? componentsOf(c, base, [e.exponent], scope, e) : null;
    }
    case 'transpose': {
      const base = directionsOf(c, e.base, scope);
      return base && transposed(base);
    }
    default:
      return null;
  }
}

/**
 * What a name with indices of the text's own is another name for, as what a derivative is by: `h_n` where that is
 * \hat{y}_n. Null where it is a quantity of its own.
 */
function elsewhere<T>(c: Compiler<T>, mention: Mention, scope: Scope<T>): Directions<T> | null {
  const { family, at, components } = mention;
  const own = c.meaning.own.get(family.key);
  if (!own || !family.formula) return null;
  const place = named(family.namesake ?? family.formula.expr, family.indices, at);
  const other = place && directionsOf(c, place, scope);
  if (other) return components.length > 0 ? componentsOf(c, other, components, scope, place) : other;
  if (own.hidden.size > 0)
    return refuse(`$${family.letter}$ changes with ${inList(own.hidden)} too: a derivative by it is not known`);
  return null;
}

/** `N_{i}` for `h_i = N_i`, and `N` for the whole of `h`; null where the formula is no other name. */
function named(formula: Expr, indices: readonly (string | null)[], at: readonly (Expr | null)[]): Expr | null {
  if (formula.kind !== 'indexed' && formula.kind !== 'power') return formula.kind === 'sym' ? formula : null;
  const own = formula.kind === 'indexed' ? formula.at : [formula.exponent];
  const inOrder = own.length === indices.length && own.every((i, k) => i.kind === 'sym' && i.name === indices[k]);
  if (inOrder && at.every((i) => i === null)) return formula.base;
  if (at.some((i) => i === null)) return null;
  const put = (x: Expr): Expr => {
    const k = x.kind === 'sym' ? indices.indexOf(x.name) : -1;
    return k === -1 ? mapParts(x, put) : at[k]!;
  };
  return put(formula);
}

const inList = (names: ReadonlySet<string>): string => [...names].map((name) => `$${name}$`).join(', ');

function transposed<T>(base: Directions<T>): Directions<T> {
  const { shape } = base;
  if (shape.length === 0) return base;
  if (shape.length === 1) return { ...base, shape: [1, shape[0]!] };
  const [n, m] = shape as [number, number];
  if (n === 1) return { ...base, shape: [m] };
  const order = range(n * m).map((k) => (k % n) * m + Math.floor(k / n));
  return {
    ...base,
    shape: [m, n],
    run: (env) => {
      const all = base.run(env);
      return order.map((k) => all[k]!);
    },
  };
}

function componentsOf<T>(
  c: Compiler<T>,
  base: Directions<T>,
  written: readonly Expr[],
  scope: Scope<T>,
  e: Expr,
): Directions<T> {
  const axes = axesOf(base.shape);
  const [only] = written;
  const at = axes.length > 1 && written.length === 1 && only?.kind === 'product' ? only.factors : written;
  if (axes.length === 0 && c.layout.flat.size > 0) {
    const all = at.map((i) => wholeNumber(c, i, scope));
    return {
      ...base,
      slots: union(base.slots, ...all.map((i) => i.slots)),
      run: (env) => (all.every((i) => i.run(env) === 1) ? base.run(env) : [NaN]),
    };
  }
  if (at.length > axes.length) return refuse(`$${print(e)}$ has more indices than it has axes`, e.span);
  // Evaluating it settles how far indices run that nobody declared.
  c.code(e, scope);
  const indices = at.map((i) => wholeNumber(c, i, scope));
  const shape = axes.slice(at.length);
  const size = entries(shape);
  return {
    mover: base.mover,
    shape,
    slots: union(base.slots, ...indices.map((i) => i.slots)),
    run: (env) => {
      const all = base.run(env);
      const start = indices.reduce((n, i, k) => {
        const p = i.run(env);
        return p >= 1 && p <= axes[k]! ? n * axes[k]! + p - 1 : NaN;
      }, 0);
      return range(size).map((k) => all[start * size + k] ?? NaN);
    },
  };
}

function ofName<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'sym' }>, scope: Scope<T>): Directions<T> {
  const all = (mover: Mover<T>, shape: Shape): Directions<T> => {
    const order = range(mover.entries);
    return { mover, shape, slots: noSlots, run: () => order };
  };
  const binding = c.binding(e.name, scope);
  if (binding) {
    if (binding.kind === 'index') return refuse(`the index $${e.name}$ is nothing that a derivative can be by`, e.span);
    const alias = variableName(c, e.name) ?? e.name;
    const name = binder(scope, e.name) || c.root.names.has(e.name) ? e.name : alias;
    const { shape } = settle(boundCode(c, binding), e.span);
    return all({ kind: 'bound', scope: binder(scope, name) ?? c.root, name, entries: entries(shape) }, shape);
  }
  const form = c.meaning.parameters.get(e.name)?.form;
  // A name for a component is that component, and a node that is another by its formula is the other.
  const node = c.meaning.nodes.get(e.name);
  const formula = form?.kind === 'is' && !form.indices ? form.formula.expr : (node?.namesake ?? node?.formula.expr);
  if (formula?.kind === 'indexed' || (formula?.kind === 'sym' && !form) || (formula && node?.namesake)) {
    const other = directionsOf(c, formula, c.meaning.own.has(e.name) ? scope : c.root);
    if (other) return other;
  }
  const { shape } = settle(c.code(e, scope), e.span);
  if (!form && !c.meaning.nodes.has(e.name))
    return refuse(`$${e.name}$ is nothing that a derivative can be by`, e.span);
  return all({ kind: 'declared', name: e.name, entries: entries(shape) }, shape);
}
