/** Gauss–Hermite quadrature for the weight of the standard normal density. */

export interface GaussRule {
  /** Rising. */
  readonly nodes: Float64Array;
  /** Positive; they add up to 1. */
  readonly weights: Float64Array;
}

const MOST_NODES = 64;
/** The roots of the Hermite polynomials, by degree. */
const roots: number[][] = [[]];

/** He_0 … He_n at x, scaled to be orthonormal under the standard normal: the last two and the sum of squares below n. */
function hermite(n: number, x: number): { value: number; slope: number; squares: number } {
  let before = 0;
  let value = 1;
  let squares = 0;
  for (let k = 0; k < n; k++) {
    squares += value * value;
    [before, value] = [value, (x * value - Math.sqrt(k) * before) / Math.sqrt(k + 1)];
  }
  return { value, slope: Math.sqrt(n) * before, squares };
}

/** The roots of degree n lie between those of degree n - 1 (interlacing), where Newton's method is kept by bisection. */
function rootsOf(n: number): number[] {
  const known = roots[n];
  if (known) return known;
  const lower = rootsOf(n - 1);
  const end = Math.sqrt(4 * n + 2);
  const borders = [-end, ...lower, end];
  const found: number[] = [];
  for (let i = 0; i < n; i++) found.push(rootBetween(n, borders[i] ?? -end, borders[i + 1] ?? end));
  // They are symmetric; making them so exactly keeps odd moments at zero.
  const symmetric = found.map((x, i) => (x - (found[n - 1 - i] ?? 0)) / 2);
  roots[n] = symmetric;
  return symmetric;
}

function rootBetween(n: number, from: number, to: number): number {
  // The middle root of an odd degree is 0, where a relative tolerance has no meaning.
  if (from + to === 0 && n % 2 === 1) return 0;
  let [a, b] = [from, to];
  const rising = hermite(n, b).value > hermite(n, a).value;
  let x = (a + b) / 2;
  for (let i = 0; i < 100; i++) {
    const { value, slope } = hermite(n, x);
    if (value > 0 === rising) b = x;
    else a = x;
    const newton = x - value / slope;
    // The convergence is quadratic: after so small a step the next one is below rounding.
    if (Math.abs(newton - x) <= 1e-9 * Math.abs(x)) return newton;
    x = newton > a && newton < b ? newton : (a + b) / 2;
  }
  return x;
}

/** Nodes and weights with Σ w f(x) = E f(X), X standard normal, exact for polynomials up to degree 2n - 1; 1 ≤ n ≤ 64. */
export function gaussHermite(n: number): GaussRule {
  const count = Math.min(MOST_NODES, Math.max(1, Math.round(n)));
  const nodes = Float64Array.from(rootsOf(count));
  // The Christoffel numbers (Szegő, Orthogonal Polynomials, 3.4.8): sums of squares, without cancellation.
  const weights = nodes.map((x) => 1 / hermite(count, x).squares);
  return { nodes, weights };
}

/**
 * The product rule for a standard normal vector of d components: every point a vector.
 * @param n nodes in each dimension; lowered until n^d ≤ 2^16
 */
export function gaussHermiteTensor(n: number, d: number): TensorRule {
  const key = `${n} ${d}`;
  const known = rules.get(key);
  if (known) return known;
  const made = makeTensor(n, d);
  rules.set(key, made);
  return made;
}

interface TensorRule {
  readonly points: readonly Float64Array[];
  readonly weights: Float64Array;
}

/** Rules made so far: the same few orders serve every integral. */
const rules = new Map<string, TensorRule>();

function makeTensor(n: number, d: number): TensorRule {
  let count = Math.min(MOST_NODES, Math.max(1, Math.round(n)));
  while (count > 1 && count ** d > 2 ** 16) count--;
  const { nodes, weights } = gaussHermite(count);
  const total = count ** d;
  const points: Float64Array[] = [];
  const products = new Float64Array(total).fill(1);
  for (let i = 0; i < total; i++) {
    const point = new Float64Array(d);
    for (let j = d - 1, rest = i; j >= 0; j--, rest = Math.floor(rest / count)) {
      point[j] = nodes[rest % count] ?? 0;
      products[i] = (products[i] ?? 0) * (weights[rest % count] ?? 0);
    }
    points.push(point);
  }
  return { points, weights: products };
}
