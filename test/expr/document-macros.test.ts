import { readDocument } from '../../expr/document';
import { spell } from '../../expr/document/side';

/** The sides of the only chain after expansion, without white space. */
const expanded = (source: string): string[] => {
  const { chains } = readDocument(source);
  return chains.flatMap(({ sides }) => sides.map(({ tokens }) => spell(tokens).replace(/\s+/g, '')));
};

test.each<[about: string, source: string, sides: string[]]>([
  ['no argument', '\\newcommand{\\R}{\\mathbb{R}} $\\R = x$', ['\\mathbb{R}', 'x']],
  ['without braces', '\\newcommand\\R{\\mathbb R} $\\R = x$', ['\\mathbbR', 'x']],
  ['two arguments', '\\newcommand{\\D}[2]{K(#1 \\| #2)} $\\D{p}{q} = \\D pq$', ['K(p\\|q)', 'K(p\\|q)']],
  ['an optional argument', '\\newcommand{\\E}[2][q]{E_{#1}[#2]} $\\E{x} = \\E[p]{x}$', ['E_{q}[x]', 'E_{p}[x]']],
  ['\\def', '\\def\\f#1#2{#2 - #1} $\\f{a}{b} = x$', ['b-a', 'x']],
  ['\\let', '\\let\\g=\\log $\\g x = y$', ['\\logx', 'y']],
  ['\\let before a redefinition', '\\let\\old\\log \\renewcommand{\\log}{\\old_2} $\\log = y$', ['\\log_2', 'y']],
  ['an operator', '\\DeclareMathOperator{\\KL}{KL} $\\KL(p) = x$', ['\\operatorname{KL}(p)', 'x']],
  [
    'an operator with limits',
    '\\DeclareMathOperator*{\\am}{arg\\,min} $\\am_x = y$',
    ['\\operatorname{arg\\,min}_x', 'y'],
  ],
  [
    'a paired delimiter',
    '\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert} $\\abs{x} = \\abs*{y}$',
    ['\\left\\lvertx\\right\\rvert', '\\left\\lverty\\right\\rvert'],
  ],
  [
    'a newer command with an optional argument',
    '\\NewDocumentCommand{\\n}{O{2} m}{#2_{#1}} $\\n{a} = \\n[1]{b}$',
    ['a_{2}', 'b_{1}'],
  ],
  ['a newer command', '\\NewDocumentCommand{\\f}{m m}{#1 + #2} $\\f{a}{b} = x$', ['a+b', 'x']],
  ['provide does not replace', '\\newcommand{\\f}{a}\\providecommand{\\f}{b} $\\f = x$', ['a', 'x']],
  [
    'renew replaces from there on',
    '\\newcommand{\\f}{a} $\\f = x$ \\renewcommand{\\f}{b} $\\f = y$',
    ['a', 'x', 'b', 'y'],
  ],
  ['a macro in a macro', '\\newcommand{\\x}{X}\\newcommand{\\f}[1]{\\x_{#1}} $\\f{\\x} = y$', ['X_{X}', 'y']],
  ['inside a display', '$$\\newcommand{\\f}{a} \\f = b$$', ['a', 'b']],
  ['after its use', '$\\f = b$ \\newcommand{\\f}{a}', ['a', 'b']],
  ['a relation', '\\newcommand{\\eqd}{\\stackrel{d}{=}} $a \\eqd b$', ['a', 'b']],
  ['words with an argument', '\\newcommand{\\w}[1]{\\text{#1 x}} $a = \\w{b}$', ['a', '\\text{bx}']],
])('%s', (_, source, sides) => {
  expect(expanded(source)).toEqual(sides);
});

test('a definition is no claim', () => {
  expect(readDocument('\\newcommand{\\f}{$a = b$} text').chains).toEqual([]);
});

test('the source of a side is what was written', () => {
  const [chain] = readDocument('\\newcommand{\\D}[2]{K(#1 \\| #2)} $\\D{p}{q} = x$').chains;
  expect(chain!.sides[0]!.latex).toBe('\\D{p}{q}');
});

test('also where what is left out of it came from a macro', () => {
  const source = '\\newcommand{\\D}[2]{K\\!\\left(#1 \\,\\|\\, #2\\right)\\xspace} $$a = b + \\D{p}{q} = \\D{p}{r}$$';
  expect(readDocument(source).chains[0]!.sides.map(({ latex }) => latex)).toEqual(['a', 'b + \\D{p}{q}', '\\D{p}{r}']);
});

test('tokens of a body take the span of the call, arguments keep their own', () => {
  const source = '\\newcommand{\\h}[1]{\\frac{#1}{2}} $\\h{ab} = x$';
  const { tokens } = readDocument(source).chains[0]!.sides[0]!;
  const call = { from: source.lastIndexOf('\\h'), to: source.lastIndexOf('}') + 1 };
  expect(tokens[0]!.span).toEqual(call);
  const letter = tokens.find((token) => token.text === 'b')!;
  expect(source.slice(letter.span.from, letter.span.to)).toBe('b');
});

test.each([
  ['calls itself', '\\newcommand{\\f}{\\f + 1} $\\f = x$ and $\\f = y$'],
  ['calls another that calls it', '\\def\\f{\\g}\\def\\g{\\f} $\\f = x$'],
  [
    'explodes',
    `${[...'abcdefghijklmnopqrstuvwxyz'].map((c, i, all) => `\\def\\${c}{\\${all[i + 1] ?? 'z'}0\\${all[i + 1] ?? 'z'}0}`).join('')} $\\a = x$`,
  ],
])('a macro that %s is stopped, once', (_, source) => {
  const { chains, diagnostics } = readDocument(source);
  expect(chains[0]!.links).toHaveLength(1);
  expect(diagnostics.filter(({ message }) => message.includes('never ends')).length).toBeGreaterThan(0);
  expect(diagnostics.length).toBeLessThanOrEqual(26);
});

test('a definition that cannot be read is reported', () => {
  expect(readDocument('\\newcommand{\\f}{a $x = y$').diagnostics[0]!.message).toContain('definition');
});
