import type { Expr } from '../types';
import { otherConditions } from './densities';
import type { Edit, PartEdit } from './edit';
import { droppedFactors, insertedFactors } from './factors';
import { affine, otherFunctions, transposed } from './functions';
import { otherBounds, renamed, renamedIndices } from './names';
import { otherConstants, otherExponents } from './numbers';
import { swaps } from './order';
import { eachPlace, replaced } from './places';
import type { Stock } from './stock';
import { droppedTerms, insertedTerms, turnedSigns } from './terms';

export type { Edit, EditKind, Path, Place, Role } from './edit';
export { isValue } from './edit';
export { eachPlace, partAt, placeAt, replaced } from './places';
export type { Declared, Stock } from './stock';
export { stockOf } from './stock';

/**
 * All single edits of an expression, in a fixed order: what repairs are searched among, and what mutations of a
 * right formula are made by. None of them is the expression itself; several may come to the same.
 */
export function editsOf(root: Expr, stock: Stock): Edit[] {
  const out: Edit[] = [];
  eachPlace(root, (e, place, path) => {
    const parts: PartEdit[] = [
      ...turnedSigns(e, place),
      ...swaps(e, stock),
      ...otherConditions(e, stock),
      ...renamedIndices(e, place, stock),
      ...renamed(e, place, stock),
      ...transposed(e, place, stock),
      ...otherConstants(e, place, stock),
      ...otherExponents(e, place, stock),
      ...otherBounds(e, stock),
      ...otherFunctions(e, place, stock),
      ...affine(e, place, stock),
      ...droppedFactors(e),
      ...droppedTerms(e),
      ...insertedFactors(e, place, stock),
      ...insertedTerms(e, place, stock),
    ];
    for (const part of parts) out.push({ ...part, at: path, role: place.role });
  });
  return out;
}

/** The expression after an edit of it. */
export const edited = (root: Expr, { at, to }: Edit): Expr => replaced(root, at, to);
