import type { Expr } from '../../expr';
import { visit } from '../../expr';
import type { Compiler, Env, JacobianLayout } from '../compile';
import { settle } from '../compile';
import type { Fixed, Worlds } from '../compile/code';
import { inWords, run, sameShape } from '../compile/code';
import { shaped } from '../compile/elementwise';
import type { Field } from '../field';
import type { Meaning } from '../meaning';
import type { Bounded } from '../numeric/bounded';
import type { Complex } from '../numeric/fields';
import { bounded, complexes, decimals, doubles } from '../numeric/fields';
import { Refusal } from '../refusal';
import { spelledOut } from '../spell-out';
import type { Definitions, Setup } from './bench';
import { Bench, FUEL } from './bench';
import type { Stage } from './stage';
import { stageOf, worldOf } from './stage';
import type { Batch, Spot } from './trial';
import type { Comparison } from './verdict';

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
  private readonly setup: Setup;
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
    this.setup = { meaning, batches, definitions, jacobians, numbers, stage: this.stage };
    this.double = new Bench(this.setup, doubles);
  }

  /** Gives the turns of loops back that were taken: for formulas that have nothing to do with those before. */
  refuel(): void {
    this.double.refuel((left) => Math.max(left, FUEL));
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
    const codes = this.double.compile(e, shapes);
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
        const env = this.double.enter(spot);
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
    return this.double.admits(spot);
  }

  private shapeOf(e: Expr, batch: number): readonly number[] | null {
    return this.double.codeOf(e, batch)?.shape ?? null;
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

  /** Values of sides at a point in another field; null where that field cannot evaluate them. */
  private again<T>(field: Field<T>, sides: readonly Side[], spot: Spot): (readonly T[])[] | null {
    const bench = (this.precise.get(field.name) ?? new Bench(this.setup, field)) as Bench<T>;
    this.precise.set(field.name, bench as Bench<unknown>);
    // Free names are numbered in the order in which formulas meet them: compile all in the same order as in doubles.
    const missing = bench.codes.size < this.double.codes.size;
    for (const e of missing ? this.double.codes.keys() : [])
      bench.compile(
        e,
        this.batches.map((_, b) => this.shapeOf(e, b)),
      );
    try {
      bench.refuel(() => FUEL / 10);
      return sides.map((s) => bench.at(bench.codes.get(s.expr)!, spot));
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
      const code = c.code(spelledOut(this.meaning, e), this.double.scope(c));
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
    const env = this.double.enter(spot);
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
    return this.double.codeOf(side.expr, batch);
  }

  /** The environment of a point in doubles, with all free names set. */
  envAt(spot: Spot): Env<number> {
    return this.double.enter(spot);
  }

  /** Evaluates a formula at one point in doubles; null where it cannot be. */
  once(e: Expr, spot: Spot): readonly number[] | null {
    const codes = this.double.compile(
      e,
      this.batches.map(() => null),
    );
    try {
      return this.double.at(codes, spot);
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
