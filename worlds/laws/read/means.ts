import type { Expr } from '../../../expr';
import { visit } from '../../../expr';
import { NOTHING } from '../algebra/poly';
import type { Bound, Measure, Poly } from '../algebra/types';
import { symbol } from '../algebra/write';
import type { Normaliser } from '../normal';
import type { DensityExpr } from '../setting';
import { drawn, instance, nameOf } from './binders';

type Expect = Extract<Expr, { kind: 'expect' }>;

export function readMean(n: Normaliser, e: Expect): Poly {
  const measure = measureOf(n, e);
  const around = e.under.length > 0 ? measure.binds.map((b) => ({ ...b, under: measure })) : measure.binds;
  const body = n.within(around, () => e.body.map((b) => n.poly(b)));
  return e.op === 'E'
    ? n.make({ kind: 'mean', measure, body: body[0] ?? NOTHING })
    : n.make({ kind: 'spread', op: e.op, measure, body });
}

/** Densities below an operator as they are understood one by one. */
class Below {
  readonly densities: Expr[] = [];
  readonly binds: Bound[] = [];
  /** Names without a density. */
  readonly bare: Expr[] = [];

  constructor(private readonly n: Normaliser) {}

  /** A density and the names that it gives a law to; false where one is no random variable. */
  add(density: Expr, names: readonly Expr[]): boolean {
    const own = names.map((x) => instance(x, this.n.setting) ?? (density.kind === 'law' ? drawn(x) : null));
    if (own.length === 0 || own.some((b) => b === null)) return false;
    this.densities.push(density);
    this.binds.push(...own.filter((b): b is Bound => b !== null));
    return true;
  }

  /** What stands below an operator; false where it cannot be made out. */
  read(item: Expr): boolean {
    const { setting } = this.n;
    if (item.kind === 'relation' && item.op === '~') {
      const names = (item.left.kind === 'tuple' ? item.left.items : [item.left]).map((x) => setting.plain(x));
      if (item.right.kind === 'law') return this.add({ ...setting.plain(item.right), of: names } as Expr, names);
      const full = setting.completed(item.right, null);
      return full !== null && this.at(full, names);
    }
    const full = setting.completed(item, null);
    if (full) return this.add(full, full.of);
    if (item.kind === 'law' && item.of.length > 0) return this.add(setting.plain(item), item.of);
    this.bare.push(item);
    return item.kind === 'sym' && setting.variable(item.name) !== null;
  }

  /** A density at other names than its own: `z' ~ q(z|x)`. */
  private at(d: DensityExpr, names: readonly Expr[]): boolean {
    const { setting } = this.n;
    const fits = d.of.every((own, i) => {
      const [a, b] = [nameOf(own), names[i] ? nameOf(names[i]) : null];
      return a !== null && b !== null && setting.variable(a) !== null && setting.variable(a) === setting.variable(b);
    });
    return fits && names.length === d.of.length && this.add({ ...d, of: names }, names);
  }
}

/** What an expectation averages over; opaque where that takes more than the densities below it. */
function measureOf(n: Normaliser, e: Expect): Measure {
  const below = new Below(n);
  const within = e.under.length === 0 && e.given.length === 0 ? sameMean(n, e) : null;
  if (within) return within;
  const items = e.under.flatMap((u): readonly Expr[] =>
    u.kind === 'product' && u.factors.every((f) => f.kind === 'density') ? u.factors : [u],
  );
  const understood = items.every((item) => below.read(item));
  const { densities, binds, bare } = below;
  if (understood && (bare.length > 0 || items.length === 0)) {
    const found = bareDensity(
      n,
      bare.map((b) => n.setting.plain(b)),
      e,
    );
    if (found && below.add(found, found.of)) return { densities, binds, opaque: null };
  } else if (understood && e.given.length === 0) return { densities, binds, opaque: null };
  const names = items.length > 0 ? items : e.body.flatMap((b) => n.setting.open(b).map(symbol));
  return { densities: [], binds: names.flatMap((x) => namesIn(n, x)), opaque: { under: e.under, given: e.given } };
}

/** E_q[(z - E[z])^2]: the mean inside is under the same q. */
function sameMean(n: Normaliser, e: Expect): Measure | null {
  const bound = e.body.flatMap((b) => n.setting.open(b)).map((v) => n.boundAs(v));
  const [first] = bound;
  return first?.under && bound.every((b) => b?.under === first.under) ? first.under : null;
}

/** The density that a bare mean is under: the first that covers what is open in its body. */
function bareDensity(n: Normaliser, named: readonly Expr[], e: Expect): DensityExpr | null {
  const { setting } = n;
  const given = e.given.map((g) => setting.plain(g));
  const behind = given.flatMap((g) => setting.open(g));
  const open = [...new Set(e.body.flatMap((b) => setting.open(b)))].filter((v) => !behind.includes(v));
  if (named.length === 0 && open.some((v) => n.boundAs(v)?.under)) return null;
  const wanted = named.length > 0 ? named : open.map(symbol);
  const variables = wanted.map((w) => (w.kind === 'sym' ? setting.variable(w.name) : null));
  if (wanted.length === 0 || variables.some((v) => v === null)) return null;
  const info = setting.covering([...(variables as string[]), ...behind]);
  if (!info) return null;
  const missing = (setting.placesOf(info.name)?.given ?? []).map(symbol);
  return setting.density({
    kind: 'density',
    name: info.name,
    of: wanted,
    given: [...given, ...missing],
    parameters: [],
    span: e.span,
  });
}

function namesIn(n: Normaliser, e: Expr): Bound[] {
  const out: Bound[] = [];
  visit(e, (x) => {
    const b = x.kind === 'sym' ? instance(n.setting.plain(x), n.setting) : null;
    if (b && !out.some((o) => o.name === b.name)) out.push(b);
  });
  return out;
}
