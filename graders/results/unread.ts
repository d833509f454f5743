import type { Claimed } from './claimed';
import { confusionOf, shareRight } from './confusion';
import type { Grid } from './grids';
import { undividedIn } from './pairs';

/** How many values a reason lists. */
const MOST = 4;

/** Why numbers that an answer shows were not taken for figures. */
export function reasonsFor(grids: readonly Grid[], claimed: readonly Claimed[]): string[] {
  const reasons: string[] = [];
  const [pair] = grids.flatMap((grid) => undividedIn(grid));
  if (pair)
    reasons.push(
      `Two values stand in one cell (${pair.text}), and nothing says which is which, as "train / test" in the head of the table would.`,
    );
  const parts = claimed.filter((c) => c.scope === 'part');
  if (parts.length > 0 && parts.length === claimed.filter((c) => c.scope !== 'elsewhere').length) {
    const written = [...new Set(parts.map((c) => c.stated.written))].slice(0, MOST);
    reasons.push(
      `Only values of single classes, or of single runs, are stated (${written.join(', ')}), and not of all together.`,
    );
  }
  const table = grids.map((grid) => confusionOf(grid)).find((found) => found !== null);
  const right = table ? shareRight(table) : null;
  if (right !== null)
    reasons.push(
      `By the table of true and predicted classes ${(100 * right).toFixed(1)} % are right; that was not taken for a statement.`,
    );
  return reasons;
}
