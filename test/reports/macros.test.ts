import { macrosOf } from '../../expr';
import type { Feedback, MacroFeedback } from '../../graders/feedback';
import { usedMacros } from '../../graders/macros';
import { setFirst, type Formula } from '../../reports/formula';
import { renderHtml } from '../../reports/html';
import { Macros } from '../../reports/macros';
import { setFormula as asMarkup } from '../../reports/math';
import { renderPdf } from '../../reports/pdf';
import { setFormula as asOutlines } from '../../reports/pdf/math/formula';
import { withMathJax } from '../../reports/pdf/math/mathjax';
import { feedback } from './fixture';
import { elementsOf, readTagged } from './pdf/tagged';

/** What both setters make of a formula. */
const setByBoth = (formula: Formula) =>
  withMathJax(() =>
    [(way: string) => asOutlines(way, true, 40), (way: string) => asMarkup(way, true)].map((set) =>
      setFirst<object>(formula, set),
    ),
  );

/** The macros of a document whose formulas use them all. */
const macros = (source: string): MacroFeedback[] =>
  usedMacros(source, [{ remarks: macrosOf(source).map(({ name }) => name) }] as never);
const written = (source: string, latex: string, line?: number) => new Macros(macros(source)).written(latex, line);
const bare = (latex: string): string => latex.replace(/\s/g, '');

describe('a formula is set as what its commands stand for', () => {
  test.each<[about: string, source: string, latex: string, set: string]>([
    ['no argument', '\\newcommand{\\R}{\\mathbb{R}}', 'x \\in \\R^n', 'x \\in \\mathbb{R}^n'],
    ['two arguments', '\\newcommand{\\D}[2]{K(#1 \\| #2)}', '\\D{p}{q} + \\D pq', 'K(p\\|q)+K(p\\|q)'],
    ['an optional argument', '\\newcommand{\\E}[2][q]{E_{#1}[#2]}', '\\E{x} + \\E[p]{x}', 'E_{q}[x]+E_{p}[x]'],
    ['a bracket in an optional argument', '\\newcommand{\\E}[2][q]{E_{#1}#2}', '\\E[{a]}]{x}', 'E_{{a]}}x'],
    ['one in another', '\\def\\b{B}\\newcommand{\\v}[1]{\\mathbf{#1}}', '\\v{\\v\\b}', '\\mathbf{\\mathbf{B}}'],
    ['a letter after its name', '\\newcommand{\\eps}{\\varepsilon}', '\\log\\eps b', '\\log\\varepsilonb'],
    ['a letter for an argument', '\\newcommand{\\lg}[1]{\\log#1}', '\\lg x', '\\logx'],
    ['a paired delimiter', '\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert}', '\\abs*{x}', '\\left\\lvertx\\right\\rvert'],
    ['an old meaning', '\\let\\old\\log\\renewcommand{\\log}{\\old_2}', '\\log x', '\\log_2x'],
    ['a common command redefined', '\\renewcommand{\\epsilon}{\\varepsilon}', '\\epsilon', '\\varepsilon'],
  ])('%s', async (_, source, latex, set) => {
    const formula = written(source, latex);
    expect(formula.latex).toBe(latex);
    expect(formula.ways.map(bare)).toEqual([bare(set)]);
    // No letter was made part of the name of a command.
    for (const made of await setByBoth(formula)) expect(made).not.toHaveProperty('reason');
  }); // prettier-ignore

  test('the definition before it counts, for one before all the first', () => {
    const source = '\n\\def\\a{x}\n\n\\def\\a{y}\n';
    expect([1, 2, 3, 4, 9].map((line) => written(source, '\\a', line).ways[0])).toEqual(['x', 'x', 'x', 'y', 'y']);
  });

  test('nothing changes where none occurs, or where an argument is missing', () => {
    expect(written('\\def\\a{x}', '\\ab + \\log y').ways).toEqual(['\\ab + \\log y']);
    expect(written('\\newcommand{\\f}[2]{#1}', 'a + \\f{x}').ways.map(bare)).toEqual(['a+\\f{x}']);
  });
});

const doubling = [...'abcdefghijklmnopqrstuvwxy'].map((c, i, all) => `\\def\\m${c}{\\m${all[i + 1] ?? 'z'}\\m${all[i + 1] ?? 'z'}}`); // prettier-ignore

