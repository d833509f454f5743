import type { PartFeedback } from '../../graders/feedback';
import { usedMacros } from '../../graders/macros';

const using = (...latex: string[]): PartFeedback[] => [{ remarks: latex } as unknown as PartFeedback];
const found = (source: string, ...latex: string[]): string[] =>
  usedMacros(source, using(...latex)).map(
    ({ line, name, parameters, fallback, latex, final, starred }) =>
    [line, name, parameters, fallback, latex, final && 'final', starred && 'starred'].filter((x) => x !== undefined).join(' | '), // prettier-ignore
  );

test.each<[about: string, source: string, latex: string, expected: string[]]>([
  ['none', '$x$', 'x', []],
  ['one that is used', '\n\\newcommand{\\R}{\\mathbb{R}}\\newcommand{\\C}{c}', 'x \\in \\R', ['2 | \\R | 0 | \\mathbb{R}']],
  ['through another', '\\def\\a{x}\\def\\b#1{\\a_{#1}}\\def\\c{}', '\\b{1}', ['1 | \\a | 0 | x', '1 | \\b | 1 | \\a_{#1}']],
  ['in a fallback', '\\def\\q{p}\\newcommand{\\E}[2][\\q]{E_{#1}[#2]}', '\\E{x}', ['1 | \\q | 0 | p', '1 | \\E | 2 | \\q | E_{#1}[#2]']],
  ['both definitions', '\\def\\a{x}\n\\renewcommand{\\a}{y}', '\\a', ['1 | \\a | 0 | x', '2 | \\a | 0 | y']],
  ['an operator with limits', '\\DeclareMathOperator*{\\am}{arg\\,min}', '\\am', ['1 | \\am | 0 | \\operatorname*{arg\\,min}']],
  ['an alias of a command', '\\let\\old\\log', '\\old', ['1 | \\old | 0 | \\log | final']],
  ['a paired delimiter', '\\DeclarePairedDelimiter{\\abs}{|}{|}', '\\abs*{x}', ['1 | \\abs | 2 |  | \\left| #2 \\right| | starred']],
  ['an optional argument of a newer command', '\\NewDocumentCommand{\\n}{O{2} m}{\\|#2\\|_{#1}}', '\\n{x}', ['1 | \\n | 2 | 2 | \\|#2\\|_{#1}']],
  ['no comment', '\\newcommand{\\a}{x % so\n}', '\\a', ['1 | \\a | 0 | x']],
  ['not what is in code', '`\\def\\a{x}`', '\\a', []],
  ['not a longer name', '\\def\\a{x}', '\\ab', []],
])('%s', (_, source, latex, expected) => expect(found(source, latex)).toEqual(expected)); // prettier-ignore

test('what comes with feedback is bounded', () => {
  const names = Array.from(
    { length: 1_000 },
    (_, i) => `\\c${String(i).replace(/\d/g, (d) => 'abcdefghij'[Number(d)]!)}`,
  );
  const many = names.map((name) => `\\def${name}{${'x'.repeat(50)}}`).join('\n');
  expect(found(many, names.join(' '))).toHaveLength(200);
  expect(found(`\\def\\a{${'x'.repeat(3_000)}}`, '\\a')).toEqual([]);
});

test('a hundred thousand definitions of one name are read in time that grows with their number', () => {
  const source = `${'\\def\\a{x}\n'.repeat(100_000)}$\\a = \\a$`;
  expect(found(source, '\\a')).toHaveLength(200);
});
