import { understand } from '../../worlds';
import { checkerFor } from '../../worlds';
import { readWorldFile } from '../../worlds/file';

const read = (text: string) => readWorldFile(text);

/** Problems of the file, or of the formulas in it, as `line:column message`. */
function problems(text: string): string[] {
  const { declarations, problems: found } = readWorldFile(text);
  const all = found.length > 0 ? found : checkerFor(declarations, 7).problems;
  return all.map((p) => `${p.line}:${p.column} ${p.message}`);
}

describe('arrays and signs are read', () => {
  test('axes by name, number and formula', () => {
    const { declarations, problems: found } = read(
      String.raw`sizes: {H: [5, 7], K: 3}
parameters:
  X: {tensor: [N, 2, H]}
  v: {tensor: H, positive: true}
  u: {vector: 2K}
  Z: {tensor: [N, '\lfloor (H - K) / 2 \rfloor + 1']}
indices: {t: H - K + 1}
`,
    );
    expect(found).toEqual([]);
    expect(declarations.parameters.map((p) => p.form)).toEqual([
      { kind: 'tensor', axes: ['N', 2, 'H'], sign: 'any' },
      { kind: 'tensor', axes: ['H'], sign: 'positive' },
      { kind: 'vector', size: '2K', sign: 'any' },
      { kind: 'tensor', axes: ['N', String.raw`\lfloor (H - K) / 2 \rfloor + 1`], sign: 'any' },
    ]);
    expect(declarations.indices).toMatchObject([{ name: 't', size: 'H - K + 1' }]);
    const { meaning, problems: wrong } = understand(declarations);
    expect(wrong).toEqual([]);
    // Only names are drawn; a formula follows from them.
    expect([...meaning.sizes.keys()].sort()).toEqual(['H', 'K', 'N']);
    expect(meaning.vocabulary.lookup('X')).toMatchObject({ kind: 'parameter', rank: 3 });
  });

  test('an array entry by entry', () => {
    const { declarations, problems: found } = read(
      String.raw`parameters:
  x: {vector: H}
  Y: {is: 'x_t + x_s', at: [t, s], tensor: [H, H]}
  y: {is: 'x_t', at: t}
indices: {t: H}
`,
    );
    expect(found).toEqual([]);
    expect(declarations.parameters.slice(1).map((p) => p.form)).toMatchObject([
      { kind: 'entries', axes: ['H', 'H'], at: ['t', 's'], formula: { latex: 'x_t + x_s' } },
      { kind: 'entries', axes: null, at: ['t'] },
    ]);
    const { meaning, problems: wrong } = understand(declarations);
    expect(wrong).toEqual([]);
    expect(meaning.parameters.get('y')!.form).toMatchObject({ kind: 'entries', axes: ['H'] });
    expect(meaning.vocabulary.lookup('Y')).toEqual({ kind: 'parameter', rank: 2, defined: true });
  });

  test('convolutions by sign and by name', () => {
    const { declarations, problems: found } = read(
      String.raw`functions:
  '*': {convolution: valid}
  '\ast_{\text{full}}': {convolution: full, flip: true}
  conv: {convolution: same, stride: s, dilation: 2, over: 2}
`,
    );
    expect(found).toEqual([]);
    const plain = { kind: 'convolution', padding: 'valid', flip: false, stride: 1, dilation: 1, over: null };
    expect(declarations.functions.map((f) => [f.name, f.form])).toEqual([
      ['*', plain],
      ['*_{full}', { ...plain, padding: 'full', flip: true }],
      ['conv', { ...plain, padding: 'same', stride: 's', dilation: 2, over: 2 }],
    ]);
    const { meaning } = understand(declarations);
    expect(meaning.vocabulary.lookup('*')?.kind).toBe('operator');
    expect(meaning.sizes.has('s')).toBe(true);
  });

  test('a size is one name, however its scripts are written', () =>
    expect(problems("sizes: {N_1: 3}\nparameters: {x: {vector: N_1}, y: {tensor: ['N_{1}', N_1 + 1]}}")).toEqual([]));
});

