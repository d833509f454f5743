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

/** A right side without the words that stand behind it, as in a column of remarks. */
function withoutRemark(latex: string): string {
  let depth = 0;
  for (let i = 0; i < latex.length; i++) {
    if (depth === 0 && i > 0 && /^\\text\{[^{}]*\s[^{}]*\}/.test(latex.slice(i))) return latex.slice(0, i);
    if (latex[i] === '{') depth++;
    else if (latex[i] === '}') depth--;
  }
  return latex;
}

/** What a label takes for the left side may begin with the statement before: `… \text{where } a`. */
const behindWhere = (latex: string): string => latex.replace(/^.*\\text\{\s*where\s*\}/, '');

/** Two claims with the same key have the same two sides and the same relation, whatever the decoration. */
export const keyOf = (lhs: string, rel: string, rhs: string): string =>
  `${bare(withoutRemark(behindWhere(lhs)))} [${rel}] ${bare(withoutRemark(rhs))}`;
