import { describeClaims } from '../judging';

const WORLD = 'parameters: {a: positive, b: positive, x: real, v: {vector: 3, positive: true}}\n';

describeClaims('sides without a real value', WORLD, {
  holds: [
    String.raw`\sqrt{-2} = \sqrt{-2}`,
    String.raw`\sqrt{-a} \sqrt{-a} + \sqrt{-b} = -a + \sqrt{-b}`,
    String.raw`\sqrt{-4 a} = 2 \sqrt{-a}`,
    String.raw`(1 + \sqrt{-a})^2 = 1 - a + 2 \sqrt{-a}`,
    String.raw`\log(-a) - \log(-b) + \sqrt{-1} = \log \frac{a}{b} + \sqrt{-1}`,
    String.raw`\sqrt{-v} = \sqrt{-1} \sqrt{v}`,
  ],
  undecided: [
    // Wrong in complex numbers too: nobody shows a student a complex number.
    [String.raw`\sqrt{-2} = \sqrt{-3}`, /no world gave both sides a finite value/],
    [String.raw`\sqrt{-a} = 2 \sqrt{-a}`, /no world gave both sides a finite value/],
    [String.raw`\log(-a) = \log a + \sqrt{-1}`, /no world gave both sides a finite value/],
    // One side is real: the other is no value of it.
    [String.raw`\sqrt{-a} \sqrt{-b} = \sqrt{a b}`, /no world gave both sides a finite value/],
    [String.raw`\frac{1}{0} = \frac{1}{0}`, /no world gave both sides a finite value/],
    [String.raw`\frac{x}{0} = \frac{2 x}{0}`, /no world gave both sides a finite value/],
  ],
  fails: [String.raw`\sqrt{a^2} = -a`],
});
