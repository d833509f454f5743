import type { Expr } from '../../expr';
import { visit } from '../../expr';
import type { Code, Compiler, Env, JacobianLayout, Scope } from '../compile';
import { compiler, settle } from '../compile';
import type { Fixed, Worlds } from '../compile/code';
import { inWords, run, sameShape } from '../compile/code';
import { shaped } from '../compile/elementwise';
import type { Condition } from '../compile/sets';
import { condition } from '../compile/sets';
import type { Field } from '../field';
import type { Meaning } from '../meaning';
import type { Bounded } from '../numeric/bounded';
import type { Complex } from '../numeric/fields';
import { bounded, complexes, decimals, doubles } from '../numeric/fields';
import { Refusal } from '../refusal';
import { spelledOut } from '../spell-out';
import { worldIn } from '../world';
import type { Stage } from './stage';
import { stageOf, worldOf } from './stage';
import type { Batch, Spot } from './trial';
import { pointAt, setPoint } from './trial';
import type { Comparison } from './verdict';

/** Turns of loops that the sides of one chain may take in all worlds together. */
const FUEL = 4_000_000;

/** Digits of the decimals that settle near misses: what shrinks from the first to the second was rounding. */
const DIGITS = [40, 80] as const;

/** A side of a chain: its formula in every batch, or why it cannot be evaluated. */
export interface Side {
  readonly expr: Expr;
  readonly refusal: Refusal | null;
  /** Values at all points, batch by batch, world by world: entries of the value. */
  readonly values: readonly (readonly number[])[];
  /** Points at which a quadrature did not settle. */
  readonly unsettled: readonly boolean[];
  readonly shape: readonly number[];
  /** Whether its value depends on how derivatives are laid out. */
  readonly laidOut: Compiler<number>['laidOut'];
  /** How its formula was read where several readings were possible. */
  readonly notes: readonly string[];
}

/** One field's compilers and codes for the sides of a chain, made when first needed. */
interface Bench<T> {
  readonly compilers: readonly Compiler<T>[];
  readonly codes: Map<Expr, readonly (Fixed<T> | Refusal)[]>;
  readonly envs: readonly Env<T>[];
  /** What holds by assumption, batch by batch. */
  readonly admits: readonly (readonly Condition<T>[])[];
}

/** Names that a document has given a meaning, beside those of the world file. */
export type Definitions = ReadonlyMap<string, Expr>;

/** What two sides differ by at a point in decimals, and how large they are there. */
export interface Difference {
  readonly difference: number;
  readonly size: number;
}

/** The sides of one chain in all worlds: compiled once, evaluated at every point, settled in other fields on demand. */
export class Trial {
  readonly spots: readonly Spot[];
  /** How many worlds there are. */
  readonly worlds: number;
  private readonly stage: Stage;
  private readonly double: Bench<number>;
  private readonly precise = new Map<string, Bench<unknown>>();
  private readonly sides = new Map<Expr, Side>();
  private readonly bounds = new Map<Side, Map<Spot, readonly Bounded[] | null>>();
  /** What comparing two sides found: nothing is compared twice. */
  readonly compared = new Map<Side, Map<Side, Comparison>>();

  constructor(
    readonly meaning: Meaning,
    readonly batches: readonly Batch[],
    readonly definitions: Definitions,
    readonly jacobians: JacobianLayout,
    /** Names that stand for any number: see `identities.ts`. */
    readonly numbers: ReadonlySet<string> = new Set(),
  ) {
    this.stage = stageOf(batches);
    this.spots = this.stage.spots;
    this.worlds = this.stage.worlds;
    this.double = this.bench(doubles);
  }

  private bench<T>(field: Field<T>): Bench<T> {
    const compilers = this.shared((k) => compiler(this.meaning, this.batches[k]!.layout, field, this.jacobians));
    if (this.numbers.size > 0) for (const c of new Set(compilers)) for (const name of this.numbers) c.number(name);
    // Who shares a compiler shares what it keeps from point to point, and the fuel of all.
    const envs = this.shared((k): Env<T> => {
      const world = worldOf(this.meaning, this.batches[k]!.draws[0]!.draw, field);
      return { world, slots: [], stamp: 0, unsettled: false, fuel: FUEL * this.stage.sharing[k]! };
    });
    // Compiled before all sides, so that free names are met in the same order in every field.
    const admits = this.shared((k) =>
      this.meaning.restrictions.map((e) => condition(compilers[k]!, e, compilers[k]!.root)),
    );
    return { compilers, codes: new Map(), envs, admits };
  }

