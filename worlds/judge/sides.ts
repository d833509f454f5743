import type { Expr } from '../../expr';
import { visit } from '../../expr';
import type { Compiler, Env } from '../compile';
import type { Fixed } from '../compile/code';
import { inWords, run, sameShape } from '../compile/code';
import type { Field } from '../field';
import type { Meaning } from '../meaning';
import type { Bounded } from '../numeric/bounded';
import { bounded, decimals, doubles } from '../numeric/fields';
import { Refusal } from '../refusal';
import type { World } from '../world';
import type { Definitions } from './bench';
import { Bench, FUEL } from './bench';
import type { Batch, Spot } from './trial';
import { spotsOf } from './trial';
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
}

/** What two sides differ by at a point in decimals, and how large they are there. */
export interface Difference {
  readonly difference: number;
  readonly size: number;
}

interface Stage {
  readonly worlds: readonly World<number>[];
  readonly scalars: readonly (readonly number[])[];
}

/** Worlds in doubles of all spots of some batches. */
const stages = new WeakMap<readonly Batch[], Stage>();

/** The sides of one chain in all worlds: compiled once, evaluated at every point, settled in other fields on demand. */
export class Trial {
  readonly spots: readonly Spot[];
  /** What comparing two sides found: nothing is compared twice. */
  readonly compared = new Map<Side, Map<Side, Comparison>>();
  private readonly double: Bench<number>;
  private readonly precise = new Map<string, Bench<unknown>>();
  private readonly sides = new Map<Expr, Side>();

  constructor(
    readonly meaning: Meaning,
    readonly batches: readonly Batch[],
    readonly definitions: Definitions,
  ) {
    this.spots = spotsOf(batches);
    this.double = new Bench(meaning, batches, definitions, doubles);
  }

  /** How many worlds there are. */
  get worlds(): number {
    return this.batches.reduce((n, b) => n + b.draws.length, 0);
  }

  /** Whether any formula integrates by quadrature. */
  get quadrature(): boolean {
    return this.double.quadrature;
  }

  get compiler(): Compiler<number> {
    return this.double.compiler(0);
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
    const refused = (refusal: Refusal): Side => ({ expr: e, refusal, values: [], unsettled: [], shape: [] });
    const codes: Fixed<number>[] = [];
    for (let batch = 0; batch < this.batches.length; batch++) {
      const code = this.double.code(e, batch, like && !like.refusal ? this.shapeOf(like.expr, batch) : null);
      if (code instanceof Refusal) return refused(code);
      codes.push(code);
    }
    try {
      return { expr: e, refusal: null, ...this.everywhere(codes), shape: codes[0]!.shape };
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }

  /** Values of a formula at every point. */
  private everywhere(codes: readonly Fixed<number>[]): Pick<Side, 'values' | 'unsettled'> {
    const values = new Array<readonly number[]>(this.spots.length);
    const unsettled = new Array<boolean>(this.spots.length);
    const { worlds, scalars } = this.stage();
    let k = 0;
    this.batches.forEach(({ draws, points }, batch) => {
      const code = codes[batch]!;
      const closed = code.slots.size === 0;
      // Without any free name nothing has to be read from the tape.
      const free = this.double.compiler(batch).free.size > 0;
      const env = this.double.env(batch, draws[0]!.draw);
      for (const end = k + draws.length * points; k < end; k++) {
        // A side without free names is the same at all points of a world.
        if (closed && k > 0 && worlds[k] === worlds[k - 1]) {
          values[k] = values[k - 1]!;
          unsettled[k] = unsettled[k - 1]!;
          continue;
        }
        env.world = worlds[k]!;
        env.scalars = scalars[k]!;
        if (free) this.double.enter(this.spots[k]!);
        else env.stamp++;
        env.unsettled = false;
        values[k] = run(code, env);
        unsettled[k] = env.unsettled;
      }
    });
    return { values, unsettled };
  }

  /** The world of each spot in doubles, and its scalars, which lie close together when they are made in a row. */
  private stage(): Stage {
    let found = stages.get(this.batches);
    if (!found) {
      const worlds = this.spots.map(({ draw }) => this.double.world(draw));
      const distinct = new Map([...new Set(worlds)].map((world) => [world, [...world.scalars]]));
      found = { worlds, scalars: worlds.map((world) => distinct.get(world)!) };
      stages.set(this.batches, found);
    }
    return found;
  }

  private shapeOf(e: Expr, batch: number): readonly number[] | null {
    const code = this.double.known(e, batch);
    return code && !(code instanceof Refusal) ? code.shape : null;
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
    const { batch, draw } = spot;
    const bench = (this.precise.get(field.name) ??
      new Bench(this.meaning, this.batches, this.definitions, field)) as Bench<T>;
    this.precise.set(field.name, bench as Bench<unknown>);
    // Free names are numbered in the order in which formulas meet them: compile all in the same order as in doubles.
    const free = this.double.compiler(batch).free.size > 0;
    for (const e of free ? this.double.formulas(batch) : sides.map((s) => s.expr))
      bench.code(e, batch, this.shapeOf(e, batch));
    try {
      bench.env(batch, draw).fuel = FUEL / 10;
      return sides.map((s) => bench.at(s.expr, spot));
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  /** The sides at a point with error bounds. */
  bounded(sides: readonly [Side, Side], spot: Spot): readonly [readonly Bounded[], readonly Bounded[]] | null {
    return this.again(bounded, sides, spot) as [readonly Bounded[], readonly Bounded[]] | null;
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

  compilerOf(batch: number): Compiler<number> {
    return this.double.compiler(batch);
  }

  codeOf(side: Side, batch: number): Fixed<number> | null {
    const code = this.double.known(side.expr, batch);
    return code && !(code instanceof Refusal) ? code : null;
  }

  /** The environment of a point in doubles, with all free names set. */
  envAt(spot: Spot): Env<number> {
    return this.double.enter(spot);
  }

  /** Evaluates a formula at one point in doubles; null where it cannot be. */
  once(e: Expr, spot: Spot): readonly number[] | null {
    this.double.code(e, spot.batch, null);
    try {
      return this.double.at(e, spot);
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
