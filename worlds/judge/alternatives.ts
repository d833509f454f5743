import type { Derivative, Expr, Fold } from '../../expr';
import { mapParts, parts, visit } from '../../expr';
import { OWN_ENTRIES } from '../compile/functions';
import type { Linear } from '../linear-index';
import { equal, linear, minus, plus, scaled } from '../linear-index';
import type { Meaning } from '../meaning';
import { formulasOf, mentionIn, namesOf, reached } from '../mentions';
import { isFamilyKey } from '../nodes';
import type { Definitions } from './bench';

/** Another way to take what was read, and how it is told. */
export interface Alternative {
  readonly expr: Expr;
  readonly how: string;
  /** It is about what a notation means: where both sides allow it, it is made in both. */
  readonly together: boolean;
  /** What is evaluated has no print: it is shown as it was written. */
  readonly silent: boolean;
}

/** One change of meaning; null where it changes nothing. */
type Change = (e: Expr) => Expr | null;

const LOCAL =
  'where ∂⁺ is the derivative of the own formula of what stands above, all else that it is made of held fixed';
const BACKWARDS = 'where the factors of the product stand from the last index to the first';
const COMPLETED = 'with the indices filled in that were left out';
const SPECTRAL = 'where the norm of a matrix is its largest singular value';
const ENTRYWISE = 'where vectors side by side are multiplied entry by entry';
const CIRCLE = 'where pi without an index is the number 3.14159\u2026';
const DIAGONAL = 'where a derivative of a vector by one of its length beside ⊙ is that of each entry by its own';

/**
 * Ways to take a formula in which its writer may have meant what it does not say. The customary way comes first and is
 * not among them: a derivative is total, a product goes up, an index that is left out means all of its values.
 * @param entrywise whether vectors side by side may have been meant entry by entry
 */
export function alternatives(
  meaning: Meaning,
  { definitions: defined, ordered }: { readonly definitions: Definitions; readonly ordered: boolean },
  e: Expr,
  entrywise: boolean,
): Alternative[] {
  const found = notationsIn(e);
  const local =
    (which: 'parameters' | 'all'): Change =>
    (x) =>
      withLocal(meaning, defined, x, which);
  const backwards = changed((x) => (x.kind === 'fold' && x.op === 'prod' ? { ...x, descending: true } : null));
  const completed: Change = (x) => filled(meaning, x, new Set());
  const hadamard = changed((x) =>
    x.kind === 'product' && !x.entrywise && x.joins.includes('') ? { ...x, entrywise: true } : null,
  );
  const spectral = changed((x) =>
    x.kind === 'wrap' && x.op === 'norm' && !x.order
      ? { ...x, order: { kind: 'num', value: 2, text: '2', span: x.span } }
      : null,
  );
  const diagonal = changed(ownEntries);
  const circle: Change = (x) => withCircle(x);
  const isOther = meaning.parameters.has('\\pi') && (meaning.vocabulary.lookup('\\pi')?.rank ?? 0) > 0;
  const single: [Change, string][] = [
    ...(found.has('derivative')
      ? [[local('parameters'), LOCAL] satisfies [Change, string], [local('all'), LOCAL] satisfies [Change, string]]
      : []),
    ...(ordered ? [[backwards, BACKWARDS] satisfies [Change, string]] : []),
    ...(meaning.nodeFamilies.size > 0 ? [[completed, COMPLETED] satisfies [Change, string]] : []),
    ...(found.has('norm') ? [[spectral, SPECTRAL] satisfies [Change, string]] : []),
    ...(found.has('derivative') ? [[diagonal, DIAGONAL] satisfies [Change, string]] : []),
    ...(isOther ? [[circle, CIRCLE] satisfies [Change, string]] : []),
    ...(entrywise ? [[hadamard, ENTRYWISE] satisfies [Change, string]] : []),
  ];
  const changes = single.map(([change, how]) => ({ change, how, once: change(e) }));
  if (changes.every(({ once }) => once === null)) return [];
  const out: Alternative[] = [];
  const seen = new Set([JSON.stringify(e)]);
  const add = (expr: Expr | null, how: string): void => {
    if (!expr || seen.has(JSON.stringify(expr))) return;
    seen.add(JSON.stringify(expr));
    out.push({ expr, how, together: how.includes(SPECTRAL), silent: how.includes(DIAGONAL) || how.includes(CIRCLE) });
  };
  for (const { once, how } of changes) add(once, how);
  // Two at a time: a product that goes backwards of derivatives that are local.
  changes.forEach(({ once, how }, i) =>
    changes.slice(i + 1).forEach(({ change: second, how: also }) => {
      if (once && how !== also) add(second(once), `${how}, and ${also}`);
    }),
  );
  return out;
}

