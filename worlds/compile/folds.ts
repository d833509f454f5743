import type { Expr, Fold } from '../../expr';
import { same, visit } from '../../expr';
import { refuse, refuseShape } from '../refusal';
import * as linear from '../numeric/linear';
import type { Binding, Code, Compiler, Env, Fixed, Scope, TensorCode } from './code';
import { bind, entries, find, inWords, noSlots, once, scalar, spend, tensor, union, without } from './code';
import { overWholeCopy } from './copy-components';
import { settle } from './elementwise';
import type { RealName } from './integrals';
import { vectorIntegral } from './integrals';
import type { Loop } from './loops';
import { boundName } from './bound-names';
import type { Condition } from './sets';
import { condition } from './sets';

/** Finds the normal law that an integrand over a real name goes by; given by the densities. */
export type FindReference<T> = (name: Expr, scope: Scope<T>, body: Expr) => Parameters<typeof vectorIntegral<T>>[3];

/** A sum, product, integral or optimum. */
export function fold<T>(c: Compiler<T>, written: Fold, scope: Scope<T>, reference: FindReference<T>): Code<T> {
  const e = overWholeCopy(c, written);
  boundOnce(e);
  const pairs = edgeSum(c, e, scope);
  if (pairs) return accumulate(c, e, pairs.loops, pairs.scope, pairs.where);
  const loops: Loop<T>[] = [];
  const reals: { real: RealName<T>; name: Expr; own: boolean }[] = [];
  let inner = scope;
  const binders = e.binders.length > 0 ? e.binders : missing(c, e, scope);
  const integral = e.op === 'int';
  for (const binder of binders) {
    for (const bound of boundName(c, binder, inner, e.body, integral)) {
      if (bound.kind === 'loop') loops.push(bound.loop);
      else reals.push(bound);
      inner = bind(inner, bound.kind === 'loop' ? bound.loop.names : bound.names);
    }
  }
  const where = e.where.map((w) => condition(c, w, inner));
  if (reals.length === 0) return accumulate(c, e, loops, inner, where);
  if (e.op !== 'int' && e.op !== 'sum') return refuse(`a "${e.op}" over a real variable cannot be evaluated`, e.span);
  if (where.length > 0) return refuse('restrictions of an integral over a real variable are not supported', e.span);
  let value: Fixed<T> = settle(c.code(e.body, inner), e.body.span);
  for (const { real, name } of [...reals].reverse())
    value = vectorIntegral(c, real, value, real.component ? null : reference(name, inner, e.body), e);
  if (loops.length > 0) value = total(c, 'sum', loops, value, []);
  return once(value, c.loops);
}

/** Refuses a name that one sum runs over twice. */
function boundOnce({ binders, op, span }: Fold): void {
  const names = binders.flatMap((b) => (b.name.kind === 'sym' ? [b.name.name] : []));
  const twice = names.find((name, k) => names.indexOf(name) < k);
  if (twice !== undefined) refuse(`$${twice}$ stands twice below one "${op}"`, span);
}

/** An integral whose differential was forgotten: over the one random variable that nothing else binds, if there is one. */
function missing<T>(c: Compiler<T>, e: Fold, scope: Scope<T>): Fold['binders'] {
  if (e.op !== 'int')
    return refuse(
      `what the ${e.op === 'sum' ? 'sum' : e.op === 'prod' ? 'product' : e.op} runs over is not written`,
      e.span,
    );
  const names = new Set<string>();
  visit(e.body, (x) => {
    if (x.kind === 'sym' && c.layout.variables.has(x.name) && find(scope, x.name) === find(c.root, x.name))
      names.add(x.name);
  });
  if (names.size !== 1)
    return refuse('this integral has no differential: write what it runs over, such as $dz$', e.span);
  const [name] = names;
  c.notes.add(`the integral without a differential was read as over ${name}`);
  return [{ name: { kind: 'sym', name: name!, span: e.span } }];
}

