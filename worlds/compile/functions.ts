import type { Apply, Expr } from '../../expr';
import type { Field } from '../field';
import * as linear from '../numeric/linear';
import { ceil, floor, maximum, minimum } from '../numeric/order';
import { refuse } from '../refusal';
import type { Code, Fixed } from './code';
import { inWords, scalar, tensor, union } from './code';
import { exponential, logarithm, map1, map2, settle } from './elementwise';
import { euclidean, normOf } from './norms';

const one = <T>(F: Field<T>): T => F.of(1);

/**
 * The logistic function, on the side where it does not overflow. Wherever that allows, `x` occurs in it once, so that
 * intervals stay as narrow as they can.
 */
export function sigmoid<T>(F: Field<T>, x: T): T {
  if (F.number(x) >= -700) return F.div(one(F), F.add(one(F), F.exp(F.neg(x))));
  const e = F.exp(x);
  return F.div(e, F.add(one(F), e));
}

/** `log(1 + e^x)`, on the side where it does not overflow. */
export function softplus<T>(F: Field<T>, x: T): T {
  const big = F.number(x) > 0;
  const rest = F.log(F.add(one(F), F.exp(big ? F.neg(x) : x)));
  return big ? F.add(x, rest) : rest;
}

/** Functions of one number, applied to every entry of a vector. */
export const ENTRYWISE: Readonly<Record<string, <T>(F: Field<T>, x: T) => T>> = {
  '\\log': (F, x) => F.log(x),
  '\\exp': (F, x) => F.exp(x),
  '\\sin': (F, x) => F.sin(x),
  '\\cos': (F, x) => F.cos(x),
  '\\tan': (F, x) => F.tan(x),
  '\\arcsin': (F, x) => F.asin(x),
  '\\arccos': (F, x) => F.acos(x),
  '\\arctan': (F, x) => F.atan(x),
  '\\tanh': (F, x) => F.tanh(x),
  '\\sinh': (F, x) => F.sinh(x),
  '\\cosh': (F, x) => F.cosh(x),
  '\\sqrt': (F, x) => F.sqrt(x),
  '\\Gamma': (F, x) => F.exp(F.lgamma(x)),
  erf: (F, x) => F.erf(x),
  abs: (F, x) => F.abs(x),
  sigmoid,
  softplus,
  relu: (F, x) => maximum(F, x, F.of(0)),
  sign: (F, x) => F.of(Math.sign(F.number(x))),
  logit: (F, x) => F.log(F.div(x, F.sub(one(F), x))),
  '!': (F, x) => factorial(F, x),
};

/** Inverse functions, by the name of what they undo. */
export const INVERSES: Readonly<Record<string, string>> = {
  sigmoid: 'logit',
  logit: 'sigmoid',
  '\\exp': '\\log',
  '\\log': '\\exp',
  '\\sin': '\\arcsin',
  '\\cos': '\\arccos',
  '\\tan': '\\arctan',
};

/** Names under which a world file may declare a function. */
export const NAMED: Readonly<Record<string, string>> = {
  sigmoid: 'sigmoid',
  tanh: '\\tanh',
  relu: 'relu',
  softplus: 'softplus',
  exp: '\\exp',
  log: '\\log',
  softmax: 'softmax',
};

function factorial<T>(F: Field<T>, x: T): T {
  const n = F.number(x);
  if (!Number.isInteger(n) || n < 0 || n > 60) return F.exp(F.lgamma(F.add(x, one(F))));
  let value = one(F);
  for (let k = 2; k <= n; k++) value = F.mul(value, F.of(k));
  return value;
}

/** The diagonal of a square matrix, and all else as it is: what a Jacobian beside ⊙ stands for. No text names it. */
export const OWN_ENTRIES = ' own entries';

/** How the softmax of a matrix is read; some mean its columns. */
export const ALONG_ROWS = 'the softmax of a matrix was taken along its rows';

function softmax<T>(F: Field<T>, x: readonly T[]): T[] {
  // Shifted by the largest entry: the value is the same and nothing overflows.
  const top = x.reduce((m, v) => (F.number(v) > F.number(m) ? v : m), x[0]!);
  const e = x.map((v) => F.exp(F.sub(v, top)));
  const total = e.reduce((s, v) => F.add(s, v));
  return e.map((v) => F.div(v, total));
}

/** The rows of a matrix. */
const rowsOf = <T>(entries: readonly T[], width: number): T[][] =>
  Array.from({ length: entries.length / width }, (_, i) => entries.slice(i * width, (i + 1) * width));

/** The largest (or smallest) of some numbers. */
export const extreme = <T>(F: Field<T>, values: readonly T[], sign: 1 | -1): T =>
  values.reduce((m, v) => (sign === 1 ? maximum(F, m, v) : minimum(F, m, v)));

