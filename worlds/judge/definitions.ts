import type { Expr } from '../../expr';
import { canonicalName, formOf, isCount, mapParts, print, visit } from '../../expr';
import { compiler } from '../compile';
import type { Layout } from '../layout';
import { sizeOf } from '../layout';
import type { Meaning } from '../meaning';
import { mentionIn } from '../mentions';
import { doubles } from '../numeric/fields';
import type { Definition } from '../own-names';
import { isConstant } from '../own-names';
import { Refusal } from '../refusal';
import { spelledOut } from '../spell-out';
import { isConstantWord } from './constant';
import { namesake } from './namesakes';
import { Trial } from './sides';

/** Names with a meaning of their own, which no text defines in passing. */
const TAKEN = new Set(['I', '\\pi', '\\mathbf{1}', '\\mathbf{0}', '\\infty', '\\delta', '\\nabla']);

/** Z normalises a density that is given up to a factor; where there is none, it is a letter like any other. */
const isTaken = (meaning: Meaning, name: string): boolean =>
  TAKEN.has(name) || (name === 'Z' && meaning.densities.some(({ kind }) => kind === 'unnormalised'));

/** A claim that would give a name its meaning, and why it does not. */
export interface Undefined {
  readonly name: string;
  readonly because: string;
}

/** A claim that gives a name its meaning. */
export interface Defining {
  /** The name as it is written there, with its indices. */
  readonly name: string;
  readonly definition: Definition;
}

/** A name that nobody declared, and its indices. */
interface Target {
  readonly name: string;
  readonly indices: readonly string[];
  readonly above: number;
  readonly args: readonly string[];
}

export const isDefinition = (found: Defining | Undefined): found is Defining => 'definition' in found;

/**
 * What `left = right` defines, where the left is a name that nobody declared, with indices or without, and the right has
 * a value; why it defines nothing, where only the right is in the way; else null.
 */
export function definitionIn(meaning: Meaning, trial: Trial, left: Expr, right: Expr): Defining | Undefined | null {
  const plain = plainly(meaning, trial, left, right);
  if (plain) return definitionIn(meaning, trial, plain.left, plain.right);
  const targets = targetsOf(meaning, left).filter((t) => isFree(meaning, t) && !trial.definitions.has(t.name));
  const [first] = targets;
  // `k = 5` in passing is a choice, not a name for a formula, and `k = 1, \dots, K` says how far it runs.
  if (!first || isCount(right) || !speaks(meaning, right)) return null;
  const not = (because: string): Undefined => ({ name: print(left), because });
  // What has a value by itself, such as log x, is given none.
  if (first.args.length > 0 && !trial.side(left).refusal) return null;
  const made = targets.filter((t) => !mentions(right, t));
  if (made.length === 0)
    return first.indices.length === 0 ? null : not('it is made of itself, and where it begins is not declared');
  const side = withNumbers(meaning, trial, first.args).side(right);
  if (side.refusal) return not(side.refusal.message);
  const known = new Map<Layout, Free>();
  const free = (layout: Layout): Free => {
    const found = known.get(layout) ?? freeNames(meaning, layout, right);
    known.set(layout, found);
    return found;
  };
  const lengthOf = (layout: Layout, index: string): number | null => {
    const declared = meaning.indices.get(index);
    return declared === undefined ? (free(layout).indices.get(index) ?? null) : (sizeOf(layout, declared) ?? 1);
  };
  const { layout } = trial.batches[0]!;
  const target = made.find((t) => t.indices.every((index) => lengthOf(layout, index) !== null));
  if (!target) return not(`how far ${inList(first.indices)} runs cannot be told from what it stands for`);
  const { indices, others } = free(layout);
  const hidden = new Set([...indices.keys(), ...others].filter((n) => !target.indices.includes(n)));
  const definition: Definition = {
    ...target,
    expr: right,
    namesake: namesake(meaning, trial, target.indices, right, hidden),
    counts: (at) => target.indices.map((index) => lengthOf(at, index) ?? 1),
    rank: side.shape.length,
    hidden,
  };
  return { name: print(left), definition };
}

