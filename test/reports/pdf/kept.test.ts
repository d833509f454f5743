import { Kept } from '../../../reports/pdf/kept';
import { setFormula } from '../../../reports/pdf/math/formula';
import { withMathJax } from '../../../reports/pdf/math/mathjax';

describe('what is kept', () => {
  it('is made once', () => {
    const kept = new Kept<string, number>(4);
    let made = 0;
    const one = (): number => kept.of('a', () => ++made);
    expect([one(), one()]).toEqual([1, 1]);
  });

  it('is never more than was asked for, and the oldest goes first', () => {
    const kept = new Kept<number, string>(8);
    for (let i = 0; i < 1_000; i++) {
      kept.set(i, String(i));
      const held = Array.from({ length: i + 1 }, (_, k) => kept.get(k)).filter((value) => value !== undefined);
      expect(held.length).toBeLessThanOrEqual(8);
      expect(held.at(-1)).toBe(String(i));
    }
  });
});

describe('a formula that was set before', () => {
  const sum = Array.from({ length: 12 }, (_, i) => `a_{${i}}`).join(' + ');
  const setting = (latex: string, width: number) =>
    withMathJax(() => {
      const set = setFormula(latex, true, width);
      if ('reason' in set) throw new Error(set.reason);
      return set.setting;
    });

  it('is taken again where there is room for it in one line', async () => {
    const wide = await setting(sum, 60);
    expect(wide.broken).toBe(false);
    expect(await setting(sum, 45)).toBe(wide);
  });

  it('is broken anew where there is not', async () => {
    const wide = await setting(sum, 60);
    const narrow = await setting(sum, 12);
    expect(narrow.broken).toBe(true);
    expect(narrow.width).toBeLessThanOrEqual(12_000);
    expect(narrow.height + narrow.depth).toBeGreaterThan(2 * (wide.height + wide.depth));
  });

  it('looks the same as one that was set for just that room', async () => {
    const latex = String.raw`\left(\frac{a + b}{c}\right)^2 = \sum_{i=1}^{n} \frac{x_i}{\sigma_i^2}`;
    const first = await setting(latex, 50);
    // Another wording of the same, which is not kept.
    expect(await setting(`${latex} `, 20)).toEqual(first);
  });
});
