import { describeLaws } from './naming';

const latent = String.raw`
variables: {x: {density: 3}, y: {values: 2}, z: {density: 3}}
densities: {p: {joint: [x, y, z]}, q: {conditional: 'z | x'}}
ignore: [\theta, \phi]
`;

describeLaws('rules of probability', latent, {
  by: {
    'product rule': [
      String.raw`p(x,z) = p(z|x)p(x)`,
      String.raw`p_\theta(z \mid y)\, p_\theta(x \mid y, z) = p_\theta(x, z \mid y)`,
      String.raw`p(x) = \frac{p(x,z)}{p(z|x)}`,
      String.raw`\sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)} = \sum_z q(z|x) \log \frac{p(x|z)p(z)}{q(z|x)}`,
    ],
    'definition of conditional probability': [
      String.raw`p(z|x) = \frac{p(x,z)}{p(x)}`,
      String.raw`\frac{p(x, y, z)}{p(y, z)} = p(x|y,z)`,
      String.raw`\log p(z|x,y) + x = x + \log \frac{p(x,z|y)}{p(x|y)}`,
    ],
    "Bayes' rule": [
      String.raw`p(z|x) = \frac{p(x|z)p(z)}{p(x)}`,
      String.raw`p(x|y)p(y) = p(y|x)p(x)`,
      String.raw`p(z|x,y) = p(x|z,y) p(z|y) / p(x|y)`,
    ],
    'chain rule of probability': [
      String.raw`p(x,y,z) = p(z|x,y)p(x|y)p(y)`,
      String.raw`p(x) p(y|x) p(z|x,y) = p(x,y,z)`,
    ],
    marginalisation: [
      String.raw`p(x) = \int p(x,z) \, dz`,
      String.raw`\sum_y p(x,y|z) = p(x|z)`,
      String.raw`\log \iint p(x,y,z) \, dz \, dy = \log p(x)`,
    ],
    normalisation: [
      String.raw`\sum_z q(z|x) = 1`,
      String.raw`\int q_\phi(z|x) \log p(x) \, dz = \log p(x)`,
      String.raw`p(x|y) = \sum_{z'} q(z'|x) p(x|y)`,
    ],
    'another way of writing': [String.raw`p(X = x) = p(x)`, String.raw`p_\theta(x; \phi) = p(x)`],
  },
  several: [
    [String.raw`p(x|y) = \int p(x|z,y)p(z|y) \, dz`, ['product rule', 'marginalisation']],
    [String.raw`p(z|x) = \frac{p(x|z)p(z)}{\int p(x|z')p(z')\,dz'}`, ["Bayes' rule", 'marginalisation']],
    [String.raw`\log p(x) = \sum_z q(z|x) \log \frac{p(x,z)}{p(z|x)}`, ['product rule', 'normalisation']],
  ],
  not: [
    // The same densities, but no conditional is taken apart.
    [String.raw`p(x|z)p(z) = p(z)p(x|z)`, 'product rule'],
    [String.raw`\frac{p(x,z)}{p(x)} \cdot p(x) = p(x,z)`, 'product rule'],
    // Summed, but to one rather than to a marginal; to a marginal rather than to one.
    [String.raw`\int p(x) \, dx = 1`, 'marginalisation'],
    [String.raw`p(x) = \int p(x,z) \, dz`, 'normalisation'],
    // Two conditionals, neither of which is the other turned round.
    [String.raw`p(x,z|y) = p(x|y,z)p(z|y)`, "Bayes' rule"],
    [String.raw`\int p(x,z) \, dz = \int p(x,z') \, dz'`, 'marginalisation'],
  ],
});

describeLaws(
  'independence',
  String.raw`
sizes: {K: 3}
variables: {x: {values: 2}, y: {values: 3}, z: {values: 3}, h: {binary: K}}
densities: {p: {joint: [x, y, z]}, q: {product: 'q(x|h) q(y|x)'}, r: {dag: h}}
assume: ['p(z|x,y) = p(z|y)']
indices: {k: K}
`,
  {
    by: {
      independence: [
        String.raw`p(z|x,y) = p(z|y)`,
        String.raw`p(x,z|y) = p(x|y)p(z|y)`,
        String.raw`\log p(x|y,z) - z = \log p(x|y) - z`,
        String.raw`q(y|x,h) = q(y|x)`,
      ],
      factorisation: [String.raw`q(x,y|h) = q(x|h)q(y|x)`, String.raw`r(h) = \prod_{k=1}^K r(h_k|pa_k)`],
    },
    several: [[String.raw`p(x,y,z) = p(x)p(y|x)p(z|y)`, ['independence', 'chain rule of probability']]],
    not: [
      [String.raw`p(x,y) = p(x|y)p(y)`, 'independence'],
      [String.raw`q(x,y|h) = q(y|x,h)q(x|h)`, 'factorisation'],
    ],
  },
);
