import type { Sym } from '../../expr';
import type { ParameterMeaning } from '../meaning';
import { sizeOf } from '../layout';
import { refuse } from '../refusal';
import { placeOf } from '../world';
import type { Binding, Code, Compiler, Fixed, Scope, Shape } from './code';
import { noSlots, once, scalar, tensor } from './code';
import { literal } from './elementwise';
import { identity, ones } from './products';

/** Axes of a declared parameter. */
export function parameterShape(
  layout: Parameters<typeof sizeOf>[0],
  form: Exclude<ParameterMeaning['form'], { kind: 'is' }>,
): Shape {
  const axis = (size: Parameters<typeof sizeOf>[1]): Shape => {
    const n = sizeOf(layout, size);
    return n === null ? [] : [n];
  };
  switch (form.kind) {
    case 'real':
    case 'positive':
    case 'probability':
    case 'integer':
      return [];
    case 'matrix': {
      const shape = [sizeOf(layout, form.rows) ?? 1, sizeOf(layout, form.columns) ?? 1];
      return form.rows === 'scalar' && form.columns === 'scalar' ? [] : form.columns === 'scalar' ? [shape[0]!] : shape;
    }
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

/** Formulas being expanded, to stop definitions that run in circles. */
const expanding = new WeakMap<object, Set<string>>();

export function guarded<T, R>(c: Compiler<T>, name: string, rule: () => R): R {
  const open = expanding.get(c) ?? new Set<string>();
  expanding.set(c, open);
  if (open.has(name)) return refuse(`the definition of ${name} runs in a circle`);
  open.add(name);
  try {
    return rule();
  } finally {
    open.delete(name);
  }
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
    if (form.kind === 'is') return guarded(c, e.name, () => keep(c, c.code(form.formula.expr, c.root)));
    const shape = parameterShape(layout, form);
    const place = placeOf(meaning, parameter.name);
    if (shape.length === 0) return scalar(noSlots, (env) => env.scalars[place]!);
    return tensor(shape, noSlots, (env) => env.world.parameters[place]!);
  }
  if (meaning.sizes.has(e.name)) return literal(F, sizeOf(layout, e.name)!);
  if (meaning.nodes.has(e.name))
    return refuse(`${e.name} is a node of a computation graph, which this version does not evaluate`, e.span);
  switch (e.name) {
    case '\\pi':
      return scalar(noSlots, () => PI(F), Math.PI);
    case 'e':
      return scalar(noSlots, () => F.exp(F.of(1)), Math.E);
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