  /** Gives the turns of loops back that were taken: for formulas that have nothing to do with those before. */
  refuel(): void {
    this.double.envs.forEach((env) => (env.fuel = Math.max(env.fuel, FUEL)));
  }

  /** Something for each batch, made once for all that are laid out alike. */
  private shared<T>(make: (batch: number) => T): T[] {
    const out: T[] = [];
    this.stage.first.forEach((first, k) => out.push(first === k ? make(k) : out[first]!));
    return out;
  }

  /** Whether any formula integrates by quadrature. */
  get quadrature(): boolean {
    return this.double.compilers.some((c) => c.quadrature);
  }

  /** Whether any formula depends on how derivatives are laid out. */
  get laidOut(): boolean {
    return this.compiler.laidOut !== 'no';
  }

  /** Whether any formula multiplies matrices over an index. */
  get ordered(): boolean {
    return this.compiler.ordered;
  }

  get compiler(): Compiler<number> {
    return this.double.compilers[0]!;
  }

  private compile<T>(
    bench: Bench<T>,
    e: Expr,
    like: readonly (readonly number[] | null)[],
  ): readonly (Fixed<T> | Refusal)[] {
    const known = bench.codes.get(e);
    if (known) return known;
    const plain = spelledOut(this.meaning, e);
    const codes = this.shared((k): Fixed<T> | Refusal => {
      const c = bench.compilers[k]!;
      try {
        const code: Code<T> = c.code(plain, this.scope(c));
        const shape = like[k];
        if (shape && (code.kind === 'flexible' || (code.kind === 'scalar' && code.literal === 0)))
          return shaped(c.field, code, shape, e.span);
        return settle(code, e.span);
      } catch (error) {
        if (error instanceof Refusal) return error;
        throw error;
      }
    });
    bench.codes.set(e, codes);
    return codes;
  }

  private scope<T>(c: Compiler<T>): Scope<T> {
    let scope: Scope<T> = c.root;
    for (const [name, e] of this.definitions) {
      const outer = scope;
      const lazy = {
        kind: 'code' as const,
        variable: null,
        get code(): Code<T> {
          return c.code(spelledOut(c.meaning, e), outer);
        },
        formula: { expr: spelledOut(c.meaning, e), scope: outer, push: null },
      };
      scope = { names: new Map([[name, lazy]]), parent: outer };
    }
    return scope;
  }

  /**
   * Evaluates a side at every point.
   * @param like another side whose shape this one takes where its own is open (`I`, `0`)
   */
  side(e: Expr, like?: Side): Side {
    const known = this.sides.get(e);
    if (known) return known;
    const made = this.evaluate(e, like);
    this.sides.set(e, made);
    return made;
  }

