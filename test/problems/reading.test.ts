import { loadAssignment, loadProblem } from '../../problems/load';
import { loadMistake } from '../../problems/mistakes';
import { showTrouble } from '../../problems/reading';
import type { ProblemTexts } from '../../problems/texts';

const good = String.raw`title: A bound
grader: derivation
world:
  variables: { x: { values: 3 }, z: { values: 2 } }
  densities: { p: { joint: [x, z] }, q: { conditional: 'z | x' } }
given: '\log p(x)'
show: '\log p(x) \ge \mathbb{E}_{q(z|x)}[\log p(x|z)]'
`;

const folder = (problem: string, more: Partial<ProblemTexts> = {}): ProblemTexts => ({
  id: 'bound',
  problem: { file: 'bound/problem.yaml', text: problem },
  statement: { file: 'bound/statement.md', text: 'Show it.' },
  solution: { file: 'bound/solution.md', text: '$1 = 1$' },
  mistakes: [],
  worlds: new Map(),
  ...more,
});

const troubles = (problem: string, more?: Partial<ProblemTexts>): string[] =>
  loadProblem(folder(problem, more)).troubles.map(showTrouble);

const assignment = (text: string): string[] =>
  loadAssignment({ id: 'hw', assignment: { file: 'assignment.yaml', text }, problems: [folder(good)] }).troubles.map(
    showTrouble,
  );

/** A problem that must be a derivation. */
const derivation = (texts: ProblemTexts) => {
  const { value, troubles } = loadProblem(texts);
  if (value !== null && value.grader !== 'derivation') throw new Error(`a problem of ${value.grader}`);
  return { value, troubles };
};

const mistake = (text: string): string[] => loadMistake({ file: 'm.md', text }).troubles.map(showTrouble);