/**
 * A definition of what is not a name by itself, as one of a name: `\sigma_t^2 = \dots` of `\sigma_t`, where it may be a
 * square, and `p(x_n) = \dots` of a function p; null for any other.
 */
function plainly(meaning: Meaning, trial: Trial, left: Expr, right: Expr): { left: Expr; right: Expr } | null {
  if (left.kind === 'power' && left.exponent.kind === 'num' && left.exponent.value === 2) {
    const isName = targetsOf(meaning, left.base).some((t) => t.args.length === 0 && isFree(meaning, t));
    if (!isName || mentionsForm(right, formOf(left.base))) return null;
    const { refusal, values } = trial.side(right);
    if (refusal || !values.every((entries) => entries.length === 1 && !(entries[0]! < 0))) return null;
    const { span } = left;
    return {
      left: left.base,
      right: { kind: 'apply', fn: { kind: 'sym', name: '\\sqrt', span }, args: [right], span },
    };
  }
  const called = callIn(meaning, left);
  if (!called || called.args.every((arg) => arg.kind === 'sym')) return null;
  const names = called.args.map((arg) => (arg.kind === 'sym' ? arg.name : canonicalName(print(arg))));
  const put = (e: Expr): Expr => {
    const k = called.args.findIndex((arg) => arg.kind !== 'sym' && formOf(arg) === formOf(e));
    return k === -1 ? mapParts(e, put) : { kind: 'sym', name: names[k]!, span: e.span };
  };
  const body = put(right);
  // Where its index stands elsewhere too, the value changes with more than the entry.
  const indices = called.args.flatMap((arg) => (arg.kind === 'indexed' ? arg.at.map((i) => formOf(i)) : []));
  if (indices.some((index) => mentionsForm(body, index))) return null;
  const args = names.map((name): Expr => ({ kind: 'sym', name, span: left.span }));
  return { left: { kind: 'apply', fn: called.fn, args, span: left.span }, right: body };
}

/** `f(x_n)` and `p(x_n)` of entries of declared arrays, where nobody declared the name; null for any other. */
function callIn(meaning: Meaning, e: Expr): { fn: Expr; args: readonly Expr[] } | null {
  const isNew = (name: string): boolean => meaning.vocabulary.lookup(name) === null && MAY_BE_FUNCTION.test(name);
  const call =
    e.kind === 'apply' && e.fn.kind === 'sym' && isNew(e.fn.name)
      ? { fn: e.fn, args: e.args }
      : e.kind === 'density' && e.given.length + e.parameters.length === 0 && isNew(e.name)
        ? { fn: { kind: 'sym' as const, name: e.name, span: e.span }, args: e.of }
        : null;
  const isEntry = (arg: Expr): boolean => {
    if (arg.kind !== 'indexed' || arg.base.kind !== 'sym') return false;
    const info = meaning.vocabulary.lookup(arg.base.name);
    return info?.kind === 'parameter' && info.rank === arg.at.length && arg.at.every((i) => i.kind === 'sym');
  };
  return call && call.args.every((arg) => arg.kind === 'sym' || isEntry(arg)) ? call : null;
}

function mentionsForm(e: Expr, form: string): boolean {
  let found = false;
  visit(e, (x) => (found ||= formOf(x) === form));
  return found;
}

/** Worlds in which arguments that nobody declared stand for any number: the t of `f(t) = t^2`. */
function withNumbers(meaning: Meaning, trial: Trial, args: readonly string[]): Trial {
  const open = args.filter((name) => meaning.vocabulary.lookup(name) === null);
  if (open.length === 0) return trial;
  return new Trial(meaning, trial.batches, trial.definitions, trial.jacobians, new Set([...trial.numbers, ...open]));
}

