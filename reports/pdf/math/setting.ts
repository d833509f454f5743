import type { LiteElement, LiteNode } from '@mathjax/src/js/adaptors/lite/Element.js';
import { glyphOf, type Glyph } from './glyph';

/** A formula ready to be drawn, in thousandths of an em: x from its left end, y upwards from its baseline. */
export interface Setting {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  /** Whether it was broken into lines. */
  readonly broken: boolean;
  readonly shapes: readonly Shape[];
}

export type Shape =
  | {
      readonly kind: 'glyph';
      readonly glyph: Glyph;
      readonly x: number;
      readonly y: number;
      readonly scaleX: number;
      readonly scaleY: number;
      /** Only what lies in here is drawn. */
      readonly clip?: Box;
    }
  | ({ readonly kind: 'rule' } & Box)
  /** An empty frame; its lines are `line` thick. */
  | ({ readonly kind: 'frame'; readonly line: number } & Box)
  /** Letters that the mathematics font lacks. */
  | { readonly kind: 'text'; readonly text: string; readonly x: number; readonly y: number; readonly size: number };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** x' = x0 + sx·x, y' = y0 + sy·y. */
interface Map2 {
  readonly x: number;
  readonly y: number;
  readonly sx: number;
  readonly sy: number;
}

/** A formula that would take more signs or more room than any page has. */
export class TooMuch extends Error {}

const maxShapes = 4_000;
/** Ems by which something may stand out of a formula's own box. */
const maxOutside = 3_000;
const maxExtent = 100_000;

/** Reduces the SVG of one formula to what is drawn. */
export function settingOf(svg: LiteElement): Setting {
  const [, top, width, total] = numbers(svg.attributes.viewBox);
  if (top === undefined || width === undefined || total === undefined) throw new Error('it has no size of its own');
  const height = -top;
  const depth = total - height;
  if (width > maxExtent || total > maxExtent) throw new TooMuch('it is larger than any page');
  const shapes: Shape[] = [];
  let broken = false;
  const visit = (node: LiteNode, map: Map2, clip: Box | undefined): void => {
    if (!('attributes' in node)) return;
    broken ||= 'data-mjx-linebox' in node.attributes;
    const at = then(map, transformOf(node.attributes.transform));
    if (node.kind === 'svg') visitNested(node, at);
    else if (node.kind === 'g') for (const child of node.children) visit(child, at, clip);
    else {
      const shape = shapeOf(node, at, clip);
      if (!shape) return;
      if (shapes.push(shape) > maxShapes) throw new TooMuch('it has too many signs');
      const right = shape.x + ('width' in shape ? shape.width : 0);
      if (
        !(shape.x > -maxOutside && right < width + maxOutside) ||
        !(shape.y > -depth - maxOutside && shape.y < height + maxOutside)
      )
        throw new TooMuch('it draws outside its own place');
    }
  };
  /** An extensible bar: a stretched piece cut to length. */
  const visitNested = (node: LiteElement, map: Map2): void => {
    const [vx = 0, vy = 0] = numbers(node.attributes.viewBox);
    const { x, y, width: w, height: h } = boxOf(node);
    const at = then(map, { x: x - vx, y: y - vy, sx: 1, sy: 1 });
    for (const child of node.children) visit(child, at, mapped({ x, y, width: w, height: h }, map));
  };
  // The outermost group turns y upwards; shapes are wanted that way, so its own transform is left out.
  const [outer] = svg.children;
  if (outer && 'attributes' in outer)
    for (const child of outer.children) visit(child, { x: 0, y: 0, sx: 1, sy: 1 }, undefined);
  return { width, height, depth, broken, shapes };
}

function shapeOf(node: LiteElement, at: Map2, clip: Box | undefined): Shape | null {
  const { attributes } = node;
  switch (node.kind) {
    case 'path': {
      const glyph = glyphOf(String(attributes.d ?? ''), signOf(attributes['data-c']));
      return (
        glyph && { kind: 'glyph', glyph, x: at.x, y: at.y, scaleX: at.sx, scaleY: at.sy, ...(clip ? { clip } : {}) }
      );
    }
    case 'rect': {
      const box = mapped(boxOf(node), at);
      const line = Number(attributes['stroke-width'] ?? 0) * Math.abs(at.sy);
      return attributes.fill === 'none' ? { kind: 'frame', line, ...box } : { kind: 'rule', ...box };
    }
    case 'line': {
      const [x1, y1, x2, y2] = ['x1', 'y1', 'x2', 'y2'].map((name) => Number(attributes[name] ?? 0)) as Four;
      const half = 30;
      return {
        kind: 'rule',
        ...mapped({ x: x1 - half, y: y1 - half, width: x2 - x1 + 2 * half, height: y2 - y1 + 2 * half }, at),
      };
    }
    case 'text': {
      const size = parseFloat(String(attributes['font-size'] ?? '1000')) * Math.abs(at.sx);
      const text = node.children.map((child) => ('value' in child ? String(child.value) : '')).join('');
      return { kind: 'text', text, x: at.x, y: at.y, size };
    }
    default:
      throw new Error(`a <${node.kind}> cannot be drawn`);
  }
}

type Four = [number, number, number, number];

const numbers = (list: unknown): number[] =>
  typeof list === 'string' ? list.trim().split(/[\s,]+/).map(Number) : []; // prettier-ignore

function boxOf({ attributes }: LiteElement): Box {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(attributes[name] ?? 0)) as Four;
  return { x, y, width, height };
}

/** `translate(x, y)` and `scale(s)` or `scale(sx, sy)`, from the outside inwards. */
function transformOf(transform: unknown): Map2 {
  let map: Map2 = { x: 0, y: 0, sx: 1, sy: 1 };
  if (typeof transform !== 'string') return map;
  for (const [, name, list] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [a = 0, b] = numbers(list);
    if (name === 'translate') map = then(map, { x: a, y: b ?? 0, sx: 1, sy: 1 });
    else if (name === 'scale') map = then(map, { x: 0, y: 0, sx: a, sy: b ?? a });
    else throw new Error(`a transform ${name} cannot be drawn`);
  }
  return map;
}

const then = (outer: Map2, inner: Map2): Map2 => ({
  x: outer.x + outer.sx * inner.x,
  y: outer.y + outer.sy * inner.y,
  sx: outer.sx * inner.sx,
  sy: outer.sy * inner.sy,
});

function mapped({ x, y, width, height }: Box, { x: x0, y: y0, sx, sy }: Map2): Box {
  const [x1, x2] = [x0 + sx * x, x0 + sx * (x + width)];
  const [y1, y2] = [y0 + sy * y, y0 + sy * (y + height)];
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

/** What a glyph stands for, from MathJax's code point in hexadecimal. */
function signOf(code: unknown): string {
  const point = parseInt(String(code ?? ''), 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
}
