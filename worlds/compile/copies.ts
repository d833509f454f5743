import type { Expr } from '../../expr';
import { refuse } from '../refusal';
import type { Binding, Compiler, Env, ScalarCode, Scope } from './code';
import { bind, binder, scalar, union } from './code';
import type { DensityExpr } from './signatures';
import { densityAt } from './densities';
import type { FamilyInfo } from './families';
import { kept } from './indexing';
import type { Loop } from './loops';
import { instance, states } from './instances';
import type { Measure } from './mean';
import { readParts } from './parts';

/** Copies that an expectation draws: which variable, and which of them; null where the names are no copies. */
export interface DrawnCopies {
  readonly name: string;
  readonly at: readonly Expr[];
}

/** `z_1, \dots, z_K` or `z_{1:K}` or `z_k` below an expectation. */
export function copiesIn<T>(c: Compiler<T>, names: readonly Expr[]): DrawnCopies | null {
  const own = names.filter((n) => n.kind !== 'ellipsis');
  const [first] = own;
  if (first?.kind !== 'indexed' || first.base.kind !== 'sym') return null;
  const { name } = first.base;
  if (c.meaning.variables.get(name)?.form.kind !== 'copies') return null;
  const at: Expr[] = [];
  for (const n of own) {
    if (n.kind !== 'indexed' || n.base.kind !== 'sym' || n.base.name !== name || n.at.length !== 1) return null;
    at.push(n.at[0]!);
  }
  if (own.length === names.length) return { name, at };
  return { name, at: [{ kind: 'range', from: at[0]!, to: at[at.length - 1]!, span: first.span }] };
}

/** The measure under independent draws from one density. */
export function underCopies<T>(
  c: Compiler<T>,
  e: DensityExpr,
  info: FamilyInfo,
  copies: DrawnCopies,
  scope: Scope<T>,
): Measure<T> {
  const binding = instance(c, copies.name);
  if (binding.kind !== 'discrete')
    return refuse('independent draws of a real variable are not supported: stand it in for by {density: n}', e.span);
  const inner = bind(scope, [[copies.name, binding] as const]);
  const { count, first } = binding.variable;
  const [only] = copies.at;
  // z_k ~ q without a k that something binds: all of them.
  const loose = only?.kind === 'sym' && copies.at.length === 1 && (binder(scope, only.name)?.parent ?? null) === null;
  const all: Expr = {
    kind: 'range',
    from: { kind: 'num', value: 1, text: '1', span: e.span },
    to: { kind: 'num', value: count, text: String(count), span: e.span },
    span: e.span,
  };
  const chosen = (loose ? [all] : copies.at).map((at) =>
    kept(
      c,
      at.kind === 'range' || at.kind === 'others' ? at : { kind: 'range', from: at, to: at, span: at.span },
      count,
      scope,
    ),
  );
  const places = (env: Env<T>): number[] => [...new Set(chosen.flatMap((k) => k.run(env)))];
  const given = readParts(c, [...e.given, ...e.parameters], scope, info.decorations);
  const variable = e.of[0]!.kind === 'sym' ? e.of[0]!.name : copies.name;
  const densities = binding.slots.map((slot) =>
    densityAt(c, info, [{ kind: 'atoms', variable, at: [{ atom: first, slot }] }], given, e.span),
  );
  const F = c.field;
  const weight: ScalarCode<T> = scalar(union(...densities.map((d) => d.slots), ...chosen.map((k) => k.slots)), (env) =>
    places(env).reduce((w, k) => F.mul(w, densities[k - 1]!.run(env)), F.of(1)),
  );
  const loop: Loop<T> = {
    names: [[copies.name, binding as Binding<T>]],
    own: binding.slots,
    slots: union(...chosen.map((k) => k.slots)),
    value: e.of[0]!,
    each: (env, visit) =>
      states(
        c,
        env,
        places(env).map((k) => ({ slot: binding.slots[k - 1]!, atom: first })),
        visit,
      ),
  };
  return { scope: inner, loops: [loop], reals: [], weight };
}
