import { findPhrase, readPhrase } from '../../problems/phrases';
import type { Phrase } from '../../problems/schema';

const phrase = (written: string): Phrase => {
  const read = readPhrase(written);
  if (read.kind === 'wrong') throw new Error(read.because);
  return read;
};
const said = (written: string, answer: string): string | null => {
  const at = findPhrase(answer, phrase(written));
  return at === null ? null : answer.slice(at.from, at.to).trim();
};

test('words must stand in one sentence, in any order and case', () => {
  expect(said('divergence negativ', 'We sum. The KL\nDivergence is never Negative. Done.')).toBe(
    'The KL\nDivergence is never Negative.',
  );
  expect(said('divergence negativ', 'A divergence. A negative number.')).toBeNull();
  expect(said('divergence negativ', 'a divergence\n\nnegative')).toBeNull();
});

test('regular expressions see formulas as written', () => {
  expect(said('/kl\\b.*\\\\geq?\\s*0/', 'as $KL \\geq 0$ we')).toBe('KL \\geq 0');
  expect(said('/非负/', 'KL散度非负。')).toBe('非负');
});

test('a bad regular expression is said to be one', () => {
  expect(readPhrase('/(/').kind).toBe('wrong');
});
