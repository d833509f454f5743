import type { Random } from '../random';
import { logMeanExp, logSumExp } from './likelihood';

/**
 * A restricted Boltzmann machine over bits: p(v, h) ∝ exp(v·b + h·c + v·W·h). W has a row a visible unit.
 */
export interface Rbm {
  readonly weights: Float32Array | Float64Array;
  readonly visible: Float32Array | Float64Array;
  readonly hidden: Float32Array | Float64Array;
}

function sizes({ weights, visible, hidden }: Rbm): readonly [number, number] {
  if (weights.length !== visible.length * hidden.length)
    throw new RangeError(
      `expected ${visible.length} × ${hidden.length} weights, one for each visible and hidden unit, found ${weights.length}`,
    );
  return [visible.length, hidden.length];
}

/** log(1 + eˣ). */
const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** The layers changed round: the same machine. */
function turned({ weights, visible, hidden }: Rbm): Rbm {
  const [rows, columns] = [visible.length, hidden.length];
  const transposed = new Float64Array(weights.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) transposed[j * rows + i] = weights[i * columns + j]!;
  return { weights: transposed, visible: hidden, hidden: visible };
}

/** What each hidden unit receives, c + v·W. */
function received(rbm: Rbm, v: Uint8Array, into: Float64Array): void {
  into.set(rbm.hidden);
  const columns = into.length;
  for (let i = 0; i < v.length; i++) {
    if (v[i] === 0) continue;
    for (let j = 0, at = i * columns; j < columns; j++, at++) into[j]! += rbm.weights[at]!;
  }
}

/** −F(v) = log Σ_h exp(v·b + h·c + v·W·h), the log of what p(v) is proportional to. */
export function unnormalised(rbm: Rbm, v: Uint8Array): number {
  sizes(rbm);
  const x = new Float64Array(rbm.hidden.length);
  received(rbm, v, x);
  let sum = 0;
  for (let i = 0; i < v.length; i++) if (v[i] !== 0) sum += rbm.visible[i]!;
  return x.reduce((total, xj) => total + softplus(xj), sum);
}

/** The layer that is summed over one state after the other may have so many units: a million states. */
const MOST_BITS = 20;

/** log Z by summing over all states of the smaller layer. Throws a RangeError where that has more than 20 units. */
export function logPartition(rbm: Rbm): number {
  const [rows, columns] = sizes(rbm);
  const small = rows <= columns ? rbm : turned(rbm);
  const bits = Math.min(rows, columns);
  if (bits > MOST_BITS)
    throw new RangeError(
      `expected a layer of at most ${MOST_BITS} units, found ${rows} × ${columns}; estimate it instead`,
    );
  const terms = new Float64Array(2 ** bits);
  const v = new Uint8Array(bits);
  for (let state = 0; state < terms.length; state++) {
    for (let i = 0; i < bits; i++) v[i] = (state >> i) & 1;
    terms[state] = unnormalised(small, v);
  }
  return logSumExp(terms);
}

export interface Annealing {
  /** How many times the temperature changes; the paper uses 14,500. */
  readonly steps: number;
  readonly chains: number;
  readonly random: Random;
  /** Biases of the independent units that chains begin from, best those of the data's means; zeros if left out. */
  readonly base?: Float32Array | Float64Array;
}

export interface PartitionEstimate {
  readonly logZ: number;
  /** logZ at three standard errors of the mean weight below and above; −∞ where the lower is no positive number. */
  readonly range: readonly [number, number];
  readonly logWeights: Float64Array;
}

/**
 * log Z by annealed importance sampling (Neal, 2001; Salakhutdinov and Murray, 2008, section 4): chains go from
 * independent visible units with biases b_A to the machine along p_β(v) ∝ exp((1 − β)·v·b_A + β·v·b) ∏_j (1 + exp β(c_j +
 * v·W_j)), β evenly spaced. At β = 0, Z is 2^hidden ∏_i (1 + exp b_Ai). The mean of the weights is unbiased for Z, so logZ
 * is more often too small than too large.
 */
export function annealedLogPartition(rbm: Rbm, { steps, chains, random, base }: Annealing): PartitionEstimate {
  const [rows, columns] = sizes(rbm);
  if (!(steps >= 1 && chains >= 1)) throw new RangeError(`expected steps and chains, found ${steps} and ${chains}`);
  const start = base ?? new Float64Array(rows);
  const logWeights = new Float64Array(chains);
  const back = turned(rbm);
  const v = new Uint8Array(rows);
  const h = new Uint8Array(columns);
  const toHidden = new Float64Array(columns);
  const toVisible = new Float64Array(rows);
  for (let chain = 0; chain < chains; chain++) {
    for (let i = 0; i < rows; i++) v[i] = random() < sigmoid(start[i]!) ? 1 : 0;
    let weight = 0;
    for (let k = 1; k <= steps; k++) {
      const [before, now] = [(k - 1) / steps, k / steps];
      received(rbm, v, toHidden);
      for (let i = 0; i < rows; i++) if (v[i] !== 0) weight += (now - before) * (rbm.visible[i]! - start[i]!);
      for (const x of toHidden) weight += softplus(now * x) - softplus(before * x);
      for (let j = 0; j < columns; j++) h[j] = random() < sigmoid(now * toHidden[j]!) ? 1 : 0;
      received(back, h, toVisible);
      for (let i = 0; i < rows; i++) v[i] = random() < sigmoid((1 - now) * start[i]! + now * toVisible[i]!) ? 1 : 0;
    }
    logWeights[chain] = weight;
  }
  const logBase = columns * Math.LN2 + Array.from(start).reduce((sum, b) => sum + softplus(b), 0);
  const logMean = logMeanExp(logWeights);
  // Weights relative to their mean: mean 1, standard error as that of Z relative to Z.
  const relative = Array.from(logWeights, (w) => Math.exp(w - logMean));
  const variance = relative.reduce((sum, w) => sum + (w - 1) ** 2, 0) / Math.max(1, chains - 1);
  const error = 3 * Math.sqrt(variance / chains);
  const logZ = logBase + logMean;
  return { logZ, range: [error < 1 ? logZ + Math.log1p(-error) : -Infinity, logZ + Math.log1p(error)], logWeights };
}
