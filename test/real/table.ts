import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgedText } from '../../graders/claims';
import { judgeText } from '../../graders/claims';
import type { Checker, VerdictKind } from '../../worlds';
import { checkerFor, readWorldFile } from '../../worlds';

/** A stretch of a real homework, and what a person says about its claims. */
export interface Row {
  /** The part of the homework, by its own number. */
  readonly part: string;
  /** File under ../shared/seeds. */
  readonly document: string;
  /** Name of a world file in `worlds/` beside this file. */
  readonly world: string;
  /** For each line, the verdicts of the claims whose right side starts there, from left to right. */
  readonly verdicts: Readonly<Record<number, readonly VerdictKind[]>>;
  /** For each chain of three and more sides, by the line where it starts: which sides are equal. */
  readonly classes: Readonly<Record<number, string>>;
}

const holds = (times: number): VerdictKind[] => Array.from({ length: times }, () => 'holds');

/** The derivations of the real homeworks. Their verdicts were found by hand, their slips are in the issue. */
export const rows: readonly Row[] = [
  {
    part: 'hw-000 1.1',
    document: 'hw-000-text-cnn-siamese-cvae-gan.md',
    world: 'convolution',
    verdicts: { 13: holds(1) },
    classes: {},
  },
  {
    part: 'hw-000 3.1',
    document: 'hw-000-text-cnn-siamese-cvae-gan.md',
    world: 'conditional-elbo',
    verdicts: { 79: holds(1), 83: holds(6) },
    // The last side is the lower bound, which lies below the others.
    classes: { 83: 'AAAAAAB' },
  },
  {
    part: 'hw-000 3.2',
    document: 'hw-000-text-cnn-siamese-cvae-gan.md',
    world: 'gaussian-kl',
    verdicts: { 91: holds(4), 93: holds(5), 95: holds(3) },
    classes: { 93: 'AAAAAA', 95: 'AAA' },
  },
  {
    part: 'hw-001 3',
    document: 'hw-001-conv-lstm-kl.md',
    world: 'univariate-kl',
    verdicts: { 79: holds(1), 87: holds(6) },
    classes: { 87: 'AAAAAAA' },
  },
  {
    part: 'hw-002 3a',
    document: 'hw-002-autoencoder-gan-rnn.md',
    world: 'rnn-output-weights',
    // A total loss, a step of gradient descent, a component of the gradient; then the chain rules of two steps.
    verdicts: { 30: ['holds', 'undecided', 'holds'], 32: holds(5) },
    classes: {},
  },
  {
    part: 'hw-002 3b',
    document: 'hw-002-autoencoder-gan-rnn.md',
    world: 'rnn-one-output',
    // Line 36 misses a bracket and names a matrix that nobody declared.
    verdicts: { 36: ['undecided'], 38: holds(2) },
    classes: {},
  },
  {
    part: 'hw-003 1.2',
    document: 'hw-003-rnn-generative-vae.md',
    world: 'vanishing-gradient',
    // A scanner turned an index into an equation; then the product for a scalar state, with a matrix added.
    verdicts: { 32: ['undecided'], 36: ['fails'] },
    classes: {},
  },
  {
    part: 'hw-003 2.2',
    document: 'hw-003-rnn-generative-vae.md',
    world: 'elbo-by-sums',
    // Line 94 states the bound without its weight.
    verdicts: { 88: holds(2), 90: holds(2), 92: holds(1), 94: ['fails'], 97: holds(2), 99: holds(1) },
    classes: { 90: 'AAAA', 97: 'AAA' },
  },
  {
    part: 'hw-004 1 (convolution)',
    document: 'hw-004-backprop-graphical-rbm-ising.md',
    world: 'convolution-gradient',
    verdicts: { 18: holds(1), 22: holds(1), 26: holds(2) },
    classes: { 26: 'AAA' },
  },
  {
    part: 'hw-004 1 (pooling)',
    document: 'hw-004-backprop-graphical-rbm-ising.md',
    world: 'max-pooling',
    // Line 36 sums over the window of an output what belongs to an input; the lines on flattening use k twice over.
    verdicts: {
      30: holds(1),
      34: holds(1),
      36: ['undecided'],
      40: ['undecided'],
      42: ['undecided'],
      44: ['undecided'],
    },
    classes: {},
  },
  {
    part: 'hw-004 1 (softmax)',
    document: 'hw-004-backprop-graphical-rbm-ising.md',
    world: 'softmax-jacobian',
    // A factor is lost in the quotient rule and never comes back: the last two sides are equal, but not to the first.
    verdicts: { 48: holds(1), 52: ['fails', 'fails', 'holds'], 54: ['holds', 'fails'] },
    classes: { 52: 'ABCC', 54: 'AAB' },
  },
  {
    part: 'hw-004 1 (linear)',
    document: 'hw-004-backprop-graphical-rbm-ising.md',
    world: 'linear-layer',
    verdicts: { 58: holds(1), 62: holds(1), 64: holds(2) },
    classes: { 64: 'AAA' },
  },
  {
    part: 'hw-004 1 (all layers)',
    document: 'hw-004-backprop-graphical-rbm-ising.md',
    world: 'convolution-network',
    verdicts: { 68: holds(1) },
    classes: {},
  },
  {
    part: 'hw-004 2',
    document: 'hw-004-backprop-graphical-rbm-ising.md',
    world: 'directed-model',
    verdicts: {
      // An order by an index that is itself indexed is not evaluated.
      74: ['undecided', 'holds'],
      // dx_k where dx_K is meant.
      76: ['fails', 'holds'],
      78: ['unreadable', 'holds'],
      80: holds(2),
      84: holds(1),
      86: holds(3),
      88: holds(1),
    },
    classes: { 76: 'ABB', 80: 'AAA', 86: 'AAA' },
  },
  {
    part: 'hw-004 3',
    document: 'hw-004-backprop-graphical-rbm-ising.md',
    world: 'boltzmann-machine',
    verdicts: {
      92: holds(1),
      // Over the wrong marginal and back; then the sigmoid of a product that is right for h = 1 only.
      94: ['fails', 'fails', 'holds', 'holds', 'holds', 'fails'],
      // Three sides on that product; the last line recovers.
      96: ['holds', 'fails', 'fails', 'fails', 'fails'],
      98: ['fails'],
      100: ['fails'],
    },
    classes: { 94: 'ABAAAAC', 96: 'AABCDA' },
  },
  {
    part: 'hw-004 4',
    document: 'hw-004-backprop-graphical-rbm-ising.md',
    world: 'ising',
    verdicts: { 106: holds(1), 108: holds(1), 112: holds(1) },
    classes: {},
  },
];

