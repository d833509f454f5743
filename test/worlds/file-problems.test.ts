import fc from 'fast-check';
import { readWorldFile } from '../../worlds/file';
import { nearest, normaliseName } from '../../worlds/file/names';

/** Problems as `line:column message`. */
const problems = (text: string): string[] =>
  readWorldFile(text).problems.map((p) => `${p.line}:${p.column} ${p.message}`);

/** Expects one problem, at a place, whose message holds all the given words. */
function one(text: string, at: string, ...words: string[]): void {
  const found = problems(text);
  expect(found).toHaveLength(1);
  expect(found[0]).toMatch(new RegExp(`^${at} `));
  for (const word of words) expect(found[0]).toContain(word);
}

describe('the file as a whole', () => {
  test.each([
    ['', 'empty'],
    ['# only a comment\n', 'empty'],
    ['{}', 'empty'],
    ['- x\n- y', 'a list'],
    ['x', 'the mere text `x`'],
    ['sizes: {J: 3}\0', 'control character (code 0)'],
    ['x'.repeat(60_000), '60000 characters'],
    ['['.repeat(20_000), 'nested too deeply'],
    ['a: '.repeat(10_000), 'nested too deeply'],
    [`${' '.repeat(200)}a: 1`, 'indent'],
    ['['.repeat(40), 'not closed'],
    ['- '.repeat(20_000), 'nested too deeply'],
  ])('%#', (text, word) => {
    expect(problems(text).join('\n')).toContain(word);
  });

  test('a second document', () => one('sizes: {J: 3}\n---\nsizes: {K: 3}', '2:1', '`---`'));
  test('a tab', () => one('sizes:\n\tJ: 3', '2:1', 'tab', 'spaces'));
  test('an alias', () => one('sizes:\n  J: 3\n  K: *J', '3:6', '`*J`', 'single quotes'));
  test('an anchor', () => one('sizes:\n  J: &a 3', '2:9', '`&a`'));
  test('a bomb of aliases is not unfolded', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghij'.split('').map((c, i) => `${c}: &${c} [*${'abcdefghi'[i]}, *${'abcdefghi'[i]}]`),
    ];
    expect(problems(bomb.join('\n')).length).toBeGreaterThan(0);
  });
  test('a key that stands twice', () => one('sizes: {J: 3, J: 4}', '1:15', '`J` stands here twice'));
  test('an unclosed bracket is reported where it opens', () => one('sizes:\n  J: [2, 4\n', '2:6', '`[` is not closed'));
  test('a bracket too many', () => one('sizes: {J: 3}\n}', '2:1', '`}` closes nothing'));
  test('an unclosed quotation mark', () => one("nodes:\n  a: 'x", '2:8', 'quotation mark'));
  test('a missing colon', () => one('sizes\nindices: {i: J}', '1:1', 'colon is missing'));
  test('crooked indentation', () => one('sizes:\n  J: 3\n K: 4', '3:1', 'same column'));
  test('a heading over nothing', () => one('sizes:\nignore: [x]', '1:1', 'Nothing stands under `sizes`'));
});

