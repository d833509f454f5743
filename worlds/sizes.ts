import type { Meaning } from './meaning';
import type { Random } from './numeric/random';

/** No vector integrated by quadrature is drawn longer than this where the file leaves its size open. */
const REAL_AT_MOST = 3;

/**
 * Draws one value for each size. Different names get different values wherever their ranges allow it: equal sizes
 * would hide transposed matrices.
 * @param flat sizes that are to be 1
 */
export function drawSizes(
  meaning: Meaning,
  random: Random,
  flat: ReadonlySet<string> = new Set(),
): Map<string, number> {
  const real = new Set<string>();
  for (const { form } of meaning.variables.values())
    if (form.kind === 'real' && typeof form.size === 'string') real.add(form.size);
  const out = new Map<string, number>();
  const taken = new Set<number>();
  // The narrowest ranges choose first, so that a free one can step aside.
  const order = [...meaning.sizes].sort(([, a], [, b]) => a.most - a.least - (b.most - b.least));
  for (const name of flat) out.set(name, 1);
  for (const [name, range] of order) {
    if (flat.has(name)) continue;
    const most = real.has(name) && range.least < range.most && range.most === 4 ? REAL_AT_MOST : range.most;
    const choices: number[] = [];
    for (let n = range.least; n <= most && choices.length < 64; n++) choices.push(n);
    const free = choices.filter((n) => !taken.has(n));
    const from = free.length > 0 ? free : choices;
    const n = from[Math.floor(random() * from.length)]!;
    out.set(name, n);
    taken.add(n);
  }
  return out;
}
