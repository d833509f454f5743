import type { Apply, Expr } from '../../expr';
import { print, visit } from '../../expr';
import { sizeOf } from '../layout';
import type { Mention } from '../mentions';
import { formulasOf, mentionIn, reached } from '../mentions';
import type { FamilyMeaning } from '../nodes';
import { refuse, Refusal } from '../refusal';
import type { Binding, Code, Compiler, Env, Family, Fixed, Scope, Shape } from './code';
import { axesOf, bind, entries, find, inWords, noSlots, run, sameShape, spend, tensor, union, without } from './code';
import { settle } from './elementwise';
import { indexed } from './indexing';
import { variableName } from './variables';
import type { Whole } from './whole';
import { wholeNumber } from './whole';

const families = new WeakMap<object, Map<string, Family<never> | null>>();

/** A family compiled; kept with the compiler. */
export function familyOf<T>(c: Compiler<T>, meaning: FamilyMeaning): Family<T> {
  const known = (families.get(c) ?? new Map<string, unknown>()) as Map<string, Family<T> | null>;
  families.set(c, known as never);
  const found = known.get(meaning.key);
  if (found) return found;
  if (found === null)
    return refuse(
      `the node $${meaning.letter}$ runs in a circle: give its first member by itself, such as $${meaning.letter}_0$`,
    );
  known.set(meaning.key, null);
  try {
    const made = compiled(c, meaning, (family) => void known.set(meaning.key, family));
    known.set(meaning.key, made);
    return made;
  } catch (error) {
    known.delete(meaning.key);
    throw error;
  }
}

/** How far the indices of a family run, and which single indices have members beyond that. */
function extent<T>(c: Compiler<T>, meaning: FamilyMeaning): Pick<Family<T>, 'counts'> & { values: number[][] } {
  const given = meaning.members.map((m) => m.at.offset + (m.at.size === null ? 0 : (sizeOf(c.layout, m.at.size) ?? 1)));
  const counts = meaning.indices.map((name) => {
    const size = name === null ? undefined : c.meaning.indices.get(name);
    return size === undefined ? Math.max(0, ...given) : (sizeOf(c.layout, size) ?? 1);
  });
  const values = counts.map((n) => Array.from({ length: n }, (_, k) => k + 1));
  const [only] = values;
  if (only && values.length === 1) {
    const all = meaning.formula ? [...only, ...given] : given;
    values[0] = [...new Set(all)].sort((x, y) => x - y);
  }
  return { counts, values };
}

/** Compiles a family; it is made known as soon as the shape of its members is, for they may speak of one another. */
function compiled<T>(c: Compiler<T>, meaning: FamilyMeaning, know: (family: Family<T>) => void): Family<T> {
  const { counts, values } = extent(c, meaning);
  const span = { from: 0, to: 0 };
  const given = new Map<number, Fixed<T>>();
  const held = c.motion?.held?.family(meaning.letter) ?? null;
  const push = c.motion?.push(meaning.key) ?? null;
  const slots = held?.slots ?? slotsBehind(c, meaning);
  const own = meaning.indices.map(() => c.slot());
  own.forEach((slot) => c.loops.add(slot));
  let formula: Fixed<T> | null = null;
  const scope = (): Scope<T> =>
    bind(
      c.root,
      own.map((slot, k): [string, Binding<T>] => [meaning.indices[k] ?? '', { kind: 'index', slot, most: counts[k]! }]),
    );
  const opened = (): Fixed<T> => settle(c.code(meaning.formula!.expr, scope()), meaning.formula!.expr.span);

  const family = (shape: Shape): Family<T> => {
    const size = entries(shape);
    const place = (at: readonly number[]): number =>
      at.reduce((n, i, k) => {
        const p = values[k]!.indexOf(i);
        return p === -1 ? NaN : n * values[k]!.length + p;
      }, 0) * size;
    const missing = Array.from({ length: size }, () => c.field.of(NaN));
    const open = new Set<string>();
    const computed = (env: Env<T>, at: readonly number[], key: string): readonly T[] => {
      if (held) return held.member(env, at);
      const first = given.get(at[0]!);
      if (first) return run(first, env);
      if (!formula || !at.every((i, k) => i >= 1 && i <= counts[k]!)) return missing;
      if (open.has(key)) return refuse(`the node $${meaning.letter}$ runs in a circle`);
      spend(env);
      const before = own.map((slot) => env.slots[slot]);
      own.forEach((slot, k) => (env.slots[slot] = at[k]));
      open.add(key);
      try {
        return run(formula, env);
      } finally {
        open.delete(key);
        own.forEach((slot, k) => (env.slots[slot] = before[k]));
      }
    };
    // Within a point a member keeps its value, unless a loop changes what it depends on.
    const memo = new Map<string, readonly T[]>();
    let stamp = -1;
    const member = (env: Env<T>, at: readonly number[]): readonly T[] => {
      if (stamp !== env.stamp) memo.clear();
      stamp = env.stamp;
      const key = at.join(' ');
      const kept = memo.get(key);
      if (kept) return kept;
      const plain = computed(env, at, key);
      const start = push ? place(at) : NaN;
      const value = Number.isNaN(start) ? plain : plain.map((x, i) => c.field.add(x, push!(start + i)));
      if (![...slots].some((slot) => c.loops.has(slot))) memo.set(key, value);
      return value;
    };
    return { shape, counts, slots, member, place, entries: values.reduce((n, v) => n * v.length, size) };
  };

  if (held) {
    const made = family(held.shape);
    know(made);
    return made;
  }
  let made: Family<T> | null = null;
  meaning.members.forEach(({ name, at }) => {
    const code = settle(c.code({ kind: 'sym', name, span }, c.root));
    if (made && !sameShape(code.shape, made.shape))
      refuse(`the members of $${meaning.letter}$ differ: ${inWords(made.shape)} and ${inWords(code.shape)}`);
    given.set(at.offset + (at.size === null ? 0 : (sizeOf(c.layout, at.size) ?? 1)), code);
    if (!made) {
      made = family(code.shape);
      know(made);
    }
  });
  if (!meaning.formula) return made!;
  formula = opened();
  const known = made as Family<T> | null;
  if (!known) {
    const whole = family(formula.shape);
    know(whole);
    return whole;
  }
  if (!sameShape(formula.shape, known.shape))
    return refuse(
      `the members of $${meaning.letter}$ differ: ${inWords(known.shape)} first, then ${inWords(formula.shape)}`,
    );
  return known;
}

