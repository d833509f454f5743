/**
 * Labels: how an assignment says where a part's answer begins, in the words in which students number it.
 *
 *     3.1                       the heading or item numbered 3.1
 *     Problem 2                 the same with a word: Problem, Question, Exercise, Task are one
 *     Problem 2 > (1) > a       item a within item (1) within Problem 2 (` / ` does as well as ` > `)
 *     text: state of the cell   these words in this order, whatever the case, spaces and `$` between them
 *     text: /states? of .+cell/ a regular expression, whatever the case
 *     2 > text: the tensor      a text may be the last step of a path
 *
 * A text stands for the beginning of the sentence that holds it.
 */
export type Segment = NumberSegment | TextSegment;

export interface NumberSegment {
  readonly kind: 'number';
  /** `3.1`, `2`, `a`, `iv`, in lower case. */
  readonly value: string;
  /** `problem` for all words that mean it, `part`, or none. */
  readonly word?: Word;
  /** Written `(1)`: preferred where items of both styles stand. */
  readonly paren: boolean;
}

export interface TextSegment {
  readonly kind: 'text';
  readonly source: string;
  readonly pattern: RegExp;
}

export type Word = 'problem' | 'part';

const words: Readonly<Record<string, Word>> = {
  problem: 'problem',
  question: 'problem',
  exercise: 'problem',
  task: 'problem',
  q: 'problem',
  ex: 'problem',
  exercice: 'problem',
  aufgabe: 'problem',
  part: 'part',
};

/** A regular expression's source for the words that introduce a number. */
export const wordPattern = Object.keys(words).join('|');
export const wordOf = (text: string): Word | undefined => words[text.toLowerCase()];

export type LabelReading = { readonly path: readonly Segment[] } | { readonly error: string };

/** Reads one label of an assignment; an `error` says what was expected. */
export function readLabel(label: string): LabelReading {
  const at = label.search(/(^|[>/]\s)\s*text:/);
  const numbers = (at === -1 ? label : label.slice(0, label.indexOf('text:', at))).trim();
  const path: Segment[] = [];
  const steps = numbers.replace(/\s[>/]$/, '').split(/\s[>/]\s/);
  for (const step of numbers === '' ? [] : steps) {
    const segment = numberSegment(step.trim());
    if (!segment) {
      return { error: `the label "${label}" has the step "${step}"; write a number such as 3.1, Problem 2, (1) or a` };
    }
    path.push(segment);
  }
  if (at !== -1) {
    const source = label.slice(label.indexOf('text:', at) + 'text:'.length).trim();
    const pattern = textPattern(source);
    if (!pattern) return { error: `the label "${label}" has no words, or no valid regular expression, after "text:"` };
    path.push({ kind: 'text', source, pattern });
  }
  return path.length > 0 ? { path } : { error: 'the label is empty; write one such as 3.1 or Problem 2 > a' };
}

const stepPattern = new RegExp(
  String.raw`^(?:(${wordPattern})\s*)?(\()?(\d{1,2}(?:\.\d{1,2})*|[a-z]|[ivx]{2,4})[.):]*$`,
  'i',
);

function numberSegment(step: string): NumberSegment | undefined {
  const match = stepPattern.exec(step);
  if (!match) return undefined;
  const [, word, paren, value = ''] = match;
  return {
    kind: 'number',
    value: value.toLowerCase(),
    word: word === undefined ? undefined : wordOf(word),
    paren: paren !== undefined,
  };
}

/** What may stand between two words of a phrase, or before one: spaces and what dresses a formula. */
const dress = String.raw`[\s$*{}\\,:]{0,20}`;

function textPattern(source: string): RegExp | undefined {
  const expression = /^\/(.+)\/$/.exec(source)?.[1];
  if (expression !== undefined) {
    try {
      return new RegExp(expression, 'giu');
    } catch {
      return undefined;
    }
  }
  const phrase = source.split(/\s+/).filter((word) => word !== '');
  if (phrase.length === 0) return undefined;
  return new RegExp(phrase.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join(dress), 'gi');
}

/**
 * The numbers of a path without words and styles: `Problem 3 > (1)` and `3.1` are both 3, 1. A text stands for itself.
 */
export const flat = (path: readonly Segment[]): string[] =>
  path.flatMap((segment) => (segment.kind === 'number' ? segment.value.split('.') : [`text:${segment.source}`]));