describe('the traps of YAML', () => {
  test('a flow key split at its comma', () => {
    const text = 'variables: {z: {real: J}}\ndensities: {q(z|x,y): {normal: [0, 1]}}';
    one(text, '2:13', "write 'q(z|x,y)', in single quotes", 'comma');
  });
  test('a flow value split at its comma', () => {
    const text = 'variables: {x: {values: 2}, y: {values: 2}, z: {values: 3}}\ndensities: {q: {conditional: z | x, y}}';
    one(text, '2:37', "write 'z | x, y', in single quotes", 'comma');
  });
  test('an item of a list split at its comma', () => {
    one('assume: [p(z|y) = \\mathcal N(0, I), f(1) = 0]', '1:10', "write 'p(z|y) = \\mathcal N(0, I)'");
  });
  test.each([
    ['parameters: {W_{hh}: {matrix: [D, P]}}', '1:14', "'W_{hh}'"],
    ['ignore: [x, W_{h}]', '1:13', "'W_{h}'"],
    ['parameters:\n  a: {is: \\frac{1}{2}}', '2:11', "'\\frac{1}{2}'"],
  ])('a brace in a flow name: %s', (text, at, remedy) => one(text, at, `write ${remedy}, in single quotes`));
  test.each([
    ['ignore: ["\\theta"]', '1:10', "'\\theta'", 'a tab'],
    ['ignore: ["\\nu"]', '1:10', "'\\nu'", 'a line break'],
    ['ignore: ["\\beta"]', '1:10', "'\\beta'", 'a backspace'],
    ['ignore: ["\\sigma"]', '1:10', "'\\sigma'", 'double quotes'],
    ['parameters:\n  "\\mu": real', '2:3', "'\\mu'", 'double quotes'],
  ])('an escape in double quotes: %s', (text, at, remedy, why) => one(text, at, `write ${remedy}`, why));
  test('a doubled backslash in double quotes is right', () => {
    expect(readWorldFile('ignore: ["\\\\theta"]').declarations.ignore).toEqual(['\\theta']);
  });
  test.each([
    ['nodes:\n  a: |x| + 1\n  b: x', '2:'],
    ['nodes: {a: |x| + 1}', '1:12'],
  ])('a value that begins with a bar: %s', (text, at) => {
    const found = problems(text);
    expect(found[0]).toMatch(new RegExp(`^${at}`));
    expect(found[0]).toContain("write '|x| + 1', in single quotes");
  });
  test('a comment that eats the rest of a formula', () => {
    one('nodes:\n  a: 2 #\\{x\\}', '2:6', '` #`', 'keeps only `2`', 'single quotes');
  });
  test('a comment that eats the closing brackets', () => {
    one('nodes: {a: 2 #\\{x\\}}\nignore: [x]', '1:14', '` #`', 'single quotes');
  });
  test('a comment after a quoted formula, a number or a word is a comment', () => {
    expect(problems("sizes: {J: 3} # a\nnodes:\n  a: '2 x' # b\nlayout: numerator # c")).toEqual([]);
  });
});

