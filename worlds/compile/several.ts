import { refuse } from '../refusal';
import type { Compiler, ScalarCode } from './code';
import { scalar, union } from './code';
import type { FamilyInfo } from './families';
import { product } from './mean';
import type { Part } from './parts';

/** Whether parts of a density hold several copies of one variable. */
export function holdsCopies<T>(c: Compiler<T>, parts: readonly Part<T>[]): boolean {
  const shared = parts.filter((p) => {
    const v = c.layout.variables.get(p.variable);
    return v?.kind === 'discrete' && v.shared;
  });
  const several = (p: Part<T>): boolean => (p.kind === 'moving' ? p.several : p.kind === 'atoms' && p.at.length > 1);
  return shared.some(several) || new Set(shared.map((p) => p.variable)).size < shared.length;
}

/**
 * `q(z_1, \dots, z_K | x)`: independent draws, so the product of their densities.
 * @param one the density at one of them
 */
export function copiesDensity<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  one: (part: Part<T>) => ScalarCode<T>,
): ScalarCode<T> {
  const F = c.field;
  const factors = of.map((part): ScalarCode<T> => {
    const v = c.layout.variables.get(part.variable);
    if (part.kind === 'real' || v?.kind !== 'discrete' || !v.shared)
      return refuse(`$${info.name}$ holds copies and $${part.variable}$ at once; write it as a product`);
    if (part.kind === 'moving' && !part.several) return one(part);
    if (part.kind === 'atoms')
      return product(
        c,
        part.at.map((at) => one({ ...part, at: [at] })),
      )!;
    const slot = c.slot();
    c.loops.add(slot);
    const single = one({ kind: 'atoms', variable: part.variable, at: [{ atom: v.first, slot }] });
    return scalar(union(part.slots, single.slots), (env) => {
      let value = F.of(1);
      part.each(env, (_, state) => {
        env.slots[slot] = state;
        value = F.mul(value, single.run(env));
      });
      return value;
    });
  });
  return product(c, factors)!;
}
