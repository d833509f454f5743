import { inflateSync } from 'node:zlib';
import { PDFDict, PDFDocument, PDFName, type PDFRawStream } from 'pdf-lib';

/** What is read of a PDF, in the order in which it is drawn, by the codes and maps to Unicode in it; no decoration. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const maps = new Map<string, ReadonlyMap<string, string>>();
  const lines: string[] = [];
  for (const { node } of document.getPages()) {
    const fonts = node.lookup(PDFName.of('Resources'), PDFDict).lookup(PDFName.of('Font'), PDFDict);
    for (const [name] of fonts.entries())
      if (!maps.has(name.decodeText()))
        maps.set(
          name.decodeText(),
          unicodeOf(fonts.lookup(name, PDFDict).lookup(PDFName.of('ToUnicode')) as PDFRawStream),
        );
    lines.push(...drawn(read(inflated(node.lookup(PDFName.of('Contents')) as PDFRawStream)), maps));
  }
  return lines.join('\n');
}

const inflated = (stream: PDFRawStream): string => inflateSync(stream.contents).toString('latin1');

const read = (content: string): string => content.replace(/\/Artifact BMC[^]*?EMC/g, '');

function unicodeOf(stream: PDFRawStream): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const [, code = '', text = ''] of inflated(stream).matchAll(/^<([0-9a-f]+)> <([0-9a-f]+)>$/gm))
    map.set(code, String.fromCharCode(...(text.match(/.{4}/g) ?? []).map((unit) => parseInt(unit, 16))));
  return map;
}

/** One string for each text object. */
function drawn(content: string, maps: ReadonlyMap<string, ReadonlyMap<string, string>>): string[] {
  const found: string[] = [];
  let font = '';
  for (const [line] of content.matchAll(/^.*$/gm)) {
    font = /^\/(\w+) [\d.]+ Tf$/.exec(line)?.[1] ?? font;
    if (!/T[jJ]$/.test(line)) continue;
    const codes = [...line.matchAll(/<([0-9a-f]+)>/g)].map(([, hex]) => hex).join('');
    const width = font.startsWith('M') ? 2 : 4;
    const letters = codes.match(new RegExp(`.{${width}}`, 'g')) ?? [];
    found.push(letters.map((code) => maps.get(font)?.get(code) ?? '').join(''));
  }
  return found;
}
