import type { Expr } from './types';
import { bare, mapParts, visit } from './walk';

const NOWHERE = { from: 0, to: 0 };

/** Names bound by a fold or an expectation, in order. */
function boundBy(e: Expr): string[] {
  const out: string[] = [];
  const names = (x: Expr): void => {
    if (x.kind === 'sym') out.push(x.name);
    else if (x.kind === 'tuple') x.items.forEach(names);
  };
  if (e.kind === 'fold') for (const b of e.binders) names(b.name);
  return out;
}

function renamed(e: Expr, names: ReadonlyMap<string, string>): Expr {
  if (e.kind === 'sym') {
    const to = names.get(e.name);
    return to === undefined ? e : { ...e, name: to };
  }
  return mapParts(e, (p) => renamed(p, names));
}

const number = (value: number): Expr => ({ kind: 'num', value, text: String(value), span: NOWHERE });

const isOne = (e: Expr): boolean => e.kind === 'num' && e.value === 1;

/** One over an expression; an inverse of an inverse cancels. */
const inverse = (e: Expr): Expr =>
  isOne(e)
    ? e
    : e.kind === 'power' && e.exponent.kind === 'num' && e.exponent.value === -1
      ? e.base
      : { kind: 'power', base: e, exponent: { kind: 'num', value: -1, text: '-1', span: NOWHERE }, span: NOWHERE };

/** In one order, whatever order they were written in. */
const sorted = (items: readonly Expr[]): Expr[] =>
  items
    .map((e) => [bare(e), e] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([, e]) => e);

/**
 * A key that is equal for expressions of one form: bound names renamed, terms and factors in any order, quotients
 * and products of one kind, spelling of expectations and conditions apart. Not equality of value: `a + a` and `2a`
 * are two forms.
 */
export function formOf(e: Expr): string {
  return bare(canonical(e, 0));
}

function canonical(e: Expr, depth: number): Expr {
  const names = boundBy(e);
  const inner = names.length > 0 ? renamed(e, new Map(names.map((n, i) => [n, `#${depth + i}`]))) : e;
  const done = mapParts(inner, (p) => canonical(p, depth + names.length));
  switch (done.kind) {
    case 'sum':
      return { ...done, terms: sorted(done.terms.flatMap((t) => (t.kind === 'sum' ? t.terms : [t]))) };
    case 'negative':
      // A sign in front of a product belongs to no factor in particular; twice negative is positive.
      if (done.body.kind === 'negative') return done.body.body;
      if (done.body.kind === 'num') return number(-done.body.value);
      if (done.body.kind === 'sum')
        return canonical(
          { ...done.body, terms: done.body.terms.map((t): Expr => ({ kind: 'negative', body: t, span: NOWHERE })) },
          depth,
        );
      return done;
    case 'power':
      return isOne(done.exponent) ? done.base : done;
    case 'quotient':
      return canonicalProduct([done.top, inverse(done.bottom)]);
    case 'product':
      return canonicalProduct(done.factors.map((f, i) => (done.joins[i - 1] === '\\oslash' ? inverse(f) : f)));
    case 'density':
      return { ...done, of: sorted(done.of), given: sorted([...done.given, ...done.parameters]), parameters: [] };
    case 'expect':
      return { ...done, under: sorted(done.under.map(measure)) };
    case 'relation': {
      if (done.op !== '=' && done.op !== '!=') return done;
      const [left, right] = sorted([done.left, done.right]);
      return { ...done, left: left!, right: right! };
    }
    default:
      return done;
  }
}

/** `z \sim q(z|x)` says the same as `q(z|x)`. */
function measure(e: Expr): Expr {
  if (e.kind !== 'relation' || e.op !== '~') return e;
  const law = e.right;
  if (law.kind === 'density')
    return { ...law, of: law.of.map((x) => (x.kind === 'sym' && x.name === '\\cdot' ? e.left : x)) };
  return e;
}

function canonicalProduct(factors: readonly Expr[]): Expr {
  let negative = false;
  const flat: Expr[] = [];
  const take = (e: Expr): void => {
    if (e.kind === 'product') e.factors.forEach(take);
    else if (e.kind === 'negative') {
      negative = !negative;
      take(e.body);
    } else if (e.kind === 'num' && e.value < 0) {
      negative = !negative;
      take(number(-e.value));
    } else if (e.kind === 'power' && e.exponent.kind === 'num' && e.exponent.value === -1 && e.base.kind === 'product')
      e.base.factors.map(inverse).forEach(take);
    else if (!isOne(e)) flat.push(e);
  };
  factors.forEach(take);
  const ordered = sorted(flat);
  const product: Expr =
    ordered.length === 0
      ? number(1)
      : ordered.length === 1
        ? ordered[0]!
        : { kind: 'product', factors: ordered, joins: ordered.slice(1).map(() => ''), span: NOWHERE };
  if (!negative) return product;
  return product.kind === 'num' ? number(-product.value) : { kind: 'negative', body: product, span: NOWHERE };
}

/**
 * All forms that stand in some expressions. A product is found within a longer product, and a sum within a longer
 * sum, whatever stands between its parts; the sign in front of a form does not matter.
 */
export class FormIndex {
  private readonly whole = new Set<string>();
  private readonly lists: { readonly kind: 'product' | 'sum'; readonly parts: readonly string[] }[] = [];

  constructor(expressions: readonly Expr[]) {
    for (const e of expressions)
      visit(e, (x) => {
        const done = unsigned(canonical(x, 0));
        const key = bare(done);
        if (this.whole.has(key)) return;
        this.whole.add(key);
        if (done.kind === 'product') this.lists.push({ kind: 'product', parts: done.factors.map(bare) });
        else if (done.kind === 'sum') this.lists.push({ kind: 'sum', parts: done.terms.map(bare) });
      });
  }

  has(e: Expr): boolean {
    const done = unsigned(canonical(e, 0));
    if (this.whole.has(bare(done))) return true;
    const wanted = done.kind === 'product' ? done.factors : done.kind === 'sum' ? done.terms : null;
    return (
      wanted !== null && this.lists.some((list) => list.kind === done.kind && within(wanted.map(bare), list.parts))
    );
  }
}

const unsigned = (e: Expr): Expr =>
  e.kind === 'negative' ? e.body : e.kind === 'num' && e.value < 0 ? number(-e.value) : e;

/** Whether all of some keys are among others, each as often as it stands. */
function within(keys: readonly string[], among: readonly string[]): boolean {
  const left = [...among];
  return keys.every((key) => {
    const at = left.indexOf(key);
    if (at === -1) return false;
    left.splice(at, 1);
    return true;
  });
}

/** How much an expression holds: its number of nodes. */
export function sizeOf(e: Expr): number {
  let n = 0;
  visit(e, () => n++);
  return n;
}
