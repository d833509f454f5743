import type { Span } from '../../../expr';
import { lineOf } from '../../../expr';
import type { Subject } from './subject';

/** Where the model answer states a quantity. */
export interface StatedValue {
  readonly name: string;
  readonly span: Span;
}

/** Where a text as written stands in a document, white space aside; the places on the given line first. */
function occurrences(source: string, latex: string): Span[] {
  const pattern = latex
    .split(/\s+/)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('\\s+');
  if (pattern === '') return [];
  return [...source.matchAll(new RegExp(pattern, 'g'))].map((m) => ({ from: m.index, to: m.index + m[0].length }));
}

/** Where the model answer states its values. */
export function statedValues({ model, problem }: Subject): StatedValue[] {
  const source = problem.solution.text;
  return model.quantities.flatMap(({ name, written, line }): StatedValue[] => {
    if (written === undefined) return [];
    const here = occurrences(source, written).filter((s) => lineOf(source, s.from) === line);
    // The value is what the line ends with: the same number may stand in its working.
    const span = here[here.length - 1];
    return span ? [{ name, span }] : [];
  });
}

/** Stretches that are evaluated: values, and sides of the equalities of the working. */
export function evaluated(subject: Subject): Span[] {
  const { model, problem } = subject;
  const source = problem.solution.text;
  const sides = model.claims.flatMap(({ lhs, rhs }) => [...occurrences(source, lhs), ...occurrences(source, rhs)]);
  return [...statedValues(subject).map(({ span }) => span), ...sides];
}

export const within = (inner: Span, outer: Span): boolean => inner.from >= outer.from && inner.to <= outer.to;
