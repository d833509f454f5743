import type { Expr } from '../../expr';
import { refuse } from '../refusal';
import { atomOf } from './algebra/atoms';
import { logarithm, raisedTo } from './algebra/elementary';
import { dependsOnAny, mentioned } from './algebra/free';
import { spell } from './algebra/keys';
import {
  add,
  constant,
  freeIn,
  multiply,
  NOTHING,
  numberOf,
  ofAtom,
  only,
  rankOfPoly,
  scale,
  single,
  term,
  UNIT,
} from './algebra/poly';
import type { Ratio } from './algebra/ratio';
import { content, inverseOf, isOne, MINUS_ONE, negated, ONE, ratio, sameRatio, shownRatio } from './algebra/ratio';
import type { Bound, Inner, Inside, Poly, Rank, Term } from './algebra/types';
import { symbol } from './algebra/write';
import type { Law, Use } from './law';
import { again } from './read/again';
import { component } from './read/components';
import { plainDerivative, rankOfDerivative, readDerivative } from './read/derivatives';
import { readFold } from './read/folds';
import { readMean } from './read/means';
import type { Setting } from './setting';

/** Atoms that one reading of a formula may make: what bounds the time of a search, the same on every machine. */
const FUEL = 3000;

/**
 * Reads expressions into terms and atoms with some laws in force. What the laws were applied to is kept, so that each
 * use can be confirmed in worlds.
 */
export class Normaliser {
  readonly uses: Use[] = [];
  private readonly byKind = new Map<string, Law[]>();
  /** Names bound by folds and means around the place that is read. */
  private readonly bound = new Map<string, Bound>();
  /** Names that are not replaced by what they are. */
  private readonly held = new Set<string>();
  private fuel = FUEL;

  constructor(
    readonly setting: Setting,
    readonly laws: readonly Law[],
  ) {
    for (const law of laws) for (const kind of law.on) this.byKind.set(kind, [...(this.byKind.get(kind) ?? []), law]);
  }

  has(id: string): boolean {
    return this.laws.some((law) => law.id === id);
  }

  /** Makes an atom, unless a law or plain reckoning makes something simpler of it. */
  make(inside: Inside, rank?: Rank): Poly {
    if (--this.fuel < 0) return refuse('a formula that takes too long to explain');
    return this.plainly(inside) ?? this.lawful(inside) ?? ofAtom(atomOf(inside, rank));
  }

  /** What the laws in force make of an atom; null where they say nothing of it. */
  lawful(inside: Inside): Poly | null {
    for (const law of this.byKind.get(inside.kind) ?? []) {
      if (--this.fuel < 0) return refuse('a formula that takes too long to explain');
      const to = law.apply(inside, this);
      if (!to) continue;
      this.uses.push({ law, from: inside, to, around: [...this.bound.values()] });
      return to;
    }
    return null;
  }

  /** A formula read before, with the laws in force here. */
  again(p: Poly): Poly {
    return again(this, p);
  }

  /** What needs no law: signs and numeric factors stand outside, sums of sums are one sum. */
  private plainly(inside: Inside): Poly | null {
    switch (inside.kind) {
      case 'log':
        return logarithm(inside.of, this);
      case 'exp': {
        if (inside.of.length === 0) return UNIT;
        if (rankOfPoly(inside.of) !== 'number') return null;
        const c = leading(inside.of);
        if (isOne(c)) return null;
        return raisedTo(this.make({ kind: 'exp', of: scale(inside.of, inverseOf(c)) }), c);
      }
      case 'fold':
        return this.plainFold(inside);
      case 'mean': {
        if (inside.body.length === 0) return NOTHING;
        const c = leading(inside.body);
        if (isOne(c) || numberOf(inside.body))
          return numberOf(inside.body) && !isOne(c) ? this.scaledMean(inside, c) : null;
        return this.scaledMean(inside, c);
      }
      default:
        return null;
    }
  }

  private scaledMean(inside: Inner<'mean'>, c: Ratio): Poly {
    return scale(this.make({ ...inside, body: scale(inside.body, inverseOf(c)) }), c);
  }

