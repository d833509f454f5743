import type { Checker } from '../../../worlds';
import { LAW_NAMES, wordsFor } from '../../../worlds/laws/lexicon';
import { LAWS } from '../../../worlds/laws/table';
import { checkerOf, judged } from '../judging';

const world = String.raw`
variables: {x: {density: 3}, z: {density: 3}, k: {values: 3}}
parameters: {a: positive, b: positive, s: real}
densities: {p: {joint: [x, z]}, q: {conditional: 'z | x'}, c: {joint: [k]}}
functions: {\sigma: sigmoid, f: smooth}
`;

let checker: Checker;
beforeAll(() => {
  checker = checkerOf(world);
});

/** Sides of claims that look like a law and are none. */
const FALSE = [
  String.raw`p(x,z) = p(z|x)p(z)`,
  String.raw`p(z|x) = \frac{p(x|z)p(z)}{p(z)}`,
  String.raw`p(z|x) = \frac{p(x,z)}{p(z)}`,
  String.raw`\sum_z q(z|x) = a`,
  String.raw`\int p(x,z)\,dx = p(x)`,
  String.raw`\log(a + b) = \log a + \log b`,
  String.raw`\log \frac{a}{b} = \frac{\log a}{\log b}`,
  String.raw`e^{a+b} = e^a + e^b`,
  String.raw`(a+b)^2 = a^2 + b^2`,
  String.raw`\mathbb{E}_{q(z|x)}[f(z)^2] = \mathbb{E}_{q(z|x)}[f(z)]^2`,
  String.raw`KL(q(z|x) \| p(z)) = KL(p(z) \| q(z|x))`,
  String.raw`D_{KL}(q(z|x) \| p(z)) = \sum_z q(z|x) \log \frac{p(z)}{q(z|x)}`,
  String.raw`1 - \sigma(s) = \sigma(s)`,
  String.raw`\sigma(s) = \frac{1}{1 + e^{s}}`,
  String.raw`\mathrm{Var}_c(k) = \mathbb{E}_{c(k)}[k^2] - \mathbb{E}_{c(k)}[k]`,
  String.raw`\log p(x) = \mathbb{E}_{q(z|x)}[\log p(x|z)] - KL(q(z|x) \| p(z))`,
  String.raw`\log \mathbb{E}_{c(k)}[k^2] \le \mathbb{E}_{c(k)}[\log k^2]`,
  String.raw`\log p(x) \ge \sum_z \log \frac{p(x,z)}{q(z|x)}`,
  String.raw`s \ge s + KL(q(z|x) \| p(z))`,
  String.raw`p(x) \le 1`,
  String.raw`\log a \ge a - 1`,
];

test.each(FALSE)('no law for %s', (latex) => {
  const [claim] = judged(checker, latex);
  expect(claim!.verdict).toBe('fails');
  expect(claim!.sides).toBeUndefined();
  const read = (source: string) => judged(checker, `${source} = ${source}`)[0]!.sides![0];
  const [left, right] = [read(claim!.lhs), read(claim!.rhs)];
  expect(checker.explain(left, claim!.link.op, right, new Map())).toBeNull();
});

test('the same claim has the same laws with every seed, and twice in a row', () => {
  const latex = String.raw`\log p(x) = \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)} + KL(q(z|x) \| p(z|x))`;
  const said = [1, 2, 3, 3].map((seed) => {
    const own = checkerOf(world, seed);
    const [left, right] = judged(own, latex)[0]!.sides!;
    return own.explain(left, '=', right, new Map())?.laws.map((law) => law.said);
  });
  expect(said[0]!.length).toBeGreaterThan(1);
  for (const other of said) expect(other).toEqual(said[0]);
});

test('names are known once each, and have words', () => {
  expect(new Set(LAW_NAMES).size).toBe(LAW_NAMES.length);
  for (const name of LAW_NAMES) expect(wordsFor(name).length).toBeGreaterThan(3);
  expect(new Set(LAWS.map((law) => law.id)).size).toBe(LAWS.length);
});
