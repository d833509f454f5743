import { withoutTags } from './words';

interface Part {
  readonly type: string;
  readonly boundary: string | null;
  readonly encoding: string;
  readonly body: string;
}

/** Head and body of a message or of a part of one (RFC 5322, RFC 2045); of the head only what tells how to read the body. */
function split(text: string): Part {
  const lines = text.replace(/\r\n?/g, '\n');
  // A part without a head begins with the empty line.
  const end = /(?:^|\n)[ \t]*\n/.exec(lines);
  const head = (end === null ? lines : lines.slice(0, end.index)).replace(/\n[ \t]+/g, ' ');
  const field = (name: string): string => new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(head)?.[1]?.trim() ?? '';
  const content = field('content-type');
  return {
    type: (/^[^;\s]+/.exec(content)?.[0] ?? 'text/plain').toLowerCase(),
    boundary: /boundary="?([^";]+)"?/i.exec(content)?.[1]?.trim() ?? null,
    encoding: field('content-transfer-encoding').toLowerCase(),
    body: end === null ? '' : lines.slice(end.index + end[0].length),
  };
}

function decoded({ encoding, body }: Part): string {
  switch (encoding) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('latin1');
    case 'quoted-printable':
      return body
        .replace(/=[ \t]*\n/g, '')
        .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    default:
      // 7bit, 8bit, binary, nothing, or a word that senders invented: as it stands.
      return body;
  }
}

/** Parts of parts: deeper than any honest mail. */
const DEEPEST = 8;

function textsOf(text: string, depth: number): string[] {
  const part = split(text);
  if (part.type.startsWith('multipart/') && part.boundary !== null && depth < DEEPEST) {
    const marker = `--${part.boundary}`;
    const inner: string[] = [];
    let current: string[] | null = null;
    for (const line of part.body.split('\n')) {
      if (line.trimEnd() === marker || line.trimEnd() === `${marker}--`) {
        if (current !== null) inner.push(current.join('\n'));
        current = line.trimEnd() === marker ? [] : null;
      } else {
        current?.push(line);
      }
    }
    if (current !== null) inner.push(current.join('\n'));
    const texts = inner.map((piece) => textsOf(piece, depth + 1));
    // Alternatives say the same twice: the first that says anything is the plain one.
    if (part.type === 'multipart/alternative') return texts.find((t) => t.join('').trim() !== '') ?? [];
    return texts.flat();
  }
  if (part.type === 'text/html') return [withoutTags(decoded(part))];
  if (part.type === 'message/rfc822' && depth < DEEPEST) return textsOf(part.body, depth + 1);
  return part.type.startsWith('text/') || !part.type.includes('/') ? [decoded(part)] : [];
}

/** The lines that list servers put below a mail: a rule, then at most ten lines that speak of the list. */
const listFooter = /\n[ \t>]*(?:--|[_-]{10,})[ \t]*\n(?:[^\n]*\n){0,10}?[^\n]*(?:mailing list|listinfo)[^]{0,400}$/i;

/** A line that names the page of a list, wherever it stands: a footer that was quoted, or one without a rule. */
const listLine = /^.*(?:listinfo|mailing list <).*$/gim;

/**
 * What a person wrote in a mail: without its head and those of its parts, which tell where the mail was collected and so
 * its label, without attachments, tags and the footers of lists.
 */
export const bodyOf = (mail: string): string =>
  textsOf(mail, 0).join('\n').replace(listFooter, '\n').replace(listLine, '').trim();
