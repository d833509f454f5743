import fc from 'fast-check';
import { readDrawn } from '../../../reference/drawn/read';
import { seeded } from '../../../reference/random';
import { pngOf } from '../../support/png';

const SIDE = 28;

/** Strokes in the middle 20 × 20 of pictures, as in digits; 0 to 255. */
function strokes(count: number, seed: number): Uint8Array {
  const random = seeded(seed);
  const out = new Uint8Array(count * SIDE * SIDE);
  for (let i = 0; i < count; i++) {
    for (let stroke = 0; stroke < 3; stroke++) {
      let [y, x] = [4 + Math.floor(20 * random()), 4 + Math.floor(20 * random())];
      for (let step = 0; step < 25; step++) {
        out[i * SIDE * SIDE + y * SIDE + x] = 128 + Math.floor(128 * random());
        y = Math.min(23, Math.max(4, y + Math.floor(3 * random()) - 1));
        x = Math.min(23, Math.max(4, x + Math.floor(3 * random()) - 1));
      }
    }
  }
  return out;
}

interface Layout {
  readonly rows: number;
  readonly columns: number;
  /** Pixels between cells and around them, and their brightness. */
  readonly line?: number;
  readonly colour?: number;
  readonly scale?: number;
  readonly inverse?: boolean;
  /** Further margins around everything. */
  readonly top?: number;
}

/** Pictures side by side in one. */
function sheet(
  cells: Uint8Array,
  { rows, columns, line = 0, colour = 0, scale = 1, inverse = false, top = 0 }: Layout,
): { width: number; height: number; pixels: Uint8Array } {
  const side = SIDE * scale;
  const [width, height] = [columns * (side + line) + line, rows * (side + line) + line + top];
  const pixels = new Uint8Array(width * height).fill(colour);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++)
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) {
          const k = ((r * columns + c) * SIDE + Math.floor(y / scale)) * SIDE + Math.floor(x / scale);
          const value = cells[k]!;
          pixels[(top + line + r * (side + line) + y) * width + line + c * (side + line) + x] = inverse
            ? 255 - value
            : value;
        }
  return { width, height, pixels };
}

const cut = (
  layout: Layout,
  cells = strokes(layout.rows * layout.columns, 7),
  grid?: { rows: number; columns: number },
) => {
  const { width, height, pixels } = sheet(cells, layout);
  return { cells, drawn: readDrawn(pngOf(width, height, pixels), 'x.png', grid ?? null) };
};
const expectCells = (drawn: { pixels: Float32Array }, cells: Uint8Array): void => {
  expect(drawn.pixels).toHaveLength(cells.length);
  const worst = cells.reduce((most, v, i) => Math.max(most, Math.abs(v / 255 - drawn.pixels[i]!)), 0);
  expect(worst).toBeLessThan(1e-5);
};

test.each<[string, Layout]>([
  ['side by side', { rows: 8, columns: 8 }],
  ['as torchvision lays them out, lines as black as the ground', { rows: 8, columns: 8, line: 2 }],
  ['white lines', { rows: 3, columns: 10, line: 1, colour: 255 }],
  ['grey lines, three times as large', { rows: 2, columns: 5, line: 4, colour: 90, scale: 3 }],
  ['black on white', { rows: 10, columns: 10, inverse: true }],
  ['black on white with white lines', { rows: 4, columns: 4, line: 2, colour: 255, inverse: true }],
  ['one alone', { rows: 1, columns: 1 }],
  ['one alone, ten times as large', { rows: 1, columns: 1, scale: 10 }],
  [
    'margins of a plot, wide and white, with a title above',
    { rows: 4, columns: 6, line: 13, colour: 255, scale: 2, top: 40 },
  ],
])('a grid is cut: %s', (_, layout) => {
  const { cells, drawn } = cut(layout);
  expect(drawn.grid).toEqual({ rows: layout.rows, columns: layout.columns });
  expectCells(drawn, cells);
});

