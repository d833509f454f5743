import { term } from './algebra/poly';
import { polyKey, spell } from './algebra/keys';
import { isOne, ONE, sameRatio } from './algebra/ratio';
import type { Bound, Factor, Inside, Poly, Term } from './algebra/types';
import type { Normaliser } from './normal';
import { renamed } from './families/sums';

/** Two formulas that stand at the same place of the two sides, and what binds names around them. */
export interface Pair {
  readonly left: Poly;
  readonly right: Poly;
  readonly around: readonly Bound[];
}

/**
 * Where two formulas differ, from the whole inwards: at each level, what is left once equal terms and factors are
 * taken away. All pairs of one level together make the difference.
 */
export function differences(left: Poly, right: Poly, n: Normaliser): Pair[][] {
  const levels: Pair[][] = [[{ left, right, around: [] }]];
  for (let depth = 0; depth < 12; depth++) {
    const last = levels[levels.length - 1]!;
    const next = last.flatMap((pair) => inner(pair, n) ?? [pair]);
    if (next.length === last.length && next.every((p, i) => p === last[i])) break;
    levels.push(next);
  }
  return levels;
}

const sameTerm = (a: Term, b: Term): boolean => a.key === b.key && sameRatio(a.coef, b.coef);

/** One step inwards; null where the two have nothing in common that could be taken away. */
function inner(pair: Pair, n: Normaliser): Pair[] | null {
  const a = pair.left.filter((t) => !pair.right.some((u) => sameTerm(t, u)));
  const b = pair.right.filter((t) => !pair.left.some((u) => sameTerm(t, u)));
  if (a.length < pair.left.length && a.length > 0 && b.length > 0) return matched({ ...pair, left: a, right: b });
  if (a.length > 1 && a.length === b.length) {
    const found = matched(pair);
    return found.length > 1 ? found : null;
  }
  const [s, t] = [a[0], b[0]];
  if (a.length !== 1 || b.length !== 1 || !s || !t) return null;
  return within(s, t, pair, n);
}

/** Terms that are alike, term by term; one pair of all where they are not. */
function matched(pair: Pair): Pair[] {
  if (pair.left.length !== pair.right.length || pair.left.length === 1) return [pair];
  const rest = [...pair.right];
  const out: Pair[] = [];
  for (const t of pair.left) {
    const k = rest.findIndex((u) => alike(t, u));
    if (k === -1) return [pair];
    out.push({ ...pair, left: [t], right: [rest[k]!] });
    rest.splice(k, 1);
  }
  return out;
}

const outline = (i: Inside): string =>
  i.kind === 'fold' ? `${i.op}${i.binders.length}` : i.kind === 'apply' ? i.name : i.kind;

const shape = (t: Term): string =>
  [...t.factors.map((f) => outline(f.atom.inside)), ...t.word.map((l) => outline(l.atom.inside))].sort().join();

const alike = (a: Term, b: Term): boolean => sameRatio(a.coef, b.coef) && shape(a) === shape(b);

/** What two products differ in, or what their one differing factor differs in. */
function within(a: Term, b: Term, pair: Pair, n: Normaliser): Pair[] | null {
  const shared = (f: Factor, others: readonly Factor[]): boolean =>
    others.some((g) => g.atom.key === f.atom.key && sameRatio(g.power, f.power));
  const left = a.factors.filter((f) => !shared(f, b.factors));
  const right = b.factors.filter((f) => !shared(f, a.factors));
  const words =
    a.word.length === b.word.length &&
    a.word.every((l, i) => l.atom.key === b.word[i]!.atom.key && l.turned === b.word[i]!.turned);
  const wordless = words ? [] : a.word;
  const lessCoef = sameRatio(a.coef, b.coef);
  if (left.length < a.factors.length || (words && a.word.length > 0) || (lessCoef && !isOne(a.coef))) {
    if (left.length + right.length === 0 && words) return null;
    const [l, r] = [
      term(lessCoef ? ONE : a.coef, left, wordless),
      term(lessCoef ? ONE : b.coef, right, words ? [] : b.word),
    ];
    return [{ ...pair, left: [l], right: [r] }];
  }
  const [f, g] = [left[0], right[0]];
  if (!words || a.word.length > 0 || left.length !== 1 || right.length !== 1 || !f || !g || !lessCoef) return null;
  if (!sameRatio(f.power, g.power)) return null;
  return inside(f.atom.inside, g.atom.inside, pair, n);
}

function inside(a: Inside, b: Inside, pair: Pair, n: Normaliser): Pair[] | null {
  const of = (left: Poly, right: Poly, around = pair.around): Pair[] => [{ left, right, around }];
  if ((a.kind === 'log' || a.kind === 'exp' || a.kind === 'sum') && a.kind === b.kind) return of(a.of, b.of);
  if (a.kind === 'mean' && b.kind === 'mean' && measureKey(a) === measureKey(b) && !a.measure.opaque)
    return of(a.body, b.body, [...pair.around, ...a.measure.binds]);
  if (a.kind === 'apply' && b.kind === 'apply' && a.name === b.name && a.args.length === 1 && b.args.length === 1)
    return of(a.args[0]!, b.args[0]!);
  if (a.kind === 'fold' && b.kind === 'fold' && a.op === b.op && a.binders.length === b.binders.length) {
    if (a.where.length > 0 || b.where.length > 0) return null;
    const described = (x: Bound): string =>
      [x.kind, x.variable, x.from && polyKey(x.from), x.to && polyKey(x.to)].join();
    const names = new Map<string, string>();
    const open = [...b.binders];
    for (const own of a.binders) {
      const k = open.findIndex((o) => o.name === own.name && described(o) === described(own));
      const at = k !== -1 ? k : open.findIndex((o) => described(o) === described(own));
      if (at === -1) return null;
      if (open[at]!.name !== own.name) names.set(open[at]!.name, own.name);
      open.splice(at, 1);
    }
    if (names.size > 0 && [...a.binders, ...b.binders].some((x) => x.kind === 'component')) return null;
    const around = [...pair.around, ...a.binders];
    const body = names.size > 0 ? renamed(b.body, names, n, around) : b.body;
    return of(a.body, body, around);
  }
  return null;
}

const measureKey = (m: Extract<Inside, { kind: 'mean' }>): string =>
  m.measure.densities
    .map((d) => spell(d))
    .sort()
    .join();
