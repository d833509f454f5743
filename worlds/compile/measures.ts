import type { Expr, Span } from '../../expr';
import { atomOf } from '../layout';
import { refuse } from '../refusal';
import type { Compiler, ScalarCode, Scope } from './code';
import { bind, binder, find } from './code';
import { copiesIn, underCopies } from './copies';
import { densityAt, normalLaw } from './densities';
import type { FamilyInfo } from './families';
import { refuseBound, resolveFamily, variablesIn } from './families';
import type { Gaussian, RealName } from './integrals';
import { underLaw } from './law-measures';
import type { Loop } from './loops';
import { boundName } from './bound-names';
import { variableName } from './variables';
import type { Measure } from './mean';
import { product } from './mean';
import { openVariables } from './open';
import type { Part } from './parts';
import { readParts } from './parts';
import type { DensityExpr } from './signatures';
import { completed, symbol } from './signatures';

/** The measure under a density: its variables are bound afresh, what it is conditional on comes from outside. */
export function underDensity<T>(
  c: Compiler<T>,
  e: DensityExpr,
  at: readonly Expr[] | null,
  scope: Scope<T>,
): Measure<T> {
  const info = resolveFamily(c, e.name) ?? refuse(`the density $${e.name}$ is not declared`, e.span);
  refuseBound(c, info, scope, e.span);
  const plain = e.of.map((x) => named(c, x));
  if (plain.some((x, k) => x !== e.of[k])) return underDensity(c, { ...e, of: plain }, at, scope);
  // I(X; X), H(X | X): one variable, however often it is named.
  const names = (at ?? e.of).filter(
    (x, i, all) => x.kind !== 'sym' || all.findIndex((y) => y.kind === 'sym' && y.name === x.name) === i,
  );
  const copies = copiesIn(c, names);
  if (copies && e.of.length === 1) return underCopies(c, e, info, copies, scope);
  const loops: Loop<T>[] = [];
  const reals: { real: RealName<T>; name: Expr }[] = [];
  let inner = scope;
  for (const name of names) {
    if (name.kind === 'relation') continue;
    for (const bound of boundName(c, { name }, inner, name, false)) {
      if (bound.kind === 'loop') loops.push(bound.loop);
      else reals.push(bound);
      inner = bind(inner, bound.kind === 'loop' ? bound.loop.names : bound.names);
    }
  }
  const given = readParts(c, [...e.given, ...e.parameters], scope, info.decorations);
  // Several names for a density of one are independent draws from it.
  const draws = at !== null && at.length > 1 && e.of.length === 1;
  const groups = draws ? at.map((n) => [n]) : [names];
  const weights: ScalarCode<T>[] = [];
  const laws: (Gaussian<T> | null)[] = reals.map(() => null);
  for (const group of groups) {
    const parts = readParts(c, group, inner, info.decorations);
    const renamed =
      at && !draws ? parts.map((p, k) => as(c, p, e.of, k)) : draws ? parts.map((p) => as(c, p, e.of, 0)) : parts;
    const only = renamed.length === 1 ? renamed[0]! : null;
    const k = draws ? groups.indexOf(group) : 0;
    if (only?.kind === 'real' && reals.length === groups.length && only.component === null) {
      laws[k] = normalLaw(c, info, only.variable || (info.variables[0] ?? ''), given);
      if (laws[k]) continue;
    }
    weights.push(densityAt(c, info, renamed, given, e.span));
  }
  return {
    scope: inner,
    loops,
    reals: reals.map((r, k) => ({ ...r, gaussian: laws[k] ?? null })),
    weight: product(c, weights),
  };
}

/** `C = c` of a variable and a name for its value: what is averaged over is the variable. */
function named<T>(c: Compiler<T>, e: Expr): Expr {
  if (e.kind !== 'relation' || e.op !== '=' || e.left.kind !== 'sym' || e.right.kind !== 'sym') return e;
  const [left, right] = [variableName(c, e.left.name), variableName(c, e.right.name)];
  return left !== null && left === right ? e.right : e;
}

