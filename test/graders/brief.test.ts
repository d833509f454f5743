import { briefly } from '../../graders/brief';

const long = `It has ${'many '.repeat(70)}words.`;

test.each([
  ['one sentence stays', 'Show that $a = b$.', 'Show that $a = b$.'],
  ['displays stay', 'Show that\n\n$$a = b.$$\n\nSay why.', 'Show that $$a = b.$$ Say why.'],
  ['a table is left out', 'Give the shapes.\n\n| layer | size |\n| --- | --- |\n| $L_1$ | 2 |\n', 'Give the shapes.'],
  ['sentences beyond the limit are left out', `Let $x. Y$ be so. ${long} ${long}`, `Let $x. Y$ be so. ${long} …`],
  ['the end of a display is the end of a sentence', `Take $$a = b.$$ ${long} ${long}`, `Take $$a = b.$$ ${long} …`],
])('%s', (_, statement, brief) => {
  expect(briefly(statement)).toBe(brief);
});

test('the first sentence is there whole, however long', () => {
  expect(briefly(`${long.repeat(3)} End.`)).toBe(`${long.repeat(3)} …`);
});
