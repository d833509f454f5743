import { join } from 'node:path';
import { judgeDerivation } from '../../graders/derivation';
import { readProblem } from '../../problems/files';
import type { DerivationProblem } from '../../problems/schema';
import { checkerFor } from '../../worlds';
import { root } from '../support/shared';

/** Judges an answer to a problem of the library. */
function judge(problem: string, text: string) {
  const read = readProblem(join(root, 'problems', problem)).value as DerivationProblem;
  const { checker } = checkerFor(read.declarations, 7);
  return judgeDerivation(read, checker!, read.points ?? 10, text, { from: 0, to: text.length });
}

/** Right derivations as other people write them: each must earn everything, without a person. */
const ways: readonly (readonly [problem: string, how: string, text: string])[] = [
  [
    'standard-derivations/em-lower-bound',
    'the bound has a name of two arguments, and the gap is worked out from it',
    String.raw`
$$\log p_\theta(x)=\log\sum_zq(z)\frac{p_\theta(x,z)}{q(z)}=\log\mathbb{E}_{q}\left[\frac{p_\theta(x,z)}{q(z)}\right]
\ge\mathbb{E}_q\left[\log\frac{p_\theta(x,z)}{q(z)}\right]=\mathcal{F}(q,\theta)$$
by Jensen. The gap is
$$\log p_\theta(x)-\mathcal{F}(q,\theta)=\sum_zq(z)\log p_\theta(x)-\sum_zq(z)\log\frac{p_\theta(x,z)}{q(z)}
=\sum_zq(z)\log\frac{q(z)p_\theta(x)}{p_\theta(x,z)}=\sum_z q(z)\log\frac{q(z)}{p_\theta(z|x)}=KL(q(z)\|p_\theta(z|x)).$$`,
  ],
  [
    'standard-derivations/optimal-discriminator',
    'numbers stand for densities, and the derivative is told in passing',
    String.raw`For fixed $a,b>0$ the function $y\mapsto a\log y+b\log(1-y)$ has the derivative $\frac{a}{y}-\frac{b}{1-y}$,
which is zero iff $y=\frac{a}{a+b}$. With $a=p(x)$, $b=g(x)$ we get $D^*(x)=\frac{p(x)}{p(x)+g(x)}$.
$$C=\int p(x)\log\frac{p(x)}{p(x)+g(x)}dx+\int g(x)\log\frac{g(x)}{p(x)+g(x)}dx$$
$$=\int p(x)\log\frac{p(x)/2}{(p(x)+g(x))/2}dx+\int g(x)\log\frac{g(x)/2}{(p(x)+g(x))/2}dx$$
$$=-2\log2+KL\left(p\Big\|\frac{p+g}{2}\right)+KL\left(g\Big\|\frac{p+g}{2}\right)=-\log4+2JSD(p\|g)$$`,
  ],
  [
    'standard-derivations/optimal-discriminator',
    'the value has the discriminator and the generator in its brackets, the integrand is a function of its own',
    String.raw`
$$V(D,G)=\int p(x)\log D(x)+g(x)\log(1-D(x))\,dx$$
Let $f(t)=a\log t+b\log(1-t)$. Then $f'(t)=\frac{a}{t}-\frac{b}{1-t}$ vanishes at $t=\frac{a}{a+b}$, hence
$$D^*(x)=\frac{p(x)}{p(x)+g(x)}$$
$$C=\mathbb{E}_{p}\left[\log\frac{p(x)}{2m(x)}\right]+\mathbb{E}_{g}\left[\log\frac{g(x)}{2m(x)}\right]
=-\log 4+KL(p\|m)+KL(g\|m)=-\log 4+2JSD(p\|g)$$`,
  ],
  [
    'text-cnn-and-generative-models/gaussian-kl',
    'the divergence without its arguments, in matrices',
    String.raw`
$$\begin{aligned}
D_{KL} &= \mathbb{E}_q\left[-\tfrac12\log|\Sigma| - \tfrac12(z-\mu)^\top\Sigma^{-1}(z-\mu) + \tfrac12 z^\top z\right]\\
&= -\tfrac12\log|\Sigma| - \tfrac12\mathrm{tr}(\Sigma^{-1}\mathbb{E}_q[(z-\mu)(z-\mu)^\top]) + \tfrac12\mathbb{E}_q[z^\top z]\\
&= -\tfrac12\log|\Sigma| - \tfrac12\mathrm{tr}(I) + \tfrac12\left(\mathrm{tr}(\Sigma)+\mu^\top\mu\right)\\
&= \tfrac12\left[\mathrm{tr}(\Sigma) + \mu^\top\mu - J - \log|\Sigma|\right]\\
&= \frac12\sum_{j}\left[\sigma_j^2+\mu_j^2-1-\log\sigma_j^2\right]
\end{aligned}$$`,
  ],
  [
    'backprop-and-boltzmann-machines/rbm-conditionals',
    'a normaliser of its own that is told after its use',
    String.raw`By Bayes, $p(h|v) \propto p(v,h)$, so
\[ p(h|v) = \frac{1}{Z'}\exp\Big(\sum_{j=1}^P h_j (v^\top W_{:,j} + a_j)\Big) = \frac{1}{Z'}\prod_{j=1}^P \exp(h_j(v^\top W_{:,j}+a_j)) \]
where $Z' = \sum_h \prod_{j=1}^P \exp(h_j (v^\top W_{:,j}+a_j)) = \prod_{j=1}^P (1+\exp(v^\top W_{:,j}+a_j))$. Thus
\[ p(h|v) = \prod_{j=1}^P \frac{\exp(h_j(v^\top W_{:,j}+a_j))}{1+\exp(v^\top W_{:,j}+a_j)} = \prod_{j=1}^P p(h_j|v) \]
\[ p(h_j=1|v) = \frac{e^{v^\top W_{:,j}+a_j}}{1+e^{v^\top W_{:,j}+a_j}} = \sigma((W^\top v+a)_j). \]`,
  ],
  [
    'backprop-and-boltzmann-machines/ising-energy',
    'two configurations are described in passing',
    String.raw`Let $x^+$ have $x_m=+1$ and $x^-$ have $x_m=-1$. Only terms with $x_m$ matter:
$$E(x_m=+1,x_{\setminus m},y)-E(x_m=-1,x_{\setminus m},y)=h(1-(-1))-\beta\sum_{i\in\text{ne}(m)}x_i(1-(-1))-\eta y_m(1-(-1))$$
$$=2h-2\beta\sum_{i\in\text{ne}(m)}x_i-2\eta y_m=2\left(h-\beta\sum_{i\in ne(m)}x_i-\eta y_m\right)$$`,
  ],
];

