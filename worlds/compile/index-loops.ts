import type { Binder, Expr } from '../../expr';
import { nameOf, parts } from '../../expr';
import { sizeOf } from '../layout';
import { refuse, Refusal } from '../refusal';
import type { Binding, Compiler, Env, Scope } from './code';
import { bind, noSlots, union } from './code';
import { labelsNamed } from './events';
import { nodeLength } from './graph';
import { discreteAt } from './indexing';
import type { Bound } from './loops';
import { isDomain, numberSet } from './sets';
import { wholeNumber } from './whole';

/** An index from a range, a set, its declaration, or what it indexes. */
export function indexLoop<T>(c: Compiler<T>, key: string, binder: Binder, scope: Scope<T>, body: Expr): Bound<T> {
  const slot = c.slot();
  c.loops.add(slot);
  const make = (
    slots: ReadonlySet<number>,
    run: (env: Env<T>) => Iterable<number>,
    most: number | null = null,
  ): Bound<T> => ({
    kind: 'loop',
    loop: {
      names: [[key, { kind: 'index', slot, ...(most === null ? {} : { most }) }]],
      own: [slot],
      slots,
      value: binder.name,
      each: (env, visit) => {
        for (const k of run(env)) {
          env.slots[slot] = k;
          visit(null);
        }
      },
    },
  });
  const counted = (from: ReturnType<typeof wholeNumber<T>>, to: ReturnType<typeof wholeNumber<T>>): Bound<T> =>
    make(
      union(from.slots, to.slots),
      (env) => {
        const a = from.run(env);
        const b = to.run(env);
        if (!(b - a < 100_000)) return refuse('this sum has no finite range', binder.name.span);
        return Array.from({ length: Math.max(0, b - a + 1) }, (_, k) => a + k);
      },
      to.constant,
    );
  const one = { run: () => 1, slots: noSlots, constant: 1 };
  if (binder.in) {
    const set = isDomain(binder.in) ? null : numberSet(c, binder.in, scope);
    if (set) return make(set.slots, set.run);
  }
  if (binder.from && !binder.to) {
    // \sum_{i=1} with no upper limit runs over all of what it indexes, from there on.
    const size = sizeFor(c, key, slot, scope, body);
    if (size === null) return refuse(`the upper limit of ${key} is not known`, binder.name.span);
    return counted(wholeNumber(c, binder.from, scope), { run: () => size, slots: noSlots, constant: size });
  }
  if (binder.to)
    return counted(binder.from ? wholeNumber(c, binder.from, scope) : one, wholeNumber(c, binder.to, scope));
  const size = sizeFor(c, key, slot, scope, body);
  if (size === null)
    return refuse(`the range of ${key} is not known: give its limits or declare it under indices`, binder.name.span);
  return counted(one, { run: () => size, slots: noSlots, constant: size });
}

/** Range of an index without limits: that of what it indexes in the body, else by declaration; null if neither tells. */
function sizeFor<T>(c: Compiler<T>, key: string, slot: number, scope: Scope<T>, body: Expr): number | null {
  const declared = c.meaning.indices.get(key);
  const size = declared === undefined ? null : sizeOf(c.layout, declared);
  const lengths = new Set<number>();
  const inner = bind(scope, [[key, { kind: 'index', slot } as Binding<T>]]);
  const look = (e: Expr): void => {
    // Where the declared range fits, the first place settles it; compiling every base twice would be dear.
    if (lengths.size > 0 && (size === null || lengths.has(size))) return;
    const length = nodeLength(c, e, key) ?? labelsNamed(c, e, key);
    if (length !== null) lengths.add(length);
    else if (e.kind === 'indexed') {
      const k = e.at.findIndex((at) => nameOf(at) === key);
      const along = k === -1 ? null : axis(c, e.base, k, inner);
      if (along !== null) lengths.add(along);
    }
    parts(e).forEach(look);
  };
  look(body);
  const [only] = lengths;
  if (only === undefined || (size !== null && (lengths.size > 1 || lengths.has(size)))) return size;
  if (size !== null) c.notes.add(`$${key}$ was read as running over what it indexes, up to ${only}`);
  return only;
}

/** Length of an axis of a value; null where it cannot be compiled by itself. */
function axis<T>(c: Compiler<T>, e: Expr, k: number, scope: Scope<T>): number | null {
  try {
    const variable = discreteAt(c, e, scope);
    if (variable) return variable.variable.axes[k] ?? null;
    const code = c.code(e, scope);
    if (code.kind === 'flexible') return null;
    const shape = code.shape.length === 2 && code.shape[0] === 1 ? code.shape.slice(1) : code.shape;
    return shape[k] ?? null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
