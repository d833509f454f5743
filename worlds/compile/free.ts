import type { Meaning } from '../meaning';
import { sizeOf } from '../layout';
import { refuse } from '../refusal';
import type { Binding, Compiler, Env, FreeName } from './code';
import { settle } from './elementwise';
import { variableName } from './variables';

/** A declared name that nothing binds becomes free: a point gives it a value. Null for a name that is not declared. */
export function freed<T>(c: Compiler<T>, name: string, root: Map<string, Binding<T>>): Binding<T> | null {
  const free = (binding: Binding<T>, kind: FreeName<T>): Binding<T> => {
    c.free.set(name, kind);
    root.set(name, binding);
    return binding;
  };
  // A primed variable is a copy of it.
  const declared = c.meaning.parameters.has(name);
  const variable = variableName(c, name) ?? (declared ? null : variableName(c, name.replace(/'+$/, '')));
  if (variable) {
    const v = c.layout.variables.get(variable)!;
    if (v.kind === 'real') {
      const slot = c.slot();
      const support = supportOf(c, variable);
      return free(
        { kind: 'value', slot, shape: v.axes, variable },
        { kind: 'real', name, slot, shape: v.axes, support },
      );
    }
    const slots = Array.from({ length: v.count }, () => c.slot());
    const atoms = slots.map((_, i) => (v.shared ? v.first : v.first + i));
    const states = atoms.map((a) => c.layout.atoms[a]!.states);
    return free({ kind: 'discrete', variable: v, slots }, { kind: 'discrete', name, slots, atoms, states });
  }
  const size = c.meaning.indices.get(name);
  if (size === undefined || c.meaning.parameters.has(name)) return null;
  return c.index(name, sizeOf(c.layout, size) ?? 1);
}

/** Where the laws of a real variable live, if they all live on the same half-line or interval; null for the line. */
function supportOf<T>(c: Compiler<T>, name: string): ((env: Env<T>) => readonly [number, number]) | null {
  const laws = lawsOf(c.meaning, name);
  if (laws.length === 0) return null;
  if (laws.every((d) => d.family === 'exponential')) return () => [0, Infinity];
  const [first] = laws;
  if (laws.length > 1 || first?.family !== 'uniform' || first.args.length !== 2) return null;
  // Compiled when first needed: the bounds may mention names that are being compiled now.
  let limits: ((env: Env<T>) => readonly [number, number]) | null = null;
  return (env) => {
    limits ??= limitsOf(
      c,
      first.args.map((a) => settle(c.code(a.expr, c.root))),
    );
    return limits(env);
  };
}

function limitsOf<T>(
  c: Compiler<T>,
  [from, to]: readonly ReturnType<typeof settle<T>>[],
): (env: Env<T>) => readonly [number, number] {
  if (from?.kind !== 'scalar' || to?.kind !== 'scalar') return refuse('the bounds of a uniform law are numbers');
  return (env) => [c.field.number(from.run(env)), c.field.number(to.run(env))];
}

/** Named laws of a variable. */
export const lawsOf = (meaning: Meaning, name: string): Extract<Meaning['densities'][number], { kind: 'law' }>[] =>
  meaning.densities.flatMap((d) => (d.kind === 'law' && d.signature.of?.includes(name) ? [d] : []));