/** Slots of the random variables that a family depends on, through whatever formulas. */
function slotsBehind<T>(c: Compiler<T>, meaning: FamilyMeaning): ReadonlySet<number> {
  const sets: ReadonlySet<number>[] = [];
  const seen = new Set<string>();
  const look = (e: Expr): void =>
    visit(e, (x) => {
      if (x.kind !== 'sym' || seen.has(x.name)) return;
      seen.add(x.name);
      const variable = variableName(c, x.name);
      const binding = variable === null ? null : c.binding(variable, c.root);
      if (binding?.kind === 'discrete') sets.push(new Set(binding.slots));
      else if (binding?.kind === 'value') sets.push(new Set([binding.slot]));
      else if (binding?.kind === 'code' && binding.code.kind !== 'flexible') sets.push(binding.code.slots);
      for (const formula of formulasOf(c.meaning, x.name)) look(formula);
    });
  for (const name of [meaning.letter, ...meaning.members.map((m) => m.name)])
    for (const f of formulasOf(c.meaning, name)) look(f);
  return union(...sets);
}

/** Nodes that an expression mentions by their indices; null where it is no such mention, or something else is bound there. */
export function nodesAt<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Code<T> | null {
  const mention = mentionIn(c.meaning, e);
  if (!mention || find(scope, mention.family.letter)) return null;
  const family = familyOf(c, mention.family);
  const at = indicesAt(c, mention, family.counts, scope);
  const slots = union(family.slots, at.slots);
  const shape = at.counts.length === 0 ? family.shape : [...at.counts, ...axesOf(family.shape)];
  const code = tensor<T>(shape, slots, (env) => at.run(env).flatMap((i) => [...family.member(env, i)]));
  if (mention.components.length === 0) return code;
  // Components of a member, as of any value.
  const base: Expr = { kind: 'sym', name: ' member', span: e.span };
  const inner = bind<T>(scope, [[base.name, { kind: 'code', code, variable: null }]]);
  return indexed(c, { kind: 'indexed', base, at: mention.components, place: 'sub', span: e.span }, inner);
}

