import type { Vocabulary } from '../../expr';
import { isUnreadable, lex, parseTokens, print } from '../../expr';

export const raw = String.raw;

/** A side read and printed again, and what was said about it. */
export function read(source: string, vocabulary: Vocabulary) {
  const parsed = parseTokens(lex(source).tokens, vocabulary);
  return { ...parsed, printed: print(parsed.expr), unreadable: isUnreadable(parsed) };
}

/** A table of readings: each source is readable and comes out as the canonical form beside it, judged by hand. */
export function reads(title: string, vocabulary: Vocabulary, table: readonly (readonly [string, string])[]): void {
  describe(title, () => {
    test.each(table)('%s', (source, printed) => {
      const result = read(source, vocabulary);
      expect({ printed: result.printed, unreadable: result.unreadable }).toEqual({ printed, unreadable: false });
    });
  });
}
