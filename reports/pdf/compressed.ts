import { deflateSync } from 'node:zlib';
import type { PDFContext, PDFRawStream } from 'pdf-lib';

/** A compressed stream; Node's own deflate is many times as fast as the one that pdf-lib brings. */
export const compressed = (context: PDFContext, content: string | Uint8Array): PDFRawStream =>
  context.stream(deflateSync(typeof content === 'string' ? Buffer.from(content, 'latin1') : content), {
    Filter: 'FlateDecode',
  });
