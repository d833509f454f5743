import { describeClaims } from '../judging';

const world = String.raw`
variables: {X: {values: 3}, Y: {values: 4}}
densities: {p: {joint: [X, Y]}}
`;

describeClaims('entropies of two finite variables', world, {
  holds: [
    String.raw`H(X,Y) = H(X)+H(Y|X)`,
    String.raw`H(X,Y) = H(Y)+H(X|Y)`,
    String.raw`I(X;Y) = H(X)-H(X|Y)`,
    String.raw`I(X;Y) = H(X)+H(Y)-H(X,Y)`,
    String.raw`I(X;Y) = I(Y;X)`,
    String.raw`I(X;Y) = D_{KL}(p(x,y)\|p(x)p(y))`,
    String.raw`I(X;Y) = \mathbb{E}_{p(x)}[D_{KL}(p(y|x)\|p(y))]`,
    String.raw`I(X;Y) = \sum_x\sum_y p(x,y)\log\frac{p(x,y)}{p(x)p(y)}`,
    String.raw`I(X;Y) \ge 0`,
    String.raw`I(X;X) = H(X)`,
    String.raw`H(X) = -\sum_x p(x)\log p(x)`,
    String.raw`H(X|Y) = -\sum_{x,y}p(x,y)\log p(x|y)`,
    String.raw`H(X|Y) = \sum_y p(y)H(X|Y=y)`,
    String.raw`H(X|Y) = \sum_y p(y)H(p(x|y))`,
    String.raw`H(X|Y) \le H(X)`,
    String.raw`H(X) \ge 0`,
    String.raw`H(X|Y) \ge 0`,
    String.raw`H(X) \le \log 3`,
    String.raw`H(X,Y) \le H(X)+H(Y)`,
    String.raw`H(X,Y) \ge \max(H(X),H(Y))`,
    String.raw`I(X;Y) \le \min(H(X),H(Y))`,
    String.raw`\sum_{x\in\mathcal{X}}p(x) = 1`,
    String.raw`\mathbb{E}[X+Y] = \mathbb{E}[X]+\mathbb{E}[Y]`,
    String.raw`\mathrm{Var}(X+Y) = \mathrm{Var}(X)+\mathrm{Var}(Y)+2\mathrm{Cov}(X,Y)`,
    String.raw`\mathbb{E}[Y] = \mathbb{E}_X[\mathbb{E}[Y|X]]`,
    String.raw`\mathrm{Cov}(X,Y) = \mathbb{E}[(X-\mathbb{E}[X])(Y-\mathbb{E}[Y])]`,
    String.raw`\mathrm{Var}(X) = \mathrm{Cov}(X,X)`,
    String.raw`\mathrm{Cov}(X,Y)^2 \le \mathrm{Var}(X)\mathrm{Var}(Y)`,
    String.raw`P(X=1) = \sum_y P(X=1,Y=y)`,
    String.raw`P(X=x|Y=y)P(Y=y) = P(X=x,Y=y)`,
    String.raw`\sum_{x}p(x|y) = 1`,
    String.raw`\mathbb{E}[-\log p(X)] = H(X)`,
    String.raw`\mathbb{E}[X^2] \ge \mathbb{E}[X]^2`,
    String.raw`\mathbb{E}[3X-2] = 3\mathbb{E}[X]-2`,
    String.raw`\mathrm{Var}(3X-2) = 9\mathrm{Var}(X)`,
    String.raw`p(x,y) \le p(x)`,
    String.raw`H(X|X) = 0`,
  ],
  fails: [
    String.raw`H(X,Y) = H(X)+H(Y)`,
    String.raw`H(X,Y) = H(X|Y)+H(Y|X)`,
    String.raw`I(X;Y) = H(X)-H(Y|X)`,
    String.raw`I(X;Y) = H(X)+H(Y)+H(X,Y)`,
    String.raw`I(X;Y) = 0`,
    String.raw`I(X;Y) > 0`,
    String.raw`I(X;Y) = D_{KL}(p(x)p(y)\|p(x,y))`,
    String.raw`I(X;Y) = D_{KL}(p(y|x)\|p(y))`,
    String.raw`I(X;Y) = \sum_{x,y}\log\frac{p(x,y)}{p(x)p(y)}`,
    String.raw`H(X) = \sum_x p(x)\log p(x)`,
    String.raw`H(X|Y) = -\sum_{x,y}p(x,y)\log p(y|x)`,
    String.raw`H(X|Y) = -\sum_{x,y}p(x|y)\log p(x|y)`,
    String.raw`H(X|Y) = \sum_y H(X|Y=y)`,
    String.raw`H(X|Y=y) \le H(X)`,
    String.raw`H(X|Y) \ge H(X)`,
    String.raw`H(X|Y) = H(Y|X)`,
    String.raw`H(X) \le \log 2`,
    String.raw`H(X) \ge 1`,
    String.raw`H(X) \ge \log 3`,
    String.raw`H(X) \le H(Y)`,
    String.raw`H(X,Y) \le H(X)`,
    String.raw`\sum_y p(x|y) = 1`,
    String.raw`\mathbb{E}[XY] = \mathbb{E}[X]\mathbb{E}[Y]`,
    String.raw`\mathrm{Var}(X+Y) = \mathrm{Var}(X)+\mathrm{Var}(Y)`,
    String.raw`\mathrm{Cov}(X,Y) = \mathbb{E}[XY]`,
    String.raw`\mathrm{Cov}(X,Y) \ge 0`,
    String.raw`\mathrm{Var}(3X) = 3\mathrm{Var}(X)`,
    String.raw`\mathbb{E}[X^2] = \mathbb{E}[X]^2`,
    String.raw`\mathbb{E}[X^2] \le \mathbb{E}[X]^2`,
    String.raw`p(x,y) = p(x)p(y)`,
    String.raw`p(x|y) = p(y|x)`,
    String.raw`p(x|y) \le p(x)`,
    String.raw`P(X=1) = P(X=2)`,
    String.raw`\mathbb{E}[Y|X] = \mathbb{E}[Y]`,
  ],
});

const two = String.raw`
variables: {x: {values: 4}}
densities: {p: {joint: [x]}, q: {joint: [x]}}
`;

describeClaims('entropies of mixtures of two laws', two, {
  holds: [
    String.raw`JS(p\|q) = H\left(\frac{p+q}{2}\right) - \frac{H(p)+H(q)}{2}`,
    String.raw`H(0.3p+0.7q) = -\sum_x (0.3p(x)+0.7q(x))\log(0.3p(x)+0.7q(x))`,
    String.raw`H(\tfrac12p(x)+\tfrac12q(x)) = H(\tfrac12p+\tfrac12q)`,
    String.raw`H\left(\frac{p+q}{2}\right) \ge \frac{H(p)+H(q)}{2}`,
    String.raw`KL(p\|q) \ge -2\log\sum_x\sqrt{p(x)q(x)}`,
  ],
  fails: [String.raw`H\left(\frac{p+q}{2}\right) = \frac{H(p)+H(q)}{2}`, String.raw`KL(p\|q) \le KL(q\|p)`],
});
