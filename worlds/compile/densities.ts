import type { Expr, Span } from '../../expr';
import { refuse } from '../refusal';
import type { Code, Compiler, ScalarCode, Scope } from './code';
import type { FamilyInfo } from './families';
import { refuseBound, resolveFamily } from './families';
import { jointDensity } from './joint-densities';
import type { Part } from './parts';
import { readParts, variablesOf } from './parts';
import { settle } from './elementwise';
import { directPiece } from './pieces';
import { copiesDensity, holdsCopies } from './several';
import { tableDensity } from './table-densities';

type DensityExpr = Extract<Expr, { kind: 'density' }>;

/** A density at what stands in its brackets. */
export function density<T>(c: Compiler<T>, e: DensityExpr, scope: Scope<T>): ScalarCode<T> {
  if (e.name === '') return refuse('this says what is given, but of which density is not written', e.span);
  const slope = resolveFamily(c, e.name) ? null : slopeOf(c, e);
  if (slope) {
    const code = settle(c.code(slope, scope), e.span);
    return code.kind === 'scalar' ? code : refuse(`$${e.name}$ is not a number`, e.span);
  }
  const info = resolveFamily(c, e.name) ?? refuse(`the density $${e.name}$ is not declared`, e.span);
  refuseBound(c, info, scope, e.span);
  const of = asEvent(c, e, info, scope) ?? readParts(c, e.of, scope, info.decorations);
  const given = readParts(c, [...e.given, ...e.parameters], scope, info.decorations);
  return densityAt(c, info, of, given, e.span);
}

/** `p'(y)` of a real variable: the derivative of the density there; null for all else. */
function slopeOf<T>(c: Compiler<T>, e: DensityExpr): Expr | null {
  const [, name, primes] = /^(.*?)('+)$/.exec(e.name) ?? [];
  const [by] = e.of;
  const variable = by?.kind === 'sym' ? c.layout.variables.get(by.name) : undefined;
  if (name === undefined || e.of.length !== 1 || variable?.kind !== 'real' || !resolveFamily(c, name)) return null;
  const { span } = e;
  return { kind: 'derivative', total: true, order: primes!.length, of: { ...e, name }, by: [by!], span };
}

/** `\pi(k)` and `\pi(2)` of the law of one discrete variable: the probability of that value; null for all else. */
function asEvent<T>(c: Compiler<T>, e: DensityExpr, info: FamilyInfo, scope: Scope<T>): readonly Part<T>[] | null {
  const [name] = info.variables;
  const [value] = e.of;
  const variable = name === undefined ? undefined : c.layout.variables.get(name);
  if (info.variables.length !== 1 || e.of.length !== 1 || variable?.kind !== 'discrete') return null;
  if (value!.kind === 'relation' || value!.kind === 'tuple') return null;
  const [only, ...others] = readParts(c, e.of, scope, info.decorations);
  if (others.length > 0 || only?.kind !== 'real' || only.variable !== '') return null;
  const left: Expr = { kind: 'sym', name: name!, span: e.span };
  return readParts(c, [{ kind: 'relation', op: '=', left, right: value!, span: e.span }], scope, info.decorations);
}

/** `p` by its bare name: its value at the variables in force. */
export function bareDensity<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'sym' }>, scope: Scope<T>): Code<T> {
  const info = resolveFamily(c, e.name)!;
  const of = info.variables.map((name): Expr => ({ kind: 'sym', name, span: e.span }));
  const given = [
    ...new Set(info.meanings.flatMap((d) => (d.kind === 'conditional' ? d.given : (d.signature.given ?? [])))),
  ]
    .filter((g) => c.layout.variables.has(g) && !info.variables.includes(g))
    .map((name): Expr => ({ kind: 'sym', name, span: e.span }));
  return densityAt(
    c,
    info,
    readParts(c, of, scope, info.decorations),
    readParts(c, given, scope, info.decorations),
    e.span,
  );
}

/** Value of a density at parts. */
export function densityAt<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
  span?: Span,
): ScalarCode<T> {
  if (of.length === 0) return refuse(`what $${info.name}$ is a density of is not a random variable`, span);
  if (holdsCopies(c, of)) return copiesDensity(c, info, of, (parts) => densityAt(c, info, parts, given));
  return knownDensity(c, info, original(c, info, of), placed(info, original(c, info, given)), span);
}

/** Copies of a variable under the name of what they are copies of, where the family knows only that. */
function original<T>(c: Compiler<T>, info: FamilyInfo, parts: readonly Part<T>[]): readonly Part<T>[] {
  const known = [...info.variables, ...conditions(c, info)];
  return parts.map((p) => {
    const form = c.meaning.variables.get(p.variable)?.form;
    if (known.includes(p.variable) || (form?.kind !== 'copy' && form?.kind !== 'copies')) return p;
    return p.kind === 'real' ? { ...p, variable: form.of, component: null } : { ...p, variable: form.of };
  });
}

/** `p(x | \mu + \sigma\epsilon)`: a value behind the bar stands for the one condition that no name there stands for. */
function placed<T>(info: FamilyInfo, given: readonly Part<T>[]): readonly Part<T>[] {
  const behind = variablesOf(given);
  const missing = [...new Set(info.pieces.flatMap((p) => p.given))].filter((n) => !behind.includes(n));
  const [only] = missing;
  if (missing.length !== 1 || !only || given.filter((p) => p.variable === '').length !== 1) return given;
  return given.map((p) => (p.variable === '' ? { ...p, variable: only } : p));
}

function knownDensity<T>(
  c: Compiler<T>,
  info: FamilyInfo,
  of: readonly Part<T>[],
  given: readonly Part<T>[],
  span?: Span,
): ScalarCode<T> {
  const direct = directPiece(c, info, of, given);
  if (direct) return direct;
  const unknown = [...of, ...given].find(
    (p) => p.variable === '' || (!info.variables.includes(p.variable) && !conditions(c, info).includes(p.variable)),
  );
  if (unknown)
    return refuse(
      unknown.variable === ''
        ? `an argument of $${info.name}$ is not a random variable`
        : `the density $${info.name}$ says nothing about $${unknown.variable}$`,
      span,
    );
  const tabular =
    info.pieces.length === 0 ||
    [...of, ...given].every(
      (p) => !info.pieces.some((piece) => piece.of.includes(p.variable) || piece.given.includes(p.variable)),
    );
  if (tabular) return tableDensity(c, info, of, given, span);
  return jointDensity(c, info, of, given, span);
}

/** Variables that the family is conditional on. */
function conditions<T>(c: Compiler<T>, info: FamilyInfo): string[] {
  return [
    ...info.arbitrary.flatMap((a) => a.given.map((x) => c.layout.atoms[x]!.variable)),
    ...info.pieces.flatMap((p) => p.given),
  ];
}
