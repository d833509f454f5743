import type { Expr } from '../../expr';
import { print } from '../../expr';
import { refuse } from '../refusal';
import type { Compiler, Env, Scope } from './code';
import { union } from './code';
import { settle } from './elementwise';
import { labelOfState } from './labels';

/** A compiled whole number: an index, a limit, a size. NaN where the value is not whole. */
export interface Whole<T> {
  readonly run: (env: Env<T>) => number;
  readonly slots: ReadonlySet<number>;
  /** The number itself, where nothing changes it. */
  readonly constant: number | null;
}

/** Values this close to a whole number are one: indices come out of exact small arithmetic. */
const CLOSE = 1e-6;

const whole = (x: number): number => {
  const n = Math.round(x);
  return Math.abs(x - n) < CLOSE ? n : NaN;
};

/**
 * Compiles the number of a component. One that is not whole is no slip of range, as at the ends of an array, but no
 * component of anything: the claim is not evaluated elsewhere either.
 */
export function componentNumber<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Whole<T> {
  const found = wholeNumber(c, e, scope);
  if (e.kind === 'sym' || e.kind === 'num') return found;
  const code = settle(c.code(e, scope), e.span);
  if (code.kind !== 'scalar') return found;
  return {
    ...found,
    run: (env) => {
      const k = found.run(env);
      if (Number.isNaN(k) && Number.isFinite(c.field.number(code.run(env))))
        return refuse(`$${print(e)}$ is not always a whole number, as an index must be`, e.span);
      return k;
    },
  };
}

/** `\mu_z` where the values of z are labels: their numbers, since what the labels stand for numbers nothing. */
function labelNumber<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Whole<T> | null {
  const base = e.kind === 'indexed' && e.at.length === 1 ? e.base : e;
  const binding = base.kind === 'sym' ? c.binding(base.name, scope) : null;
  if (binding?.kind !== 'discrete' || c.layout.atoms[binding.variable.first]?.kind !== 'labels') return null;
  const { slots } = binding;
  const { states } = c.layout.atoms[binding.variable.first]!;
  if (e.kind !== 'indexed')
    return slots.length === 1
      ? { run: (env) => labelOfState(env.slots[slots[0]!] as number, states), slots: new Set(slots), constant: null }
      : null;
  const k = wholeNumber(c, e.at[0]!, scope);
  const run = (env: Env<T>): number =>
    labelOfState((env.slots[slots[k.run(env) - 1] ?? -1] as number | undefined) ?? NaN, states);
  return { run, slots: union(new Set(slots), k.slots), constant: null };
}

/** Compiles an index or a limit. */
export function wholeNumber<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Whole<T> {
  const label = labelNumber(c, e, scope);
  if (label) return label;
  if (e.kind === 'sym') {
    const binding = c.binding(e.name, scope);
    if (binding?.kind === 'index') {
      const { slot } = binding;
      return { run: (env) => env.slots[slot] as number, slots: new Set([slot]), constant: null };
    }
  }
  const code = settle(c.code(e, scope), e.span);
  if (code.kind !== 'scalar') return refuse('expected a whole number here, found a vector', e.span);
  const F = c.field;
  if (code.literal !== undefined) {
    const n = whole(code.literal);
    return { run: () => n, slots: code.slots, constant: n };
  }
  return { run: (env) => whole(F.number(code.run(env))), slots: code.slots, constant: null };
}
