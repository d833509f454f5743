import type { Apply, Expr } from '../../expr';
import { visit } from '../../expr';
import type { FunctionMeaning } from '../meaning';
import { refuse } from '../refusal';
import { arbitrary } from './arbitrary';
import type { Binding, Code, Compiler, Env, Fixed, Scope } from './code';
import { bind, once, scalar, tensor, union } from './code';
import { logarithm, map1, map2, settle, shaped } from './elementwise';
import { expanded } from './ellipsis';
import { slope } from './derivatives';
import { builtin, INVERSES, NAMED } from './functions';
import { nodeApplied } from './graph';
import { guarded } from './guards';
import { parametersInForce } from './in-force';
import { componentAt, discreteAt } from './indexing';
import { convolved } from './operations';
import { wholeNumber } from './whole';

/** A function at its arguments. */
export function apply<T>(c: Compiler<T>, e: Apply, scope: Scope<T>): Code<T> {
  const F = c.field;
  const { fn } = e;
  const node = nodeApplied(c, e, scope);
  if (node) return node;
  if (fn.kind === 'prime') return slope(c, fn.base, fn.count, e, scope);
  if (fn.kind === 'indexed' && fn.base.kind === 'sym' && fn.base.name === '\\log' && fn.at.length === 1) {
    const base = settle(c.code(fn.at[0]!, scope));
    const value = logarithm(F, settle(c.code(e.args[0]!, scope), e.span));
    return map2(value, map1(base, F.log), F.div);
  }
  if (fn.kind === 'power' && fn.base.kind === 'sym') {
    const declared = c.meaning.functions.get(fn.base.name);
    const name = declared?.kind === 'named' ? NAMED[declared.name]! : declared ? '' : fn.base.name;
    const inverse = INVERSES[name];
    if (!inverse) return refuse(`the inverse of $${fn.base.name}$ is not known`, fn.span);
    return apply(c, { ...e, fn: { kind: 'sym', name: inverse, span: fn.span } }, scope);
  }
  if (fn.kind === 'indexed' && fn.base.kind === 'sym') {
    const family = c.meaning.functions.get(fn.base.name);
    if (family && family.indices.length > 0 && family.indices.length === fn.at.length)
      return declaredAt(c, fn.base.name, family, e, scope, fn.at);
  }
  if (fn.kind !== 'sym') return refuse('this function is not declared', fn.span);
  const declared = c.meaning.functions.get(fn.name);
  if (declared) return declaredAt(c, fn.name, declared, e, scope);
  if (c.meaning.edges?.neighbours.includes(fn.name))
    return refuse(`the neighbours of a node are a set, not a number`, e.span);
  const args = expanded(c, e.args, scope).map((a) => c.code(a, scope));
  if (fn.name === 'tr' || fn.name === '\\det') args.splice(0, 1, onlySquare(c, args[0]!));
  return builtin(F, fn.name, e, args, noteIn(c)) ?? refuse(`the function $${fn.name}$ is not declared`, fn.span);
}

/** The identity matrix, alone in `\mathrm{tr}(I)`, in a world with one size only. */
function onlySquare<T>({ meaning, layout }: Compiler<T>, code: Code<T>): Code<T> {
  const [size, ...others] = meaning.sizes.keys();
  const n = size === undefined || others.length > 0 ? undefined : layout.sizes.get(size);
  return code?.kind === 'flexible' && n !== undefined ? code.make([n, n]) : code;
}

const noteIn =
  <T>(c: Compiler<T>) =>
  (text: string): void =>
    void c.notes.add(text);

