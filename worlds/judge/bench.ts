import type { Expr } from '../../expr';
import type { Code, Compiler, Env, JacobianLayout, Scope } from '../compile';
import { compiler, settle } from '../compile';
import type { Fixed } from '../compile/code';
import { run } from '../compile/code';
import { shaped } from '../compile/elementwise';
import type { Condition } from '../compile/sets';
import { condition } from '../compile/sets';
import type { Field } from '../field';
import type { Meaning } from '../meaning';
import { Refusal } from '../refusal';
import { spelledOut } from '../spell-out';
import { worldIn } from '../world';
import type { Stage } from './stage';
import { worldOf } from './stage';
import type { Batch, Spot } from './trial';
import { pointAt, setPoint } from './trial';

/** Turns of loops that the sides of one chain may take in all worlds together. */
export const FUEL = 4_000_000;

/** Names that a document has given a meaning, beside those of the world file. */
export type Definitions = ReadonlyMap<string, Expr>;

/** What formulas are evaluated in, whatever the field. */
export interface Setup {
  readonly meaning: Meaning;
  readonly batches: readonly Batch[];
  readonly definitions: Definitions;
  readonly jacobians: JacobianLayout;
  /** Names that stand for any number: see `identities.ts`. */
  readonly numbers: ReadonlySet<string>;
  readonly stage: Stage;
}

/** One field's compilers and codes for the sides of a chain, in all worlds. */
export class Bench<T> {
  /** One for each batch; those that are laid out alike share one. */
  readonly compilers: readonly Compiler<T>[];
  /** What was compiled, batch by batch, in the order in which it was; or why it could not be. */
  readonly codes = new Map<Expr, readonly (Fixed<T> | Refusal)[]>();
  private readonly envs: readonly Env<T>[];
  /** What holds by assumption, batch by batch. */
  private readonly admitting: readonly (readonly Condition<T>[])[];

  constructor(
    private readonly setup: Setup,
    field: Field<T>,
  ) {
    const { meaning, batches, jacobians, numbers, stage } = setup;
    this.compilers = this.shared((k) => compiler(meaning, batches[k]!.layout, field, jacobians));
    if (numbers.size > 0) for (const c of new Set(this.compilers)) for (const name of numbers) c.number(name);
    // Who shares a compiler shares what it keeps from point to point, and the fuel of all.
    this.envs = this.shared((k): Env<T> => {
      const world = worldOf(meaning, batches[k]!.draws[0]!.draw, field);
      return { world, slots: [], stamp: 0, unsettled: false, fuel: FUEL * stage.sharing[k]! };
    });
    // Compiled before all sides, so that free names are met in the same order in every field.
    this.admitting = this.shared((k) =>
      meaning.restrictions.map((e) => condition(this.compilers[k]!, e, this.compilers[k]!.root)),
    );
  }

  /**
   * The codes of a formula, batch by batch.
   * @param like the shapes that it takes where its own is open; null for none
   */
  compile(e: Expr, like: readonly (readonly number[] | null)[]): readonly (Fixed<T> | Refusal)[] {
    const known = this.codes.get(e);
    if (known) return known;
    const plain = spelledOut(this.setup.meaning, e);
    const codes = this.shared((k): Fixed<T> | Refusal => {
      const c = this.compilers[k]!;
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
    this.codes.set(e, codes);
    return codes;
  }

  /** The scope of formulas: names that the document has given a meaning. */
  scope(c: Compiler<T>): Scope<T> {
    let scope: Scope<T> = c.root;
    for (const [name, e] of this.setup.definitions) {
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

  /** Refills what turns of loops may still be taken, in every world. */
  refuel(fuel: (left: number) => number): void {
    this.envs.forEach((env) => (env.fuel = fuel(env.fuel)));
  }

  /** Whether what holds by assumption holds at a point. */
  admits(spot: Spot): boolean {
    const own = this.admitting[spot.batch]!;
    if (own.length === 0) return true;
    const env = this.enter(spot);
    return own.every((condition) => condition.run(env));
  }

  /** What a formula came to in a batch; null where it was not compiled or could not be. */
  codeOf(e: Expr, batch: number): Fixed<T> | null {
    const code = this.codes.get(e)?.[batch];
    return code && !(code instanceof Refusal) ? code : null;
  }

  /** Puts its worlds at a point: all free names get their values there. */
  enter({ batch, draw, tape, point, fleeting }: Spot): Env<T> {
    const env = this.envs[batch]!;
    const c = this.compilers[batch]!;
    if (env.world.draw !== draw) env.world = (fleeting ? worldIn : worldOf)(this.setup.meaning, draw, c.field);
    setPoint(c, env, tape, pointAt(draw, point));
    env.unsettled = false;
    return env;
  }

  /** Entries of a formula at a point. Throws a refusal where it has none. */
  at(codes: readonly (Fixed<T> | Refusal)[], spot: Spot): readonly T[] {
    const code = codes[spot.batch]!;
    if (code instanceof Refusal) throw code;
    return run(code, this.enter(spot));
  }

  /** Something for each batch, made once for all that are laid out alike. */
  private shared<T>(make: (batch: number) => T): T[] {
    const out: T[] = [];
    this.setup.stage.first.forEach((first, k) => out.push(first === k ? make(k) : out[first]!));
    return out;
  }
}
