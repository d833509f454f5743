import { join } from 'node:path';
import type { QuantitiesJudgement } from '../../../graders/quantities';
import { judgeQuantities } from '../../../graders/quantities';
import { assignmentFolders, readAssignment } from '../../../problems/files';
import type { QuantitiesProblem, Quantity } from '../../../problems/schema';
import { checkerFor } from '../../../worlds';
import type { Tensor } from '../../../worlds/tensor';
import { root } from '../../support/shared';

export const POINTS = 10;

/** Every numeric problem of the library. */
export const numericProblems: readonly { readonly name: string; readonly problem: QuantitiesProblem }[] =
  assignmentFolders(join(root, 'problems')).flatMap((folder) =>
    (readAssignment(folder).value?.parts ?? []).flatMap((part) =>
      part.problem?.grader === 'quantities'
        ? [{ name: `${folder.split('/').pop()}/${part.id}`, problem: part.problem }]
        : [],
    ),
  );

export const problemNamed = (name: string): QuantitiesProblem =>
  numericProblems.find((p) => p.name.endsWith(`/${name}`))!.problem;

const checkers = new Map<string, ReturnType<typeof checkerFor>['checker']>();

/** Judges an answer that is a document by itself. */
export function judge(problem: QuantitiesProblem, text: string, decimalComma = false): QuantitiesJudgement {
  if (problem.declarations && !checkers.has(problem.id))
    checkers.set(problem.id, checkerFor(problem.declarations, 7).checker);
  return judgeQuantities(
    problem,
    checkers.get(problem.id) ?? null,
    POINTS,
    text,
    { from: 0, to: text.length },
    { decimalComma },
  );
}

/** Verdicts by quantity. */
export const verdicts = (judged: QuantitiesJudgement): Record<string, string> =>
  Object.fromEntries(judged.quantities.map((q) => [q.name, q.mistake ? `mistake ${q.mistake}` : q.verdict]));

/** A value as a student writes it in LaTeX. */
export function written(q: Quantity, value: Tensor<number>): string {
  const digits = (x: number): string => (q.decimals === null ? String(Number(x.toFixed(6))) : x.toFixed(q.decimals));
  const { shape, entries } = value;
  if (q.kind === 'shape') return entries.map(String).join(' \\times ');
  if (shape.length === 0) return digits(entries[0]!);
  if (shape.length === 1) return `\\begin{bmatrix} ${entries.map(digits).join(' \\\\ ')} \\end{bmatrix}`;
  const width = shape[1]!;
  const rows = Array.from({ length: shape[0]! }, (_, i) => entries.slice(i * width, (i + 1) * width));
  return `\\begin{bmatrix} ${rows.map((row) => row.map(digits).join(' & ')).join(' \\\\ ')} \\end{bmatrix}`;
}

/** The number that is left after a value was written. */
export const asWritten = (q: Quantity, { shape, entries }: Tensor<number>): Tensor<number> => ({
  shape,
  entries: entries.map((x) => Number(x.toFixed(q.decimals ?? 6))),
});

/** An answer that states values one below the other. */
export const answer = (problem: QuantitiesProblem, values: ReadonlyMap<string, Tensor<number>>): string =>
  problem.quantities
    .flatMap((q) => {
      const value = values.get(q.name);
      return value ? [`$$${q.symbols[0]} = ${written(q, value)}$$`] : [];
    })
    .join('\n\n');
