import type { Expr, Place } from '../../../../expr';
import { nameOf, visit } from '../../../../expr';
import type { Meaning } from '../../../../worlds';

/** A way to write a part of a formula differently without changing what it says: all results of it, none if it does not apply. */
export type Rule = (e: Expr, place: Place, known: Known) => Expr[];

/** Functions of numbers that give numbers; those of arrays they take entry by entry. */
const ENTRYWISE = new Set([
  '\\log',
  '\\exp',
  '\\sqrt',
  '\\sin',
  '\\cos',
  '\\tan',
  '\\tanh',
  '\\sinh',
  '\\cosh',
  'sigmoid',
  'softplus',
  'abs',
]);

/** What is known of the values of formulas from how they are built, so that rewriting can be right by construction. */
export class Known {
  constructor(readonly meaning: Meaning) {}

  /** Whether a formula is surely a number: such factors may stand in any order. */
  isScalar(e: Expr): boolean {
    switch (e.kind) {
      case 'num':
      case 'density':
      case 'divergence':
      case 'entropy':
      case 'information':
      case 'indicator':
        return true;
      case 'law':
        return e.of.length > 0;
      case 'sym':
        return this.rankOf(e) === 0 || ['\\pi', 'e'].includes(e.name);
      case 'indexed': {
        const rank = this.rankOf(e.base);
        return (
          e.place === 'sub' &&
          rank !== null &&
          e.at.length === rank &&
          e.at.every((i) => i.kind === 'sym' || i.kind === 'num')
        );
      }
      case 'expect':
        return e.body.every((b) => this.isScalar(b));
      case 'fold':
        return e.op !== 'argmax' && e.op !== 'argmin' && this.isScalar(e.body);
      case 'sum':
        return e.terms.every((t) => this.isScalar(t));
      case 'negative':
        return this.isScalar(e.body);
      case 'product':
        return plainJoins(e) && e.factors.every((f) => this.isScalar(f));
      case 'quotient':
        return this.isScalar(e.top) && this.isScalar(e.bottom);
      case 'power':
        return this.isScalar(e.base) && this.isScalar(e.exponent);
      case 'apply': {
        if (e.fn.kind !== 'sym') return false;
        if (e.fn.name === 'tr' || e.fn.name === '\\det') return true;
        const declared = this.meaning.functions.get(e.fn.name);
        const entrywise = declared
          ? declared.kind === 'named' && declared.name !== 'softmax'
          : ENTRYWISE.has(e.fn.name);
        return entrywise && e.args.length === 1 && this.isScalar(e.args[0]!);
      }
      case 'wrap':
        return e.op === 'norm' || e.op === 'bars';
      default:
        return false;
    }
  }

  /** Whether a formula is surely a number above zero. */
  isPositive(e: Expr): boolean {
    switch (e.kind) {
      case 'num':
        return e.value > 0;
      case 'density':
        return true;
      case 'sym':
        return e.name === '\\pi' || e.name === 'e' || this.declaredPositive(e.name, 0);
      case 'indexed':
        return this.isScalar(e) && e.base.kind === 'sym' && this.declaredPositive(e.base.name, e.at.length);
      case 'sum':
        return e.terms.every((t) => this.isPositive(t));
      case 'product':
        return plainJoins(e) && e.factors.every((f) => this.isPositive(f));
      case 'quotient':
        return this.isPositive(e.top) && this.isPositive(e.bottom);
      case 'power':
        return this.isPositive(e.base) && this.isScalar(e.exponent);
      case 'apply':
        return (
          e.fn.kind === 'sym' &&
          (e.fn.name === '\\exp' || e.fn.name === '\\sqrt') &&
          this.isScalar(e) &&
          (e.fn.name === '\\exp' || this.isPositive(e.args[0]!))
        );
      default:
        return false;
    }
  }

  /** Axes of a declared name; null where it has none or is not declared. */
  rankOf(e: Expr): number | null {
    if (e.kind !== 'sym') return null;
    const info = this.meaning.vocabulary.lookup(e.name);
    return info && ['variable', 'parameter', 'size', 'index'].includes(info.kind) ? info.rank : null;
  }

  private declaredPositive(name: string, rank: number): boolean {
    if (rank === 0 && this.meaning.sizes.has(name)) return true;
    const form = this.meaning.parameters.get(name)?.form;
    switch (form?.kind) {
      case 'positive':
      case 'probability':
        return rank === 0;
      case 'vector':
      case 'tensor':
        return rank > 0 && (form.sign === 'positive' || form.sign === 'probability');
      case 'simplex':
        return rank === 1;
      default:
        return false;
    }
  }
}

/** Whether factors are multiplied as numbers are, with nothing left out between them. */
export const plainJoins = (e: Expr & { kind: 'product' }): boolean =>
  e.joins.every((j) => j === '' || j === '\\cdot' || j === '\\times') &&
  e.factors.every((f) => f.kind !== 'ellipsis') &&
  !e.entrywise;

/** Terms of a sum that can be told apart; null for anything else. */
export const termsOf = (e: Expr): readonly Expr[] | null =>
  e.kind === 'sum' && e.terms.every((t) => t.kind !== 'ellipsis' && t.kind !== 'plusminus') ? e.terms : null;

/** Factors of a product of numbers; what is no product is its own only factor. */
export const factorsOf = (e: Expr): readonly Expr[] => (e.kind === 'product' && plainJoins(e) ? e.factors : [e]);

/** Names that a formula mentions anywhere. */
export function namesIn(e: Expr): Set<string> {
  const out = new Set<string>();
  visit(e, (x) => {
    if (x.kind === 'sym') out.add(x.name);
    if (x.kind === 'density') out.add(x.name);
  });
  return out;
}

/** Names that a fold binds; null where one of them is no plain name. */
export function boundNames(e: Expr & { kind: 'fold' }): string[] | null {
  const out: string[] = [];
  for (const { name } of e.binders) {
    const items = name.kind === 'tuple' ? name.items : [name];
    for (const item of items) {
      const plain = nameOf(item);
      if (plain === null) return null;
      out.push(plain);
    }
  }
  return out;
}

/** Whether a formula is surely the same for every value of some names: densities without brackets may hide any. */
export function isFreeOf(e: Expr, names: readonly string[], { meaning }: Known): boolean {
  let free = true;
  visit(e, (x) => {
    if (x.kind === 'sym') {
      if (names.includes(x.name)) free = false;
      const kind = meaning.vocabulary.lookup(x.name)?.kind;
      if (kind === 'density' || meaning.parameters.get(x.name)?.form.kind === 'is') free = false;
    }
    if (x.kind === 'words' || x.kind === 'ellipsis') free = false;
  });
  return free;
}
