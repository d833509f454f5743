import type { Given, Quantity } from '../../problems/schema';

/** What is looked for: a quantity, or a given value that the answer states anew. */
export interface Wanted {
  readonly name: string;
  readonly symbols: readonly string[];
  readonly words: Quantity['words'];
  readonly beside: Quantity['beside'];
  readonly components: Quantity['components'];
  readonly kind: Quantity['kind'];
  readonly formulas: boolean;
  /** Shape of the right value, `[]` for a number. */
  readonly shape: readonly number[];
  /** For a shape: how many sides it may be given with. */
  readonly ranks: readonly number[];
  /** A shape with all sides equal but the last: a side and a number of channels tell all. */
  readonly square: boolean;
  /** Only a statement by name counts. */
  readonly given: boolean;
}

/** One number or formula of a shape, as itself. */
export const asNumber = (w: Wanted): Wanted => ({
  ...w,
  kind: w.formulas ? 'symbolic' : 'integer',
  shape: [],
  ranks: [],
});

/** What a given value is looked for as. */
export const wantedGiven = (g: Given): Wanted => ({
  name: g.name,
  symbols: g.symbols,
  words: [],
  beside: [],
  components: [],
  kind: g.value.shape.length === 0 ? 'number' : g.value.shape.length === 1 ? 'vector' : 'matrix',
  formulas: false,
  shape: g.value.shape,
  ranks: [],
  square: false,
  given: true,
});

/** What a quantity has to be read as, in words. */
export function article(w: Wanted): string {
  switch (w.kind) {
    case 'number':
    case 'integer':
      return 'a number';
    case 'shape':
      return `a shape of ${w.ranks.join(' or ')} sides`;
    case 'vector':
      return 'a vector';
    case 'matrix':
      return `a ${w.shape.join('×')} matrix`;
    case 'symbolic':
      return 'a formula';
  }
}
