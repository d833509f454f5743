import type { Expr } from '../../expr';
import type { Binding, Code, Compiler, ScalarCode, Scope } from './code';
import { bind, noSlots, scalar } from './code';
import { settle } from './elementwise';
import type { Gaussian, RealName } from './integrals';
import { gaussian, lawDensity } from './laws';
import type { Loop } from './loops';
import { instance } from './instances';
import { wholeVariable } from './loops';
import { variableName } from './variables';
import type { Measure } from './mean';
import { product } from './mean';
import { refuse } from '../refusal';
import { numberSet } from './sets';

/** The measure under a named law, whose name need not be declared: `\epsilon \sim \mathcal{N}(0, 1)`. */
export function underLaw<T>(
  c: Compiler<T>,
  names: readonly Expr[],
  e: Extract<Expr, { kind: 'law' }>,
  scope: Scope<T>,
): Measure<T> {
  const F = c.field;
  let inner = scope;
  const reals: { real: RealName<T>; name: Expr; gaussian: Gaussian<T> | null }[] = [];
  const weights: ScalarCode<T>[] = [];
  const loops: Loop<T>[] = [];
  for (const name of names) {
    const key =
      name.kind === 'sym'
        ? name.name
        : name.kind === 'prime' && name.base.kind === 'sym'
          ? name.base.name + "'".repeat(name.count)
          : null;
    if (key === null) return refuse('expected a name before "∼"', name.span);
    const set = e.family === 'uniform' && e.args.length === 1 ? numberSet(c, e.args[0]!, scope) : null;
    if (set) {
      const slot = c.slot();
      c.loops.add(slot);
      const names2: readonly (readonly [string, Binding<T>])[] = [[key, { kind: 'index', slot }]];
      loops.push({
        names: names2,
        own: [slot],
        slots: set.slots,
        value: name,
        each: (env, visit) => {
          const items = set.run(env);
          for (const k of items) {
            env.slots[slot] = k;
            visit(F.of(1 / items.length));
          }
        },
      });
      inner = bind(inner, names2);
      continue;
    }
    const args = e.args.map((a) => c.code(a, scope));
    const declared = variableName(c, key);
    const variable = declared ? c.layout.variables.get(declared)! : null;
    if (variable?.kind === 'discrete') {
      const b = instance(c, declared!) as Extract<Binding<T>, { kind: 'discrete' }>;
      loops.push(wholeVariable(c, key, b, name));
      inner = bind(inner, [[declared!, b]]);
      weights.push(
        lawDensity(
          c,
          e.family,
          settle(c.code(name, inner)),
          args,
          variable.axes.length === 0 ? (env) => env.slots[b.slots[0]!] as number : null,
          e.span,
          variable.axes.length === 0 ? c.layout.atoms[variable.first]!.states : undefined,
        ),
      );
      continue;
    }
    const shape = variable?.axes ?? lawShape(args);
    const slot = c.slot();
    c.loops.add(slot);
    const b: Binding<T> = { kind: 'value', slot, shape, variable: declared };
    inner = bind(inner, [[declared ?? key, b]]);
    const real: RealName<T> = { slot, shape, component: null, limits: null };
    if (e.family === 'normal') reals.push({ real, name, gaussian: gaussian(F, args, shape, e.span) });
    else {
      const value = settle(c.code(name, inner));
      weights.push(lawDensity(c, e.family, value, args, null, e.span));
      const limits = support(c, e.family, args);
      reals.push({ real: { ...real, limits }, name, gaussian: null });
    }
  }
  return { scope: inner, loops, reals, weight: product(c, weights) };
}

/** Where a law lives, for quadrature; null for the whole line. */
function support<T>(c: Compiler<T>, family: string, args: readonly Code<T>[]): RealName<T>['limits'] {
  const F = c.field;
  const infinite = scalar<T>(noSlots, () => F.of(Infinity));
  if (family === 'exponential') return { from: scalar(noSlots, () => F.of(0), 0), to: infinite };
  if (family === 'uniform' && args.length === 2) {
    const [from, to] = args.map((a) => settle(a));
    if (from?.kind === 'scalar' && to?.kind === 'scalar') return { from, to };
  }
  return null;
}

/** Axes of a value under a law, from its parameters. */
function lawShape<T>(args: readonly Code<T>[]): readonly number[] {
  for (const a of args) {
    if (a.kind === 'tensor') return [a.shape[0]!];
    if (a.kind === 'scalar' && a.literal === undefined) return [];
  }
  return [];
}
