import type { PDFContext, PDFRef } from 'pdf-lib';
import { PDFHexString, PDFName, PDFString } from 'pdf-lib';
import type { Face, PlacedGlyph } from './face';
import { toUnicode } from './unicode';

/** What a subset does; `@types/fontkit` says it wrongly. */
interface GlyphSubset {
  /** Gives the number of the glyph in the subset. */
  includeGlyph(id: number): number;
  encode(): Uint8Array;
}

/** The glyphs of a face that one document uses, as a font of that document. */
export class EmbeddedFace {
  private readonly subset: GlyphSubset;
  private readonly codes = new Map<number, number>();
  private readonly glyphs: PlacedGlyph[] = [];

  constructor(
    readonly face: Face,
    private readonly reference: PDFRef,
  ) {
    this.subset = face.font.createSubset() as unknown as GlyphSubset;
  }

  /** Code of a glyph in this document: its number in the subset. */
  codeOf(glyph: PlacedGlyph): number {
    const known = this.codes.get(glyph.id);
    if (known !== undefined) return known;
    const code = this.subset.includeGlyph(glyph.id);
    this.codes.set(glyph.id, code);
    this.glyphs[code] = glyph;
    return code;
  }

  /** Writes the font's objects; no glyph may be added afterwards. */
  write(context: PDFContext): void {
    const { face } = this;
    const { font } = face;
    const name = `${tagOf(face.name)}+${font.postscriptName ?? face.name}`;
    const widths = this.glyphs.map((glyph) => (glyph ? round(face.scaled(font.getGlyph(glyph.id).advanceWidth)) : 0));
    const file = context.register(context.flateStream(this.subset.encode(), {}));
    const { bbox } = font;
    const descriptor = context.register(
      context.obj({
        Type: 'FontDescriptor',
        FontName: name,
        Flags: face.name === 'mono' ? 5 : 4,
        FontBBox: [bbox.minX, bbox.minY, bbox.maxX, bbox.maxY].map((n) => round(face.scaled(n))),
        ItalicAngle: font.italicAngle,
        Ascent: round(face.ascent),
        Descent: round(-face.descent),
        CapHeight: round(face.scaled(font.capHeight || font.ascent)),
        StemV: 80,
        FontFile2: file,
      }),
    );
    const descendant = context.register(
      context.obj({
        Type: 'Font',
        Subtype: 'CIDFontType2',
        BaseFont: name,
        CIDSystemInfo: { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('Identity'), Supplement: 0 },
        FontDescriptor: descriptor,
        DW: 0,
        W: [0, Array.from(widths, (width) => width ?? 0)],
        CIDToGIDMap: 'Identity',
      }),
    );
    const texts = new Map<number, string>();
    this.glyphs.forEach((glyph, code) => texts.set(code, glyph.text));
    const unicode = context.register(context.flateStream(toUnicode(texts, 2), {}));
    context.assign(
      this.reference,
      context.obj({
        Type: 'Font',
        Subtype: 'Type0',
        BaseFont: PDFName.of(name),
        Encoding: 'Identity-H',
        DescendantFonts: [descendant],
        ToUnicode: unicode,
      }),
    );
  }
}

/** The tag of six letters that names a subset. */
function tagOf(name: string): string {
  const letters = name.replace(/[^a-z]/g, '').toUpperCase();
  return `${letters}PROOFM`.slice(0, 6);
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Hexadecimal codes of two bytes each, as text operators take them. */
export const hexCode = (code: number): string => code.toString(16).padStart(4, '0');

/** A text as PDF stores it outside of pages. */
export const textString = (text: string): PDFHexString => PDFHexString.fromText(text);
