import type { Apply, Derivative, Expr, Gradient } from '../../expr';
import { mapParts, parts, print, same } from '../../expr';
import type { Field } from '../field';
import { formulasOf, mentionIn } from '../mentions';
import { dualsOver } from '../numeric/duals';
import { refuse } from '../refusal';
import type { Binding, Code, Compiler, Fixed, JacobianLayout, Scope, Shape } from './code';
import { bind, find, once, tensor, union } from './code';
import { saidDependence } from './dependence';
import { directionsOf } from './directions';
import type { Directions } from './directions';
import { map1, settle } from './elementwise';
import { ENTRYWISE, NAMED } from './functions';
import { ownFormula } from './graph';
import { laidOut } from './jacobians';
import { inDuals } from './motion';

/** Derivatives of derivatives carry ever more numbers along. */
const MOST_ORDERS = 4;

/** `\frac{\partial A}{\partial B}`, `\frac{d^2 f}{d x^2}`, `\frac{\partial^+ h_t}{\partial W}`. */
export function derivative<T>(c: Compiler<T>, e: Derivative, scope: Scope<T>): Code<T> {
  const of = e.of && atPlace(c, e.of, e.by, scope);
  if (!of) return refuse('this derivative is of nothing: write what it is of', e.span);
  const [first, ...rest] = places(e);
  if (!first) return refuse('this derivative is by nothing', e.span);
  if (rest.length >= MOST_ORDERS) return refuse(`derivatives of order ${rest.length + 1} are not evaluated`, e.span);
  if (rest.length === 0) return by(c, e, of, first, scope, e.local === true);
  const inner: Expr = { ...e, of, order: rest.length, by: rest };
  return by(c, e, inner, first, scope, false);
}

/** `d\sigma/da`: a function by its name is meant at the place that the derivative is by. */
function atPlace<T>(c: Compiler<T>, of: Expr, [place, ...more]: readonly Expr[], scope: Scope<T>): Expr {
  const bare = of.kind === 'sym' && c.meaning.functions.get(of.name)?.kind === 'named' && !c.binding(of.name, scope);
  return bare && place && more.length === 0 ? { kind: 'apply', fn: of, args: [place], span: of.span } : of;
}

/** The places of a derivative, one for each order. */
function places(e: Derivative): readonly Expr[] {
  const [only] = e.by;
  if (e.by.length === 1 && only) return Array.from({ length: e.order }, () => only);
  if (e.by.length === e.order) return e.by;
  // \partial x^2 \partial y of order 3.
  const all = e.by.flatMap((place): Expr[] => {
    const times = place.kind === 'power' && place.exponent.kind === 'num' ? place.exponent.value : 1;
    return place.kind === 'power' && times > 1 ? Array.from({ length: times }, () => place.base) : [place];
  });
  return all.length === e.order
    ? all
    : refuse(`a derivative of order ${e.order} names ${e.order} places, found ${e.by.length}`, e.span);
}

/** One derivative, by one place. */
function by<T>(c: Compiler<T>, e: Expr, of: Expr, place: Expr, scope: Scope<T>, local: boolean): Code<T> {
  const directions = directionsOf(c, place, scope);
  if (!directions) return byFormula(c, e, of, place, scope, local);
  if (!local) declaredDependence(c, of, directions.mover.name, scope, e);
  saidDependence(c, of, directions.mover.name, e);
  const found = entrywise(c, of, directions, scope, local);
  return laid(c, c.jacobians, found.of, directions.shape, found.code);
}

/** Lays a derivative out, and keeps in mind that it mattered how. */
function laid<T>(c: Compiler<T>, layout: JacobianLayout, of: Shape, by: Shape, code: Fixed<T>): Fixed<T> {
  const value = laidOut(layout, of, by, code);
  if (of.length > 0 && by.length > 0) c.laidOut = 'jacobian';
  else if (value.kind === 'tensor' && c.laidOut === 'no') c.laidOut = 'gradient';
  return value;
}