/** A part of one name in the place of another: `x' \sim p(x)` is about the law of `x`. */
function as<T>(c: Compiler<T>, part: Part<T>, of: readonly Expr[], k: number): Part<T> {
  const target = of[k];
  const name = target?.kind === 'sym' ? variableName(c, target.name) : null;
  if (!name || part.variable === name) return part;
  const variable = c.layout.variables.get(name)!;
  if (part.kind === 'atoms' && variable.kind === 'discrete' && part.at.length === variable.count)
    return { ...part, variable: name, at: part.at.map((x, i) => ({ slot: x.slot, atom: atomOf(variable, i) })) };
  return part.kind === 'real' ? { ...part, variable: name } : part;
}

/** Everything that stands below an expectation. */
export function measureOf<T>(
  c: Compiler<T>,
  under: readonly Expr[],
  body: Expr,
  given: readonly Expr[],
  scope: Scope<T>,
  span: Span,
): Measure<T> {
  const total: { scope: Scope<T>; loops: Loop<T>[]; reals: Measure<T>['reals'][number][]; weights: ScalarCode<T>[] } = {
    scope,
    loops: [],
    reals: [],
    weights: [],
  };
  const join = (m: Measure<T>): void => {
    total.scope = m.scope;
    total.loops.push(...m.loops);
    total.reals.push(...m.reals);
    if (m.weight) total.weights.push(m.weight);
  };
  let waiting: Expr[] = [];
  for (const item of inOrder(c, under)) {
    if (item.kind === 'relation' && item.op === '~') {
      const left = [...waiting, ...(item.left.kind === 'tuple' ? item.left.items : [item.left])];
      waiting = [];
      if (item.right.kind === 'law') {
        join(underLaw(c, left, item.right, total.scope));
        continue;
      }
      const full = completed(c, item.right, ownNames(c, item.right, left));
      if (!full)
        return refuse(
          `$${item.right.kind === 'sym' ? item.right.name : 'this'}$ is not a density that is declared`,
          item.right.span,
        );
      join(underDensity(c, full, left, total.scope));
      continue;
    }
    const full = completed(c, item, null);
    if (full) {
      join(underDensity(c, full, null, total.scope));
      continue;
    }
    if (item.kind === 'law' && item.of.length > 0) {
      join(underLaw(c, item.of, item, total.scope));
      continue;
    }
    waiting.push(item);
  }
  if (waiting.length > 0 || under.length === 0) join(underCovering(c, waiting, body, given, total.scope, span));
  return {
    scope: marked(total.scope, scope, under.length > 0 ? under : null),
    loops: total.loops,
    reals: total.reals,
    weight: product(c, total.weights),
  };
}

/** Names that `q(\cdot | x)` is drawn for, where they are variables of that density and so stand for its dot. */
function ownNames<T>(c: Compiler<T>, e: Expr, names: readonly Expr[]): readonly Expr[] | null {
  const variables = e.kind === 'density' ? (resolveFamily(c, e.name)?.variables ?? []) : [];
  return names.every((x) => x.kind === 'sym' && variables.includes(x.name)) ? names : null;
}

/** The names of a scope down to an outer one, marked as averaged over by what stands below an expectation. */
function marked<T>(scope: Scope<T>, outer: Scope<T>, under: readonly Expr[] | null): Scope<T> {
  if (scope === outer || scope.parent === null) return scope;
  return { names: scope.names, parent: marked(scope.parent, outer, under), under };
}

/** Densities joined by a product sign one by one, each behind those that bring what it is conditional on. */
function inOrder<T>(c: Compiler<T>, under: readonly Expr[]): readonly Expr[] {
  const items = under.flatMap((e): readonly Expr[] =>
    e.kind === 'product' && e.factors.every((f) => f.kind === 'density') ? e.factors : [e],
  );
  if (!items.every((e): e is DensityExpr => e.kind === 'density')) return items;
  const rest: DensityExpr[] = [...items];
  const out: DensityExpr[] = [];
  while (rest.length > 0) {
    const brought = (e: DensityExpr): Set<string> => new Set(e.of.flatMap((x) => variablesIn(c, x)));
    const ready = rest.findIndex(
      (e) => !rest.some((f) => f !== e && e.given.some((g) => variablesIn(c, g).some((v) => brought(f).has(v)))),
    );
    out.push(...rest.splice(Math.max(ready, 0), 1));
  }
  return out;
}

