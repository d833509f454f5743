import type { Expr } from '../../expr';
import type { Field } from '../field';
import type { Layout, Variable } from '../layout';
import type { Meaning } from '../meaning';
import { refuse } from '../refusal';
import type { World } from '../world';

/** Lengths of the axes of a value: [] a scalar, [n] a column vector, [m, n] a matrix; [1, n] is a row vector; longer an array. */
export type Shape = readonly number[];

/**
 * What changes while a formula is evaluated in one world: the values of bound and of free names.
 * A slot holds a state or an index (a whole number), or the value of a real name (`T` or `T[]`).
 */
export interface Env<T> {
  world: World<T>;
  slots: unknown[];
  /** Rises with each new point, so that what no loop changes is computed once a point. */
  stamp: number;
  /** Set when a quadrature did not settle: the value is not to be trusted. */
  unsettled: boolean;
  /** Turns of loops that may still be taken: what bounds the time of a formula nobody should write. */
  fuel: number;
  /** Set when a condition was tested on what a derivative moves: an integral over it jumps where the condition does. */
  jumped?: boolean;
  /** The environment, in the field below, of the derivative that is being taken here. */
  readonly outer?: unknown;
}

/** Takes turns of a loop; refuses when too many were taken. */
export function spend(env: { fuel: number }, turns = 1): void {
  env.fuel -= turns;
  if (env.fuel < 0) refuse('this formula takes too long to evaluate');
}

/** A compiled number. */
export interface ScalarCode<T> {
  readonly kind: 'scalar';
  readonly shape: Shape;
  readonly run: (env: Env<T>) => T;
  /** Slots that its value depends on. */
  readonly slots: ReadonlySet<number>;
  /** The number itself, where it is one: lets `0` stand for the zero of any shape. */
  readonly literal?: number;
  /** Its logarithm by itself, where the number may underflow: densities far out in their tails. */
  readonly log?: (env: Env<T>) => T;
  /** The same numbers in many worlds in one go, where it is plain arithmetic on what worlds are drawn with. */
  readonly column?: Column<T>;
}

/** Values in several worlds, world by world. */
export type Column<T> = (worlds: Worlds<T>) => readonly T[];

/** Worlds in a row, with the parameters that were looked up in all of them. */
export interface Worlds<T> {
  readonly all: readonly World<T>[];
  readonly parameters: Map<string, readonly T[]>;
}

/** A compiled vector, matrix or array, row by row. */
export interface TensorCode<T> {
  readonly kind: 'tensor';
  readonly shape: Shape;
  readonly run: (env: Env<T>) => readonly T[];
  readonly slots: ReadonlySet<number>;
  /** It is `W_i`, one row of a matrix: beside a vector it stands for the row, anywhere else for the vector. */
  readonly row?: true;
  /** Of a derivative that no matrix can hold: the axes of what was differentiated come first, then those of what by. */
  readonly axes?: { readonly of: Shape; readonly by: Shape; readonly layout: JacobianLayout };
}

/** `I`, `\mathbf{1}`, `0`: takes the shape that its place requires. */
export interface FlexibleCode<T> {
  readonly kind: 'flexible';
  readonly what: string;
  /** Refuses shapes that it cannot take. */
  readonly make: (shape: Shape) => Code<T>;
  /** What it is as a factor beside a scalar or on its own, where that makes sense. */
  readonly alone: ScalarCode<T> | null;
}

export type Fixed<T> = ScalarCode<T> | TensorCode<T>;
export type Code<T> = Fixed<T> | FlexibleCode<T>;

/** What a name stands for at a place in a formula. */
export type Binding<T> =
  /** An index, from 1 to `most` where that is known. */
  | { readonly kind: 'index'; readonly slot: number; readonly most?: number }
  /** An instance of a discrete variable: a slot for the state of each component. */
  | { readonly kind: 'discrete'; readonly variable: Variable & { kind: 'discrete' }; readonly slots: readonly number[] }
  /** A value in a slot: an instance of a real variable, an argument of a function, a bound parameter. */
  | { readonly kind: 'value'; readonly slot: number; readonly shape: Shape; readonly variable: string | null }
  /** A value given by code. A name that a text defined knows its formula too: a derivative looks through it. */
  | {
      readonly kind: 'code';
      readonly code: Code<T>;
      readonly variable: string | null;
      readonly formula?: { readonly expr: Expr; readonly scope: Scope<T>; readonly push: Push<T> | null };
    };

/** What a derivative adds to each entry of what it is by: nothing in value, but a direction. */
export type Push<T> = (entry: number) => T;

/** Names in force, innermost first. */
export interface Scope<T> {
  readonly names: ReadonlyMap<string, Binding<T>>;
  readonly parent: Scope<T> | null;
  /** What stands below the expectation that binds these names; null below a bare one. Absent where no mean does. */
  readonly under?: readonly Expr[] | null;
}

