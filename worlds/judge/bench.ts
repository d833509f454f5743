import type { Expr } from '../../expr';
import type { Code, Compiler, Env, Scope } from '../compile';
import { compiler, settle } from '../compile';
import type { Fixed, Shape } from '../compile/code';
import { run } from '../compile/code';
import { withCopies } from '../compile/copies';
import { shaped } from '../compile/elementwise';
import type { Field } from '../field';
import type { Meaning } from '../meaning';
import { Refusal } from '../refusal';
import type { Draw, World } from '../world';
import { worldIn } from '../world';
import type { Batch, Spot } from './trial';
import { pointAt, setPoint } from './trial';

/** Names that a document has given a meaning, beside those of the world file. */
export type Definitions = ReadonlyMap<string, Expr>;

/** Turns of loops that the sides of one chain may take in all worlds of a batch together. */
export const FUEL = 4_000_000;

/** What one layout is compiled and evaluated with. */
interface Station<T> {
  readonly compiler: Compiler<T>;
  /** Names in force in every formula. */
  readonly scope: Scope<T>;
  readonly codes: Map<Expr, Fixed<T> | Refusal>;
  env: Env<T> | null;
}

/** Worlds of draws by field, with the tables made of them: they never change, so all chains share them. */
const worlds = new Map<string, WeakMap<Draw, World<unknown>>>();

function worldsIn<T>(field: Field<T>): WeakMap<Draw, World<T>> {
  const known = worlds.get(field.name) ?? new WeakMap<Draw, World<unknown>>();
  worlds.set(field.name, known);
  return known as WeakMap<Draw, World<T>>;
}

/** The formulas of a chain in one field: a compiler for every layout, made when it is first needed. */
export class Bench<T> {
  private readonly stations: (Station<T> | undefined)[] = [];
  private readonly worlds: WeakMap<Draw, World<T>>;

  constructor(
    private readonly meaning: Meaning,
    private readonly batches: readonly Batch[],
    private readonly definitions: Definitions,
    private readonly field: Field<T>,
  ) {
    this.worlds = worldsIn(field);
  }

  private station(batch: number): Station<T> {
    const { first } = this.batches[batch]!;
    return (this.stations[first] ??= this.begun(first));
  }

  private begun(first: number): Station<T> {
    const c = compiler(this.meaning, this.batches[first]!.layout, this.field);
    return { compiler: c, scope: this.scope(c), codes: new Map(), env: null };
  }

  private scope(c: Compiler<T>): Scope<T> {
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

  compiler(batch: number): Compiler<T> {
    return this.station(batch).compiler;
  }

  /** Whether a formula compiled so far integrates by quadrature. */
  get quadrature(): boolean {
    return this.stations.some((station) => station?.compiler.quadrature);
  }

  /** Formulas compiled so far for a batch, in order. */
  formulas(batch: number): Iterable<Expr> {
    return this.station(batch).codes.keys();
  }

  /** Code of a formula that has been compiled; undefined where it has not. */
  known(e: Expr, batch: number): Fixed<T> | Refusal | undefined {
    return this.station(batch).codes.get(e);
  }

  /**
   * Code of a formula, or why it has none.
   * @param like a shape that it takes where its own is open
   */
  code(e: Expr, batch: number, like: Shape | null): Fixed<T> | Refusal {
    const { compiler: c, scope, codes } = this.station(batch);
    const known = codes.get(e);
    if (known) return known;
    const made = this.compiled(c, scope, e, like);
    codes.set(e, made);
    return made;
  }

  private compiled(c: Compiler<T>, scope: Scope<T>, e: Expr, like: Shape | null): Fixed<T> | Refusal {
    try {
      const code: Code<T> = c.code(withCopies(this.meaning, e), scope);
      if (like && (code.kind === 'flexible' || (code.kind === 'scalar' && code.literal === 0)))
        return shaped(c.field, code, like, e.span);
      return settle(code, e.span);
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  world(draw: Draw): World<T> {
    const known = this.worlds.get(draw);
    if (known) return known;
    const made = worldIn(this.meaning, draw, this.field);
    this.worlds.set(draw, made);
    return made;
  }

  /** The environment of a batch, in the world of a draw. Its names are as the last point left them. */
  env(batch: number, draw: Draw): Env<T> {
    const station = this.station(batch);
    if (!station.env) {
      const { first } = this.batches[batch]!;
      const sharing = this.batches.reduce((n, b) => n + (b.first === first ? 1 : 0), 0);
      const world = this.world(draw);
      station.env = {
        world,
        scalars: world.scalars,
        slots: [],
        stamp: 0,
        unsettled: false,
        fuel: FUEL * sharing,
      };
    }
    const { env } = station;
    if (env.world.draw !== draw) {
      env.world = this.world(draw);
      env.scalars = env.world.scalars;
    }
    return env;
  }

  /** The environment of a point, with all free names set. */
  enter({ batch, draw, tape, point }: Spot): Env<T> {
    const env = this.env(batch, draw);
    setPoint(this.compiler(batch), env, tape, pointAt(draw, point));
    env.unsettled = false;
    return env;
  }

  /** Entries of a formula that has been compiled, at a point. Throws a refusal where it has none. */
  at(e: Expr, spot: Spot): readonly T[] {
    const code = this.known(e, spot.batch)!;
    if (code instanceof Refusal) throw code;
    return run(code, this.enter(spot));
  }
}
