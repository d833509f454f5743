import type { Expr, Parsed, Token } from '../expr';
import { canonicalName, parseTokens } from '../expr';
import type { Code, Env, Scope, Shape } from './compile/code';
import { noSlots, run, tensor } from './compile/code';
import { compiler, settle } from './compile';
import type { Declarations, ParameterForm, Place } from './declarations';
import { noDeclarations } from './file';
import type { Layout } from './layout';
import { layOut } from './layout';
import type { Meaning } from './meaning';
import { understand } from './understand';
import type { Interval } from './numeric/intervals';
import { intervals, shownAs } from './numeric/intervals';
import { seeded } from './numeric/random';
import { Refusal, refuse, ShapeRefusal } from './refusal';
import type { Tensor } from './tensor';

/** A name that formulas may use, and the axes of its value. */
export interface CalculatorName {
  /** As written in LaTeX: `W_f`, `h_{t-1}`. */
  readonly latex: string;
  readonly shape: Shape;
}

/** What became of a formula: its value, or why it has none. */
export type Calculated =
  | { readonly kind: 'value'; readonly value: Tensor<Interval>; readonly notes: readonly string[] }
  /** `misfit`: every name in it has a value, but their shapes do not go together. */
  | { readonly kind: 'none'; readonly because: string; readonly misfit: boolean };

/** Gives a name (in canonical spelling) its value; null where it has none. */
export type ValueOf = (name: string) => Tensor<Interval> | null;

/** Turns of loops that one formula may take. */
const FUEL = 200_000;

const HERE: Place = { line: 1, column: 1 };

/**
 * Evaluates formulas about given numbers in interval arithmetic: a decimal reaches half a unit of its last digit to
 * either side, unless it is known to be exact. What a formula means is what it means in worlds.
 */
export class Calculator {
  private readonly meaning: Meaning;
  private readonly layout: Layout;
  private readonly names: ReadonlySet<string>;
  private readonly field: typeof intervals;

  /**
   * @param names that formulas may use
   * @param exact numbers, as written, that are no rounding of anything: those that a problem gives
   */
  constructor(names: readonly CalculatorName[], exact: ReadonlySet<string>) {
    const { meaning } = understand(declarationsOf(names));
    const random = seeded(0);
    this.meaning = meaning;
    this.layout = layOut(meaning, new Map(), random);
    this.names = new Set(names.map(({ latex }) => canonicalName(latex)));
    this.field = { ...intervals, shown: (text) => shownAs(text, exact.has(text)) };
  }

  /** Reads a formula. Never throws. */
  read(tokens: readonly Token[]): Parsed {
    return parseTokens(tokens, this.meaning.vocabulary);
  }

  evaluate(e: Expr, valueOf: ValueOf): Calculated {
    const c = compiler(this.meaning, this.layout, this.field);
    const bound = [...this.names].map((name) => [name, valueBinding(name, valueOf)] as const);
    const scope: Scope<Interval> = { names: new Map(bound), parent: c.root };
    try {
      const code = settle(c.code(e, scope), e.span);
      const env = this.environment();
      return { kind: 'value', value: { shape: code.shape, entries: run(code, env) }, notes: [...c.notes] };
    } catch (error) {
      if (error instanceof Refusal)
        return { kind: 'none', because: error.message, misfit: error instanceof ShapeRefusal };
      throw error;
    }
  }

  /** Nothing is random here: a world without anything in it. */
  private environment(): Env<Interval> {
    const { layout } = this;
    const draw = {
      layout,
      parameters: new Map(),
      values: [],
      weights: [],
      tables: [],
      functions: new Map(),
      graph: null,
      used: 0,
    };
    const world = { draw, layout, values: [], weights: [], parameters: new Map(), derived: new Map() };
    return { world, slots: [], stamp: 1, unsettled: false, fuel: FUEL };
  }
}

function valueBinding(name: string, valueOf: ValueOf) {
  return {
    kind: 'code' as const,
    variable: null,
    get code(): Code<Interval> {
      const value = valueOf(name) ?? refuse(`$${name}$ has no value here`);
      return tensor(value.shape, noSlots, () => value.entries);
    },
  };
}

/** Functions that homework about networks names in many ways; the usual ones, such as `\tanh`, need no declaration. */
const FUNCTIONS = ['\\sigma', '\\mathrm{sigmoid}', '\\mathrm{Sigmoid}', '\\mathrm{sigm}'] as const;

function declarationsOf(names: readonly CalculatorName[]): Declarations {
  const parameters = names.map(({ latex, shape }) => ({ name: latex, form: formOf(shape), place: HERE }));
  const taken = new Set(parameters.map(({ name }) => canonicalName(name)));
  return {
    ...noDeclarations,
    parameters,
    functions: FUNCTIONS.filter((name) => !taken.has(canonicalName(name))).map((name) => ({
      name,
      form: { kind: 'named', name: 'sigmoid' },
      place: HERE,
    })),
  };
}

/** How many axes a name has is all that reading depends on. */
function formOf(shape: Shape): ParameterForm {
  if (shape.length === 0) return { kind: 'real' };
  if (shape.length === 1) return { kind: 'vector', size: shape[0]!, sign: 'any' };
  return { kind: 'matrix', rows: shape[0]!, columns: shape[1]!, of: 'any', positive: false };
}
