import type { ScaleLinear } from 'd3-scale';
import type { Mark } from './plot';

const label = 7.5;

/** A horizontal axis: its line at height `y`, ticks and what they stand for below. */
export function axisBelow(
  x: ScaleLinear<number, number>,
  y: number,
  ticks: readonly number[],
  format: (value: number) => string,
): Mark[] {
  const [from, to] = x.range() as [number, number];
  return [
    { kind: 'line', x1: from, y1: y, x2: to, y2: y, stroke: 'ink', width: 0.8 },
    ...ticks.flatMap((tick): Mark[] => [
      { kind: 'line', x1: x(tick), y1: y, x2: x(tick), y2: y + 3, stroke: 'ink', width: 0.8 },
      { kind: 'text', x: x(tick), y: y + 12, text: format(tick), size: label, anchor: 'middle', fill: 'soft' },
    ]),
  ];
}

/** Horizontal grid lines with what they stand for on the left. */
export function gridLeft(y: ScaleLinear<number, number>, from: number, to: number, ticks: readonly number[]): Mark[] {
  return ticks.flatMap((tick): Mark[] => [
    { kind: 'line', x1: from, y1: y(tick), x2: to, y2: y(tick), stroke: 'rule', width: 0.5 },
    { kind: 'text', x: from - 5, y: y(tick) + 2.6, text: String(tick), size: label, anchor: 'end', fill: 'soft' },
  ]);
}

/** What an axis counts. */
export const caption = (text: string, x: number, y: number, anchor: 'start' | 'middle' | 'end'): Mark => ({
  kind: 'text',
  x,
  y,
  text,
  size: label,
  anchor,
  fill: 'soft',
});
