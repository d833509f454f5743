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
  [
    'backprop-and-boltzmann-machines/backprop-softmax',
    'a Z of its own, and the Jacobian by its two cases alone',
    String.raw`Let $Z=\sum_je^{F_j}$, so $S_i=e^{F_i}/Z$.
If $i=j$: $\frac{\partial S_i}{\partial F_i}=\frac{e^{F_i}Z-e^{F_i}e^{F_i}}{Z^2}=S_i(1-S_i)$.
If $i\ne j$: $\frac{\partial S_i}{\partial F_j}=-\frac{e^{F_i}e^{F_j}}{Z^2}=-S_iS_j$. Therefore
$$\frac{\partial Loss}{\partial F_j}=\sum_{i=1}^k\frac{\partial Loss}{\partial S_i}\frac{\partial S_i}{\partial F_j}
=\frac{\partial Loss}{\partial S_j}S_j-\sum_{i=1}^k\frac{\partial Loss}{\partial S_i}S_iS_j
=S_j\left(\frac{\partial Loss}{\partial S_j}-\sum_{i}\frac{\partial Loss}{\partial S_i}S_i\right)$$
$$\frac{\partial Loss}{\partial W_{j,i}}=\frac{\partial Loss}{\partial F_i}\frac{\partial F_i}{\partial W_{j,i}}=\frac{\partial Loss}{\partial F_i}x_j$$`,
  ],
  [
    'standard-derivations/reparameterisation',
    'the derivative of z, which is said to be made of the parameters',
    String.raw`Write $z=\mu+\sigma\epsilon$ with $\epsilon\sim\mathcal N(0,1)$. Then $\mathbb E_{z\sim q}[f(z)]=\mathbb E_{\epsilon\sim\mathcal N(0,1)}[f(\mu+\sigma\epsilon)]$. Hence
$$\nabla_\mu\mathbb E_{q}[f(z)]=\mathbb E_\epsilon[\nabla_\mu f(\mu+\sigma\epsilon)]=\mathbb E_\epsilon\left[f'(\mu+\sigma\epsilon)\frac{\partial z}{\partial\mu}\right]=\mathbb E_\epsilon[f'(\mu+\sigma\epsilon)]$$
$$\frac{\partial}{\partial\sigma}\mathbb E_{q(z)}[f(z)]=\mathbb E_\epsilon\left[f'(\mu+\sigma\epsilon)\frac{\partial(\mu+\sigma\epsilon)}{\partial\sigma}\right]=\mathbb E_\epsilon[\epsilon f'(\mu+\sigma\epsilon)]$$`,
  ],
  [
    'conv-lstm-kl/univariate-kl',
    'a change of variables, with its differential',
    String.raw`Substitute $t=\frac{x-\mu}{\sigma}$, $dx=\sigma dt$:
$$KL(P_1\|P_2)=\int\frac{1}{\sqrt{2\pi}}e^{-t^2/2}\left[-\log\sigma-\frac{t^2}{2}+\frac{(\mu+\sigma t)^2}{2}\right]dt$$
$$=-\log\sigma-\frac12+\frac12\int\frac{1}{\sqrt{2\pi}}e^{-t^2/2}(\mu^2+2\mu\sigma t+\sigma^2t^2)dt$$
$$=-\log\sigma-\frac12+\frac12(\mu^2+\sigma^2)$$`,
  ],
  [
    'backprop-and-boltzmann-machines/rbm-conditionals',
    'in components, with a sum for every unit of a copy',
    String.raw`$$p(h|v)=\frac{p(v,h)}{\sum_{\tilde h}p(v,\tilde h)}=\frac{\exp\left(\sum_{i,j}v_iW_{ij}h_j+\sum_i b_iv_i+\sum_j a_jh_j\right)}{\sum_{\tilde h}\exp\left(\sum_{i,j}v_iW_{ij}\tilde h_j+\sum_i b_iv_i+\sum_j a_j\tilde h_j\right)}$$
$$=\frac{\prod_j\exp\left(a_jh_j+\sum_i v_iW_{ij}h_j\right)}{\sum_{\tilde h_1}\sum_{\tilde h_2}\cdots\sum_{\tilde h_P}\prod_j\exp\left(a_j\tilde h_j+\sum_iv_iW_{ij}\tilde h_j\right)}$$
$$=\prod_j\frac{\exp\left(h_j(a_j+\sum_i v_iW_{ij})\right)}{1+\exp\left(a_j+\sum_iv_iW_{ij}\right)}=\prod_j p(h_j|v)$$
Therefore $p(h_j=1|v)=\frac{\exp(a_j+\sum_iv_iW_{ij})}{1+\exp(a_j+\sum_iv_iW_{ij})}=\sigma\left(a_j+\sum_i v_iW_{ij}\right)$.`,
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

  test('of two cases both must be there, and hold', () => {
    const softmax = 'backprop-and-boltzmann-machines/backprop-softmax';
    const D = String.raw`\frac{\partial S_i}{\partial F_`;
    const on = `If $i=j$: $${D}i}=S_i(1-S_i)$.`;
    const shown = (text: string): string => judge(softmax, text).marks.find((m) => m.for === 'conclusion')!.because;
    expect(shown(`${on} If $i\\ne j$: $${D}j}=-S_iS_j$.`)).toMatch(/^1 of 3/);
    expect(shown(on)).toMatch(/not reached/);
    expect(shown(`${on} If $i\\ne j$: $${D}j}=S_iS_j$.`)).toMatch(/not reached/);
    expect(shown(`${on} If $i\\ne j$: $${D}j}=${D}j}$.`)).toMatch(/not reached/);
  });

  test('a name that is told late must still fit', () => {
    const rbm = 'backprop-and-boltzmann-machines/rbm-conditionals';
    const text = String.raw`$$p(h|v) = \frac{1}{Z'} \exp(v^T W h + h^T a)$$ where $Z' = \sum_h \exp(v^T W h)$.`;
    expect(Object.values(verdicts(rbm, text))[0]).toBe('undecided');
  });
});