describe('keys and values', () => {
  test.each([
    ['varaibles: {x: {values: 3}}', '1:1', '`varaibles`', 'did you mean `variables`?'],
    ['sizes: {J: 3}\nneighbours: [x]', '2:1', '`neighbours`', 'the keys here are'],
    ['constructor: 3', '1:1', '`constructor`', 'the keys here are'],
    ['variables:\n  x: {vlaues: 3}', '2:7', '`vlaues`', 'did you mean `values`?'],
    ['variables:\n  x: {values: 3, binary: 2}', '2:18', 'cannot both stand', ''],
    ['variables:\n  x: {}', '2:6', 'one of the keys `values`', ''],
    ['variables:\n  x: 3', '2:6', 'must be a mapping', 'x: {values: 3}'],
    ['variables:\n  x: real', '2:6', 'needs a size', '{real: scalar}'],
    ['variables: {x: {values: scalar}}', '1:25', 'cannot be `scalar`', ''],
    ['variables: {x: {copies: z}}', '1:25', '{copies: [K, z]}', ''],
    ['variables: {x=1: {values: 2}}', '1:13', '`x=1` is not a name', ''],
    ['parameters: {a: {real: J}}', '1:18', 'write `a: real`', '{vector: J}'],
    ['parameters: {a: {positive: true}}', '1:18', 'write `a: positive`', '{vector: J, positive: true}'],
    ['parameters: {a: vector}', '1:17', 'write `a: {vector: J}`', ''],
    ['parameters: {a: matrix}', '1:17', '{matrix: [D, P]}', ''],
    ['parameters: {a: postive}', '1:17', 'did you mean `positive`?', ''],
    ['parameters: {a: constructor}', '1:17', 'is no kind of parameter', ''],
    ['parameters: {a: {vector: [D, P]}}', '1:26', '{matrix: [D, P]}', ''],
    ['parameters: {a: {vector: J, postive: true}}', '1:29', '`postive`', 'did you mean `positive`?'],
    ['parameters: {a: {vector: J, positive: yes}}', '1:39', '`true` or `false`', ''],
    ['parameters: {a: {vector: J, positive: true, integer: true}}', '1:45', 'cannot be both', ''],
    ['parameters: {a: {matrix: J}}', '1:26', 'two sizes', ''],
    ['parameters: {a: {matrix: [J, K], kind: spd}}', '1:26', 'is square', ''],
    ['parameters: {a: {matrix: [J, J], kind: sdp}}', '1:40', 'did you mean `spd`?', ''],
    ['parameters: {a: {onehot: K, positive: true}}', '1:29', 'remove it', ''],
    ["densities: {'p(x': {is: '1'}}", '1:13', 'is not a density', ''],
    ["variables: {x: {values: 2}}\ndensities: {'p(x)': {normal: '0'}}", '2:30', 'two arguments', 'mean and variance'],
    ["variables: {x: {values: 2}}\ndensities: {p: {conditional: 'x'}}", '2:30', 'no condition', '{joint: [x]}'],
    ["variables: {x: {values: 2}}\ndensities: {p: {unnormalised: '1'}}", '2:31', 'over: [v, h]', ''],
    ["densities: {p: {unnormalized: '1'}}", '1:17', 'did you mean `unnormalised`?', ''],
    ["densities: {p: {product: 'q + 1'}}", '1:26', 'not a product', ''],
    ['functions: {f: sigmod}', '1:16', 'did you mean `sigmoid`?', ''],
    ["functions: {f: 'x^2'}", '1:16', "'f(x)'", ''],
    ['functions: {f: 3}', '1:16', 'no function that is known', ''],
    ['layout: numertor', '1:9', 'did you mean `numerator`?', ''],
    ['edges: {neighbours: [x]}', '1:8', 'edges: {over: N}', ''],
    ['edges: {over: N, neighbors: [x]}', '1:18', 'did you mean `neighbours`?', ''],
    ['ignore: {x: y}', '1:9', 'must be a list', ''],
    ['nodes: {a: }', '1:12', 'must be a text', ''],
  ])('%s', (text, at, ...words) => one(text, at, ...words));

  test.each(['0', '-1', '1e9', '2.5', 'three', '4097', '.inf', "''"])('the impossible size %s', (size) => {
    one(`sizes:\n  J: ${size}`, '2:6', 'whole number from 1 to 4096');
  });
  test('ranges', () => {
    one('sizes: {J: [4, 2]}', '1:12', 'write [2, 4]');
    one('sizes: {J: [2, 3, 4]}', '1:12', 'write [2, 4]');
    one('variables: {x: {values: 0}}', '1:25', 'whole number');
  });
  test('all problems are reported, in the order of the file', () => {
    const found = problems('sizes: {J: 0}\nvariables: {x: {vals: 3}}\nlayout: up\nsices: {}');
    expect(found.map((p) => p.split(' ')[0])).toEqual(['1:12', '2:17', '3:9', '4:1']);
  });
});

describe('what the names stand for', () => {
  test.each([
    [
      'variables: {x: {values: 2}}\nparameters: {x: real}',
      '2:14',
      '`x` is already declared under `variables` on line 1',
      '',
    ],
    ['parameters:\n  x_1: real\n  x_{1}: real', '3:3', '`x_{1}` is already declared on line 2', ''],
    ['variables: {x: {values: 2}}\ndensities: {p: {joint: [x, z]}}', '2:13', '`z` is not declared', 'add'],
    ['variables: {xs: {values: 2}}\ndensities: {p: {joint: [xt]}}', '2:13', 'did you mean `xs`?', ''],
    ['parameters: {x: {spins: 3}}\ndensities: {p: {joint: [x]}}', '2:13', 'is a parameter (line 1)', '`variables`'],
    ["densities: {'p(x)': {normal: [0, 1]}}", '1:13', '`x` is not declared', ''],
    ['variables: {u: {copy: z}}', '1:13', '`z` is not declared', ''],
    ['variables: {u: {copy: u}}', '1:13', 'which is a copy itself', ''],
    ['variables: {K: {values: 3}, x: {values: K}}', '1:29', 'used as a size', '`variables`'],
    ['variables: {x: {values: 3}}\ndensities: {p: {dag: x}}', '2:13', 'no components', '{binary: N}'],
    [
      'variables: {x: {binary: 3}}\ndensities: {p: {dag: x, parents: before}}',
      '2:34',
      '`earlier` or `later`',
      'before',
    ],
    ["variables: {x: {values: 3}}\ndensities: {p(x): '1', 'p( x )': '2'}", '2:24', 'already declared on line 2', ''],
  ])('%s', (text, at, ...words) => one(text, at, ...words));

  test('tables that would be too large', () => {
    one('sizes: {N: [2, 21]}\nvariables: {h: {binary: N}}', '2:13', '2097152 states', '2^20');
    one(
      'variables: {x: {values: 2000}, y: {values: 2000}}\ndensities: {p: {joint: [x, y]}}',
      '2:13',
      'The density `p` would have 4000000 states',
    );
    one('variables: {h: {spins: 4000}}', '1:13', 'more than 10^308 states');
    one('parameters: {W: {matrix: [4096, 4096]}}', '1:14', '16777216 entries');
    expect(problems('variables: {x: {values: 1024}, y: {values: 1024}}\ndensities: {p: {joint: [x, y]}}')).toEqual([]);
  });
});

