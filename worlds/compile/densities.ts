import type { Expr, Span } from '../../expr';
import { refuse } from '../refusal';
import { indexOf, isHidden } from '../indexed';
import { atomOf } from '../layout';
import type { Binding, Compiler, Env, Fixed, ScalarCode, Scope } from './code';
import { bind, scalar, union, withLog, without } from './code';
import { over, settle } from './elementwise';
import { copiesDensity, holdsCopies } from './several';
import type { FamilyInfo, Piece } from './families';
import { jointIn, refuseBound, relevant, resolveFamily } from './families';
import type { Gaussian, RealName } from './integrals';
import { vectorIntegral } from './integrals';
import { gaussian, lawDensity } from './laws';
import { instance } from './instances';
import { wholeVariable } from './loops';
import { product } from './mean';
import type { Part } from './parts';
import { partSlots, readParts } from './parts';
import { breaksOf } from './places';
import { bit, marginal } from './tables';

type DensityExpr = Extract<Expr, { kind: 'density' }>;

/** A density at what stands in its brackets. */
export function density<T>(c: Compiler<T>, e: DensityExpr, scope: Scope<T>): ScalarCode<T> {
  if (e.name === '') return refuse('this says what is given, but of which density is not written', e.span);
  const info = resolveFamily(c, e.name) ?? refuse(`the density $${e.name}$ is not declared`, e.span);
  refuseBound(c, info, scope, e.span);
  const of = readParts(c, e.of, scope, info.decorations);
  const given = readParts(c, [...e.given, ...e.parameters], scope, info.decorations);
  return densityAt(c, info, of, given, e.span);
}

const names = <T>(parts: readonly Part<T>[]): string[] => [...new Set(parts.map((p) => p.variable))];

/** Value of a density at parts. */
export function densityAt<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
  span?: Span,
): ScalarCode<T> {
  if (of.length === 0) return refuse(`what $${info.name}$ is a density of is not a random variable`, span);
  if (holdsCopies(c, of)) return copiesDensity(c, info, of, (parts) => densityAt(c, info, parts, given));
  return knownDensity(c, info, original(c, info, of), placed(info, original(c, info, given)), span);
}

/** Copies of a variable under the name of what they are copies of, where the family knows only that. */
function original<T>(c: Compiler<T>, info: FamilyInfo, parts: readonly Part<T>[]): readonly Part<T>[] {
  const known = [...info.variables, ...conditions(c, info)];
  return parts.map((p) => {
    const form = c.meaning.variables.get(p.variable)?.form;
    if (known.includes(p.variable) || (form?.kind !== 'copy' && form?.kind !== 'copies')) return p;
    return p.kind === 'real' ? { ...p, variable: form.of, component: null } : { ...p, variable: form.of };
  });
}

/** `p(x | \mu + \sigma\epsilon)`: a value behind the bar stands for the one condition that no name there stands for. */
function placed<T>(info: FamilyInfo, given: readonly Part<T>[]): readonly Part<T>[] {
  const behind = names(given);
  const missing = [...new Set(info.pieces.flatMap((p) => p.given))].filter((n) => !behind.includes(n));
  const [only] = missing;
  if (missing.length !== 1 || !only || given.filter((p) => p.variable === '').length !== 1) return given;
  return given.map((p) => (p.variable === '' ? { ...p, variable: only } : p));
}

function knownDensity<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
  span?: Span,
): ScalarCode<T> {
  const direct = directPiece(c, info, of, given);
  if (direct) return direct;
  const unknown = [...of, ...given].find(
    (p) => p.variable === '' || (!info.variables.includes(p.variable) && !conditions(c, info).includes(p.variable)),
  );
  if (unknown)
    return refuse(
      unknown.variable === ''
        ? `an argument of $${info.name}$ is not a random variable`
        : `the density $${info.name}$ says nothing about $${unknown.variable}$`,
      span,
    );
  const tabular =
    info.pieces.length === 0 ||
    [...of, ...given].every(
      (p) => !info.pieces.some((piece) => piece.of.includes(p.variable) || piece.given.includes(p.variable)),
    );
  if (tabular) return tableDensity(c, info, of, given, span);
  return algebra(c, info, of, given, span);
}

/** Variables that the family is conditional on. */
function conditions<T>(c: Compiler<T>, info: FamilyInfo): string[] {
  return [
    ...info.arbitrary.flatMap((a) => a.given.map((x) => c.layout.atoms[x]!.variable)),
    ...info.pieces.flatMap((p) => p.given),
  ];
}

