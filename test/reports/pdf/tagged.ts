import { inflateSync } from 'node:zlib';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/** An element of the logical structure, as it is found in a file. */
export interface Element {
  readonly role: string;
  readonly alt: string | null;
  readonly scope: string | null;
  readonly kids: readonly Kid[];
}

export type Kid = Element | { readonly page: number; readonly mcid: number } | { readonly link: true };

export interface Tagged {
  readonly root: Element;
  /** Of every page, the roles of its marked contents by number. */
  readonly pages: readonly { readonly marked: ReadonlyMap<number, string>; readonly unmarked: readonly string[] }[];
  /** What the parent tree says: roles by page and number. */
  readonly parents: readonly (readonly string[])[];
  readonly language: string | null;
}

const painting = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'S', 's', 'B', 'b', 'B*', 'b*', 'Do', 'sh']);

/** Reads the structure of a PDF with nothing but the words of ISO 32000: no code of ours. */
export async function readTagged(bytes: Uint8Array): Promise<Tagged> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { catalog, context } = document;
  const pages = document.getPages();
  const dict = (from: PDFDict, key: string): PDFDict => from.lookup(PDFName.of(key), PDFDict);
  const text = (from: PDFDict, key: string): string | null => {
    const value = from.lookup(PDFName.of(key));
    return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : null;
  };
  const role = (element: PDFDict): string => element.lookup(PDFName.of('S'), PDFName).decodeText();
  const element = (from: PDFDict): Element => {
    const attributes = from.lookup(PDFName.of('A'));
    const kids = from.lookup(PDFName.of('K'), PDFArray);
    return {
      role: role(from),
      alt: text(from, 'Alt'),
      scope: attributes instanceof PDFDict ? attributes.lookup(PDFName.of('Scope'), PDFName).decodeText() : null,
      kids: kids.asArray().map((kid) => kidOf(kid instanceof PDFRef ? context.lookup(kid, PDFDict) : (kid as PDFDict))),
    };
  };
  const kidOf = (kid: PDFDict): Kid => {
    const type = kid.lookup(PDFName.of('Type'), PDFName).decodeText();
    if (type === 'StructElem') return element(kid);
    if (type === 'OBJR') return { link: true };
    const page = kid.get(PDFName.of('Pg'));
    return {
      page: pages.findIndex(({ ref }) => ref === page),
      mcid: kid.lookup(PDFName.of('MCID'), PDFNumber).asNumber(),
    };
  };
  const tree = dict(catalog, 'StructTreeRoot');
  const [top] = tree.lookup(PDFName.of('K'), PDFArray).asArray();
  const numbers = dict(tree, 'ParentTree').lookup(PDFName.of('Nums'), PDFArray);
  const parents = pages.map((_, i) =>
    numbers.lookup(2 * i + 1, PDFArray).asArray().map((parent) => role(context.lookup(parent, PDFDict)))); // prettier-ignore
  return {
    root: element(context.lookup(top, PDFDict)),
    pages: pages.map((page) => contentOf(page.node.lookup(PDFName.of('Contents')) as PDFRawStream)),
    parents,
    language: text(catalog, 'Lang'),
  };
}

function contentOf(stream: PDFRawStream): Tagged['pages'][number] {
  const source = inflateSync(stream.contents).toString('latin1');
  const marked = new Map<number, string>();
  const unmarked: string[] = [];
  let depth = 0;
  for (const [token, name, mcid] of source.matchAll(
    /\/(\w+) <<\/MCID (\d+)>> BDC|<[0-9a-f]*>|\/\w+ <<\/ActualText|[^\s[\]<>]+/g,
  )) {
    if (name !== undefined) {
      marked.set(Number(mcid), name);
      depth++;
    } else if (token === 'BMC' || token === 'BDC') depth++;
    else if (token === 'EMC') depth--;
    else if (painting.has(token) && depth === 0) unmarked.push(token);
  }
  if (depth !== 0) unmarked.push('a content is not closed');
  return { marked, unmarked };
}

/** All elements of a structure, each before its kids. */
export function* elementsOf(root: Element): Generator<Element> {
  yield root;
  for (const kid of root.kids) if ('role' in kid) yield* elementsOf(kid);
}

/** Everything that is wrong with the structure of a file, as sentences. */
export function faultsOf({ root, pages, parents, language }: Tagged): string[] {
  const faults: string[] = [];
  if (!language) faults.push('no language');
  const seen = new Set<string>();
  for (const element of elementsOf(root)) {
    if (element.role === 'Formula' && !element.alt) faults.push('a formula without its LaTeX');
    if (element.role === 'TH' && !element.scope) faults.push('a head cell without scope');
    if (element.role === 'TR' && !element.kids.every((kid) => 'role' in kid && /^T[HD]$/.test(kid.role)))
      faults.push('a row that holds more than cells');
    if (element.role === 'L' && !element.kids.every((kid) => 'role' in kid && kid.role === 'LI'))
      faults.push('a list that holds more than items');
    if (element.role === 'Link' && !element.kids.some((kid) => 'link' in kid)) faults.push('a link that leads nowhere');
    for (const kid of element.kids) {
      if (!('mcid' in kid)) continue;
      const key = `${kid.page} ${kid.mcid}`;
      if (seen.has(key)) faults.push(`content ${key} is twice in the structure`);
      seen.add(key);
      const role = pages[kid.page]?.marked.get(kid.mcid);
      if (role !== element.role) faults.push(`content ${key} is marked ${role}, but belongs to ${element.role}`);
      if (parents[kid.page]?.[kid.mcid] !== element.role) faults.push(`the parent tree errs on content ${key}`);
    }
  }
  pages.forEach(({ marked, unmarked }, page) => {
    for (const mcid of marked.keys())
      if (!seen.has(`${page} ${mcid}`)) faults.push(`content ${page} ${mcid} is not in the structure`);
    for (const what of unmarked) faults.push(`page ${page + 1} paints outside of marked content: ${what}`);
  });
  const columns = [...elementsOf(root)].filter(({ role }) => role === 'Table').map(widthsOf);
  for (const widths of columns) if (new Set(widths).size > 1) faults.push(`a table with rows of ${widths.join(', ')}`);
  return faults;
}

const widthsOf = (table: Element): number[] =>
  [...elementsOf(table)].filter(({ role }) => role === 'TR').map(({ kids }) => kids.length);
