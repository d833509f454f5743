import { failure, type SubmissionProblem } from './problem';

/** Bytes of a document: more is no homework in words and formulas. */
export const maxBytes = 5_000_000;

const handIn = 'Hand in the source instead: LaTeX (.tex), Markdown (.md) or a notebook (.ipynb).';

interface Signature {
  readonly bytes: readonly number[];
  readonly what: string;
}

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

/** First bytes of what is handed in by mistake, in the order in which to try them. */
const signatures: readonly Signature[] = [
  { bytes: ascii('%PDF'), what: 'a PDF' },
  { bytes: ascii('PK\x03\x04'), what: 'a zip archive or a Word document' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: 'an old Word document' },
  { bytes: ascii('{\\rtf'), what: 'a rich-text (RTF) document' },
  { bytes: [0x89, ...ascii('PNG')], what: 'a picture (PNG)' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a picture (JPEG)' },
  { bytes: ascii('GIF8'), what: 'a picture (GIF)' },
  { bytes: [0x1f, 0x8b], what: 'a compressed archive (gzip)' },
  { bytes: ascii('7z\xbc\xaf'), what: 'a compressed archive (7z)' },
  { bytes: ascii('Rar!'), what: 'a compressed archive (RAR)' },
];

export interface Decoded {
  /** Lines end in `\n`, whatever they ended in; no byte order mark. Empty where nothing could be read. */
  readonly text: string;
  readonly problems: readonly SubmissionProblem[];
}

/** Text of a file: UTF-8, or UTF-16 with a byte order mark, or else Latin-1 with a note. Never throws. */
export function decode(name: string, bytes: Uint8Array): Decoded {
  const refuse = (message: string, remedy: string): Decoded => ({ text: '', problems: [failure(message, remedy)] });
  if (bytes.length === 0) return refuse(`${name} is empty.`, 'Save the answer in it and hand it in again.');
  if (bytes.length > maxBytes)
    return refuse(
      `${name} has more than ${maxBytes / 1e6} MB, the most that is read.`,
      'Remove embedded pictures and long program output.',
    );
  const signature = signatures.find((known) => known.bytes.every((byte, i) => bytes[i] === byte));
  if (signature) return refuse(`${name} is ${signature.what}, which cannot be read.`, handIn);

  const utf16 = utf16Label(bytes);
  if (!utf16 && bytes.includes(0)) return refuse(`${name} is a binary file, not text.`, handIn);
  const { text, problems } = utf16 ? plain(new TextDecoder(utf16).decode(bytes)) : decodeEightBit(name, bytes);
  const lines = text.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD');
  if (lines.trim() === '')
    return refuse(`${name} holds only white space.`, 'Save the answer in it and hand it in again.');
  return { text: lines, problems };
}

const plain = (text: string): Decoded => ({ text, problems: [] });

function utf16Label(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeEightBit(name: string, bytes: Uint8Array): Decoded {
  try {
    return plain(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    const note: SubmissionProblem = {
      severity: 'note',
      message: `${name} is not UTF-8; it was read as Latin-1, so accents and symbols may be wrong.`,
      remedy: 'Save it as UTF-8.',
    };
    // The web's "latin1" is Windows-1252, which agrees with Latin-1 on all printable characters and has the dashes
    // and quotes that people really type.
    return { text: new TextDecoder('latin1').decode(bytes), problems: [note] };
  }
}