/** A sum over the edges of the graph: as declared under `pairs`, over `(i, j) \in E`, or over `\langle i, j \rangle`. */
function edgeSum<T>(
  c: Compiler<T>,
  e: Fold,
  scope: Scope<T>,
): { loops: Loop<T>[]; scope: Scope<T>; where: Condition<T>[] } | null {
  const { edges } = c.meaning;
  if (!edges || (e.op !== 'sum' && e.op !== 'prod')) return null;
  const plain = (x: Expr): x is Extract<Expr, { kind: 'sym' }> => x.kind === 'sym' && !c.layout.variables.has(x.name);
  let names: string[];
  let filters = e.where;
  const only = e.binders.length === 1 ? e.binders[0]!.name : null;
  if (only?.kind === 'tuple' && only.items.length === 2 && only.items.every(plain))
    names = only.items.map((x) => (x as { name: string }).name);
  else {
    if (e.binders.length !== 2 || !e.binders.every((b) => plain(b.name) && !b.from && !b.to && !b.in)) return null;
    names = e.binders.map((b) => (b.name as { name: string }).name);
    const [i, j] = names as [string, string];
    const relates = (w: Expr): boolean => mentions(w, i) && mentions(w, j);
    const between = e.where.filter(relates);
    filters = e.where.filter((w) => !relates(w));
    const adjacent = between.length === 1 && between[0]!.kind === 'relation' && between[0]!.op === '~';
    if (!adjacent) {
      const declared = edges.pairs?.kind === 'fold' ? edges.pairs : null;
      if (!declared || declared.binders.length !== 2) return null;
      const [a, b] = declared.binders.map((x) => (x.name.kind === 'sym' ? x.name.name : '')) as [string, string];
      const renamed = declared.where.map((w) =>
        rename(
          w,
          new Map([
            [a, i],
            [b, j],
          ]),
        ),
      );
      if (renamed.length !== between.length || !renamed.every((w, k) => same(w, between[k]!))) return null;
    }
  }
  const slots = [c.slot(), c.slot()] as const;
  slots.forEach((slot) => c.loops.add(slot));
  const bindings: [string, Binding<T>][] = names.map((name, k) => [name, { kind: 'index', slot: slots[k]! }]);
  const inner = bind(scope, bindings);
  const loop: Loop<T> = {
    names: bindings,
    own: slots,
    slots: noSlots,
    value: e,
    each: (env, visit) => {
      for (const [a, b] of env.world.draw.graph!.edges) {
        env.slots[slots[0]] = a;
        env.slots[slots[1]] = b;
        visit(null);
      }
    },
  };
  return { loops: [loop], scope: inner, where: filters.map((w) => condition(c, w, inner)) };
}

function mentions(e: Expr, name: string): boolean {
  let found = false;
  visit(e, (x) => {
    if (x.kind === 'sym' && x.name === name) found = true;
  });
  return found;
}

function rename(e: Expr, names: ReadonlyMap<string, string>): Expr {
  if (e.kind === 'sym') return { ...e, name: names.get(e.name) ?? e.name };
  if (e.kind === 'relation') return { ...e, left: rename(e.left, names), right: rename(e.right, names) };
  return e;
}

function accumulate<T>(
  c: Compiler<T>,
  e: Fold,
  loops: readonly Loop<T>[],
  scope: Scope<T>,
  where: readonly Condition<T>[],
): Code<T> {
  const body = entrySum(c, e, loops, settle(c.code(e.body, scope), e.body.span), scope);
  if (e.op === 'argmax' || e.op === 'argmin') return optimum(c, e, loops, scope, where, body);
  if (e.op === 'prod' && body.kind === 'tensor') return once(chain(c, e, loops, body, where), c.loops);
  return once(total(c, e.op === 'int' ? 'sum' : e.op, loops, body, where), c.loops);
}

/**
 * `\prod_k A_k` of square matrices: from the first index on the left to the last on the right, or the other way round
 * where the fold says so. The empty product is the identity.
 */
function chain<T>(
  c: Compiler<T>,
  e: Fold,
  loops: readonly Loop<T>[],
  body: TensorCode<T>,
  where: readonly Condition<T>[],
): Fixed<T> {
  const F = c.field;
  const [n, m] = body.shape;
  if (n === undefined || n !== m || body.shape.length !== 2)
    return refuseShape(
      `a product over an index is of numbers or of square matrices, found ${inWords(body.shape)}`,
      e.span,
    );
  c.ordered = true;
  return tensor(body.shape, dependencies(loops, body, where), (env) => {
    let value: readonly T[] | null = null;
    run(c, env, loops, where, () => {
      const next = body.run(env);
      value =
        value === null
          ? next
          : e.descending
            ? linear.product(F, next, value, n, n, n)
            : linear.product(F, value, next, n, n, n);
    });
    return value ?? linear.identity(F, n);
  });
}

/**
 * `\sum_j (1 + \log\sigma^2)`: a vector under a sum over its own index, which it does not show, stands for its j-th
 * component.
 */
function entrySum<T>(c: Compiler<T>, e: Fold, loops: readonly Loop<T>[], body: Fixed<T>, scope: Scope<T>): Fixed<T> {
  const [loop, ...others] = loops;
  if (e.op !== 'sum' || body.kind === 'scalar' || !loop || others.length > 0) return body;
  const [slot] = loop.own;
  const index = loop.names.map(([name]) => find(scope, name)).find((b) => b?.kind === 'index');
  const n = Math.max(...body.shape);
  if (
    slot === undefined ||
    body.slots.has(slot) ||
    index?.kind !== 'index' ||
    index.most !== n ||
    entries(body.shape) !== n
  )
    return body;
  c.notes.add('a vector under a sum over its own index was read as its components');
  return scalar(union(body.slots, new Set([slot])), (env) => body.run(env)[(env.slots[slot] as number) - 1]!);
}

