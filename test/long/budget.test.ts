import { checkerOf, judged } from '../worlds/judging';

/** Of what is dear this is the dearest: some 20 seconds until it is given up. Others are in test/worlds/bounds.test.ts. */
test('three integrals in one another end with a word', () => {
  const claim = String.raw`\int_{-\infty}^\infty\int_{-\infty}^\infty\int_{-\infty}^\infty e^{-a^2-b^2-c^2}\,da\,db\,dc = \pi`;
  const [found] = judged(checkerOf('parameters: {x: real}\n'), claim);
  expect(found!.verdict).not.toBe('holds');
  expect(found!.because).not.toBe('');
});
