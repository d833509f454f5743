import type { Divergence, Expr } from '../../expr';
import { refuse } from '../refusal';
import type { Binding, Code, Compiler, Fixed, ScalarCode, Scope } from './code';
import { bind, logRatio } from './code';
import { densityAt } from './densities';
import { map1, map2, settle } from './elementwise';
import { resolveFamily, variablesIn } from './families';
import { gaussianMean } from './integrals';
import { gaussian, lawDensity } from './laws';
import type { Loop } from './loops';
import { boundName } from './bound-names';
import type { Measure } from './mean';
import { mean } from './mean';
import { underDensity } from './measures';
import { readParts } from './parts';
import type { DensityExpr } from './signatures';
import { completed, symbol } from './signatures';
import { variableName } from './variables';

/** One side of a divergence: what it is a law of, and its density at what is bound. */
interface SideOf<T> {
  readonly density: (scope: Scope<T>) => ScalarCode<T>;
}

/** `D_{KL}(q \| p)`, `D_{JS}(p \| q)`. */
export function divergence<T>(c: Compiler<T>, e: Divergence, scope: Scope<T>): Code<T> {
  const F = c.field;
  if (e.op === 'JS') {
    const half: Expr = { kind: 'num', value: 0.5, text: '0.5', span: e.span };
    const middle: Expr = {
      kind: 'product',
      factors: [half, { kind: 'sum', terms: [e.left, e.right], span: e.span }],
      joins: [''],
      span: e.span,
    };
    const [a, b] = [e.left, e.right].map((side) =>
      settle(divergence(c, { ...e, op: 'KL', left: side, right: middle }, scope)),
    ) as [Fixed<T>, Fixed<T>];
    return map2(
      map1(a, (x) => F.mul(F.of(0.5), x)),
      map1(b, (x) => F.mul(F.of(0.5), x)),
      F.add,
    );
  }
  if (e.left.kind === 'law') return lawDivergence(c, e.left, e.right, scope, e);
  const left = completed(c, e.left, null);
  if (!left) return mixtureDivergence(c, e, scope);
  const whole = averaged(c, left);
  if (whole) {
    const m = underDensity(c, whole, null, scope);
    const [p, q] = [left, e.right].map((side) => sideDensity(c, side, left.of, m.scope, m.scope).density(m.scope));
    return mean(c, m, logRatio(F, p!, q!));
  }
  const m = underDensity(c, left, null, scope);
  // Variables of the left side that are also given on the right keep their meaning from outside.
  const p = sideDensity(c, left, left.of, m.scope, scope).density(m.scope);
  const q = sideDensity(c, e.right, left.of, m.scope, scope).density(m.scope);
  const ratio = logRatio(F, p, q);
  return mean(c, m, ratio);
}

/**
 * `KL(p(Y|X) \| q(Y|X))` of random variables in capitals that are declared small: like `H(Y|X)` it is averaged over
 * the condition. Null where a name stands for a value.
 */
function averaged<T>(c: Compiler<T>, left: DensityExpr): DensityExpr | null {
  const all = [...left.of, ...left.given];
  const random = (x: Expr): boolean =>
    x.kind === 'sym' && /^[A-Z]/.test(x.name) && variableName(c, x.name) !== x.name && variablesIn(c, x).length === 1;
  const known = resolveFamily(c, left.name)?.variables ?? [];
  if (left.given.length === 0 || !all.every(random) || !left.given.every((g) => known.includes(variablesIn(c, g)[0]!)))
    return null;
  c.notes.add('a divergence of conditionals of random variables was read as averaged over the condition');
  return { ...left, of: all, given: [] };
}

/** Density of a side at the variables that the left side binds. */
export function sideDensity<T>(
  c: Compiler<T>,
  e: Expr,
  over: readonly Expr[],
  inner: Scope<T>,
  outer: Scope<T>,
): SideOf<T> {
  const full = completed(c, e, over);
  if (full) {
    const info = resolveFamily(c, full.name) ?? refuse(`the density $${full.name}$ is not declared`, full.span);
    const of = readParts(c, full.of, inner, info.decorations);
    const bound = new Set(over.flatMap((o) => variablesIn(c, o)));
    // q(z|x) against p(z|x): x is the same outside value on both sides; p(x|z) takes the z that is bound.
    const given = [...full.given, ...full.parameters].flatMap((g) =>
      readParts(c, [g], variablesIn(c, g).some((v) => bound.has(v)) ? inner : outer, info.decorations),
    );
    return { density: () => densityAt(c, info, of, given, full.span) };
  }
  if (e.kind === 'law') {
    return {
      density: (scope) => {
        const name = e.of[0] ?? over[0] ?? refuse('what this law is of cannot be told', e.span);
        return lawDensity(
          c,
          e.family,
          settle(c.code(name, scope), name.span),
          e.args.map((a) => c.code(a, scope)),
          null,
          e.span,
        );
      },
    };
  }
  // A mixture or a product of densities, such as p(x)p(y) or (p + q)/2.
  return {
    density: (scope) => {
      const code = settle(c.code(withNames(c, e, over), scope), e.span);
      return code.kind === 'scalar' ? code : refuse('a side of a divergence is a density', e.span);
    },
  };
}

