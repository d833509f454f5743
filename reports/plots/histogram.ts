import { bin } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { axisBelow, caption, gridLeft } from './axis';
import type { Mark, Plot } from './plot';

const width = 470;
const height = 178;
const left = 30;
const right = width - 14;
const top = 26;
const bottom = 146;

/** Bars of a tenth each. */
const steps = 10;

export interface HistogramWords {
  readonly percent: (value: number) => string;
  readonly across: string;
  readonly up: string;
  readonly median: (value: string) => string;
  readonly alt: (total: number, bars: readonly { from: string; to: string; count: number }[]) => string;
}

/** How many of `shares` (from 0 to 1) lie in each tenth, with their median marked. */
export function histogram(shares: readonly number[], median: number, words: HistogramWords): Plot {
  const thresholds = Array.from({ length: steps - 1 }, (_, i) => (i + 1) / steps);
  const bars = bin().domain([0, 1]).thresholds(thresholds)([...shares]);
  const x = scaleLinear([0, 1], [left, right]);
  const most = Math.max(1, ...bars.map((bar) => bar.length));
  const y = scaleLinear([0, most], [bottom, top]).nice(4);
  const tens = x.ticks(steps);
  const marks: Mark[] = [
    ...gridLeft(
      y,
      left,
      right,
      y.ticks(4).filter((tick) => Number.isInteger(tick)),
    ),
    ...bars.flatMap((bar): Mark[] => {
      const [x0, x1] = [x(bar.x0!) + 1.5, x(bar.x1!) - 1.5];
      if (bar.length === 0) return [];
      return [
        { kind: 'rect', x: x0, y: y(bar.length), width: x1 - x0, height: bottom - y(bar.length), fill: 'bar' },
        { kind: 'text', x: beside((x0 + x1) / 2, x(median)), y: y(bar.length) - 3.5, text: String(bar.length), size: 8, anchor: 'middle', fill: 'ink', bold: true }, // prettier-ignore
      ];
    }),
    ...axisBelow(x, bottom, tens, words.percent),
    { kind: 'line', x1: x(median), y1: 12, x2: x(median), y2: bottom, stroke: 'ink', width: 1.1, dash: 3 },
    {
      kind: 'text',
      x: x(median) + (median > 0.75 ? -4 : 4),
      y: 12,
      text: words.median(words.percent(median)),
      size: 8,
      anchor: median > 0.75 ? 'end' : 'start',
      fill: 'ink',
    },
    caption(words.across, (left + width) / 2, height - 6, 'middle'),
    caption(words.up, 0, 8, 'start'),
  ];
  const told = bars.map((bar) => ({ from: words.percent(bar.x0!), to: words.percent(bar.x1!), count: bar.length }));
  return { width, height, marks, alt: words.alt(shares.length, told) };
}

/** A place for a number near `at` where the line at `line` does not cross it. */
const beside = (at: number, line: number): number => (Math.abs(at - line) > 9 ? at : at < line ? line - 10 : line + 10);