describe('a formula whose commands are hostile is shown as written, with the reason', () => {
  test.each<[about: string, source: string, latex: string, reason: string]>([
    ['calls itself', '\\def\\a{\\a}', '\\a', 'the definition of \\a never ends or grows too large'],
    ['grows without end', '\\def\\a#1{\\a{#1#1}}', '\\a x', 'the definition of \\a never ends or grows too large'],
    ['calls itself by a known name', '\\renewcommand{\\frac}[2]{\\frac{#2}{#1}}', '\\frac ab', 'the definition of \\frac never ends or grows too large'],
    ['doubles', `${doubling.join('')}\\def\\mz{x}`, '\\ma', 'its own commands make it longer than 2000 characters'],
    ['doubles nothing', `${doubling.join('')}\\def\\mz{}`, '\\ma', 'the definition of '],
    ['nests', `\\def\\a{${'{'.repeat(150)}x${'}'.repeat(150)}}`, '\\a', 'its braces are nested more than 100 deep'],
    ['links', '\\def\\a{\\href{javascript:alert(1)}{x}}', '\\a', 'the command \\href is not known here'],
    ['reads a file', '\\def\\a{\\input{/etc/passwd}}', '\\a', 'the command \\input is not known here'],
    ['defines', '\\def\\a{\\gdef\\frac{x}}', '\\a', 'it defines a command'],
    ['draws nothing', '\\def\\a{}', '\\a', 'it is empty'],
  ])('%s', async (_, source, latex, reason) => {
    const formula = written(source, latex);
    for (const made of await setByBoth(formula))
      expect(made).toMatchObject({ reason: expect.stringContaining(reason) as string });
  }); // prettier-ignore

  test('markup in a definition is text', () => {
    const set = setFirst(written('\\def\\a{</math><img src=x onerror=alert(1)>}', '\\a'), (way) => asMarkup(way, true));
    expect('markup' in set && set.markup).not.toContain('<img');
  });

  test('many such formulas are done soon', () => {
    const hostile = new Macros(macros('\\def\\a#1{\\a{#1#1}\\a{#1}}'));
    for (let i = 0; i < 500; i++) expect(hostile.written(`\\a{x_{${i}}}`).refused).toBeDefined();
  });
});

test('formulas are set until they are too many for one report; the same one again costs nothing', () => {
  const [part] = feedback.parts;
  const withFormulas = (latex: string[]): number => {
    const claims = latex.map((one) => ({ ...part!.claims[0]!, latex: one, lhs: '', rhs: '' }));
    const html = renderHtml({ ...feedback, parts: [{ ...part!, claims, chains: [] }] });
    return html.match(/Shown as written: the formulas before it have 50000 characters/g)?.length ?? 0;
  };
  const long = (i: number): string => `${i}${'+x'.repeat(700)}`;
  expect(withFormulas(Array.from({ length: 60 }, (_, i) => long(i)))).toBeGreaterThan(20);
  expect(withFormulas(Array.from({ length: 60 }, () => long(0)))).toBe(0);
});

describe('a report', () => {
  const [part] = feedback.parts;
  const [claim] = part!.claims;
  const latex = '\\KL{q}{p} = \\R';
  const shown: Feedback = {
    ...feedback,
    macros: macros('\\newcommand{\\KL}[2]{D(#1, #2)}\\newcommand{\\R}{r}\\renewcommand{\\ge}{\\le}'),
    parts: [
      {
        ...part!,
        claims: [
          { ...claim!, latex, lhs: '\\KL{q}{p}', rhs: '\\R', because: 'see $\\R \\ge 1$', verdict: 'undecided' },
        ],
      },
    ],
  };

  test('as a page sets the formula, also where a sentence quotes it; what sentences say by themselves keeps its sense', () => {
    const html = renderHtml(shown);
    expect(html).not.toMatch(/Shown as written|\\KL|\\R/);
    const { macros: _, ...without } = shown;
    expect(renderHtml(without)).toMatch(/Shown as written/);
  });

  test('as a PDF keeps what the student wrote for who copies it or listens', async () => {
    const elements = [...elementsOf((await readTagged(await renderPdf(shown))).root)];
    const formulas = elements.filter(({ role }) => role === 'Formula').map(({ alt }) => alt);
    expect(formulas).toContain(latex);
    expect(elements.filter(({ role }) => role === 'Code')).toEqual([]);
  });
});
