import { deflateSync } from 'node:zlib';
import type { PDFContext, PDFRawStream } from 'pdf-lib';

/** Node's own deflate is many times as fast as the one that pdf-lib brings. */
export const deflated = (content: string | Uint8Array): Uint8Array =>
  deflateSync(typeof content === 'string' ? Buffer.from(content, 'latin1') : content);

/** What was deflated, as a stream. */
export const inflatable = (context: PDFContext, bytes: Uint8Array): PDFRawStream =>
  context.stream(bytes, { Filter: 'FlateDecode' });

/** A compressed stream. */
export const compressed = (context: PDFContext, content: string | Uint8Array): PDFRawStream =>
  inflatable(context, deflated(content));
