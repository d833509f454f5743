import type { Formula } from '../../problems/formulas';
import { enclose, evaluate, FormulaError } from '../../problems/formulas';
import type { QuantitiesProblem, Quantity } from '../../problems/schema';
import { doubles } from '../../worlds/numeric/doubles';
import type { Interval } from '../../worlds/numeric/intervals';
import type { Tensor } from '../../worlds/tensor';
import { exact } from './compare';

/** The right values of a problem's quantities, in doubles; forms have none. */
export function rightValues(problem: QuantitiesProblem): ReadonlyMap<string, Tensor<number>> {
  const values = new Map<string, Tensor<number>>(problem.given.map((g) => [g.name, g.value]));
  for (const { name, expected } of problem.quantities)
    if (expected.kind === 'value')
      values.set(
        name,
        evaluate(doubles, expected.formula, (n) => values.get(n) ?? null),
      );
  return values;
}

/** Why a later value cannot simply be recomputed from the student's own earlier ones. */
export interface Taint {
  /** It rests on a value that makes the rest trivial. */
  readonly trivial: boolean;
  /** It rests on a value that cannot be read. */
  readonly unread: boolean;
  /** It rests on a value of the student's that is not the right one. */
  readonly own: boolean;
}

/** A student's computation as far as it has been followed: the value of each name that the next step starts from. */
export class Computation {
  private readonly own = new Map<string, Tensor<Interval>>();
  private readonly taints = new Map<string, Taint>();

  constructor(
    problem: QuantitiesProblem,
    private readonly right: ReadonlyMap<string, Tensor<number>>,
  ) {
    for (const { name, value } of problem.given) this.own.set(name, exact(value));
  }

  valueOf(name: string): Tensor<Interval> | null {
    return this.own.get(name) ?? null;
  }

  /** Sets the value that later quantities start from. */
  set(name: string, value: Tensor<Interval> | null, taint: Taint): void {
    if (value) this.own.set(name, value);
    this.taints.set(name, taint);
  }

  /** Whether a name's value is the student's own rather than the right one. */
  isOwn(name: string): boolean {
    return this.taints.get(name)?.own ?? false;
  }

  /** What the values that a formula uses bring with them. */
  taintOf(formula: Formula): Taint {
    const used = [...formula.names].map((n) => this.taints.get(n)).filter((t) => t !== undefined);
    return {
      trivial: used.some((t) => t.trivial),
      unread: used.some((t) => t.unread),
      own: used.some((t) => t.own),
    };
  }

  /** What a formula gives with the student's own earlier values; null where it gives nothing. */
  following(formula: Formula): Tensor<Interval> | null {
    return attempt(() => enclose(formula, (name) => this.own.get(name) ?? null));
  }

  /** What a formula gives with the right values; null where it gives nothing. */
  exactly(formula: Formula): Tensor<Interval> | null {
    return attempt(() => exact(evaluate(doubles, formula, (name) => this.right.get(name) ?? null)));
  }

  rightValue(q: Quantity): Tensor<number> | null {
    return this.right.get(q.name) ?? null;
  }
}

/** A formula without a value for these numbers, such as the output of a kernel larger than its input, gives null. */
function attempt(compute: () => Tensor<Interval>): Tensor<Interval> | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof FormulaError) return null;
    throw error;
  }
}
