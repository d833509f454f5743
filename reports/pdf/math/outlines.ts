import type { PDFContext, PDFRawStream, PDFRef } from 'pdf-lib';
import { PDFName } from 'pdf-lib';
import { compressed, deflated, inflatable } from '../compressed';
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
    const drawn: Record<string, PDFRef> = {};
    const texts = new Map<number, string>();
    let box = [0, 0, 0, 0] as [number, number, number, number];
    glyphs.forEach((glyph, code) => {
      const [left, bottom, right, top] = glyph.box;
      box = [Math.min(box[0], left), Math.min(box[1], bottom), Math.max(box[2], right), Math.max(box[3], top)];
      drawn[nameOf(code)] = context.register(procedureOf(glyph, context));
      texts.set(code, glyph.text);
    });
    context.assign(
      reference,
      context.obj({
        Type: 'Font',
        Subtype: 'Type3',
        FontBBox: box,
        FontMatrix: [0.001, 0, 0, 0.001, 0, 0],
        CharProcs: drawn,
        Encoding: { Type: 'Encoding', Differences: [0, ...glyphs.map((_, code) => PDFName.of(nameOf(code)))] },
        FirstChar: 0,
        LastChar: glyphs.length - 1,
        Widths: glyphs.map(({ box: own }) => widthOf(own)),
        Resources: {},
        ToUnicode: context.register(compressed(context, toUnicode(texts, 1))),
      }),
    );
  }
}

const procedures = new WeakMap<Glyph, string | Uint8Array>();

/** How a sign is drawn: the same in every document, so that it is compressed once. */
function procedureOf(glyph: Glyph, context: PDFContext): PDFRawStream {
  let procedure = procedures.get(glyph);
  if (procedure === undefined) {
    const drawing = `${widthOf(glyph.box)} 0 ${glyph.box.join(' ')} d1\n${glyph.path}`;
    procedure = drawing.length > 160 ? deflated(drawing) : drawing;
    procedures.set(glyph, procedure);
  }
  return typeof procedure === 'string' ? context.stream(procedure, {}) : inflatable(context, procedure);
}

const nameOf = (code: number): string => `g${code}`;

/** Every glyph is placed by itself; the width only says how far text selection reaches. */
const widthOf = ([left, , right]: Glyph['box']): number => Math.max(0, Math.round(Math.max(right, right - left)));
