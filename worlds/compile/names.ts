import type { Expr, Sym } from '../../expr';
import type { Field } from '../field';
import type { DrawnForm } from '../meaning';
import { axisOf, sizeOf } from '../layout';
import { refuse } from '../refusal';
import type { Binding, Code, Compiler, Fixed, Push, Scope, Shape } from './code';
import { bind, drawn, entries, noSlots, once, scalar, tensor, without } from './code';
import { constant, literal, settle } from './elementwise';
import { entrywise } from './entries';
import { guarded } from './guards';
import { boundHere, parametersInForce } from './in-force';
import { memberPlace } from './members';
import { routeOf } from './routes';
import { identity, ones } from './products';

/** Axes of a declared parameter. */
export function parameterShape(layout: Parameters<typeof axisOf>[0], form: DrawnForm): Shape {
  const axis = (size: Parameters<typeof axisOf>[1]): Shape => {
    const n = axisOf(layout, size);
    return n === null ? [] : [n];
  };
  switch (form.kind) {
    case 'real':
    case 'positive':
    case 'probability':
    case 'integer':
      return [];
    case 'matrix': {
      const [n, m] = [axisOf(layout, form.rows), axisOf(layout, form.columns)];
      return n === null && m === null ? [] : m === null ? [n!] : [n ?? 1, m];
    }
    case 'tensor':
      return form.axes.flatMap(axis);
    default:
      return axis(form.size);
  }
}

/** Value of an instance of a discrete variable: the numbers that its states stand for. */
export function valueOf<T>(binding: Extract<Binding<T>, { kind: 'discrete' }>): Fixed<T> {
  const { variable, slots } = binding;
  const deps = new Set(slots);
  const atom = (i: number): number => (variable.shared ? variable.first : variable.first + i);
  if (variable.axes.length === 0) {
    const slot = slots[0]!;
    const a = atom(0);
    return scalar(deps, (env) => env.world.values[a]![env.slots[slot] as number]!);
  }
  return tensor(variable.axes, deps, (env) =>
    slots.map((slot, i) => env.world.values[atom(i)]![env.slots[slot] as number]!),
  );
}

/** Code of whatever a name is bound to. */
export function boundCode<T>(c: Compiler<T>, binding: Binding<T>): Code<T> {
  switch (binding.kind) {
    case 'index': {
      const { slot } = binding;
      const F = c.field;
      return scalar(new Set([slot]), (env) => F.of(env.slots[slot] as number));
    }
    case 'discrete':
      return valueOf(binding);
    case 'value': {
      const { slot, shape } = binding;
      if (shape.length === 0) return scalar(new Set([slot]), (env) => env.slots[slot] as T);
      return tensor(shape, new Set([slot]), (env) => env.slots[slot] as readonly T[]);
    }
    case 'code':
      return binding.code;
  }
}

/** A name that a formula of the world file gives its value. */
function produced<T>(c: Compiler<T>, name: string, made: () => Code<T>): Code<T> {
  const held = c.motion?.held;
  if (held) return pushed(c, name, held.value(name));
  return guarded(c, name, () => keep(c, pushed(c, name, made())));
}

/** A value where it is produced, with what a derivative by it adds, or by the family of which it is a member. */
function pushed<T>(c: Compiler<T>, name: string, code: Code<T>): Code<T> {
  const { motion } = c;
  if (!motion) return code;
  const own = motion.push(name);
  const first = own ? withPush(c.field, settle(code), own) : code;
  if (first.kind === 'flexible') return first;
  const place = memberPlace(c, name, entries(first.shape));
  const shared = place && motion.push(place.key);
  return shared ? withPush(c.field, first, shared, place.start) : first;
}

/** A value with the directions of a derivative added to its entries. */
export function withPush<T>(F: Field<T>, code: Fixed<T>, push: Push<T>, offset = 0): Fixed<T> {
  if (code.kind === 'scalar') return scalar(code.slots, (env) => F.add(code.run(env), push(offset)));
  return tensor(code.shape, code.slots, (env) => code.run(env).map((x, i) => F.add(x, push(offset + i))));
}

