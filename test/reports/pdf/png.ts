import { inflateSync } from 'node:zlib';

const block = 4;

/** Mean grey of each block of 4 × 4 dots of a PNG, row by row. */
export function blocksOf(png: Buffer): number[] {
  const { width, height, grey } = decode(png);
  const means: number[] = [];
  for (let y = 0; y + block <= height; y += block) {
    for (let x = 0; x + block <= width; x += block) {
      let sum = 0;
      for (let dy = 0; dy < block; dy++) for (let dx = 0; dx < block; dx++) sum += grey[(y + dy) * width + x + dx]!;
      means.push(sum / block ** 2);
    }
  }
  return means;
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
