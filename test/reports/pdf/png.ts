import { deflateSync, inflateSync } from 'node:zlib';

const block = 4;

/** Mean grey of each block of 4 × 4 dots of a PNG, row by row. */
export const blocksOf = (png: Buffer): number[] => meansOf(png).means;

/** The same, and how many blocks stand in a row. */
export function meansOf(png: Buffer): { columns: number; means: number[] } {
  const { width, height, grey } = decode(png);
  const means: number[] = [];
  for (let y = 0; y + block <= height; y += block) {
    for (let x = 0; x + block <= width; x += block) {
      let sum = 0;
      for (let dy = 0; dy < block; dy++) for (let dx = 0; dx < block; dx++) sum += grey[(y + dy) * width + x + dx]!;
      means.push(sum / block ** 2);
    }
  }
  return { columns: Math.floor(width / block), means };
}

/** Greys from 0 to 255, row by row, as a PNG. */
export function encode(width: number, greys: readonly number[]): Buffer {
  const height = greys.length / width;
  const rows = Array.from({ length: height }, (_, y) => [0, ...greys.slice(y * width, (y + 1) * width)]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  const chunk = (type: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const around = Buffer.alloc(8);
    around.writeUInt32BE(body.length, 0);
    around.writeUInt32BE(checksum(named), 4);
    return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** CRC-32, as PNG has it. */
function checksum(bytes: Buffer): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let k = 0; k < 8; k++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

/** A PNG by its specification: chunks, deflate, and for each row one of five filters. Colours are averaged. */
export function decode(png: Buffer): { width: number; height: number; grey: Float64Array } {
  const data: Buffer[] = [];
  let [width, height, channels] = [0, 0, 1];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (type === 'IDAT') data.push(body);
    if (type !== 'IHDR') continue;
    [width, height, channels] = [body.readUInt32BE(0), body.readUInt32BE(4), body[9] === 2 ? 3 : 1];
    if (body[8] !== 8 || ![0, 2].includes(body[9]!) || body[12] !== 0) throw new Error('this kind of PNG is not read');
  }
  const raw = inflateSync(Buffer.concat(data));
  const row = width * channels;
  const bytes = new Uint8Array(row * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)]!;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= channels ? bytes[at - channels]! : 0;
      const above = y > 0 ? bytes[at - row]! : 0;
      const corner = x >= channels && y > 0 ? bytes[at - row - channels]! : 0;
      bytes[at] = raw[y * (row + 1) + 1 + x]! + guess(filter, left, above, corner);
    }
  }
  const grey = new Float64Array(width * height);
  bytes.forEach((value, i) => (grey[Math.floor(i / channels)]! += value / channels));
  return { width, height, grey };
}

function guess(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    case 4:
      return paeth(left, above, corner);
    default:
      throw new Error(`a row has the filter ${filter}`);
  }
}

function paeth(left: number, above: number, corner: number): number {
  const estimate = left + above - corner;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(estimate - value)) as [number, number, number];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
