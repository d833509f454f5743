import type { Binder, Expr } from '../../expr';
import { print } from '../../expr';
import { refuse } from '../refusal';
import type { Compiler, Env, Scope } from './code';
import { noSlots, union } from './code';
import { stateFor } from './instances';
import { isDomain, numberSet } from './sets';
import { variableName } from './variables';
import { wholeNumber } from './whole';

/** Which values of a variable a sum goes over, where its limits or a set say so. */
export interface Allowed<T> {
  readonly slots: ReadonlySet<number>;
  /** At a point, the states of a component that count, by its atom; null for all of them. */
  readonly at: (env: Env<T>) => (atom: number) => ReadonlySet<number> | null;
}

/**
 * The values between the limits of a sum over a variable, or in its set; null where it goes over all of them. A value
 * that the variable does not have is refused when it is met: a sum that names it was meant otherwise.
 */
export function allowed<T>(c: Compiler<T>, binder: Binder, scope: Scope<T>): Allowed<T> | null {
  if (binder.in) return inSet(c, binder, binder.in, scope);
  const { from, to, name } = binder;
  if (!from || !to || isUnbounded(from) || isUnbounded(to)) return null;
  if (isOpen(c, from, to, scope)) {
    c.notes.add(`the sum up to $${print(to)}$ was read as over all values of $${print(name)}$`);
    return null;
  }
  const [least, most] = [wholeNumber(c, from, scope), wholeNumber(c, to, scope)];
  if (least.constant !== null && most.constant !== null) {
    const [a, b] = [least.constant, most.constant];
    const known = new Map<number, ReadonlySet<number> | null>();
    const of = (atom: number): ReadonlySet<number> | null => {
      if (!known.has(atom)) known.set(atom, between(c, atom, a, b, name));
      return known.get(atom)!;
    };
    return { slots: noSlots, at: () => of };
  }
  return {
    slots: union(least.slots, most.slots),
    at: (env) => {
      const [a, b] = [least.run(env), most.run(env)];
      return (atom) => between(c, atom, a, b, name);
    },
  };
}

const isUnbounded = (e: Expr): boolean =>
  e.kind === 'negative' ? isUnbounded(e.body) : e.kind === 'sym' && e.name === '\\infty';

/** `\sum_{z=1}^{M}` where nothing says what M is: how many values there are. */
const isOpen = <T>(c: Compiler<T>, from: Expr, to: Expr, scope: Scope<T>): boolean =>
  from.kind === 'num' &&
  to.kind === 'sym' &&
  c.meaning.vocabulary.lookup(to.name) === null &&
  c.binding(to.name, scope) === null;

/** A component's values as limits tell them: labels are counted from 1. */
function valuesOf<T>(c: Compiler<T>, atom: number, name: Expr): readonly number[] {
  const { kind, states } = c.layout.atoms[atom]!;
  switch (kind) {
    case 'bit':
      return [0, 1];
    case 'spin':
      return [-1, 1];
    case 'labels':
      return Array.from({ length: states }, (_, s) => s + 1);
    case 'points':
      return refuse(
        `${print(name)} stands for any distribution: there are no places that limits could name`,
        name.span,
      );
  }
}

function between<T>(c: Compiler<T>, atom: number, a: number, b: number, name: Expr): ReadonlySet<number> | null {
  const values = valuesOf(c, atom, name);
  const { kind, states } = c.layout.atoms[atom]!;
  if (Number.isNaN(a) || Number.isNaN(b)) return refuse('the limits of this sum are no whole numbers', name.span);
  // From 0 to n − 1 are all labels as well, counted from 0.
  if (kind === 'labels' && a === 0 && b === states - 1) return null;
  if (a <= b && (a < values[0]! || b > values.at(-1)!))
    return refuse(`${print(name)} has the values ${values.join(', ')}, and none beyond them`, name.span);
  const within = values.filter((value) => a <= value && value <= b);
  return within.length === values.length ? null : new Set(within.map((value) => stateFor(c, atom, value)));
}

function inSet<T>(c: Compiler<T>, { name }: Binder, domain: Expr, scope: Scope<T>): Allowed<T> | null {
  // `x \in X`, with the name of the variable itself: all that it can be.
  const whole = isDomain(domain) || (domain.kind === 'sym' && variableName(c, domain.name) !== null);
  const set = whole ? null : numberSet(c, domain, scope);
  if (!set) return null;
  return {
    slots: set.slots,
    at: (env) => {
      const members = set.run(env);
      return (atom) => {
        const { kind, states } = c.layout.atoms[atom]!;
        // The name of a set of which nothing is known is that of all points.
        if (kind === 'points' && domain.kind !== 'set') return null;
        const values = valuesOf(c, atom, name);
        const fromZero = kind === 'labels' && members.length === states && members.every((m) => m >= 0 && m < states);
        if (fromZero) return null;
        const strange = members.find((m) => !values.includes(m));
        if (strange !== undefined)
          return refuse(`${print(name)} has the values ${values.join(', ')}, not ${strange}`, name.span);
        return members.length === values.length ? null : new Set(members.map((m) => stateFor(c, atom, m)));
      };
    },
  };
}

/** The same for a component of a parameter with few values: those between the limits. */
export function valuesBetween<T>(
  c: Compiler<T>,
  { from, to, name }: Binder,
  values: readonly number[],
  scope: Scope<T>,
): { readonly slots: ReadonlySet<number>; readonly run: (env: Env<T>) => readonly number[] } | null {
  if (!from || !to || isOpen(c, from, to, scope)) return null;
  const [least, most] = [wholeNumber(c, from, scope), wholeNumber(c, to, scope)];
  return {
    slots: union(least.slots, most.slots),
    run: (env) => {
      const [a, b] = [least.run(env), most.run(env)];
      if (!(a >= values[0]! && b <= values.at(-1)!))
        return refuse(`${print(name)} has the values ${values.join(', ')}, and none beyond them`, name.span);
      return values.filter((value) => a <= value && value <= b);
    },
  };
}