/** What a formula holds of the notations that changes are about: looked for once, since most formulas hold none. */
function notationsIn(e: Expr): ReadonlySet<'derivative' | 'norm'> {
  const found = new Set<'derivative' | 'norm'>();
  visit(e, (x) => {
    if (x.kind === 'derivative') found.add('derivative');
    else if (x.kind === 'wrap' && x.op === 'norm') found.add('norm');
  });
  return found;
}

/**
 * A product with a derivative beside ⊙, which is a vector there: the diagonal of a Jacobian that is nothing else for a
 * function of each entry. Null where no derivative stands beside the sign.
 */
function ownEntries(e: Expr): Expr | null {
  if (e.kind !== 'product' || !e.joins.some((j) => j === '\\odot' || j === '\\circ')) return null;
  const isOne = (f: Expr): boolean => f.kind === 'derivative' && f.of !== null && f.by.length === 1 && f.order === 1;
  if (!e.factors.some(isOne)) return null;
  const own = (f: Expr): Expr => ({
    kind: 'apply',
    fn: { kind: 'sym', name: OWN_ENTRIES, span: f.span },
    args: [f],
    span: f.span,
  });
  return { ...e, factors: e.factors.map((f) => (isOne(f) ? own(f) : f)) };
}

/**
 * A formula in which the weights \pi_k are not the number \pi, which stands without an index: under the root of a normal
 * density. Null where it stands nowhere.
 */
function withCircle(e: Expr): Expr | null {
  let any = false;
  const walk = (x: Expr): Expr => {
    if (x.kind === 'sym' && x.name === '\\pi') {
      any = true;
      return { ...x, name: '\\uppi' };
    }
    return x.kind === 'indexed' && x.base.kind === 'sym' ? { ...x, at: x.at.map(walk) } : mapParts(x, walk);
  };
  const out = walk(e);
  return any ? out : null;
}

/** A change made wherever it applies; null where it applies nowhere. */
function changed(rule: (e: Expr) => Expr | null): Change {
  return (e) => {
    let any = false;
    const walk = (x: Expr): Expr => {
      const own = rule(x);
      if (own) any = true;
      return mapParts(own ?? x, walk);
    };
    const out = walk(e);
    return any ? out : null;
  };
}

/** Name of the quantity of which an expression is the whole or a component; null where it is another formula. */
function rootOf(meaning: Meaning, e: Expr): string | null {
  const mention = mentionIn(meaning, e);
  if (mention) return mention.family.key;
  switch (e.kind) {
    case 'sym':
      return e.name;
    case 'indexed':
    case 'transpose':
    case 'power':
      return rootOf(meaning, e.base);
    default:
      return null;
  }
}

/** The formula that gives a node its value, where an expression is a node or a component of one; else null. */
function ownFormula(meaning: Meaning, defined: Definitions, e: Expr): Expr | null {
  const mention = mentionIn(meaning, e);
  if (mention) return mention.family.formula?.expr ?? null;
  if (e.kind === 'indexed') return ownFormula(meaning, defined, e.base);
  return e.kind === 'sym' ? (defined.get(e.name) ?? formulasOf(meaning, e.name)[0] ?? null) : null;
}

/** A derivative of a node, of its own formula; null where that would make no difference. */
function localised(meaning: Meaning, defined: Definitions, e: Derivative): Derivative | null {
  if (e.total || e.local || e.order !== 1 || !e.of) return null;
  const root = e.by.length === 1 ? rootOf(meaning, e.by[0]!) : null;
  const own = ownFormula(meaning, defined, e.of);
  if (root === null || own === null) return null;
  const direct = namesOf(meaning, own);
  if (!direct.has(root) || !reaches(meaning, e.of, own, e.by[0]!)) return null;
  const indirect = [...direct].some((name) =>
    [...(defined.has(name) ? [defined.get(name)!] : []), ...formulasOf(meaning, name)].some((formula) =>
      reached(meaning, formula, defined).has(root),
    ),
  );
  return indirect ? { ...e, local: true } : null;
}

/**
 * Whether the own formula of a node speaks of just the member of a family that a derivative is by: that of h_t speaks
 * of h_{t-1}, not of h_1. Of anything else but members it does where it speaks of it at all.
 */