test('any grid with or without lines', () => {
  fc.assert(
    fc.property(
      fc.record({
        rows: fc.integer({ min: 1, max: 5 }),
        columns: fc.integer({ min: 2, max: 5 }),
        line: fc.integer({ min: 0, max: 5 }),
        colour: fc.constantFrom(0, 128, 255),
        scale: fc.integer({ min: 1, max: 3 }),
        inverse: fc.boolean(),
      }),
      fc.integer(),
      (layout, seed) => {
        const { cells, drawn } = cut(layout, strokes(layout.rows * layout.columns, seed));
        expect(drawn.grid).toEqual({ rows: layout.rows, columns: layout.columns });
        expectCells(drawn, cells);
      },
    ),
    { numRuns: 30 },
  );
});

test('a plot with a title: what is smaller than cells is no row of them', () => {
  const cells = strokes(12, 3);
  const { width, height, pixels } = sheet(cells, { rows: 3, columns: 4, line: 11, colour: 255, top: 30 });
  for (let x = 20; x < 80; x++) for (let y = 8; y < 18; y++) pixels[y * width + x] = (x * y) % 200;
  expectCells(readDrawn(pngOf(width, height, pixels), 'x.png'), cells);
});

test('colours are read by their brightness', () => {
  const { width, height, pixels } = sheet(strokes(9, 5), { rows: 3, columns: 3 });
  // Dark blue to yellow.
  const coloured = Uint8Array.from(
    { length: 3 * pixels.length },
    (_, i) => [pixels[Math.floor(i / 3)]!, pixels[Math.floor(i / 3)]!, 60][i % 3]!,
  );
  const drawn = readDrawn(pngOf(width, height, coloured, 3), 'x.png');
  expect(drawn).toMatchObject({ count: 9, grid: { rows: 3, columns: 3 } });
  expect(drawn.pixels[0]).toBeCloseTo((0.114 * 60) / 255, 5);
});

test('empty cells at the end are none, cells that nothing parts are parted as told', () => {
  const cells = strokes(9, 5);
  cells.fill(0, 7 * SIDE * SIDE);
  expect(cut({ rows: 3, columns: 3 }, cells).drawn.count).toBe(7);
  const odd = pngOf(
    300,
    150,
    new Uint8Array(45_000).map((_, i) => (i * 37) % 256),
  );
  expect(() => readDrawn(odd, 'x.png')).toThrow(
    'x.png: expected a grid of digits, parted by their size or by margins, found 300 × 150 pixels that nothing parts. Say how many rows and columns it has, as in --grid 8x8',
  );
  expect(readDrawn(odd, 'x.png', { rows: 3, columns: 6 })).toMatchObject({ count: 18, grid: { rows: 3, columns: 6 } });
});

describe('what is wrong is told', () => {
  const whole = pngOf(56, 56, strokes(4, 1));
  test.each<[string, Buffer, { rows: number; columns: number } | undefined, string]>([
    [
      'cut off',
      whole.subarray(0, whole.length - 30),
      undefined,
      'expected a whole PNG picture, found one that is cut off or damaged',
    ],
    ['no PNG', Buffer.from('GIF89a'), undefined, 'expected a PNG picture, found something else'],
    ['too large', hugePng(20_000), undefined, 'expected a picture of at most 4096 × 4096 pixels, found 20000 × 20000'],
    [
      'tiny cells',
      whole,
      { rows: 20, columns: 20 },
      'expected cells of at least 14 × 14 pixels, found 20 × 20 cells in 56 × 56 pixels',
    ],
    ['smaller than a digit', pngOf(10, 10, new Uint8Array(100)), undefined, 'found 10 × 10 pixels that nothing parts'],
  ])('%s', (_, bytes, grid, message) => expect(() => readDrawn(bytes, 'x.png', grid ?? null)).toThrow(message));
});

/** A head that claims a picture of so many pixels each way. */
function hugePng(side: number): Buffer {
  const bytes = Buffer.from(pngOf(28, 28, new Uint8Array(784)));
  bytes.writeUInt32BE(side, 16);
  bytes.writeUInt32BE(side, 20);
  return bytes;
}
