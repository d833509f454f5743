import { sizeOf } from './layout';
import type { Meaning } from './meaning';
import type { Random } from './numeric/random';
import { refuse } from './refusal';
import { sizeValue } from './size-formulas';

/** No vector integrated by quadrature is drawn longer than this where the file leaves its size open. */
const REAL_AT_MOST = 3;

/** Of fewer nodes most connected graphs are complete, and all other nodes are neighbours. */
const GRAPH_AT_LEAST = 4;

/** The longest that a formula of sizes may make an axis. */
const LONGEST = 4096;

/** Entries that an array may have in one world. */
const MOST_ENTRIES = 2 ** 20;

/** Draws of all sizes among which one is looked for that every formula of sizes can be evaluated for. */
const TRIES = 400;

/** What a draw of sizes is for. */
interface Drawn {
  /** Leaves it to chance whether sizes are equal. */
  readonly alike?: boolean;
  /** Sizes that are to be 1. */
  readonly flat?: ReadonlySet<string>;
}

/**
 * Draws one value for each size. Different names get different values wherever their ranges allow it: equal sizes
 * would hide transposed matrices.
 * @returns sizes by name, and formulas of sizes by how they are written
 */
export function drawSizes(meaning: Meaning, random: Random, how: Drawn = {}): Map<string, number> {
  let best: Map<string, number> | null = null;
  let most = -1;
  for (let i = 0; i < (meaning.sizeFormulas.size > 0 ? TRIES : 1); i++) {
    const sizes = drawNamed(meaning, random, how);
    const named = new Set(sizes.values());
    const derived = [...meaning.sizeFormulas].map(([text, { expr }]): [string, number] => [
      text,
      sizeValue(expr, (name) => sizes.get(name)),
    ]);
    const all = derived.map(([, n]) => n);
    if (!all.every((n) => Number.isInteger(n) && n >= 1 && n <= LONGEST)) continue;
    // An axis of one place, or as long as another, hides mistakes: good enough only where nothing better comes up.
    const good = all.filter((n) => n > 1).length + all.filter((n) => !named.has(n)).length;
    if (good <= most) continue;
    most = good;
    best = new Map([...sizes, ...derived]);
    if (how.alike || good === 2 * all.length) break;
  }
  if (best === null) return impossible(meaning);
  checkArrays(meaning, best);
  return best;
}

/** An array whose axes are formulas of sizes has its length known only now. */
function checkArrays(meaning: Meaning, sizes: ReadonlyMap<string, number>): void {
  for (const { name, form } of meaning.parameters.values()) {
    if (form.kind !== 'tensor' && form.kind !== 'entries') continue;
    const entries = form.axes.reduce((n: number, axis) => n * (sizeOf({ sizes }, axis) ?? 1), 1);
    if (entries > MOST_ENTRIES) refuse(`the array ${name} would have ${entries} entries: choose smaller sizes`);
  }
}

function impossible(meaning: Meaning): never {
  const formulas = [...meaning.sizeFormulas.keys()].map((text) => `"${text}"`).join(', ');
  return refuse(
    `no draw of the sizes makes ${formulas} a whole number from 1 to ${LONGEST}: give ranges that do under sizes, such as H: [5, 7]`,
  );
}

function drawNamed(meaning: Meaning, random: Random, { alike, flat }: Drawn): Map<string, number> {
  const real = new Set<string>();
  for (const { form } of meaning.variables.values())
    if (form.kind === 'real' && typeof form.size === 'string') real.add(form.size);
  const out = new Map<string, number>();
  const taken = new Set<number>();
  // The narrowest ranges choose first, so that a free one can step aside.
  const order = [...meaning.sizes].sort(([, a], [, b]) => a.most - a.least - (b.most - b.least));
  for (const name of flat ?? []) out.set(name, 1);
  for (const [name, range] of order) {
    if (flat?.has(name)) continue;
    const most = real.has(name) && range.least < range.most && range.most === 4 ? REAL_AT_MOST : range.most;
    const least =
      name === meaning.edges?.over ? Math.min(range.most, Math.max(range.least, GRAPH_AT_LEAST)) : range.least;
    const choices: number[] = [];
    for (let n = least; n <= most && choices.length < 64; n++) choices.push(n);
    const free = alike ? [] : choices.filter((n) => !taken.has(n));
    const from = free.length > 0 ? free : choices;
    const n = from[Math.floor(random() * from.length)]!;
    out.set(name, n);
    taken.add(n);
  }
  return out;
}