/** Mask of the components in parts, where it does not change while evaluating; else null. */
function staticMask<T>(parts: readonly Part<T>[]): number | null {
  let mask = 0;
  for (const part of parts) {
    if (part.kind !== 'atoms') return null;
    for (const { atom } of part.at) mask |= bit(atom);
  }
  return mask;
}

/** Components without those that stand twice with the same value: p(x, x) is p(x), and p(x | x) is 1. */
function distinct<T>(
  c: Compiler<T>,
  at: readonly { readonly atom: number; readonly slot: number }[],
): readonly { readonly atom: number; readonly slot: number }[] {
  return at.filter((x, i) => {
    const first = at.findIndex((y) => y.atom === x.atom && y.slot === x.slot);
    if (first === i) return true;
    // At one of two equal values a continuous variable has no density beside the other.
    const { kind, variable } = c.layout.atoms[x.atom]!;
    return kind === 'points' ? refuse(`the continuous variable $${variable}$ stands twice in this density`) : false;
  });
}

/** A density from tables: a marginal over another. */
function tableDensity<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
  span?: Span,
): ScalarCode<T> {
  const F = c.field;
  const slots = union(...[...of, ...given].map(partSlots));
  const a = staticMask(of);
  const b = staticMask(given);
  const check = (front: number, behind: number, cond: number): void => {
    if (info.arbitrary.length === 0) return;
    const among = (mask: number): string => c.layout.atoms.find((x) => mask & bit(x.index))!.variable;
    const missing = cond & ~(front | behind);
    if (missing) refuse(`$${info.name}$ is conditional on $${among(missing)}$, which is not given here`, span);
    const given = cond & front;
    if (given)
      refuse(`$${info.name}$ is conditional on $${among(given)}$ and does not say how that is distributed`, span);
  };
  const at = distinct(
    c,
    [...of, ...given].flatMap((p) => (p.kind === 'atoms' ? p.at : [])),
  );
  if (a !== null && b !== null && new Set(at.map((x) => x.atom)).size === at.length) {
    const own = info.arbitrary.find((x) => sameSet(x.of, a) && sameSet(x.given, b));
    const which = own ? [own] : relevant(info, a | b);
    const produced = which.reduce((m, x) => m | x.of.reduce((n, y) => n | bit(y), 0), 0);
    const cond = which.reduce((m, x) => m | x.given.reduce((n, y) => n | bit(y), 0), 0) & ~produced;
    // What no table produces is a condition, too.
    check(a, b, cond | (a & ~produced));
    const joint = jointIn(c, info, which);
    // Nothing is divided by where what is given is just what the tables are conditional on.
    const plain = (b & ~cond) === 0;
    return scalar(slots, (env) => {
      const j = joint(env);
      const top = marginal(F, env.world, j, a | b);
      let x = 0;
      for (const { atom, slot } of at) x += (env.slots[slot] as number) * top.strides[atom]!;
      if (plain) return top.entries[x]!;
      const bottom = marginal(F, env.world, j, b);
      let y = 0;
      for (const { atom, slot } of at) y += (env.slots[slot] as number) * bottom.strides[atom]!;
      return F.div(top.entries[x]!, bottom.entries[y]!);
    });
  }
  const joint = jointIn(c, info, info.arbitrary);
  return scalar(slots, (env) => {
    const j = joint(env);
    const states = new Int32Array(c.layout.atoms.length);
    let valid = true;
    const collect = (parts: readonly Part<T>[], start: number): number => {
      let mask = start;
      const put = (atom: number, state: number): void => {
        if (atom < 0 || !(state >= 0)) {
          valid = false;
          return;
        }
        // p(h_i, h_j) is about two components: where i = j it says nothing.
        if (mask & bit(atom)) valid = false;
        mask |= bit(atom);
        states[atom] = state;
      };
      for (const part of parts) {
        if (part.kind === 'atoms') for (const { atom, slot } of part.at) put(atom, env.slots[slot] as number);
        else if (part.kind === 'moving') part.each(env, put);
      }
      return mask;
    };
    const behind = collect(given, 0);
    const all = collect(of, behind);
    if (!valid) return F.of(NaN);
    check(all & ~behind, behind, j.given);
    const top = marginal(F, env.world, j, all);
    const bottom = marginal(F, env.world, j, behind);
    let x = 0;
    let y = 0;
    for (let atom = 0; atom < states.length; atom++) {
      x += states[atom]! * top.strides[atom]!;
      y += states[atom]! * bottom.strides[atom]!;
    }
    return F.div(top.entries[x]!, bottom.entries[y]!);
  });
}

const sameSet = (atoms: readonly number[], mask: number): boolean => atoms.reduce((m, x) => m | bit(x), 0) === mask;

