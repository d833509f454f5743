import type { Field } from '../../worlds/field';
import type { Padding } from '../../worlds/numeric/layers/windows';
import { wholeNumber } from '../../worlds/numeric/order';
import { nearest } from '../../worlds/file/names';
import { FormulaError } from './error';
import { describe, isList, isOptions, isTensor } from './value';
import type { Operand, Options, Tensor } from './value';

/** A function of formulas: an entry of the tables in `functions/`. */
export interface FormulaFunction {
  /** How it is called, for messages: `maxPool(x, {size, stride})`. */
  readonly usage: string;
  /** Least and greatest number of arguments, options not counted. */
  readonly takes: readonly [number, number];
  readonly options?: readonly string[];
  readonly run: <T>(call: Call<T>) => Operand<T>;
}

export type Table = Readonly<Record<string, FormulaFunction>>;

/** What stands in one place of a call, read as what is expected there, with a message where it is something else. */
class Reader<T> {
  constructor(
    readonly F: Field<T>,
    private readonly usage: string,
  ) {}

  fail(message: string): never {
    throw new FormulaError(`${this.usage}: ${message}`);
  }

  protected expected(what: string, found: Operand<T> | undefined, of: string): never {
    return this.fail(`expected ${what} as ${of}, found ${found === undefined ? 'nothing' : describe(found)}`);
  }

  protected asTensor(value: Operand<T> | undefined, of: string): Tensor<T> {
    return value !== undefined && isTensor(value) ? value : this.expected('a number or an array', value, of);
  }

  protected asNumber(value: Operand<T> | undefined, of: string): T {
    const found = value !== undefined && isTensor(value) && value.shape.length === 0 ? value.entries[0] : undefined;
    return found ?? this.expected('a number', value, of);
  }

  protected asVector(value: Operand<T> | undefined, of: string): readonly T[] {
    const found = value !== undefined && isTensor(value) && value.shape.length === 1;
    return found ? value.entries : this.expected('a vector', value, of);
  }

  protected asMatrix(value: Operand<T> | undefined, of: string): Tensor<T> {
    const found = value !== undefined && isTensor(value) && value.shape.length === 2;
    return found ? value : this.expected('a matrix', value, of);
  }

  protected wholeEntry(x: T, of: string): number {
    return wholeNumber(this.F, x) ?? this.fail(`expected a whole number as ${of}, found ${this.F.number(x)}`);
  }

  protected asWhole(value: Operand<T> | undefined, of: string): number {
    return this.wholeEntry(this.asNumber(value, of), of);
  }

  protected asWholes(value: Operand<T> | undefined, of: string): number[] {
    return this.asVector(value, of).map((x) => this.wholeEntry(x, of));
  }
}

/** The options of a call. Each is named by its key in messages. */
export class Settings<T> extends Reader<T> {
  constructor(
    F: Field<T>,
    usage: string,
    private readonly given: Options<T>,
    private readonly known: readonly string[],
  ) {
    super(F, usage);
    for (const key of given.keys()) {
      if (known.includes(key)) continue;
      const near = nearest(key, known);
      this.fail(`no option ${key}${near === null ? '' : `; did you mean ${near}?`} Options are ${known.join(', ')}`);
    }
  }

  has(key: string): boolean {
    return this.given.has(key);
  }

  get(key: string): Operand<T> | undefined {
    if (!this.known.includes(key)) this.fail(`option ${key} is asked for but not declared`);
    return this.given.get(key);
  }

  whole(key: string, absent?: number): number {
    return this.has(key) || absent === undefined ? this.asWhole(this.get(key), key) : absent;
  }

  number(key: string, absent: T): T {
    return this.has(key) ? this.asNumber(this.get(key), key) : absent;
  }

  tensor(key: string): Tensor<T> {
    return this.asTensor(this.get(key), key);
  }

  flag(key: string, absent: boolean): boolean {
    const value = this.get(key);
    if (value === undefined || typeof value === 'boolean') return value ?? absent;
    return this.expected('true or false', value, key);
  }

  word<W extends string>(key: string, words: readonly W[], absent: W): W {
    const value = this.get(key);
    if (value === undefined) return absent;
    const word = words.find((w) => w === value);
    return word ?? this.expected(words.map((w) => `"${w}"`).join(' or '), value, key);
  }

