/** A label of the corpus that is wrong as the step is written, why, and a calculation by hand that shows it. */
export interface Argued {
  readonly id: string;
  readonly step: number;
  /** What the step comes to, against its label. */
  readonly verdict: 'holds' | 'fails';
  readonly why: string;
  /** Whether the numbers bear the argument out; nothing of the program is used. */
  readonly check: () => boolean;
}

/** Two joint laws of a pair of bits, and two pairs of laws of one bit each. */
const p = [
  [0.1, 0.2],
  [0.3, 0.4],
] as const;
const q = [
  [0.25, 0.15],
  [0.2, 0.4],
] as const;
const [p1, p2] = [
  [0.3, 0.7],
  [0.4, 0.6],
] as const;

const sum = (terms: readonly number[]): number => terms.reduce((total, term) => total + term, 0);
const bits = [0, 1] as const;

/** The divergence of the joint laws, and the part of its sum that belongs to one value of the second bit. */
const divergence = sum(bits.flatMap((x) => bits.map((y) => p[x][y] * Math.log(p[x][y] / q[x][y]))));
const part = (y: 0 | 1): number => sum(bits.map((x) => p[x][y] * Math.log(p[x][y] / q[x][y])));

const crossEntropy = (law: readonly number[], other: readonly number[]): number =>
  -sum(law.map((x, i) => x * Math.log(other[i]!)));
const entropy = (law: readonly number[]): number => crossEntropy(law, law);

/** What two sides of the projection differ by, for given factors of the approximation. */
const apart = (q1: readonly number[], q2: readonly number[]): number => {
  const before = crossEntropy(p1, q1) + crossEntropy(p2, q2);
  const after = [
    [p1, q1],
    [p2, q2],
  ].map(([law, other]) => -entropy(law!) + crossEntropy(law!, other!) - entropy(law!));
  return before - sum(after);
};

const SUM_OVER_ONE =
  'the sum on one side runs over x alone and leaves y free, so it is only the part of the divergence that belongs to one y';

const oneSumLost = (id: string, step: number): Argued => ({
  id,
  step,
  verdict: 'fails',
  why: SUM_OVER_ONE,
  check: () => bits.every((y) => Math.abs(part(y) - divergence) > 0.01),
});

export const ARGUED: readonly Argued[] = [
  oneSumLost('zy2', 4),
  oneSumLost('zy2', 5),
  oneSumLost('cc2', 4),
  oneSumLost('cc2', 5),
  {
    id: 'mo8',
    step: 4,
    verdict: 'holds',
    why: 'the entropies of p do not depend on q, so their sign is absorbed by the constant, which the labels of the steps around it let change from row to row',
    check: () => Math.abs(apart([0.5, 0.5], [0.2, 0.8]) - apart([0.9, 0.1], [0.35, 0.65])) < 1e-12,
  },
];
