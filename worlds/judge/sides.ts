import type { Expr } from '../../expr';
import { visit } from '../../expr';
import type { Code, Compiler, Env, Scope } from '../compile';
import { compiler, settle } from '../compile';
import type { Fixed } from '../compile/code';
import { inWords, run, sameShape } from '../compile/code';
import { withCopies } from '../compile/copies';
import { shaped } from '../compile/elementwise';
import type { Field } from '../field';
import type { Meaning } from '../meaning';
import type { Bounded } from '../numeric/bounded';
import { bounded, decimals, doubles } from '../numeric/fields';
import { Refusal } from '../refusal';
import type { Draw, World } from '../world';
import { worldIn } from '../world';
import type { Batch, Spot } from './trial';
import { pointAt, setPoint, spotsOf } from './trial';
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
}

/**
 * One field's compilers and codes for the sides of a chain, made when first needed; one of each for every batch, the
 * same one where batches share a layout.
 */
interface Bench<T> {
  readonly compilers: readonly Compiler<T>[];
  readonly codes: Map<Expr, readonly (Fixed<T> | Refusal)[]>;
  readonly envs: readonly Env<T>[];
  readonly worlds: WeakMap<Draw, World<T>>;
}

/** Names that a document has given a meaning, beside those of the world file. */
export type Definitions = ReadonlyMap<string, Expr>;

/** What two sides differ by at a point in decimals, and how large they are there. */
export interface Difference {
  readonly difference: number;
  readonly size: number;
}

/** Worlds of draws by field, with the tables made of them: they never change, so all chains share them. */
const worlds = new Map<string, WeakMap<Draw, World<unknown>>>();

interface Stage {
  readonly worlds: readonly World<number>[];
  readonly scalars: readonly (readonly number[])[];
}

/** Worlds in doubles of all spots of some batches. */
const worldsOf = new WeakMap<readonly Batch[], Stage>();

function worldsIn<T>(field: Field<T>): WeakMap<Draw, World<T>> {
  const known = worlds.get(field.name) ?? new WeakMap<Draw, World<unknown>>();
  worlds.set(field.name, known);
  return known as WeakMap<Draw, World<T>>;
}

/** The sides of one chain in all worlds: compiled once, evaluated at every point, settled in other fields on demand. */
export class Trial {
  readonly spots: readonly Spot[];
  /** How many worlds there are. */
  readonly worlds: number;
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
    this.worlds = batches.reduce((n, b) => n + b.draws.length, 0);
    this.double = this.bench(doubles);
  }

  private bench<T>(field: Field<T>): Bench<T> {
    const all = worldsIn(field);
    const compilers = this.perLayout((b) => compiler(this.meaning, b.layout, field));
    const envs = this.perLayout((b): Env<T> => {
      const sharing = this.batches.reduce((n, { first }) => n + (first === b.first ? 1 : 0), 0);
      const world = this.worldOf(all, b.draws[0]!.draw, field);
      return { world, scalars: world.scalars, slots: [], stamp: 0, unsettled: false, fuel: FUEL * sharing };
    });
    return { compilers, codes: new Map(), envs, worlds: all };
  }

  /** Makes something for every batch, once for batches that share a layout. */
  private perLayout<R>(make: (batch: Batch, k: number) => R): R[] {
    const made: R[] = [];
    this.batches.forEach((b, k) => made.push(b.first < k ? made[b.first]! : make(b, k)));
    return made;
  }

  private worldOf<T>(all: WeakMap<Draw, World<T>>, draw: Draw, field: Field<T>): World<T> {
    const known = all.get(draw);
    if (known) return known;
    const made = worldIn(this.meaning, draw, field);
    all.set(draw, made);
    return made;
  }

  /** Notes on how something was read, from all formulas compiled so far. */
  get notes(): string[] {
    return [...this.double.compilers[0]!.notes];
  }

  /** Whether any formula integrates by quadrature. */
  get quadrature(): boolean {
    return this.double.compilers.some((c) => c.quadrature);
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
    const codes = this.perLayout((_, k): Fixed<T> | Refusal => {
      const c = bench.compilers[k]!;
      try {
        const code: Code<T> = c.code(withCopies(this.meaning, e), this.scope(c));
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
          return c.code(withCopies(c.meaning, e), outer);
        },
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
    const codes = this.compile(this.double, e, shapes);
    const refused = (refusal: Refusal): Side => ({ expr: e, refusal, values: [], unsettled: [], shape: [] });
    const refusal = codes.find((code) => code instanceof Refusal);
    if (refusal) return refused(refusal);
    const fixed = codes as readonly Fixed<number>[];
    const values = new Array<readonly number[]>(this.spots.length);
    const unsettled = new Array<boolean>(this.spots.length);
    const { worlds, scalars } = this.worldsAt();
    try {
      let k = 0;
      this.batches.forEach(({ draws, points }, batch) => {
        const code = fixed[batch]!;
        const env = this.double.envs[batch]!;
        for (const end = k + draws.length * points; k < end; k++) {
          // A side without free names is the same at all points of a world.
          if (k > 0 && worlds[k] === worlds[k - 1] && code.slots.size === 0) {
            values[k] = values[k - 1]!;
            unsettled[k] = unsettled[k - 1]!;
            continue;
          }
          env.world = worlds[k]!;
          env.scalars = scalars[k]!;
          // Without any free name nothing has to be read from the tape.
          if (this.double.compilers[batch]!.free.size > 0) this.enter(this.double, this.spots[k]!);
          else env.stamp++;
          env.unsettled = false;
          values[k] = run(code, env);
          unsettled[k] = env.unsettled;
        }
      });
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
    return { expr: e, refusal: null, values, unsettled, shape: fixed[0]!.shape };
  }

  /** The world of each spot in doubles, and its scalars, which lie close together when they are made in a row. */
  private worldsAt(): Stage {
    let found = worldsOf.get(this.batches);
    if (!found) {
      const worlds = this.spots.map(({ draw }) => this.worldOf(this.double.worlds, draw, doubles));
      const distinct = new Map([...new Set(worlds)].map((world) => [world, [...world.scalars]]));
      found = { worlds, scalars: worlds.map((world) => distinct.get(world)!) };
      worldsOf.set(this.batches, found);
    }
    return found;
  }

  private shapeOf(e: Expr, batch: number): readonly number[] | null {
    const code = this.double.codes.get(e)?.[batch];
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

  /** Puts a bench into a world and gives all free names their values there. */
  private enter<T>(bench: Bench<T>, { batch, draw, tape, point }: Spot): Env<T> {
    const env = bench.envs[batch]!;
    const c = bench.compilers[batch]!;
    if (env.world.draw !== draw) {
      env.world = this.worldOf(bench.worlds, draw, c.field);
      env.scalars = env.world.scalars;
    }
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
    for (const e of this.double.codes.keys())
      if (!bench.codes.has(e))
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
