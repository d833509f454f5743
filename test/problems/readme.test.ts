import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadProblem } from '../../problems/load';
import { showTrouble } from '../../problems/reading';
import { root } from '../support/shared';

/** The problems that the README shows. */
const examples = [...readFileSync(join(root, 'problems/README.md'), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)]
  .map((m) => m[1]!)
  .filter((text) => /^grader:/m.test(text));

test('it shows a derivation, a problem of numbers and one of results', () =>
  expect(examples.map((text) => /^grader: (\w+)/m.exec(text)![1])).toEqual(['derivation', 'quantities', 'results']));

test.each(examples)('example %# loads without trouble', (text) => {
  const { troubles } = loadProblem({
    id: 'example',
    problem: { file: 'README.md', text },
    statement: { file: 'statement.md', text: 'Show it.' },
    solution: { file: 'solution.md', text: '$1 = 1$' },
    mistakes: [],
    worlds: new Map(),
  });
  expect(troubles.map(showTrouble)).toEqual([]);
});