  private plainFold(inside: Inner<'fold'>): Poly | null {
    const { op, body } = inside;
    if (op !== 'sum' && op !== 'prod') return null;
    if (op === 'sum') {
      if (body.length === 0) return NOTHING;
      const c = leading(body);
      if (!isOne(c)) return scale(this.make({ ...inside, body: scale(body, inverseOf(c)) }), c);
    } else if (numberOf(body) && isOne(numberOf(body)!)) return UNIT;
    const inner = only(body)?.inside;
    if (inner?.kind !== 'fold' || inner.op !== op) return null;
    const names = new Set(inside.binders.map((b) => b.name));
    if (inner.binders.some((b) => names.has(b.name))) return null;
    if (inner.where.length > 0 && inside.where.length > 0) return null;
    return this.make({
      ...inside,
      binders: [...inside.binders, ...inner.binders],
      where: [...inside.where, ...inner.where],
      body: inner.body,
    });
  }

  /** Reads an expression. */
  poly(e: Expr): Poly {
    switch (e.kind) {
      case 'num': {
        const value = shownRatio(e.text);
        return value ? constant(value) : this.opaque(e);
      }
      case 'sym':
        return this.name(e.name);
      case 'prime':
        return this.primed(e);
      case 'sum':
        return e.terms.some((t) => t.kind === 'ellipsis') ? this.opaque(e) : add(...e.terms.map((t) => this.poly(t)));
      case 'negative':
        return scale(this.poly(e.body), MINUS_ONE);
      case 'product':
        return this.product(e);
      case 'quotient': {
        const bottom = this.poly(e.bottom);
        if (rankOfPoly(bottom) !== 'number') return this.opaque(e);
        return multiply(this.poly(e.top), this.power(bottom, MINUS_ONE));
      }
      case 'power':
        return this.raised(e);
      case 'transpose':
        return this.transposed(this.poly(e.base));
      case 'indexed':
        return this.component(
          this.poly(e.base),
          e.at.map((x) => this.setting.plain(x)),
        );
      case 'apply':
        return this.applied(e);
      case 'density':
        return this.make({ kind: 'density', density: this.setting.density(e) });
      case 'law':
        return this.make({ kind: 'law', law: this.setting.plain(e) as typeof e });
      case 'expect':
        return readMean(this, e);
      case 'divergence':
        return this.make({ kind: 'divergence', op: e.op, ...this.ends(e.left, e.right) });
      case 'entropy':
        return this.make({
          kind: 'entropy',
          of: e.of.map((x) => this.setting.completed(x, null) ?? this.setting.plain(x)),
          given: e.given.map((x) => this.setting.condition(x)),
        });
      case 'information': {
        const list = (items: readonly Expr[]): Expr[] => items.map((x) => this.setting.plain(x));
        return this.make({ kind: 'information', left: list(e.left), right: list(e.right), given: list(e.given) });
      }
      case 'fold':
        return readFold(this, e);
      case 'wrap':
        return this.wrapped(e);
      case 'indicator':
        return this.indicated(e.body) ?? this.opaque(sortedIndicator(e));
      case 'derivative':
      case 'gradient':
        return readDerivative(this, e) ?? this.opaque(e);
      case 'tuple':
        return e.items.length === 1 ? this.poly(e.items[0]!) : this.opaque(e);
      default:
        return this.opaque(e);
    }
  }

  opaque(e: Expr): Poly {
    return this.make({ kind: 'opaque', expr: this.setting.plain(e) });
  }

  /** A derivative, with numeric factors outside; nothing is looked up in laws for that of a name by itself. */
  derivative(inside: Inner<'derivative'>): Poly {
    if (inside.of.length === 0) return NOTHING;
    const c = leading(inside.of);
    if (!isOne(c)) return scale(this.derivative({ ...inside, of: scale(inside.of, inverseOf(c)) }), c);
    const plain = plainDerivative(this, inside);
    return plain === 'one' ? UNIT : (plain ?? this.make(inside, rankOfDerivative(this, inside)));
  }

  /** What a derivative is by, as it stands. */
  place(e: Expr): Poly {
    return new Normaliser(this.setting, []).poly(e);
  }

