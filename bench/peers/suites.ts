import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { latexOf } from './ascii';

export type Domain = 'real' | 'positive' | 'probability';

/** Two formulas that someone else has said to be equal or not. */
export interface Pair {
  readonly id: string;
  /** Both sides in LaTeX. */
  readonly left: string;
  readonly right: string;
  /** Where each name, in LaTeX, lives; a probability lies between 0 and 1, both excluded. */
  readonly domains: ReadonlyMap<string, Domain>;
  readonly equal: boolean;
}

export interface Suite {
  readonly name: string;
  readonly pairs: readonly Pair[];
}

const DOMAINS = { r: 'real', p: 'positive', u: 'probability' } as const;

const rows = <Row>(text: string): Row[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

/** Scalar identities of the field: `eq60.jsonl`. */
export const identities = (text: string): Pair[] =>
  rows<{
    id: string;
    lhs_latex: string;
    rhs_latex: string;
    vars: Record<string, keyof typeof DOMAINS>;
    expected: 0 | 1;
  }>(text).map(({ id, lhs_latex, rhs_latex, vars, expected }) => ({
    id,
    left: lhs_latex,
    right: rhs_latex,
    domains: new Map(Object.entries(vars).map(([name, kind]) => [name, DOMAINS[kind]])),
    equal: expected === 1,
  }));

/** Steps of school algebra: `mathsteps.jsonl`. Its roots are those of positive numbers, so all names are positive. */
export const steps = (text: string): Pair[] =>
  rows<{ id: string; a: string; b: string; expected: 0 | 1 }>(text).map(({ id, a, b, expected }) => {
    const [left, right] = [latexOf(a), latexOf(b)];
    const domains = new Map([...left.names, ...right.names].map((name) => [name, 'positive' as const]));
    return { id, left: left.latex, right: right.latex, domains, equal: expected === 1 };
  });

/** The suites that lie beside the repository; null where they do not. */
export function suitesBeside(root: string): Suite[] | null {
  const folder = join(root, '../shared/suites');
  if (!existsSync(folder)) return null;
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return [
    { name: '60 identities of the field', pairs: identities(read('eq60.jsonl')) },
    { name: 'steps of school algebra', pairs: steps(read('mathsteps.jsonl')) },
  ];
}
