import type { Declared, EditKind, Expr, Vocabulary } from '../../expr';
import { edited, editsOf, formOf, isUnreadable, lex, parseTokens, partAt, print, same, stockOf } from '../../expr';
import { RandomExpr } from './random';
import { declared as declaredRandom, declaredNames, seeded } from './random-names';
import { raw, read } from './reads';
import { gauss, ising, rbm, vocabulary } from './vocabularies';

const elbo = vocabulary({
  x: ['variable', 0],
  z: ['variable', 0],
  p: ['density', 0],
  q: ['density', 0],
  a: ['parameter', 0],
  b: ['parameter', 0],
  N: ['size', 0],
  i: ['index', 0],
  k: ['index', 0],
});

const namesOf = (v: Vocabulary): Declared => ({ densities: [], names: [...v.names()] });

/** All edits of a side in a document that holds some other sides. */
const editsIn = (side: string, others: readonly string[], v: Vocabulary) => {
  const e = read(side, v).expr;
  return { e, edits: editsOf(e, stockOf([e, ...others.map((o) => read(o, v).expr)], namesOf(v), v)) };
};

/** One slip of each kind that people make, with its way back; judged by hand. */
const SLIPS: readonly (readonly [
  there: EditKind,
  back: EditKind,
  right: string,
  wrong: string,
  v: Vocabulary,
  also?: readonly string[],
])[] = [
  [
    'drop-factor',
    'insert-factor',
    raw`\sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)}`,
    raw`\sum_z \log \frac{p(x,z)}{q(z|x)}`,
    elbo,
  ],
  ['condition', 'condition', raw`\frac{p(v, h)}{p(v)}`, raw`\frac{p(v, h)}{p(h)}`, rbm],
  ['condition', 'condition', raw`\log p(x)`, raw`\log p(x | z)`, elbo],
  ['condition', 'condition', raw`p(x | z)`, raw`p(x, z)`, elbo],
  ['swap', 'swap', raw`p(x | z)`, raw`p(z | x)`, elbo],
  ['swap', 'swap', raw`D_{KL}(q(z|x) \| p(z))`, raw`D_{KL}(p(z) \| q(z|x))`, elbo],
  ['swap', 'swap', raw`\log \frac{a}{b}`, raw`\log \frac{b}{a}`, elbo],
  ['swap', 'swap', raw`(a - b) p(x)`, raw`(b - a) p(x)`, elbo],
  ['swap', 'swap', raw`v^T W h`, raw`W v^T h`, rbm],
  ['drop-term', 'insert-term', raw`a + b - p(x)`, raw`a - p(x)`, elbo, [raw`b + 1`]],
  ['drop-term', 'insert-term', raw`a - b`, raw`a`, elbo, [raw`b + 1`]],
  ['sign', 'sign', raw`a - b`, raw`a + b`, elbo],
  ['sign', 'sign', raw`\exp(-a)`, raw`\exp(a)`, elbo],
  ['drop-divisor', 'insert-divisor', raw`\frac{a}{b}`, raw`a`, elbo, [raw`\frac{1}{b}`]],
  ['drop-factor', 'insert-factor', raw`2 a`, raw`a`, elbo],
  ['drop-factor', 'insert-factor', raw`\frac12 a`, raw`a`, elbo],
  ['index', 'index', raw`\sum_i a_i`, raw`\sum_i a_k`, elbo],
  ['transpose', 'transpose', raw`W^T v`, raw`W v`, rbm],
  ['drop-function', 'insert-function', raw`\sum_z q(z|x) \log p(x, z)`, raw`\sum_z q(z|x) p(x, z)`, elbo],
  ['drop-function', 'insert-function', raw`\exp(a)`, raw`a`, elbo],
  ['affine', 'affine', raw`\sigma((2 h_j - 1) a_j)`, raw`\sigma(h_j a_j)`, rbm],
  ['constant', 'constant', raw`W^T v + a`, raw`W^T v + 1`, rbm],
  ['exponent', 'exponent', raw`\sum_j \sigma_j^2`, raw`\sum_j \sigma_j`, gauss],
  ['exponent', 'exponent', raw`\Sigma^{-1}`, raw`\Sigma`, gauss],
  ['bound', 'bound', raw`\sum_{i=1}^N a_i`, raw`\sum_{i=1}^{N - 1} a_i`, elbo],
  ['bound', 'bound', raw`\sum_{i \ne m} x_i`, raw`\sum_i x_i`, ising, [raw`\sum_{i \ne m} x_i y_i`]],
  ['rename', 'rename', raw`\mu_j`, raw`\sigma_j`, gauss],
  ['rename', 'rename', raw`\mathbb{E}_{q(z|x)}[a]`, raw`\mathbb{E}_{p(z|x)}[a]`, elbo],
  ['rename', 'rename', raw`\mathbb{E}_{q(z|x)}[a]`, raw`\mathbb{E}_{p(z)}[a]`, elbo, [raw`q(z|x) p(z)`]],
];

