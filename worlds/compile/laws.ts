import type { Family, Span } from '../../expr';
import type { Field } from '../field';
import * as linear from '../numeric/linear';
import { refuse } from '../refusal';
import type { Code, Compiler, Env, Fixed, ScalarCode } from './code';
import { entries, inWords, once, run, scalar, tensor, union } from './code';
import { settle, shaped } from './elementwise';
import { labelOfState } from './labels';
import type { Gaussian } from './integrals';

/** A covariance as a square matrix: a number times the identity, a vector of variances, or the matrix itself. */
export function covariance<T>(F: Field<T>, code: Code<T>, n: number | null, span?: Span): Fixed<T> {
  if (n === null) return settle(code.kind === 'flexible' ? code.make([]) : code, span);
  if (code.kind === 'flexible') return settle(code.make([n, n]), span);
  if (code.kind === 'scalar' || (code.shape.length === 1 && code.shape[0] === n)) {
    return tensor([n, n], code.slots, (env) => {
      const v = code.kind === 'scalar' ? code.run(env) : null;
      const all = code.kind === 'scalar' ? null : code.run(env);
      return Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? (v ?? all![k / (n + 1)]!) : F.of(0)));
    });
  }
  if (code.shape.length === 2 && code.shape[0] === n && code.shape[1] === n) return code;
  return refuse(`expected a covariance of ${n}×${n}, found ${inWords(code.shape)}`, span);
}

/** The normal law over values of a shape. */
export function gaussian<T>(F: Field<T>, args: readonly Code<T>[], shape: readonly number[], span?: Span): Gaussian<T> {
  if (args.length !== 2) return refuse('a normal law has a mean and a variance', span);
  const n = shape.length === 0 ? null : shape[0]!;
  return { mean: shaped(F, args[0]!, shape, span), covariance: covariance(F, args[1]!, n, span) };
}

/** A density that is known by its logarithm. */
const byLog = <T>(F: Field<T>, slots: ReadonlySet<number>, log: (env: Env<T>) => T): ScalarCode<T> => ({
  ...scalar(slots, (env) => F.exp(log(env))),
  log,
});

/** Density of a normal law at `x` (number or vector), with mean and covariance of its shape. */
function normal<T>(c: Compiler<T>, x: Fixed<T>, law: Gaussian<T>): ScalarCode<T> {
  const F = c.field;
  const { mean, covariance: s } = law;
  const slots = union(x.slots, mean.slots, s.slots);
  const half = F.of(0.5);
  const tau = F.log(F.mul(F.of(8), F.atan(F.of(1))));
  if (x.kind === 'scalar') {
    if (mean.kind !== 'scalar' || s.kind !== 'scalar') return refuse('the mean and variance of a number are numbers');
    const constant = once(
      scalar(s.slots, (env) => F.add(tau, F.log(s.run(env)))),
      c.loops,
    ) as ScalarCode<T>;
    return byLog(F, slots, (env) => {
      const d = F.sub(x.run(env), mean.run(env));
      return F.neg(F.mul(half, F.add(constant.run(env), F.div(F.mul(d, d), s.run(env)))));
    });
  }
  const n = entries(x.shape);
  // The factor of the covariance and its determinant are the same at all points of an integral.
  const factor = once(
    tensor<T>([n, n], s.slots, (env) => linear.cholesky(F, run<T>(s, env), n)),
    c.loops,
  );
  const constant = once(
    scalar(s.slots, (env) => {
      const L = run<T>(factor, env);
      let logdet = F.of(0);
      for (let i = 0; i < n; i++) logdet = F.add(logdet, F.log(L[i * (n + 1)]!));
      return F.add(F.mul(F.of(n), tau), F.mul(F.of(2), logdet));
    }),
    c.loops,
  ) as ScalarCode<T>;
  return byLog(F, slots, (env) => {
    const value = run<T>(x, env);
    const m = run<T>(mean, env);
    const L = run<T>(factor, env);
    // Forward substitution: |L^{-1}(x - m)|^2 is the quadratic form.
    const y: T[] = [];
    let form = F.of(0);
    for (let i = 0; i < n; i++) {
      let d = F.sub(value[i]!, m[i]!);
      for (let j = 0; j < i; j++) d = F.sub(d, F.mul(L[i * n + j]!, y[j]!));
      const yi = F.div(d, L[i * n + i]!);
      y.push(yi);
      form = F.add(form, F.mul(yi, yi));
    }
    return F.neg(F.mul(half, F.add(constant.run(env), form)));
  });
}

