import { setFormula as asMarkup } from '../../reports/math';
import { setFormula as asOutlines } from '../../reports/pdf/math/formula';
import { withMathJax } from '../../reports/pdf/math/mathjax';
import { reasonFor } from '../../reports/unset';
import { faultOf, others } from './languages/translating';

const sources = [
  '\\log p(x) \\ge \\sum_z q(z|x) \\log \\frac{p(x,z)}{q(z|x)}',
  '\\begin{aligned} a &= \\sqrt{b} \\\\ &\\le c^{2} \\end{aligned}',
  '\\left( \\frac{a_1}{b^2} \\right) + \\text{if $x$}',
];
const damages = ['', '{', '}', '\\', '$', '&', '^', '_', '\\right', '\\left', '\\begin{x}', '\\end{x}', '\\foo', '#1', '\\limits', '\\hline']; // prettier-ignore

/** Why formulas with one damage in each place cannot be set, by both setters. */
const reasons = new Set<string>();

beforeAll(() =>
  withMathJax(() => {
    for (const latex of sources)
      for (const [d, damage] of damages.entries())
        for (const at of Array.from(latex).keys()) {
          const damaged = `${latex.slice(0, at)}${damage}${latex.slice(at + (d % 3))}`;
          for (const set of [asMarkup(damaged, true), asOutlines(damaged, true, 40)])
            if ('reason' in set) reasons.add(set.reason);
        }
  }),
);

test('of damaged formulas a person learns what is wrong, never what went wrong inside', () => {
  expect(reasons.size).toBeGreaterThan(12);
  expect([...reasons].filter((reason) => /read propert|undefined|null|EOF|function name/i.test(reason))).toEqual([]);
});

test.each(others)('in the language of the report: %s', (language) => {
  expect([...reasons].flatMap((reason) => faultOf(reason, language) ?? [])).toEqual([]);
});

test('a message that nobody foresaw is told as it is; a failure of the setter is not', () => {
  expect(reasonFor(new Error('Temml parse error: Something new at position 3: abc'))).toBe('Something new');
  expect(reasonFor(new TypeError("Cannot read properties of null (reading 'type')"))).toBe('it is no complete LaTeX');
});
