import type { Expr } from '../../expr';
import { sizeOf } from '../layout';
import { formulasOf, reached } from '../mentions';
import type { FamilyMeaning, FixedIndex } from '../nodes';
import { refuse } from '../refusal';
import type { Binding, Compiler, Env, Family, Fixed, Scope, Shape } from './code';
import { bind, entries, inWords, noSlots, run, sameShape, spend, union } from './code';
import { settle } from './elementwise';
import { routeOf } from './routes';
import { variableName } from './variables';

/** Families of one compiler; those in the making have no value yet. */
interface Known<T> {
  readonly families: Map<string, Family<T> | null>;
  /** Formulas of families whose shape is known already, to be compiled when whoever asked for one is done. */
  readonly waiting: (() => void)[];
  depth: number;
}

const all = new WeakMap<object, Known<never>>();

function knownTo<T>(c: Compiler<T>): Known<T> {
  const found = all.get(c) as unknown as Known<T> | undefined;
  if (found) return found;
  const made: Known<T> = { families: new Map(), waiting: [], depth: 0 };
  all.set(c, made as never);
  return made;
}

/**
 * A family compiled; kept with the compiler. Families may speak of one another in circles that unroll with the index:
 * one whose first member tells its shape is made known before its formula is compiled.
 */
export function familyOf<T>(c: Compiler<T>, meaning: FamilyMeaning): Family<T> {
  const known = knownTo(c);
  const { families, waiting } = known;
  const found = families.get(meaning.key);
  if (found) return found;
  if (found === null)
    return refuse(
      `the node $${meaning.letter}$ runs in a circle: give its first member by itself, such as $${meaning.letter}_0$`,
    );
  families.set(meaning.key, null);
  known.depth++;
  try {
    const members = new Members(c, meaning);
    const shape = members.firstShape();
    if (shape) {
      families.set(meaning.key, members.family(shape));
      waiting.push(() => members.open(shape));
    } else families.set(meaning.key, members.family(members.open(null)));
    while (known.depth === 1 && waiting.length > 0) waiting.shift()!();
    return families.get(meaning.key)!;
  } catch (error) {
    // Nothing is left to be found that speaks of what could not be made.
    families.delete(meaning.key);
    if (known.depth === 1) {
      families.clear();
      waiting.length = 0;
    }
    throw error;
  } finally {
    known.depth--;
  }
}

const indexOf = <T>(c: Compiler<T>, { size, offset }: FixedIndex): number =>
  offset + (size === null ? 0 : (sizeOf(c.layout, size) ?? 1));

/** How far the indices of a family run, and the values that they have members for. */
export function extent<T>(c: Compiler<T>, meaning: FamilyMeaning): { counts: number[]; values: number[][] } {
  const given = meaning.members.map((m) => indexOf(c, m.at));
  const told = meaning.counts?.(c.layout);
  const counts = meaning.indices.map((name, k) => {
    if (told) return told[k]!;
    const size = name === null ? undefined : c.meaning.indices.get(name);
    return size === undefined ? Math.max(0, ...given) : (sizeOf(c.layout, size) ?? 1);
  });
  const values = counts.map((n) => Array.from({ length: n }, (_, k) => k + 1));
  if (values.length === 1) {
    const run = meaning.formula ? [...values[0]!, ...given] : given;
    values[0] = [...new Set(run)].sort((x, y) => x - y);
  }
  return { counts, values };
}

/** The members of one family in the making. */
class Members<T> {
  private readonly counts: readonly number[];
  private readonly values: readonly (readonly number[])[];
  /** Members that are given by themselves: their names, and what they are. */
  private readonly names: ReadonlyMap<number, string>;
  private readonly given = new Map<number, Fixed<T>>();
  private readonly own: readonly number[];
  private readonly held: Family<T> | null;
  private readonly slots: ReadonlySet<number>;
  private formula: Fixed<T> | null = null;
  private readonly open_ = new Set<string>();

  constructor(
    private readonly c: Compiler<T>,
    private readonly meaning: FamilyMeaning,
  ) {
    const { counts, values } = extent(c, meaning);
    this.counts = counts;
    this.values = values;
    this.names = new Map(meaning.members.map((m) => [indexOf(c, m.at), m.name]));
    this.own = meaning.indices.map(() => c.slot());
    this.own.forEach((slot) => c.loops.add(slot));
    this.held = c.motion?.held?.family(meaning.letter) ?? null;
    this.slots = this.held?.slots ?? slotsBehind(c, meaning);
  }

  /** Axes of a member, where they are known before the formula is compiled. */
  firstShape(): Shape | null {
    if (this.held) return this.held.shape;
    let shape: Shape | null = null;
    for (const [at, name] of this.names) {
      const code = settle(this.c.code({ kind: 'sym', name, span: { from: 0, to: 0 } }, this.c.root));
      this.fits(shape, code.shape);
      shape = code.shape;
      this.given.set(at, code);
    }
    return shape;
  }

