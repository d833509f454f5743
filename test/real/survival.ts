import { judgeText } from '../../graders/claims';
import type { Checker } from '../../worlds';
import { seeded } from '../../worlds/numeric/random';
import { readShared } from '../support/shared';
import { damaged } from './damage';
import { checkerOf } from './table';

const documents = [
  'hw-000-text-cnn-siamese-cvae-gan.md',
  'hw-001-conv-lstm-kl.md',
  'hw-002-autoencoder-gan-rnn.md',
  'hw-003-rnn-generative-vae.md',
  'hw-004-backprop-graphical-rbm-ising.md',
];
const worlds = [
  'conditional-elbo',
  'gaussian-kl',
  'boltzmann-machine',
  'ising',
  'univariate-kl',
  'elbo-by-sums',
  'entropy',
  'vanishing-gradient',
  'rnn-output-weights',
  'max-pooling',
  'convolution-network',
  'directed-model',
];

/** A damaged document that was not judged as it should, with what it takes to make it again. */
export interface Casualty {
  readonly seed: number;
  readonly document: string;
  /** Null: read only. */
  readonly world: string | null;
  readonly trouble: string;
}

/** Seconds of processor time that one document may take. */
const PATIENCE = 5;

/**
 * On a machine that shares its cores even processor time stretches. A document that took too long is held against
 * what all undamaged homeworks take in its world, judged at once after it: more than this many times that is too long.
 */
const PATIENCE_ON_A_BUSY_MACHINE = 5;

/**
 * Damages the real homeworks and judges what is left, the k-th with the k-th pair of document and world; each is also
 * read without a world.
 * @param first seed of the first document; the others count on from there
 */
export function survive(first: number, count: number): Casualty[] {
  const sources = documents.map((document) => readShared('seeds', document));
  const checkers = worlds.map((world) => checkerOf(world, 7));
  const casualties: Casualty[] = [];
  for (let seed = first; seed < first + count; seed++) {
    const d = seed % documents.length;
    const w = seed % worlds.length;
    const text = damaged(sources[d]!, seeded(seed), 40);
    for (const [world, checker] of [
      [null, null],
      [worlds[w]!, checkers[w]!],
    ] as const) {
      const trouble = judged(text, checker, sources);
      if (trouble !== null) casualties.push({ seed, document: documents[d]!, world, trouble });
    }
  }
  return casualties;
}

/** What is wrong with the judgement of a text; null where nothing is. */
function judged(text: string, checker: Checker | null, undamaged: readonly string[]): string | null {
  try {
    const { written, seconds } = timed(text, checker);
    if (seconds > PATIENCE) {
      const usual = undamaged.reduce((sum, source) => sum + timed(source, checker).seconds, 0);
      if (seconds > PATIENCE_ON_A_BUSY_MACHINE * usual)
        return `took ${seconds.toFixed(1)} s, all undamaged homeworks ${usual.toFixed(1)} s`;
    }
    return malformed(text, JSON.parse(written));
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** The judgement of a text as it is written out, and the processor time that it took. */
function timed(text: string, checker: Checker | null): { written: string; seconds: number } {
  const start = process.cpuUsage();
  const { claims, chains } = judgeText(text, checker);
  const written = JSON.stringify({ claims, chains: chains.map(({ classes }) => classes) });
  const { user, system } = process.cpuUsage(start);
  return { written, seconds: (user + system) / 1e6 };
}

/** What a claim must say of itself, whatever the text. */
function malformed(text: string, written: { claims: unknown[]; chains: string[] }): string | null {
  const lines = text.split('\n').length;
  for (const claim of written.claims as Record<string, unknown>[]) {
    const { line, verdict, because, readAs, lhs, rhs, counterexample } = claim;
    if (typeof line !== 'number' || line < 1 || line > lines) return `line ${String(line)} of ${lines}`;
    if (!['holds', 'fails', 'undecided', 'unreadable'].includes(String(verdict))) return `verdict ${String(verdict)}`;
    if (typeof because !== 'string' || because === '') return `no reason for ${String(verdict)}`;
    if (typeof readAs !== 'string' || typeof lhs !== 'string' || typeof rhs !== 'string') return 'a side is missing';
    if (JSON.stringify(counterexample ?? {}).includes('null')) return 'a number of the counterexample is not finite';
  }
  return null;
}