describe('problem.yaml', () => {
  test('a right one', () => {
    const { value, troubles } = derivation(folder(good));
    expect(troubles).toEqual([]);
    expect(value?.given.map(({ latex }) => latex)).toEqual(['\\log p(x)']);
    expect(value?.show[0]?.relation).toEqual({
      latex: '\\log p(x) \\ge \\mathbb{E}_{q(z|x)}[\\log p(x|z)]',
      place: { line: 7, column: 7 },
    });
    expect(value?.marks).toEqual({ steps: 0.7, conclusion: 0.3, reasons: 0 });
    expect(value?.declarations.variables.map(({ name, place }) => [name, place.line])).toEqual([
      ['x', 4],
      ['z', 4],
    ]);
  });

  test('goals, milestones, reasons', () => {
    const { value, troubles } = derivation(
      folder(
        `${good.replace(/show: .*\n/, '')}show:\n  - relation: 'x = z'\n    or: 'z = x'\n    at: { x: '\\arg\\max_x p(x)' }\n  - 'p(x) \\le 1'\n` +
          `milestones:\n  - { name: a, form: 'p(x)', share: 20% }\n  - { name: b, form: ['p(z)', 'q(z|x)'] }\n` +
          `reasons:\n  - { name: r, phrases: ['/non-?neg/', kl never] }\n`,
      ),
    );
    expect(troubles).toEqual([]);
    expect(value?.show.map((goal) => [goal.relation.latex, goal.or.length, goal.at.map(({ name }) => name)])).toEqual([
      ['x = z', 1, ['x']],
      ['p(x) \\le 1', 0, []],
    ]);
    expect(value?.milestones.map(({ share, forms }) => [share, forms.length])).toEqual([
      [0.2, 1],
      [0.3, 2],
    ]);
    expect(value?.reasons[0]?.phrases).toEqual([
      { kind: 'pattern', pattern: 'non-?neg' },
      { kind: 'words', words: ['kl', 'never'] },
    ]);
    expect(value?.marks).toEqual({ steps: 0.6, conclusion: 0.3, reasons: 0.1 });
  });

  test.each<[string, string, RegExp]>([
    ['an unknown key', good.replace('given:', 'givn:'), /^bound\/problem.yaml:6:1: .*'givn'.*'given'/],
    ['a missing key', good.replace(/show: .*\n/, ''), /^bound\/problem.yaml:1:1: .*needs the key 'show'/],
    ['a key without value', good.replace(/given: .*/, 'given:'), /^bound\/problem.yaml:6:1: .*'given' has no value/],
    ['an unknown grader', good.replace('derivation', 'derivatoin'), /:2:9: .*did you mean derivation/],
    ['a grader that is to come', good.replace('derivation', 'prose'), /nothing grades prose yet/],
    ['LaTeX eaten by double quotes', good.replace("'\\log p(x)'", '"\\theta"'), /:6:8: double quotes .*single quotes/],
    ['an escape that is none', good.replace("'\\log p(x)'", '"\\sigma"'), /:6:\d+: double quotes .*single quotes/],
    ['shares that do not sum to 1', `${good}marks: { steps: 0.5, conclusion: 0.3 }\n`, /:8:1: .*sum to 0.8/],
    [
      'marks for reasons that are not listed',
      `${good}marks: { steps: 0.5, conclusion: 0.3, reasons: 20% }\n`,
      /:8:1: .*no reasons/,
    ],
    ['a share out of bounds', `${good}marks: { steps: 7, conclusion: 0.3 }\n`, /:8:17: expected a share/],
    [
      'a law that nobody knows',
      `${good}reasons: [{ name: a, phrases: b, laws: [Jensens inequality] }]\n`,
      /:8:\d+: .*did you mean Jensen's inequality\?/,
    ],
    ['a bad regular expression', `${good}reasons: [{ name: a, phrases: '/(/' }]\n`, /:8:\d+: not a regular expression/],
    ['a wrong key of the world', good.replace('joint', 'jont'), /^bound\/problem.yaml:5:\d+: .*joint/],
    ['an undeclared variable of the world', good.replace("'z | x'", "'u | x'"), /^bound\/problem.yaml:5:\d+: .*`u`/],
    ['a world file that is not there', good.replace(/world:\n.*\n.*\n/, 'world: w.yaml\n'), /:3:8: .*'w.yaml'/],
    ['a list for a mapping', '- a\n- b\n', /:1:1: expected a mapping/],
    ['a duplicate key', `${good}title: again\n`, /:8:1: this key stands twice/],
    ['an empty file', '', /:1:1: the file is empty/],
    ['an unclosed quote', "title: 'a\ngrader: derivation\n", /problem.yaml:\d+:\d+: .*quotation mark/],
  ])('%s', (_, text, expected) => {
    const found = troubles(text);
    expect(found.join('\n')).toMatch(expected);
    expect(found.length).toBeLessThanOrEqual(2);
  });

  test('missing files', () => {
    expect(troubles(good, { statement: null, solution: null })).toEqual([
      'bound/statement.md:1:1: the file is missing: write the question there, in Markdown',
      'bound/solution.md:1:1: the file is missing: write a model answer there; it must earn full marks',
    ]);
  });

  test('a world in a file of its own keeps its lines', () => {
    const worlds = new Map([
      ['w.yaml', { file: 'bound/w.yaml', text: 'variables:\n  x: { values: 3 }\ndensties: {}\n' }],
    ]);
    expect(troubles(good.replace(/world:\n.*\n.*\n/, 'world: w.yaml\n'), { worlds }).join('\n')).toMatch(
      /^bound\/w.yaml:3:1: .*densities/,
    );
  });

  test('hostile nesting is trouble, not an exception', () => {
    expect(troubles('['.repeat(100_000)).length).toBeGreaterThan(0);
    expect(troubles(`grader: ${'{a: '.repeat(20_000)}`).length).toBeGreaterThan(0);
  });
});

