/** A picture as data: what it shows is drawn alike as SVG in a page and with the operators of a PDF. */
export interface Plot {
  /** In points of the PDF. */
  readonly width: number;
  readonly height: number;
  /** Drawn in this order. */
  readonly marks: readonly Mark[];
  /** What it shows, in words, for those who do not see it. */
  readonly alt: string;
}

/** Positions from the left and top; a text stands on its baseline. */
export type Mark =
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly fill: Paint;
    }
  | {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly stroke: Paint;
      readonly width: number;
      /** Length of dashes and of the gaps between them. */
      readonly dash?: number;
    }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: Paint }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly anchor: Anchor;
      readonly fill: Paint;
      readonly bold?: boolean;
    };

export type Anchor = 'start' | 'middle' | 'end';

/** Colours, told apart in black and white by how dark they are. */
export const paints = { ink: '#1d2330', soft: '#5b6474', rule: '#d5dae3', band: '#d3dbea', bar: '#8ea4cf' } as const;
export type Paint = keyof typeof paints;