/** The piece whose signature is just this query, in a scope where its variables are what the query puts there. */
function directPiece<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
): ScalarCode<T> | null {
  const asked = names(of);
  const behind = names(given);
  const anonymous = of.length === 1 && of[0]!.variable === '';
  for (const piece of info.pieces) {
    const covers = anonymous
      ? piece.of.length <= 1
      : piece.of.length === 0 || (asked.length === piece.of.length && asked.every((n) => piece.of.includes(n)));
    // What stands behind the bar is settled by a law's own conditions and adds nothing beyond them.
    if (!covers || !piece.given.every((n) => behind.includes(n)) || !behind.every((n) => piece.given.includes(n)))
      continue;
    const whole =
      of.every((p) => p.kind === 'atoms' && p.at.length === countOf(c, p.variable)) ||
      of.every((p) => p.kind === 'real' && p.component === null);
    const component = of.length === 1 && of[0]!.kind === 'real' && of[0]!.component !== null;
    if (!whole && !component) continue;
    return pieceAt(c, piece, of, given, component);
  }
  return null;
}

function countOf<T>(c: Compiler<T>, name: string): number {
  const variable = c.layout.variables.get(name);
  return variable?.kind === 'discrete' ? variable.count : -1;
}

/** Names bound to what parts put there. */
function scopeOf<T>(c: Compiler<T>, parts: readonly Part<T>[]): Scope<T> | null {
  const bindings: [string, Binding<T>][] = [];
  for (const part of parts) {
    if (isHidden(part.variable)) {
      const index = indexCode(c, part);
      if (!index) return null;
      bindings.push([indexOf(part.variable), { kind: 'code', code: index, variable: null }]);
      continue;
    }
    if (part.kind === 'moving') return null;
    if (part.kind === 'real')
      bindings.push([part.variable, { kind: 'code', code: part.value, variable: part.variable }]);
    else {
      const variable = c.layout.variables.get(part.variable)!;
      if (variable.kind !== 'discrete' || part.at.length !== variable.count) return null;
      bindings.push([part.variable, { kind: 'discrete', variable, slots: part.at.map((x) => x.slot) }]);
    }
  }
  return bind(c.root, bindings);
}

/** The number of an index that is a condition of a density. */
function indexCode<T>(c: Compiler<T>, part: Part<T>): Fixed<T> | null {
  if (part.kind === 'moving') return part.index ?? null;
  if (part.kind !== 'atoms') return null;
  const { slot } = part.at[0]!;
  return scalar(new Set([slot]), (env) => c.field.of((env.slots[slot] as number) + 1));
}

/** Density of a piece at whole variables, or of one component of a normal law. */
function pieceAt<T>(
  c: Compiler<T>,
  piece: Piece,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
  component: boolean,
): ScalarCode<T> | null {
  const F = c.field;
  const scope = scopeOf(c, [...of.filter((p) => p.variable !== '' && !(p.kind === 'real' && p.component)), ...given]);
  if (!scope) return null;
  const d = piece.meaning;
  if (d.kind === 'is') {
    const code = settle(c.code(d.formula.expr, scope), d.formula.expr.span);
    return code.kind === 'scalar' ? code : refuse(`the density ${d.signature.name} is not a number`);
  }
  const args = d.args.map((a) => c.code(a.expr, scope));
  const first = of[0]!;
  if (first.kind === 'real') {
    if (component) {
      if (d.family !== 'normal') return null;
      const variable = c.layout.variables.get(first.variable);
      if (variable?.kind !== 'real' || variable.axes.length === 0) return null;
      const law = gaussian(F, args, variable.axes);
      const k = first.component!;
      const n = variable.axes[0]!;
      const mean: Fixed<T> = scalar(union(law.mean.slots, k.slots), (env) =>
        law.mean.kind === 'scalar' ? law.mean.run(env) : law.mean.run(env)[k.run(env) - 1]!,
      );
      const variance: Fixed<T> = scalar(union(law.covariance.slots, k.slots), (env) =>
        law.covariance.kind === 'scalar'
          ? law.covariance.run(env)
          : law.covariance.run(env)[(k.run(env) - 1) * (n + 1)]!,
      );
      return lawDensity(c, 'normal', first.value, [mean, variance], null);
    }
    return lawDensity(c, d.family, first.value, args, null);
  }
  if (first.kind !== 'atoms') return null;
  const variable = c.layout.variables.get(first.variable)!;
  if (variable.kind !== 'discrete') return null;
  const value = settle(c.code({ kind: 'sym', name: first.variable, span: { from: 0, to: 0 } }, scope));
  const slot = first.at[0]!.slot;
  return lawDensity(c, d.family, value, args, variable.axes.length === 0 ? (env) => env.slots[slot] as number : null);
}

