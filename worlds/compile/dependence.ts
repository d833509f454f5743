import type { Expr } from '../../expr';
import { formOf, mapParts, parts, print } from '../../expr';
import type { Meaning } from '../meaning';
import { formulasOf, mentionIn, reached } from '../mentions';
import { isFamilyKey } from '../nodes';
import { isExponential } from '../own-names';
import { refuse } from '../refusal';
import type { Compiler } from './code';

/**
 * Refuses a derivative where what it is of may depend on what it is by in a way that no formula says: the world gives
 * `L` by its logits, the text calls the sum of their exponentials `S` and asks for \partial L / \partial S. What is
 * moved along the formulas would give zero, or leave out a path.
 * @param name that it is by, or the key of its family
 */
export function saidDependence<T>({ meaning }: Compiler<T>, of: Expr, name: string, e: Expr): void {
  const own = meaning.own.get(name);
  if (!own) return whollyNamed(meaning, of, name, e);
  const behind = new Set(formulasOf(meaning, name).flatMap((formula) => drawnBehind(meaning, formula)));
  const shares = (x: Expr): boolean => drawnBehind(meaning, x).some((other) => behind.has(other));
  let isReached = false;
  let unsaid: Expr | null = null;
  const seen = new Set<string>();
  const look = (x: Expr, bound: ReadonlySet<string>): void => {
    const mention = mentionIn(meaning, x);
    const key = mention ? mention.family.key : x.kind === 'sym' ? x.name : null;
    if (mention) for (const at of [...mention.at, ...mention.components]) if (at) look(at, bound);
    if (key === name) {
      isReached = true;
      if ([...own.hidden].some((other) => bound.has(other))) unsaid ??= x;
      return;
    }
    if (key !== null && meaning.own.has(key)) {
      if (seen.has(key)) return;
      seen.add(key);
      formulasOf(meaning, key).forEach((formula) => look(formula, bound));
      return;
    }
    const isNode = mention !== null || (x.kind === 'sym' && meaning.nodes.has(x.name));
    const isFormula = x.kind === 'sym' && meaning.functions.get(x.name)?.kind === 'formula';
    if ((isNode || isFormula || isLaw(x)) && shares(x)) unsaid ??= x;
    if (mention) return;
    const inner = x.kind === 'fold' ? new Set([...bound, ...x.binders.map((b) => print(b.name))]) : bound;
    for (const part of isExponential(x) ? parts(x).slice(1) : parts(x)) look(part, inner);
  };
  look(of, new Set());
  if (!isReached && shares(of)) unsaid ??= of;
  if (unsaid !== null) notSaid(unsaid, name, e);
}

const notSaid = (of: Expr, name: string, e: Expr): never =>
  refuse(`how $${print(of)}$ depends on $${name.replace(/ _$/, '')}$ is not said in a formula`, e.span);

/**
 * The same for a derivative by a node of the world file: a name of the text's own that is made of what the node is made
 * of, and not of the node, may be meant as one of the node; so is a formula in which that of the node is written out.
 */
function whollyNamed(meaning: Meaning, of: Expr, name: string, e: Expr): void {
  if (!isFamilyKey(name) && !meaning.nodes.has(name)) return;
  const behind = new Set(formulasOf(meaning, name).flatMap((formula) => drawnBehind(meaning, formula)));
  const unsaid = (x: Expr): boolean =>
    !reached(meaning, x).has(name) && drawnBehind(meaning, x).some((other) => behind.has(other));
  const seen = new Set<string>();
  const look = (x: Expr): void => {
    const mention = mentionIn(meaning, x);
    const key = mention ? mention.family.key : x.kind === 'sym' ? x.name : null;
    if (key !== null && meaning.own.has(key) && !seen.has(key)) {
      seen.add(key);
      const { namesake } = mention?.family ?? meaning.nodes.get(key)!;
      if (namesake && reached(meaning, namesake).has(name)) return;
      if (formulasOf(meaning, key).every(unsaid)) notSaid(x, name, e);
      formulasOf(meaning, key).forEach(look);
    }
    parts(x).forEach(look);
  };
  look(of);
  const written = formulasOf(meaning, name)
    .filter((f) => f.kind !== 'sym' && f.kind !== 'indexed')
    .map(anyIndex);
  if (written.length > 0 && holds(of, (x) => written.includes(anyIndex(x)))) notSaid(of, name, e);
}

/** Whether a rule is true of an expression or of any part of it. */
const holds = (e: Expr, rule: (x: Expr) => boolean): boolean => rule(e) || parts(e).some((part) => holds(part, rule));

/** The form of an expression, whatever its indices are. */
function anyIndex(e: Expr): string {
  const blank = (x: Expr): Expr =>
    x.kind === 'indexed' ? { ...x, base: blank(x.base), at: [], place: 'sub' } : mapParts(x, blank);
  return formOf(blank(e));
}

/** What is averaged under a density may depend on its parameters by its law. */
const isLaw = (x: Expr): boolean =>
  x.kind === 'density' ||
  x.kind === 'expect' ||
  x.kind === 'divergence' ||
  x.kind === 'entropy' ||
  x.kind === 'information';

/** What a formula depends on in the end: parameters that are drawn, and random variables; densities by their laws. */
function drawnBehind(meaning: Meaning, e: Expr): string[] {
  const laws: Expr[] = [];
  const look = (x: Expr): void => {
    if (isLaw(x))
      for (const d of meaning.densities)
        laws.push(
          ...(d.kind === 'law' ? d.args : d.kind === 'is' || d.kind === 'unnormalised' ? [d.formula] : []).map(
            (f) => f.expr,
          ),
        );
    parts(x).forEach(look);
  };
  look(e);
  return [e, ...laws]
    .flatMap((x) => [...reached(meaning, x)])
    .filter((name) => meaning.parameters.has(name) || meaning.variables.has(name));
}