/** Derivatives of all entries of a formula in some directions: for each entry, those in each direction. */
function entrywise<T>(
  c: Compiler<T>,
  of: Expr,
  directions: Directions<T>,
  scope: Scope<T>,
  local: boolean,
): { of: Shape; code: Fixed<T> } {
  const F = c.field;
  const { mover } = directions;
  const moving = inDuals(c, mover, local);
  const there = moving.scope(scope);
  const own = local ? ownFormula(moving.compiler, of, there) : null;
  const body = settle(own ?? moving.compiler.code(of, there), of.span);
  const n = body.shape.reduce((k, m) => k * m, 1);
  const zero = F.of(0);
  // All directions at once: what a loop over i asks of ∂L/∂z_i is computed a single time.
  const all = once(
    tensor<T>([n * mover.entries + 1], body.slots, (env) => {
      const out: T[] = [];
      for (const { value, slopes } of moving.run(body, env)) {
        // What is not there has no derivative either.
        const still = Number.isNaN(F.number(value)) ? value : zero;
        for (let k = 0; k < mover.entries; k++) out.push(slopes?.[k] ?? still);
      }
      out.push(zero);
      return out;
    }),
    c.loops,
  );
  const size = directions.shape.reduce((k, m) => k * m, 1);
  const shape = body.shape.length + directions.shape.length === 0 ? [] : [n * size];
  const code = tensor<T>(shape, union(all.slots, directions.slots), (env) => {
    const values = all.kind === 'scalar' ? [all.run(env)] : all.run(env);
    const picks = directions.run(env);
    const out: T[] = [];
    for (let i = 0; i < n; i++)
      for (const k of picks) out.push(Number.isNaN(k) ? F.of(NaN) : values[i * mover.entries + k]!);
    return out;
  });
  return { of: body.shape, code };
}

/** A name that no text can hold. */
const HIDDEN = ' place';

/** A derivative by a formula, such as ∂f(g(x))/∂g(x): where it stands in what is differentiated, it is what moves. */
function byFormula<T>(c: Compiler<T>, e: Expr, of: Expr, place: Expr, scope: Scope<T>, local: boolean): Code<T> {
  const name: Expr = { kind: 'sym', name: HIDDEN, span: place.span };
  let times = 0;
  const replaced = (x: Expr): Expr => {
    if (!same(x, place)) return mapParts(x, replaced);
    times++;
    return name;
  };
  const body = replaced(of);
  if (times === 0)
    return refuse(
      `a derivative by $${print(place)}$ needs a formula in which it stands: name what it is by`,
      place.span,
    );
  const inner = bind(scope, [[HIDDEN, valueOf(c.code(place, scope))]]);
  return by(c, e, body, name, inner, local);
}

const valueOf = <T>(code: Code<T>): Binding<T> => ({ kind: 'code', code: settle(code), variable: null });

/**
 * Refuses a derivative by a name that decorates a density of which nobody said how it depends on it: p_θ by θ. The
 * table that stands in for such a density would give zero.
 */
function declaredDependence<T>(c: Compiler<T>, of: Expr, name: string, scope: Scope<T>, e: Expr): void {
  const seen = new Set<string>();
  let reached = false;
  let decorated: string | null = null;
  const look = (x: Expr): void => {
    if (x.kind === 'density') {
      const items = [...x.parameters, ...x.given];
      const isName = (p: Expr): boolean => p.kind === 'sym' && p.name === name;
      if (items.some(isName) || x.name.includes(`{${name}}`)) decorated ??= x.name;
      for (const d of c.meaning.densities)
        if (x.name.startsWith(d.signature.name))
          for (const f of d.kind === 'law' ? d.args : d.kind === 'is' || d.kind === 'unnormalised' ? [d.formula] : [])
            follow(`density ${f.source.latex}`, f.expr);
      [...x.of, ...items.filter((p) => !isName(p))].forEach(look);
      return;
    }
    const mention = mentionIn(c.meaning, x);
    const own = mention ? mention.family.key : x.kind === 'sym' ? x.name : null;
    if (own !== null) {
      if (own === name) reached = true;
      const bound = find(scope, own);
      if (bound?.kind === 'code' && bound.formula) follow(own, bound.formula.expr);
      formulasOf(c.meaning, own).forEach((formula, k) => follow(`${own} ${k}`, formula));
    }
    parts(x).forEach(look);
  };
  const follow = (key: string, x: Expr): void => {
    if (seen.has(key)) return;
    seen.add(key);
    look(x);
  };
  look(of);
  if (!reached && decorated !== null)
    refuse(`how $${decorated}$ depends on $${name}$ is not declared, so that this derivative is not known`, e.span);
}

