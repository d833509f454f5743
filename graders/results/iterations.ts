/** What the points of a curve are counted in. */
export type Counted = 'epochs' | 'iterations';

/** `Step 500`, `[iter 100]`, `iteration: 3` at the beginning of a line. */
export const ITERATION =
  /^[\s[(>#*|{"'-]*(?:global[ _])?(?:iter(?:ation)?s?|it|steps?|batch(?:es)?|updates?)\b["']?\s*[:=#]?\s*\[?\(?\s*(\d+)/i;
/** The head of a column that counts them. */
export const OF_ITERATIONS = /^(?:global[ _])?(?:iter(?:ation)?s?|steps?|batch(?:es)?|updates?)$/i;

/** Fewer are settings, such as the steps of a chain. */
const FEWEST = 100;

/** Whether numbers count the iterations of a training: they rise, beyond what a setting would be. */
export const countIterations = (counts: readonly number[]): boolean =>
  counts.length > 2 && counts.at(-1)! >= FEWEST && counts.every((n, i) => i === 0 || n >= counts[i - 1]!);

const BATCH =
  /\bbatch(?:es)?[ _-]?(?:size)?\s*(?:of|=|:|is|was)?\s*(\d+)\b|\b(\d+)\s+(?:examples|samples|images|pairs|pictures) (?:per|a|in each) batch\b/i;
const EXAMPLES =
  /(?<![\d.,])(\d+|\d{1,3}(?:[, ]\d{3})+)\s+(?:train(?:ing)? )?(?:examples|samples|images|pictures|digits|pairs|reviews|cases)\b/gi;

/** How many epochs so many iterations are, where a text tells the size of a batch and of the data; else null. */
export function epochsOf(iterations: number, text: string): number | null {
  const batch = BATCH.exec(text);
  if (!batch) return null;
  const size = Number(batch[1] ?? batch[2]);
  const all = [...text.matchAll(EXAMPLES)].map((m) => Number(m[1]!.replace(/[, ]/g, ''))).filter((n) => n > size);
  const most = Math.max(0, ...all);
  return most > 0 && size > 0 ? (iterations * size) / most : null;
}
