import type { Span } from '../../expr';
import { refuse } from '../refusal';
import type { Compiler, ScalarCode } from './code';
import { scalar, union } from './code';
import type { FamilyInfo } from './families';
import { jointIn, relevant } from './families';
import type { Part } from './parts';
import { partSlots } from './parts';
import { bit, marginal } from './tables';

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
export function tableDensity<T>(
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
