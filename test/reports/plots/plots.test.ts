import fc from 'fast-check';
import { readBody, type Element } from '../../../reports/pdf/dom';
import { plotFlow } from '../../../reports/pdf/layout/plot';
import type { FigureInk } from '../../../reports/pdf/layout/slab';
import { rootStyle } from '../../../reports/pdf/style';
import { histogram } from '../../../reports/plots/histogram';
import type { Plot } from '../../../reports/plots/plot';
import { referencePlot, type Reference } from '../../../reports/plots/reference';
import { svg } from '../../../reports/plots/svg';
import { en } from '../../../reports/texts/en';

const c = en.ofClass;
const words = { percent: c.percent, across: c.shareOfPoints, up: c.students, median: c.median, alt: c.histogram };
const value = (x: number): string => c.decimal(x, 2);
const reference = (r: Reference): Plot => referencePlot(r, { value, claim: c.claimed, alt: c.reference });

/** What the PDF draws for a plot. */
function inksOf(plot: Plot, room = 1000): FigureInk {
  const [element] = readBody(`<html><body>${svg(plot)}</body></html>`).children as [Element];
  const [slab] = plotFlow(element, rootStyle, null, room).slabs;
  return slab!.inks[0] as FigureInk;
}

const share = fc.integer({ min: 0, max: 100 }).map((n) => n / 100);

test('bars are as high as students are many, and none is lost, not even at the ends', () =>
  fc.assert(
    fc.property(fc.array(share, { minLength: 1 }), share, (shares, median) => {
      const { marks, height, width } = histogram(shares, median, words);
      const bars = marks.filter((mark) => mark.kind === 'rect');
      const counts = marks.flatMap((m) => (m.kind === 'text' && m.bold ? [Number(m.text)] : []));
      expect(counts.reduce((sum, n) => sum + n, 0)).toBe(shares.length);
      const unit = bars[0]!.height / counts[0]!;
      bars.forEach((bar, i) => expect(bar.height).toBeCloseTo(unit * counts[i]!, 6));
      for (const bar of bars) {
        expect(bar.x).toBeGreaterThan(0);
        expect(bar.x + bar.width).toBeLessThan(width);
        expect(bar.y).toBeGreaterThan(0);
        expect(bar.y + bar.height).toBeLessThan(height);
      }
    }),
  ));

test('the histogram in words', () =>
  expect(histogram([0, 0.05, 0.1, 1], 0.075, words).alt).toBe(
    'Histogram of the scores of 4 students: 2 students from 0 % to 10 %, 1 student from 10 % to 20 %, 1 student from 90 % to 100 %.',
  ));

test('a claim is marked inside or outside the interval, where it is', () => {
  const place = (claim: number): { at: number; band: readonly [number, number] } => {
    const { marks } = reference({ runs: [0.93, 0.94, 0.95, 0.95, 0.96], interval: [0.92, 0.97], claim });
    const band = marks.find((m) => m.kind === 'rect')!;
    const line = marks.find((m) => m.kind === 'line' && m.stroke === 'ink' && m.width > 1)!;
    return {
      at: line.kind === 'line' ? line.x1 : NaN,
      band: band.kind === 'rect' ? [band.x, band.x + band.width] : [NaN, NaN],
    };
  };
  const inside = place(0.945);
  expect(inside.at).toBeGreaterThan(inside.band[0]);
  expect(inside.at).toBeLessThan(inside.band[1]);
  const above = place(0.99);
  expect(above.at).toBeGreaterThan(above.band[1]);
  const below = place(0.5);
  expect(below.at).toBeLessThan(below.band[0]);
});

test('every run has its dot, all within the picture', () =>
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }), fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 })), (runs, claim) => {
      const plot = reference({ runs, interval: null, claim });
      const dots = plot.marks.filter((mark) => mark.kind === 'circle' && mark.fill === 'soft');
      expect(dots).toHaveLength(runs.length);
      for (const mark of plot.marks)
        if (mark.kind === 'circle') {
          expect(mark.x).toBeGreaterThanOrEqual(0);
          expect(mark.x).toBeLessThanOrEqual(plot.width);
          expect(mark.y).toBeLessThanOrEqual(plot.height);
          expect(mark.y).toBeGreaterThanOrEqual(0);
        }
    }),
  )); // prettier-ignore

test('the reference in words', () => {
  expect(reference({ runs: [0.93, 0.96, 0.95], interval: [0.92, 0.97], claim: 0.99 }).alt).toBe(
    '3 reference runs between 0.93 and 0.96. A further run is expected between 0.92 and 0.97. Claimed: 0.99.',
  );
  expect(reference({ runs: [], interval: null, claim: null }).alt).toBe('No reference runs.');
});

test('the PDF draws what the page shows: each mark in its place', () => {
  for (const plot of [
    histogram([0.1, 0.5, 0.52, 0.9], 0.51, words),
    reference({ runs: [1, 2, 2, 3], interval: [0.5, 3.5], claim: 4 }),
  ]) {
    const { inks, width } = inksOf(plot);
    expect(width).toBe(plot.width);
    expect(inks).toHaveLength(plot.marks.length);
    plot.marks.forEach((mark, i) => {
      const ink = inks[i]!;
      switch (mark.kind) {
        case 'rect':
          expect(ink).toMatchObject({ kind: 'box' });
          expect([ink.x, ink.y]).toEqual([expect.closeTo(mark.x, 1), expect.closeTo(mark.y, 1)]);
          break;
        case 'circle':
          expect(ink).toMatchObject({ kind: 'box' });
          expect(ink.x + mark.radius).toBeCloseTo(mark.x, 1);
          break;
        case 'line':
          expect(ink).toMatchObject({ kind: 'line' });
          expect([ink.x, ink.y]).toEqual([expect.closeTo(mark.x1, 1), expect.closeTo(mark.y1, 1)]);
          break;
        case 'text': {
          const length = ink.kind === 'text' ? ink.width : NaN;
          expect(ink.x + { start: 0, middle: 0.5, end: 1 }[mark.anchor] * length).toBeCloseTo(mark.x, 1);
          break;
        }
      }
    });
    const half = inksOf(plot, plot.width / 2);
    half.inks.forEach((ink, i) => expect(ink.y).toBeCloseTo(inks[i]!.y / 2, 6));
  }
});

test('texts are never markup', () =>
  expect(svg({ width: 9, height: 9, alt: '"><script>', marks: [{ kind: 'text', x: 0, y: 0, text: '<b>&', size: 8, anchor: 'start', fill: 'ink' }] })).not.toMatch(/<script>|<b>/)); // prettier-ignore
