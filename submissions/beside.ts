/** A picture that a document names. */
export interface NamedPicture {
  /** The name of its file, with folders on the way to it. */
  readonly name: string;
  /** Line of the document, from 1. */
  readonly line: number;
}

/** How Markdown, HTML and LaTeX name a picture. */
const NAMED =
  /!\[[^\]\n]{0,400}\]\(\s*<?([^)\s>]{1,200})|<img\b[^>\n]{0,400}?\bsrc\s*=\s*["']([^"'\n]{1,200})|\\includegraphics\s*(?:\[[^\]\n]{0,200}\])?\s*\{([^}\n]{1,200})\}/gi;

/** PNG pictures that a document names, in order. In LaTeX the ending may be left out. */
export function namedPictures(bytes: Uint8Array): NamedPicture[] {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n');
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const written = (match[1] ?? match[2] ?? match[3])!.trim();
    const name = /\.\w+$/.test(written) ? written : `${written}.png`;
    return /\.png$/i.test(name) ? [{ name, line: text.slice(0, match.index).split('\n').length }] : [];
  });
}
