import type { Binder, Expr, Fold } from '../../../expr';
import { visit } from '../../../expr';
import { componentName, spell } from '../algebra/keys';
import { UNIT } from '../algebra/poly';
import type { Bound, Poly } from '../algebra/types';
import { symbol } from '../algebra/write';
import type { Normaliser } from '../normal';
import { instance } from './binders';

export function readFold(n: Normaliser, e: Fold): Poly {
  const overPairs = e.binders.length === 2 || e.binders.some((b) => b.name.kind === 'tuple');
  if (n.setting.meaning.edges && overPairs) return n.opaque(e);
  const names = e.binders.length > 0 ? e.binders : forgotten(n, e);
  const binders = names.flatMap((b) => binder(n, b, e));
  const own = binders.filter((b): b is Bound => b !== null);
  if (own.length === 0 || own.length < binders.length) return n.opaque(e);
  if (new Set(own.map((b) => b.name)).size < own.length) return n.opaque(e);
  const body = n.within(own, () => n.poly(e.body));
  const where = e.where.map((w) => n.setting.plain(w));
  return n.make({ kind: 'fold', op: e.op === 'int' ? 'sum' : e.op, binders: own, where, body });
}

/** An integral without a differential is over the one random variable that nothing else binds. */
function forgotten(n: Normaliser, e: Fold): Binder[] {
  const open = n.setting.open(e.body).filter((v) => !n.isBound(v));
  return e.op === 'int' && open.length === 1 ? [{ name: symbol(open[0]!) }] : [];
}

/** What one name below a fold binds; null where it cannot be told. */
function binder(n: Normaliser, b: Binder, e: Fold): (Bound | null)[] {
  const name = n.setting.plain(b.name);
  const integral = e.op === 'int';
  const set = b.in ? n.setting.plain(b.in) : null;
  if (name.kind === 'tuple') return name.items.flatMap((item) => binder(n, { ...b, name: item }, e));
  const limits = { from: b.from ? n.poly(b.from) : null, to: b.to ? n.poly(b.to) : null, in: set, integral };
  if (name.kind === 'indexed' && name.base.kind === 'sym') {
    const variable = n.setting.variable(name.base.name);
    const whole = variable !== null && set !== null && isDomain(n, variable, set);
    return [
      {
        ...limits,
        name: componentName(name.base, name.at),
        expr: name,
        kind: 'component',
        variable: variable ?? name.base.name,
        in: whole ? null : set,
      },
    ];
  }
  const own = instance(name, n.setting);
  const { indices, variables } = n.setting.meaning;
  const index = name.kind === 'sym' && indices.has(name.name) && !variables.has(name.name);
  if (own && !index) {
    if (b.from && !b.to && !integral) return [null];
    const line = b.from && b.to && spell(b.to).includes('\\infty') && spell(b.from).includes('\\infty');
    // A set that is all of a variable's values says nothing more.
    const domain = set !== null && (set.kind !== 'set' || isDomain(n, own.variable!, set));
    return [{ ...own, ...limits, ...(line ? { from: null, to: null } : {}), in: domain ? null : set }];
  }
  if (name.kind !== 'sym') return [null];
  if (integral) return [{ ...limits, name: name.name, expr: name, kind: 'line', variable: null }];
  const to = limits.to ?? (set ? null : rangeOf(n, name.name, e.body));
  return [
    {
      ...limits,
      name: name.name,
      expr: name,
      kind: 'index',
      variable: null,
      from: limits.from ?? (to ? UNIT : null),
      to: b.from && !b.to ? null : to,
    },
  ];
}

function isDomain(n: Normaliser, variable: string, set: Expr): boolean {
  const form = n.setting.meaning.variables.get(variable)?.form;
  if (set.kind !== 'set') return false;
  const values = set.items.map((x) => spell(x)).sort();
  return (form?.kind === 'binary' && values.join() === '0,1') || (form?.kind === 'spins' && values.length === 2);
}

/** Where an index without a range ends: by declaration, or by what it indexes in the body. */
function rangeOf(n: Normaliser, name: string, body: Expr): Poly | null {
  const declared = n.setting.rangeOf(name);
  if (declared) return declared;
  let found: Poly | null = null;
  visit(body, (x) => {
    if (found || x.kind !== 'indexed' || x.base.kind !== 'sym') return;
    const axis = x.at.findIndex((at) => at.kind === 'sym' && at.name === name);
    if (axis !== -1) found = n.setting.sizeOf(n.setting.canonical(x.base.name), axis);
  });
  return found;
}