/**
 * Density of a named law at a value.
 * @param x the value; for a categorical law over states, `state` gives the state instead
 * @param states how many values there are, where there are finitely many
 */
export function lawDensity<T>(
  c: Compiler<T>,
  family: Family,
  x: Fixed<T>,
  args: readonly Code<T>[],
  state: ((env: Parameters<ScalarCode<T>['run']>[0]) => number) | null,
  span?: Span,
  states?: number,
): ScalarCode<T> {
  const F = c.field;
  const numbers = (n: number): Fixed<T>[] => {
    if (args.length !== n)
      refuse(`this law has ${n === 1 ? 'one parameter' : `${n} parameters`}, found ${args.length}`, span);
    return args.map((a) => settle(a, span));
  };
  switch (family) {
    case 'normal':
      return normal(c, x, gaussian(F, args, x.shape, span));
    case 'bernoulli': {
      const [p] = numbers(1) as [Fixed<T>];
      const one = F.of(1);
      const term = (v: T, q: T): T => F.add(F.mul(v, q), F.mul(F.sub(one, v), F.sub(one, q)));
      return scalar(union(x.slots, p.slots), (env) => {
        const value = x.kind === 'scalar' ? [x.run(env)] : x.run(env);
        const q = p.kind === 'scalar' ? [p.run(env)] : p.run(env);
        return value.reduce((product, v, i) => F.mul(product, term(v, q.length === 1 ? q[0]! : q[i]!)), one);
      });
    }
    case 'categorical': {
      const [p] = numbers(1) as [Fixed<T>];
      if (p.kind === 'scalar') return refuse('a categorical law has a vector of probabilities', span);
      return scalar(union(x.slots, p.slots), (env) => {
        const q = p.run(env);
        if (state) return q[labelOfState(state(env), q.length) - 1] ?? F.of(NaN);
        const value = x.kind === 'scalar' ? [x.run(env)] : x.run(env);
        return value.reduce((sum, v, i) => F.add(sum, F.mul(v, q[i]!)), F.of(0));
      });
    }
    case 'exponential': {
      const [rate] = numbers(1) as [Fixed<T>];
      if (x.kind !== 'scalar' || rate.kind !== 'scalar') return refuse('an exponential law is over one number', span);
      return scalar(union(x.slots, rate.slots), (env) => {
        const v = x.run(env);
        if (F.number(v) < 0) return F.of(0);
        const l = rate.run(env);
        return F.mul(l, F.exp(F.neg(F.mul(l, v))));
      });
    }
    case 'uniform': {
      if (states !== undefined && args.length === 1) {
        // Over finitely many values, named by their number or by the probability of each.
        const [n] = numbers(1) as [Fixed<T>];
        const named = (v: number): boolean => Math.abs(v - states) < 1e-9 || Math.abs(v * states - 1) < 1e-9;
        if (n.kind !== 'scalar') return refuse('a uniform law over values is told by a number', span);
        return scalar(n.slots, (env) => (named(F.number(n.run(env))) ? F.div(F.of(1), F.of(states)) : F.of(NaN)));
      }
      const [a, b] = numbers(2) as [Fixed<T>, Fixed<T>];
      if (x.kind !== 'scalar' || a.kind !== 'scalar' || b.kind !== 'scalar')
        return refuse('a uniform law is over one number', span);
      return scalar(union(x.slots, a.slots, b.slots), (env) => {
        const v = F.number(x.run(env));
        const low = a.run(env);
        const high = b.run(env);
        return v < F.number(low) || v > F.number(high) ? F.of(0) : F.div(F.of(1), F.sub(high, low));
      });
    }
  }
}
