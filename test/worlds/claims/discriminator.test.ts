import { describeClaims } from '../judging';

describeClaims(
  'the best discriminator, and what it is worth',
  String.raw`
variables: {x: {density: 3}}
parameters:
  a: positive
  b: positive
  y: probability
  C: {is: '\mathbb{E}_{p}[\log D^*(x)] + \mathbb{E}_{g}[\log(1 - D^*(x))]'}
densities: {p: {joint: [x]}, g: {joint: [x]}, m: {is: '\tfrac12 p(x) + \tfrac12 g(x)'}}
functions:
  f: smooth
  'D(x)': '\frac{1}{1 + e^{-f(x)}}'
  'D^*(x)': '\frac{p(x)}{p(x) + g(x)}'
ignore: [G]
`,
  {
    holds: [
      // All stars are one star.
      String.raw`D^\star(x) = \frac{p(x)}{p(x) + g(x)}`,
      String.raw`D_G^{\star}(x) = D^*_G(x)`,
      String.raw`\frac{p(x)}{D^*(x)} - \frac{g(x)}{1 - D^*(x)} = 0`,
      String.raw`\frac{\partial}{\partial D(x)} \left[p(x) \log D(x) + g(x) \log(1 - D(x))\right] = \frac{p(x)}{D(x)} - \frac{g(x)}{1 - D(x)}`,
      String.raw`\frac{d}{dy} (a \log y + b \log(1 - y)) = \frac{a}{y} - \frac{b}{1 - y}`,
      String.raw`C = -\log 4 + 2 JSD(p \| g) = -2 \log 2 + KL(p \| m) + KL(g \| m)`,
    ],
    fails: [
      String.raw`D^\star(x) = \frac{g(x)}{p(x) + g(x)}`,
      String.raw`\frac{\partial}{\partial D(x)} \left[p(x) \log D(x) + g(x) \log(1 - D(x))\right] = \frac{p(x)}{D(x)} + \frac{g(x)}{1 - D(x)}`,
      String.raw`C = -\log 4 + JSD(p \| g)`,
    ],
  },
);
