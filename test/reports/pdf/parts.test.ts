import { setFormula } from '../../../reports/pdf/math/formula';
import { withMathJax } from '../../../reports/pdf/math/mathjax';

/** How often parts of the typeface cannot be read, from now on. */
const failures = new Map<string, number>();
for (const name of ['fraktur', 'double-struck'])
  jest.doMock(`@mathjax/mathjax-newcm-font/js/svg/dynamic/${name}.js`, () => {
    const left = failures.get(name) ?? 0;
    failures.set(name, left - 1);
    if (left > 0) throw new Error(`EMFILE: too many open files, ${name}`);
    return jest.requireActual<object>(`@mathjax/mathjax-newcm-font/js/svg/dynamic/${name}.js`);
  });

const signs = (latex: string): Promise<string[]> =>
  withMathJax(() => {
    const set = setFormula(latex, false, 0);
    if ('reason' in set) throw new Error(set.reason);
    return set.setting.shapes.map((shape) => (shape.kind === 'glyph' ? shape.glyph.text : shape.kind));
  });

test('a part that cannot be read at once is read again', async () => {
  failures.set('fraktur', 1);
  expect(await signs('\\mathfrak{L} + 1')).toEqual(['𝔏', '+', '1']);
  expect(failures.get('fraktur')).toBe(-1);
});

test('one that stays away is an error with its reason, never another sign; later it is there', async () => {
  failures.set('double-struck', 1_000);
  await expect(signs('\\mathbb{E} x')).rejects.toThrow('could not be read: EMFILE: too many open files, double-struck');
  await expect(signs('\\mathbb{E} x')).rejects.toThrow('could not be read');
  failures.set('double-struck', 0);
  expect(await signs('\\mathbb{E} x')).toEqual(['𝔼', '𝑥']);
  // What was there before is still there.
  expect(await signs('\\mathfrak{L} + 2')).toEqual(['𝔏', '+', '2']);
});
