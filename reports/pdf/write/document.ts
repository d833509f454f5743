import { createHash } from 'node:crypto';
import { PDFDocument, PDFName, PDFHexString, type PDFRef } from 'pdf-lib';
import { compressed } from '../compressed';
import { textString } from '../fonts/embed';
import { paper, type Page } from '../pages';
import type { Tag } from '../tags';
import { DocumentFonts } from './fonts';
import { explicit, writeOutline, type Destination } from './outline';
import { drawPage } from './page';
import { writeStructure } from './structure';

/** What a document says about itself. */
export interface About {
  readonly title: string;
  /** BCP 47, such as `en`. */
  readonly language: string;
  readonly producer: string;
}

/** Writes pages as a tagged PDF. The same pages give the same bytes: nothing in it tells the time. */
export async function writeDocument(pages: readonly Page[], root: Tag, about: About): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const { context, catalog } = document;
  const fonts = new DocumentFonts(context);
  const drawn = pages.map((page, i) => drawPage(page, i, fonts));
  const nodes = pages.map(() => document.addPage([paper.width, paper.height]));
  const references = nodes.map((node) => node.ref);
  const destinations = drawn.flatMap(({ anchors }, i): Destination[] =>
    anchors.map(({ id, title, y }) => ({ id, title, page: references[i]!, y: paper.height - y + 8 })),
  );
  const links: { reference: PDFRef; tag: Tag; page: number }[] = [];
  drawn.forEach(({ links: boxes }, page) => {
    for (const { anchor, tag, box } of boxes) {
      const destination = destinations.find(({ id }) => id === anchor);
      if (!destination || !tag) continue;
      const [left, top, right, bottom] = box;
      const reference = context.register(
        context.obj({
          Type: 'Annot',
          Subtype: 'Link',
          Rect: [left, paper.height - bottom, right, paper.height - top],
          Border: [0, 0, 0],
          F: 4,
          Dest: explicit(destination),
          Contents: textString(destination.title),
          StructParent: pages.length + links.length,
        }),
      );
      tag.kids.push({ kind: 'link', id: links.length, page });
      links.push({ reference, tag, page });
    }
  });
  const tree = writeStructure(context, root, { pages: references, marked: drawn.map(({ marked }) => marked), links }, about.language); // prettier-ignore
  const resources = context.register(context.obj({ Font: fonts.write() }));
  drawn.forEach(({ operators }, i) => {
    const { node } = nodes[i]!;
    node.set(PDFName.of('Contents'), context.register(compressed(context, operators.join('\n'))));
    node.set(PDFName.of('Resources'), resources);
    node.set(PDFName.of('StructParents'), context.obj(i));
    node.set(PDFName.of('Tabs'), PDFName.of('S'));
    const own = links.filter(({ page }) => page === i).map(({ reference }) => reference);
    if (own.length > 0) node.set(PDFName.of('Annots'), context.obj(own));
  });
  const outline = writeOutline(context, destinations);
  if (outline) {
    catalog.set(PDFName.of('Outlines'), outline);
    catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
  }
  document.setTitle(about.title, { showInWindowTitleBar: true });
  document.setProducer(about.producer);
  catalog.set(PDFName.of('Lang'), textString(about.language));
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  catalog.set(PDFName.of('StructTreeRoot'), tree);
  const hash = createHash('sha256');
  for (const { operators } of drawn) hash.update(operators.join('\n'));
  const id = PDFHexString.of(hash.update(about.title).digest('hex').slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
  // In one go: between two pieces pdf-lib would wait for a timer.
  return document.save({ addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Infinity });
}