describe('what cannot be meant is said with its remedy', () => {
  test.each([
    ['parameters: {X: tensor}', '1:17', 'An array needs its sizes', 'tensor: [N, C, H]'],
    ['parameters: {X: {tensor: []}}', '1:26', 'must be a list, not an empty list', 'tensor: [N, C, H]'],
    ['parameters: {X: {tensor: [1, 2, 3, 4, 5, 6, 7]}}', '1:26', 'has 7 axes', 'at most 6'],
    ['parameters: {X: {tensor: [N, 0]}}', '1:30', 'whole number from 1', ''],
    ['parameters: {X: {tensor: [N], kind: spd}}', '1:31', 'Unknown key `kind`', ''],
    ['parameters: {X: {tensr: [N, C]}}', '1:18', 'did you mean `tensor`?', ''],
    ['parameters: {X: {tensor: [4096, 4096]}}', '1:14', 'The array `X` would have 16777216 entries', ''],
    ["parameters: {Y: {is: '1', tensor: [N]}}", '1:18', 'needs its indices', 'at: [i, j]'],
    ['parameters: {Y: {at: [t], tensor: [N]}}', '1:18', 'has none', "is: 'a formula'"],
    ["parameters: {Y: {is: '1', at: [t, t]}}", '1:27', '`t` of `Y` stands twice', ''],
    ["parameters: {Y: {is: '1', at: [t], tensor: [N, M]}}", '1:27', '1 index for 2 axes', ''],
    ["parameters: {Y: {is: '1', at: [t], size: N}}", '1:36', 'Unknown key `size`', ''],
    ["parameters: {Y: {is: '1', at: [t]}}", '1:22', 'how long the index t of "Y" runs is not known', 'tensor: [...]'],
    ["parameters: {x: {vector: N}, Y: {is: 'x_s', at: [t], tensor: [N]}}", '1:38', 'speaks of "s"', 'sum over it'],
    ["parameters: {Y: {is: 'Y_t', at: [t], tensor: [N]}}", '1:22', 'runs in a circle', ''],
    ["parameters: {x: {vector: N}, Y: {is: 'x', at: [t], tensor: [N]}}", '1:38', 'meant to give one entry', ''],
    ["parameters: {x: {vector: N}, Y: {is: 'x_{t+1}', at: [t], tensor: [N]}}", '1:38', 'no value at t = ', 'too far?'],
    ['sizes: {H: 5}\nparameters: {X: {tensor: [H - K]}}', '2:14', '"K" in the size "H - K" is no size', 'under sizes'],
    ["sizes: {H: 5}\nparameters: {X: {tensor: ['H^2 + 1']}}", '2:14', 'is no size: write sizes, numbers', ''],
    ["sizes: {H: 5}\nparameters: {X: {tensor: ['H +']}}", '2:14', 'could not be read', ''],
    ['sizes: {H: 3, K: 5}\nparameters: {X: {tensor: [H - K]}}', '1:1', 'no draw of the sizes makes "H - K"', 'ranges'],
    ["functions: {'*': valid}", '1:18', 'must be a mapping', "'*': {convolution: valid}"],
    ["functions: {'*': {convolution: vald}}", '1:32', 'did you mean `valid`?', ''],
    ["functions: {'*': {convolution: 1}}", '1:32', 'says nothing about what happens at the ends', ''],
    ["functions: {'*': {convolution: valid, strides: 2}}", '1:39', 'did you mean `stride`?', ''],
    ["functions: {'*': {convolution: valid, stride: 0}}", '1:47', 'whole number from 1', ''],
    ["functions: {'*': {convolution: valid, flip: yes}}", '1:45', '`true` or `false`', ''],
    ["functions: {'*': {convolution: valid, over: 4}}", '1:45', 'at most 3 axes', ''],
    ["functions: {'*': {corelation: valid}}", '1:19', 'Unknown key `corelation`', ''],
    ["functions: {'f(x)': {convolution: valid}}", '1:13', 'leave out its arguments', ''],
    ['functions: {conv: convolution}', '1:19', 'no function that is known', "'conv': {convolution: valid}"],
    ["functions: {'*': {convolution: valid}, '\\ast': {convolution: full}}", '1:40', 'already declared', ''],
    ["parameters: {s: real}\nfunctions: {'*': {convolution: valid, stride: s}}", '2:13', 'used as a size', ''],
  ])('%s', (text, at, ...words) => {
    const found = problems(text);
    expect(found).toHaveLength(1);
    expect(found[0]!.startsWith(`${at} `) ? at : found[0]).toBe(at);
    for (const word of words) expect(found[0]).toContain(word);
  });

  test('a sign without quotes', () =>
    expect(problems('functions: {*: {convolution: valid}}').join()).toMatch(/quotes/));
});

test('lengths that follow from others are whole, and differ where they can', () => {
  const { declarations } = read(
    String.raw`sizes: {H: [5, 12], K: [2, 4], s: [2, 3]}
parameters: {X: {tensor: [H, K, H - K + 1, '(H - K) / s']}}
`,
  );
  for (let seed = 1; seed < 20; seed++) {
    const { checker, problems: found } = checkerFor(declarations, seed);
    expect([seed, found, checker !== null]).toEqual([seed, [], true]);
  }
});
