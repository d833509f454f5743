import type { Integrand } from './rule';

/** A stretch outside of which the integrand is negligible, and the places inside it where it jumps or starts. */
export interface Island {
  readonly from: number;
  readonly to: number;
  readonly edges: readonly number[];
  /** Half the width of the narrowest peak inside that contributes: no step may be longer. Infinite without peaks. */
  readonly width: number;
}

interface Peak {
  readonly x: number;
  readonly y: number;
  /** The distance at which |f| is still at least a third of the peak. */
  readonly width: number;
}

export interface Survey {
  readonly islands: readonly Island[];
  /** False where the integrand does not become negligible to both sides, or is not finite where it counts. */
  readonly decays: boolean;
  /** The stretch cut at the peaks and dips of |f|, where its kinks would be. */
  readonly pieces: (island: Island) => number[];
}

/** Relative to the largest value, what counts. */
const NEGLIGIBLE = 1e-18;
const SPACING = 0.2;
const REACH = 38; // sinh(38 · 0.2) ≈ 999
/** Where a function that is still not negligible at the end of the grid is looked at again. */
const FAR = [1e4, 1e5, 1e6];

/** Points at which the integrand was looked at, in order. */
class Profile {
  private readonly xs: number[] = [];
  private readonly ys: number[] = [];
  largest = 0;
  bad = false;

  constructor(private readonly f: Integrand) {}

  get size(): number {
    return this.xs.length;
  }

  x(i: number): number {
    return this.xs[i] ?? NaN;
  }

  /** |f| at the i-th point. */
  y(i: number): number {
    return this.ys[i] ?? 0;
  }

  /** |f|, with what is not finite as 0: whether that matters is decided where the edge of the support is looked for. */
  look(x: number): number {
    const y = Math.abs(this.f(x));
    return Number.isFinite(y) ? y : 0;
  }

  /** Whether f is not a finite number. */
  isBad(x: number): boolean {
    return !Number.isFinite(this.f(x));
  }

  add(x: number): number {
    let i = this.xs.length;
    while (i > 0 && this.x(i - 1) > x) i--;
    if (i > 0 && this.x(i - 1) === x) return this.y(i - 1);
    const y = this.look(x);
    this.xs.splice(i, 0, x);
    this.ys.splice(i, 0, y);
    if (y > this.largest) this.largest = y;
    return y;
  }

  counts(y: number): boolean {
    return y > NEGLIGIBLE * this.largest;
  }
}

/** Where a peak is known to be, and how wide it is: a narrow one far out escapes the grid. */
export interface Hint {
  readonly at: number;
  readonly width: number;
}

/** Looks for the stretches of the real line where |f| is not negligible. */
export function survey(f: Integrand, hints: readonly Hint[] = []): Survey {
  const profile = new Profile(f);
  for (let k = -REACH; k <= REACH; k++) profile.add(Math.sinh(k * SPACING));
  for (const { at, width } of hints)
    if (Number.isFinite(at) && Number.isFinite(width)) for (const k of [-3, -1, 0, 1, 3]) profile.add(at + k * width);
  if (profile.largest === 0) for (let k = -8 * REACH; k <= 8 * REACH; k++) profile.add(Math.sinh((k * SPACING) / 8));
  const peaks = climb(profile);
  const mass = Math.max(...peaks.map((p) => p.y * p.width));
  const decays = [spread(profile, -1), spread(profile, 1)].every(Boolean);
  const islands: Island[] = [];
  let bad = profile.largest === 0 && profile.isBad(0) && profile.isBad(1);
  for (const [first, last] of runs(profile)) {
    const left = border(profile, profile.x(first - 1), profile.x(first));
    const right = border(profile, profile.x(last + 1), profile.x(last));
    if (left.bad || right.bad) bad = true;
    const edges = [left, right].filter((b) => b.edge).map((b) => b.at);
    for (let i = first; i < last; i++) edges.push(...insideEdges(profile, i));
    const [from, to] = [left.at, right.at];
    const here = peaks.filter((p) => p.x >= from && p.x <= to && p.y * p.width > 1e-14 * mass);
    const width = Math.min(Infinity, ...here.map((p) => p.width));
    islands.push({ from, to, edges: edges.sort((a, b) => a - b), width });
  }
  return { islands, decays: decays && !bad, pieces: (island) => pieces(profile, island) };
}

/** Climbs from every local maximum of the grid towards the peak near it, so that the largest value is known. */
function climb(profile: Profile): Peak[] {
  const tops: [number, number, number][] = [];
  for (let i = 1; i < profile.size - 1; i++) {
    const y = profile.y(i);
    if (y > 0 && y >= profile.y(i - 1) && y > profile.y(i + 1)) {
      tops.push([profile.x(i - 1), profile.x(i), profile.x(i + 1)]);
    }
  }
  return tops.map(([a, b, c]) => climbFrom(profile, a, b, c));
}

