import type { RelationOp } from '../types';

/** LaTeX of each relation. */
export const RELATIONS: Readonly<Record<RelationOp, string>> = {
  '=': '=',
  '!=': '\\ne',
  '<=': '\\le',
  '<': '<',
  '>=': '\\ge',
  '>': '>',
  '~=': '\\approx',
  '<<': '\\ll',
  '>>': '\\gg',
  propto: '\\propto',
  '~': '\\sim',
  in: '\\in',
  notin: '\\notin',
  subset: '\\subset',
  '->': '\\to',
  '=>': '\\Rightarrow',
  '<=>': '\\iff',
  perp: '\\perp',
};
