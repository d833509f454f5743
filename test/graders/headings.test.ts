import { join } from 'node:path';
import { Grader } from '../../graders/grade';
import { withoutHeadingNumbers } from '../../graders/headings';
import { readAssignment } from '../../problems/files';
import { readSubmission } from '../../submissions/read';
import { root } from '../support/shared';

test.each([
  ['# 4', '#  '],
  ['## 1.2 Shapes of 3 layers', '##     Shapes of 3 layers'],
  ['# Problem 3: the bound', '# Problem    the bound'],
  ['**4**', '**4**'],
  ['## **(2)** $x_1 = 4$', '## **   ** $x_1 = 4$'],
  ['\\section*{3}', '\\section*{ }'],
  ['\\subsection{2b Results}', '\\subsection{   Results}'],
])('the number of a heading is none of the answer: %s', (heading, bare) => {
  const before = `x = 1\n${heading}\r\n`;
  expect(withoutHeadingNumbers(before)).toBe(`x = 1\n${bare}\r\n`);
});

test.each(['# 31x31x10', '# 4 \\times 4', '# 4 x 4', '# 400 = 20^2', '# $4$', '#hashtag 4', 'chapter 4'])(
  'what a heading states stays: %s',
  (text) => expect(withoutHeadingNumbers(text)).toBe(text),
);

describe('an answer that is empty but for its heading', () => {
  const grade = (assignment: string, text: string) =>
    new Grader(readAssignment(join(root, 'problems', assignment)).value!, 7, { name: 'test', version: '0' }).grade(
      readSubmission('a.md', Buffer.from(text)),
      'a',
    );

  test('states no number', () => {
    const { parts } = grade('network-numbers', '# 1\n\n# 2\n');
    const [rnn] = parts;
    expect(rnn?.quantities.map(({ verdict }) => verdict)).toEqual(['missing', 'missing', 'missing']);
  });

  test('nor does the heading stand for the first figure', () => {
    const { parts } = grade(
      'text-cnn-and-generative-models',
      '# 4\nloss of the discriminator: 0.9, loss of the generator: 1.3',
    );
    const dcgan = parts.find(({ id }) => id === 'dcgan-samples');
    expect(dcgan?.results.map(({ value }) => value)).toEqual(expect.arrayContaining([0.9, 1.3]));
    expect(dcgan?.results.map(({ value }) => value)).not.toContain(4);
  });
});