/** `\nabla_x f`: shaped like what it is by. `\nabla f` is by the argument of f. */
export function gradient<T>(c: Compiler<T>, e: Gradient, scope: Scope<T>): Code<T> {
  if (!e.by) return byArgument(c, e, scope);
  const directions = directionsOf(c, e.by, scope);
  if (!directions) return byFormula(c, e, e.of, e.by, scope, false);
  declaredDependence(c, e.of, directions.mover.name, scope, e);
  saidDependence(c, e.of, directions.mover.name, e);
  const found = entrywise(c, e.of, directions, scope, false);
  return found.of.length === 0
    ? laidOut('mixed', found.of, directions.shape, found.code)
    : laid(c, c.jacobians, found.of, directions.shape, found.code);
}

function byArgument<T>(c: Compiler<T>, e: Gradient, scope: Scope<T>): Code<T> {
  const application = applicationOf(c, e.of);
  const [argument] = application?.args ?? [];
  if (!application || !argument || application.args.length > 1)
    return refuse('this gradient does not say what it is by: write it below, such as $\\nabla_x f$', e.span);
  const name: Expr = { kind: 'sym', name: HIDDEN, span: argument.span };
  const inner = bind(scope, [[HIDDEN, valueOf(c.code(argument, scope))]]);
  return gradient(c, { ...e, of: { ...application, args: [name] }, by: name }, inner);
}

/** A function at its argument; one given by a formula may stand without, for its value where it is declared. */
function applicationOf<T>(c: Compiler<T>, e: Expr): Apply | null {
  if (e.kind === 'apply') return e;
  const f = e.kind === 'sym' ? c.meaning.functions.get(e.name) : undefined;
  if (f?.kind !== 'formula') return null;
  return {
    kind: 'apply',
    fn: e,
    args: f.arguments.map((name): Expr => ({ kind: 'sym', name, span: e.span })),
    span: e.span,
  };
}

/** `f'(x)`: the derivative of a function of one argument; of one that acts on every entry, entry by entry. */
export function slope<T>(c: Compiler<T>, fn: Expr, order: number, e: Apply, scope: Scope<T>): Code<T> {
  const [argument] = e.args;
  if (fn.kind !== 'sym' || !argument || e.args.length !== 1)
    return refuse('a prime is the derivative of a function of one argument', e.span);
  if (order > MOST_ORDERS) return refuse(`derivatives of order ${order} are not evaluated`, e.span);
  const declared = c.meaning.functions.get(fn.name);
  const known = declared?.kind === 'named' ? NAMED[declared.name]! : fn.name;
  const entry = !declared || declared.kind === 'named' ? ENTRYWISE[known] : undefined;
  const x = settle(c.code(argument, scope), e.span);
  if (entry) return map1(x, (v) => entrySlope(c.field, entry, v, order));
  if (!declared) return refuse(`the function $${fn.name}$ is not declared`, fn.span);
  if (x.kind !== 'scalar') return refuse('this derivative is of a function of one number', e.span);
  const name: Expr = { kind: 'sym', name: HIDDEN, span: argument.span };
  const inner = bind(scope, [[HIDDEN, valueOf(x)]]);
  const of: Expr = { kind: 'apply', fn, args: [name], span: e.span };
  return derivative(c, { kind: 'derivative', total: true, order, of, by: [name], span: e.span }, inner);
}

type Entrywise = <T>(F: Field<T>, x: T) => T;

/** Derivative of a function of one number. */
function entrySlope<T>(F: Field<T>, f: Entrywise, x: T, order: number): T {
  if (order === 0) return f(F, x);
  const D = dualsOver(F, 1);
  const moved = D.add(D.constant(x), D.direction(0));
  return entrySlope(D, f, moved, order - 1).slopes?.[0] ?? F.of(0);
}
