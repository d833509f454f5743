import type { Language } from '../problems/schema';
import { Macros } from './macros';
import type { Catalogue } from './texts/catalogue';
import { localised } from './texts/notation';
import { translated, translatedClaim } from './texts/sentences';
import type { Piece, Translate } from './texts/sentences/matcher';
import type { Other } from './texts/sentences/saying';

/** A stretch of text in one language. */
export interface Stretch {
  readonly text: string;
  /** BCP 47; without it the text is in the language of the report. */
  readonly language?: string;
}

/** A text of which not everything need be in one language. `$…$` in it is a formula, but never across stretches. */
export type Said = readonly Stretch[];

/** Stands for a phrase while the sentence around it is made. */
const HOLE = '\u0000';

const CODES: Readonly<Record<Language, string>> = { en: 'en', de: 'de', es: 'es', zh: 'zh-Hans' };

/** What people say within a report, in its language as far as that is known. */
export class Speaker {
  /**
   * @param written the language of the assignment's own texts
   * @param macros the commands of the student that is spoken to
   */
  constructor(
    readonly t: Catalogue,
    private readonly written: Language,
    readonly macros = new Macros(),
  ) {}

  /** A text of the assignment: its titles and questions, what it calls things. */
  readonly own = (text: string): Said => this.stretch(text, this.written);

  /** What a grader says, without a capital or a full stop of its own. */
  readonly phrase = (text: string): Said => this.translation(text) ?? this.stretch(text, 'en');

  /** What a grader says, as a sentence. */
  readonly sentence = (text: string): Said => this.whole(this.phrase(text.trim()));

  /** A sentence that may be the assignment's rather than a grader's. */
  readonly ownSentence = (text: string): Said => this.whole(this.translation(text.trim()) ?? this.own(text.trim()));

  /** Such sentences where only a plain text can stand, as in a table for spreadsheets; first the result they are about. */
  readonly told = (texts: readonly string[], about: string | null = null): string => {
    const sentences = texts.map((text) => textOf(this.ownSentence(text))).join(this.t.notation.gap);
    return about === null ? sentences : `${textOf(this.claim(about))} – ${sentences}`;
  };

  /** What a result is about: words of the assignment with a value, or a grader's. */
  readonly claim = (text: string): Said => this.translation(text, translatedClaim) ?? this.own(text);

  /** A grader's words where only a plain text can stand. */
  readonly plain = (text: string): string => textOf(this.phrase(text));

  private translation(text: string, look = translated): Said | null {
    const { id, notation } = this.t;
    if (id === 'en') return [{ text }];
    const found = look(text, id) ?? this.several(text, id, look);
    if (!found) return null;
    return apart(
      found.flatMap((piece): Said => {
        switch (piece.kind) {
          case 'text':
            return [{ text: piece.text }];
          case 'number':
            return [{ text: localised(piece.text, notation) }];
          case 'own':
            return this.own(piece.text);
          case 'english':
            return this.stretch(piece.text, 'en');
        }
      }),
    );
  }

  /** Sentences one after the other, where each of them is known. */
  private several(text: string, id: Other, look: Translate): readonly Piece[] | null {
    const sentences = text.split(/(?<=[.!?]) (?=\p{Lu})/u);
    if (sentences.length === 1) return null;
    const pieces = sentences.map((sentence) => look(sentence, id));
    const gap: Piece = { kind: 'text', text: this.t.notation.gap };
    return pieces.every((piece) => piece !== null)
      ? pieces.flatMap((piece, i) => (i === 0 ? piece : [gap, ...piece]))
      : null;
  }

  private stretch(text: string, language: Language): Said {
    return [language === this.t.id ? { text } : { text, language: CODES[language] }];
  }

  /** With a capital where it starts with a word, and a full stop, but after a display. */
  readonly whole = (said: Said): Said => {
    const [first, ...rest] = said.filter(({ text }) => text !== '');
    if (!first) return [];
    const start = { ...first, text: capital(first.text) };
    const last = rest.at(-1) ?? start;
    if (/(?:[.!?…。！？]["”’“»」』)）]?|\$\$)$/u.test(last.text)) return [start, ...rest];
    return [start, ...rest, { text: last.language === undefined ? this.t.notation.stop : '.' }];
  };
}

const ideographEnds = /\p{Script=Han}$/u;
const ideographStarts = /^\p{Script=Han}/u;

/** Chinese characters stand apart from Latin letters, numbers and formulas, also where a sentence is put together. */
const apart = (said: Said): Said =>
  said.map((stretch, i) => {
    const before = said[i - 1]?.text ?? '';
    const { text } = stretch;
    const meet =
      (ideographEnds.test(before) && /^[A-Za-z\d$]/.test(text)) ||
      (/[A-Za-z\d$]$/.test(before) && ideographStarts.test(text));
    return meet ? { ...stretch, text: ` ${text}` } : stretch;
  });

const textOf = (said: Said): string => said.map(({ text }) => text).join('');

/** A sentence of the report around something said. */
export function around(say: (hole: string) => string, said: Said): Said {
  const [before = '', after = ''] = say(HOLE).split(HOLE);
  return [{ text: before }, ...said, { text: after }].filter(({ text }) => text !== '');
}

const capital = (text: string): string =>
  /^\p{Ll}\p{L}*(?=[\s,;:])/u.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text;
