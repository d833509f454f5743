import type { PDFContext, PDFRef } from 'pdf-lib';
import { EmbeddedFace } from '../fonts/embed';
import type { Face } from '../fonts/face';
import { Outlines } from '../math/outlines';
import type { FontCodes } from './content';

/** All fonts of one document: faces of its texts and outlines of its formulas. */
export class DocumentFonts implements FontCodes {
  private readonly faces = new Map<Face, { name: string; reference: PDFRef; embedded: EmbeddedFace }>();
  private readonly outlines: Outlines;

  constructor(private readonly context: PDFContext) {
    this.outlines = new Outlines(context);
  }

  readonly text: FontCodes['text'] = (face) => {
    let known = this.faces.get(face);
    if (!known) {
      const reference = this.context.nextRef();
      known = { name: `F${this.faces.size}`, reference, embedded: new EmbeddedFace(face, reference) };
      this.faces.set(face, known);
    }
    const { name, embedded } = known;
    return { name, codeOf: (glyph) => embedded.codeOf(glyph) };
  };

  readonly sign: FontCodes['sign'] = (glyph) => {
    const { font, code } = this.outlines.place(glyph);
    return { name: `M${font}`, code };
  };

  /** Writes the fonts; gives them by the names that pages use. */
  write(): Record<string, PDFRef> {
    const named: Record<string, PDFRef> = {};
    for (const { name, reference, embedded } of this.faces.values()) {
      embedded.write(this.context);
      named[name] = reference;
    }
    this.outlines.write();
    this.outlines.references.forEach((reference, i) => (named[`M${i}`] = reference));
    return named;
  }
}
