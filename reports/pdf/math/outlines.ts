import type { PDFContext, PDFRef } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import { toUnicode } from '../fonts/unicode';
import type { Glyph } from './glyph';

const perFont = 256;

/** The signs of formulas in one document, as Type 3 fonts: outlines that can be selected and copied. */
export class Outlines {
  private readonly codes = new Map<Glyph, { font: number; code: number }>();
  private readonly fonts: { reference: PDFRef; glyphs: Glyph[] }[] = [];

  constructor(private readonly context: PDFContext) {}

  /** Which font of the document has the sign, and under which code. */
  place(glyph: Glyph): { readonly font: number; readonly code: number } {
    const known = this.codes.get(glyph);
    if (known) return known;
    let last = this.fonts.at(-1);
    if (!last || last.glyphs.length >= perFont) {
      last = { reference: this.context.nextRef(), glyphs: [] };
      this.fonts.push(last);
    }
    const placed = { font: this.fonts.length - 1, code: last.glyphs.length };
    last.glyphs.push(glyph);
    this.codes.set(glyph, placed);
    return placed;
  }

  get references(): readonly PDFRef[] {
    return this.fonts.map(({ reference }) => reference);
  }

  write(): void {
    for (const { reference, glyphs } of this.fonts) this.writeFont(reference, glyphs);
  }

  private writeFont(reference: PDFRef, glyphs: readonly Glyph[]): void {
    const { context } = this;
    const procedures: Record<string, PDFRef> = {};
    const texts = new Map<number, string>();
    let box = [0, 0, 0, 0] as [number, number, number, number];
    glyphs.forEach(({ path, box: own, text }, code) => {
      const [left, bottom, right, top] = own;
      box = [Math.min(box[0], left), Math.min(box[1], bottom), Math.max(box[2], right), Math.max(box[3], top)];
      const drawing = `${widthOf(own)} 0 ${left} ${bottom} ${right} ${top} d1\n${path}`;
      procedures[nameOf(code)] = context.register(
        drawing.length > 160 ? context.flateStream(drawing, {}) : context.stream(drawing, {}),
      );
      texts.set(code, text);
    });
    context.assign(
      reference,
      context.obj({
        Type: 'Font',
        Subtype: 'Type3',
        FontBBox: box,
        FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
        CharProcs: procedures,
        Encoding: { Type: 'Encoding', Differences: [0, ...glyphs.map((_, code) => PDFName.of(nameOf(code)))] },
        FirstChar: 0,
        LastChar: glyphs.length - 1,
        Widths: glyphs.map(({ box: own }) => widthOf(own)),
        Resources: {},
        ToUnicode: context.register(context.flateStream(toUnicode(texts, 1), {})),
      }),
    );
  }
}

const nameOf = (code: number): string => `g${code}`;

/** Every glyph is placed by itself; the width only says how far text selection reaches. */
const widthOf = ([left, , right]: Glyph['box']): number => Math.max(0, Math.round(Math.max(right, right - left)));