  /** Reads with the name that a derivative is by kept as it is, whatever its definition. */
  holding<R>(by: Expr, read: () => R): R {
    const names = [...mentioned(by)].filter((name) => !this.held.has(name));
    for (const name of names) this.held.add(name);
    try {
      return read();
    } finally {
      for (const name of names) this.held.delete(name);
    }
  }

  isHeld(name: string): boolean {
    return this.held.has(name);
  }

  private name(name: string): Poly {
    if (this.bound.get(name)?.kind === 'index') return ofAtom(atomOf({ kind: 'name', name }));
    if (name === 'e' && this.setting.rank('e') === 'number' && !this.setting.meaning.parameters.has('e'))
      return this.make({ kind: 'exp', of: UNIT });
    const info = this.setting.meaning.vocabulary.lookup(name);
    if (info?.kind === 'density') {
      const density = this.setting.completed(symbol(name), null);
      if (density) return this.make({ kind: 'density', density });
    }
    const own = this.setting.canonical(name);
    return this.make({ kind: 'name', name: own }, this.setting.rank(own));
  }

  private primed(e: Extract<Expr, { kind: 'prime' }>): Poly {
    if (e.base.kind !== 'sym') return this.opaque(e);
    const name = this.setting.canonical(e.base.name) + "'".repeat(e.count);
    if (this.bound.has(name) || this.setting.meaning.variables.has(name))
      return this.make({ kind: 'name', name }, this.setting.rank(name));
    const base = this.poly(e.base);
    return e.count === 1 && rankOfPoly(base) !== 'number' ? this.transposed(base) : this.opaque(e);
  }

  private product(e: Extract<Expr, { kind: 'product' }>): Poly {
    if (e.factors.some((f) => f.kind === 'ellipsis')) return this.opaque(e);
    const read = e.factors.map((f) => this.poly(f));
    return read.slice(1).reduce<Poly>((left, right, i) => {
      const join = e.joins[i]!;
      const [a, b] = [rankOfPoly(left), rankOfPoly(right)];
      if (a === 'number' || b === 'number') return multiply(left, right);
      if (a === 'column' && b === 'column')
        return join === '\\cdot' ? multiply(this.transposed(left), right) : this.entrywise(left, right);
      return join === '\\odot' || join === '\\circ' || join === '\\otimes'
        ? this.entrywise(left, right, join)
        : multiply(left, right);
    }, read[0]!);
  }

  private entrywise(a: Poly, b: Poly, join = '\\odot'): Poly {
    return this.make({ kind: 'apply', name: join === '\\otimes' ? join : '\\odot', fn: symbol(join), args: [a, b] });
  }

  private raised(e: Extract<Expr, { kind: 'power' }>): Poly {
    if (e.base.kind === 'sym' && e.base.name === 'e' && only(this.poly(e.base))?.inside.kind !== 'name')
      return this.make({ kind: 'exp', of: this.poly(e.exponent) });
    return this.powerBy(this.poly(e.base), this.poly(e.exponent));
  }

  /** A formula to a power that may be a formula. */
  powerBy(base: Poly, exponent: Poly): Poly {
    const k = numberOf(exponent);
    if (k && rankOfPoly(base) === 'number') return this.power(base, k);
    if (k && isOne(k)) return base;
    const t = single(base);
    // (ab)^n is a^n b^n; what a name or function is raised to stays with it.
    if (t && !k && rankOfPoly(base) === 'number' && t.factors.length + (isOne(t.coef) ? 0 : 1) > 1 && t.coef.n > 0)
      return [...(isOne(t.coef) ? [] : [constant(t.coef)]), ...t.factors.map((f) => [term(ONE, [f], [])])]
        .map((p) => this.powerBy(p, exponent))
        .reduce((a, b) => multiply(a, b), UNIT);
    const f = t?.factors[0];
    if (t && f && !k && t.factors.length === 1 && !isOne(f.power))
      return this.powerBy(ofAtom(f.atom), scale(exponent, f.power));
    if (t && t.factors.length === 0 && isOne(t.coef)) return UNIT;
    const c = leading(exponent);
    if (!k && c.n < 0) return raisedTo(this.powerBy(base, scale(exponent, MINUS_ONE)), MINUS_ONE);
    return this.make({ kind: 'power', base, exponent });
  }

