import type { Face } from '../fonts/face';
import { hexCode } from '../fonts/embed';
import type { BoxInk, Colour, FigureInk, FormulaInk, LineInk, TextInk } from '../layout/slab';
import { paper } from '../pages';
import type { Glyph } from '../math/glyph';
import { shown, stretches } from '../fonts/chain';

/** Names and codes by which a content stream speaks of fonts. */
export interface FontCodes {
  readonly text: (face: Face) => {
    readonly name: string;
    readonly codeOf: (glyph: TextInk['glyphs'][number]) => number;
  };
  readonly sign: (glyph: Glyph) => { readonly name: string; readonly code: number };
}

/** A number as PDF writes it: no more digits than print can show, and no exponent, as nothing is so far away. */
export const num = (value: number): string => String(Math.round(value * 1000) / 1000 + 0);

const nums = (...values: number[]): string => values.map(num).join(' ');

/** From the top of the page to its bottom edge. */
const up = (y: number): number => paper.height - y;

export const fillColour = (colour: Colour): string => `${nums(...colour)} rg`;

/** Letters of one face and size. */
export function textOperators(ink: TextInk, fonts: FontCodes): string[] {
  const { name, codeOf } = fonts.text(ink.face);
  const out = ['BT', fillColour(ink.colour), `/${name} ${num(ink.size)} Tf`, `1 0 0 1 ${nums(ink.x, up(ink.y))} Tm`];
  let codes = '';
  const parts: string[] = [];
  const kern = (thousandths: number): void => {
    if (Math.abs(thousandths) < 0.5) return;
    if (codes !== '') parts.push(`<${codes}>`);
    codes = '';
    parts.push(num(-thousandths));
  };
  let rise = 0;
  const show = (): void => {
    if (codes !== '') parts.push(`<${codes}>`);
    if (parts.length > 0) out.push(`[${parts.join(' ')}] TJ`);
    codes = '';
    parts.length = 0;
  };
  for (const glyph of ink.glyphs) {
    if (glyph.dy !== rise) {
      show();
      out.push(`${num((glyph.dy * ink.size) / 1000)} Ts`);
      rise = glyph.dy;
    }
    kern(glyph.dx);
    codes += hexCode(codeOf(glyph));
    const natural = ink.face.scaled(ink.face.font.getGlyph(glyph.id).advanceWidth);
    kern(glyph.advance - natural - glyph.dx);
  }
  show();
  if (rise !== 0) out.push('0 Ts');
  out.push('ET');
  return out;
}

/** The signs, rules and frames of a formula. */
export function formulaOperators(ink: FormulaInk, fonts: FontCodes): string[] {
  const scale = ink.size / 1000;
  const x0 = ink.x;
  const y0 = up(ink.y);
  const out: string[] = [fillColour(ink.colour)];
  let open = false;
  let font = '';
  const text = (wanted: boolean): void => {
    if (wanted === open) return;
    out.push(wanted ? 'BT' : 'ET');
    open = wanted;
    font = '';
  };
  for (const shape of ink.setting.shapes) {
    switch (shape.kind) {
      case 'glyph': {
        const { name, code } = fonts.sign(shape.glyph);
        const place = `${nums(shape.scaleX, 0, 0, shape.scaleY, x0 + shape.x * scale, y0 + shape.y * scale)} Tm`;
        const draw = `<${code.toString(16).padStart(2, '0')}> Tj`;
        if (shape.clip) {
          const { x, y, width, height } = shape.clip;
          text(false);
          out.push('q', `${nums(x0 + x * scale, y0 + y * scale, width * scale, height * scale)} re W n`);
          out.push('BT', `/${name} ${num(ink.size)} Tf`, place, draw, 'ET', 'Q');
          break;
        }
        text(true);
        if (name !== font) out.push(`/${name} ${num(ink.size)} Tf`);
        font = name;
        out.push(place, draw);
        break;
      }
      case 'rule':
        text(false);
        // A fraction bar thinner than a printer's dot would come and go with the place it stands at.
        out.push(`${nums(x0 + shape.x * scale, y0 + shape.y * scale, shape.width * scale, Math.max(0.45, shape.height * scale))} re f`); // prettier-ignore
        break;
      case 'frame':
        text(false);
        out.push('q', `${nums(...ink.frame)} RG`, '0.9 w');
        out.push(
          `${nums(x0 + shape.x * scale, y0 + shape.y * scale, shape.width * scale, shape.height * scale)} re S`,
          'Q',
        );
        break;
      case 'text': {
        text(false);
        let x = x0 + shape.x * scale;
        for (const { face, text: letters } of stretches(shown(shape.text), 'regular')) {
          const run = face.run(letters, false);
          const size = shape.size * scale;
          const y = ink.y - shape.y * scale;
          const { colour } = ink;
          out.push(...textOperators({ kind: 'text', x, y, face, glyphs: run.glyphs, width: 0, size, colour, tag: null }, fonts)); // prettier-ignore
          x += (run.width * size) / 1000;
        }
        break;
      }
    }
  }
  text(false);
  return out;
}

