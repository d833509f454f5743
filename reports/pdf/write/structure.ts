import { PDFNumber, type PDFArray, type PDFContext, type PDFDict, type PDFRef } from 'pdf-lib';
import { textString } from '../fonts/embed';
import type { Kid, Tag } from '../tags';

/** What the structure tree refers to, by number. */
export interface Drawn {
  readonly pages: readonly PDFRef[];
  /** Tags of the marked contents of each page. */
  readonly marked: readonly (readonly Tag[])[];
  /** Link annotations of the document, with the tag of each. */
  readonly links: readonly { readonly reference: PDFRef; readonly tag: Tag }[];
}

/** Writes the logical structure below `root`; gives the structure tree. Pages are keys 0 … n−1 of the parent tree. */
export function writeStructure(context: PDFContext, root: Tag, drawn: Drawn, language: string): PDFRef {
  const tree = context.nextRef();
  const references = new Map<Tag, PDFRef>();
  const write = (tag: Tag, parent: PDFRef): PDFRef => {
    const reference = context.nextRef();
    references.set(tag, reference);
    const kids = tag.kids.map((kid) => kidOf(kid, reference));
    const entries: Record<string, unknown> = { Type: 'StructElem', S: tag.role, P: parent, K: kids };
    if (tag.alt !== undefined) entries.Alt = textString(tag.alt);
    if (tag.scope) entries.A = { O: 'Table', Scope: tag.scope };
    const own = tag === root ? language : tag.language;
    if (own !== undefined) entries.Lang = textString(own);
    context.assign(reference, context.obj(entries as Parameters<PDFContext['obj']>[0]));
    return reference;
  };
  const kidOf = (kid: Kid, parent: PDFRef): PDFRef | PDFDict => {
    switch (kid.kind) {
      case 'tag':
        return write(kid.tag, parent);
      case 'content':
        return context.obj({ Type: 'MCR', Pg: drawn.pages[kid.page]!, MCID: kid.id });
      case 'link':
        return context.obj({ Type: 'OBJR', Pg: drawn.pages[kid.page]!, Obj: drawn.links[kid.id]!.reference });
    }
  };
  const top = write(root, tree);
  const numbers: (PDFNumber | PDFRef | PDFArray)[] = [];
  drawn.marked.forEach((tags, page) => {
    const parents = context.obj(tags.map((tag) => references.get(tag)!));
    numbers.push(PDFNumber.of(page), context.register(parents));
  });
  drawn.links.forEach(({ tag }, i) => numbers.push(PDFNumber.of(drawn.pages.length + i), references.get(tag)!));
  context.assign(
    tree,
    context.obj({
      Type: 'StructTreeRoot',
      K: [top],
      ParentTree: context.register(context.obj({ Nums: numbers })),
      ParentTreeNextKey: drawn.pages.length + drawn.links.length,
      RoleMap: {},
    }),
  );
  return tree;
}
