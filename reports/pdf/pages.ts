import { heightOf, type Ink, type Slab } from './layout/slab';

/** A4, in points. */
export const paper = { width: 595.28, height: 841.89, left: 58, right: 58, top: 56, bottom: 62 } as const;
export const textWidth = paper.width - paper.left - paper.right;
const textHeight = paper.height - paper.top - paper.bottom;

/** Points by which what goes on from another page stands out of the text at its top. */
const overhang = 5;

/** What one page shows; x from its left edge, y downwards from its top edge. */
export type Page = readonly Ink[];

/** Above the last of a document there may be as little as this share of its space: a page of its own would be a waste. */
const leastSpace = 0.4;

/** Slabs on pages, in order: a page ends before what does not fit, and never between slabs that stay together. */
export function paginate(slabs: readonly Slab[]): Page[] {
  const pages: Ink[][] = [];
  let used = Infinity;
  const turn = (): void => {
    pages.push([]);
    used = 0;
  };
  const put = (slab: Slab): void => {
    const starts = used === 0;
    const space = starts ? 0 : slab.space;
    const top = paper.top + used + space;
    for (const ink of slab.inks) pages.at(-1)!.push(onPage(ink, top, starts));
    used += space + slab.height;
  };
  const groups = groupsOf(slabs);
  groups.forEach((group, i) => {
    const whole = heightOf(group);
    if (i === groups.length - 1) group[0] = closer(group[0]!, textHeight - used - whole);
    const [first] = group as [Slab];
    if (used + first.space + whole > textHeight && used > 0) turn();
    for (const slab of group) {
      if (used > 0 && used + slab.space + slab.height > textHeight) turn();
      if (used === 0) for (const head of slab.head ?? []) put(head);
      put(slab);
    }
  });
  return pages.length === 0 ? [[]] : pages;
}

/** A slab with as much space before it as there is, if that is enough. */
const closer = (slab: Slab, room: number): Slab =>
  room < slab.space && room >= leastSpace * slab.space ? { ...slab, space: room } : slab;

/** Slabs that stay together; more than a page holds are let go one by one. */
function groupsOf(slabs: readonly Slab[]): Slab[][] {
  const groups: Slab[][] = [];
  let together = false;
  for (const slab of slabs) {
    const last = groups.at(-1);
    if (together && last && heightOf(last) + slab.space + slab.height <= textHeight) last.push(slab);
    else groups.push([slab]);
    together = slab.keep;
  }
  return groups;
}

function onPage(ink: Ink, top: number, starts: boolean): Ink {
  const x = ink.x + paper.left;
  // A background reaches over the space above its slab; at the top of a page there is but a little of it.
  if (starts && ink.kind === 'box' && ink.y < -overhang) {
    const cut = -overhang - ink.y;
    return { ...ink, x, y: top - overhang, height: ink.height - cut };
  }
  return { ...ink, x, y: ink.y + top };
}
