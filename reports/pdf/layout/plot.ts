import type { Element } from '../dom';
import { textOf } from '../dom';
import { shown, stretches } from '../fonts/chain';
import { colourOf, type Style } from '../style';
import { newTag, type Tag } from '../tags';
import type { BoxInk, FigureInk, Flow, LineInk, TextInk } from './slab';

type FigurePart = FigureInk['inks'][number];

/** A plot, from the elements that `reports/plots/svg.ts` writes: as wide as it is, or as there is room. */
export function plotFlow(element: Element, style: Style, parent: Tag | null, room: number): Flow {
  const [, , wanted = 0, high = 0] = (element.attributes.viewBox ?? '').split(/\s+/).map(Number);
  if (!(wanted > 0) || !(high > 0)) return { slabs: [], after: 0 };
  const scale = Math.min(1, room / wanted);
  const inks = element.children.flatMap((child): FigurePart[] =>
    child.kind === 'element' ? partsOf(child, scale) : [],
  );
  const tag = parent && newTag('Figure', parent, { alt: element.attributes['aria-label'] ?? '' });
  const [width, height] = [wanted * scale, high * scale];
  const ink: FigureInk = { kind: 'figure', x: 0, y: 0, width, height, inks, tag };
  return { slabs: [{ space: style.above, height, baseline: null, inks: [ink], keep: false }], after: style.below };
}

function partsOf(element: Element, scale: number): FigurePart[] {
  const of = (name: string): number => Number(element.attributes[name] ?? 0) * scale;
  const colour = (name: string) => colourOf(element.attributes[name] ?? '#000000');
  switch (element.name) {
    case 'rect': {
      const box: BoxInk = { kind: 'box', x: of('x'), y: of('y'), width: of('width'), height: of('height'), fill: colour('fill') }; // prettier-ignore
      return [box];
    }
    case 'circle': {
      const radius = of('r');
      const box = { x: of('cx') - radius, y: of('cy') - radius, width: 2 * radius, height: 2 * radius };
      return [{ kind: 'box', ...box, radius, fill: colour('fill') }];
    }
    case 'line': {
      const dash = element.attributes['stroke-dasharray'] === undefined ? {} : { dash: of('stroke-dasharray') };
      const line: LineInk = { kind: 'line', x: of('x1'), y: of('y1'), toX: of('x2'), toY: of('y2'), line: of('stroke-width'), colour: colour('stroke'), ...dash }; // prettier-ignore
      return [line];
    }
    case 'text':
      return textParts(element, of('x'), of('y'), of('font-size'), colour('fill'));
    default:
      return [];
  }
}

function textParts(element: Element, x: number, y: number, size: number, colour: TextInk['colour']): TextInk[] {
  const typeface = element.attributes['font-weight'] === undefined ? 'regular' : 'semibold';
  const runs = stretches(shown(textOf(element)), typeface).map(({ face, text }) => ({
    face,
    run: face.run(text, false),
  }));
  const width = runs.reduce((sum, { run }) => sum + (run.width * size) / 1000, 0);
  const before = { start: 0, middle: 0.5, end: 1 }[element.attributes['text-anchor'] ?? 'start'] ?? 0;
  let at = x - before * width;
  return runs.map(({ face, run }) => {
    const ink: TextInk = { kind: 'text', x: at, y, face, glyphs: run.glyphs, width: (run.width * size) / 1000, size, colour, tag: null }; // prettier-ignore
    at += ink.width;
    return ink;
  });
}