/** @param at which of several functions is meant, where the name has an index */
function declaredAt<T>(
  c: Compiler<T>,
  name: string,
  f: FunctionMeaning,
  e: Apply,
  scope: Scope<T>,
  at: readonly Expr[] = [],
): Code<T> {
  const F = c.field;
  if (f.indices.length !== at.length) return refuse(`$${name}$ stands without its index`, e.span);
  switch (f.kind) {
    case 'named':
      return builtin(
        F,
        NAMED[f.name]!,
        e,
        expanded(c, e.args, scope).map((a) => c.code(a, scope)),
        noteIn(c),
      )!;
    case 'arbitrary': {
      const args = [...at, ...e.args].map((a) => settle(c.code(a, scope), a.span));
      const slots = union(...args.map((a) => a.slots));
      const fixed = c.meaning.fixed.get(name);
      const place = fixed ? fixed.places.map((p) => settle(c.code(p, c.root))) : null;
      const target = fixed ? settle(c.code(fixed.value, c.root)) : null;
      return scalar(slots, (env) => {
        const coefficients = env.world.draw.functions.get(name)!;
        const value = arbitrary(
          F,
          f.shape,
          coefficients,
          args.flatMap((a) => (a.kind === 'scalar' ? [a.run(env)] : [...a.run(env)])),
        );
        if (!place || target?.kind !== 'scalar') return value;
        // Shifted so that the assumption about one place holds; the shape stays as it was.
        const there = arbitrary(
          F,
          f.shape,
          coefficients,
          place.flatMap((p) => (p.kind === 'scalar' ? [p.run(env)] : [...p.run(env)])),
        );
        return F.add(value, F.sub(target.run(env), there));
      });
    }
    case 'convolution': {
      const args = expanded(c, e.args, scope);
      if (args.length !== 2) return refuse(`$${name}$ is between two arrays, found ${args.length}`, e.span);
      return convolved(c, c.code(args[0]!, scope), c.code(args[1]!, scope), f, e.span);
    }
    case 'formula':
      return guarded(c, `${name} `, () => substituted(c, name, f, e, scope, at));
  }
}

/** A function given by a formula, by its bare name: at the arguments that it was declared with. */
export function called<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'sym' }>, scope: Scope<T>): Code<T> | null {
  const declared = c.meaning.functions.get(e.name);
  if (declared?.kind !== 'formula') return null;
  const args = declared.arguments.map((name): Expr => ({ kind: 'sym', name, span: e.span }));
  if (!args.every((a) => a.kind === 'sym' && (c.binding(a.name, scope) || c.meaning.parameters.has(a.name))))
    return null;
  return declaredAt(c, e.name, declared, { kind: 'apply', fn: e, args, span: e.span }, scope);
}

/** A function given by a formula: its arguments take the place of its names. */
function substituted<T>(
  c: Compiler<T>,
  name: string,
  { arguments: formal, formula: { expr: formula }, indices }: Extract<FunctionMeaning, { kind: 'formula' }>,
  e: Apply,
  scope: Scope<T>,
  at: readonly Expr[],
): Code<T> {
  const actual = arguments_(c, name, formal, expanded(c, e.args.flatMap(arrow), scope), e, scope);
  // Call by name where the formula takes a mean over its argument: D(X - \mu) for a variance.
  const random = meansOver(formula, formal);
  const bindings = indices.map((index, k): [string, Binding<T>] => [
    index,
    { kind: 'code', code: c.code(at[k]!, scope), variable: null },
  ]);
  let body = formula;
  actual.forEach((a, i) => {
    if (random.has(formal[i]!) && a.expr) body = replaced(body, formal[i]!, a.expr);
    else bindings.push([formal[i]!, a.binding()]);
  });
  const around = random.size > 0 ? scope : bind(c.root, parametersInForce(c, formula, scope));
  const code = c.code(body, bind(around, bindings));
  return code.kind === 'flexible' ? code : once(code, c.loops);
}

/** `T(x \to y)`: two arguments. */
const arrow = (e: Expr): readonly Expr[] => (e.kind === 'relation' && e.op === '->' ? [e.left, e.right] : [e]);

interface Argument<T> {
  readonly expr: Expr | null;
  readonly binding: () => Binding<T>;
}

