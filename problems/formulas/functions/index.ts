import type { Field } from '../../../worlds/field';
import type { FormulaFunction, Table } from '../call';
import { scalar } from '../value';
import type { Tensor } from '../value';
import { activationFunctions } from './activations';
import { arrayFunctions } from './arrays';
import { attentionFunctions } from './attention';
import { convolutionFunctions } from './convolutions';
import { countFunctions } from './counts';
import { elementwiseFunctions } from './elementwise';
import { linearFunctions } from './linear';
import { lossFunctions } from './losses';
import { poolingFunctions } from './pooling';
import { recurrentFunctions } from './recurrent';
import { reductionFunctions } from './reductions';
import { shapeFunctions } from './shapes';

/** All functions of formulas, one table for each family. */
export const functions: ReadonlyMap<string, FormulaFunction> = new Map(
  [
    elementwiseFunctions,
    reductionFunctions,
    arrayFunctions,
    linearFunctions,
    shapeFunctions,
    countFunctions,
    convolutionFunctions,
    poolingFunctions,
    activationFunctions,
    lossFunctions,
    recurrentFunctions,
    attentionFunctions,
  ].flatMap((table: Table) => Object.entries(table)),
);

export const functionNames: readonly string[] = [...functions.keys()];

export const functionNamed = (name: string): FormulaFunction | null => functions.get(name) ?? null;

/** Names that have a value unless a quantity has the same name. */
export const constantNames: readonly string[] = ['pi', 'e', 'Infinity'];

export function constants<T>(F: Field<T>, name: string): Tensor<T> | null {
  switch (name) {
    case 'pi':
      return scalar(F.mul(F.of(4), F.atan(F.of(1))));
    case 'e':
      return scalar(F.exp(F.of(1)));
    case 'Infinity':
      return scalar(F.of(Infinity));
    default:
      return null;
  }
}
