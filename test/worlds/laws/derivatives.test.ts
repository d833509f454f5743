import { describeLaws } from './naming';

describeLaws(
  'derivatives by numbers',
  String.raw`
parameters: {x: positive, a: positive, b: real, u: {is: 'a x + b'}, L: {is: 'u^2'}}
functions: {\sigma: sigmoid}
`,
  {
    by: {
      'linearity of the derivative': [
        String.raw`\frac{d}{dx} (a x + b \log x) = a + b \frac{d}{dx} \log x`,
        String.raw`\frac{\partial}{\partial x} (a e^x) = a \frac{\partial}{\partial x} e^x`,
      ],
      'derivative of a product': [
        String.raw`\frac{d}{dx} (x \log x) = \log x + x \frac{d}{dx} \log x`,
        String.raw`\frac{d}{dx} (e^x \sigma(x)) = \sigma(x) \frac{d}{dx} e^x + e^x \frac{d}{dx} \sigma(x)`,
      ],
      'derivative of a quotient': [
        String.raw`\frac{d}{dx} \frac{\log x}{x} = \frac{\frac{d}{dx} \log x}{x} - \frac{\log x}{x^2}`,
      ],
      'derivative of a power': [
        String.raw`\frac{d}{dx} x^3 = 3 x^2`,
        String.raw`\frac{d}{dx} \sqrt{x} = \frac{1}{2\sqrt{x}}`,
      ],
      'derivative of a logarithm': [String.raw`\frac{d}{dx} \log x = \frac{1}{x}`],
      'derivative of an exponential': [String.raw`\frac{d}{dx} e^x = e^x`],
      'derivative of the sigmoid': [
        String.raw`\frac{d}{dx} \sigma(x) = \sigma(x) (1 - \sigma(x))`,
        String.raw`\frac{d}{dx} \sigma(a x) = \sigma(a x) (1 - \sigma(a x)) \frac{d}{dx} (a x)`,
      ],
      'derivative of tanh': [String.raw`\frac{d}{dx} \tanh(x) = 1 - \tanh^2(x)`],
      'chain rule of derivatives': [
        String.raw`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial u} \frac{\partial u}{\partial x}`,
      ],
    },
    several: [
      [
        String.raw`\frac{d}{dx} \log(a x + b^2) = \frac{a}{a x + b^2}`,
        ['derivative of a logarithm', 'linearity of the derivative'],
      ],
    ],
    not: [
      [String.raw`\frac{d}{dx} x^2 = 2 x`, 'derivative of a product'],
      [String.raw`\frac{d}{dx} (a x) = a`, 'derivative of a product'],
      [String.raw`\frac{\partial L}{\partial u} = 2 u`, 'chain rule of derivatives'],
    ],
  },
);

describeLaws(
  'derivatives by vectors and their components',
  String.raw`
parameters: {x: {vector: D}, w: {vector: D}, z: {vector: K}, y: {onehot: K}, A: {matrix: [D, D]}}
indices: {i: K, j: K}
`,
  {
    by: {
      'derivative of a matrix product': [
        String.raw`\nabla_x (w^T x) = w`,
        String.raw`\nabla_x (x^T A x) = (A + A^T) x`,
        String.raw`\nabla_x (x^T x) = 2 x`,
      ],
      'derivative of softmax': [
        String.raw`\frac{\partial\, \mathrm{softmax}(z)_i}{\partial z_j} = \mathrm{softmax}(z)_i (\mathbb{1}(i = j) - \mathrm{softmax}(z)_j)`,
      ],
    },
  },
);
