import type { Worlds } from '../compile/code';
import type { Field } from '../field';
import type { Meaning } from '../meaning';
import type { Draw, World } from '../world';
import { worldIn } from '../world';
import type { Batch, Spot } from './trial';
import { spotsOf } from './trial';

/** Worlds of draws by field, with the tables made of them: they never change, so all chains share them. */
const worlds = new WeakMap<Draw, Map<string, unknown>>();

/** The world of a draw in some field. */
export function worldOf<T>(meaning: Meaning, draw: Draw, field: Field<T>): World<T> {
  let known = worlds.get(draw);
  if (!known) worlds.set(draw, (known = new Map<string, unknown>()));
  let world = known.get(field.name) as World<T> | undefined;
  if (!world) known.set(field.name, (world = worldIn(meaning, draw, field)));
  return world;
}

/** What depends on nothing but the batches: gathered once for all chains that are judged in them. */
export interface Stage {
  readonly spots: readonly Spot[];
  /** For each batch the first one that has its layout. */
  readonly first: readonly number[];
  /** How many batches have the layout of each. */
  readonly sharing: readonly number[];
  /** How many worlds there are. */
  readonly worlds: number;
  /** How many points are taken in each world of `row`. */
  readonly repeats: readonly number[];
  /** For each spot, that nothing is unsettled there. */
  readonly settled: readonly boolean[];
  /** All worlds in doubles, in the order of the spots. */
  row: Worlds<number> | null;
}

const stages = new WeakMap<readonly Batch[], Stage>();

export function stageOf(batches: readonly Batch[]): Stage {
  const known = stages.get(batches);
  if (known) return known;
  const first = batches.map(({ layout }) => batches.findIndex((b) => b.layout === layout));
  const spots = spotsOf(batches);
  const stage: Stage = {
    spots,
    settled: spots.map(() => false),
    first,
    sharing: first.map((own) => first.filter((other) => other === own).length),
    worlds: batches.reduce((n, b) => n + b.draws.length, 0),
    repeats: batches.flatMap(({ draws, points }) => draws.map(() => points)),
    row: null,
  };
  stages.set(batches, stage);
  return stage;
}