const folder = join(__dirname, 'worlds');

/** The worlds of a file in `worlds/`, drawn from a seed. */
export function checkerOf(world: string, seed: number): Checker {
  const { declarations, problems } = readWorldFile(readFileSync(join(folder, `${world}.yaml`), 'utf8'));
  if (problems[0]) throw new Error(`${world}.yaml:${problems[0].line}: ${problems[0].message}`);
  const { checker, problems: unusable } = checkerFor(declarations, seed);
  if (!checker) throw new Error(`${world}.yaml: ${unusable[0]?.message ?? 'cannot be used'}`);
  return checker;
}

/** Judges the document of a row in its worlds. */
export const judgeRow = (row: Row, source: string, seed: number): JudgedText =>
  judgeText(source, checkerOf(row.world, seed));

/** Verdicts and classes of a judged text, in the form of the row that tells what they should be. */
export function found(judged: JudgedText, row: Row): Pick<Row, 'verdicts' | 'classes'> {
  const verdicts = Object.fromEntries(
    Object.keys(row.verdicts).map((line) => [
      line,
      judged.claims.filter((c) => c.line === Number(line)).map((c) => c.verdict),
    ]),
  );
  const classes = Object.fromEntries(
    Object.keys(row.classes).map((line) => {
      const chain = judged.chains.find((c) => c.line === Number(line) && c.sides.length > 2);
      return [line, chain?.classes ?? ''];
    }),
  );
  return { verdicts, classes };
}
