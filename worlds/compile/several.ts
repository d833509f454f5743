import { refuse } from '../refusal';
import type { Compiler, Env, ScalarCode } from './code';
import { scalar, union, without } from './code';
import type { FamilyInfo } from './families';
import type { Part } from './parts';
import { partSlots } from './parts';

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
 * `q(z_1, \dots, z_K | x)` and `q(x_{1:K}, z_{1:K})`: independent draws, so the product of their densities, one for
 * each number.
 * @param one the density at one draw
 */
export function copiesDensity<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  one: (parts: readonly Part<T>[]) => ScalarCode<T>,
): ScalarCode<T> {
  const F = c.field;
  const groups = [...new Set(of.map((p) => p.variable))].map((name) => of.filter((p) => p.variable === name));
  const draws = groups.map(([first]) => {
    const v = first ? c.layout.variables.get(first.variable) : undefined;
    if (!first || first.kind === 'real' || v?.kind !== 'discrete' || !v.shared)
      return refuse(`$${info.name}$ holds copies and $${first?.variable ?? ''}$ at once; write it as a product`);
    const slot = c.slot();
    c.loops.add(slot);
    return { slot, part: { kind: 'atoms', variable: first.variable, at: [{ atom: v.first, slot }] } as Part<T> };
  });
  const single = one(draws.map((d) => d.part));
  const slots = union(
    ...of.map(partSlots),
    without(
      single.slots,
      draws.map((d) => d.slot),
    ),
  );
  return scalar(slots, (env) => {
    const states = groups.map((parts) => parts.flatMap((part) => statesIn(part, env)));
    const count = states[0]!.length;
    if (states.some((own) => own.length !== count)) return F.of(NaN);
    let value = F.of(1);
    for (let n = 0; n < count; n++) {
      draws.forEach(({ slot }, k) => (env.slots[slot] = states[k]![n]));
      value = F.mul(value, single.run(env));
    }
    return value;
  });
}

/** The states of the draws that a part holds, one after another. */
function statesIn<T>(part: Part<T>, env: Env<T>): number[] {
  if (part.kind === 'real') return [];
  if (part.kind === 'atoms') return part.at.map(({ slot }) => env.slots[slot] as number);
  const out: number[] = [];
  part.each(env, (_, state) => out.push(state));
  return out;
}
