import type { Span } from '../../expr';

/** A stretch of a text that is to be read in another form. */
export interface Replacement {
  /** In the text as it was written. */
  readonly span: Span;
  readonly text: string;
  /** Whether the number that it states is told in words and names no unit: a setting perhaps, but no result. */
  readonly bare: boolean;
}

/** A text with stretches in another form, which knows where each of its offsets was. */
export class Rewritten {
  readonly text: string;
  /** The stretches in their new form, in the new text. */
  private readonly placed: readonly { readonly now: Span; readonly was: Span; readonly bare: boolean }[];

  /** @param replacements in the order of the text, without overlaps */
  constructor(
    private readonly original: string,
    replacements: readonly Replacement[],
  ) {
    const pieces: string[] = [];
    const placed: { now: Span; was: Span; bare: boolean }[] = [];
    let [read, written] = [0, 0];
    const add = (piece: string): void => {
      pieces.push(piece);
      written += piece.length;
    };
    for (const { span, text, bare } of replacements) {
      add(original.slice(read, span.from));
      placed.push({ now: { from: written, to: written + text.length }, was: span, bare });
      add(text);
      read = span.to;
    }
    add(original.slice(read));
    this.text = pieces.join('');
    this.placed = placed;
  }

  /** Where a stretch of the new text was; of what was replaced the whole. */
  was({ from, to }: Span): Span {
    const offset = (at: number, end: 'from' | 'to'): number => {
      const last = this.placed.findLast(({ now }) => (end === 'from' ? now.from <= at : now.from < at));
      if (!last) return at;
      const within = end === 'from' ? at < last.now.to : at <= last.now.to;
      return within ? last.was[end] : at - last.now.to + last.was.to;
    };
    return { from: offset(from, 'from'), to: offset(to, 'to') };
  }

  /** What stood there, where a part of it was replaced; null where nothing was. */
  writtenAt(span: Span): string | null {
    if (!this.placed.some(({ now }) => now.from < span.to && now.to > span.from)) return null;
    const { from, to } = this.was(span);
    return this.original.slice(from, to).replace(/\s+/g, ' ').trim();
  }

  /** The stretches of the new text that hold a number without a unit which was told in words. */
  get bare(): Span[] {
    return this.placed.filter((p) => p.bare).map((p) => p.now);
  }
}