/** A name as a value. */
export function symbol<T>(c: Compiler<T>, e: Sym, scope: Scope<T>): Code<T> {
  const binding = c.binding(e.name, scope);
  if (binding) return boundCode(c, binding);
  const F = c.field;
  const { meaning, layout } = c;
  const parameter = meaning.parameters.get(e.name);
  if (parameter) {
    const { form } = parameter;
    const { name } = parameter;
    if (form.kind === 'entries') return produced(c, name, () => entrywise(c, form));
    if (form.kind === 'is') {
      const at = inForce(c, e, scope);
      const { expr } = form.formula;
      return produced(c, name, () => (form.indices ? tabulated(c, expr, form.indices, at) : c.code(expr, at)));
    }
    const shape = parameterShape(layout, form);
    if (shape.length === 0) return pushed(c, name, drawn(name));
    return pushed(
      c,
      name,
      tensor(shape, noSlots, (env) => env.world.parameters.get(name)!),
    );
  }
  if (meaning.sizes.has(e.name)) return literal(F, sizeOf(layout, e.name)!);
  const node = meaning.nodes.get(e.name);
  if (node) return produced(c, node.name, () => c.code(routeOf(c, node), inForce(c, e, scope)));
  switch (e.name) {
    case '\\pi':
    case '\\uppi':
      return constant(PI(F), Math.PI);
    case 'e':
      return constant(F.exp(F.of(1)), Math.E);
    case 'I':
    case '\\mathbf{I}':
    case '\\mathbb{I}':
      return identity(F);
    case '\\mathbf{1}':
      return ones(F);
    case '\\mathbf{0}':
      return literal(F, 0);
    case '\\infty':
      return literal(F, Infinity);
  }
  if (meaning.functions.has(e.name)) return refuse(`the function ${shown(e.name)} stands without its argument`, e.span);
  if (meaning.densities.some((d) => d.signature.name === e.name))
    return refuse(`the density ${shown(e.name)} stands without what it is a density of`, e.span);
  const near = nearest(e.name, [...meaning.vocabulary.names()]);
  return refuse(`the symbol ${shown(e.name)} is not declared${near ? `; did you mean ${shown(near)}?` : ''}`, e.span);
}

/**
 * The scope of a formula that a name is defined by: `z = \mu + s\epsilon` below a mean over \epsilon takes the \epsilon
 * that the mean binds. Random variables are taken from where the name stands, and parameters that are bound there; a
 * name of a text's own takes its indices from there too.
 */
export function inForce<T>(c: Compiler<T>, e: Sym, scope: Scope<T>): Scope<T> {
  const bound = [...c.open(e)].flatMap((name) => boundHere(c, name, scope));
  const hidden = [...(c.meaning.own.get(e.name)?.hidden ?? [])].flatMap((name) => boundHere(c, name, scope));
  const all = [...bound, ...parametersInForce(c, e, scope).filter(([name]) => name !== e.name), ...hidden];
  return all.length > 0 ? bind(c.root, all) : c.root;
}

/** A formula at every value of its indices, as a vector or a matrix. */
function tabulated<T>(c: Compiler<T>, e: Expr, indices: readonly string[], scope: Scope<T>): Fixed<T> {
  const shape = indices.map((index) => sizeOf(c.layout, c.meaning.indices.get(index)!) ?? 1);
  const slots = indices.map(() => c.slot());
  slots.forEach((slot) => c.loops.add(slot));
  const names = indices.map((index, k): [string, Binding<T>] => [
    index,
    { kind: 'index', slot: slots[k]!, most: shape[k]! },
  ]);
  const entry = settle(c.code(e, bind(scope, names)), e.span);
  if (entry.kind !== 'scalar') return refuse('an entry that is defined by a formula is a number', e.span);
  const count = shape.reduce((n, m) => n * m, 1);
  return tensor(shape, without(entry.slots, slots), (env) => {
    const out: T[] = [];
    for (let k = 0; k < count; k++) {
      let rest = k;
      for (let axis = shape.length - 1; axis >= 0; axis--) {
        env.slots[slots[axis]!] = (rest % shape[axis]!) + 1;
        rest = Math.floor(rest / shape[axis]!);
      }
      out.push(entry.run(env));
    }
    return out;
  });
}

const shown = (name: string): string => `$${name}$`;

/** π in whatever precision the field has. */
function PI<T>(F: Compiler<T>['field']): T {
  return F.mul(F.of(4), F.atan(F.of(1)));
}

/** A declared name that differs from this one by its decoration only. */
function nearest(name: string, names: readonly string[]): string | null {
  const bare = (s: string): string => s.replace(/[_^].*$/, '').toLowerCase();
  return names.find((n) => n !== name && bare(n) === bare(name)) ?? null;
}

export function keep<T>(c: Compiler<T>, code: Code<T>): Code<T> {
  return code.kind === 'flexible' ? code : once(code, c.loops);
}