  private fits(first: Shape | null, next: Shape): void {
    if (first && !sameShape(first, next))
      refuse(`the members of $${this.meaning.letter}$ differ: ${inWords(first)} and ${inWords(next)}`);
  }

  /** Compiles the formula, and returns the axes of its value. */
  open(first: Shape | null): Shape {
    const { formula, indices } = this.meaning;
    if (!formula || this.held) return first ?? [];
    const scope: Scope<T> = bind(
      this.c.root,
      this.own.map((slot, k): [string, Binding<T>] => [
        indices[k] ?? '',
        { kind: 'index', slot, most: this.counts[k]! },
      ]),
    );
    const route = routeOf(this.c, { formula, namesake: this.meaning.namesake });
    this.formula = settle(this.c.code(route, scope), formula.expr.span);
    this.fits(first, this.formula.shape);
    return this.formula.shape;
  }

  family(shape: Shape): Family<T> {
    const { c, values, slots, counts } = this;
    const size = entries(shape);
    const place = (at: readonly number[]): number =>
      at.reduce((n, i, k) => {
        const p = values[k]!.indexOf(i);
        return p === -1 ? NaN : n * values[k]!.length + p;
      }, 0) * size;
    // Within a point a member keeps its value, unless a loop changes what it depends on.
    const memo = new Map<string, readonly T[]>();
    let stamp = -1;
    const member = (env: Env<T>, at: readonly number[]): readonly T[] => {
      if (stamp !== env.stamp) memo.clear();
      stamp = env.stamp;
      const key = at.join(' ');
      const kept = memo.get(key);
      if (kept) return kept;
      const value = this.pushed(this.computed(env, at, key, size), at, place(at));
      if (![...slots].some((slot) => c.loops.has(slot))) memo.set(key, value);
      return value;
    };
    return { shape, counts, slots, member, place, entries: values.reduce((n, v) => n * v.length, size) };
  }

  private computed(env: Env<T>, at: readonly number[], key: string, size: number): readonly T[] {
    if (this.held) return this.held.member(env, at);
    const given = this.given.get(at[0]!);
    if (given) return run(given, env);
    if (!this.formula || !at.every((i, k) => i >= 1 && i <= this.counts[k]!))
      return Array.from({ length: size }, () => this.c.field.of(NaN));
    if (this.open_.has(key)) return refuse(`the node $${this.meaning.letter}$ runs in a circle`);
    spend(env);
    this.open_.add(key);
    try {
      return withIndices(this.own, at, env, () => run(this.formula!, env));
    } finally {
      this.open_.delete(key);
    }
  }

  /** What a derivative adds to a member. One that is given by itself has it already, unless it is held. */
  private pushed(value: readonly T[], at: readonly number[], start: number): readonly T[] {
    const { c, held } = this;
    const name = this.names.get(at[0]!);
    if (name !== undefined && !held) return value;
    const own = name === undefined ? null : (c.motion?.push(name) ?? null);
    const shared = Number.isNaN(start) ? null : (c.motion?.push(this.meaning.key) ?? null);
    const first = own ? value.map((x, i) => c.field.add(x, own(i))) : value;
    return shared ? first.map((x, i) => c.field.add(x, shared(start + i))) : first;
  }
}

/** Runs with indices set in their slots, which are as before afterwards. */
export function withIndices<T, R>(slots: readonly number[], at: readonly number[], env: Env<T>, rule: () => R): R {
  const before = slots.map((slot) => env.slots[slot]);
  slots.forEach((slot, k) => (env.slots[slot] = at[k]));
  try {
    return rule();
  } finally {
    slots.forEach((slot, k) => (env.slots[slot] = before[k]));
  }
}

/** The family in which a name is a member, and the place of its first entry among all directions; null where in none. */
export function memberPlace<T>(c: Compiler<T>, name: string, size: number): { key: string; start: number } | null {
  for (const family of c.meaning.nodeFamilies.values()) {
    const member = family.members.find((m) => m.name === name);
    if (!member) continue;
    return { key: family.key, start: extent(c, family).values[0]!.indexOf(indexOf(c, member.at)) * size };
  }
  return null;
}

/** Slots of the random variables that a family depends on, through whatever formulas. */
function slotsBehind<T>(c: Compiler<T>, meaning: FamilyMeaning): ReadonlySet<number> {
  const names = new Set(formulasOf(c.meaning, meaning.key).flatMap((e: Expr) => [...reached(c.meaning, e)]));
  const sets = [...names].map((name): ReadonlySet<number> => {
    const variable = variableName(c, name);
    const binding = variable === null ? null : c.binding(variable, c.root);
    switch (binding?.kind) {
      case 'discrete':
        return new Set(binding.slots);
      case 'value':
        return new Set([binding.slot]);
      case 'code':
        return binding.code.kind === 'flexible' ? noSlots : binding.code.slots;
      default:
        return noSlots;
    }
  });
  return union(...sets);
}