const inList = (names: readonly string[]): string => names.map((name) => `$${name}$`).join(' and ');

interface Free {
  /** Indices, with how far they run. */
  readonly indices: ReadonlyMap<string, number>;
  readonly others: readonly string[];
}

/** Names that a formula leaves free. */
function freeNames(meaning: Meaning, layout: Layout, e: Expr): Free {
  const c = compiler(meaning, layout, doubles);
  try {
    c.code(spelledOut(meaning, e), c.root);
  } catch (error) {
    // What has no value in one layout has no indices there.
    if (!(error instanceof Refusal)) throw error;
  }
  const indices = new Map<string, number>();
  const others: string[] = [];
  for (const name of c.free.values())
    if (name.kind === 'index') indices.set(name.name, name.size);
    else others.push(name.name);
  return { indices, others };
}

/** Whether a name may be given a meaning: nobody did, or it is a number, which has no components. */
function isFree(meaning: Meaning, { name, indices }: Target): boolean {
  if (isConstantWord(name)) return false;
  const info = meaning.vocabulary.lookup(name);
  if (indices.length === 0) return info === null && !isTaken(meaning, name);
  if (meaning.nodeFamilies.has(name) || new Set(indices).size < indices.length) return false;
  if (info === null) return !isTaken(meaning, name) || isConstant(name);
  return info.kind === 'size' || (info.kind === 'parameter' && info.rank === 0);
}

/**
 * The names that the left of a definition may be: `S`; `f(x)`; `h_n`, `z_{ij}`, `a^{(l)}` for all of their indices; and `W_1`,
 * `\delta_h`, in which the script is part of the name.
 */
function targetsOf(meaning: Meaning, left: Expr): Target[] {
  const called = calledTarget(meaning, left);
  if (called) return [called];
  const family = indexedTarget(meaning, left);
  if (family?.indices.length === 0) return [family];
  const isDeclared = family?.indices.some((index) => meaning.indices.has(index)) ?? false;
  const single = isDeclared ? null : spelledTarget(meaning, left);
  return [family, single].filter((t) => t !== null);
}

/** Signs that make another name of the one behind them, as the reader of formulas takes them together. */
const PREFIXES: ReadonlySet<string> = new Set(['\\delta', '\\Delta']);

function indexedTarget(meaning: Meaning, e: Expr): Target | null {
  if (e.kind === 'product' && e.factors.length === 2) {
    const [sign, of] = e.factors as [Expr, Expr];
    if (sign.kind !== 'sym' || !PREFIXES.has(sign.name) || meaning.vocabulary.lookup(sign.name) !== null) return null;
    const behind = of.kind === 'sym' ? plainTarget(of.name) : indexedTarget(meaning, of);
    return behind && { ...behind, name: `${sign.name} ${behind.name}` };
  }
  if (e.kind === 'sym') return plainTarget(e.name);
  if (e.kind !== 'power' && e.kind !== 'indexed') return null;
  const base = indexedTarget(meaning, e.base);
  const at = e.kind === 'power' ? [e.exponent] : e.at;
  const items = at.flatMap((i) => (i.kind === 'product' && i.joins.every((j) => j === '') ? i.factors : [i]));
  const indices = items.flatMap((i) => indexName(meaning, i) ?? []);
  if (!base || indices.length < items.length) return null;
  const isAbove = e.kind === 'power' || e.place === 'sup';
  if (!isAbove) return { ...base, indices: [...base.indices, ...indices] };
  return base.above > 0 ? null : { ...base, indices: [...indices, ...base.indices], above: indices.length };
}

