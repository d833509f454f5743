import type { Style } from '../style';
import { moved, type BoxInk, type Slab } from './slab';

/** The slabs of a box with its padding, background and lines; `width` is that of the whole box. */
export function decorated(content: readonly Slab[], style: Style, width: number): Slab[] {
  const [top, , bottom, left] = style.padding;
  const last = content.length - 1;
  return content.map((slab, i) => {
    const lowered = i === 0 ? top : 0;
    const height = slab.height + lowered + (i === last ? bottom : 0);
    const inner = moved(slab, left, lowered);
    const from = i === 0 ? 0 : -slab.space;
    const span = height - from;
    const behind: BoxInk[] = [];
    const box = (x: number, y: number, w: number, h: number, fill: BoxInk['fill']): void => {
      behind.push({ kind: 'box', x, y, width: w, height: h, fill });
    };
    const { fill, edge, ruleAbove, ruleBelow, border } = style;
    if (fill && !style.chip) {
      if (style.radius > 0 && content.length === 1)
        behind.push({ kind: 'box', x: 0, y: 0, width, height, fill, radius: style.radius });
      else box(0, from, width, span, fill);
    }
    if (edge) box(0, from, edge.width, span, edge.colour);
    if (border) {
      box(0, from, border.width, span, border.colour);
      box(width - border.width, from, border.width, span, border.colour);
      if (i === 0) box(0, 0, width, border.width, border.colour);
      if (i === last) box(0, height - border.width, width, border.width, border.colour);
    }
    if (ruleAbove && i === 0) box(0, 0, width, ruleAbove.width, ruleAbove.colour);
    if (ruleBelow && i === last) box(0, height - ruleBelow.width, width, ruleBelow.width, ruleBelow.colour);
    // A little more room, so that what comes next does not blur the line below.
    const taken = border && i === last ? height + 0.6 : height;
    return behind.length === 0 ? { ...inner, height } : { ...inner, height: taken, inks: [...behind, ...inner.inks] };
  });
}
