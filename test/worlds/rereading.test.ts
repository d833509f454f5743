import { checkerOf, judged } from './judging';

const raw = String.raw;

const checker = checkerOf('parameters: {a: positive, b: positive, c: real, d: {vector: 3}}');

test('a side that is read anew for one claim is read so in the claims beside it', () => {
  // The logarithm of the quotient times the exponential, on both sides of it.
  const chain = raw`\log a - \log b + c = \log \frac{a}{b} \exp(c) = c + \log a - \log b`;
  const verdicts = judged(checker, chain);
  expect(verdicts.map((v) => v.verdict)).toEqual(['holds', 'holds']);
  expect(verdicts.map((v) => v.readAs)).toEqual([
    raw`\log a - \log b + c = \log\left(\frac{a}{b} \exp\left(c\right)\right)`,
    raw`\log\left(\frac{a}{b} \exp\left(c\right)\right) = c + \log a - \log b`,
  ]);
});

test('a claim that holds by the customary reading is not given up for another', () => {
  const chain = raw`e^c \log \frac{a}{b} = \log \frac{a}{b} \exp(c) = c + \log a - \log b`;
  expect(judged(checker, chain).map((v) => v.verdict)).toEqual(['holds', 'fails']);
});
