import { loadProblem } from '../../problems/load';
import { loadQuantityMistake } from '../../problems/quantity-mistakes';
import { showTrouble } from '../../problems/reading';

const good = String.raw`title: Two layers
grader: quantities
decimals: 2
given:
  x: '[1, 2]'
  W: { value: '[[1, 0], [0.5, -1]]', symbols: ['W', 'W_1'] }
quantities:
  - name: y
    kind: vector
    formula: 'W * x'
    mistakes:
      transposed: { formula: "W' * x", says: 'The matrix is turned over.', keeps: 50% }
  - name: s
    kind: number
    words: [sum of y]
    formula: 'sum(y)'
    points: 3
`;

const load = (text: string) =>
  loadProblem({
    id: 'two',
    problem: { file: 'two/problem.yaml', text },
    statement: { file: 'two/statement.md', text: 'Compute it.' },
    solution: { file: 'two/solution.md', text: 'y = [1, -1.5]' },
    mistakes: [],
    worlds: new Map(),
  });

const troubles = (text: string): string[] => load(text).troubles.map(showTrouble);

test('a right one', () => {
  const { value, troubles } = load(good);
  expect(troubles).toEqual([]);
  if (value?.grader !== 'quantities') throw new Error('not numeric');
  expect(value.given.map((g) => [g.name, g.symbols, g.value, [...g.numbers]])).toEqual([
    ['x', ['x'], { shape: [2], entries: [1, 2] }, ['1', '2']],
    ['W', ['W', 'W_1'], { shape: [2, 2], entries: [1, 0, 0.5, -1] }, ['1', '0', '0.5']],
  ]);
  expect(value.quantities.map((q) => [q.name, q.share, q.decimals, q.title])).toEqual([
    ['y', 0.25, 2, '$y$'],
    ['s', 0.75, 2, '$s$'],
  ]);
  expect(value.quantities[0]!.mistakes.map((m) => [m.name, m.keeps])).toEqual([['transposed', 0.5]]);
});

test.each<[string, string, RegExp]>([
  [
    'an unknown key',
    good.replace("formula: 'sum(y)'", "formla: 'sum(y)'"),
    /^two\/problem.yaml:16:5: .*'formla'.*'formula'/,
  ],
  ['a formula that cannot be read', good.replace("'sum(y)'", "'sum(y'"), /:16:14: the formula 'sum\(y' cannot be read/],
  ['a name that nobody gives', good.replace("'sum(y)'", "'sum(Y)'"), /:16:14: .*uses 'Y'.*did you mean 'y'/],
  [
    'a quantity before it is computed',
    good.replace("'W * x'", "'W * x + s'"),
    /:10:14: .*uses 's', which is neither given nor computed/,
  ],
  ['an unknown function', good.replace("'sum(y)'", "'summ(y)'"), /:16:14: .*summ.*sum/],
  ['shapes that do not fit', good.replace("'[1, 2]'", "'[1, 2, 3]'"), /:10:14: 'W \* x'/],
  ['a value of another kind', good.replace('kind: number', 'kind: vector'), /:16:14: 'sum\(y\)' is no vector/],
  ['a number that is none', good.replace("'sum(y)'", "'sum(y) / 0'"), /:16:14: .*not a finite number/],
  ['an unknown kind', good.replace('kind: number', 'kind: nmber'), /:14:11: .*did you mean number/],
  ['a name twice', good.replace('name: s', 'name: y'), /stands twice/],
  [
    'neither formula nor form',
    good.replace(/ {4}formula: 'sum\(y\)'\n/, ''),
    /:13:5: expected either 'formula'.*or 'latex'/,
  ],
  [
    'a form without a world',
    good.replace("kind: number\n    words: [sum of y]\n    formula: 'sum(y)'", "kind: symbolic\n    latex: 'a + b'"),
    /:13:5: 's' is a formula: declare what its symbols mean under 'world'/,
  ],
  [
    'a mistake without a sentence',
    good.replace(", says: 'The matrix is turned over.'", ''),
    /:12:19: a mistake needs the key 'says'/,
  ],
  ['a share of more than all', good.replace('50%', '150%'), /:12:\d+: expected a share/],
  [
    'nothing to find it by',
    good.replace('name: s\n    kind: number\n    words: [sum of y]', 'name: total_sum\n    kind: number'),
    /nothing says how students write 'total_sum'/,
  ],
  ['a name that is none', good.replace('name: s', 'name: s-1'), /'s-1' is no name for formulas/],
])('%s', (_, text, message) => expect(troubles(text)).toContainEqual(expect.stringMatching(message)));

describe('mistakes', () => {
  const { value } = load(good);
  const quantities = value?.grader === 'quantities' ? value.quantities : [];
  const mistake = (front: string, answer = 'y = [1, 2]\n') =>
    loadQuantityMistake({ file: 'mistakes/m.md', text: `---\n${front}\n---\n${answer}` }, quantities);

  test('a right one', () => {
    const { value, troubles } = mistake('why: turned over\nquantities: { y: mistake transposed, s: follow-through }');
    expect(troubles).toEqual([]);
    expect([...value!.quantities]).toEqual([
      ['y', { verdict: 'mistake', mistake: 'transposed' }],
      ['s', { verdict: 'follow-through', mistake: null }],
    ]);
    expect([value!.others, value!.loses, value!.name]).toEqual(['right', true, 'm']);
  });

  test.each<[string, string, RegExp]>([
    ['an unknown quantity', 'why: w\nquantities: { z: wrong }', /there is no quantity 'z'/],
    [
      'an unknown mistake',
      'why: w\nquantities: { y: mistake transpose }',
      /no mistake 'transpose': did you mean 'transposed'/,
    ],
    ['an unknown verdict', 'why: w\nquantities: { y: wrng }', /did you mean wrong/],
    [
      'a line that holds nothing',
      'why: w\nverdicts: [{ line: 90, verdict: fails }]',
      /line 90 of this file holds no part/,
    ],
    ['no reason', 'quantities: { y: wrong }', /needs the key 'why'/],
  ])('%s', (_, front, message) =>
    expect(mistake(front).troubles.map(showTrouble)).toContainEqual(expect.stringMatching(message)),
  );
});