/** The vertex of the parabola through log|f| finds the peak of a Gaussian at once; else the longer side is halved. */
function climbFrom(profile: Profile, from: number, top: number, to: number): Peak {
  let [a, b, c] = [from, top, to];
  let fb = profile.look(b);
  for (let round = 0; round < 14; round++) {
    const vertex = parabola(a, b, c, profile.look(a), fb, profile.look(c));
    const longer = c - b > b - a ? (b + c) / 2 : (a + b) / 2;
    const inside = vertex !== null && vertex > a && vertex < c && Math.abs(vertex - b) > 1e-6 * (c - a);
    const x = inside ? vertex : longer;
    const y = profile.add(x);
    const gain = y > fb ? Math.log(y / fb) : 0;
    if (y > fb) {
      if (x > b) a = b;
      else c = b;
      b = x;
      fb = y;
    } else if (x > b) c = x;
    else a = x;
    if ((inside && gain < 0.1) || c - a < 1e-9 * (1 + Math.abs(b))) break;
  }
  const holds = (distance: number): boolean =>
    Math.min(profile.look(b - distance), profile.look(b + distance)) >= fb / 3;
  let width = Math.max(b - from, to - b);
  while (!holds(width) && width > 1e-12 * (1 + Math.abs(b))) width /= 2;
  while (width < 1e6 && holds(2 * width)) width *= 2;
  return { x: b, y: fb, width };
}

function parabola(a: number, b: number, c: number, fa: number, fb: number, fc: number): number | null {
  if (fa <= 0 || fb <= 0 || fc <= 0) return null;
  const left = (Math.log(fb) - Math.log(fa)) / (b - a);
  const right = (Math.log(fc) - Math.log(fb)) / (c - b);
  const curvature = (right - left) / (c - a);
  return curvature < 0 ? (a + b) / 2 - left / (2 * curvature) : null;
}

/** Goes further out on one side until the integrand is negligible there; false where it does not become so. */
function spread(profile: Profile, side: -1 | 1): boolean {
  const end = (): number => (side < 0 ? 0 : profile.size - 1);
  const before = (): number => (side < 0 ? 1 : profile.size - 2);
  for (const far of FAR) {
    if (!profile.counts(profile.y(end())) && !profile.counts(profile.y(before()))) return true;
    if (profile.isBad(profile.x(end()))) return false;
    profile.add(side * far);
  }
  return !profile.counts(profile.y(end()));
}

/** First and last point of every run that counts; gaps of fewer than three points are zeros of f, not gaps. */
function runs(profile: Profile): [number, number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < profile.size; i++) {
    if (!profile.counts(profile.y(i))) continue;
    const last = found.at(-1);
    if (last && i - last[1] <= 3) last[1] = i;
    else found.push([i, i]);
  }
  return found;
}

interface Border {
  readonly at: number;
  /** The integrand is exactly zero beyond and rises at once: a jump, or a kink as that of max(0, x). */
  readonly edge: boolean;
  /** The integrand is not a finite number right beyond. */
  readonly bad: boolean;
}

/** Where between a negligible and a counting point the integrand begins to count. */
function border(profile: Profile, outside: number, inside: number): Border {
  if (Number.isNaN(outside)) return { at: inside, edge: false, bad: false };
  let [out, into] = [outside, inside];
  for (let round = 0; round < 80; round++) {
    const middle = (out + into) / 2;
    if (middle === out || middle === into) break;
    const y = profile.look(middle);
    if (profile.counts(y)) into = middle;
    else {
      out = middle;
      if (round < 12 && round >= 4 && !isGap(profile, middle, y)) return { at: out, edge: false, bad: false };
    }
    if (round >= 4 && round < 12 && !isGap(profile, out, profile.look(out)))
      return { at: out, edge: false, bad: false };
    if (round >= 12 && Math.abs(into - out) < 1e-15 * Math.max(Math.abs(into), 1e-3)) break;
  }
  const bad = profile.isBad(out);
  return { at: into, edge: !bad, bad };
}

const isGap = (profile: Profile, x: number, y: number): boolean => y === 0 || profile.isBad(x);

/** Between two neighbouring points that count there may be nothing to see; between zero and not zero there is an edge. */
function insideEdges(profile: Profile, i: number): number[] {
  const [a, b] = [profile.y(i), profile.y(i + 1)];
  const counts = profile.counts(a);
  if (counts === profile.counts(b)) return [];
  const [out, into] = counts ? [i + 1, i] : [i, i + 1];
  if (profile.y(out) !== 0 || profile.y(out + (out - into)) !== 0) return [];
  const found = border(profile, profile.x(out), profile.x(into));
  return found.edge ? [found.at] : [];
}

/** The ends of a stretch, and the peaks and dips of |f| between them. */
function pieces(profile: Profile, island: Island): number[] {
  const cuts = [island.from];
  const inside: number[] = [];
  for (let i = 0; i < profile.size; i++) {
    if (profile.x(i) > island.from && profile.x(i) < island.to) inside.push(i);
  }
  for (const i of inside) {
    const [a, b, c] = [profile.y(i - 1), profile.y(i), profile.y(i + 1)];
    const sign = b >= a && b > c ? -1 : b <= a && b < c ? 1 : 0;
    if (sign === 0) continue;
    const at = golden((x) => sign * profile.look(x), profile.x(i - 1), profile.x(i + 1));
    if (at > (cuts.at(-1) ?? island.from) && at < island.to) cuts.push(at);
    if (cuts.length > 12) break;
  }
  cuts.push(island.to);
  return cuts;
}

/** Golden section search for the least value between two points (Kiefer 1953). */
function golden(f: Integrand, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [a, d] = [from, to];
  let b = d - ratio * (d - a);
  let c = a + ratio * (d - a);
  let [fb, fc] = [f(b), f(c)];
  for (let i = 0; i < 80 && d - a > 1e-15 * Math.max(Math.abs(a), Math.abs(d), 1e-3); i++) {
    if (fb < fc) {
      [d, c, fc] = [c, b, fb];
      b = d - ratio * (d - a);
      fb = f(b);
    } else {
      [a, b, fb] = [b, c, fc];
      c = a + ratio * (d - a);
      fc = f(c);
    }
  }
  return fb < fc ? b : c;
}
