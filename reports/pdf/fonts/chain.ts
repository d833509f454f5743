import { unsteered } from '../../steering';
import { faceOf, type Face } from './face';
import type { FaceName } from './files';

/** What a text is set in; each falls back on others for letters that it lacks. */
export type Typeface = 'regular' | 'semibold' | 'italic' | 'mono';

const CHAINS: Readonly<Record<Typeface, readonly FaceName[]>> = {
  regular: ['regular', 'signs', 'wide', 'emoji'],
  semibold: ['semibold', 'signs-bold', 'signs', 'wide', 'emoji'],
  italic: ['italic', 'regular', 'signs', 'wide', 'emoji'],
  mono: ['mono', 'signs', 'wide', 'emoji'],
};

/** A stretch of text that one face can set. */
export interface Stretch {
  readonly face: Face;
  readonly text: string;
  /** It tells the number of a character that no face has: read from left to right, whatever is around it. */
  readonly named?: true;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A text as it may be shown: white space is one space, what steers the display is gone. */
export const shown = (text: string): string => unsteered(text.replace(/[\s\u2028\u2029]/gu, ' '));

/** Signs that say how the one before is drawn; no font has a letter for them. */
const joiners = /\u200c|\u200d|\ufe0e|\ufe0f|[\u{1f3fb}-\u{1f3ff}]/gu;

/** A text split among the faces of a typeface. Every character is there: as itself, or as `[U+1F9FF]`. */
export function stretches(text: string, typeface: Typeface): Stretch[] {
  const main = first(CHAINS[typeface]);
  if (/^[ -~\u00a0-\u00ff]*$/.test(text)) return text === '' ? [] : [{ face: main, text }];
  const found: { face: Face; text: string; named?: true }[] = [];
  const add = (face: Face, piece: string): void => {
    const last = found.at(-1);
    if (last?.face === face && !last.named) last.text += piece;
    else found.push({ face, text: piece });
  };
  for (const { segment } of segmenter.segment(text)) {
    const whole = faceFor(segment, typeface);
    if (whole) add(whole.face, whole.text);
    else {
      for (const character of segment) {
        const alone = faceFor(character, typeface);
        if (alone) add(alone.face, alone.text);
        else found.push({ face: main, text: named(character), named: true });
      }
    }
  }
  return found;
}

/** The first face that has all of a grapheme, in one of the forms that mean the same. */
function faceFor(grapheme: string, typeface: Typeface): { face: Face; text: string } | null {
  const bare = grapheme.replace(joiners, '');
  for (const form of new Set([grapheme.normalize('NFC'), grapheme, bare, grapheme.normalize('NFD')])) {
    if (form === '') continue;
    const points = [...form].map((character) => character.codePointAt(0)!);
    for (const name of CHAINS[typeface]) {
      const face = faceOf(name);
      if (face && points.every((point) => face.has(point))) return { face, text: form };
    }
  }
  return null;
}

const named = (character: string): string =>
  `[U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}]`;

function first(names: readonly FaceName[]): Face {
  for (const name of names) {
    const face = faceOf(name);
    if (face) return face;
  }
  throw new Error('the fonts of the report are not installed; run npm ci');
}
