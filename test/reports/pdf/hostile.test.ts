import fc from 'fast-check';
import type { ClaimFeedback, Feedback, PartFeedback } from '../../../graders/feedback';
import { renderPdf } from '../../../reports/pdf';
import { feedback } from '../fixture';
import { soundReport as report } from './sound';

const [first] = feedback.parts as [PartFeedback];
const [plain] = first.claims as [ClaimFeedback];

const claimOf = (latex: string): ClaimFeedback => ({
  ...plain,
  latex,
  lhs: '',
  rhs: '',
  law: undefined,
  verdict: 'unreadable',
  because: 'It could not be read.',
});

const withClaims = (formulas: readonly string[]): Feedback => ({
  ...feedback,
  parts: [{ ...first, chains: [], claims: formulas.map(claimOf) }],
});

describe('formulas that cannot be set are printed as they were written, with the reason', () => {
  test.each([
    ['an unknown command', '\\entropy(x)', 'the command \\entropy is not known here'],
    ['an open brace', '\\frac{a', 'its braces do not match'],
    ['a link', '\\href{javascript:alert(1)}{x}', 'the command \\href is not known here'],
    ['a character by number', '\\unicode{x41}', 'the command \\unicode is not known here'],
    ['a package', '\\require{physics}', 'the command \\require is not known here'],
    ['a style', '\\style{color:red}{x}', 'the command \\style is not known here'],
    ['a definition', '\\def\\a{\\a\\a}\\a', 'it defines a command'],
    ['a rule without end', '\\rule{100000em}{1em}', 'larger than any page'],
    ['a wide rule', '\\rule{90em}{1em}', 'wider than the page'],
    ['a jump', '\\kern-1000em x', 'draws outside its own place'],
    ['a lift', '\\raise{900em}{x} y', 'larger than any page|draws outside'],
    ['5,000 characters', 'x+'.repeat(2500), 'more than 2000 characters'],
    ['101 braces', `${'{'.repeat(101)}x${'}'.repeat(101)}`, 'nested more than 100 deep'],
    ['nothing to see', '\\phantom{x}', 'draws nothing'],
    ['nothing', ' ', 'it is empty'],
  ])('%s', async (_, latex, reason) => {
    const { text, elements } = await report(withClaims([latex]));
    expect(text.replace(/\s+/g, ' ')).toMatch(new RegExp(reason.replaceAll('\\', '\\\\')));
    expect(text.replace(/\s+/g, '')).toContain(latex.replace(/\s+/g, ''));
    expect(elements.some(({ role }) => role === 'Code')).toBe(true);
  });

  test('one that is wide but can be broken is broken', async () => {
    const sum = Array.from({ length: 40 }, (_, i) => `\\frac{a_{${i}}}{b}`).join(' + ');
    const { text, elements } = await report(withClaims([`S = ${sum}`]));
    expect(elements.some(({ role, alt }) => role === 'Formula' && alt === `S = ${sum}`)).toBe(true);
    expect(text).not.toContain('Shown as written');
  });

  test.each(['\\bm{x}', '\\argmax_x f', '\\textbf{\\textit{KL}}(\\textbf{P}_1)', '\\mathds{1}', 'a &= b \\\\ &= c'])(
    'what other packages define is set: %s',
    async (latex) => {
      const { text, elements } = await report(withClaims([latex]));
      expect(elements.some(({ role, alt }) => role === 'Formula' && alt === latex)).toBe(true);
      expect(text).not.toMatch(/Shown as written|\\text/);
    },
  );

  test('500 damaged ones, in one report', async () => {
    const random = fc.sample(
      fc.tuple(
        fc.constantFrom(
          ...first.claims.map(({ latex }) => latex),
          '\\begin{aligned} a &= \\sqrt{b} \\\\ &\\le c \\end{aligned}',
        ),
        fc.nat(60),
        fc.constantFrom('', '{', '}', '\\', '$', '&', '^', '\\right', '\\begin{x}', '\\over', '%', '#1', '\\left.'),
      ),
      { numRuns: 500, seed: 5 },
    );
    const damaged = random.map(([latex, at, what], i) => `${latex.slice(0, at)}${what}${latex.slice(at + (i % 3))}`);
    const { text, elements } = await report(withClaims(damaged));
    const shown = elements.filter(({ role, alt }) => role === 'Formula' && damaged.includes(alt ?? '')).length;
    const sources = elements.filter(({ role }) => role === 'Code').length;
    expect(shown + sources).toBeGreaterThanOrEqual(500);
    expect(sources).toBeGreaterThan(100);
    expect(text.match(/Shown as written/g)!.length).toBeGreaterThan(100);
  });
});

describe('names and words', () => {
  test.each([
    ['markup', '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['a spreadsheet formula', '=HYPERLINK("http://x","y")', '=HYPERLINK("http://x","y")'],
    ['turned direction', 'Ada\u202egnp.exe\u202c Lovelace', 'Adagnp.exe Lovelace'],
    ['control characters', 'Ada\u0007\u001b[31m Lovelace\u0000', 'Ada[31m Lovelace'],
    ['accents', 'Łukasz Đặng-Thuỳ Ærøskøbing', 'Łukasz Đặng-Thuỳ Ærøskøbing'],
    ['composed accents', 'A\u030angstro\u0308m', '\u00c5ngstr\u00f6m'],
    ['marks that are drawn apart', 'X\u0323 e\u0301\u0323 \u1eb9', 'X\u0323 \u1eb9\u0301 \u1eb9'],
    ['Greek and Cyrillic', 'Ελένη Жуковский', 'Ελένη Жуковский'],
    ['signs', 'α ≤ β − 1 → ∞ ✓', 'α ≤ β − 1 → ∞ ✓'],
    ['no letter of any font', '\u{13000}', '[U+13000]'],
    ['half a character', 'a\ud800b', 'ab'],
  ])('%s', async (_, student, shown) => {
    const { text } = await report({ ...feedback, student, parts: [] });
    expect(text.normalize('NFC').replace(/\s/g, '')).toContain(shown.replace(/\s/g, ''));
  });

  test('letters from right to left stand in the order of reading', async () => {
    // Drawn from left to right: the last letter first.
    const { text } = await report({ ...feedback, student: 'שלום Ada', parts: [] });
    expect(text).toContain('םולש');
    // The number of a letter that no font has is read as it is elsewhere.
    expect((await report({ ...feedback, student: 'של\ufb3dום', parts: [] })).text).toContain('[U+FB3D]');
  });

  test('no text whatever stops a report', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), async (student) => {
        expect((await renderPdf({ ...feedback, student, parts: [] })).length).toBeGreaterThan(1000);
      }),
      { numRuns: 40 },
    );
  });

  test('a word without an end is broken', async () => {
    const { text } = await report({ ...feedback, student: 'a'.repeat(3000), parts: [] });
    expect(text.replace(/\s/g, '')).toContain('a'.repeat(3000));
  });
});