/** The normal law that a query is, where it is one over a whole real variable. */
export function normalLaw<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  variable: string,
  given: readonly Part<T>[],
): Gaussian<T> | null {
  const v = c.layout.variables.get(variable);
  if (v?.kind !== 'real') return null;
  const behind = names(given);
  for (const piece of info.pieces) {
    const d = piece.meaning;
    if (
      d.kind !== 'law' ||
      d.family !== 'normal' ||
      piece.of.length > 1 ||
      (piece.of.length === 1 && piece.of[0] !== variable)
    )
      continue;
    if (!piece.given.every((n) => behind.includes(n)) || !behind.every((n) => piece.given.includes(n))) continue;
    const scope = scopeOf(c, given);
    if (!scope) continue;
    return gaussian(
      c.field,
      d.args.map((a) => c.code(a.expr, scope)),
      v.axes,
    );
  }
  return null;
}

/** A density by the product of the family's pieces and tables, what is not asked summed or integrated out. */
function algebra<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
  span?: Span,
): ScalarCode<T> {
  const top = jointAt(c, info, [...of, ...given], span);
  if (given.length === 0) return top;
  const F = c.field;
  const produced = names(given).filter((n) => info.variables.includes(n));
  if (produced.length === 0) return top;
  const bottom = jointAt(c, info, given, span);
  return over(F, top, bottom) as ScalarCode<T>;
}

function jointAt<T>(c: Compiler<T>, info: FamilyInfo, known: readonly Part<T>[], span?: Span): ScalarCode<T> {
  const F = c.field;
  const needed = new Set(names(known));
  // Everything that what is known depends on has to be there.
  for (let grown = true; grown;) {
    grown = false;
    for (const p of [
      ...info.pieces,
      ...info.arbitrary.map((a) => ({
        of: a.of.map((x) => c.layout.atoms[x]!.variable),
        given: a.given.map((x) => c.layout.atoms[x]!.variable),
      })),
    ])
      if (p.of.some((n) => needed.has(n)))
        for (const n of [...p.of, ...p.given])
          if (!needed.has(n)) {
            needed.add(n);
            grown = true;
          }
  }
  const pieces = info.pieces.filter((p) => p.of.some((n) => needed.has(n)));
  const producers = new Map<string, number>();
  for (const p of pieces) for (const n of p.of) producers.set(n, (producers.get(n) ?? 0) + 1);
  const twice = [...producers].find(([, k]) => k > 1);
  if (twice) return refuse(`$${info.name}$ gives $${twice[0]}$ more than one law; write which is meant`, span);
  const bindings = new Map<string, Binding<T>>();
  for (const name of needed) bindings.set(name, instance(c, name));
  const scope = bind(c.root, bindings);
  const asParts = (list: readonly string[]): Part<T>[] =>
    list.map((name): Part<T> => {
      const b = bindings.get(name)!;
      if (b.kind === 'discrete')
        return { kind: 'atoms', variable: name, at: b.slots.map((slot, i) => ({ atom: atomOf(b.variable, i), slot })) };
      return {
        kind: 'real',
        variable: name,
        value: settle(c.code({ kind: 'sym', name, span: { from: 0, to: 0 } }, scope)),
        component: null,
      };
    });
  // Of a real vector that is known in one component the others are left out: the law of that component is known.
  const component = (p: Piece): Part<T> | undefined =>
    known.find((k) => k.kind === 'real' && k.component && p.of.length === 1 && p.of[0] === k.variable);
  const factors: ScalarCode<T>[] = pieces.map((p) => {
    const part = component(p);
    const factor = pieceAt(c, p, part ? [part] : asParts(p.of), asParts(p.given), part !== undefined);
    return factor ?? refuse(`$${info.name}$ cannot be evaluated here`, span);
  });
  const tables = [
    ...new Set(
      info.arbitrary.flatMap((a) =>
        a.of.some((x) => needed.has(c.layout.atoms[x]!.variable)) ? a.of.map((x) => c.layout.atoms[x]!.variable) : [],
      ),
    ),
  ];
  if (tables.length > 0) {
    const behind = [...new Set(info.arbitrary.flatMap((a) => a.given.map((x) => c.layout.atoms[x]!.variable)))].filter(
      (n) => !tables.includes(n),
    );
    factors.push(tableDensity(c, info, asParts(tables), asParts(behind), span));
  }
  const have = new Set(names(known));
  const unproduced = [...needed].find((n) => !have.has(n) && !info.variables.includes(n));
  if (unproduced) return refuse(`$${info.name}$ is conditional on $${unproduced}$, which is not given here`, span);
  let value: Fixed<T> = product(c, factors)!;
  // What is not known is integrated or summed out, the innermost name first.
  for (const name of [...needed].filter((n) => !have.has(n))) {
    const b = bindings.get(name)!;
    if (b.kind === 'value') {
      const own = pieces.find((p) => p.of.includes(name) && p.meaning.kind === 'law' && p.meaning.family === 'normal');
      const law = own ? normalLaw(c, info, name, asParts(own.given)) : null;
      const at = own ? pieceAt(c, own, asParts(own.of), asParts(own.given), false) : null;
      const place = law?.mean.kind === 'scalar' && law.covariance.kind === 'scalar' ? law : null;
      const real: RealName<T> = {
        slot: b.slot,
        shape: b.shape,
        component: null,
        limits: null,
        breaks: b.shape.length > 0 ? [] : breaksOf(c, name),
        peaks: place ? [{ mean: place.mean as ScalarCode<T>, variance: place.covariance as ScalarCode<T> }] : [],
      };
      value = vectorIntegral(c, real, value, law && at && b.shape.length > 0 ? { law, density: at } : null, {
        kind: 'sym',
        name,
        span: span ?? { from: 0, to: 0 },
      });
    } else if (b.kind === 'discrete') {
      const loop = wholeVariable(c, name, b, { kind: 'sym', name, span: span ?? { from: 0, to: 0 } });
      const inner = value as ScalarCode<T>;
      value = scalar(without(inner.slots, b.slots), (env) => {
        let sum = F.of(0);
        loop.each(env, (w) => {
          const v = inner.run(env);
          sum = F.add(sum, w === null ? v : F.mul(w, v));
        });
        return sum;
      });
    }
  }
  const body = value as ScalarCode<T>;
  // Components of a variable that is known only in part are summed over, the others set.
  return knownThen(c, known, bindings, body);
}

