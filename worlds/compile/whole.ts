import type { Expr } from '../../expr';
import { refuse } from '../refusal';
import type { Compiler, Env, Scope } from './code';
import { settle } from './elementwise';

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

/** Compiles an index or a limit. */
export function wholeNumber<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Whole<T> {
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
