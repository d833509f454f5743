import type { Expect, Expr } from '../../expr';
import { refuse } from '../refusal';
import type { Code, Compiler, Fixed, Scope } from './code';
import { map2, settle } from './elementwise';
import { mean } from './mean';
import { measureOf } from './measures';
import { multiply, transpose } from './products';

/** `\mathbb{E}`, `\mathrm{Var}`, `\mathrm{Cov}`. */
export function expectation<T>(c: Compiler<T>, e: Expect, scope: Scope<T>): Code<T> {
  const F = c.field;
  const whole: Expr = e.body.length === 1 ? e.body[0]! : { kind: 'tuple', items: e.body, span: e.span };
  const m = measureOf(c, e.under, whole, e.given, scope, e.span);
  const bodies = e.body.map((b) => settle(c.code(b, m.scope), b.span));
  const average = (code: Fixed<T>): Fixed<T> => mean(c, m, code);
  if (e.op === 'E') {
    if (bodies.length !== 1) return refuse('the expectation of several things at once is not a number', e.span);
    return average(bodies[0]!);
  }
  const centred = bodies.map((b) => map2(b, average(b), F.sub));
  if (e.op === 'Cov' && centred.length !== 2 && !(centred.length === 1 && centred[0]!.kind === 'tensor'))
    return refuse('a covariance is of two variables', e.span);
  const [a, b] = [centred[0]!, centred[1] ?? centred[0]!];
  if (a.kind === 'scalar' && b.kind === 'scalar') return average(map2(a, b, F.mul));
  return average(settle(multiply<T>(F, [a, transpose<T>(b)], [''], () => undefined, e.span)));
}
