/** A normal distribution of `dimensions` numbers; covariance row by row. */
export interface Gaussian {
  readonly dimensions: number;
  readonly mean: Float64Array;
  readonly covariance: Float64Array;
}

/** The normal distribution with mean and covariance (n − 1) of rows of numbers; at least two rows. */
export function fitGaussian(values: ArrayLike<number>, dimensions: number): Gaussian {
  const n = values.length / dimensions;
  if (!Number.isInteger(n) || n < 2)
    throw new RangeError(`expected at least two rows of ${dimensions} numbers, found ${values.length} numbers`);
  const mean = new Float64Array(dimensions);
  for (let i = 0; i < values.length; i++) mean[i % dimensions]! += values[i]! / n;
  const covariance = new Float64Array(dimensions * dimensions);
  const off = new Float64Array(dimensions);
  for (let row = 0; row < n; row++) {
    for (let k = 0; k < dimensions; k++) off[k] = values[row * dimensions + k]! - mean[k]!;
    for (let i = 0; i < dimensions; i++)
      for (let j = 0; j <= i; j++) covariance[i * dimensions + j]! += (off[i]! * off[j]!) / (n - 1);
  }
  for (let i = 0; i < dimensions; i++)
    for (let j = 0; j < i; j++) covariance[j * dimensions + i] = covariance[i * dimensions + j]!;
  return { dimensions, mean, covariance };
}

/**
 * The Fréchet distance of two normal distributions, squared as everywhere in the field: |m₁ − m₂|² + tr(C₁ + C₂ −
 * 2·(C₁C₂)^½) (Dowson and Landau, 1982; Heusel et al., 2017). The trace of (C₁C₂)^½ is taken from the symmetric
 * C₁^½ C₂ C₁^½, which has the same eigenvalues, so that nothing complex appears.
 */
export const frechetDistance = (a: Gaussian, b: Gaussian): number => frechetFrom(a)(b);

/** The distances of others to one distribution, whose root is taken once. */
export function frechetFrom(a: Gaussian): (b: Gaussian) => number {
  const root = squareRoot(a.covariance, a.dimensions);
  return (b) => distanceFrom(a, root, b);
}

function distanceFrom(a: Gaussian, root: Float64Array, b: Gaussian): number {
  const n = a.dimensions;
  if (b.dimensions !== n) throw new RangeError(`expected two distributions of ${n} dimensions, found ${b.dimensions}`);
  const inner = product(product(root, b.covariance, n), root, n);
  // Rounding leaves it not quite symmetric.
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) inner[i * n + j] = inner[j * n + i] = (inner[i * n + j]! + inner[j * n + i]!) / 2;
  let distance = 0;
  for (let k = 0; k < n; k++)
    distance += (a.mean[k]! - b.mean[k]!) ** 2 + a.covariance[k * n + k]! + b.covariance[k * n + k]!;
  for (const value of eigen(inner, n).values) distance -= 2 * Math.sqrt(Math.max(0, value));
  return Math.max(0, distance);
}

/** The square root of a symmetric matrix without negative eigenvalues; those that rounding made are taken as zero. */
export function squareRoot(matrix: Float64Array, n: number): Float64Array {
  const { values, vectors } = eigen(matrix, n);
  const root = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    const size = Math.sqrt(Math.max(0, values[k]!));
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) root[i * n + j]! += size * vectors[i * n + k]! * vectors[j * n + k]!;
  }
  return root;
}

function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const c = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < n; k++) {
      const x = a[i * n + k]!;
      for (let j = 0; j < n; j++) c[i * n + j]! += x * b[k * n + j]!;
    }
  return c;
}

/** Each sweep about doubles the number of right digits; this many are never needed. */
const MOST_SWEEPS = 60;

/**
 * Eigenvalues of a symmetric matrix, and eigenvectors as columns, by Jacobi's rotations (Golub and Van Loan, "Matrix
 * Computations", 8.5): each sets one entry off the diagonal to zero; sweeps over all of them until none is left.
 */
export function eigen(matrix: Float64Array, n: number): { values: Float64Array; vectors: Float64Array } {
  const a = Float64Array.from(matrix);
  const vectors = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  if (!a.every(Number.isFinite)) throw new RangeError('expected a matrix of finite numbers');
  const size = a.reduce((sum, x) => sum + x * x, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += a[p * n + q]! ** 2;
    if (off <= 1e-30 * size) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        const apq = a[p * n + q]!;
        if (apq === 0) continue;
        const tau = (a[q * n + q]! - a[p * n + p]!) / (2 * apq);
        const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
        const c = 1 / Math.hypot(1, t);
        rotate(a, n, p, q, c, t * c, 'rows');
        rotate(a, n, p, q, c, t * c, 'columns');
        rotate(vectors, n, p, q, c, t * c, 'columns');
      }
    }
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors };
}

/** Turns rows or columns p and q by the angle with cosine c and sine s, in place. */
function rotate(a: Float64Array, n: number, p: number, q: number, c: number, s: number, of: 'rows' | 'columns'): void {
  const [step, one, other] = of === 'rows' ? [1, p * n, q * n] : [n, p, q];
  for (let k = 0; k < n; k++) {
    const [x, y] = [a[one + k * step]!, a[other + k * step]!];
    a[one + k * step] = c * x - s * y;
    a[other + k * step] = s * x + c * y;
  }
}