test.each(ways)('%s: %s', (problem, _, text) => {
  const { marks, unclear, claims } = judge(problem, text);
  expect(claims.filter((claim) => claim.verdict === 'fails').map((claim) => claim.latex)).toEqual([]);
  expect(marks.filter((mark) => mark.awarded < mark.points)).toEqual([]);
  expect(unclear).toBe(false);
});

describe('what such ways must not hide', () => {
  const verdicts = (problem: string, text: string): Record<string, string> =>
    Object.fromEntries(judge(problem, text).claims.map((claim) => [claim.latex, claim.verdict]));
  const GAN = 'standard-derivations/optimal-discriminator';

  test('a value that is said to be found is a claim, one that is given is none', () => {
    expect(verdicts(GAN, 'With $a = p(x)$ all is easier.')).toEqual({ 'a = p(x)': 'undecided' });
    expect(verdicts(GAN, 'It follows that $a = p(x)$.')).toEqual({ 'a = p(x)': 'fails' });
    expect(verdicts(GAN, '$$a = p(x)$$')).toEqual({ 'a = p(x)': 'fails' });
  });

  test('what is wrong whatever is supposed stays wrong', () => {
    const found = verdicts(
      GAN,
      'With $a = p(x)$ we have\n\n$$a + g(x) = p(x) + 2 g(x)$$\n\n$$a + g(x) = p(x) + g(x)$$',
    );
    expect(found).toMatchObject({ 'a + g(x) = p(x) + 2 g(x)': 'fails', 'a + g(x) = p(x) + g(x)': 'holds' });
  });

  test('a function of the answer’s own is evaluated at what stands in its brackets', () => {
    const own = String.raw`Let $u(x) = p(x) + g(x)$ and $f(t) = t^2 + 1$.`;
    const found = verdicts(
      GAN,
      `${own}\n\n$$u(x) = 2 m(x)$$\n\n$$u(x) = 3 m(x)$$\n\n$$f(b) = b^2 + 1$$\n\n$$f(b) = a^2 + 1$$`,
    );
    expect(found).toMatchObject({
      'u(x) = 2 m(x)': 'holds',
      'u(x) = 3 m(x)': 'fails',
      'f(b) = b^2 + 1': 'holds',
      'f(b) = a^2 + 1': 'fails',
    });
  });

  test('a name that is told late must still fit', () => {
    const rbm = 'backprop-and-boltzmann-machines/rbm-conditionals';
    const text = String.raw`$$p(h|v) = \frac{1}{Z'} \exp(v^T W h + h^T a)$$ where $Z' = \sum_h \exp(v^T W h)$.`;
    expect(Object.values(verdicts(rbm, text))[0]).toBe('undecided');
  });
});
