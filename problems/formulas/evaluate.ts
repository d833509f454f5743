import type { Field } from '../../worlds/field';
import { LayerError } from '../../worlds/numeric/layers/error';
import { ends, isSingle, wholeNumber } from '../../worlds/numeric/order';
import { nearest } from '../../worlds/file/names';
import { divide, map, multiply, power, transpose, zip } from './arithmetic';
import { Call } from './call';
import { compare } from './compare';
import { FormulaError, Undecided, fail } from './error';
import { constants, functionNamed, functionNames } from './functions';
import { factorial, modulo } from './functions/elementwise';
import { at } from './indexing';
import type { Place } from './indexing';
import type { Formula } from './parse';
import type { Binary, Node, Written } from './syntax';
import { describe, isTensor, sameShape, scalar, vector } from './value';
import type { Operand, Tensor, Value } from './value';

/**
 * The value of a formula over any field of numbers.
 * @param nameOf the values of names; null where a name has none
 * @param known names to suggest where one has no value
 * @throws FormulaError with a message for the instructor
 */
export function evaluate<T>(
  F: Field<T>,
  formula: Formula,
  nameOf: (name: string) => Value<T> | null,
  known: Iterable<string> = [],
): Tensor<T> {
  const value = new Evaluation(F, nameOf, known).value(formula.tree);
  return isTensor(value)
    ? value
    : fail(`a formula yields a number or an array, but this one yields ${describe(value)}`);
}

const LONGEST_RANGE = 1_000_000;

class Evaluation<T> {
  /** Lengths of the axes whose index is being read, innermost last; `end` is the last one. */
  private readonly axes: number[] = [];

  constructor(
    private readonly F: Field<T>,
    private readonly nameOf: (name: string) => Value<T> | null,
    private readonly known: Iterable<string>,
  ) {}

  value(node: Node): Operand<T> {
    const { F } = this;
    switch (node.kind) {
      case 'number':
        return scalar(F.of(node.value));
      case 'text':
      case 'truth':
        return node.value;
      case 'name':
        return this.name(node.name);
      case 'array':
        return this.array(node.items.map((item) => this.value(item)));
      case 'options':
        return new Map(node.entries.map(([key, of]) => [key, this.setting(key, of)]));
      case 'call': {
        const args = node.args.map((arg) => this.value(arg));
        return placed(node.written, () => this.defined(this.call(node.name, args)));
      }
      case 'unary': {
        const of = this.value(node.of);
        return placed(node.written, () => this.unary(node.op, of));
      }
      case 'binary':
        return this.binary(node);
      case 'relation': {
        const sides = node.sides.map((side) => this.value(side));
        return placed(node.written, () => node.ops.every((op, i) => compare(F, op, sides[i]!, sides[i + 1]!)));
      }
      case 'choice':
        return this.choice(node);
      case 'index':
        return this.index(node);
      case 'range':
        return placed(node.written, () => vector(this.range(node).map((x) => F.of(x))));
      case 'end':
        return scalar(F.of(this.axes.at(-1) ?? fail('end stands outside of an index')));
    }
  }

  private name(name: string): Operand<T> {
    const value = this.nameOf(name) ?? constants(this.F, name);
    if (value !== null) return value;
    if (functionNamed(name)) return fail(`${name} is a function; write ${functionNamed(name)!.usage}`);
    const near = nearest(name, this.known);
    return fail(`${name} has no value${near === null ? '; declare it, or give a number' : `; did you mean ${near}?`}`);
  }

  private setting(key: string, node: Node): Value<T> {
    const value = this.value(node);
    return typeof value === 'object' && 'items' in value ? fail(`the option ${key} is ${describe(value)}`) : value;
  }

  private array(items: readonly Operand<T>[]): Operand<T> {
    const first = items[0];
    if (first === undefined) return { shape: [0], entries: [] };
    if (!items.every(isTensor)) return { items };
    const { shape } = first as Tensor<T>;
    for (const item of items) {
      if (!sameShape(item.shape, shape))
        fail(`the rows of an array must be alike, but found ${describe(first)} and ${describe(item)}`);
    }
    return { shape: [items.length, ...shape], entries: items.flatMap((item) => item.entries) };
  }

  private call(name: string, args: readonly Operand<T>[]): Operand<T> {
    const entry = functionNamed(name);
    if (!entry) {
      const near = nearest(name, functionNames);
      return fail(`there is no function ${name}${near === null ? '' : `; did you mean ${near}?`}`);
    }
    try {
      return entry.run(new Call(this.F, name, entry, args));
    } catch (error) {
      if (error instanceof LayerError) return fail(`${name}: ${error.message}`);
      throw error;
    }
  }

  /** Refuses what is undefined where it arises, not where it is noticed. */
  private defined(value: Operand<T>): Operand<T> {
    if (!isTensor(value) || !value.entries.some((x) => ends(this.F, x).some(Number.isNaN))) return value;
    const why = 'as 0 / 0 is not, nor the root or the logarithm of a negative number';
    if (!this.F.hull) return fail(`the value is not defined, ${why}`);
    throw new Undecided(`the value is not defined for all numbers within the limits, ${why}`);
  }

