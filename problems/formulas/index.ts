export { enclose } from './enclose';
export { FormulaError, Undecided } from './error';
export { evaluate } from './evaluate';
export { constantNames, functionNames } from './functions';
export { parseFormula } from './parse';
export type { Formula } from './parse';
export type { Options, Tensor, Value } from './value';
