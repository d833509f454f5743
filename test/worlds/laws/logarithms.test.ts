import { describeLaws } from './naming';

describeLaws(
  'logarithms, exponentials, reckoning',
  String.raw`
sizes: {n: [2, 4]}
parameters: {a: positive, b: positive, c: positive, s: real, t: real, u: {vector: n, positive: true}, w: {vector: n}}
indices: {i: n, j: n}
`,
  {
    by: {
      'logarithm of a product': [
        String.raw`\log(ab) = \log a + \log b`,
        String.raw`\log \prod_{i=1}^n u_i = \sum_{i=1}^n \log u_i`,
        String.raw`s + \ln c + \ln a = s + \ln(ac)`,
      ],
      'logarithm of a quotient': [
        String.raw`\log \frac{a}{b} = \log a - \log b`,
        String.raw`\ln a - \ln b - \ln c = \ln \frac{a}{bc}`,
        String.raw`-\log \frac{a}{b} = \log \frac{b}{a}`,
        String.raw`\log \frac{1}{a} = -\log a`,
      ],
      'logarithm of a power': [
        String.raw`\log a^2 = 2 \log a`,
        String.raw`s \log a = \log a^s`,
        String.raw`\frac12 \log a = \log \sqrt{a}`,
      ],
      'log and exp undo each other': [
        String.raw`\log e^{s} = s`,
        String.raw`\exp(\log a + s) = a e^s`,
        String.raw`t + \ln \exp(-s^2) = t - s^2`,
      ],
      'exponential of a sum': [
        String.raw`e^{s+t} = e^s e^t`,
        String.raw`\exp(s - t) = \frac{\exp(s)}{\exp(t)}`,
        String.raw`\exp\left(\sum_i w_i\right) = \prod_i \exp(w_i)`,
      ],
      'product of products': [
        String.raw`\prod_i u_i w_i = \prod_i u_i \prod_i w_i`,
        String.raw`\prod_{i=1}^n \frac{u_i}{a} = a^{-n} \prod_{i=1}^n u_i`,
      ],
      'power of a sum': [String.raw`a^{s+t} = a^s a^t`, String.raw`a^{s-t} = \frac{a^s}{a^t}`],
      'sum of equal terms': [String.raw`\sum_{i=1}^n a = na`, String.raw`b + \sum_i (s + t) = b + n(s + t)`],
      expanding: [String.raw`(s+t)^2 = s^2 + 2st + t^2`, String.raw`a(s - t) = as - at`],
      'collecting terms': [String.raw`as + at = a(s+t)`, String.raw`s^2 + 2st + t^2 = (s+t)^2`],
      'completing the square': [
        String.raw`s^2 - 2st = (s-t)^2 - t^2`,
        String.raw`as^2 + bs = a\left(s + \frac{b}{2a}\right)^2 - \frac{b^2}{4a}`,
      ],
      'common denominator': [
        String.raw`\frac{s}{a} + \frac{t}{b} = \frac{sb + ta}{ab}`,
        String.raw`\frac{s+t}{a} = \frac{s}{a} + \frac{t}{a}`,
      ],
      'multiplying and dividing by the same factor': [
        String.raw`\frac{s}{a} = \frac{sb}{ab}`,
        String.raw`s = \frac{c}{c} s`,
      ],
      'cancelling a common factor': [String.raw`\frac{sb}{ab} = \frac{s}{a}`, String.raw`\frac{1}{2a} a = \frac12`],
      'order of terms and factors': [String.raw`s + ab = ba + s`, String.raw`\frac{st}{a} = \frac{ts}{a}`],
      algebra: [String.raw`\frac{1}{1+e^{-s}} = \frac{e^s}{1+e^s}`, String.raw`0.1 + 0.2 = 0.3`, String.raw`s - s = 0`],
    },
    several: [
      [String.raw`\log(a e^{s+t}) = \log a + s + t`, ['logarithm of a product', 'log and exp undo each other']],
    ],
    not: [
      // A logarithm stands there, but it stays as it is.
      [String.raw`a \log(bc) = \log(bc) a`, 'logarithm of a product'],
      [String.raw`(\log a)^2 = \log a \cdot \log a`, 'logarithm of a power'],
      [String.raw`\log \frac{a}{b} + s = s + \log \frac{a}{b}`, 'logarithm of a quotient'],
      // A product of sums, but nothing that would need a law.
      [String.raw`e^s e^t = e^t e^s`, 'exponential of a sum'],
      [String.raw`e^{2s} = (e^s)^2`, 'exponential of a sum'],
      [String.raw`\sum_i u_i a = \sum_i a u_i`, 'linearity of sums'],
    ],
  },
);
