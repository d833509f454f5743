import type { Expr, Span } from '../../expr';
import { parts } from '../../expr';
import type { DensityMeaning } from '../meaning';
import { refuse } from '../refusal';
import type { Factor, World } from '../world';
import { atomsOf, factorsOf } from '../world';
import type { Binding, Compiler, Env, Scope } from './code';
import { bind } from './code';
import { settle } from './elementwise';
import { parametersInForce } from './in-force';
import { instance } from './instances';
import { variableName } from './variables';
import type { Joint, Table } from './tables';
import { eachState, independent, jointOf, maskOf, MAX_ATOMS, normalise } from './tables';

/** A density given by code: a named law, or a formula. */
export interface Piece {
  readonly meaning: Extract<DensityMeaning, { kind: 'law' | 'is' }>;
  /** Random variables that it is a density of, and those that it is conditional on. */
  readonly of: readonly string[];
  readonly given: readonly string[];
}

/** An arbitrary table of a family: its number among all factors of the world file, or the unnormalised formula. */
export interface Arbitrary {
  readonly index: number | null;
  readonly of: readonly number[];
  readonly given: readonly number[];
  readonly independent: Factor['independent'];
}

/** All densities of one name. */
export interface FamilyInfo {
  readonly name: string;
  readonly arbitrary: readonly Arbitrary[];
  readonly pieces: readonly Piece[];
  /** Variables that have a law in this family, in order. */
  readonly variables: readonly string[];
  /** Names that may stand behind the bar without a meaning of their own. */
  readonly decorations: ReadonlySet<string>;
  readonly meanings: readonly DensityMeaning[];
}

const cache = new WeakMap<object, Map<string, FamilyInfo>>();

/** Random variables that a formula speaks of, in order. */
export function variablesIn<T>(c: Compiler<T>, e: Expr): string[] {
  const out: string[] = [];
  const look = (x: Expr): void => {
    if (x.kind === 'sym') {
      const name = variableName(c, x.name);
      if (name && !out.includes(name)) out.push(name);
    } else if (x.kind === 'density')
      // Of an event in a density only its value is spoken of: p(h = 1) depends on no h.
      for (const item of parts(x)) look(item.kind === 'relation' && item.op === '=' ? item.right : item);
    else parts(x).forEach(look);
  };
  look(e);
  return out;
}

/** What a world file says about a density name; null where it says nothing. */
export function familyInfo<T>(c: Compiler<T>, name: string): FamilyInfo | null {
  const known = cache.get(c) ?? new Map<string, FamilyInfo>();
  cache.set(c, known);
  const found = known.get(name);
  if (found) return found;
  const meanings = c.meaning.densities.filter((d) => d.signature.name === name);
  if (meanings.length === 0) return null;
  if (c.layout.atoms.length > MAX_ATOMS)
    return refuse(`a world with more than ${MAX_ATOMS} discrete components is too large`);
  const isVariable = (n: string): boolean => c.layout.variables.has(n);
  const arbitrary: Arbitrary[] = [];
  const pieces: Piece[] = [];
  const all = factorsOf(c.meaning, c.layout);
  all.forEach((factor, index) => {
    if (factor.family === name) arbitrary.push({ ...factor, index });
  });
  for (const d of meanings) {
    if (d.kind === 'unnormalised') {
      const over = d.over.flatMap((v) => atomsOf(c.layout, v));
      const given = variablesIn(c, d.formula.expr)
        .filter((v) => !d.over.includes(v))
        .flatMap((v) => atomsOf(c.layout, v));
      if (over.length === 0)
        return refuse(`the density ${name} is unnormalised over real variables, which is not supported`);
      arbitrary.push({ index: null, of: over, given, independent: [] });
    }
    if (d.kind === 'law' || d.kind === 'is') {
      const of = d.signature.of?.filter(isVariable) ?? (d.kind === 'is' ? variablesIn(c, d.formula.expr) : []);
      pieces.push({ meaning: d, of, given: d.signature.given?.filter(isVariable) ?? [] });
    }
  }
  const produced = [
    ...arbitrary.flatMap((a) => a.of.map((x) => c.layout.atoms[x]!.variable)),
    ...pieces.flatMap((p) => p.of),
  ];
  const info: FamilyInfo = {
    name,
    arbitrary,
    pieces,
    variables: [...new Set(produced)],
    decorations: new Set(meanings.flatMap((d) => [...(d.signature.given ?? []), ...(d.signature.of ?? [])])),
    meanings,
  };
  known.set(name, info);
  return info;
}

