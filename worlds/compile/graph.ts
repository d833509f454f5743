import type { Apply, Expr, Sym } from '../../expr';
import { print, visit } from '../../expr';
import type { Mention } from '../mentions';
import { mentionIn, reached } from '../mentions';
import type { OwnName } from '../own-names';
import { refuse, Refusal } from '../refusal';
import type { Binding, Code, Compiler, Env, Fixed, Scope } from './code';
import { axesOf, bind, find, noSlots, run, scalar, tensor, union, without } from './code';
import { settle } from './elementwise';
import { guarded } from './guards';
import { boundHere } from './in-force';
import { indexed } from './indexing';
import { extent, familyOf, withIndices } from './members';
import { routeOf } from './routes';
import type { Whole } from './whole';
import { wholeNumber } from './whole';

/** Nodes that an expression mentions by their indices; null where it is no such mention, or something else is bound there. */
export function nodesAt<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Code<T> | null {
  const mention = mentionIn(c.meaning, e);
  if (!mention || find(scope, mention.family.letter)) return null;
  const own = c.meaning.own.get(mention.family.key);
  if (own && own.hidden.size > 0) return writtenOut(c, mention, own, scope, e);
  const family = familyOf(c, mention.family);
  const at = indicesAt(c, mention, family.counts, scope);
  const slots = union(family.slots, at.slots);
  const shape = at.counts.length === 0 ? family.shape : [...at.counts, ...axesOf(family.shape)];
  const code = tensor<T>(shape, slots, (env) => {
    const all = at.run(env);
    return all.length === 1 ? family.member(env, all[0]!) : all.flatMap((i) => family.member(env, i));
  });
  return mention.components.length === 0 ? code : componentsOf(c, code, mention.components, scope, e);
}

/**
 * A member of a family that changes with more than its indices, as the formula that it stands for: what it is made of
 * is taken from where it stands.
 */
function writtenOut<T>(c: Compiler<T>, mention: Mention, { hidden }: OwnName, scope: Scope<T>, e: Expr): Code<T> {
  const { family, at, components } = mention;
  const { formula, letter, key, namesake } = family;
  if (!formula || at.some((i) => i === null))
    return refuse(
      `$${letter}$ changes with ${[...hidden].map((name) => `$${name}$`).join(', ')} too: write it with its indices`,
      e.span,
    );
  indicesAt(c, mention, extent(c, family).counts, scope);
  const indices = family.indices.map((name, k): [string, Binding<T>] => {
    const same = at[k]!.kind === 'sym' ? c.binding(at[k].name, scope) : null;
    if (same?.kind === 'index') return [name ?? '', same];
    const place = wholeNumber(c, at[k]!, scope);
    const number = scalar<T>(place.slots, (env) => c.field.of(place.run(env)), place.constant ?? undefined);
    return [name ?? '', { kind: 'code', code: number, variable: null }];
  });
  const outer = [...hidden].flatMap((name) => boundHere(c, name, scope));
  const code = guarded(c, key, () => c.code(routeOf(c, { formula, namesake }), bind(c.root, [...outer, ...indices])));
  return components.length === 0 ? code : componentsOf(c, code, components, scope, e);
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
    if (e.kind === 'sym' && c.meaning.own.has(mention.family.key)) withinReach(c, e, mention, counts[k]!, scope);
    return wholeNumber(c, e, scope);
  });
  const given = whole.filter((w) => w !== null);
  return {
    slots: union(noSlots, ...whole.map((w) => w?.slots ?? noSlots)),
    counts: counts.filter((_, k) => whole[k] === null),
    run: (env) => {
      if (given.length === whole.length) return [given.map((w) => w.run(env))];
      let all: number[][] = [[]];
      whole.forEach((w, k) => {
        const values = w ? [w.run(env)] : Array.from({ length: counts[k]! }, (_, i) => i + 1);
        all = all.flatMap((before) => values.map((v) => [...before, v]));
      });
      return all;
    },
  };
}

