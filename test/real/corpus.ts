import { readShared } from '../support/shared';

/** A derivation of ../shared/corpus with its steps as a person read them. */
export interface Labelled {
  readonly id: string;
  readonly latex: string;
  readonly steps: readonly Step[];
}

/** What a person said of a step: right or wrong as written, or no step at all. */
export type Label = boolean | 'definition' | 'assumption' | 'approx';

export interface Step {
  readonly lhs: string;
  readonly rel: string;
  readonly rhs: string;
  readonly valid: Label;
}

export const labelled = (): Labelled[] =>
  readShared('corpus', 'chains.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Labelled);

/** Without what the labels keep and we drop, or the other way round: spacing, braces, tags, closing punctuation. */
const bare = (latex: string): string =>
  latex
    .replace(/\\\\/g, '')
    .replace(/\\(?:left|right|nonumber|notag|allowbreak|quad|qquad)(?![A-Za-z])|\\[,;:! ]|~/g, '')
    .replace(/\\(?:tag|label)\{[^{}]*\}/g, '')
    .replace(/[\s{}]+/g, '')
    .replace(/[.,;]+$/, '');

/** Two claims with the same key have the same two sides and the same relation, whatever the decoration. */
export const keyOf = (lhs: string, rel: string, rhs: string): string => `${bare(lhs)} [${rel}] ${bare(rhs)}`;
