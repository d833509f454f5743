import type { Expr } from '../../expr';
import { visit } from '../../expr';
import { Refusal } from '../refusal';
import type { Compiler, Fixed, ScalarCode, Scope } from './code';
import { find, noSlots, scalar } from './code';
import { settle } from './elementwise';
import { lawsOf } from './free';
import { variableName } from './variables';

/** Where laws of a real scalar begin and end; an instance of it that is integrated is cut there. */
export function breaksOf<T>(c: Compiler<T>, name: string): ScalarCode<T>[] {
  return lawsOf(c.meaning, name).flatMap((d): ScalarCode<T>[] => {
    if (d.family === 'exponential') return [scalar(noSlots, () => c.field.of(0), 0)];
    if (d.family !== 'uniform') return [];
    return d.args.flatMap((a) => {
      const code = settle(c.code(a.expr, c.root));
      return code.kind === 'scalar' ? [code] : [];
    });
  });
}

/** Normal laws of a real scalar, declared or written out in a formula, as far as what they depend on is known here. */
export function peaksOf<T>(
  c: Compiler<T>,
  name: Expr,
  variable: string | null,
  scope: Scope<T>,
  body: Expr,
): { mean: ScalarCode<T>; variance: ScalarCode<T> }[] {
  const own = (e: Expr | undefined): boolean =>
    e?.kind === 'sym' && name.kind === 'sym' && (e.name === name.name || e.name === variable);
  const written: (readonly Expr[])[] = [];
  const look = (e: Expr): void =>
    visit(e, (x) => void (x.kind === 'law' && x.family === 'normal' && own(x.of[0]) && written.push(x.args)));
  look(body);
  for (const d of c.meaning.densities) {
    if (d.kind === 'is') look(d.formula.expr);
    const known = d.kind === 'law' && d.family === 'normal' && variable !== null && d.signature.of?.includes(variable);
    if (known) written.push(d.args.map((a) => a.expr));
  }
  return written.flatMap((args) => {
    // A law that depends on another random variable is a hint only where that has a value.
    const open = args.flatMap((a) => [...randomNames(c, a)]);
    if (args.length !== 2 || open.some((v) => find(scope, v) === null)) return [];
    const [mean, variance] = args.map((a) => attempt(c, a, scope));
    return mean?.kind === 'scalar' && variance?.kind === 'scalar' ? [{ mean, variance }] : [];
  });
}

function randomNames<T>(c: Compiler<T>, e: Expr): Set<string> {
  const out = new Set<string>();
  visit(e, (x) => {
    const variable = x.kind === 'sym' ? variableName(c, x.name) : null;
    if (variable !== null) out.add(variable);
  });
  return out;
}

/** The code of a formula that is but a hint: nothing where it cannot be evaluated. */
function attempt<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Fixed<T> | null {
  try {
    return settle(c.code(e, scope));
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