/** The measure under the first density listed that covers the variables of a body. */
function underCovering<T>(
  c: Compiler<T>,
  names: readonly Expr[],
  body: Expr,
  given: readonly Expr[],
  scope: Scope<T>,
  span: Span,
): Measure<T> {
  const behind = given.flatMap((g) => variablesIn(c, g));
  const none: Measure<T> = { scope, loops: [], reals: [], weight: null };
  let wanted = names;
  const { mean } = c.meaning;
  if (mean && names.length === 0 && given.length === 0) return underMean(c, mean, body, scope, span);
  if (names.length === 0) {
    const open = [...openVariables(c, body)].filter((v) => !behind.includes(v));
    const free = open.filter((v) => find(scope, v) === find(c.root, v));
    const averaged = open.filter((v) => binder(scope, v)?.under !== undefined);
    const under = averaged.map((v) => binder(scope, v)!.under!).find((u) => u !== null);
    // E_q[(z - E[z])^2]: the mean inside is under the same q.
    if (free.length === 0 && under) return measureOf(c, under, body, given, scope, span);
    wanted = [...free, ...(under ? [] : averaged)].map((v) => symbol(v, span));
  }
  if (wanted.length === 0) return none;
  const variables = wanted.flatMap((e) => variablesIn(c, e));
  const info =
    covering(c, [...variables, ...behind]) ?? refuse('no declared density covers what this expectation is of', span);
  const conditions = conditionsOf(c, info, variables, behind).map((name) => symbol(name, span));
  return underDensity(
    c,
    { kind: 'density', name: info.name, of: wanted, given: [...given, ...conditions], parameters: [], span },
    null,
    scope,
  );
}

/** The measure that the world file gives means without one: over those of its variables that the body speaks of. */
function underMean<T>(
  c: Compiler<T>,
  { name, of, given }: NonNullable<Compiler<T>['meaning']['mean']>,
  body: Expr,
  scope: Scope<T>,
  span: Span,
): Measure<T> {
  const open = openVariables(c, body);
  const density: DensityExpr = {
    kind: 'density',
    name,
    of: (of ?? []).map((v) => symbol(v, span)),
    given: (given ?? []).map((v) => symbol(v, span)),
    parameters: [],
    span,
  };
  const copies = [...open].find((v) => {
    const form = c.meaning.variables.get(v)?.form;
    return form?.kind === 'copies' && of?.includes(form.of);
  });
  if (copies !== undefined) {
    const n = c.layout.variables.get(copies)?.axes[0] ?? 1;
    const number = (k: number): Expr => ({ kind: 'num', value: k, text: String(k), span });
    const all: Expr = { kind: 'range', from: number(1), to: number(n), span };
    const draws: Expr = { kind: 'indexed', base: symbol(copies, span), at: [all], place: 'sub', span };
    return underDensity(c, density, [draws], scope);
  }
  if (!of?.some((v) => open.has(v))) return { scope, loops: [], reals: [], weight: null };
  return underDensity(c, density, null, scope);
}

/** What a density of some variables is conditional on, where it is known in no other way and nothing says it yet. */
function conditionsOf<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  variables: readonly string[],
  said: readonly string[],
): readonly string[] {
  const produced = new Set(info.variables);
  const all = [
    ...info.pieces,
    ...info.arbitrary.map((a) => ({
      of: a.of.map((x) => c.layout.atoms[x]!.variable),
      given: a.given.map((x) => c.layout.atoms[x]!.variable),
    })),
  ].filter((d) => d.of.some((v) => variables.includes(v)));
  const open = (d: (typeof all)[number]): string[] => d.given.filter((v) => !produced.has(v) && !said.includes(v));
  return all.some((d) => open(d).length === 0) ? [] : [...new Set(all.flatMap(open))];
}

/** The first density that gives all these variables a law. */
export function covering<T>(c: Compiler<T>, variables: readonly string[]): FamilyInfo | null {
  for (const d of c.meaning.densities) {
    const info = resolveFamily(c, d.signature.name);
    if (info && variables.every((v) => info.variables.includes(v) || copiesOf(c, v, info))) return info;
  }
  return null;
}

function copiesOf<T>(c: Compiler<T>, name: string, info: FamilyInfo): boolean {
  const form = c.meaning.variables.get(name)?.form;
  return (form?.kind === 'copy' || form?.kind === 'copies') && info.variables.includes(form.of);
}
