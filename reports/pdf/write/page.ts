import type { Ink } from '../layout/slab';
import type { Page } from '../pages';
import { attach, type Tag } from '../tags';
import { boxOperators, figureOperators, formulaOperators, textOperators, type FontCodes } from './content';

/** A rectangle on a page that leads to an anchor; y upwards from the bottom of the page. */
export interface LinkBox {
  readonly anchor: string;
  readonly tag: Tag | null;
  readonly box: readonly [left: number, top: number, right: number, bottom: number];
}

/** What is written into a page, and what it marks. */
export interface DrawnPage {
  readonly operators: readonly string[];
  /** The tag of each marked content, by its number. */
  readonly marked: readonly Tag[];
  readonly links: readonly LinkBox[];
  readonly anchors: readonly { readonly id: string; readonly title: string; readonly y: number }[];
}

/** Draws a page: everything is either in the structure or marked as decoration. */
export function drawPage(page: Page, number: number, fonts: FontCodes): DrawnPage {
  const operators: string[] = [];
  const marked: Tag[] = [];
  const links: LinkBox[] = [];
  const anchors: { id: string; title: string; y: number }[] = [];
  let open: Tag | 'decoration' | null = null;
  const close = (): void => {
    if (open !== null) operators.push('EMC');
    open = null;
  };
  const begin = (tag: Tag | null, ink: Ink): void => {
    const wanted = tag ?? 'decoration';
    // A formula or a figure is a content of its own: its text stands in it.
    if (open === wanted && ink.kind !== 'formula' && ink.kind !== 'figure') return;
    close();
    open = wanted;
    if (!tag) operators.push('/Artifact BMC');
    else {
      attach(tag);
      tag.kids.push({ kind: 'content', page: number, id: marked.length });
      operators.push(`/${tag.role} <</MCID ${marked.length}>> BDC`);
      marked.push(tag);
    }
  };
  for (const ink of page) {
    switch (ink.kind) {
      case 'box':
        begin(null, ink);
        operators.push(...boxOperators(ink));
        break;
      case 'text':
        begin(ink.tag, ink);
        operators.push(...textOperators(ink, fonts));
        if (ink.link !== undefined)
          links.push({
            anchor: ink.link,
            tag: ink.tag,
            box: [ink.x, ink.y - ink.size, ink.x + ink.width, ink.y + 0.3 * ink.size],
          });
        break;
      case 'formula': {
        begin(ink.tag, ink);
        // Readers take the text of a formula from a span, not from the formula itself.
        operators.push(`/Span <</ActualText ${actualText(ink.latex)}>> BDC`, ...formulaOperators(ink, fonts), 'EMC');
        close();
        break;
      }
      case 'figure':
        begin(ink.tag, ink);
        operators.push(...figureOperators(ink, fonts));
        close();
        break;
      case 'anchor':
        anchors.push({ id: ink.id, title: ink.title, y: ink.y });
        break;
      case 'hold':
        attach(ink.tag);
        break;
    }
  }
  close();
  return { operators, marked, links, anchors };
}

/** UTF-16 with a byte order mark, in hexadecimal. */
function actualText(text: string): string {
  let hex = 'feff';
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(4, '0');
  return `<${hex}>`;
}
