import type { Expr } from '../../expr';
import { visit } from '../../expr';
import type { JacobianLayout } from '../compile';
import { layOut } from '../layout';
import type { Meaning } from '../meaning';
import { seeded } from '../numeric/random';
import { drawSizes } from '../sizes';
import type { Definitions } from './bench';
import { Trial } from './sides';
import type { Batch } from './trial';
import { drawWorlds, LARGE } from './trial';
import { statesOf } from '../world';

/** Draws of the sizes among which those are looked for at which a claim can be evaluated, and how many of them will do. */
const DRAWS = 120;
const ENOUGH = 3;

/** What sets these draws apart from the worlds that every claim is judged in. */
const APART = 0x5eed;

/** Whether sides speak of an array of three and more axes, whose axes no custom lets anyone swap. */
export function speaksOfArrays(meaning: Meaning, sides: readonly Expr[]): boolean {
  let found = false;
  for (const side of sides)
    visit(side, (e) => {
      if (e.kind === 'sym' && (meaning.vocabulary.lookup(e.name)?.rank ?? 0) > 2) found = true;
    });
  return found;
}

/**
 * Worlds in which sizes may be equal, and two sides have a value that they have none in where all sizes differ: an index
 * that runs along the wrong axis shows there. Null where no sizes in their ranges help.
 */
export function alikeTrial(
  meaning: Meaning,
  seed: number,
  definitions: Definitions,
  sides: readonly Expr[],
  jacobians: JacobianLayout,
): Trial | null {
  const random = seeded(seed ^ APART);
  const batches: Batch[] = [];
  for (let i = 0; i < DRAWS && batches.length < ENOUGH; i++) {
    const layout = layOut(meaning, drawSizes(meaning, random, { alike: true }), random);
    // Tables so large are not drawn over and over.
    if (statesOf(meaning, layout) > LARGE) return null;
    const batch = drawWorlds(meaning, layout, random);
    const trial = new Trial(meaning, [batch], definitions, jacobians);
    const values = sides.map((side) => trial.side(side));
    if (values.every((v) => v.refusal === null) && trial.mismatch(values[0]!, values[1]!) === null) batches.push(batch);
  }
  return batches.length > 0 ? new Trial(meaning, batches, definitions, jacobians) : null;
}
