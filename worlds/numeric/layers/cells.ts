import type { Field } from '../../field';
import type { Tensor } from '../../tensor';
import { product } from '../linear';
import { sigmoid } from './activations';
import { reject } from './error';

/** One step of recurrent cells. Vectors are columns, as in h' = tanh(W x + U h + b). */

/** An affine map of the input x and the state h: W x + U h + b. */
export interface AffineMap<T> {
  /** [hidden, inputs] */
  readonly input: Tensor<T>;
  /** [hidden, hidden] */
  readonly state: Tensor<T>;
  readonly bias: readonly T[] | null;
  /** A second bias that goes with U h; it matters apart only where a GRU resets after the product. */
  readonly stateBias: readonly T[] | null;
}

type Vector<T> = readonly T[];

const zip = <T>(a: Vector<T>, b: Vector<T>, f: (x: T, y: T) => T): T[] => a.map((x, i) => f(x, b[i]!));

function apply<T>(F: Field<T>, matrix: Tensor<T>, x: Vector<T>, bias: Vector<T> | null, what: string, n: number): T[] {
  const [rows, columns] = matrix.shape;
  if (matrix.shape.length !== 2 || rows !== n || columns !== x.length)
    reject(`${what} must be a ${n}×${x.length} matrix, but its shape is [${matrix.shape.join(', ')}]`);
  if (bias && bias.length !== n) reject(`a bias that goes with ${what} must have ${n} numbers, but has ${bias.length}`);
  const image = product(F, matrix.entries, x, n, x.length, 1);
  return bias ? zip(image, bias, F.add) : image;
}

/** W x + U h + b, of as many numbers as the state has. */
export function affine<T>(F: Field<T>, map: AffineMap<T>, x: Vector<T>, h: Vector<T>): T[] {
  const fromInput = apply(F, map.input, x, map.bias, 'the matrix of the input', h.length);
  return zip(fromInput, apply(F, map.state, h, map.stateBias, 'the matrix of the state', h.length), F.add);
}

/** h' = f(W x + U h + b), by default with tanh. */
export function rnnStep<T>(F: Field<T>, x: Vector<T>, h: Vector<T>, map: AffineMap<T>, f: (a: T) => T = F.tanh): T[] {
  return affine(F, map, x, h).map(f);
}

export interface LstmGates<T> {
  /** Input, forget and output gate: sigmoids. */
  readonly i: T[];
  readonly f: T[];
  readonly o: T[];
  /** Candidate: tanh. */
  readonly g: T[];
}

export type LstmMaps<T> = Readonly<Record<'i' | 'f' | 'o' | 'g', AffineMap<T>>>;

/** The gates and the new states of an LSTM: c' = f ⊙ c + i ⊙ g, h' = o ⊙ tanh(c') (Gers, Schmidhuber & Cummins 2000). */
export function lstmStep<T>(
  F: Field<T>,
  x: Vector<T>,
  h: Vector<T>,
  c: Vector<T>,
  maps: LstmMaps<T>,
): LstmGates<T> & { readonly h: T[]; readonly c: T[] } {
  if (c.length !== h.length) reject(`the states h and c must be alike, but have ${h.length} and ${c.length} numbers`);
  const gate = (map: AffineMap<T>): T[] => affine(F, map, x, h).map((a) => sigmoid(F, a));
  const [i, f, o] = [gate(maps.i), gate(maps.f), gate(maps.o)];
  const g = affine(F, maps.g, x, h).map((a) => F.tanh(a));
  const cell = zip(zip(f, c, F.mul), zip(i, g, F.mul), F.add);
  const hidden = zip(
    o,
    cell.map((a) => F.tanh(a)),
    F.mul,
  );
  return { i, f, o, g, c: cell, h: hidden };
}

export type GruMaps<T> = Readonly<Record<'z' | 'r' | 'h', AffineMap<T>>>;

export interface GruForm {
  /** What z weighs: the `old` state (Cho et al. 2014, Keras, PyTorch) or the `new` candidate (Chung et al. 2014). */
  readonly zWeighs: 'old' | 'new';
  /** Whether r resets h `before` it meets U (Cho et al. 2014), or U h `after` (PyTorch; Keras' `reset_after`). */
  readonly reset: 'before' | 'after';
}

/** The gates, candidate and new state of a GRU; h' = z ⊙ h + (1 - z) ⊙ candidate, or with the weights exchanged. */
export function gruStep<T>(
  F: Field<T>,
  x: Vector<T>,
  h: Vector<T>,
  maps: GruMaps<T>,
  form: GruForm,
): { readonly z: T[]; readonly r: T[]; readonly candidate: T[]; readonly h: T[] } {
  const n = h.length;
  const gate = (map: AffineMap<T>): T[] => affine(F, map, x, h).map((a) => sigmoid(F, a));
  const [z, r] = [gate(maps.z), gate(maps.r)];
  const { input, state, bias, stateBias } = maps.h;
  const fromInput = apply(F, input, x, bias, 'the matrix of the input', n);
  const product = (of: Vector<T>): T[] => apply(F, state, of, stateBias, 'the matrix of the state', n);
  const fromState = form.reset === 'before' ? product(zip(r, h, F.mul)) : zip(r, product(h), F.mul);
  const candidate = zip(fromInput, fromState, F.add).map((a) => F.tanh(a));
  const [base, weighed] = form.zWeighs === 'old' ? [candidate, h] : [h, candidate];
  // base + z (weighed - base): z occurs once, which keeps intervals narrow.
  const next = z.map((zi, i) => F.add(base[i]!, F.mul(zi, F.sub(weighed[i]!, base[i]!))));
  return { z, r, candidate, h: next };
}