function spelledTarget(meaning: Meaning, e: Expr): Target | null {
  if (e.kind === 'product') {
    const [sign, of] = e.factors;
    const isName = e.factors.length === 2 && sign?.kind === 'sym' && PREFIXES.has(sign.name);
    const behind = isName ? spelledTarget(meaning, of!) : null;
    return behind && { ...behind, name: canonicalName(print(e)) };
  }
  if (e.kind !== 'indexed' || e.base.kind !== 'sym' || e.place === 'bracket') return null;
  if (!isFree(meaning, { ...plainTarget(e.base.name), indices: [''] })) return null;
  if (!e.at.every((i) => i.kind === 'num' || i.kind === 'sym' || i.kind === 'words' || i.kind === 'product'))
    return null;
  return plainTarget(canonicalName(print(e)));
}

const plainTarget = (name: string): Target => ({ name, indices: [], above: 0, args: [] });

/** `\mathcal{L}`, `\text{ELBO}`: a letter of another alphabet, or a word, is no slip of the pen. */
export const isChosen = (name: string): boolean =>
  /^\\math(?:cal|scr|bb|frak)\b/.test(name) || /^[A-Za-z]{2,}$/.test(name);

/** A letter, perhaps of another alphabet or with a mark, or a word in capitals such as ELBO: other words are known functions. */
const MAY_BE_FUNCTION =
  /^(?:[A-Za-z]|[A-Z]{3,}|\\(?:math(?:cal|scr|frak|bb)|hat|tilde|bar)\b.*|\\(?:alpha|beta|gamma|epsilon|zeta|eta|theta|kappa|lambda|nu|xi|rho|tau|phi|varphi|chi|psi|omega|Gamma|Lambda|Xi|Phi|Psi|Omega|ell))(?:[_^'].*)?$/;

/** `f(x, z)`, and `Z'` of a number or of nothing that is declared: elsewhere a prime makes a copy, a transpose or a slope. */
function calledTarget(meaning: Meaning, e: Expr): Target | null {
  if (e.kind === 'prime') {
    const info = e.base.kind === 'sym' ? meaning.vocabulary.lookup(e.base.name) : undefined;
    const isNumber = info === null || (info?.kind === 'parameter' && info.rank === 0);
    return e.base.kind === 'sym' && isNumber ? plainTarget(e.base.name + "'".repeat(e.count)) : null;
  }
  if (e.kind !== 'apply') return null;
  // `\mathcal{L}_K(x)`: a size or a number below is part of the name.
  const spelled = e.fn.kind === 'indexed' ? spelledTarget(meaning, e.fn)?.name : undefined;
  const name = e.fn.kind === 'sym' ? e.fn.name : spelled;
  if (name === undefined || !MAY_BE_FUNCTION.test(name)) return null;
  const args = e.args.flatMap((arg) => (arg.kind === 'sym' ? [arg.name] : []));
  if (args.length < e.args.length || new Set(args).size < args.length) return null;
  return { ...plainTarget(name), args };
}

/** The name of what may be an index: declared as one, or not at all. */
function indexName(meaning: Meaning, e: Expr): string | null {
  if (e.kind !== 'sym' || e.name === '\\cdot') return null;
  const info = meaning.vocabulary.lookup(e.name);
  return info === null || info.kind === 'index' ? e.name : null;
}

/** Whether a formula speaks of the name that it is to be the meaning of. */
function mentions(e: Expr, { name, indices }: Target): boolean {
  let found = false;
  visit(e, (x) => {
    const isOf = x.kind === 'indexed' && x.base.kind === 'sym' && x.base.name === name;
    if (indices.length > 0 ? isOf : x.kind === 'sym' && x.name === name) found = true;
    if (indices.length === 0 && (x.kind === 'indexed' || x.kind === 'prime') && canonicalName(print(x)) === name)
      found = true;
  });
  return found;
}

/** Whether a formula speaks of anything that is declared. */
function speaks(meaning: Meaning, e: Expr): boolean {
  let found = false;
  visit(e, (x) => {
    const declared = x.kind === 'sym' && meaning.vocabulary.lookup(x.name) !== null;
    if (declared || x.kind === 'density' || x.kind === 'divergence' || mentionIn(meaning, x)) found = true;
  });
  return found;
}
