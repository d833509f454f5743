import { loadResults } from '../../../problems/results';
import type { ResultsProblem } from '../../../problems/schema';

/** A problem of results from its `problem.yaml`. */
export function problemFrom(yaml: string): ResultsProblem {
  const text = (name: string, body: string): { file: string; text: string } => ({ file: name, text: body });
  const { value, troubles } = loadResults({
    id: 'test',
    problem: text('problem.yaml', yaml),
    statement: text('statement.md', 'Report it.'),
    solution: text('solution.md', 'It is reported.'),
    mistakes: [],
    worlds: new Map(),
  });
  expect(troubles).toEqual([]);
  return value!;
}
