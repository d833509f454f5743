import type { NameKind, Vocabulary } from '../../expr';
import { noVocabulary } from '../../expr';

/** A vocabulary from names: `W: ['parameter', 2]` is a matrix. */
export function vocabulary(
  names: Readonly<Record<string, readonly [NameKind, number]>>,
  ignored: string[] = [],
): Vocabulary {
  const infos = new Map(Object.entries(names).map(([name, [kind, rank]]) => [name, { kind, rank }]));
  return {
    declared: true,
    lookup: (name) => infos.get(name) ?? null,
    names: () => infos.keys(),
    ignored: (name) => ignored.includes(name),
  };
}

/** Nothing is declared: names are read by custom. */
export const none = noVocabulary;

/** A restricted Boltzmann machine: `\sigma` is the sigmoid. */
export const rbm = vocabulary(
  {
    v: ['variable', 1],
    h: ['variable', 1],
    W: ['parameter', 2],
    a: ['parameter', 1],
    b: ['parameter', 1],
    p: ['density', 0],
    '\\sigma': ['function', 0],
    i: ['index', 0],
    j: ['index', 0],
    P: ['size', 0],
  },
  ['\\theta'],
);

/** Diagonal Gaussians: `\sigma` is a vector, `\Sigma` a matrix. */
export const gauss = vocabulary(
  {
    z: ['variable', 1],
    '\\mu': ['parameter', 1],
    '\\sigma': ['parameter', 1],
    '\\Sigma': ['parameter', 2],
    p: ['density', 0],
    q: ['density', 0],
    j: ['index', 0],
    J: ['size', 0],
  },
  ['\\theta', '\\phi'],
);

/** An Ising model: `E` is the energy. */
export const ising = vocabulary({
  x: ['parameter', 1],
  y: ['parameter', 1],
  h: ['parameter', 0],
  E: ['function', 0],
  i: ['index', 0],
  j: ['index', 0],
  m: ['index', 0],
  N: ['size', 0],
});

/** A recurrent network: names with scripts, a prime and several letters, and a declared `d`, `D` and `T`. */
export const rnn = vocabulary({
  'W_{hh}': ['parameter', 2],
  'W_{hy}': ['parameter', 2],
  W: ['parameter', 2],
  D: ['parameter', 2],
  s: ['parameter', 1],
  x: ['parameter', 1],
  L: ['parameter', 0],
  Loss: ['parameter', 0],
  "H'": ['parameter', 0],
  T: ['size', 0],
  d: ['size', 0],
  i: ['index', 0],
  j: ['index', 0],
});

/** A computation graph: `L`, `s` and `h` are nodes, `h` has a step of time before its components. */
export const graph: Vocabulary = (() => {
  const names = vocabulary({
    x: ['parameter', 1],
    W: ['parameter', 2],
    y: ['parameter', 1],
    T: ['size', 0],
    t: ['index', 0],
    i: ['index', 0],
  });
  const nodes = new Map([
    ['L', 0],
    ['s', 1],
    ['h', 2],
  ]);
  return {
    ...names,
    lookup: (name) =>
      nodes.has(name) ? { kind: 'parameter', rank: nodes.get(name)!, node: true } : names.lookup(name),
    names: () => [...names.names(), ...nodes.keys()],
  };
})();