  /** A number to a rational power. */
  power(base: Poly, k: Ratio): Poly {
    return raisedTo(base, k);
  }

  transposed(p: Poly): Poly {
    return add(
      ...p.map((t): Poly => {
        const turned = [...t.word].reverse().map((l) => ({ atom: l.atom, turned: !l.turned }));
        return [term(t.coef, t.factors, turned)];
      }),
    );
  }

  component(p: Poly, at: readonly Expr[]): Poly {
    return component(this, p, at);
  }

  private applied(e: Extract<Expr, { kind: 'apply' }>): Poly {
    const name = e.fn.kind === 'sym' ? e.fn.name : spell(e.fn);
    if (name === '\\log' && e.args.length === 1) return this.make({ kind: 'log', of: this.poly(e.args[0]!) });
    if (name === '\\exp' && e.args.length === 1) return this.make({ kind: 'exp', of: this.poly(e.args[0]!) });
    if (name === '\\sqrt' && e.args.length === 1) {
      const p = this.poly(e.args[0]!);
      if (rankOfPoly(p) === 'number') return this.power(p, ratio(1, 2));
    }
    return this.make({ kind: 'apply', name, fn: e.fn, args: e.args.map((a) => this.poly(a)) });
  }

  /** Norms by their squares; bars by what they hold. */
  private wrapped(e: Extract<Expr, { kind: 'wrap' }>): Poly {
    const body = this.poly(e.body);
    const rank = rankOfPoly(body);
    const euclidean = !e.order || (e.order.kind === 'num' && e.order.value === 2);
    const call = (name: string): Poly => this.make({ kind: 'apply', name, fn: symbol(name), args: [body] });
    if (e.op === 'floor' || e.op === 'ceil' || rank === 'unknown' || rank === 'row') return this.opaque(e);
    if (rank === 'number') return call('abs');
    if (rank === 'matrix') return e.op === 'bars' ? call('\\det') : this.opaque(e);
    return euclidean ? this.power(multiply(this.transposed(body), body), ratio(1, 2)) : this.opaque(e);
  }

  /** An indicator about numbers. */
  private indicated(e: Expr): Poly | null {
    if (e.kind !== 'relation' || (e.op !== '=' && e.op !== '!=')) return null;
    const [a, b] = [numberOf(this.poly(e.left)), numberOf(this.poly(e.right))];
    return a && b ? (sameRatio(a, b) === (e.op === '=') ? UNIT : NOTHING) : null;
  }

  private ends(left: Expr, right: Expr): { left: Expr; right: Expr } {
    const first = this.setting.completed(left, null);
    return {
      left: first ?? this.setting.plain(left),
      right: this.setting.completed(right, first?.of ?? null) ?? this.setting.plain(right),
    };
  }

  /** Reads with names bound. */
  within<R>(binds: readonly Bound[], read: () => R): R {
    const before = binds.map((b) => [b.name, this.bound.get(b.name)] as const);
    for (const b of binds) this.bound.set(b.name, b);
    try {
      return read();
    } finally {
      for (const [name, old] of before)
        if (old) this.bound.set(name, old);
        else this.bound.delete(name);
    }
  }

  boundAs(name: string): Bound | undefined {
    return this.bound.get(name);
  }

  isBound(name: string): boolean {
    return this.bound.has(name);
  }

  /** Whether a term depends on what is bound. */
  depends(t: Term, binders: readonly Bound[]): boolean {
    return dependsOnAny(freeIn([t]), binders);
  }
}

/** 1[j = i] as 1[i = j]. */
function sortedIndicator(e: Extract<Expr, { kind: 'indicator' }>): Expr {
  const { body } = e;
  if (body.kind !== 'relation' || body.op !== '=' || spell(body.left) <= spell(body.right)) return e;
  return { ...e, body: { ...body, left: body.right, right: body.left } };
}

/** The numeric factor that a formula's terms share, with the sign of the first. */
export function leading(p: Poly): Ratio {
  const c = content(p.map((t) => t.coef));
  return (p[0]?.coef.n ?? 1) < 0 ? negated(c) : c;
}
