import type { Chain, Expr, Span, Vocabulary } from '../../../expr';
import { isUnreadable, parseTokens, print, readDocument } from '../../../expr';
import { patched } from '../variant';

/** A side of the model answer that can be written in another way. */
export interface Site {
  /** Indices of its chain among those of the answer, and of the side in the chain. */
  readonly chain: number;
  readonly side: number;
  readonly span: Span;
  readonly expr: Expr;
}

/** How many sides each chain of a text has. */
const shapeOf = (chains: readonly Chain[]): string => chains.map(({ sides }) => sides.length).join();

/** Whether two texts are made of chains of the same lengths. */
export const sameShape = (a: readonly Chain[], b: readonly Chain[]): boolean => shapeOf(a) === shapeOf(b);

/**
 * Sides of an answer that are read and stand in one piece. What begins in one formula and ends in another, or stands
 * partly in a macro, has no stretch of text of its own.
 */
export function sitesOf(source: string, vocabulary: Vocabulary): Site[] {
  const { chains } = readDocument(source);
  return chains.flatMap((chain, c) =>
    chain.sides.flatMap((written, s): Site[] => {
      const parsed = parseTokens(written.tokens, vocabulary);
      if (written.tokens.length === 0 || isUnreadable(parsed)) return [];
      const { span } = written;
      const again = readDocument(patched(source, [{ span, text: ` ${print(parsed.expr)} ` }])).chains;
      return sameShape(chains, again) ? [{ chain: c, side: s, span, expr: parsed.expr }] : [];
    }),
  );
}