  /** Whole numbers for all axes: `2` for each of them, or `[2, 3]` in turn. */
  axes(key: string, count: number, absent?: number): number[] {
    const value = this.get(key);
    if (value === undefined && absent !== undefined) return Array.from({ length: count }, () => absent);
    if (value === undefined || !isTensor(value) || value.shape.length > 1)
      return this.expected(count === 1 ? 'a number' : 'a number, or one for each axis,', value, key);
    const list = value.entries.map((x) => this.wholeEntry(x, key));
    if (value.shape.length === 0) return Array.from({ length: count }, () => list[0]!);
    if (list.length === count) return list;
    return this.fail(`${key} has ${list.length} numbers, but there are ${count} axes to go along`);
  }

  /**
   * Padding for all axes: a word; a number for either side of all; one number for each axis; `[before, after]` of the
   * only axis; or one such pair for each axis.
   */
  paddings(key: string, count: number, absent: Padding): Padding[] {
    const value = this.get(key);
    const all = (padding: Padding): Padding[] => Array.from({ length: count }, () => padding);
    if (value === undefined) return all(absent);
    if (typeof value === 'string') return all(this.paddingWord(value, key));
    if (isList(value))
      return this.fail(`${key} is a word, a number, one number or one pair [before, after] for each axis`);
    const tensor = this.asTensor(value, key);
    const numbers = tensor.entries.map((x) => this.wholeEntry(x, key));
    const [rows, columns] = tensor.shape;
    if (rows === undefined) return all(numbers[0]!);
    const pair = (i: number): Padding => [numbers[2 * i]!, numbers[2 * i + 1]!];
    if (tensor.shape.length === 1 && rows === count) return numbers;
    if (tensor.shape.length === 1 && rows === 2 && count === 1) return [pair(0)];
    if (tensor.shape.length === 2 && rows === count && columns === 2)
      return numbers.slice(0, count).map((_, i) => pair(i));
    return this.fail(
      `${key} is ${describe(tensor)}, but for ${count} axes it is one number or one pair [before, after] for each`,
    );
  }

  private paddingWord(word: string, key: string): Padding {
    if (word === 'same' || word === 'valid' || word === 'full') return word;
    return this.expected('"same", "valid", "full" or numbers', word, key);
  }
}

/** A call with its arguments evaluated. */
export class Call<T> extends Reader<T> {
  readonly settings: Settings<T>;
  readonly args: readonly Operand<T>[];

  constructor(
    F: Field<T>,
    readonly name: string,
    entry: FormulaFunction,
    given: readonly Operand<T>[],
  ) {
    super(F, entry.usage);
    const last = given.at(-1);
    const takesOptions = entry.options !== undefined && last !== undefined && isOptions(last);
    this.args = takesOptions ? given.slice(0, -1) : given;
    this.settings = new Settings(F, entry.usage, takesOptions ? last : new Map(), entry.options ?? []);
    const [least, most] = entry.takes;
    const count = this.args.length;
    if (count < least || count > most) {
      const wanted = least === most ? `${least}` : most === Infinity ? `${least} or more` : `${least} to ${most}`;
      this.fail(`expected ${wanted} argument${wanted === '1' ? '' : 's'}, found ${count}`);
    }
  }

  has(i: number): boolean {
    return i < this.args.length;
  }

  tensor(i: number, of: string): Tensor<T> {
    return this.asTensor(this.args[i], of);
  }

  number(i: number, of: string): T {
    return this.asNumber(this.args[i], of);
  }

  vector(i: number, of: string): readonly T[] {
    return this.asVector(this.args[i], of);
  }

  matrix(i: number, of: string): Tensor<T> {
    return this.asMatrix(this.args[i], of);
  }

  whole(i: number, of: string): number {
    return this.asWhole(this.args[i], of);
  }

  wholes(i: number, of: string): number[] {
    return this.asWholes(this.args[i], of);
  }

  /** One set of options, or several in brackets, each with the keys of `known`. */
  stack(i: number, of: string, known: readonly string[]): Settings<T>[] {
    const value = this.args[i];
    const items = value !== undefined && isList(value) ? value.items : [value];
    return items.map((item) =>
      item !== undefined && isOptions(item)
        ? new Settings(this.F, this.name, item, known)
        : this.expected('options such as [{kernel: 3}, {kernel: 5}]', item, of),
    );
  }
}