/** A built-in function at its arguments; null where the name is not one. */
export function builtin<T>(
  F: Field<T>,
  name: string,
  e: Apply,
  args: readonly Code<T>[],
  note: (text: string) => void,
): Code<T> | null {
  const arity = (n: number): void => {
    if (args.length !== n)
      refuse(
        `"${name.replace('\\', '')}" takes ${n === 1 ? 'one argument' : `${n} arguments`}, found ${args.length}`,
        e.span,
      );
  };
  const entrywise = ENTRYWISE[name];
  if (entrywise && !(name === '\\sqrt' && args.length === 2)) {
    arity(1);
    const a = settle(args[0]!, e.span);
    if (name === '\\log') return logarithm(F, a);
    if (name === '\\exp') return exponential(F, a);
    return map1(a, (x) => entrywise(F, x));
  }
  const first = (): Fixed<T> => settle(args[0]!, e.span);
  switch (name) {
    case '\\sqrt':
      return map2(
        first(),
        map1(settle(args[1]!), (x) => F.div(one(F), x)),
        F.pow,
      );
    case '\\binom': {
      arity(2);
      const n = first();
      const k = settle(args[1]!);
      return map2(n, k, (a, b) => F.div(factorial(F, a), F.mul(factorial(F, b), factorial(F, F.sub(a, b)))));
    }
    case '\\max':
    case '\\min': {
      const sign = name === '\\max' ? 1 : -1;
      const all = args.map((a) => settle(a, e.span));
      const slots = union(...all.map((a) => a.slots));
      if (all.length === 1) {
        const a = all[0]!;
        return a.kind === 'scalar' ? a : scalar(slots, (env) => extreme(F, a.run(env), sign));
      }
      if (all.every((a) => a.kind === 'scalar'))
        return scalar(slots, (env) =>
          extreme(
            F,
            all.map((a) => (a.run as (v: typeof env) => T)(env)),
            sign,
          ),
        );
      return all
        .slice(1)
        .reduce((m, a) => map2(m, a, (x, y) => (sign === 1 ? maximum(F, x, y) : minimum(F, x, y))), all[0]!);
    }
    case 'softmax': {
      arity(1);
      const a = first();
      if (a.kind === 'scalar' || a.shape.length > 2)
        return refuse(`the softmax is of a vector, found ${inWords(a.shape)}`, e.span);
      if (a.shape.length === 2 && a.shape[0] !== 1) {
        // The rows of a matrix are samples or queries: each has a softmax of its own.
        note(ALONG_ROWS);
        const width = a.shape[1]!;
        return tensor(a.shape, a.slots, (env) => rowsOf(a.run(env), width).flatMap((row) => softmax(F, row)));
      }
      return tensor(a.shape, a.slots, (env) => softmax(F, a.run(env)));
    }
    case 'diag': {
      const all = args.map((a) => settle(a, e.span));
      const slots = union(...all.map((a) => a.slots));
      const a = all[0]!;
      if (all.length > 1 || a.kind === 'scalar') {
        const n = all.length;
        if (!all.every((x) => x.kind === 'scalar'))
          return refuse('a diagonal is made of numbers or of one vector', e.span);
        return tensor([n, n], slots, (env) =>
          diagonal(
            F,
            all.map((x) => (x.run as (v: typeof env) => T)(env)),
          ),
        );
      }
      if (a.shape.length === 2 && a.shape[0] === a.shape[1]) {
        const n = a.shape[0]!;
        return tensor([n], slots, (env) => {
          const m = a.run(env);
          return Array.from({ length: n }, (_, i) => m[i * n + i]!);
        });
      }
      if (a.shape.length > 2) return refuse(`${inWords(a.shape)} has no diagonal`, e.span);
      const n = Math.max(...a.shape);
      return tensor([n, n], slots, (env) => diagonal(F, a.run(env)));
    }
    case OWN_ENTRIES: {
      const a = first();
      if (a.shape.length !== 2 || a.shape[0] !== a.shape[1] || a.kind === 'scalar') return a;
      const n = a.shape[0]!;
      return tensor([n], a.slots, (env) => a.run(env).filter((_, k) => k % (n + 1) === 0));
    }
    case 'tr':
    case '\\det': {
      arity(1);
      const a = first();
      if (a.kind === 'scalar') return a;
      const n = a.shape[0]!;
      if (a.shape.length !== 2 || n !== a.shape[1])
        return refuse(`${inWords(a.shape)} has no ${name === 'tr' ? 'trace' : 'determinant'}`, e.span);
      return scalar(a.slots, (env) =>
        name === 'tr' ? linear.trace(F, a.run(env), n) : linear.determinant(F, a.run(env), n),
      );
    }
    case 'inner': {
      arity(2);
      const [a, b] = args.map((x) => settle(x, e.span)) as [Fixed<T>, Fixed<T>];
      if (a.kind === 'scalar' || b.kind === 'scalar') return map2(a, b, F.mul);
      return scalar(union(a.slots, b.slots), (env) => {
        const y = b.run(env);
        return a.run(env).reduce((s, x, i) => F.add(s, F.mul(x, y[i]!)), F.of(0));
      });
    }
    default:
      return null;
  }
}

function diagonal<T>(F: Field<T>, x: readonly T[]): T[] {
  const n = x.length;
  return Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? x[k / (n + 1)]! : F.of(0)));
}

/** `|x|`, `\|x\|_p`, floor and ceiling. */
export function wrapped<T>(F: Field<T>, e: Extract<Expr, { kind: 'wrap' }>, code: Code<T>): Code<T> {
  const a = settle(code, e.span);
  switch (e.op) {
    case 'floor':
      return map1(a, (x) => floor(F, x));
    case 'ceil':
      return map1(a, (x) => ceil(F, x));
    case 'bars':
      if (a.kind === 'scalar') return map1(a, F.abs);
      if (a.shape.length === 2 && a.shape[0] === a.shape[1])
        return scalar(a.slots, (env) => linear.determinant(F, a.run(env), a.shape[0]!));
      return euclidean(F, a);
    case 'norm':
      return a.kind === 'scalar' ? map1(a, F.abs) : normOf(F, a, e);
  }
}