/** The family that a density name means: itself, itself without a parameter below, or the first one for `P` and `\Pr`. */
export function resolveFamily<T>(c: Compiler<T>, name: string): FamilyInfo | null {
  const exact = familyInfo(c, name);
  if (exact) return exact;
  const parameter = /^(.*)_\{(\\[A-Za-z]+(?:,\\[A-Za-z]+)*)\}$/.exec(name);
  if (parameter) {
    const base = familyInfo(c, parameter[1]!);
    if (base) {
      c.notes.add(`$${name}$ was read as $${base.name}$`);
      return base;
    }
  }
  if (name === 'P' || name === '\\Pr' || name === 'Pr' || name === '\\mathbb{P}') {
    const first = c.meaning.densities[0];
    if (first) return familyInfo(c, familyInfo(c, 'p') ? 'p' : first.signature.name);
  }
  return null;
}

/**
 * Refuses a density whose formula speaks of a parameter that a sum or an integral around it runs over: its table is
 * made once for a world, with the value of the parameter there.
 */
export function refuseBound<T>(c: Compiler<T>, { name, meanings }: FamilyInfo, scope: Scope<T>, span?: Span): void {
  for (const d of meanings) {
    const formulas = d.kind === 'law' ? d.args : d.kind === 'is' || d.kind === 'unnormalised' ? [d.formula] : [];
    for (const { expr } of formulas)
      for (const [inner] of parametersInForce(c, expr, scope))
        refuse(`the density $${name}$ depends on $${inner}$, which is bound here; that is not evaluated`, span);
  }
}

/** `p_i` where `i` is a variable of the density `p` is `p(i)`; null for any other name. */
export function densityBelow<T>(
  c: Compiler<T>,
  e: Extract<Expr, { kind: 'sym' }>,
): Extract<Expr, { kind: 'density' }> | null {
  const written = /^(.+)_\{([^{}]+)\}$/.exec(e.name);
  if (!written || familyInfo(c, e.name)) return null;
  const [, name, below] = written as unknown as [string, string, string];
  const variable = variableName(c, below);
  if (variable === null || !familyInfo(c, name)?.variables.includes(variable)) return null;
  return {
    kind: 'density',
    name,
    of: [{ kind: 'sym', name: below, span: e.span }],
    given: [],
    parameters: [],
    span: e.span,
  };
}

/** Table of one arbitrary factor, normalised; kept with the world. */
function factorTable<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  which: Arbitrary,
  env: Env<T>,
  formula: Unnormalised<T> | null,
): { table: Table<T>; totals: readonly T[] } {
  const key = `table ${info.name} ${which.index ?? 'unnormalised'}`;
  const found = env.world.derived.get(key) as { table: Table<T>; totals: T[] } | undefined;
  if (found) return found;
  const F = c.field;
  const raw = which.index === null ? formula!.values(env) : env.world.draw.tables[which.index]!.map((x) => F.of(x));
  const { table, totals } = normalise(F, env.world, which.of, which.given, raw);
  const made = { table: independent(F, env.world, table, which.independent), totals };
  env.world.derived.set(key, made);
  return made;
}

/** The formula of an unnormalised density, compiled over fresh instances of its variables. */
interface Unnormalised<T> {
  readonly values: (env: Env<T>) => T[];
}