describe('assignment.yaml', () => {
  const part = "  - id: a\n    label: '1'\n    problem: bound\n    points: 5\n";

  test('a right one', () => {
    const { value, troubles } = loadAssignment({
      id: 'hw',
      assignment: {
        file: 'assignment.yaml',
        text: `title: T\nlate: { perDay: 10%, graceHours: 2 }\nparts:\n${part}  - { id: b, label: '2', labels: ['Problem 2'], grader: prose, points: 3 }\n`,
      },
      problems: [folder(good)],
    });
    expect(troubles).toEqual([]);
    expect(value?.late).toEqual({ perDay: 0.1, graceHours: 2, most: 1 });
    expect(
      value?.parts.map((p) => [p.id, p.title, p.labels, p.points, p.grader, p.problem?.id ?? null, p.place.line]),
    ).toEqual([
      ['a', 'A bound', ['1'], 5, 'derivation', 'bound', 4],
      ['b', 'b', ['Problem 2'], 3, 'prose', null, 8],
    ]);
  });

  test.each<[string, string, RegExp]>([
    ['a problem that is not there', `title: T\nparts:\n${part.replace('bound', 'bund')}`, /:3:5: .*'bund'.*'bound'/],
    ['an id twice', `title: T\nparts:\n${part}${part}`, /:7:5: the id 'a' stands twice/],
    ['no grader', "title: T\nparts:\n  - { id: a, label: '1', points: 3 }\n", /:3:5: .*needs the key 'grader'/],
    ['no points', "title: T\nparts:\n  - { id: a, label: '1', grader: prose }\n", /:3:5: .*needs the key 'points'/],
    ['a grader that contradicts', `title: T\nparts:\n${part}    grader: prose\n`, /:3:5: .*make them agree/],
    ['a share without sense', `title: T\nlate: { perDay: 10 }\nparts:\n${part}`, /:2:17: expected a share such as 10%/],
    ['parts that are no list', 'title: T\nparts: { a: b }\n', /:2:8: expected a list of parts/],
  ])('%s', (_, text, expected) => {
    expect(assignment(text).join('\n')).toMatch(expected);
  });
});

describe('mistakes', () => {
  const front = (more: string): string => `---\nwhy: the sign\n${more}---\nSo\n\n$$a = b = c$$\n`;

  test('lines are those of the file', () => {
    const text = front("verdicts:\n  - { line: 8, claim: 'b = c', verdict: [fails, undecided] }\nothers: holds\n");
    const { value, troubles } = loadMistake({ file: 'm/a-b.md', text });
    expect(troubles.map(showTrouble)).toEqual([
      "m/a-b.md:4:5: line 8 of this file holds no part of the answer (lines are counted from the first '---')",
    ]);
    expect(value?.name).toBe('a-b');
    expect(value?.text.split('\n').slice(5, 9)).toEqual(['', 'So', '', '$$a = b = c$$']);
    expect(value?.others).toBe('holds');
    expect(value?.loses).toBe('some');
  });

  test.each<[string, string, RegExp]>([
    ['no front matter', '$a = b$\n', /^m.md:1:1: expected front matter/],
    ['no why', '---\nothers: holds\n---\n$a = b$\n', /^m.md:2:1: .*needs the key 'why'/],
    ['an unknown verdict', front('others: hold\n'), /^m.md:3:9: .*did you mean holds/],
    [
      'a claim that is not there',
      front("verdicts: [{ line: 7, claim: 'b = d', verdict: fails }]\n"),
      /^m.md:3:1\d: 'b = d'/,
    ],
    ['classes that are none', front('classes: abc\n'), /^m.md:3:10: expected value classes/],
    ['marks that are none', front('loses: [step]\n'), /^m.md:3:9: .*did you mean steps/],
    ['no answer', '---\nwhy: x\n---\n', /^m.md:1:1: the answer is missing/],
  ])('%s', (_, text, expected) => {
    expect(mistake(text).join('\n')).toMatch(expected);
  });
});
