import { inflateSync } from 'node:zlib';
import { DataError } from '../error';

/** A picture: entry (y·width + x)·channels + c, from 0 to 255; 1 channel (grey) or 3 (red, green, blue). */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
  readonly pixels: Uint8Array;
}

const MAGIC = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** Numbers a pixel has in the file, by colour type: grey, colour, palette, grey with alpha, colour with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
/** Larger pictures are none of a data set; a header that claims more is wrong or meant to harm. */
const MOST_PIXELS = 4096 * 4096;

/**
 * Reads a PNG picture that is not interlaced (PNG specification, third edition). Depths of 16 bits keep the upper 8; a
 * picture with alpha is laid on black; a palette of greys gives a grey picture. Throws a DataError.
 */
export function readPng(bytes: Buffer, file: string): Picture {
  const where = { file };
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new DataError(where, 'a PNG picture', 'something else');
  const cut = (): DataError =>
    new DataError(where, 'a whole PNG picture', 'one that is cut off or damaged', 'Save it again.');
  let head: Buffer | undefined;
  let palette: Buffer | undefined;
  const data: Buffer[] = [];
  for (let at = 8; ;) {
    if (at + 12 > bytes.length) throw cut();
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > bytes.length) throw cut();
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = body;
    else if (type === 'PLTE') palette = body;
    else if (type === 'IDAT') data.push(body);
    else if (type === 'IEND') break;
    at += 12 + length;
  }
  if (head?.length !== 13) throw cut();
  const [width, height, depth, colour] = [head.readUInt32BE(0), head.readUInt32BE(4), head[8]!, head[9]!];
  const samples = SAMPLES[colour];
  if (samples === undefined || ![1, 2, 4, 8, 16].includes(depth) || (colour === 3 && !palette)) throw cut();
  if (width * height > MOST_PIXELS)
    throw new DataError(where, 'a picture of at most 4096 × 4096 pixels', `${width} × ${height}`);
  if (head[12] !== 0) throw new DataError(where, 'a picture that is not interlaced', 'one that is', 'Save it without.');
  const stride = Math.ceil((width * samples * depth) / 8);
  let raw: Buffer;
  try {
    raw = inflateSync(Buffer.concat(data), { maxOutputLength: (stride + 1) * height + 1 });
  } catch {
    throw cut();
  }
  if (raw.length !== (stride + 1) * height) throw cut();
  const rows = unfiltered(raw, height, stride, Math.max(1, (samples * depth) / 8));
  if (rows === null) throw cut();
  const sample = (y: number, k: number): number => {
    if (depth === 8) return rows[y * stride + k]!;
    if (depth === 16) return rows[y * stride + 2 * k]!;
    const value = (rows[y * stride + ((k * depth) >> 3)]! >> (8 - depth - ((k * depth) & 7))) & ((1 << depth) - 1);
    return colour === 3 ? value : (value * 255) / ((1 << depth) - 1);
  };
  const coloured = colour === 2 || colour === 6 || (palette !== undefined && colour === 3 && !isGrey(palette));
  const channels = coloured ? 3 : 1;
  const pixels = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const alpha = colour === 4 || colour === 6 ? sample(y, x * samples + samples - 1) / 255 : 1;
      for (let c = 0; c < channels; c++) {
        const value = colour === 3 ? (palette![3 * sample(y, x) + c] ?? 0) : sample(y, x * samples + c);
        pixels[(y * width + x) * channels + c] = Math.round(alpha * value);
      }
    }
  }
  return { width, height, channels, pixels };
}

function isGrey(palette: Buffer): boolean {
  for (let i = 0; i + 2 < palette.length; i += 3)
    if (palette[i] !== palette[i + 1] || palette[i] !== palette[i + 2]) return false;
  return true;
}

/** Takes the filters of the rows back (section 9 of the specification); null where a row names none that there is. */
function unfiltered(raw: Buffer, height: number, stride: number, step: number): Uint8Array | null {
  const rows = new Uint8Array(height * stride);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    if (filter > 4) return null;
    for (let k = 0; k < stride; k++) {
      const left = k >= step ? rows[y * stride + k - step]! : 0;
      const up = y > 0 ? rows[(y - 1) * stride + k]! : 0;
      const corner = y > 0 && k >= step ? rows[(y - 1) * stride + k - step]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      rows[y * stride + k] = raw[y * (stride + 1) + 1 + k]! + guess;
    }
  }
  return rows;
}

/** Whichever of three neighbours is nearest to left + up − corner. */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [l, u, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return l <= u && l <= c ? left : u <= c ? up : corner;
}
