import type { SizeRef } from './declarations';
import type { Field } from './field';
import type { DrawnForm, ParameterMeaning } from './meaning';
import * as linear from './numeric/linear';
import { integerIn, positive, uniform01 } from './numeric/random';

/** Away from 0 and 1, where logarithms blow up and hide differences. */
const probability = (x: number): number => 0.04 + 0.92 * uniform01(x);

const reals = (n: number, next: () => number): number[] => Array.from({ length: n }, () => 1.2 * next());

const product = (a: readonly number[], b: readonly number[], n: number, m: number, p: number): number[] => {
  const out = new Array<number>(n * p).fill(0);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < p; j++) for (let k = 0; k < m; k++) out[i * p + j]! += a[i * m + k]! * b[k * p + j]!;
  return out;
};

const transposed = (a: readonly number[], n: number, m: number): number[] =>
  Array.from({ length: n * m }, (_, k) => a[(k % n) * m + Math.floor(k / n)]!);

/** Orthonormal columns by Gram–Schmidt, twice for accuracy. */
function orthogonal(a: readonly number[], n: number): number[] {
  const q = [...a];
  for (let pass = 0; pass < 2; pass++)
    for (let j = 0; j < n; j++) {
      for (let k = 0; k < j; k++) {
        let dot = 0;
        for (let i = 0; i < n; i++) dot += q[i * n + k]! * q[i * n + j]!;
        for (let i = 0; i < n; i++) q[i * n + j]! -= dot * q[i * n + k]!;
      }
      const norm = Math.sqrt(Array.from({ length: n }, (_, i) => q[i * n + j]! ** 2).reduce((s, x) => s + x, 0));
      for (let i = 0; i < n; i++) q[i * n + j]! /= norm;
    }
  return q;
}

/**
 * Draws one parameter.
 * @param form what it is declared as, other than by a formula
 * @param size length of an axis
 * @param next the next standard normal of the tape
 * @returns its entries, row by row
 */
export function drawParameter(form: DrawnForm, size: (s: SizeRef) => number, next: () => number): number[] {
  const signed = (sign: string): number => {
    const x = next();
    return sign === 'positive'
      ? positive(0.7 * x)
      : sign === 'probability'
        ? probability(x)
        : sign === 'integer'
          ? integerIn(x, 1, 6)
          : 1.2 * x;
  };
  switch (form.kind) {
    case 'real':
      return [signed('any')];
    case 'positive':
    case 'probability':
    case 'integer':
      return [signed(form.kind)];
    case 'vector':
      return Array.from({ length: size(form.size) }, () => signed(form.sign));
    case 'tensor':
      return Array.from({ length: form.axes.reduce((n: number, axis) => n * size(axis), 1) }, () => signed(form.sign));
    case 'matrix': {
      const n = size(form.rows);
      const m = size(form.columns);
      if (form.positive && form.of === 'any') return Array.from({ length: n * m }, () => positive(0.7 * next()));
      const a = reals(n * m, next);
      switch (form.of) {
        case 'any':
          return a;
        case 'symmetric': {
          const t = transposed(a, n, n);
          return a.map((x, i) => (x + t[i]!) / 2);
        }
        case 'spd':
          return product(a, transposed(a, n, n), n, n, n).map((x, i) => x / n + (i % (n + 1) === 0 ? 0.4 : 0));
        case 'invertible':
          return a.map((x, i) => x + (i % (n + 1) === 0 ? 2.5 * Math.sign(x || 1) : 0));
        case 'orthogonal':
          return orthogonal(a, n);
      }
      break;
    }
    case 'onehot': {
      const n = size(form.size);
      const hot = integerIn(next(), 0, n - 1);
      return Array.from({ length: n }, (_, i) => (i === hot ? 1 : 0));
    }
    case 'simplex': {
      const e = Array.from({ length: size(form.size) }, () => Math.exp(next()));
      const total = e.reduce((s, x) => s + x, 0);
      return e.map((x) => x / total);
    }
    case 'spins':
      return Array.from({ length: size(form.size) }, () => (next() < 0 ? -1 : 1));
    case 'binary':
      return Array.from({ length: size(form.size) }, () => (next() < 0 ? 0 : 1));
  }
  return [];
}

/**
 * Entries of a parameter that is drawn in doubles, made to keep its promise to the precision of a field: probabilities
 * that sum to 1, columns that are orthonormal (three Newton–Schulz steps, Higham, Functions of Matrices, 2008, §8.3,
 * each of which squares the error).
 */
export function refined<T>(F: Field<T>, form: ParameterMeaning['form'], entries: readonly T[]): T[] {
  if (form.kind === 'simplex') {
    const total = entries.reduce((s, x) => F.add(s, x), F.of(0));
    return entries.map((x) => F.div(x, total));
  }
  if (form.kind !== 'matrix' || form.of !== 'orthogonal') return [...entries];
  const n = Math.sqrt(entries.length);
  let q = [...entries];
  for (let step = 0; step < 3; step++) {
    const gram = linear.product(F, linear.transpose(q, n, n), q, n, n, n);
    const correction = gram.map((x, k) => F.mul(F.of(0.5), F.sub(F.of(k % (n + 1) === 0 ? 3 : 0), x)));
    q = linear.product(F, q, correction, n, n, n);
  }
  return q;
}
