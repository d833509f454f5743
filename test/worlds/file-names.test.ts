import { readWorldFile, understand } from '../../worlds';

const raw = String.raw;

/** What a file declares, and the messages about it. */
function read(text: string) {
  const { declarations, problems } = readWorldFile(text);
  return { declarations, messages: problems.map((p) => p.message) };
}

describe('names with scripts, and forms of densities', () => {
  test('samples, stars, bars below and operations are parts of names', () => {
    const { declarations, messages } = read(
      raw`
variables: {u: {values: 2}, 'u^{(k)}': {copies: [3, u]}, 'u^m': {copies: [3, u]}, 'u^{(t+1)}': {copy: u}}
parameters: {a: {vector: 3}}
functions:
  g^*(s): 's'
  \ell_{A|B}(s): 's'
  (f * g)(n): 'n'
  (f \circ g)(n): 'n'
densities:
  Q^{(t)}(u): {is: '\frac12'}
`,
    );
    expect(messages).toEqual([]);
    expect(declarations.variables.map((v) => v.name)).toEqual(['u', 'u^{(k)}', 'u^m', 'u^{(t+1)}']);
    expect(declarations.functions.map((f) => f.name)).toEqual(['g^*', raw`\ell_{A|B}`, 'f * g', raw`f \circ g`]);
    expect(declarations.densities[0]!.signature).toEqual({ name: 'Q^{(t)}', of: ['u'], given: [] });
  });

  test.each(['u*v', 'u|v', '(u)', 'u^(k)'])('%s is no name', (name) => {
    expect(read(`variables: {'${name}': {values: 2}}`).messages).toHaveLength(1);
  });

  test('a kernel moves a variable', () => {
    const { declarations, messages } = read('variables: {s: {values: 3}}\ndensities: {K: {kernel: s}}');
    expect(messages).toEqual([]);
    expect(declarations.densities[0]!.form).toEqual({ kind: 'kernel', over: 's' });
    expect(read('densities: {K: {kernel: s}}').messages).toEqual([expect.stringContaining('`s` is not declared')]);
  });

  test('what a mean is under, and what constants are free of', () => {
    const { declarations, messages } = read(
      "variables: {u: {values: 2}, w: {values: 2}}\ndensities: {q: {conditional: 'w | u'}}\nmean: 'q(w|u)'\nconstant: [q]",
    );
    expect(messages).toEqual([]);
    expect(declarations.mean?.signature).toEqual({ name: 'q', of: ['w'], given: ['u'] });
    expect(declarations.constant.map((c) => c.name)).toEqual(['q']);
    expect(read('mean: q').messages).toEqual([expect.stringContaining("write `mean: 'q(z|x)'`")]);
    expect(read('constant: {q: 1}').messages).toEqual([expect.stringContaining('`constant: [q]`')]);
    expect(read("mean: 'q(w)'").messages).toEqual([expect.stringContaining('`q` is no density')]);
    expect(read('constant: [q]').messages).toEqual([expect.stringContaining('neither a density nor a parameter')]);
  });

  test('a density with an index is a table, a law or a formula', () => {
    const { declarations } = read(
      "variables: {u: {binary: 2}}\ndensities: {r_k: {unnormalised: '1', over: [u]}}\nindices: {k: 2}",
    );
    expect(understand(declarations).problems).toMatchObject([
      { line: 2, message: expect.stringContaining('a density with an index cannot be "unnormalised"') as string },
    ]);
  });
});