describe('slips and their way back', () => {
  test.each(SLIPS.map((slip) => [slip.slice(0, 4).join('  '), slip] as const))('%s', (_, slip) => {
    const [there, back, right, wrong, v, also = []] = slip;
    const reaches = (from: string, to: string, kind: EditKind): boolean => {
      const { e, edits } = editsIn(from, [to, ...also], v);
      const wanted = formOf(read(to, v).expr);
      return edits.some((edit) => edit.kind === kind && formOf(edited(e, edit)) === wanted);
    };
    expect({ there: reaches(right, wrong, there), back: reaches(wrong, right, back) }).toEqual({
      there: true,
      back: true,
    });
  });
});

test('nothing is put in that only undoes what stands there', () => {
  const { e, edits } = editsIn(raw`\frac{a}{b} + a`, [raw`\frac{1}{b} - a`], elbo);
  const results = edits.map((edit) => print(edited(e, edit)));
  expect(results).not.toContain(raw`\frac{a}{b} + a - a`);
  expect(results).not.toContain(raw`b \frac{a}{b} + a`);
  expect(results).not.toContain(raw`\frac{a}{b} + \frac{a}{a}`);
});

describe('every edit of random expressions', () => {
  const trees: readonly Expr[] = Array.from({ length: 150 }, (_, seed) =>
    new RandomExpr(seeded(seed), declaredNames, declaredRandom).value(1 + (seed % 3)),
  );
  const stock = stockOf(trees.slice(0, 12), namesOf(declaredRandom), declaredRandom);

  test('changes the expression, where it says, and prints as something that can be read', () => {
    const wrong: string[] = [];
    for (const e of trees)
      for (const edit of editsOf(e, stock)) {
        const whole = edited(e, edit);
        const place = partAt(whole, [...edit.at, ...edit.inner]);
        if (same(whole, e)) wrong.push(`${edit.kind} changes nothing: ${print(e)}`);
        if (!place) wrong.push(`${edit.kind} leads nowhere: ${print(e)}`);
        if (edit.kind.startsWith('insert') && edit.inner.length > 0 && !same(place!, edit.now!))
          wrong.push(`${edit.kind} puts ${print(edit.now!)} elsewhere: ${print(whole)}`);
      }
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('comes in the same order again', () => {
    const all = (): string[] => trees.slice(0, 20).flatMap((e) => editsOf(e, stock).map((x) => print(edited(e, x))));
    expect(all()).toEqual(all());
  });
});

test('a repaired side reads back from its print: edits of real sides', () => {
  const sides = [
    raw`\sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)} + D_{KL}(q(z|x) \| p(z|x))`,
    raw`-D_{KL}(q(z|x) \| p(z)) + \mathbb{E}_{q(z|x)}[\log p(x|z)]`,
  ];
  const unread = sides.flatMap((side) => {
    const { e, edits } = editsIn(side, sides, elbo);
    return edits
      .map((edit) => print(edited(e, edit)))
      .filter((latex) => isUnreadable(parseTokens(lex(latex).tokens, elbo)));
  });
  expect(unread).toEqual([]);
});