/** Runs nested loops, each restricted by the conditions, with the product of their weights. */
function run<T>(
  c: Compiler<T>,
  env: Env<T>,
  loops: readonly Loop<T>[],
  where: readonly Condition<T>[],
  each: (weight: T | null) => void,
): void {
  const F = c.field;
  const walkLoops = (k: number, weight: T | null): void => {
    if (k === loops.length) {
      spend(env);
      for (const w of where) if (!w.run(env)) return;
      each(weight);
      return;
    }
    loops[k]!.each(env, (w) => walkLoops(k + 1, w === null ? weight : weight === null ? w : F.mul(weight, w)));
  };
  walkLoops(0, null);
}

const dependencies = <T>(
  loops: readonly Loop<T>[],
  body: Fixed<T>,
  where: readonly Condition<T>[],
): ReadonlySet<number> =>
  without(
    union(body.slots, ...loops.map((l) => l.slots), ...where.map((w) => w.slots)),
    loops.flatMap((l) => l.own),
  );

function total<T>(
  c: Compiler<T>,
  op: 'sum' | 'prod' | 'max' | 'min',
  loops: readonly Loop<T>[],
  body: Fixed<T>,
  where: readonly Condition<T>[],
): Fixed<T> {
  const F = c.field;
  const slots = dependencies(loops, body, where);
  if (body.kind === 'tensor') {
    if (op !== 'sum') return refuse(`a "${op}" of vectors is not supported`);
    const n = entries(body.shape);
    return tensor(body.shape, slots, (env) => {
      let sums = Array.from({ length: n }, () => F.of(0));
      run(c, env, loops, where, (w) => {
        const values = body.run(env);
        sums = sums.map((s, i) => F.add(s, w === null ? values[i]! : F.mul(w, values[i]!)));
      });
      return sums;
    });
  }
  switch (op) {
    case 'sum':
      return scalar(slots, (env) => {
        let sum: T | null = null;
        run(c, env, loops, where, (w) => {
          const v = body.run(env);
          const term = w === null ? v : F.mul(w, v);
          sum = sum === null ? term : F.add(sum, term);
        });
        return sum ?? F.of(0);
      });
    case 'prod': {
      const fold = (f: (env: Env<T>) => T, join: (x: T, y: T) => T, empty: T) => (env: Env<T>) => {
        let value: T | null = null;
        run(c, env, loops, where, () => {
          const v = f(env);
          value = value === null ? v : join(value, v);
        });
        return value ?? empty;
      };
      const product = scalar(slots, fold(body.run, F.mul, F.of(1)));
      return body.log ? { ...product, log: fold(body.log, F.add, F.of(0)) } : product;
    }
    case 'max':
    case 'min': {
      const sign = op === 'max' ? 1 : -1;
      return scalar(slots, (env) => {
        let best: T | null = null;
        run(c, env, loops, where, () => {
          const v = body.run(env);
          if (best === null || sign * (F.number(v) - F.number(best)) > 0) best = v;
        });
        return best ?? F.of(NaN);
      });
    }
  }
}

/** `\arg\max_x f(x)`: the value of what is bound, where the body is largest. */
function optimum<T>(
  c: Compiler<T>,
  e: Fold,
  loops: readonly Loop<T>[],
  scope: Scope<T>,
  where: readonly Condition<T>[],
  body: Fixed<T>,
): Code<T> {
  const F = c.field;
  if (body.kind !== 'scalar') return refuse('only a number has a largest value', e.body.span);
  const sign = e.op === 'argmax' ? 1 : -1;
  const places = e.binders
    .flatMap((b) => (b.name.kind === 'tuple' ? b.name.items : [b.name]))
    .map((name) => settle(c.code(name, scope), name.span));
  const shape = places.length === 1 ? places[0]!.shape : [places.reduce((n, p) => n + entries(p.shape), 0)];
  const slots = dependencies(loops, body, where);
  const search = (env: Env<T>): readonly T[] => {
    let best = -Infinity;
    let at: T[] = Array.from({ length: entries(shape) }, () => F.of(NaN));
    run(c, env, loops, where, () => {
      const v = sign * F.number(body.run(env));
      if (v > best) {
        best = v;
        at = places.flatMap((p) => (p.kind === 'scalar' ? [p.run(env)] : [...p.run(env)]));
      }
    });
    return at;
  };
  return shape.length === 0 ? scalar(slots, (env) => search(env)[0]!) : tensor(shape, slots, search);
}