/** Arguments by position, or by name where some are events such as `x_m = 1, x_{i \ne m}`. */
function arguments_<T>(
  c: Compiler<T>,
  name: string,
  formal: readonly string[],
  args: readonly Expr[],
  e: Apply,
  scope: Scope<T>,
): Argument<T>[] {
  const events = args.some(
    (a) => a.kind === 'relation' || (a.kind === 'indexed' && a.at.some((i) => i.kind === 'others')),
  );
  if (!events) {
    if (args.length !== formal.length)
      return refuse(`$${name}$ takes ${formal.length} arguments, found ${args.length}`, e.span);
    return args.map((a) => ({ expr: a, binding: () => valueBinding(c, a, scope) }));
  }
  const baseOf = (a: Expr): string | null => {
    const at = a.kind === 'relation' ? a.left : a;
    return at.kind === 'sym' ? at.name : at.kind === 'indexed' && at.base.kind === 'sym' ? at.base.name : null;
  };
  const unnamed = args.filter((a) => !formal.includes(baseOf(a) ?? ''));
  return formal.map((f, i): Argument<T> => {
    const own = args.filter((a) => baseOf(a) === f);
    if (own.length === 0) {
      const a = unnamed.length === 1 ? unnamed[0]! : args[i];
      if (!a) return refuse(`the argument ${f} of $${name}$ is missing`, e.span);
      return { expr: a, binding: () => valueBinding(c, a, scope) };
    }
    return { expr: null, binding: () => ({ kind: 'code', code: updated(c, f, own, scope), variable: null }) };
  });
}

function valueBinding<T>(c: Compiler<T>, a: Expr, scope: Scope<T>): Binding<T> {
  const discrete = discreteAt(c, a, scope) ?? componentAt(c, a, scope);
  if (discrete) return discrete;
  return { kind: 'code', code: c.code(a, scope), variable: null };
}

/** A vector with some components set: `x_m = 1` and the others as they are. */
export function updated<T>(c: Compiler<T>, name: string, items: readonly Expr[], scope: Scope<T>): Code<T> {
  const F = c.field;
  const span = items[0]!.span;
  const base = (): Fixed<T> => settle(c.code({ kind: 'sym', name, span }, scope), span);
  let value: Fixed<T> | null = null;
  for (const item of items) {
    if (item.kind !== 'relation') {
      value ??= base();
      continue;
    }
    const right = c.code(item.right, scope);
    if (item.left.kind === 'sym') {
      // z = 0 and z = I: of the shape that z has.
      const open = right.kind === 'flexible' || (right.kind === 'scalar' && right.literal === 0);
      value =
        open && c.binding(name, scope) === null ? shaped(F, right, base().shape, span) : settle(right, item.right.span);
      continue;
    }
    const to = settle(right, item.right.span);
    if (item.left.kind !== 'indexed' || item.left.at.length !== 1 || to.kind !== 'scalar')
      return refuse('a substitution sets a name or one component', item.span);
    const before: Fixed<T> = value ?? base();
    const i = wholeNumber(c, item.left.at[0]!, scope);
    if (before.kind === 'scalar') return refuse(`$${name}$ has no components`, item.span);
    value = tensor<T>(before.shape, union(before.slots, i.slots, to.slots), (env: Env<T>): readonly T[] => {
      const out: T[] = [...before.run(env)];
      const k = i.run(env);
      if (!(k >= 1 && k <= out.length)) return out.map(() => F.of(NaN));
      out[k - 1] = to.run(env);
      return out;
    });
  }
  return value!;
}

/** Formal names that stand inside a mean in the formula. */
function meansOver(formula: Expr, formal: readonly string[]): Set<string> {
  const out = new Set<string>();
  visit(formula, (e) => {
    if (e.kind === 'expect' || e.kind === 'entropy' || e.kind === 'information')
      visit(e, (x) => {
        if (x.kind === 'sym' && formal.includes(x.name)) out.add(x.name);
      });
  });
  return out;
}

function replaced(e: Expr, name: string, by: Expr): Expr {
  if (e.kind === 'sym') return e.name === name ? by : e;
  switch (e.kind) {
    case 'expect':
      return { ...e, body: e.body.map((b) => replaced(b, name, by)) };
    case 'sum':
      return { ...e, terms: e.terms.map((t) => replaced(t, name, by)) };
    case 'product':
      return { ...e, factors: e.factors.map((t) => replaced(t, name, by)) };
    case 'negative':
      return { ...e, body: replaced(e.body, name, by) };
    case 'power':
      return { ...e, base: replaced(e.base, name, by) };
    case 'apply':
      return { ...e, args: e.args.map((a) => replaced(a, name, by)) };
    case 'quotient':
      return { ...e, top: replaced(e.top, name, by), bottom: replaced(e.bottom, name, by) };
    default:
      return e;
  }
}
