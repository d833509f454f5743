import { heightOf, type Ink, type Slab } from './layout/slab';

/** A4, in points. */
export const paper = { width: 595.28, height: 841.89, left: 58, right: 58, top: 56, bottom: 62 } as const;
export const textWidth = paper.width - paper.left - paper.right;
const textHeight = paper.height - paper.top - paper.bottom;

/** What one page shows; x from its left edge, y downwards from its top edge. */
export type Page = readonly Ink[];

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
  for (const group of groupsOf(slabs)) {
    const [first] = group as [Slab];
    const whole = heightOf(group);
    if (used + first.space + whole > textHeight && used > 0) turn();
    for (const slab of group) {
      if (used > 0 && used + slab.space + slab.height > textHeight) turn();
      if (used === 0) for (const head of slab.head ?? []) put(head);
      put(slab);
    }
  }
  return pages.length === 0 ? [[]] : pages;
}

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
  // A background reaches over the space above its slab; at the top of a page there is none.
  if (starts && ink.kind === 'box' && ink.y < 0) return { ...ink, x, y: top, height: ink.height + ink.y };
  return { ...ink, x, y: ink.y + top };
}
