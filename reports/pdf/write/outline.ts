import type { PDFContext, PDFRef } from 'pdf-lib';
import { textString } from '../fonts/embed';

/** A place in the document: a page, and how far up on it. */
export interface Destination {
  readonly id: string;
  readonly title: string;
  readonly page: PDFRef;
  /** Points from the bottom of the page. */
  readonly y: number;
}

/** Where a link or bookmark goes: the page, that height at the top of the window, the zoom as it is. */
export const explicit = ({ page, y }: Destination) => [page, 'XYZ', null, Math.round(y), null];

/** Bookmarks, one below the other; null where there are none. */
export function writeOutline(context: PDFContext, destinations: readonly Destination[]): PDFRef | null {
  if (destinations.length === 0) return null;
  const root = context.nextRef();
  const items = destinations.map(() => context.nextRef());
  destinations.forEach((destination, i) => {
    const before = items[i - 1];
    const after = items[i + 1];
    context.assign(
      items[i]!,
      context.obj({
        Title: textString(destination.title),
        Parent: root,
        Dest: explicit(destination),
        ...(before ? { Prev: before } : {}),
        ...(after ? { Next: after } : {}),
      }),
    );
  });
  context.assign(root, context.obj({ Type: 'Outlines', First: items[0]!, Last: items.at(-1)!, Count: items.length }));
  return root;
}