/** Refuses an index that runs further than the members of a family that a text told apart by another one. */
function withinReach<T>(c: Compiler<T>, e: Sym, { family }: Mention, count: number, scope: Scope<T>): void {
  const binding = c.binding(e.name, scope);
  if (binding?.kind === 'index' && binding.most !== undefined && binding.most > count)
    throw new Refusal(
      `$${e.name}$ runs to ${binding.most}, but $${family.letter}$ has ${count} components there`,
      e.span,
      true,
    );
}

/**
 * Own formula of the node that an expression is, its indices set, or a component of one; null where the expression is
 * something else.
 */
export function ownFormula<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Code<T> | null {
  const mention = mentionIn(c.meaning, e);
  if (mention && !find(scope, mention.family.letter)) {
    const own = memberFormula(c, mention, scope, e);
    return own && mention.components.length > 0 ? componentsOf(c, own, mention.components, scope, e) : own;
  }
  if (e.kind === 'indexed') {
    const own = ownFormula(c, e.base, scope);
    return own && componentsOf(c, own, e.at, scope, e);
  }
  if (e.kind !== 'sym' || c.binding(e.name, scope)) return null;
  const is = c.meaning.parameters.get(e.name)?.form;
  const formula = c.meaning.nodes.get(e.name)?.formula ?? (is?.kind === 'is' && !is.indices ? is.formula : null);
  return formula && c.code(formula.expr, c.root);
}

function memberFormula<T>(c: Compiler<T>, { family, at: written }: Mention, scope: Scope<T>, e: Expr): Fixed<T> | null {
  if (!family.formula || written.some((i) => i === null)) return null;
  const { counts } = extent(c, family);
  const at = indicesAt(c, { family, at: written, components: [] }, counts, scope);
  const own = family.indices.map(() => c.slot());
  own.forEach((slot) => c.loops.add(slot));
  const inner = bind(
    c.root,
    own.map((slot, k): [string, Binding<T>] => [family.indices[k]!, { kind: 'index', slot, most: counts[k]! }]),
  );
  const body = settle(c.code(family.formula.expr, inner), e.span);
  const slots = union(at.slots, without(body.slots, own));
  return tensor(body.shape, slots, (env) => withIndices(own, at.run(env)[0]!, env, () => run(body, env)));
}

/** Components of a value that is no expression of its own. */
function componentsOf<T>(c: Compiler<T>, code: Code<T>, at: readonly Expr[], scope: Scope<T>, e: Expr): Code<T> {
  const base: Expr = { kind: 'sym', name: ' member', span: e.span };
  const inner = bind<T>(scope, [[base.name, { kind: 'code', code, variable: null }]]);
  return indexed(c, { kind: 'indexed', base, at, place: 'sub', span: e.span }, inner);
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
  const shown = (a: Expr): boolean => {
    const other = mentionIn(meaning, a);
    if (other) return behind.has(other.family.key);
    return a.kind === 'sym'
      ? behind.has(a.name)
      : a.kind === 'indexed' && a.base.kind === 'sym' && behind.has(a.base.name);
  };
  const given = e.args.filter((a) => !shown(a) && !isLabel(c, a, scope));
  if (given.length === 0) return c.code(fn, scope);
  const args = fn.kind === 'sym' ? (meaning.own.get(fn.name)?.args ?? []) : [];
  if (args.length > 0 && args.length === e.args.length) return calledAt(c, formula.expr, args, e.args, scope);
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

/** A name in the brackets of a node that has no value: a density, a function, or what nobody declared. */
function isLabel<T>({ meaning, binding }: Compiler<T>, a: Expr, scope: Scope<T>): boolean {
  if (a.kind !== 'sym' || binding(a.name, scope)) return false;
  const kind = meaning.vocabulary.lookup(a.name)?.kind;
  return kind === undefined || kind === 'density' || kind === 'function';
}

/** A name of the text's own at other arguments than those of its definition: `f(y)` after `f(x) = x^2`. */
function calledAt<T>(
  c: Compiler<T>,
  formula: Expr,
  args: readonly string[],
  given: readonly Expr[],
  scope: Scope<T>,
): Code<T> {
  const inputs = args.flatMap((name, k): [string, Binding<T>][] =>
    isLabel(c, given[k]!, scope) ? [] : [[name, { kind: 'code', code: c.code(given[k]!, scope), variable: null }]],
  );
  return c.code(formula, bind(c.root, inputs));
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