  private evaluate(e: Expr, like?: Side): Side {
    const shapes = this.batches.map((_, k) => (like && !like.refusal ? this.shapeOf(like.expr, k) : null));
    const { compiler } = this;
    const before = compiler.laidOut;
    compiler.laidOut = 'no';
    compiler.notes.clear();
    const codes = this.compile(this.double, e, shapes);
    const { laidOut } = compiler;
    const notes = [...compiler.notes];
    if (before === 'jacobian' || laidOut === 'no') compiler.laidOut = before;
    const refused = (refusal: Refusal): Side => ({
      expr: e,
      refusal,
      values: [],
      unsettled: [],
      shape: [],
      laidOut,
      notes,
    });
    const refusal = codes.find((code): code is Refusal => code instanceof Refusal);
    if (refusal) return refused(refusal);
    try {
      const shape = (codes[0] as Fixed<number>).shape;
      return { expr: e, refusal: null, ...this.everywhere(codes as readonly Fixed<number>[]), shape, laidOut, notes };
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }

  /** Values of a formula at every point. */
  private everywhere(codes: readonly Fixed<number>[]): Pick<Side, 'values' | 'unsettled'> {
    const column = this.column(codes);
    if (column) return column;
    const values: (readonly number[])[] = [];
    const unsettled: boolean[] = [];
    const restricted = this.meaning.restrictions.length > 0;
    for (let k = 0; k < this.spots.length; k++) {
      const spot = this.spots[k]!;
      const code = codes[spot.batch]!;
      // A side without free names is the same at all points of a world.
      const same = code.slots.size === 0 && !restricted && k > 0 && this.spots[k - 1]!.draw === spot.draw;
      if (same) {
        values.push(values[k - 1]!);
        unsettled.push(unsettled[k - 1]!);
      } else if (restricted && !this.admits(spot)) {
        values.push([NaN]);
        unsettled.push(false);
      } else {
        const env = this.enter(this.double, spot);
        values.push(run(code, env));
        unsettled.push(env.unsettled);
      }
    }
    return { values, unsettled };
  }

  /** Values of a number that is plain arithmetic on what worlds are drawn with; null for any other. */
  private column(codes: readonly Fixed<number>[]): Pick<Side, 'values' | 'unsettled'> | null {
    const [code] = codes;
    if (code?.kind !== 'scalar' || !code.column || this.meaning.restrictions.length > 0) return null;
    if (codes.some((other) => other !== code)) return null;
    const found = code.column((this.stage.row ??= this.row()));
    const values: (readonly number[])[] = [];
    this.stage.repeats.forEach((points, k) => {
      const value = [found[k]!];
      for (let i = 0; i < points; i++) values.push(value);
    });
    return { values, unsettled: this.stage.settled };
  }

  private row(): Worlds<number> {
    const all = this.batches.flatMap(({ draws }) => draws.map(({ draw }) => worldOf(this.meaning, draw, doubles)));
    return { all, parameters: new Map() };
  }

  /** Whether what holds by assumption holds at a point; others count for nothing. */
  admits(spot: Spot): boolean {
    const own = this.double.admits[spot.batch]!;
    if (own.length === 0) return true;
    const env = this.enter(this.double, spot);
    return own.every((condition) => condition.run(env));
  }

  private shapeOf(e: Expr, batch: number): readonly number[] | null {
    const code = this.double.codes.get(e)?.[batch];
    return code && !(code instanceof Refusal) ? code.shape : null;
  }

  /** Axes of a formula that was evaluated at a point; none where it has no value. */
  shapeAt(e: Expr, spot: Spot): readonly number[] {
    return this.shapeOf(e, spot.batch) ?? [];
  }

  /** Why two sides cannot be equal by shape; null where they can. */
  mismatch(a: Side, b: Side): string | null {
    for (let k = 0; k < this.batches.length; k++) {
      const x = this.shapeOf(a.expr, k);
      const y = this.shapeOf(b.expr, k);
      if (x && y && !sameShape(x, y)) return `the left side is ${inWords(x)} and the right side ${inWords(y)}`;
    }
    return null;
  }

  /** Puts a bench into a world and gives all free names their values there. */
  private enter<T>(bench: Bench<T>, { batch, draw, tape, point, fleeting }: Spot): Env<T> {
    const env = bench.envs[batch]!;
    const c = bench.compilers[batch]!;
    if (env.world.draw !== draw) env.world = (fleeting ? worldIn : worldOf)(this.meaning, draw, c.field);
    setPoint(c, env, tape, pointAt(draw, point));
    env.unsettled = false;
    return env;
  }

  /** Entries of a formula at a point. Throws a refusal where it has none. */
  private at<T>(bench: Bench<T>, codes: readonly (Fixed<T> | Refusal)[], spot: Spot): readonly T[] {
    const code = codes[spot.batch]!;
    if (code instanceof Refusal) throw code;
    return run(code, this.enter(bench, spot));
  }

  /** Values of sides at a point in another field; null where that field cannot evaluate them. */
  private again<T>(field: Field<T>, sides: readonly Side[], spot: Spot): (readonly T[])[] | null {
    const bench = (this.precise.get(field.name) ?? this.bench(field)) as Bench<T>;
    this.precise.set(field.name, bench as Bench<unknown>);
    // Free names are numbered in the order in which formulas meet them: compile all in the same order as in doubles.
    const missing = bench.codes.size < this.double.codes.size;
    for (const e of missing ? this.double.codes.keys() : [])
      this.compile(
        bench,
        e,
        this.batches.map((_, b) => this.shapeOf(e, b)),
      );
    try {
      bench.envs.forEach((env) => (env.fuel = FUEL / 10));
      return sides.map((s) => this.at(bench, bench.codes.get(s.expr)!, spot));
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  /** The sides at a point with error bounds. */
  bounded([a, b]: readonly [Side, Side], spot: Spot): readonly [readonly Bounded[], readonly Bounded[]] | null {
    const x = this.boundedAt(a, spot);
    const y = x && this.boundedAt(b, spot);
    return x && y && [x, y];
  }

  /** A side at a point with error bounds: in a chain it is held against many others. */
  private boundedAt(side: Side, spot: Spot): readonly Bounded[] | null {
    let found = this.bounds.get(side);
    if (!found) this.bounds.set(side, (found = new Map()));
    let value = found.get(spot);
    if (value === undefined) found.set(spot, (value = this.again(bounded, [side], spot)?.[0] ?? null));
    return value;
  }

  /** Values of two sides at a point in complex numbers; null where they have none. */
  complex([a, b]: readonly [Side, Side], spot: Spot): readonly (readonly Complex[])[] | null {
    return this.again(complexes, [a, b], spot);
  }

  /** Difference and size of two sides at a point, entry by entry, in decimals: of 40 digits, or finer of 80. */
  decimal(a: Side, b: Side, spot: Spot, finer = false): Difference[] | null {
    const F = decimals(DIGITS[finer ? 1 : 0]);
    const found = this.again(F, [a, b], spot);
    if (!found) return null;
    const [x, y] = found as [(typeof found)[0], (typeof found)[0]];
    return x.map((v, i) => ({
      difference: F.number(F.sub(v, y[i]!)),
      size: Math.max(Math.abs(F.number(v)), Math.abs(F.number(y[i]!))),
    }));
  }

  /**
   * Compiles a formula for one batch alone, to be tried at some of its points; null where it has no meaning there.
   * Names that it brings in are numbered after those of the formulas before it, whose points stay what they are.
   * @param shape that it must have, and takes where its own is open; null for any
   */
  draft(e: Expr, batch: number, shape: readonly number[] | null): Fixed<number> | null {
    const c = this.double.compilers[batch]!;
    try {
      const code = c.code(spelledOut(this.meaning, e), this.scope(c));
      const open = code.kind === 'flexible' || (code.kind === 'scalar' && code.literal === 0);
      const fixed = shape && open ? shaped(c.field, code, shape, e.span) : settle(code, e.span);
      return shape && !sameShape(fixed.shape, shape) ? null : fixed;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  /** Entries of a draft at a point of its batch, and the turns of loops taken; without a value, no entries. */
  attempt(draft: Fixed<number>, spot: Spot, fuel: number): { values: readonly number[]; turns: number } {
    const env = this.enter(this.double, spot);
    const { fuel: kept } = env;
    env.fuel = fuel;
    try {
      const values = run(draft, env);
      return { values: env.unsettled ? [] : values, turns: fuel - env.fuel };
    } catch (error) {
      if (error instanceof Refusal) return { values: [], turns: fuel - env.fuel };
      throw error;
    } finally {
      env.fuel = kept;
    }
  }

  compilerOf(batch: number): Compiler<number> {
    return this.double.compilers[batch]!;
  }

  codeOf(side: Side, batch: number): Fixed<number> | null {
    const code = this.double.codes.get(side.expr)?.[batch];
    return code && !(code instanceof Refusal) ? code : null;
  }

  /** The environment of a point in doubles, with all free names set. */
  envAt(spot: Spot): Env<number> {
    return this.enter(this.double, spot);
  }

  /** Evaluates a formula at one point in doubles; null where it cannot be. */
  once(e: Expr, spot: Spot): readonly number[] | null {
    const codes = this.compile(
      this.double,
      e,
      this.batches.map(() => null),
    );
    try {
      return this.at(this.double, codes, spot);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

/** Names that formulas mention. */
export function namesIn(...all: readonly Expr[]): Set<string> {
  const out = new Set<string>();
  for (const e of all)
    visit(e, (x) => {
      if (x.kind === 'sym') out.add(x.name);
    });
  return out;
}
