import type { Element } from '../dom';
import { colours, type Style } from '../style';
import type { BoxInk, Flow } from './slab';

/** A bar of shares, such as the points got and those that wait: the width of each is in its style. */
export function barFlow(element: Element, style: Style, width: number): Flow {
  const height = style.size > 9.2 ? 5.5 : 4.2;
  const radius = height / 2;
  const inks: BoxInk[] = [{ kind: 'box', x: 0, y: 0, width, height, fill: colours.track, radius }];
  let x = 0;
  for (const child of element.children) {
    if (child.kind !== 'element') continue;
    const share = Number(/width:\s*([\d.]+)%/.exec(child.attributes.style ?? '')?.[1] ?? 0) / 100;
    const length = Math.min(width - x, share * width);
    if (length <= 0) continue;
    const waits = !child.classes.includes('got');
    inks.push({
      kind: 'box',
      x,
      y: 0,
      width: length,
      height,
      radius: Math.min(radius, length / 2),
      fill: waits ? colours.openSign : colours.good,
      ...(waits ? { stripes: colours.amber } : {}),
    });
    x += length;
  }
  const slab = { space: 0, height, baseline: height + style.size * 0.357 - height / 2, inks, keep: false };
  return { slabs: [{ ...slab, space: style.above }], after: style.below };
}