/** Sets the instances of known names, then evaluates; components not known are summed over. */
function knownThen<T>(
  c: Compiler<T>,
  known: readonly Part<T>[],
  bindings: ReadonlyMap<string, Binding<T>>,
  body: ScalarCode<T>,
): ScalarCode<T> {
  const F = c.field;
  const own = [...bindings.values()].flatMap((b) =>
    b.kind === 'discrete' ? b.slots : b.kind === 'value' ? [b.slot] : [],
  );
  const slots = union(without(body.slots, own), ...known.map(partSlots));
  /** Sets the known components and returns those that are still open. */
  const enter = (env: Env<T>): { slot: number; atom: number }[] => {
    const set = new Set<number>();
    const staged: (() => void)[] = [];
    for (const part of known) {
      const b = bindings.get(part.variable)!;
      if (part.kind === 'real' && part.component) continue;
      if (part.kind === 'real' && b.kind === 'value') {
        const v = part.value.kind === 'scalar' ? part.value.run(env) : part.value.run(env);
        staged.push(() => (env.slots[b.slot] = v));
        set.add(b.slot);
      } else if (b.kind === 'discrete') {
        const put = (atom: number, state: number): void => {
          const slot = b.slots[b.variable.shared ? 0 : atom - b.variable.first]!;
          staged.push(() => (env.slots[slot] = state));
          set.add(slot);
        };
        if (part.kind === 'atoms') for (const { atom, slot } of part.at) put(atom, env.slots[slot] as number);
        else if (part.kind === 'moving') part.each(env, put);
      }
    }
    const rest = [...bindings.entries()].flatMap(([name, b]) =>
      b.kind === 'discrete' && known.some((p) => p.variable === name)
        ? b.slots.map((slot, i) => ({ slot, atom: atomOf(b.variable, i) })).filter(({ slot }) => !set.has(slot))
        : [],
    );
    staged.forEach((f) => f());
    return rest;
  };
  const value = scalar(slots, (env: Env<T>) => {
    const rest = enter(env);
    const walk = (k: number): T => {
      if (k === rest.length) return body.run(env);
      const { slot, atom } = rest[k]!;
      let sum = F.of(0);
      for (let s = 0; s < c.layout.atoms[atom]!.states; s++) {
        env.slots[slot] = s;
        sum = F.add(sum, F.mul(env.world.weights[atom]![s]!, walk(k + 1)));
      }
      return sum;
    };
    return walk(0);
  });
  const { log } = body;
  const whole = known.every((p) => p.kind === 'real' || (p.kind === 'atoms' && p.at.length === countOf(c, p.variable)));
  if (!log || !whole) return value;
  return withLog(value, (env) => {
    enter(env);
    return log(env);
  });
}
