import { indexOf, isHidden } from '../indexed';
import { refuse } from '../refusal';
import type { Binding, Compiler, Fixed, ScalarCode, Scope } from './code';
import { bind, scalar, union } from './code';
import { settle } from './elementwise';
import type { FamilyInfo, Piece } from './families';
import type { Gaussian } from './integrals';
import { gaussian, lawDensity } from './laws';
import type { Part } from './parts';
import { variablesOf } from './parts';

/** The piece whose signature is just this query, in a scope where its variables are what the query puts there. */
export function directPiece<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
): ScalarCode<T> | null {
  const asked = variablesOf(of);
  const behind = variablesOf(given);
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

export function countOf<T>(c: Compiler<T>, name: string): number {
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

/** A value without a name stands for the one variable that a formula is a density of: `m(\mu + \sigma\epsilon)`. */
function named<T>(c: Compiler<T>, piece: Piece, part: Part<T>): Part<T> {
  if (part.variable !== '' || part.kind !== 'real') return part;
  const [only] = piece.of;
  if (piece.of.length !== 1 || c.layout.variables.get(only!)?.kind !== 'real')
    return refuse(`an argument of $${piece.meaning.signature.name}$ is not a random variable`);
  return { ...part, variable: only! };
}

/** Density of a piece at whole variables, or of one component of a normal law. */
export function pieceAt<T>(
  c: Compiler<T>,
  piece: Piece,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
  component: boolean,
): ScalarCode<T> | null {
  const F = c.field;
  const d = piece.meaning;
  const known = d.kind === 'is' ? of.map((p) => named(c, piece, p)) : of;
  const scope = scopeOf(c, [
    ...known.filter((p) => p.variable !== '' && !(p.kind === 'real' && p.component)),
    ...given,
  ]);
  if (!scope) return null;
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
  const behind = variablesOf(given);
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
