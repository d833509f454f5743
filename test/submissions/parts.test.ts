import fc from 'fast-check';
import { checkLabels, findParts, type PartLabels } from '../../submissions/parts';

/** Labels given as `id` or `id = label | label`. */
const partLabels = (specs: readonly string[]): PartLabels[] =>
  specs.map((spec) => {
    const [id = '', labels = id] = spec.split(' = ');
    return { id, labels: labels.split(' | ') };
  });

/** What each part was found to hold, lines joined by ` / `. */
function found(text: string, ...specs: string[]): Record<string, string> {
  const { parts } = findParts(text, partLabels(specs));
  const answer = ({ from, to }: { from: number; to: number }): string =>
    text.slice(from, to).trim().split(/\n+/).join(' / ');
  return Object.fromEntries([...parts].map(([id, place]) => [id, answer(place)]));
}

describe('headings as people write them', () => {
  test.each([
    ['bare', '3.1\n\nA\n\n3.2\n\nB'],
    ['with a title', '3.1 Derive the bound\n\nA\n\n3.2 Derive the divergence\n\nB'],
    ['Markdown', '## 3.1\n\nA\n\n#### 3.2 Divergence\n\nB'],
    ['bold', '**3.1**\n\nA\n\n**3.2.** Divergence\n\nB'],
    ['list items', '- 3.1 A\n- 3.2 B'],
    ['with a word', 'Problem 3.1\n\nA\n\nProblem 3.2:\n\nB'],
    ['underlined', '3.1 the bound\n=====\nA\n\n3.2 the divergence\n-----\nB'],
    ['LaTeX sections', '\\section*{3.1 Bound}\nA\n\\subsection{3.2}\nB'],
    ['LaTeX paragraphs', '\\paragraph{3.1.} A\n\n\\paragraph{3.2.} B'],
    ['LaTeX items', '\\item[3.1] A\n\\item[(3.2)] B'],
    ['quoted', '> 3.1\n\nA\n\n> 3.2\n\nB'],
    ['solutions', '## Solution to 3.1\nA\n## Solution to 3.2\nB'],
  ])('%s', (_, text) => {
    const parts = found(text, '3.1', '3.2');
    expect(parts['3.1']).toMatch(/A$/);
    expect(parts['3.2']).toMatch(/B$/);
    expect(parts['3.1']).not.toMatch(/3\.2/);
  });

  test.each([
    ['words', 'Problem 1\n(a) A\n(b) B\n\nProblem 2\n(a) C\n(b) D'],
    ['questions', '# Question 1\n\n### a)\nA\n\n### b)\nB\n\n# Question 2\n\n### a)\nC\n\n### b)\nD'],
    ['word and letter on one line', 'Question 1 a)\nA\n\nQuestion 1 b)\nB\n\nQuestion 2 a)\nC\n\nQuestion 2 b)\nD'],
    ['short', 'Q1 (a)\nA\n\nQ1 (b)\nB\n\nQ2 (a)\nC\n\nQ2 (b)\nD'],
    ['joined', '**1a)** A\n\n**1b)** B\n\n**2a)** C\n\n**2b)** D'],
    ['numbered twice', '1 Problem 1\n\n- a) A\n- b) B\n\n2 Problem 2\n\na) C\n\nb) D'],
    ['LaTeX', '\\section*{Problem 1}\n\\item (a) A\n\\item (b) B\n\\section*{Problem 2}\n\\item (a) C\n\\item (b) D'],
    [
      'LaTeX that counts by itself',
      '\\section{Networks}\n\\begin{enumerate}[(a)]\n\\item A\n\\item B\n\\end{enumerate}\n' +
        '\\section{Models}\n\\begin{enumerate}[label=(\\alph*)]\n\\item C\n\\item D',
    ],
    ['a lost line end', 'Problem 1\n\na) A. b) B\n\nProblem 2\n\na) C. b) D'],
  ])('within problems: %s', (_, text) => {
    const parts = found(text, '1a = Problem 1 > a', '1b = Problem 1 > b', '2a = Problem 2 > a', '2b = Problem 2 / b');
    expect(Object.keys(parts)).toEqual(['1a', '1b', '2a', '2b']);
    for (const [id, letter] of [
      ['1a', 'A'],
      ['1b', 'B'],
      ['2a', 'C'],
      ['2b', 'D'],
    ] as const) {
      expect([id, parts[id]?.replace(/\\end\{enumerate\}/, '').match(/\b[A-D]\b(?!\))/g)]).toEqual([id, [letter]]);
    }
  });

  test('dotted numbers stand for a path', () => {
    const text = '2.1\n\nA\n\n2.2\n\nB';
    expect(found(text, 'x = Problem 2 > 1', 'y = Problem 2 > 2')).toEqual({ x: '2.1 / A', y: '2.2 / B' });
  });

  test('three steps down, with headings of any level', () => {
    const text = '# Problem 1\n#### 1.\n#### a.\nA\n#### b.\nB\n#### 2.\nC\n# Problem 2\n## 1.\nD';
    expect(
      found(text, 'a = Problem 1 > 1 > a', 'b = Problem 1 > 1 > b', 'c = Problem 1 > 2', 'd = Problem 2 > 1'),
    ).toEqual({ a: '#### a. / A', b: '#### b. / B', c: '#### 2. / C', d: '## 1. / D' });
  });

  test('a phrase or an expression where the heading is lost', () => {
    const text = '1. First\n\nA\n\nFind $c_t$ and $h_t$ of the cell.\n\nB\n\n3. Third\n\nC';
    const expected = { one: '1. First / A', two: 'Find $c_t$ and $h_t$ of the cell. / B', three: '3. Third / C' };
    expect(found(text, 'one = 1', 'two = 2 | text: find c_t and h_t', 'three = 3')).toEqual(expected);
    expect(found(text, 'one = 1', 'two = text: /find \\$c_t/', 'three = 3')).toEqual(expected);
  });
});

