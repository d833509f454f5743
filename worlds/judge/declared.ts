import type { Meaning, MeaningProblem } from '../meaning';
import { Trial } from './sides';
import type { Batch } from './trial';

/**
 * What is wrong with the arrays that a world gives entry by entry: a formula that cannot be evaluated, or an entry that
 * has no value in any world, as when an index of its formula runs beyond what it indexes.
 */
export function checkEntries(meaning: Meaning, batches: readonly Batch[]): MeaningProblem[] {
  const found: MeaningProblem[] = [];
  for (const { name, form } of meaning.parameters.values()) {
    if (form.kind !== 'entries') continue;
    const { source, expr } = form.formula;
    for (const batch of batches) {
      const trial = new Trial(meaning, [{ ...batch, points: 1 }], new Map(), 'mixed');
      const side = trial.side({ kind: 'sym', name, span: expr.span });
      const place = side.refusal
        ? -1
        : (side.values[0]?.findIndex((_, k) => side.values.every((entries) => !Number.isFinite(entries[k]))) ?? -1);
      if (!side.refusal && place === -1) continue;
      const because = side.refusal?.message ?? `it has no value ${where(place, side.shape, form.at)}`;
      const sizes = [...batch.layout.sizes].map(([size, n]) => `${size} = ${n}`).join(', ');
      found.push({ ...source.place, message: `the formula of "${name}" cannot be evaluated: ${because} (${sizes})` });
      break;
    }
  }
  return found;
}

/** `at n = 1, t = 5`. */
function where(place: number, shape: readonly number[], at: readonly string[]): string {
  let rest = place;
  const indices = [...shape].reverse().map((length) => {
    const index = (rest % length) + 1;
    rest = Math.floor(rest / length);
    return index;
  });
  return `at ${indices
    .reverse()
    .map((index, k) => `${at[k]} = ${index}`)
    .join(', ')}; does an index run too far?`;
}
