import type { Binder, Expr } from '../types';
import { within } from './ranges';
import type { Range, Reader } from './reader';

/** What stands below a fold. */
export interface Below {
  readonly binders: readonly Binder[];
  readonly where: readonly Expr[];
}

const isName = (e: Expr): boolean =>
  e.kind === 'sym' || e.kind === 'indexed' || e.kind === 'prime' || e.kind === 'tuple';

/** Operands and operations of nested relations, from left to right. */
function flatten(e: Expr): { operands: Expr[]; ops: string[] } {
  const operands: Expr[] = [];
  const ops: string[] = [];
  let rest = e;
  while (rest.kind === 'relation') {
    operands.push(rest.left);
    ops.push(rest.op);
    rest = rest.right;
  }
  operands.push(rest);
  return { operands, ops };
}

/** The items below a fold; those after `|` or `:` are conditions. */
function itemsBelow(r: Reader, range: Range): { items: Expr[]; conditions: Expr[] } {
  return within(r, range, (inner) => {
    inner.bar = 'separate';
    const items: Expr[] = [];
    const conditions: Expr[] = [];
    let into = items;
    while (!inner.done()) {
      const before = inner.at;
      if (inner.take('⟨')) {
        const pair = inner.grammar.list(inner);
        inner.take('⟩');
        into.push({ kind: 'tuple', items: pair, span: inner.since(before) });
      } else if (inner.is('\\dots') || inner.is('.')) into.push(...inner.grammar.list(inner));
      else into.push(inner.grammar.condition(inner));
      if (inner.take('|') || inner.take(':')) into = conditions;
      else if (!inner.take(',') && !inner.take(';')) break;
      if (inner.at === before) break;
    }
    return { items, conditions };
  });
}

/** Names gathered from what stands below a fold. */
class Gathering {
  readonly binders: Binder[] = [];
  readonly where: Expr[] = [];

  constructor(
    private readonly r: Reader,
    private readonly to: Expr | null,
  ) {}

  private bind(binder: Binder): void {
    const { name } = binder;
    if (name.kind === 'sym' && this.binders.some((b) => b.name.kind === 'sym' && b.name.name === name.name)) return;
    this.binders.push(binder);
  }

  private get last(): Binder | undefined {
    return this.binders[this.binders.length - 1];
  }

  private replaceLast(binder: Binder): void {
    this.binders[this.binders.length - 1] = binder;
  }

  add(items: readonly Expr[]): void {
    for (let i = 0; i < items.length; i++) {
      const item = items[i]!;
      if (item.kind === 'ellipsis') {
        if (this.upTo(item, items[i + 1])) i++;
      } else if (item.kind === 'relation') this.relation(item);
      else if (isName(item)) this.bind({ name: item });
      else if (
        item.kind === 'product' &&
        item.factors.every((f) => f.kind === 'sym') &&
        item.joins.every((j) => j === '')
      )
        item.factors.forEach((name) => this.bind({ name }));
      else if (item.kind !== 'missing') this.where.push(item);
    }
  }

  /** `i = 1, \dots, n`, `i \in 1, \dots, n` and `x_1, \dots, x_K`: whether the item after the dots was used. */
  private upTo(dots: Expr, end: Expr | undefined): boolean {
    const { last } = this;
    if (!last || !end) return false;
    if (last.from) this.replaceLast({ ...last, to: end });
    else if (last.in?.kind === 'num') this.replaceLast({ name: last.name, from: last.in, to: end });
    else if (isName(end)) this.replaceLast({ name: { kind: 'tuple', items: [last.name, dots, end], span: dots.span } });
    else return false;
    return true;
  }

  private relation(item: Expr): void {
    const { operands, ops } = flatten(item);
    const first = operands[0]!;
    const op = ops.length === 1 ? ops[0] : null;
    if (op === '=') {
      const names = first.kind === 'tuple' ? first.items : [first];
      for (const name of names) this.bind({ name, from: operands[1]!, ...(this.to ? { to: this.to } : {}) });
      return;
    }
    if (op === 'in') {
      // Names before this one, as in `i, j \in S`, range over the same set.
      for (let k = this.binders.length - 1; k >= 0 && !this.binders[k]!.from && !this.binders[k]!.in; k--)
        this.binders[k] = { ...this.binders[k]!, in: operands[1]! };
      this.bind({ name: first, in: operands[1]! });
      return;
    }
    if (isName(first) && first.kind !== 'tuple') this.bind({ name: first });
    // `i < j` binds both, and `1 \le i < n` the one in the middle, unless they mean something already.
    if (ops.every((o) => o === '<' || o === '<=' || o === '>' || o === '>='))
      for (const operand of operands.length === 2 ? operands.slice(1) : operands.slice(1, -1))
        if (operand.kind === 'sym' && this.isFree(operand.name)) this.bind({ name: operand });
    // `\sum_{i \ne j}` over one of them, or over both.
    if (op === '!=' && first.kind === 'sym' && operands[1]?.kind === 'sym' && this.isFree(operands[1].name))
      if (this.r.chooses('both-bound')) this.bind({ name: operands[1] });
    this.where.push(item);
  }

  private isFree(name: string): boolean {
    const kind = this.r.vocabulary.lookup(name)?.kind;
    return !this.r.bound.includes(name) && kind !== 'size' && kind !== 'parameter';
  }

  /** Gives the upper limit to every name without a range; `i, j = 1` with one limit gives both the same range. */
  limit(): void {
    if (!this.to) return;
    this.binders.forEach((binder, k) => {
      if (binder.to || binder.in) return;
      const from = binder.from ?? this.binders.slice(k + 1).find((b) => b.from)?.from;
      this.binders[k] = { ...binder, ...(from ? { from } : {}), to: this.to! };
    });
  }
}

/**
 * What stands below a fold, taken apart into bound names and restrictions.
 * @param to what stands above it
 */
export function binders(r: Reader, range: Range, to: Expr | null): Below {
  const { items, conditions } = itemsBelow(r, range);
  const gathering = new Gathering(r, to);
  gathering.add(items);
  gathering.limit();
  return { binders: gathering.binders, where: [...gathering.where, ...conditions] };
}
