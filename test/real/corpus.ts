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

/** What a label takes along that is no part of a side: the `where` before a statement, and a column of remarks behind one. */
const alone = (latex: string): string =>
  latex.replace(/^.*\\text\{\s*where\s*\}/, '').replace(/(.)\\text\{[^{}]*\s[^{}]*\}.*$/, '$1');

/** Two claims with the same key have the same two sides and the same relation, whatever the decoration. */
export const keyOf = (lhs: string, rel: string, rhs: string): string =>
  `${bare(alone(lhs))} [${rel}] ${bare(alone(rhs))}`;
