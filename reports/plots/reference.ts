import { extent } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { axisBelow } from './axis';
import type { Mark, Plot } from './plot';

const width = 380;
const left = 10;
const right = width - 10;
/** Radius of the dot of one run. */
const dot = 2.6;
/** At most so many dots stand on each other; more lie over each other. */
const highest = 8;

/** Results of reference runs, one a seed, with the interval that they predict and what a student claims. */
export interface Reference {
  readonly runs: readonly number[];
  readonly interval: readonly [number, number] | null;
  readonly claim: number | null;
}

export interface ReferenceWords {
  readonly value: (value: number) => string;
  readonly claim: (value: string) => string;
  readonly alt: (
    runs: number,
    range: readonly [string, string] | null,
    interval: readonly [string, string] | null,
    claim: string | null,
  ) => string;
}

/** Dots for the runs, a band for the interval, a line with a head for the claim: the claim is seen to lie in or out. */
export function referencePlot({ runs, interval, claim }: Reference, words: ReferenceWords): Plot {
  const all = [...runs, ...(interval ?? []), ...(claim === null ? [] : [claim])].filter(Number.isFinite);
  const [low = 0, high = 1] = extent(all);
  const air = high > low ? 0.06 * (high - low) : Math.max(Math.abs(low), 1e-6) * 0.1;
  const x = scaleLinear([low - air, high + air], [left, right]).nice(6);
  const stacks = stacked(runs.filter(Number.isFinite).map((run) => x(run)));
  const rows = Math.max(1, ...stacks.map(({ row }) => row + 1));
  const top = 18;
  const base = top + 8 + rows * 2 * dot;
  const ends = interval?.map((end) => x(end));
  const marks: Mark[] = [];
  if (ends) {
    const [from = 0, to = 0] = ends;
    marks.push({ kind: 'rect', x: from, y: top, width: Math.max(0.8, to - from), height: base - top, fill: 'band' });
    for (const end of [from, to])
      marks.push({ kind: 'line', x1: end, y1: top, x2: end, y2: base, stroke: 'soft', width: 0.8 });
  }
  for (const { at, row } of stacks)
    marks.push({ kind: 'circle', x: at, y: base - 2 - dot - row * 2 * dot, radius: dot - 0.3, fill: 'soft' });
  marks.push(...axisBelow(x, base, x.ticks(6), words.value));
  if (claim !== null && Number.isFinite(claim)) {
    const at = x(claim);
    const anchor = at < 60 ? 'start' : at > width - 60 ? 'end' : 'middle';
    marks.push(
      { kind: 'line', x1: at, y1: top - 4, x2: at, y2: base, stroke: 'ink', width: 1.6 },
      { kind: 'circle', x: at, y: top - 4, radius: 2.6, fill: 'ink' },
      { kind: 'text', x: at, y: 9, text: words.claim(words.value(claim)), size: 8, anchor, fill: 'ink', bold: true },
    );
  }
  const range = extent(runs.filter(Number.isFinite));
  const pair = ([a, b]: readonly [number, number]): readonly [string, string] => [words.value(a), words.value(b)];
  const alt = words.alt(
    runs.length,
    range[0] === undefined ? null : pair(range as [number, number]),
    interval && pair(interval),
    claim === null ? null : words.value(claim),
  );
  return { width, height: base + 18, marks, alt };
}

/** Dots that would touch stand on each other; the order of the runs does not matter. */
function stacked(places: readonly number[]): { at: number; row: number }[] {
  const ends: number[] = [];
  return [...places]
    .sort((a, b) => a - b)
    .map((at) => {
      const free = ends.findIndex((end) => end <= at - 2 * dot);
      const row = free === -1 ? Math.min(ends.length, highest - 1) : free;
      ends[row] = at;
      return { at, row };
    });
}