/** The indices of a mention: one member, or all along the indices that are not written. */
export function indicesAt<T>(
  c: Compiler<T>,
  mention: Mention,
  counts: readonly number[],
  scope: Scope<T>,
): { run: (env: Env<T>) => number[][]; slots: ReadonlySet<number>; counts: number[] } {
  const whole = mention.at.map((e, k): Whole<T> | null => {
    if (e === null) return null;
    if (
      e.kind === 'sym' &&
      !c.binding(e.name, scope) &&
      !c.meaning.parameters.has(e.name) &&
      !c.meaning.vocabulary.lookup(e.name)
    )
      c.index(e.name, counts[k]!);
    return wholeNumber(c, e, scope);
  });
  return {
    slots: union(noSlots, ...whole.map((w) => w?.slots ?? noSlots)),
    counts: counts.filter((_, k) => whole[k] === null),
    run: (env) => {
      let all: number[][] = [[]];
      whole.forEach((w, k) => {
        const values = w ? [w.run(env)] : Array.from({ length: counts[k]! }, (_, i) => i + 1);
        all = all.flatMap((before) => values.map((v) => [...before, v]));
      });
      return all;
    },
  };
}

/** Own formula of the node that an expression mentions, its indices set; null where the expression is not just a node. */
export function ownFormula<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Code<T> | null {
  if (e.kind === 'sym') {
    if (c.binding(e.name, scope)) return null;
    const is = c.meaning.parameters.get(e.name)?.form;
    const formula = c.meaning.nodes.get(e.name)?.formula ?? (is?.kind === 'is' && !is.indices ? is.formula : null);
    return formula && c.code(formula.expr, c.root);
  }
  const mention = mentionIn(c.meaning, e);
  if (!mention?.family.formula || mention.components.length > 0 || find(scope, mention.family.letter)) return null;
  const { family } = mention;
  if (mention.at.some((i) => i === null)) return null;
  const { counts } = extent(c, family);
  const at = indicesAt(c, mention, counts, scope);
  const own = family.indices.map(() => c.slot());
  own.forEach((slot) => c.loops.add(slot));
  const inner = bind(
    c.root,
    own.map((slot, k): [string, Binding<T>] => [family.indices[k]!, { kind: 'index', slot, most: counts[k]! }]),
  );
  const body = settle(c.code(family.formula!.expr, inner), e.span);
  const slots = union(at.slots, without(body.slots, own));
  return tensor(body.shape, slots, (env) => {
    const [i] = at.run(env);
    const before = own.map((slot) => env.slots[slot]);
    own.forEach((slot, k) => (env.slots[slot] = i![k]));
    try {
      return run(body, env);
    } finally {
      own.forEach((slot, k) => (env.slots[slot] = before[k]));
    }
  });
}

/**
 * A node with what it is made of in brackets: `L(\theta)` is L, and `s(Wx + b)` is s with that in the place of the node
 * that it is made of. Null where the function is no node.
 */
export function nodeApplied<T>(c: Compiler<T>, e: Apply, scope: Scope<T>): Code<T> | null {
  const { fn } = e;
  const mention = mentionIn(c.meaning, fn);
  const node = fn.kind === 'sym' && !c.binding(fn.name, scope) ? c.meaning.nodes.get(fn.name) : undefined;
  const formula = mention ? mention.family.formula : node?.formula;
  if (!formula) return null;
  const { meaning } = c;
  const behind = reached(meaning, formula.expr);
  const shown = (a: Expr): boolean =>
    a.kind === 'sym' ? behind.has(a.name) : a.kind === 'indexed' && a.base.kind === 'sym' && behind.has(a.base.name);
  const given = e.args.filter((a) => !shown(a));
  if (given.length === 0) return c.code(fn, scope);
  const made: string[] = [];
  visit(formula.expr, (x) => {
    if (x.kind === 'sym' && meaning.nodes.has(x.name) && !made.includes(x.name)) made.push(x.name);
  });
  if (mention || given.length !== made.length)
    return refuse(
      `$${print(fn)}$ is made of ${made.map((name) => `$${name}$`).join(', ') || 'no other nodes'}, which is not what stands in its brackets`,
      e.span,
    );
  const inputs = made.map((name, k): [string, Binding<T>] => [
    name,
    { kind: 'code', code: c.code(given[k]!, scope), variable: null },
  ]);
  return c.code(formula.expr, bind(c.root, inputs));
}

/** How far an index of a node runs, where an expression mentions nodes with that index; else null. */
export function nodeLength<T>(c: Compiler<T>, e: Expr, key: string): number | null {
  const mention = mentionIn(c.meaning, e);
  if (!mention || e.kind === 'sym') return null;
  const is = (at: Expr | null): boolean => at?.kind === 'sym' && at.name === key;
  try {
    const family = familyOf(c, mention.family);
    const k = mention.at.findIndex(is);
    return k !== -1 ? family.counts[k]! : (axesOf(family.shape)[mention.components.findIndex(is)] ?? null);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
