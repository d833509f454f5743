import type { Face, PlacedGlyph } from '../fonts/face';
import type { Setting } from '../math/setting';
import type { Tag } from '../tags';

/** Red, green and blue from 0 to 1. */
export type Colour = readonly [number, number, number];

interface Placed {
  /** From the left and top of the slab, in points; y downwards. For letters and formulas, of the baseline. */
  readonly x: number;
  readonly y: number;
}

/** Something to draw. */
export type Ink = TextInk | FormulaInk | BoxInk | FigureInk | AnchorInk | HoldInk;

export interface TextInk extends Placed {
  readonly kind: 'text';
  readonly face: Face;
  readonly glyphs: readonly PlacedGlyph[];
  readonly width: number;
  readonly size: number;
  readonly colour: Colour;
  readonly tag: Tag | null;
  /** Anchor that a click goes to. */
  readonly link?: string;
}

export interface FormulaInk extends Placed {
  readonly kind: 'formula';
  readonly setting: Setting;
  readonly latex: string;
  /** Points of its em. */
  readonly size: number;
  readonly colour: Colour;
  /** Colour of frames: what is boxed is to be seen. */
  readonly frame: Colour;
  readonly tag: Tag | null;
}

/** Background, border, bar: decoration that nothing reads aloud. */
export interface BoxInk extends Placed {
  readonly kind: 'box';
  readonly width: number;
  readonly height: number;
  readonly fill?: Colour;
  readonly stroke?: Colour;
  readonly line?: number;
  readonly dash?: number;
  readonly radius?: number;
  /** Filled with slanted stripes of this colour. */
  readonly stripes?: Colour;
}

/** A picture: read aloud as one thing, by the words of its tag. */
export interface FigureInk extends Placed {
  readonly kind: 'figure';
  readonly width: number;
  readonly height: number;
  /** From the left and top of the figure. */
  readonly inks: readonly (BoxInk | TextInk | LineInk)[];
  readonly tag: Tag | null;
}

/** A straight line in a figure. */
export interface LineInk extends Placed {
  readonly kind: 'line';
  readonly toX: number;
  readonly toY: number;
  readonly line: number;
  readonly colour: Colour;
  readonly dash?: number;
}

/** A place that links and bookmarks go to. */
export interface AnchorInk extends Placed {
  readonly kind: 'anchor';
  readonly id: string;
  /** Title of its bookmark. */
  readonly title: string;
}

/** Nothing to see, but a place in the structure: an empty cell. */
export interface HoldInk extends Placed {
  readonly kind: 'hold';
  readonly tag: Tag;
}

/** A horizontal slice of the report that no page break divides. */
export interface Slab {
  /** Empty space above; dropped at the top of a page. */
  readonly space: number;
  readonly height: number;
  /** From its top to its first baseline. */
  readonly baseline: number | null;
  readonly inks: readonly Ink[];
  /** No page break between this slab and the next, if it can be helped. */
  readonly keep: boolean;
  /** What is drawn again above it where it starts a page: the head of its table. */
  readonly head?: readonly Slab[];
}

/** Slabs from top to bottom, and the space that is wanted below them. */
export interface Flow {
  readonly slabs: readonly Slab[];
  readonly after: number;
}

export const emptyFlow: Flow = { slabs: [], after: 0 };

/** The slab with its inks moved; its height stays. */
export const moved = (slab: Slab, dx: number, dy: number): Slab => ({
  ...slab,
  baseline: slab.baseline === null ? null : slab.baseline + dy,
  inks: slab.inks.map((ink) => ({ ...ink, x: ink.x + dx, y: ink.y + dy })),
  ...(slab.head ? { head: slab.head.map((head) => moved(head, dx, 0)) } : {}),
});

export const indented = ({ slabs, after }: Flow, dx: number): Flow =>
  dx === 0 ? { slabs, after } : { slabs: slabs.map((slab) => moved(slab, dx, 0)), after };

/** Height of slabs below each other, without the space above the first. */
export const heightOf = (slabs: readonly Slab[]): number =>
  slabs.reduce((sum, slab, i) => sum + slab.height + (i === 0 ? 0 : slab.space), 0);

/** Slabs as one that no page break divides. */
export function fused(slabs: readonly Slab[]): Slab | null {
  const [first] = slabs;
  if (!first) return null;
  let top = 0;
  const inks: Ink[] = [];
  slabs.forEach((slab, i) => {
    if (i > 0) top += slab.space;
    inks.push(...moved(slab, 0, top).inks);
    top += slab.height;
  });
  return { space: first.space, height: top, baseline: first.baseline, inks, keep: slabs.at(-1)!.keep };
}

/** Where the inks of slabs end on the right. */
export function rightOf(slabs: readonly Slab[]): number {
  let right = 0;
  for (const { inks } of slabs) for (const ink of inks) right = Math.max(right, ink.x + widthOf(ink));
  return right;
}

function widthOf(ink: Ink): number {
  switch (ink.kind) {
    case 'text':
    case 'box':
    case 'figure':
      return ink.width;
    case 'formula':
      return (ink.setting.width * ink.size) / 1000;
    case 'anchor':
    case 'hold':
      return 0;
  }
}
