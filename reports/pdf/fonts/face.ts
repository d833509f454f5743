import { create, type Font } from 'fontkit';
import { Kept } from '../kept';
import { fontBytes, type FaceName } from './files';

/** One glyph of a run; lengths in thousandths of the em. */
export interface PlacedGlyph {
  readonly id: number;
  /** By how much the pen moves on. */
  readonly advance: number;
  /** Where the glyph stands beside the pen. */
  readonly dx: number;
  readonly dy: number;
  /** What it stands for: several characters of a ligature, none of a mark that the one before stands for. */
  readonly text: string;
}

/** Letters of one face in the order in which they are drawn, from left to right. */
export interface Run {
  readonly face: Face;
  readonly glyphs: readonly PlacedGlyph[];
  readonly width: number;
}

const longestKept = 40;
const mostKept = 1_000;

/** A parsed typeface. It is kept as long as the process lives, with the words it has set. */
export class Face {
  readonly ascent: number;
  readonly descent: number;
  private readonly known = new Kept<string, Run>(mostKept);

  constructor(
    readonly name: FaceName,
    readonly font: Font,
  ) {
    this.ascent = this.scaled(font.ascent);
    this.descent = -this.scaled(font.descent);
  }

  /** A length of the font, in thousandths of the em. */
  scaled(units: number): number {
    return (units * 1000) / this.font.unitsPerEm;
  }

  has(codePoint: number): boolean {
    return this.font.hasGlyphForCodePoint(codePoint);
  }

  /** Shapes text of which the face has every letter. */
  run(text: string, rightToLeft: boolean): Run {
    if (text.length > longestKept) return this.shape(text, rightToLeft);
    return this.known.of(rightToLeft ? `<${text}` : text, () => this.shape(text, rightToLeft));
  }

  private shape(text: string, rightToLeft: boolean): Run {
    const { glyphs, positions } = this.font.layout(text, undefined, undefined, undefined, rightToLeft ? 'rtl' : 'ltr');
    const placed = glyphs.map((glyph, i): PlacedGlyph => {
      const at = positions[i]!;
      return {
        id: glyph.id,
        advance: this.scaled(at.xAdvance),
        dx: this.scaled(at.xOffset),
        dy: this.scaled(at.yOffset),
        text: String.fromCodePoint(...glyph.codePoints),
      };
    });
    const glyphsWithMarks = rightToLeft ? placed : withMarks(placed, text);
    return { face: this, glyphs: glyphsWithMarks, width: placed.reduce((sum, glyph) => sum + glyph.advance, 0) };
  }
}

/**
 * Shaping takes a letter with a mark apart, or draws a mark by a glyph that stands for nothing: each glyph is told what
 * it is of the text, so that none is lost when it is copied. Unchanged where that is not evident.
 */
function withMarks(glyphs: readonly PlacedGlyph[], text: string): readonly PlacedGlyph[] {
  if (glyphs.every((glyph) => glyph.text !== '')) return glyphs;
  const characters = [...text.normalize('NFD')];
  let at = 0;
  const told = glyphs.map((glyph, i) => {
    const own = [...glyph.text.normalize('NFD')].length;
    const drawnApart = own > 1 && glyphs[i + 1]?.text === '' && glyphs[i + own - 1]?.text === '';
    const count = glyph.text === '' || drawnApart ? 1 : own;
    const part = characters.slice(at, at + count).join('');
    at += count;
    return { ...glyph, text: drawnApart || glyph.text === '' ? part : glyph.text };
  });
  return at === characters.length &&
    told
      .map((glyph) => glyph.text)
      .join('')
      .normalize('NFD') === characters.join('')
    ? told
    : glyphs;
}

const faces = new Map<FaceName, Face | null>();

/** A typeface by its name; null where it is not installed or cannot be read. */
export function faceOf(name: FaceName): Face | null {
  const known = faces.get(name);
  if (known !== undefined) return known;
  const bytes = fontBytes(name);
  const font = bytes && create(bytes as Buffer);
  const face = font && 'layout' in font ? new Face(name, font) : null;
  faces.set(name, face);
  return face;
}