describe('names', () => {
  test.each([
    ['x_1', 'x_{1}'],
    ['x _ {1}', 'x_{1}'],
    ['p_\\theta', 'p_{\\theta}'],
    ['W_{hh}', 'W_{hh}'],
    ['x_{i_1}^2', 'x_{i_{1}}^{2}'],
    ['\\vec x', '\\vec x'],
    ['\\mathbf {x}', '\\mathbf{x}'],
  ])('%s is compared as %s', (name, normal) => expect(normaliseName(name)).toBe(normal));

  test('the nearest', () => {
    expect(nearest('parmaeters', ['sizes', 'parameters'])).toBe('parameters');
    expect(nearest('x', ['y', 'z'])).toBeNull();
    expect(nearest('X', ['x'])).toBe('x');
  });
  test('normalising twice changes nothing', () => {
    fc.assert(fc.property(fc.string(), (s) => normaliseName(normaliseName(s)) === normaliseName(s)));
  });
});

describe('any text', () => {
  const valid = [
    "variables: {x: {density: 3}, y: {values: 2}}\ndensities: {p: {joint: [x, y]}, q: {conditional: 'x | y'}}\nignore: [\\theta, \\phi]\n",
    "sizes:\n  J: [2, 4]\nparameters:\n  \\mu: {vector: J}\n  \\Sigma: {matrix: [J, J], kind: spd}\nnodes:\n  s: '\\tanh(\\mu)'\n",
    "edges: {over: N, neighbours: ['\\text{local}'], pairs: '\\sum_{i,j}'}\nfunctions: {'E(x, y)': 'h\\sum_i x_i', f: smooth}\nlayout: numerator\n",
  ];
  const sound = (text: string): boolean => {
    const { declarations, problems: found } = readWorldFile(text);
    const lines = text.split('\n').length;
    const declared = Object.values(declarations).some((d) => (Array.isArray(d) ? d.length > 0 : d !== null));
    const placed = found.every((p) => p.line >= 1 && p.line <= lines && p.column >= 1 && !p.message.includes('\n'));
    return placed && (found.length > 0 || declared || /\{\s*\}|!/.test(text));
  };
  test('junk', () => {
    const junk = fc.string({ unit: fc.constantFrom(...' \n\t:{}[],|#*&!%@`\'"-?\\xyzp()_^123'), maxLength: 60 });
    fc.assert(fc.property(fc.oneof(fc.string(), junk), sound), { numRuns: 500 });
  });
  test('valid files, damaged', () => {
    const edit = fc.record({ at: fc.nat(), cut: fc.nat(3), put: fc.string({ maxLength: 3 }) });
    const damaged = fc.tuple(fc.constantFrom(...valid), fc.array(edit, { minLength: 1, maxLength: 4 }));
    const damage = (text: string, edits: { at: number; cut: number; put: string }[]): string =>
      edits.reduce((t, e) => {
        const at = e.at % (t.length + 1);
        return t.slice(0, at) + e.put + t.slice(at + e.cut);
      }, text);
    for (const text of valid) expect(problems(text)).toEqual([]);
    fc.assert(
      fc.property(damaged, ([text, edits]) => sound(damage(text, edits))),
      { numRuns: 500 },
    );
  });
});