  private unary(op: (Node & { kind: 'unary' })['op'], of: Operand<T>): Operand<T> {
    const { F } = this;
    switch (op) {
      case 'not':
        return typeof of === 'boolean' ? !of : fail(`not takes true or false, but found ${describe(of)}`);
      case '+':
        return needTensor(of, op);
      case '-':
        return map(needTensor(of, op), F.neg);
      case "'":
        return transpose(needTensor(of, op));
      case '!':
        return map(needTensor(of, op), (x) => factorial(F, x));
    }
  }

  private binary(node: Node & { kind: 'binary' }): Operand<T> {
    const { op } = node;
    if (op === 'and' || op === 'or' || op === 'xor') {
      const left = this.truth(node.left, op);
      if (op === 'and' && !left) return false;
      if (op === 'or' && left) return true;
      const right = this.truth(node.right, op);
      return op === 'xor' ? left !== right : right;
    }
    const [left, right] = [this.value(node.left), this.value(node.right)];
    return placed(node.written, () => this.defined(this.arithmetic(op, needTensor(left, op), needTensor(right, op))));
  }

  private truth(node: Node, of: string): boolean {
    const value = this.value(node);
    return typeof value === 'boolean' ? value : fail(`${of} takes true or false, but found ${describe(value)}`);
  }

  private arithmetic(op: Exclude<Binary, 'and' | 'or' | 'xor'>, a: Tensor<T>, b: Tensor<T>): Tensor<T> {
    const { F } = this;
    switch (op) {
      case '+':
        return zip(a, b, op, F.add);
      case '-':
        return zip(a, b, op, F.sub);
      case '.*':
        return zip(a, b, op, F.mul);
      case './':
        return zip(a, b, op, F.div);
      case '.^':
        return zip(a, b, op, F.pow);
      case 'mod':
        return zip(a, b, op, (x, y) => modulo(F, x, y));
      case '*':
        return multiply(F, a, b);
      case '/':
        return divide(F, a, b);
      case '^':
        return power(F, a, b);
    }
  }

  private choice(node: Node & { kind: 'choice' }): Operand<T> {
    const holds = this.decided(node.condition);
    if (holds !== null) return this.value(holds ? node.yes : node.no);
    // Either may be meant, so the value is somewhere in both.
    const { hull } = this.F;
    const [yes, no] = [this.value(node.yes), this.value(node.no)];
    if (!hull || !isTensor(yes) || !isTensor(no) || !sameShape(yes.shape, no.shape))
      throw new Undecided('which side of ? counts is not settled within the limits of its condition');
    return placed(node.written, () => zip(yes, no, '?', hull));
  }

  /** Whether a condition holds, or null where that is not settled. */
  private decided(condition: Node): boolean | null {
    try {
      return this.truth(condition, '?');
    } catch (error) {
      if (error instanceof Undecided) return null;
      throw error;
    }
  }

  private index(node: Node & { kind: 'index' }): Operand<T> {
    const of = needTensor(this.value(node.of), 'an index');
    const chosen = node.places.map((place, axis) => {
      this.axes.push(of.shape[axis] ?? 0);
      const read = this.place(place);
      this.axes.pop();
      return read;
    });
    return placed(node.written, () => at(of, chosen));
  }

  private place(node: Node): Place {
    if (node.kind === 'range') return this.range(node);
    const place = needTensor(this.value(node), 'an index');
    const whole = (x: T): number =>
      wholeNumber(this.F, x) ?? fail(`a place must be a whole number, but is ${this.F.number(x)}`);
    if (place.shape.length === 0) return whole(place.entries[0]!);
    return place.shape.length === 1
      ? place.entries.map(whole)
      : fail(`a place is a number or a vector, but found ${describe(place)}`);
  }

  /** Whole steps from one number to another, both included. */
  private range(node: Node & { kind: 'range' }): number[] {
    const [from, to] = [this.exact(node.from), this.exact(node.to)];
    const step = node.step === null ? 1 : this.exact(node.step);
    const count = Math.floor((to - from) / step + 1e-9) + 1;
    if (step === 0 || !Number.isFinite(count) || count > LONGEST_RANGE)
      return fail(`a range from ${from} to ${to} in steps of ${step} has no end or too many places`);
    return Array.from({ length: Math.max(count, 0) }, (_, i) => from + i * step);
  }

  private exact(node: Node): number {
    const value = needTensor(this.value(node), 'a range');
    if (value.shape.length > 0) return fail(`a range goes from number to number, but found ${describe(value)}`);
    const x = value.entries[0]!;
    const single = wholeNumber(this.F, x) ?? (isSingle(this.F, x) ? this.F.number(x) : null);
    return single ?? fail('a range goes from number to number, but the end of this one is not settled');
  }
}

function needTensor<T>(value: Operand<T>, by: string): Tensor<T> {
  return isTensor(value) ? value : fail(`${by} takes numbers and arrays, but found ${describe(value)}`);
}

/** Adds to a message which part of the formula it is about. */
function placed<R>(written: Written, run: () => R): R {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof FormulaError) || error.placed) throw error;
    const text = written.toString();
    const shown = text.length > 90 ? `${text.slice(0, 60)} … ${text.slice(-25)}` : text;
    const message = `${error.message} (in ${shown})`;
    throw error instanceof Undecided ? new Undecided(message, true) : new FormulaError(message, true);
  }
}