const formulas = new WeakMap<object, Map<string, Unnormalised<T0>>>();
type T0 = never;

function unnormalised<T>(c: Compiler<T>, info: FamilyInfo): Unnormalised<T> | null {
  const d = info.meanings.find(
    (m): m is Extract<DensityMeaning, { kind: 'unnormalised' }> => m.kind === 'unnormalised',
  );
  if (!d) return null;
  const known = (formulas.get(c) ?? new Map<string, unknown>()) as Map<string, Unnormalised<T>>;
  formulas.set(c, known as never);
  const found = known.get(info.name);
  if (found) return found;
  const which = info.arbitrary.find((a) => a.index === null)!;
  const atoms = [...which.of, ...which.given];
  const bindings = new Map<string, Binding<T>>();
  for (const a of atoms) {
    const { variable } = c.layout.atoms[a]!;
    if (!bindings.has(variable)) bindings.set(variable, instance(c, variable));
  }
  const code = settle(c.code(d.formula.expr, bind(c.root, bindings)), d.formula.expr.span);
  if (code.kind !== 'scalar') return refuse(`the density ${info.name} is not a number`);
  const slotOf = (atom: number): number => {
    const { variable } = c.layout.atoms[atom]!;
    const b = bindings.get(variable)!;
    if (b.kind !== 'discrete') return refuse('an unnormalised density is over discrete variables');
    return b.slots[b.variable.shared ? 0 : atom - b.variable.first]!;
  };
  const slots = atoms.map(slotOf);
  const made: Unnormalised<T> = {
    values: (env) => {
      const out: T[] = [];
      eachState(c.layout, atoms, (states) => {
        atoms.forEach((a, k) => (env.slots[slots[k]!] = states[a]!));
        out.push(code.run(env));
      });
      return out;
    },
  };
  known.set(info.name, made);
  return made;
}

/** The tables that speak of some atoms: those that produce them, and those that produce what these depend on. */
export function relevant(info: FamilyInfo, needed: number): readonly Arbitrary[] {
  let mask = needed;
  let chosen: Arbitrary[] = [];
  for (;;) {
    const next = info.arbitrary.filter((a) => (maskOf(a.of) & mask) !== 0);
    const wider = next.reduce((m, a) => m | maskOf(a.of) | maskOf(a.given), mask);
    if (next.length === chosen.length && wider === mask) return next;
    chosen = next;
    mask = wider;
  }
}

/** The joint of some tables in a world, kept with it. */
export function jointIn<T>(c: Compiler<T>, info: FamilyInfo, which: readonly Arbitrary[]): (env: Env<T>) => Joint<T> {
  const formula = which.some((a) => a.index === null) ? unnormalised(c, info) : null;
  const key = `joint ${info.name} ${which.map((a) => a.index ?? 'u').join(' ')}`;
  let world: World<T> | null = null;
  let joint: Joint<T> | null = null;
  return (env) => {
    if (world === env.world) return joint!;
    let made = env.world.derived.get(key) as Joint<T> | undefined;
    if (!made) {
      made = jointOf(
        c.field,
        env.world,
        which.map((a) => ({ of: maskOf(a.of), table: factorTable(c, info, a, env, formula).table })),
      );
      env.world.derived.set(key, made);
    }
    world = env.world;
    joint = made;
    return made;
  };
}

/** The normaliser `Z` of the first unnormalised density. */
export function normaliser<T>(c: Compiler<T>): ((env: Env<T>) => T) | null {
  const d = c.meaning.densities.find((m) => m.kind === 'unnormalised');
  if (!d) return null;
  const info = familyInfo(c, d.signature.name)!;
  const which = info.arbitrary.find((a) => a.index === null)!;
  if (which.given.length > 0) return null;
  const formula = unnormalised(c, info);
  return (env) => factorTable(c, info, which, env, formula).totals[0]!;
}