/** A free name of the formulas compiled so far, and how a point gives it a value. */
export type FreeName<T> =
  | { readonly kind: 'index'; readonly name: string; readonly slot: number; readonly size: number }
  | {
      readonly kind: 'discrete';
      readonly name: string;
      readonly slots: readonly number[];
      readonly states: readonly number[];
      readonly atoms: readonly number[];
    }
  | {
      readonly kind: 'real';
      readonly name: string;
      readonly slot: number;
      readonly shape: Shape;
      /** Limits between which its laws live; null for the whole line. */
      readonly support: ((env: Env<T>) => readonly [from: number, to: number]) | null;
    };

/** How Jacobians are laid out: see `jacobians.ts`. */
export type JacobianLayout = 'mixed' | 'shaped' | 'denominator' | 'numerator';

/** Nodes that indices tell apart, compiled. */
export interface Family<T> {
  /** Axes of one member. */
  readonly shape: Shape;
  /** How far each index runs. */
  readonly counts: readonly number[];
  readonly slots: ReadonlySet<number>;
  /** The entries of a member; not numbers where there is none. */
  readonly member: (env: Env<T>, at: readonly number[]) => readonly T[];
  /** Entries of all members, and where those of one begin: NaN where there is none. */
  readonly entries: number;
  readonly place: (at: readonly number[]) => number;
}

/** What a compiler that carries derivatives along does otherwise than one that does not. */
export interface Motion<T> {
  /** What the derivative adds to a name where it is produced; null where the derivative is by something else. */
  readonly push: (name: string) => Push<T> | null;
  /** Values of the names that are held fixed, in a derivative of a node's own formula; null where none are. */
  readonly held: {
    readonly value: (name: string) => Code<T>;
    readonly family: (letter: string) => Family<T>;
  } | null;
  /** Names that this derivative, and those around it, are by; of families their keys. */
  readonly movers: ReadonlySet<string>;
  /** The binding of a name that no scope in between binds. */
  readonly binding: (name: string) => Binding<T> | null;
}

/** Compiles formulas over one layout in one field. Its parts live in the files of this folder. */
export interface Compiler<T> {
  readonly field: Field<T>;
  readonly meaning: Meaning;
  readonly layout: Layout;
  readonly root: Scope<T>;
  /** Free names met so far, by name. */
  readonly free: Map<string, FreeName<T>>;
  /** Null in a compiler that carries no derivatives. */
  readonly motion: Motion<T> | null;
  readonly jacobians: JacobianLayout;
  /** Whether some value depends on how derivatives are laid out: gradients of numbers, or Jacobians too. */
  laidOut: 'no' | 'gradient' | 'jacobian';
  /** Whether some product over an index is of matrices, whose order matters. */
  ordered: boolean;
  /** Definitions being expanded, to stop those that run in circles. */
  readonly expanding: Set<string>;
  /** Slots that some loop changes within a point. */
  readonly loops: Set<number>;
  /** Whether some formula compiled so far integrates by quadrature. */
  quadrature: boolean;
  /** How formulas were read where several readings were possible, for the student to see. */
  readonly notes: Set<string>;
  code(e: Expr, scope: Scope<T>): Code<T>;
  /** Random variables that a formula leaves open: see `open.ts`. */
  open(e: Expr): ReadonlySet<string>;
  slot(): number;
  /** The binding of a name, made free in the root scope where nothing binds it; null where it is not declared. */
  binding(name: string, scope: Scope<T>): Binding<T> | null;
  /** A free index from 1 to `size`, under a name that nothing binds. */
  index(name: string, size: number): Binding<T>;
  /** A free real number, under a name that stands for any number whatever it is declared as. */
  number(name: string): Binding<T>;
  /** A compiler of the same formulas in a field that carries derivatives. It shares slots, free names and notes. */
  within<U>(field: Field<U>, motion: Motion<U>): Compiler<U>;
}

export const bind = <T>(scope: Scope<T>, names: Iterable<readonly [string, Binding<T>]>): Scope<T> => ({
  names: new Map(names),
  parent: scope,
});

/** The scope that binds a name; null where none does. */
export function binder<T>(scope: Scope<T> | null, name: string): Scope<T> | null {
  for (let s = scope; s; s = s.parent) if (s.names.has(name)) return s;
  return null;
}

export function find<T>(scope: Scope<T> | null, name: string): Binding<T> | null {
  for (let s = scope; s; s = s.parent) {
    const bound = s.names.get(name);
    if (bound) return bound;
  }
  return null;
}

export const sameShape = (a: Shape, b: Shape): boolean => a.length === b.length && a.every((n, i) => n === b[i]);

