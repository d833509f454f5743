import type { Edit, EditKind } from '../../expr';
import { sizeOf } from '../../expr';

/** How large an edit of each kind is, in tenths of a sign turned. */
const COST: Readonly<Record<EditKind, number>> = {
  sign: 10,
  swap: 10,
  condition: 10,
  index: 10,
  transpose: 10,
  exponent: 11,
  constant: 11,
  bound: 11,
  rename: 11,
  'drop-factor': 11,
  'drop-divisor': 11,
  'drop-term': 11,
  'drop-function': 11,
  'insert-function': 12,
  'insert-factor': 14,
  'insert-divisor': 15,
  'insert-term': 15,
  affine: 15,
};

/** The larger what is taken out, the larger the edit; what is put in is copied from elsewhere. */
export function costOf({ kind, was, now }: Edit): number {
  const base = COST[kind];
  switch (kind) {
    case 'drop-factor':
    case 'drop-divisor':
    case 'drop-term':
      return base + bulk(was!);
    case 'affine':
      return base - (sizeOf(was!) > sizeOf(now!) ? 3 : 0);
    default:
      return base;
  }
}

const bulk = (e: Parameters<typeof sizeOf>[0]): number => Math.min(3, Math.floor((sizeOf(e) - 1) / 4));
