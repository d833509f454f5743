import { table } from '../table';
import type { Family } from '../types';

// Names that have a meaning of their own as long as nobody declares them.

/** Words that are functions when nobody declared them, with their canonical names. */
export const FUNCTION_WORDS = table<string>({
  log: '\\log',
  ln: '\\log',
  lg: '\\log',
  exp: '\\exp',
  sin: '\\sin',
  cos: '\\cos',
  tan: '\\tan',
  arctan: '\\arctan',
  tanh: '\\tanh',
  sinh: '\\sinh',
  cosh: '\\cosh',
  sigmoid: 'sigmoid',
  Sigmoid: 'sigmoid',
  sigm: 'sigmoid',
  logistic: 'sigmoid',
  softmax: 'softmax',
  Softmax: 'softmax',
  softplus: 'softplus',
  relu: 'relu',
  ReLU: 'relu',
  diag: 'diag',
  Diag: 'diag',
  tr: 'tr',
  Tr: 'tr',
  trace: 'tr',
  Trace: 'tr',
  det: '\\det',
  sign: 'sign',
  sgn: 'sign',
  sqrt: '\\sqrt',
  erf: 'erf',
  abs: 'abs',
  logit: 'logit',
  vec: 'vec',
  rank: 'rank',
});

/** Control sequences that are functions. */
export const FUNCTION_COMMANDS: ReadonlySet<string> = new Set([
  '\\log',
  '\\exp',
  '\\sin',
  '\\cos',
  '\\tan',
  '\\arctan',
  '\\arcsin',
  '\\arccos',
  '\\tanh',
  '\\sinh',
  '\\cosh',
  '\\det',
  '\\Gamma',
  '\\lim',
  '\\sup',
  '\\inf',
]);

/** Functions whose argument, when unbracketed, runs on over juxtaposed symbols, densities and fractions. */
export const RUNS_ON: ReadonlySet<string> = new Set([
  '\\log',
  '\\exp',
  '\\sin',
  '\\cos',
  '\\tan',
  '\\tanh',
  '\\sinh',
  '\\cosh',
  '\\lim',
  '\\sup',
  '\\inf',
]);

/** Names that are densities by custom, where nobody declared them. */
export const DENSITY_NAMES: ReadonlySet<string> = new Set([
  'p',
  'q',
  'P',
  'Q',
  '\\Pr',
  'Pr',
  '\\mathbb{P}',
  '\\tilde{p}',
  '\\tilde{q}',
  '\\hat{p}',
  '\\hat{q}',
  '\\mathcal{P}',
  '\\bar{p}',
]);

/** Names of the expectation. `E` alone counts only where it is not declared. */
export const MEAN_NAMES: ReadonlySet<string> = new Set([
  '\\mathbb{E}',
  'E',
  '\\E',
  '\\EE',
  '\\Ex',
  '\\mathcal{E}',
  '\\mathscr{E}',
  'Exp',
  '\\Expect',
]);

export const VARIANCE_NAMES: ReadonlySet<string> = new Set([
  'Var',
  'var',
  '\\Var',
  '\\var',
  '\\mathbb{V}',
  'VAR',
  'Variance',
  '\\operatorname{Var}',
]);

export const COVARIANCE_NAMES: ReadonlySet<string> = new Set(['Cov', 'cov', '\\Cov', '\\cov', 'COV']);

export const ENTROPY_NAMES: ReadonlySet<string> = new Set(['H', '\\mathcal{H}', '\\mathbb{H}', '\\mathrm{H}']);

export const INFORMATION_NAMES: ReadonlySet<string> = new Set(['I', '\\mathcal{I}', '\\mathbb{I}', 'MI']);

export const FAMILIES = table<Family>({
  '\\mathcal{N}': 'normal',
  '\\mathscr{N}': 'normal',
  N: 'normal',
  Normal: 'normal',
  '\\normal': 'normal',
  Gaussian: 'normal',
  Bernoulli: 'bernoulli',
  Bern: 'bernoulli',
  Ber: 'bernoulli',
  Categorical: 'categorical',
  Cat: 'categorical',
  Exponential: 'exponential',
  Uniform: 'uniform',
  Unif: 'uniform',
  '\\mathcal{U}': 'uniform',
  U: 'uniform',
});

/** Letters that, undeclared and followed by a bracket at once, are functions: `f(x)`, `\ell(\theta)`, `\mathcal{L}(w)`. */
export const isCustomaryFunction = (name: string): boolean =>
  /^(?:[fgEFGLJVDscthuONA]|\\phi|\\psi|\\sigma|\\ell|\\mathcal\{[A-Z]\}|\\Phi|\\Psi|\\Theta|\\hat\{f\}|\\tilde\{f\})$/.test(
    name,
  );

const SYMBOLS =
  /^\\(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega|Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Upsilon|Phi|Psi|Omega|ell|infty|partial|hbar|emptyset|varnothing|Re|Im|aleph)$/;

/** `score`, `\Loss`: a word, which before a bracket is always a function. */
export const isWord = (name: string): boolean =>
  /^[A-Za-z]{2,}$/.test(name) || (/^\\[A-Za-z]{2,}$/.test(name) && !SYMBOLS.test(name));