export const entries = (shape: Shape): number => shape.reduce((a, b) => a * b, 1);

/** Axes of a value, whether a vector stands or lies: a row of n has one axis of n. */
export const axesOf = (shape: Shape): Shape => (shape.length === 2 && shape[0] === 1 ? shape.slice(1) : shape);

/** A shape in words: `a number`, `a vector of 3`, `a 3×2 matrix`, `an array of 2×3×4`. */
export function inWords(shape: Shape): string {
  if (shape.length === 0) return 'a number';
  if (shape.length === 1) return `a vector of ${shape[0]}`;
  if (shape[0] === 1 && shape.length === 2) return `a row vector of ${shape[1]}`;
  return shape.length === 2 ? `a ${shape.join('×')} matrix` : `an array of ${shape.join('×')}`;
}

const NONE: ReadonlySet<number> = new Set();

export function union(...sets: readonly ReadonlySet<number>[]): ReadonlySet<number> {
  let only = NONE;
  let several: Set<number> | null = null;
  for (const s of sets) {
    if (s.size === 0 || s === only) continue;
    if (only.size === 0) only = s;
    else {
      several ??= new Set(only);
      for (const x of s) several.add(x);
    }
  }
  return several ?? only;
}

export const noSlots = NONE;

export const without = (set: ReadonlySet<number>, drop: Iterable<number>): ReadonlySet<number> => {
  const out = new Set(set);
  for (const x of drop) out.delete(x);
  return out;
};

const NO_AXES: Shape = [];

/** A number. All are made here and have all keys, in one order: what evaluates them meets one kind of object. */
export const scalar = <T>(
  slots: ReadonlySet<number>,
  run: (env: Env<T>) => T,
  literal?: number,
  column?: Column<T>,
  log?: (env: Env<T>) => T,
): ScalarCode<T> => ({ kind: 'scalar', shape: NO_AXES, run, slots, literal, log, column });

/** A number that knows its logarithm by itself. */
export const withLog = <T>({ slots, run, literal, column }: ScalarCode<T>, log: (env: Env<T>) => T): ScalarCode<T> =>
  scalar(slots, run, literal, column, log);

/** A number that a world was drawn with. */
export const drawn = <T>(name: string): ScalarCode<T> =>
  scalar(
    noSlots,
    (env) => env.world.parameters.get(name)![0]!,
    undefined,
    ({ all, parameters }) => {
      const known = parameters.get(name);
      if (known) return known;
      const column = all.map((world) => world.parameters.get(name)![0]!);
      parameters.set(name, column);
      return column;
    },
  );

/** The logarithm of a number, by itself where the number knows it. */
export const logOf = <T>(F: Field<T>, code: ScalarCode<T>): ((env: Env<T>) => T) =>
  code.log ?? ((env) => F.log(code.run(env)));

/** The logarithm of a quotient of densities. */
export function logRatio<T>(F: Field<T>, p: ScalarCode<T>, q: ScalarCode<T>): ScalarCode<T> {
  const slots = union(p.slots, q.slots);
  if (!p.log && !q.log) return scalar(slots, (env) => F.log(F.div(p.run(env), q.run(env))));
  const [a, b] = [logOf(F, p), logOf(F, q)];
  return scalar(slots, (env) => F.sub(a(env), b(env)));
}

/** A tensor; one of a single entry is a number. */
export function tensor<T>(shape: Shape, slots: ReadonlySet<number>, run: (env: Env<T>) => readonly T[]): Fixed<T> {
  if (shape.length === 0 || (shape.length === 2 && shape[0] === 1 && shape[1] === 1))
    return scalar(slots, (env) => run(env)[0]!);
  return { kind: 'tensor', shape, run, slots };
}

/** The entries of a value, a number being one entry. */
export const run = <T>(code: Fixed<T>, env: Env<T>): readonly T[] =>
  code.kind === 'scalar' ? [code.run(env)] : code.run(env);

/**
 * Keeps a value from one use to the next within a point. Only for codes that depend on no slot that a loop changes;
 * `changing` holds the slots that loops change.
 */
export function once<T>(code: Fixed<T>, loops: ReadonlySet<number>): Fixed<T> {
  for (const slot of code.slots) if (loops.has(slot)) return code;
  let stamp = -1;
  if (code.kind === 'scalar') {
    const { slots, run, literal, column, log } = code;
    let value: T;
    const kept = (env: Env<T>): T => {
      if (stamp !== env.stamp) {
        value = run(env);
        stamp = env.stamp;
      }
      return value;
    };
    return scalar(slots, kept, literal, column, log);
  }
  let value: readonly T[];
  return {
    ...code,
    run: (env) => {
      if (stamp !== env.stamp) {
        value = code.run(env);
        stamp = env.stamp;
      }
      return value;
    },
  };
}