describe('what is a label and what is not', () => {
  test('headings go before items, items of an answer stay in it', () => {
    const text = '# Problem 1\nWe argue in steps:\n1. A\n2. B\n# Problem 2\nC';
    expect(found(text, 'Problem 1', 'Problem 2')).toEqual({
      'Problem 1': '# Problem 1 / We argue in steps: / 1. A / 2. B',
      'Problem 2': '# Problem 2 / C',
    });
  });

  test('an item in an answer is not the problem that was left out', () => {
    const text = '# Problem 1\nWe argue in steps:\n1. A\n2. B\n# Problem 3\nC';
    expect(Object.keys(found(text, 'Problem 1', 'Problem 2', 'Problem 3'))).toEqual(['Problem 1', 'Problem 3']);
  });

  test('formulas, program text, comments and tables of numbers hold no labels', () => {
    const text = [
      '## 1',
      '$$',
      '2. x',
      '$$',
      '\\begin{align}',
      '2. & x',
      '\\end{align}',
      '```',
      '## 2',
      '```',
      '<!--',
      '## 2',
      '-->',
      '2 3 -1 0',
      '2 apples were counted',
      '## 2',
      'B',
    ].join('\n');
    expect(found(text, '1', '2')['2']).toBe('## 2 / B');
  });

  test('a display that is never closed does not swallow the next answer', () => {
    expect(found('## 1\n$$ a = b\n\n## 2\nB $$ c $$', '1', '2')).toEqual({
      '1': '## 1 / $$ a = b',
      '2': '## 2 / B $$ c $$',
    });
  });

  test('answers in another order, under clear headings', () => {
    expect(found('# Problem 2\nB\n# Problem 1\nA', 'Problem 1', 'Problem 2')).toEqual({
      'Problem 1': '# Problem 1 / A',
      'Problem 2': '# Problem 2 / B',
    });
  });

  test('a chapter above a label ends the answer before', () => {
    expect(found('1.1\n\nA\n\n2 Generative Models\n\n2.1\n\nB', '1.1', '2.1')).toEqual({
      '1.1': '1.1 / A',
      '2.1': '2.1 / B',
    });
  });

  test('a part reaches over what stands below it', () => {
    expect(found('# 1\nA\n## 1.1\nB\n# 2\nC', '1', '1.1', '2')).toEqual({
      '1': '# 1 / A / ## 1.1 / B',
      '1.1': '## 1.1 / B',
      '2': '# 2 / C',
    });
  });

  test('a missing part is absent, and the student is told how to mark it', () => {
    const { parts, problems } = findParts('## 1\nA', partLabels(['1', 'bound = 2']));
    expect([...parts.keys()]).toEqual(['1']);
    expect(problems).toEqual([
      expect.objectContaining({
        message: 'No answer to 2 (bound) was found.',
        remedy: expect.stringContaining('<!-- proofmark: bound -->'),
      }),
    ]);
  });

  test('a missing part is called as people number it, not as the search looks for it', () => {
    const { problems } = findParts('A', [
      { id: 'shapes', labels: ['Problem 1 > 1 > (1)', 'text: a tensor', '1.1'] },
      { id: 'sums', labels: ['Problem 1 > 2', 'text: compute'] },
    ]);
    expect(problems.map(({ message }) => message)).toEqual([
      'No answer to 1.1 (shapes) was found.',
      'No answer to sums was found.',
    ]);
    expect(problems.map(({ remedy }) => remedy?.slice(0, 30))).toEqual([
      'Start it with a heading "1.1",',
      'Write <!-- proofmark: sums -->',
    ]);
  });

  test('a heading that stands twice is reported', () => {
    const { parts, problems } = findParts('# 1\nA\n\n# 1\nB\n\n# 2\nC', partLabels(['1', '2']));
    expect(parts.get('1')?.lines).toEqual({ from: 1, to: 5 });
    expect(problems.map((problem) => problem.line)).toEqual([4]);
  });
});

