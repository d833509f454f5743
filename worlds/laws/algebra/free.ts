import type { Expr } from '../../../expr';
import { parts } from '../../../expr';
import { componentName } from './keys';
import { freeIn } from './poly';
import type { Bound, Inside, Measure } from './types';

/**
 * Names that a value depends on. A component `h_j` of a name is there as `h_{j}`, with `h*` for "some component of
 * h" and the names of its index.
 */
export type Free = ReadonlySet<string>;

/** Whether a value depends on what a binder binds. */
export function depends(free: Free, { name, kind, expr }: Bound): boolean {
  if (kind !== 'component') return free.has(name) || free.has(`${name}*`);
  const base = baseOf(expr);
  return free.has(base) || free.has(`${base}*`);
}

export const dependsOnAny = (free: Free, binders: readonly Bound[]): boolean => binders.some((b) => depends(free, b));

const baseOf = (e: Expr): string =>
  e.kind === 'indexed' && e.base.kind === 'sym' ? e.base.name : e.kind === 'sym' ? e.name : '';

/** What is left to depend on once a binder has bound its name. */
function without(free: Set<string>, { name, kind, expr }: Bound): void {
  if (kind === 'component') {
    const base = baseOf(expr);
    free.delete(name);
    if (!free.has(base) && ![...free].some((n) => n.startsWith(`${base}_{`))) free.delete(`${base}*`);
    return;
  }
  free.delete(name);
  free.delete(`${name}*`);
  for (const n of [...free]) {
    const at = n.indexOf('_{');
    if (at <= 0) continue;
    const base = n.slice(0, at);
    if (base === name) free.delete(n);
    // All components: the sum over j of h_j depends on the whole of h.
    else if (indexesIn(n.slice(at + 2, -1)).has(name) && free.has(`${base}*`)) {
      free.delete(n);
      free.add(base);
    }
  }
}

const indexesIn = (text: string): Set<string> => new Set(text.match(/\\?[A-Za-z]+(?:_\{[^{}]*\})?'*/g) ?? []);

/** Names that an expression that is not taken apart mentions. */
export function mentioned(e: Expr, out: Set<string> = new Set()): Set<string> {
  if (e.kind === 'sym') out.add(e.name);
  else if (e.kind === 'prime' && e.base.kind === 'sym') out.add(e.base.name + "'".repeat(e.count));
  else if (e.kind === 'indexed' && e.base.kind === 'sym') {
    out.add(componentName(e.base, e.at));
    out.add(`${e.base.name}*`);
    for (const at of e.at) mentioned(at, out);
  } else for (const part of parts(e)) mentioned(part, out);
  return out;
}

const union = (...all: readonly Iterable<string>[]): Set<string> => {
  const out = new Set<string>();
  for (const set of all) for (const name of set) out.add(name);
  return out;
};

/** Names that what stands in an atom depends on. */
export function freeOf(inside: Inside): Set<string> {
  switch (inside.kind) {
    case 'name':
      return new Set([inside.name]);
    case 'number':
      return new Set();
    case 'index': {
      const at = union(...inside.at.map((x) => mentioned(x)));
      const only =
        inside.of.length === 1 && inside.of[0]!.word.length === 1 ? inside.of[0]!.word[0]!.atom.inside : null;
      if (only?.kind !== 'name') return union(freeIn(inside.of), at);
      const base: Expr = { kind: 'sym', name: only.name, span: { from: 0, to: 0 } };
      return union([componentName(base, inside.at), `${only.name}*`], at);
    }
    case 'density':
      return mentioned(inside.density);
    case 'law':
      return mentioned(inside.law);
    case 'log':
    case 'exp':
    case 'sum':
      return freeIn(inside.of);
    case 'power':
      return union(freeIn(inside.base), freeIn(inside.exponent));
    case 'apply':
      return union(...inside.args.map(freeIn));
    case 'fold': {
      const free = union(freeIn(inside.body), ...inside.where.map((w) => mentioned(w)));
      for (const b of inside.binders) without(free, b);
      for (const b of inside.binders) for (const p of [b.from, b.to]) if (p) for (const n of freeIn(p)) free.add(n);
      // The index of a bound component: the sum over h_j depends on j.
      for (const b of inside.binders)
        if (b.kind === 'component' && b.expr.kind === 'indexed')
          for (const at of b.expr.at) for (const n of mentioned(at)) free.add(n);
      return free;
    }
    case 'mean':
      return outside(inside.measure, freeIn(inside.body));
    case 'spread':
      return outside(inside.measure, union(...inside.body.map(freeIn)));
    case 'divergence': {
      const conditions = (e: Expr): Set<string> =>
        e.kind === 'density' ? union(...[...e.given, ...e.parameters].map((x) => mentioned(x))) : mentioned(e);
      const free = union(conditions(inside.left), conditions(inside.right));
      if (inside.left.kind === 'density') for (const x of inside.left.of) if (x.kind === 'sym') free.delete(x.name);
      return free;
    }
    case 'entropy':
      return union(
        ...inside.of.map((x) =>
          x.kind === 'density' ? union(...x.given.map((g) => mentioned(g))) : new Set<string>(),
        ),
        ...inside.given.flatMap((g) => (g.kind === 'relation' ? [mentioned(g.right)] : [])),
      );
    case 'information':
      return new Set();
    case 'word':
      return union(...inside.letters.map((l) => l.atom.free));
    case 'derivative':
      return union(freeIn(inside.of), mentioned(inside.by));
    case 'opaque':
      return mentioned(inside.expr);
  }
}

function outside(measure: Measure, body: Set<string>): Set<string> {
  const free = union(
    body,
    ...measure.densities.map((d) => mentioned(d)),
    ...[...(measure.opaque?.under ?? []), ...(measure.opaque?.given ?? [])].map((o) => mentioned(o)),
  );
  for (const b of measure.binds) without(free, b);
  return free;
}
