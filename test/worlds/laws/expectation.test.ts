import { describeLaws } from './naming';

describeLaws(
  'expectations',
  String.raw`
variables: {x: {density: 3}, y: {values: 3}, z: {density: 3}}
parameters: {a: real, b: real}
densities: {p: {joint: [x, y, z]}, q: {conditional: 'z | x'}}
functions: {f: smooth, g: smooth}
`,
  {
    by: {
      'linearity of expectation': [
        String.raw`\mathbb{E}_{q(z|x)}[f(z) + g(z)] = \mathbb{E}_{q(z|x)}[f(z)] + \mathbb{E}_{q(z|x)}[g(z)]`,
        String.raw`E_{z\sim q(\cdot|x)}[a f(z)] = a E_{z\sim q(\cdot|x)}[f(z)]`,
        String.raw`\mathbb{E}[aY] - \mathbb{E}[Z] = \mathbb{E}[aY - Z]`,
        String.raw`\langle f(z) \log p(x) \rangle_{q(z|x)} = \log p(x) \langle f(z) \rangle_{q(z|x)}`,
      ],
      'linearity of the integral': [
        String.raw`\int q(z|x)(f(z) + g(z))\,dz = \int q(z|x) f(z)\,dz + \int q(z|x) g(z)\,dz`,
        String.raw`\int a f(z) q(z|x) \,dz = a \int q(z|x) f(z) \,dz`,
      ],
      'linearity of sums': [
        String.raw`\sum_y p(y)(f(y) - g(y)) = \sum_y p(y) f(y) - \sum_y p(y) g(y)`,
        String.raw`\sum_x \sum_y f(x) g(y) = \sum_x f(x) \sum_y g(y)`,
      ],
      'expectation of a constant': [
        String.raw`\log p(x) = \mathbb{E}_{q(z|x)}[\log p(x)]`,
        String.raw`\mathbb{E}_{z \sim q(z|x)}[a] = a`,
      ],
      'definition of expectation': [
        String.raw`\mathbb{E}_{q(z|x)}[f(z)] = \int q(z|x) f(z)\,dz`,
        String.raw`\sum_{y} p(y) g(y) = \mathbb{E}_{y\sim p(y)}[g(y)]`,
        String.raw`\log \int p(x,z)\,dz + \mathbb{E}_{p(y)}[y] = \log \int p(x,z)\,dz + \sum_y y p(y)`,
      ],
      'law of total expectation': [
        String.raw`\mathbb{E}_{p(x)}[\mathbb{E}_{p(z|x)}[f(z) x]] = \mathbb{E}_{p(x,z)}[f(z) x]`,
        String.raw`\mathbb{E}[\mathbb{E}[Z|Y]] = \mathbb{E}[Z]`,
      ],
      'definition of variance': [
        String.raw`\mathrm{Var}(Y) = \mathbb{E}[(Y - \mathbb{E}[Y])^2]`,
        String.raw`\mathbb{E}_{p(z|x)}[(z - \mathbb{E}_{p(z|x)}[z])^2] = \mathrm{Var}_{p(z|x)}(z)`,
      ],
      'variance as second moment less squared mean': [
        String.raw`\mathrm{Var}(Y) = \mathbb{E}[Y^2] - \mathbb{E}[Y]^2`,
        String.raw`\mathbb{E}_{q(z|x)}[z^2] = \operatorname{Var}_{q(z|x)}[z] + (\mathbb{E}_{q(z|x)}[z])^2`,
      ],
      'renaming of bound names': [
        String.raw`\int q(z|x) f(z)\,dz = \int q(z'|x) f(z')\,dz'`,
        String.raw`\sum_{z} p(z) f(z) = \sum_{z'} f(z') p(z')`,
      ],
    },
    several: [
      [String.raw`\mathbb{E}[3Y - 2] = 3\mathbb{E}[Y] - 2`, ['linearity of expectation', 'expectation of a constant']],
    ],
    not: [
      // One function, not a sum; the mean of a product is taken apart nowhere.
      [String.raw`\mathbb{E}_{q(z|x)}[f(z)] = \sum_z q(z|x) f(z)`, 'linearity of expectation'],
      [
        String.raw`\mathbb{E}_{q(z|x)}[f(z)^2 + 2f(z)g(z) + g(z)^2] = \mathbb{E}_{q(z|x)}[(f(z) + g(z))^2]`,
        'linearity of expectation',
      ],
      // A sum, but no mean; a mean, but no sum.
      [String.raw`\sum_y p(y) = 1`, 'definition of expectation'],
      [String.raw`\mathbb{E}_{q(z|x)}[a] = a`, 'normalisation'],
      [String.raw`\mathrm{Var}(Y) = \mathrm{Var}(Y + a)`, 'variance as second moment less squared mean'],
    ],
  },
);
