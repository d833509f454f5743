import type { Binder, Expr, Fold, Indexed } from '../../expr';
import { mapParts, nameOf, parts } from '../../expr';
import type { Meaning } from '../meaning';

/** Ways to read a side whose writer counts indices from 0, where the world counts from 1. */
export interface FromZero {
  /** All indices that have to do with one another are counted from 0. */
  readonly consistent: Expr;
  /** Some of the arrays, or of the free indices, are counted from 0 and others from 1. */
  readonly mixed: readonly Expr[];
  /** The indices that are counted from 0. */
  readonly names: readonly string[];
}

/** `X_{n,:}`. */
const WHOLE_AXIS = '\\cdot';

/** Arrays and free indices in one place that are tried in all combinations; more are read consistently or not at all. */
const MOST_MIXED = 5;

/** An index variable: a free name, or a bound one with the fold that binds it. */
interface Variable {
  readonly id: number;
  readonly name: string;
  /** Free, or bound without limits: its range is that of what it indexes. */
  readonly open: boolean;
  /** A sum over it starts at 0. */
  readonly zero: boolean;
}

/** A place where an array is indexed: which array, along which axis, by which variables. */
interface Use {
  readonly axis: string;
  readonly variables: readonly number[];
}

type Scope = ReadonlyMap<string, Variable>;

/** Walks a side with the names that its folds bind; numbers variables in the order in which they are met. */
class Walk {
  readonly variables: Variable[] = [];
  readonly uses: Use[] = [];
  /** Open variables that stand in no index: what they stand for there would change with their origin. */
  readonly bare = new Set<number>();
  private readonly free = new Map<string, Variable>();

  constructor(
    private readonly meaning: Meaning,
    /** What an index and an open variable become. */
    private readonly change: { at: (e: Expr, axis: string) => Expr; variable: (v: Variable, e: Expr) => Expr },
  ) {}

  /** A variable for a name that may be an index; null for all others. */
  private variable(name: string, scope: Scope): Variable | null {
    const bound = scope.get(name);
    if (bound) return bound;
    const info = this.meaning.vocabulary.lookup(name);
    if (name === WHOLE_AXIS || (info !== null && info.kind !== 'index')) return null;
    const known = this.free.get(name) ?? this.add({ name, open: true, zero: false });
    this.free.set(name, known);
    return known;
  }

  private add(v: Omit<Variable, 'id'>): Variable {
    const variable = { ...v, id: this.variables.length };
    this.variables.push(variable);
    return variable;
  }

  run(e: Expr, scope: Scope, indexing: number[] | null): Expr {
    if (e.kind === 'fold') return this.fold(e, scope, indexing);
    if (e.kind === 'indexed') return this.indexed(e, scope, indexing);
    const name = nameOf(e);
    const v = name === null ? null : this.variable(name, scope);
    if (!v) return mapParts(e, (part) => this.run(part, scope, indexing));
    if (indexing) indexing.push(v.id);
    else if (v.open) this.bare.add(v.id);
    return v.open ? this.change.variable(v, e) : e;
  }

  private indexed(e: Indexed, scope: Scope, indexing: number[] | null): Expr {
    const array = arrayOf(e);
    if (!array || (this.meaning.vocabulary.lookup(array.name)?.rank ?? 0) === 0)
      return mapParts(e, (part) => this.run(part, scope, indexing));
    const at = e.at.map((i, k) => {
      const variables: number[] = [];
      const inner = this.run(i, scope, variables);
      const axis = `${array.name} ${array.before + k}`;
      this.uses.push({ axis, variables });
      return this.change.at(inner, axis);
    });
    return { ...e, base: e.base.kind === 'sym' ? e.base : this.run(e.base, scope, null), at };
  }

  private fold(e: Fold, scope: Scope, indexing: number[] | null): Expr {
    const inner = new Map(scope);
    // Limits may speak of an index as a place to start from: that is no use of it as a number.
    const limits = indexing ?? [];
    const binders = e.binders.map((b): Binder => {
      const { from, to } = b;
      const name = nameOf(b.name);
      if (name === null || this.meaning.vocabulary.lookup(name)?.kind === 'variable') return b;
      const made: Binder = {
        ...b,
        ...(from ? { from: this.run(from, inner, limits) } : {}),
        ...(to ? { to: this.run(to, inner, limits) } : {}),
      };
      const open = !from && !to && !b.in && !e.where.some((w) => mentions(w, name));
      inner.set(name, this.add({ name, open, zero: startsAtZero(name, b, e.where) }));
      return made;
    });
    const where = e.where.map((w) => this.run(w, inner, limits));
    return { ...e, binders, where, body: this.run(e.body, inner, indexing) };
  }
}

/** The array under an index, and how many indices it has before: `X` and 2 for the `t` of `X_{n,c}[t]`. */
function arrayOf(e: Indexed): { name: string; before: number } | null {
  if (e.base.kind === 'sym') return { name: e.base.name, before: 0 };
  if (e.base.kind !== 'indexed') return null;
  const inner = arrayOf(e.base);
  return inner && { name: inner.name, before: inner.before + e.base.at.length };
}

const mentions = (e: Expr, name: string): boolean =>
  nameOf(e) === name || parts(e).some((part) => mentions(part, name));

