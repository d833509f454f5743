import { describeLaws } from './naming';

describeLaws(
  'divergences and entropies',
  String.raw`
variables: {x: {values: 3}, y: {values: 4}, z: {values: 2}}
densities: {p: {joint: [x, y, z]}, q: {conditional: 'z | x'}, r: {joint: [z]}}
`,
  {
    by: {
      'definition of KL divergence': [
        String.raw`D_{KL}(q(z|x) \| p(z)) = \sum_z q(z|x) \log \frac{q(z|x)}{p(z)}`,
        String.raw`\mathrm{KL}[r \,||\, q(z|x)] = \mathbb{E}_{r(z)}[\log r(z) - \log q(z|x)]`,
        String.raw`-\int q(z|x) \log \frac{p(z|x)}{q(z|x)}\,dz = KL(q(z|x) \| p(z|x))`,
      ],
      'definition of entropy': [
        String.raw`H(X) = -\sum_x p(x) \log p(x)`,
        String.raw`H(q(z|x)) = -\mathbb{E}_{q(z|x)}[\log q(z|x)]`,
        String.raw`H(X|Y) = -\sum_{x,y} p(x,y) \log p(x|y)`,
      ],
      'definition of cross-entropy': [
        String.raw`H(r, q) = -\sum_z r(z) \log q(z|x)`,
        String.raw`-\mathbb{E}_{q(z|x)}[\log p(z)] = H(q(z|x), p(z))`,
      ],
      'definition of mutual information': [
        String.raw`I(X;Y) = \sum_x \sum_y p(x,y) \log \frac{p(x,y)}{p(x)p(y)}`,
        String.raw`I(X;Z) = \mathbb{E}_{p(x,z)}\left[\log \frac{p(x,z)}{p(x)p(z)}\right]`,
      ],
      'chain rule of entropy': [String.raw`H(X,Y) = H(X) + H(Y|X)`, String.raw`H(X|Y,Z) = H(X,Y,Z) - H(Y,Z)`],
      'mutual information by entropies': [
        String.raw`I(X;Y) = H(X) + H(Y) - H(X,Y)`,
        String.raw`I(X;X) = H(X)`,
        String.raw`I(X;Y) = H(X) - H(X|Y)`,
      ],
      'symmetry of mutual information': [String.raw`I(X;Y) = I(Y;X)`, String.raw`1 + I(X;Y|Z) = 1 + I(Y;X|Z)`],
    },
    not: [
      // Weighted by another density than stands in the logarithm.
      [String.raw`-\sum_x p(x|y) \log p(x) = \sum_x p(x|y) \log \frac{1}{p(x)}`, 'definition of entropy'],
      [String.raw`H(r, q) = H(r) + KL(r \| q)`, 'chain rule of entropy'],
      [String.raw`H(X) + H(Y) = H(Y) + H(X)`, 'chain rule of entropy'],
      // The value behind the bar is fixed: no density is summed away.
      [String.raw`H(X|Y) = \sum_y p(y) H(X|Y=y)`, 'normalisation'],
    ],
  },
);
