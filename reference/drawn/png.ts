import { deflateSync } from 'node:zlib';

/** The checksum of a PNG chunk (PNG specification, third edition, annex D). */
function checksum(bytes: Uint8Array): number {
  let c = 0xffffffff;
  for (const byte of bytes) {
    c ^= byte;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  }
  return (c ^ 0xffffffff) >>> 0;
}

function chunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(checksum(named), named.length + 4);
  return whole;
}

/**
 * Grey pictures of one size, side by side in rows of `columns`, as one PNG picture of 8 bits.
 * @param pixels picture by picture, row by row, from 0 to 1
 */
export function pictureOf(pixels: Float32Array, height: number, width: number, columns: number): Buffer {
  const count = pixels.length / (height * width);
  const rows = Math.ceil(count / columns);
  const line = columns * width + 1;
  // Each line begins with the kind of its filter: none.
  const raw = Buffer.alloc(line * rows * height);
  for (let i = 0; i < count; i++)
    for (let y = 0; y < height; y++) {
      const to = (Math.floor(i / columns) * height + y) * line + 1 + (i % columns) * width;
      const from = (i * height + y) * width;
      for (let x = 0; x < width; x++) raw[to + x] = Math.round(255 * Math.min(1, Math.max(0, pixels[from + x]!)));
    }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(columns * width, 0);
  head.writeUInt32BE(rows * height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))]);
}
