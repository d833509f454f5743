import type { NameInfo, Vocabulary } from '../../expr';

/** Numbers in [0, 1) from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const DECLARED: Readonly<Record<string, NameInfo>> = {
  '\\beta': { kind: 'parameter', rank: 0 },
  a: { kind: 'parameter', rank: 0 },
  ELBO: { kind: 'parameter', rank: 0 },
  T: { kind: 'size', rank: 0 },
  n: { kind: 'size', rank: 0 },
  '\\mu': { kind: 'parameter', rank: 1 },
  b: { kind: 'parameter', rank: 1 },
  v: { kind: 'parameter', rank: 1 },
  '\\mathbf{v}': { kind: 'parameter', rank: 1 },
  '\\hat{y}': { kind: 'parameter', rank: 1 },
  "H'": { kind: 'parameter', rank: 1 },
  W: { kind: 'parameter', rank: 2 },
  '\\Sigma': { kind: 'parameter', rank: 2 },
  'W_{hh}': { kind: 'parameter', rank: 2 },
  X: { kind: 'parameter', rank: 3 },
  K: { kind: 'parameter', rank: 4 },
  conv1d: { kind: 'function', rank: 0 },
  '*': { kind: 'operator', rank: 0 },
  '*_{filt}': { kind: 'operator', rank: 0 },
  'f^{*}': { kind: 'parameter', rank: 0 },
  '\\mathcal{L}': { kind: 'parameter', rank: 0 },
  x: { kind: 'variable', rank: 0 },
  'z_{1}': { kind: 'variable', rank: 0 },
  z: { kind: 'variable', rank: 1 },
  y: { kind: 'variable', rank: 1 },
  f: { kind: 'function', rank: 0 },
  '\\sigma': { kind: 'function', rank: 0 },
  Loss: { kind: 'function', rank: 0 },
  ne: { kind: 'edges', rank: 0 },
  p: { kind: 'density', rank: 0 },
  q: { kind: 'density', rank: 0 },
  'p_{0}': { kind: 'density', rank: 0 },
  i: { kind: 'index', rank: 0 },
  j: { kind: 'index', rank: 0 },
  k: { kind: 'index', rank: 0 },
};

/** A world with names of every kind; `\phi` below a density means nothing. */
export const declared: Vocabulary = {
  declared: true,
  lookup: (name) => DECLARED[name] ?? null,
  names: () => Object.keys(DECLARED),
  ignored: (name) => name === '\\phi',
};

/** Names by what a tree needs them for. */
export interface Names {
  readonly values: readonly string[];
  readonly functions: readonly string[];
  readonly densities: readonly string[];
  readonly indices: readonly string[];
  /** Signs that stand for no product. */
  readonly signs: readonly string[];
}

const byKind = (...kinds: NameInfo['kind'][]): string[] =>
  Object.keys(DECLARED).filter((name) => kinds.includes(DECLARED[name]!.kind));

export const declaredNames: Names = {
  values: [...byKind('parameter', 'variable', 'size', 'index'), 'm', '\\alpha', '\\mathbf{1}'],
  functions: [...byKind('function', 'edges'), '\\log', '\\exp', '\\tanh', 'softmax', 'diag', '\\max'],
  densities: ['p', 'q', 'p_{0}', "p'", 'q_{\\theta}', 'p^{(t)}', 'P', '\\mathbb{P}'],
  indices: ['i', 'j', 'k', 'm', 'r'],
  signs: ['*', '*_{filt}', '\\star', '\\otimes_{2}', '*^{s}_{valid}'],
};

/** Without declarations: names that custom gives no meaning of their own. */
export const customNames: Names = {
  values: [
    'a',
    'b',
    'm',
    'r',
    'w',
    'x',
    'y',
    'z',
    'W',
    '\\alpha',
    '\\mu',
    '\\Sigma',
    '\\hat{y}',
    '\\mathcal{L}',
    'ELBO',
    '\\mathbf{1}',
  ],
  functions: ['\\log', '\\exp', '\\sin', '\\det', 'softmax', 'tr', 'score', '\\Loss', '\\hat{f}', '\\min'],
  densities: ['p', 'q_{\\phi}', "p'", 'P^{*}', '\\Pr'],
  indices: ['i', 'j', 'k', 'm', 'l'],
  signs: ['*_{filt}', '\\star', '\\circledast', '\\otimes_{2}', '*^{s}_{valid}'],
};