const isZero = (e: Expr | undefined): boolean => e?.kind === 'num' && e.value === 0;

/** `k = 0`, `k \in \{0, \dots\}`, `0 \le k`. */
function startsAtZero(name: string, { from, in: set }: Binder, where: readonly Expr[]): boolean {
  const least = where.some((w) => w.kind === 'relation' && w.op === '<=' && isZero(w.left) && mentions(w.right, name));
  return isZero(from) || (set?.kind === 'set' && isZero(set.items[0])) || least;
}

/** Whether some fold of a side does: looked for first, since hardly any does. */
const somethingStartsAtZero = (e: Expr): boolean =>
  (e.kind === 'fold' &&
    e.binders.some((b) => {
      const name = nameOf(b.name);
      return name !== null && startsAtZero(name, b, e.where);
    })) ||
  parts(e).some(somethingStartsAtZero);

/** Sets that grow together where two of their members turn out to belong to one. */
class Groups {
  private readonly parent = new Map<string, string>();

  of(x: string): string {
    const up = this.parent.get(x) ?? x;
    return up === x ? x : this.of(up);
  }

  join(x: string, y: string): void {
    this.parent.set(this.of(x), this.of(y));
  }
}

/**
 * How a side reads where indices are counted from 0: those of each array along an axis over which a sum starts at 0, and
 * all that share an index with it. Null where nothing in the side starts at 0, or where an index stands for itself as
 * well, so that it matters what it is counted from.
 */
export function fromZero(meaning: Meaning, side: Expr, other: Expr): FromZero | null {
  if (!somethingStartsAtZero(side)) return null;
  const same = { at: (e: Expr): Expr => e, variable: (_: Variable, e: Expr): Expr => e };
  const seen = new Walk(meaning, same);
  seen.run(side, new Map(), null);
  const elsewhere = new Walk(meaning, same);
  elsewhere.run(other, new Map(), null);
  const groups = new Groups();
  for (const { axis, variables } of seen.uses) for (const v of variables) groups.join(`axis ${axis}`, `variable ${v}`);
  const zeros = new Set(seen.variables.filter((v) => v.zero).map((v) => groups.of(`variable ${v.id}`)));
  const shifted = (x: string): boolean => zeros.has(groups.of(x));
  const axes = [...new Set(seen.uses.map((u) => u.axis))].filter((axis) => shifted(`axis ${axis}`));
  const open = seen.variables.filter((v) => v.open && shifted(`variable ${v.id}`));
  if (axes.length === 0) return null;
  const bareElsewhere = new Set([...elsewhere.bare].map((id) => elsewhere.variables[id]!.name));
  if (open.some((v) => seen.bare.has(v.id) || bareElsewhere.has(v.name))) return null;
  const read = (zero: (x: string) => boolean): Expr =>
    new Walk(meaning, {
      at: (e, axis) => shiftedBy(e, zero(`axis ${axis}`) ? 1 : 0),
      variable: (v, e) => (zero(`variable ${v.id}`) ? plus(e, -1) : e),
    }).run(side, new Map(), null);
  const choices = [...axes.map((a) => `axis ${a}`), ...open.map((v) => `variable ${v.id}`)];
  const mixed: Expr[] = [];
  if (choices.length <= MOST_MIXED)
    for (let bits = 1; bits < 2 ** choices.length - 1; bits++)
      mixed.push(read((x) => choices.includes(x) && ((bits >> choices.indexOf(x)) & 1) === 1));
  const names = seen.variables.filter((v) => shifted(`variable ${v.id}`)).map((v) => v.name);
  return { consistent: read(shifted), mixed, names: [...new Set(names)] };
}

const number = (value: number, e: Expr): Expr => ({ kind: 'num', value, text: String(value), span: e.span });

function plus(e: Expr, n: 1 | -1): Expr {
  const one = number(1, e);
  return { kind: 'sum', terms: [e, n === 1 ? one : { kind: 'negative', body: one, span: e.span }], span: e.span };
}

/** An index, a range of them, or all but some, moved along their axis. */
function shiftedBy(e: Expr, n: 0 | 1): Expr {
  if (e.kind === 'range' || e.kind === 'others') return mapParts(e, (part) => shiftedBy(part, n));
  return (e.kind === 'sym' && e.name === WHOLE_AXIS) || n === 0 ? simplified(e) : simplified(plus(e, n));
}

/** `t - 1 + k + 1` is `t + k`: an index that is a name alone tells its range. */
function simplified(e: Expr): Expr {
  let constant = 0;
  const rest: Expr[] = [];
  const take = (x: Expr): void => {
    if (x.kind === 'sum') x.terms.forEach(take);
    else if (x.kind === 'num') constant += x.value;
    else if (x.kind === 'negative' && x.body.kind === 'num') constant -= x.body.value;
    else rest.push(x);
  };
  if (e.kind !== 'sum') return e;
  take(e);
  const terms = constant === 0 && rest.length > 0 ? rest : [...rest, signed(constant, e)];
  return terms.length === 1 ? terms[0]! : { ...e, terms };
}

const signed = (value: number, e: Expr): Expr =>
  value < 0 ? { kind: 'negative', body: number(-value, e), span: e.span } : number(value, e);