/** Distance of control points that makes a Bézier curve a quarter of a circle. */
const KAPPA = 0.5523;

function outline({ x, y, width, height, radius = 0 }: BoxInk): string {
  const bottom = up(y + height);
  if (radius <= 0) return `${nums(x, bottom, width, height)} re`;
  const r = Math.min(radius, width / 2, height / 2);
  const k = r * (1 - KAPPA);
  const [left, right, top] = [x, x + width, bottom + height];
  return [
    `${nums(left + r, bottom)} m ${nums(right - r, bottom)} l`,
    `${nums(right - k, bottom, right, bottom + k, right, bottom + r)} c ${nums(right, top - r)} l`,
    `${nums(right, top - k, right - k, top, right - r, top)} c ${nums(left + r, top)} l`,
    `${nums(left + k, top, left, top - k, left, top - r)} c ${nums(left, bottom + r)} l`,
    `${nums(left, bottom + k, left + k, bottom, left + r, bottom)} c h`,
  ].join(' ');
}

/** A box: its background, stripes and border. */
export function boxOperators(ink: BoxInk): string[] {
  const out: string[] = [];
  if (ink.fill) out.push(fillColour(ink.fill), outline(ink), 'f');
  if (ink.stripes) {
    const { x, y, width, height } = ink;
    out.push('q', outline(ink), 'W n', `${nums(...ink.stripes)} RG`, '1.6 w');
    for (let at = x - height; at < x + width; at += 4.4)
      out.push(`${nums(at, up(y + height))} m ${nums(at + height, up(y))} l S`);
    out.push('Q');
  }
  if (ink.stroke) {
    out.push('q', `${nums(...ink.stroke)} RG`, `${num(ink.line ?? 0.5)} w`);
    if (ink.dash) out.push(`[${num(ink.dash)}] 0 d`);
    out.push(outline(ink), 'S', 'Q');
  }
  return out;
}

function lineOperators({ x, y, toX, toY, line, colour, dash }: LineInk): string[] {
  const dashed = dash === undefined ? [] : [`[${num(dash)}] 0 d`];
  return [
    'q',
    `${nums(...colour)} RG`,
    `${num(line)} w`,
    ...dashed,
    `${nums(x, up(y))} m ${nums(toX, up(toY))} l S`,
    'Q',
  ];
}

/** What a figure shows. */
export function figureOperators({ x, y, inks }: FigureInk, fonts: FontCodes): string[] {
  return inks.flatMap((ink) => {
    switch (ink.kind) {
      case 'box':
        return boxOperators({ ...ink, x: ink.x + x, y: ink.y + y });
      case 'text':
        return textOperators({ ...ink, x: ink.x + x, y: ink.y + y }, fonts);
      case 'line':
        return lineOperators({ ...ink, x: ink.x + x, y: ink.y + y, toX: ink.toX + x, toY: ink.toY + y });
    }
  });
}