describe('markers', () => {
  test('win over labels, and reach to the next marker', () => {
    const text = '1. intro\n<!-- proofmark: b -->\nB\n2. more\n<!-- proofmark: a -->\nA\n';
    expect(found(text, 'a = 1', 'b = 2')).toEqual({
      a: '<!-- proofmark: a --> / A',
      b: '<!-- proofmark: b --> / B / 2. more',
    });
    expect(findParts(text, partLabels(['a = 1', 'b = 2'])).parts.get('a')).toMatchObject({
      how: 'marker',
      lines: { from: 5, to: 6 },
    });
  });

  test('in LaTeX, with an end, beside labels', () => {
    const text = '% proofmark: a\nA\n% proofmark: end\nnothing\n\\section*{Problem 2}\nB';
    expect(found(text, 'a = 1', 'b = Problem 2')).toEqual({ a: '% proofmark: a / A', b: '\\section*{Problem 2} / B' });
  });

  test('a clear heading of an unmarked part ends a marked one, an item does not', () => {
    const text = '<!-- proofmark: a -->\nA\n2. step\n\n## 2\nB';
    expect(found(text, 'a = 1', 'b = 2')).toEqual({ a: '<!-- proofmark: a --> / A / 2. step', b: '## 2 / B' });
  });

  test('an unknown or repeated name is reported with its line', () => {
    const { problems } = findParts(
      '<!-- proofmark: x -->\n<!-- proofmark: a -->\n\n<!-- proofmark: a -->',
      partLabels(['a = 1']),
    );
    expect(problems.map(({ line, message }) => [line, message])).toEqual([
      [1, 'No part is called x.'],
      [4, 'The marker of a stands a second time.'],
    ]);
  });
});

test('labels that cannot be read are named', () => {
  expect(checkLabels(['3.1', 'Problem 2 > (1) > a', 'text: words', '2 / iv', 'Part b'])).toEqual([]);
  for (const label of ['', 'Problem', '1 > > 2', 'text:', 'text: /(/', '1 > Chapter']) {
    expect(checkLabels([label])).toHaveLength(1);
  }
});

test('any text: places lie in it, in no circle, and do not overlap', () => {
  const pieces = [
    '## 1',
    '2.',
    '(a)',
    '3.1',
    '$$',
    '\n',
    '\n\n',
    'Problem 2',
    ' A. b) B',
    '\\item',
    '```',
    '<!--',
    '-->',
  ];
  const marks = ['<!-- proofmark: 2 -->', '% proofmark: 1', '\\section{x}', '\\begin{enumerate}', '\\end{enumerate}'];
  const document = fc.array(fc.oneof(fc.constantFrom(...pieces, ...marks), fc.string({ maxLength: 5 })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(document, (words) => {
      const text = words.join('\n');
      const { parts } = findParts(text, partLabels(['1', '2 = Problem 2', '2a = Problem 2 > a', '3 = 3.1 | text: b']));
      for (const { from, to, lines } of parts.values()) {
        expect(from).toBeLessThan(to);
        expect(to).toBeLessThanOrEqual(text.length);
        expect(lines.from).toBeLessThanOrEqual(lines.to);
      }
      const flat = ['1', '2', '3'].flatMap((id) => parts.get(id) ?? []).sort((a, b) => a.from - b.from);
      flat.slice(1).forEach((place, i) => expect(flat[i]?.to).toBeLessThanOrEqual(place.from));
    }),
    { numRuns: 500 },
  );
});

test.each([
  ['numbers', '1\n'.repeat(50_000)],
  ['items in a line', 'a. (b) C '.repeat(12_000)],
  ['open displays', '$$\n# x\n'.repeat(20_000)],
  ['open comments', '<!--'.repeat(25_000)],
  ['fences of every length', Array.from({ length: 440 }, (_, i) => '`'.repeat(i + 3)).join('\n')],
  ['one long line', `1.${' '.repeat(100_000)}x`],
  ['markers', '<!-- proofmark: q -->\n'.repeat(5_000)],
  ['environments', '\\begin{enumerate}\n'.repeat(6_000)],
])('hostile text of 100,000 characters: %s', (_, text) => {
  const { parts } = findParts(text, partLabels(['1', '2', '3', '1a = 1 > a', '1b = 1 > b']));
  expect(parts.size).toBeLessThanOrEqual(5);
});
