import { freeOf } from './free';
import { heightOf, keyOf } from './keys';
import { rankOfPoly } from './poly';
import type { Atom, Inside, Rank } from './types';

/** Functions of a vector or matrix that come to something of another rank. */
const RANKS: Readonly<Record<string, Rank>> = {
  diag: 'matrix',
  softmax: 'column',
  tr: 'number',
  '\\det': 'number',
  inner: 'number',
  '\\max': 'number',
  '\\min': 'number',
};

/** Makes an atom of what stands in it. */
export function atomOf(inside: Inside, rank: Rank = rankOf(inside)): Atom {
  return { inside, key: keyOf(inside), free: freeOf(inside), rank, height: heightIn(inside) };
}

function rankOf(inside: Inside): Rank {
  switch (inside.kind) {
    case 'name':
    case 'number':
    case 'density':
    case 'law':
    case 'divergence':
    case 'entropy':
    case 'information':
    case 'word':
      return 'number';
    case 'spread':
      return inside.body.some((b) => rankOfPoly(b) !== 'number') ? 'unknown' : 'number';
    case 'index': {
      const rank = rankOfPoly(inside.of);
      if (inside.at.some((x) => x.kind === 'others' || x.kind === 'range')) return rank;
      return rank === 'matrix' && inside.at.length === 1 ? 'column' : rank === 'unknown' ? 'unknown' : 'number';
    }
    case 'log':
    case 'exp':
    case 'sum':
      return rankOfPoly(inside.of);
    case 'power':
      return rankOfPoly(inside.base);
    case 'apply':
      return RANKS[inside.name] ?? inside.args.map(rankOfPoly).find((r) => r !== 'number') ?? 'number';
    case 'fold':
      return inside.op === 'sum' ? rankOfPoly(inside.body) : 'number';
    case 'mean':
      return rankOfPoly(inside.body);
    case 'derivative':
      return 'unknown';
    case 'opaque':
      return ['matrix', 'tuple', 'gradient', 'derivative'].includes(inside.expr.kind) ? 'unknown' : 'number';
  }
}

function heightIn(inside: Inside): number {
  switch (inside.kind) {
    case 'index':
    case 'log':
    case 'exp':
    case 'sum':
    case 'derivative':
      return heightOf(inside.of);
    case 'power':
      return Math.max(heightOf(inside.base), heightOf(inside.exponent));
    case 'apply':
      return Math.max(0, ...inside.args.map(heightOf));
    case 'fold':
      return heightOf(inside.body) + inside.binders.length;
    case 'mean':
      return heightOf(inside.body) + inside.measure.binds.length;
    case 'spread':
      return Math.max(...inside.body.map(heightOf)) + inside.measure.binds.length;
    case 'word':
      return Math.max(0, ...inside.letters.map((l) => l.atom.height));
    case 'name':
    case 'number':
    case 'density':
    case 'law':
    case 'divergence':
    case 'entropy':
    case 'information':
    case 'opaque':
      return 0;
  }
}
