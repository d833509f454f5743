import type { Binder, Expr, Join, RelationOp, Vocabulary } from '../../expr';
import type { Names } from './random-names';

const span = { from: 0, to: 0 };

const RELATIONS: readonly RelationOp[] = [
  '=',
  '!=',
  '<=',
  '<',
  '>=',
  '>',
  '~=',
  '<<',
  '>>',
  'propto',
  '~',
  'in',
  'notin',
  'subset',
  '->',
  '=>',
  '<=>',
  'perp',
];
const JOINS: readonly Join[] = ['', '', '', '\\cdot', '\\times', '\\odot', '\\circ', '\\otimes', '\\oslash'];

/** Random well-formed expressions, in the shapes in which the reader gives them. */
export class RandomExpr {
  constructor(
    private readonly random: () => number,
    private readonly names: Names,
    private readonly vocabulary: Vocabulary,
  ) {}

  private int(from: number, to: number): number {
    return from + Math.floor(this.random() * (to - from + 1));
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }

  private pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.random() * items.length)]!;
  }

  private several<T>(from: number, to: number, make: () => T): T[] {
    return Array.from({ length: this.int(from, to) }, make);
  }

  private sym(name = this.pick(this.names.values)): Expr {
    return { kind: 'sym', name, span };
  }

  private num(): Expr {
    const text = this.pick(['0', '1', '2', '10', '0.5', '3.25']);
    return { kind: 'num', value: Number(text), text, span };
  }

  private index(): Expr {
    return this.sym(this.pick(this.names.indices));
  }

  /** A name, an indexed name or a number. */
  private atom(): Expr {
    const choice = this.random();
    if (choice < 0.2) return this.num();
    return choice < 0.4 ? this.component(1) : this.sym();
  }

  /** Any expression that is a value. */
  value(depth: number): Expr {
    if (depth <= 0) return this.atom();
    const d = depth - 1;
    const kind = this.pick(KINDS);
    switch (kind) {
      case 'atom':
        return this.atom();
      case 'indexed':
        return this.component(d);
      case 'prime':
        return { kind: 'prime', base: this.chance(0.5) ? this.sym() : this.value(d), count: this.int(1, 3), span };
      case 'apply':
        return this.application(d);
      case 'density':
        return this.density(d);
      case 'law':
        return this.law(d);
      case 'expect':
        return {
          kind: 'expect',
          op: this.pick(['E', 'Var', 'Cov'] as const),
          under: this.several(0, 2, () => this.measure(d)),
          body: this.several(1, 2, () => this.place(d)),
          given: this.chance(0.3) ? this.several(1, 2, () => this.place(d)) : [],
          span,
        };
      case 'divergence':
        return {
          kind: 'divergence',
          op: this.pick(['KL', 'JS'] as const),
          left: this.value(d),
          right: this.value(d),
          span,
        };
      case 'entropy':
        return {
          kind: 'entropy',
          of: this.several(1, 2, () => this.place(d)),
          given: this.several(0, 2, () => this.place(d)),
          span,
        };
      case 'information':
        return {
          kind: 'information',
          left: this.several(1, 2, () => this.place(d)),
          right: this.several(1, 2, () => this.place(d)),
          given: this.several(0, 1, () => this.place(d)),
          span,
        };
      case 'fold':
        return this.fold(d);
      case 'integral':
        return this.integral(d);
      case 'sum':
        return { kind: 'sum', terms: this.several(2, 4, () => (this.chance(0.1) ? ellipsis : this.value(d))), span };
      case 'negative':
        return { kind: 'negative', body: this.value(d), span };
      case 'plusminus':
        return { kind: 'plusminus', body: this.value(d), span };
      case 'product':
        return this.product(d);
      case 'operation':
        return {
          kind: 'operation',
          sign: this.pick(this.names.signs),
          left: this.value(d),
          right: this.value(d),
          span,
        };
      case 'quotient':
        return { kind: 'quotient', top: this.value(d), bottom: this.value(d), span };
      case 'power':
        return this.power(d);
      case 'transpose':
        return { kind: 'transpose', base: this.value(d), span };
      case 'wrap':
        return this.wrap(d);
      case 'tuple':
        return { kind: 'tuple', items: this.items(2, 4, d), span };
      case 'set':
        return { kind: 'set', items: this.items(2, 4, d), span };
      case 'matrix': {
        const columns = this.int(1, 3);
        return {
          kind: 'matrix',
          rows: this.several(1, 3, () => this.several(columns, columns, () => this.value(d))),
          span,
        };
      }
      case 'cases':
        return { kind: 'cases', rows: this.several(1, 3, () => ({ value: this.value(d), when: this.when() })), span };
      case 'indicator':
        return { kind: 'indicator', body: this.relation(d), span };
      case 'restriction':
        return { kind: 'restriction', body: this.value(d), at: this.several(1, 2, () => this.event(d)), span };
      case 'derivative':
        return this.derivative(d);
      case 'gradient':
        return { kind: 'gradient', of: this.value(d), by: this.chance(0.6) ? this.value(d) : null, span };
      case 'words':
        return { kind: 'words', text: this.pick(['an odd number', 'const.', 'terms in $x$']), span };
    }
  }

  /** A relation between values; chains nest to the right. */
  private relation(depth: number, ops = RELATIONS): Expr {
    const right = this.chance(0.2) ? this.relation(depth - 1) : this.value(depth);
    return { kind: 'relation', op: this.pick(ops), left: this.value(depth), right, span };
  }

  private condition(depth: number): Expr {
    return this.chance(0.2) ? this.relation(depth) : this.value(depth);
  }

  /** `x = 1`, `z_1 = a`. */
  private event(depth: number): Expr {
    return { kind: 'relation', op: '=', left: this.sym(), right: this.value(depth), span };
  }

  /** What stands in the brackets of a density. */
  private place(depth: number): Expr {
    const choice = this.random();
    if (choice < 0.5) return this.sym();
    if (choice < 0.6) return this.sym('\\cdot');
    if (choice < 0.65) return ellipsis;
    if (choice < 0.75) return this.event(depth);
    if (choice < 0.8) return { kind: 'range', from: this.component(1), to: this.component(1), span };
    return this.value(depth);
  }

  private items(least: number, most: number, depth: number): Expr[] {
    return this.several(least, most, () => (this.chance(0.1) ? ellipsis : this.condition(depth)));
  }

  private measure(depth: number): Expr {
    const density = this.density(depth);
    return this.chance(0.5) ? density : { kind: 'relation', op: '~', left: this.sym(), right: density, span };
  }

  private density(depth: number): Expr {
    return {
      kind: 'density',
      name: this.pick(this.names.densities),
      of: this.several(1, 3, () => this.place(depth)),
      given: this.several(0, 2, () => this.place(depth)),
      parameters: this.several(0, 1, () => this.sym()),
      span,
    };
  }

  private law(depth: number): Expr {
    const family = this.pick(['normal', 'bernoulli', 'categorical', 'exponential', 'uniform'] as const);
    // Three things in a row would make the first the place of a normal law.
    return {
      kind: 'law',
      family,
      of: this.several(0, 1, () => this.place(depth)),
      args: this.several(1, 2, () => this.value(depth)),
      span,
    };
  }

  /** A name or a value with an index: names whose index would be part of another declared name are left out. */
  private component(depth: number): Expr {
    const place = this.pick(['sub', 'sub', 'sup', 'bracket'] as const);
    const name = this.sym(this.pick(this.names.values.filter((n) => !['W', 'z', 'f^{*}', '\\mathbf{1}'].includes(n))));
    switch (place) {
      case 'sub': {
        const base = depth > 1 && this.chance(0.3) ? this.value(depth) : name;
        if (base.kind === 'wrap' && base.op === 'norm') return name;
        return { kind: 'indexed', base, at: this.subscript(depth), place, span };
      }
      case 'sup': {
        const base = this.unmerged(depth > 1 && this.chance(0.3) ? this.value(depth) : name);
        // Neither a number nor Euler's e has components.
        return { kind: 'indexed', base: base.kind === 'num' ? name : base, at: [this.simple()], place, span };
      }
      case 'bracket': {
        const ranked = this.names.values.filter(
          (n) => !this.vocabulary.declared || (this.vocabulary.lookup(n)?.rank ?? 0) > 0,
        );
        const at = this.vocabulary.declared
          ? this.several(1, 2, () => this.simple())
          : this.several(2, 3, () => this.simple());
        return { kind: 'indexed', base: this.sym(this.pick(ranked)), at, place, span };
      }
    }
  }

  /** An index, `i + 1` or a number. */
  private simple(): Expr {
    const choice = this.random();
    if (choice < 0.6) return this.index();
    return choice < 0.8
      ? this.num()
      : { kind: 'sum', terms: [this.index(), { kind: 'negative', body: this.num(), span }], span };
  }

  private subscript(depth: number): Expr[] {
    const choice = this.random();
    if (choice < 0.1) return [{ kind: 'others', but: this.several(1, 2, () => this.index()), span }];
    if (choice < 0.2)
      return [
        {
          kind: 'others',
          dummy: this.pick(this.names.indices),
          but: this.several(1, 2, () => this.index()),
          span,
        } as Expr,
      ];
    if (choice < 0.3) return [{ kind: 'range', from: this.simple(), to: this.simple(), span }];
    if (choice < 0.35) return [this.index(), this.sym('\\cdot')];
    return this.several(1, 2, () => (this.chance(0.8) ? this.simple() : this.unsplit(depth)));
  }

  /** An index of more than one name, but no plain product, which a matrix would take for two indices. */
  private unsplit(depth: number): Expr {
    const value = this.value(Math.min(depth, 1));
    return value.kind === 'product' ? this.simple() : value;
  }

  private application(depth: number): Expr {
    const choice = this.random();
    const apply = (fn: Expr, args: Expr[]): Expr => ({ kind: 'apply', fn, args, span });
    if (choice < 0.1) return apply(this.sym('!'), [this.value(depth)]);
    if (choice < 0.2) return apply(this.sym('\\binom'), [this.value(depth), this.value(depth)]);
    if (choice < 0.3)
      return apply(
        this.sym('\\sqrt'),
        this.several(1, 2, () => this.value(depth)),
      );
    if (choice < 0.4)
      return apply(
        this.sym('inner'),
        this.several(2, 3, () => this.value(depth)),
      );
    let fn = this.sym(this.pick(this.names.functions));
    if (fn.kind === 'sym' && !['\\max', '\\min'].includes(fn.name)) {
      if (this.chance(0.15)) fn = { kind: 'indexed', base: fn, at: [this.simple()], place: 'sub', span };
      if (this.chance(0.15)) fn = { kind: 'prime', base: fn, count: this.int(1, 2), span };
    }
    return apply(fn, this.items(1, 2, depth));
  }

  /** Powers; words above a name decorate it, and T transposes whatever may be a vector. */
  private power(depth: number): Expr {
    const base = this.unmerged(this.value(depth));
    const negative: Expr = { kind: 'negative', body: this.num(), span };
    const exponent = this.chance(0.5) ? this.pick([this.num(), negative, this.sym('m')]) : this.value(depth);
    const power = exponent.kind === 'negative' ? exponent.body : exponent;
    const name = power.kind === 'sym' ? power.name : '';
    const isScalar = base.kind === 'num' || (base.kind === 'sym' && this.vocabulary.lookup(base.name)?.rank === 0);
    const clear = name === 'T' ? isScalar : name !== 'ELBO' || this.vocabulary.declared || base.kind !== 'sym';
    return { kind: 'power', base, exponent: clear ? exponent : this.num(), span };
  }

  /** What an index above is not taken into: of an array of three axes it would be its first index. */
  private unmerged(e: Expr): Expr {
    const isPart = e.kind === 'indexed' && e.place === 'sub' && e.base.kind === 'sym';
    return isPart && (this.vocabulary.lookup(e.base.name)?.rank ?? 0) > 2 ? e.base : e;
  }

  private product(depth: number): Expr {
    const factors = this.several(2, 4, () => this.value(depth));
    const joins = factors.slice(1).map(() => this.pick(JOINS));
    if (this.chance(0.1)) {
      factors.splice(1, 0, ellipsis);
      joins.splice(1, 0, '');
    }
    return { kind: 'product', factors, joins, span };
  }

  private fold(depth: number): Expr {
    const op = this.pick(['sum', 'sum', 'prod', 'max', 'min', 'argmax', 'argmin'] as const);
    return { kind: 'fold', op, ...this.below(depth), body: this.value(depth), span };
  }

  /** What stands below a fold: every name without a set has the upper limit, where there is one. */
  private below(depth: number): { binders: Binder[]; where: Expr[] } {
    const names = [...new Set(this.several(0, 2, () => this.pick(this.names.indices)))].map((n) => this.sym(n));
    const choice = this.random();
    const to = this.simple();
    const from = this.simple();
    const set: Expr = { kind: 'set', items: this.items(1, 3, depth), span };
    const binders = names.map((name): Binder => {
      if (choice < 0.3) return { name };
      if (choice < 0.5) return { name, from, to };
      if (choice < 0.6) return { name, to };
      if (choice < 0.7) return { name, from };
      return { name, in: set };
    });
    const where: Expr[] =
      names[0] && this.chance(0.2)
        ? [{ kind: 'relation', op: this.pick(['!=', '<', '>='] as const), left: names[0], right: this.num(), span }]
        : [];
    return { binders, where };
  }

  private integral(depth: number): Expr {
    const body = this.value(depth);
    const names = [...new Set(this.several(1, 2, () => this.pick(['x', 'y', 'z', '\\mu'])))].map((n) => this.sym(n));
    const choice = this.random();
    const only = names.length === 1 ? names[0]! : null;
    if (only && choice < 0.3)
      return {
        kind: 'fold',
        op: 'int',
        binders: [{ name: only, from: this.value(1), to: this.value(1) }],
        where: [],
        body,
        span,
      };
    if (only && choice < 0.4)
      return {
        kind: 'fold',
        op: 'int',
        binders: [{ name: only, in: this.sym('\\mathcal{X}') }],
        where: [],
        body,
        span,
      };
    if (only && choice < 0.5) {
      const where: Expr[] = [{ kind: 'relation', op: '>', left: only, right: this.num(), span }];
      return { kind: 'fold', op: 'int', binders: [{ name: only }], where, body, span };
    }
    return { kind: 'fold', op: 'int', binders: names.map((name) => ({ name })), where: [], body, span };
  }

  private wrap(depth: number): Expr {
    const op = this.pick(['bars', 'norm', 'floor', 'ceil'] as const);
    const order = op === 'norm' && this.chance(0.5) ? { order: this.simple() } : {};
    return { kind: 'wrap', op, body: this.value(depth), ...order, span };
  }

  private when(): Expr | null {
    const choice = this.random();
    if (choice < 0.2) return null;
    if (choice < 0.4) return { kind: 'words', text: this.pick(['otherwise', 'is odd']), span };
    // Words beside a condition would make all of it words.
    return this.relation(0);
  }

  private derivative(depth: number): Expr {
    const by = this.several(1, 2, () => (this.chance(0.6) ? this.sym() : this.component(1)));
    const order = by.length > 1 ? by.length : this.int(1, 3);
    const total = this.chance(0.5);
    return {
      kind: 'derivative',
      total,
      ...(!total && this.chance(0.2) ? { local: true } : {}),
      order,
      of: this.chance(0.9) ? this.value(depth) : null,
      by,
      span,
    };
  }
}

const ellipsis: Expr = { kind: 'ellipsis', span };

const KINDS = [
  'atom',
  'indexed',
  'prime',
  'apply',
  'density',
  'law',
  'expect',
  'divergence',
  'entropy',
  'information',
  'fold',
  'integral',
  'sum',
  'negative',
  'plusminus',
  'product',
  'operation',
  'quotient',
  'power',
  'transpose',
  'wrap',
  'tuple',
  'set',
  'matrix',
  'cases',
  'indicator',
  'restriction',
  'derivative',
  'gradient',
  'words',
  'sum',
  'product',
  'apply',
  'fold',
] as const;