function reaches(meaning: Meaning, of: Expr, own: Expr, by: Expr): boolean {
  const place = mentionIn(meaning, by);
  if (!place) return true;
  const node = mentionIn(meaning, of);
  const indices = node?.family.indices ?? [];
  /** An index in the own formula, with the indices of the node put in. */
  const there = (e: Expr): Linear | null => {
    let value = linear(e);
    indices.forEach((name, k) => {
      const times = name === null ? 0 : (value?.get(name) ?? 0);
      const at = node?.at[k] ? linear(node.at[k]) : null;
      if (value && name !== null && times !== 0)
        value = at && plus(minus(value, new Map([[name, times]])), scaled(at, times));
    });
    return value;
  };
  let found = false;
  const look = (e: Expr): void => {
    const mention = mentionIn(meaning, e);
    if (mention?.family === place.family)
      found ||= mention.at.every((at, k) => {
        const [mine, theirs] = [at && there(at), place.at[k] ? linear(place.at[k]) : null];
        return mine !== null && theirs !== null && equal(mine, theirs);
      });
    parts(e).forEach(look);
  };
  look(own);
  return found;
}

/**
 * A formula in which derivatives are those of a node's own formula where custom has them so, all else held fixed:
 * between two states of one recurrence, ∂c_t/∂c_{t-1}, and in a sum over the places where something is used,
 * Σ_t ∂L/∂h_t ∂h_t/∂W. Elsewhere to forget a path is a mistake. Null where nothing changes.
 * @param which by parameters only, or by nodes as well
 */
function withLocal(meaning: Meaning, defined: Definitions, e: Expr, which: 'parameters' | 'all'): Expr | null {
  let any = false;
  /** `summed`: names that sums around this place run over; `chain`: a chain rule written out term by term. */
  const walk = (x: Expr, summed: ReadonlySet<string>, chain: boolean): Expr => {
    if (x.kind === 'derivative' && x.of && x.by.length === 1) {
      const [of, by] = [rootOf(meaning, x.of), rootOf(meaning, x.by[0]!)];
      const states = of !== null && of === by && isFamilyKey(of);
      const indexed = chain || [...names(x.of)].some((name) => summed.has(name));
      const allowed = which === 'all' ? states || indexed : indexed && by !== null && meaning.parameters.has(by);
      const done = allowed ? localised(meaning, defined, x) : null;
      if (done) any = true;
      if (done) return done;
    }
    const inner = x.kind === 'fold' && x.op === 'sum' ? new Set([...summed, ...boundBy(x)]) : summed;
    const written = x.kind === 'sum' && x.terms.length > 1 && x.terms.every((t) => chained(t));
    return mapParts(x, (part) => walk(part, inner, written || (chain && x.kind === 'product')));
  };
  const out = walk(e, new Set(), false);
  return any ? out : null;
}

const boundBy = ({ binders }: Fold): string[] =>
  binders.flatMap(({ name }) => (name.kind === 'sym' ? [name.name] : []));

/** Whether a term is a product of derivatives. */
const chained = (e: Expr): boolean =>
  e.kind === 'product' && e.factors.filter((f) => f.kind === 'derivative').length > 1;

function names(e: Expr): Set<string> {
  const out = new Set<string>();
  visit(e, (x) => void (x.kind === 'sym' && out.add(x.name)));
  return out;
}

/**
 * Nodes with indices left out that stand under a sum over just those indices, with them filled in: ∂L/∂Yⁱ under a sum
 * over m and n as ∂L/∂Yⁱ_{m,n}, where the nodes are declared as Yⁱ_{m,n}. Null where nothing is left out.
 */
function filled(meaning: Meaning, e: Expr, bound: ReadonlySet<string>): Expr | null {
  const mention = mentionIn(meaning, e);
  if (mention) {
    const missing = mention.family.indices.filter((name, k) => mention.at[k] === null && name !== null) as string[];
    if (missing.length === 0 || mention.components.length > 0 || !missing.every((name) => bound.has(name))) return null;
    const { above, indices } = mention.family;
    const at = mention.at.map((i, k): Expr => i ?? { kind: 'sym', name: indices[k]!, span: e.span });
    const base: Expr = { kind: 'sym', name: mention.family.letter, span: e.span };
    const down = at.slice(above);
    const lower: Expr = down.length > 0 ? { kind: 'indexed', base, at: down, place: 'sub', span: e.span } : base;
    if (above === 0) return lower;
    const up = at.slice(0, above);
    const exponent: Expr = up.length === 1 ? up[0]! : { kind: 'tuple', items: up, span: e.span };
    return { kind: 'power', base: lower, exponent, span: e.span };
  }
  const inner = e.kind === 'fold' && e.op === 'sum' ? new Set([...bound, ...boundBy(e)]) : bound;
  let any = false;
  const out = mapParts(e, (part) => {
    const done = filled(meaning, part, inner);
    if (done) any = true;
    return done ?? part;
  });
  return any ? out : null;
}

/** Whether a formula differentiates something. */
export const differentiates = (e: Expr): boolean =>
  e.kind === 'derivative' || e.kind === 'gradient' || parts(e).some(differentiates);
