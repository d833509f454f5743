import { describeLaws } from './naming';

describeLaws(
  'a normal law of one number',
  String.raw`
variables: {x: {real: scalar}}
parameters: {\mu: real, \sigma: positive, a: real}
densities: {'p(x)': {normal: ['\mu', '\sigma^2']}}
`,
  {
    by: {
      'moments of a Gaussian': [
        String.raw`\mathbb{E}_{p(x)}[x^2] = \mu^2 + \sigma^2`,
        String.raw`\int (x - \mu)^2 p(x) \, dx = \sigma^2`,
        String.raw`\mathbb{E}_{t \sim \mathcal{N}(a, \sigma^2)}[t] = a`,
        String.raw`\operatorname{Var}_{p}(x) = \sigma^2`,
      ],
      'density of the normal law': [
        String.raw`p(x) = \frac{1}{\sqrt{2\pi\sigma^2}} \exp\left(-\frac{(x-\mu)^2}{2\sigma^2}\right)`,
        String.raw`\mathcal{N}(x; 0, 1) = \frac{1}{\sqrt{2\pi}} e^{-x^2/2}`,
      ],
      definition: [String.raw`p(x) = \mathcal{N}(x; \mu, \sigma^2)`],
    },
    several: [
      [
        String.raw`\log p(x) = -\frac12 \log(2\pi\sigma^2) - \frac{(x-\mu)^2}{2\sigma^2}`,
        ['density of the normal law', 'logarithm of a quotient'],
      ],
    ],
    not: [
      [
        String.raw`\mathbb{E}_{p(x)}[x^2] = \operatorname{Var}_p(x) + \mathbb{E}_{p(x)}[x]^2`,
        'density of the normal law',
      ],
      [String.raw`\mathbb{E}_{p(x)}[ax] = a\mathbb{E}_{p(x)}[x]`, 'moments of a Gaussian'],
      [String.raw`\mathbb{E}_{p(x)}[x^2] = \int x^2 p(x) \, dx`, 'moments of a Gaussian'],
    ],
  },
);

describeLaws(
  'a normal law of a vector with a diagonal covariance',
  String.raw`
sizes: {J: 2}
variables: {z: {real: J}}
parameters: {\mu: {vector: J}, \sigma: {vector: J, positive: true}, \Sigma: {is: '\mathrm{diag}(\sigma^2)'}}
densities: {'q(z)': {normal: ['\mu', '\Sigma']}}
indices: {j: J}
`,
  {
    by: {
      'moments of a Gaussian': [
        String.raw`\mathbb{E}_{q(z)}[z_j^2] = \mu_j^2 + \sigma_j^2`,
        String.raw`\mathbb{E}_{z\sim q}[(z_j - \mu_j)^2] = \sigma_j^2`,
      ],
      'diagonal matrix': [
        String.raw`\mu^T \Sigma^{-1} \mu = \sum_j \frac{\mu_j^2}{\sigma_j^2}`,
        String.raw`|\Sigma| = \prod_j \sigma_j^2`,
        String.raw`\mathrm{tr}(\Sigma) = \sum_j \sigma_j^2`,
      ],
    },
    several: [
      [
        String.raw`(z-\mu)^T \Sigma^{-1} (z-\mu) = \sum_j \frac{(z_j - \mu_j)^2}{\sigma_j^2}`,
        ['linearity of sums', 'diagonal matrix'],
      ],
    ],
    not: [[String.raw`z^T \mu = \mu^T z`, 'diagonal matrix']],
  },
);
