import { keyOf, type Basis } from '../../gradebook/batch/key';

const basis: Basis = { program: 'p', assignment: 'a', seed: 7 };
const bytes = (text: string): Uint8Array => Buffer.from(text);

test('a picture beside the document counts: another one is another key', () => {
  const of = (...pictures: string[]): string => keyOf(basis, 'ada', 'ada.md', bytes('![](a.png)'), pictures.map(bytes));
  expect(new Set([of(), of('one'), of('two'), of('one', 'two'), of('two', 'one')]).size).toBe(5);
  expect(of('one')).toBe(of('one'));
});