/** Bare density names in a mixture, at the bound variables. */
function withNames<T>(c: Compiler<T>, e: Expr, over: readonly Expr[]): Expr {
  switch (e.kind) {
    case 'sym':
      return resolveFamily(c, e.name) ? completed(c, e, over)! : e;
    case 'density':
      return completed(c, e, over)!;
    case 'sum':
      return { ...e, terms: e.terms.map((t) => withNames(c, t, over)) };
    case 'product':
      return { ...e, factors: e.factors.map((t) => withNames(c, t, over)) };
    case 'negative':
      return { ...e, body: withNames(c, e.body, over) };
    case 'quotient':
      return { ...e, top: withNames(c, e.top, over), bottom: withNames(c, e.bottom, over) };
    default:
      return e;
  }
}

/** `D_{KL}(p(x)p(y) \| p(x,y))`: of a product or a mixture of densities. */
function mixtureDivergence<T>(c: Compiler<T>, e: Divergence, scope: Scope<T>): Code<T> {
  const F = c.field;
  const over = placesOf(c, e.left);
  if (over.length === 0) return refuse('the left side of a divergence is a density', e.left.span);
  let inner = scope;
  const loops: Loop<T>[] = [];
  const reals: Measure<T>['reals'][number][] = [];
  for (const name of over)
    for (const bound of boundName(c, { name }, inner, name, false)) {
      if (bound.kind === 'loop') loops.push(bound.loop);
      else reals.push({ ...bound, gaussian: null });
      inner = bind(inner, bound.kind === 'loop' ? bound.loop.names : bound.names);
    }
  const p = sideDensity(c, e.left, over, inner, scope).density(inner);
  const q = sideDensity(c, e.right, over, inner, scope).density(inner);
  const ratio = logRatio(F, p, q);
  return mean(c, { scope: inner, loops, reals, weight: p }, ratio);
}

/** What the densities in a product or mixture are densities of, each name once. */
function placesOf<T>(c: Compiler<T>, e: Expr): Expr[] {
  switch (e.kind) {
    case 'density':
    case 'sym': {
      const full = completed(c, e, null);
      return full ? full.of.flatMap((x) => variablesIn(c, x).map((name) => symbol(name, x.span))) : [];
    }
    case 'sum':
    case 'product': {
      const all = (e.kind === 'sum' ? e.terms : e.factors).flatMap((x) => placesOf(c, x));
      return all.filter(
        (x, i) => all.findIndex((y) => x.kind === 'sym' && y.kind === 'sym' && x.name === y.name) === i,
      );
    }
    case 'quotient':
      return placesOf(c, e.top);
    default:
      return [];
  }
}

/** `D_{KL}(\mathcal{N}(\mu, \sigma^2) \| \mathcal{N}(0, 1))`: of laws without a name for their variable. */
function lawDivergence<T>(
  c: Compiler<T>,
  left: Extract<Expr, { kind: 'law' }>,
  right: Expr,
  scope: Scope<T>,
  e: Divergence,
): Code<T> {
  const F = c.field;
  if (left.family !== 'normal')
    return refuse('the divergence between such laws needs names: write $D_{KL}(q(x) \\| p(x))$', e.span);
  const args = left.args.map((a) => c.code(a, scope));
  const rightArgs = right.kind === 'law' ? right.args.map((a) => c.code(a, scope)) : [];
  const shape = [...args, ...rightArgs].reduce<readonly number[]>(
    (s, a) => (s.length > 0 ? s : a.kind === 'tensor' ? [a.shape[0]!] : s),
    [],
  );
  const slot = c.slot();
  c.loops.add(slot);
  const name = ' x';
  const inner = bind(scope, [[name, { kind: 'value', slot, shape, variable: null } as Binding<T>]]);
  const law = gaussian(F, args, shape, left.span);
  const place = symbol(name, e.span);
  const p = lawDensity(c, 'normal', settle(c.code(place, inner)), args, null, left.span);
  const q = sideDensity(c, right, [place], inner, scope).density(inner);
  const ratio = logRatio(F, p, q);
  return gaussianMean(c, { slot, shape, component: null, limits: null }, law, ratio);
}
