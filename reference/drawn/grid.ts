import { DataError } from '../datasets/error';
import type { Picture } from '../datasets/folder/png';
import { MOST_PICTURES, SIDE, type Drawn } from './types';
import { whiteOnBlack } from './ink';

/** Rows and columns of a grid. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** Brightness of a picture, from 0 to 1. */
interface Grey {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/** Where a stretch of rows or columns of pixels begins, and its length. */
interface Band {
  readonly from: number;
  readonly size: number;
}

interface Cells {
  readonly rows: readonly Band[];
  readonly columns: readonly Band[];
}

/** Lines between cells are at most so wide where cells have the digits' own size. */
const WIDEST_LINE = 8;
/** Cells are the digits' own size, or up to so many times as large. */
const LARGEST_SCALE = 10;
/** Smaller cells hold no digit. */
const SMALLEST_CELL = SIDE / 2;
/** Brightnesses this near are one. */
const SAME = 8 / 255;
/** Digits stay clear of the rims of their cells; ways to cut that differ by less in what they cut through are alike. */
const INK_ON_RIMS = 0.01;

/**
 * Cuts a picture of many digits into them: by the number of rows and columns where `given`, else by the size of a digit,
 * with or without lines between, else by margins of one colour. Throws a DataError.
 */
export function cutGrid(picture: Picture, file: string, given: GridSize | null): Drawn {
  const grey = greyOf(picture);
  const cells = given ? parted(grey, given, file) : (bySize(grey) ?? byMargins(grey));
  if (cells === null)
    throw new DataError(
      { file },
      'a grid of digits, parted by their size or by margins',
      `${grey.width} × ${grey.height} pixels that nothing parts`,
      'Say how many rows and columns it has, as in --grid 8x8, or hand in an array of n × 28 × 28.',
    );
  const { rows, columns } = cells;
  if (rows.length * columns.length > MOST_PICTURES)
    throw new DataError({ file }, `at most ${MOST_PICTURES} pictures`, `${rows.length} × ${columns.length}`);
  const [down, across] = [rows.map(coverage), columns.map(coverage)];
  const all = down.flatMap((row) => across.map((column) => shrunk(grey, row, column)));
  // A grid that is not full ends in empty cells.
  let count = all.length;
  while (count > 1 && isEmpty(all[count - 1]!)) count--;
  const pixels = new Float32Array(count * SIDE * SIDE);
  all.slice(0, count).forEach((cell, i) => pixels.set(cell, i * SIDE * SIDE));
  const ink = whiteOnBlack(pixels);
  return {
    count,
    pixels: ink.pixels,
    grid: { rows: rows.length, columns: columns.length },
    labels: null,
    readAs: [`a grid of ${rows.length} rows and ${columns.length} columns`, ...ink.readAs],
  };
}

/** Brightness as the eye weighs colours (ITU-R BT.601). */
function greyOf({ width, height, channels, pixels }: Picture): Grey {
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++)
    values[i] =
      channels === 1
        ? pixels[i]! / 255
        : (0.299 * pixels[3 * i]! + 0.587 * pixels[3 * i + 1]! + 0.114 * pixels[3 * i + 2]!) / 255;
  return { width, height, values };
}

function parted({ width, height }: Grey, { rows, columns }: GridSize, file: string): Cells {
  const bands = (length: number, count: number): Band[] =>
    Array.from({ length: count }, (_, i) => {
      const [from, to] = [i, i + 1].map((k) => Math.round((k * length) / count)) as [number, number];
      return { from, size: to - from };
    });
  if (height / rows < SMALLEST_CELL || width / columns < SMALLEST_CELL)
    throw new DataError(
      { file },
      `cells of at least ${SMALLEST_CELL} × ${SMALLEST_CELL} pixels`,
      `${rows} × ${columns} cells in ${width} × ${height} pixels`,
    );
  return { rows: bands(height, rows), columns: bands(width, columns) };
}

/** Cells of 28 pixels, or of a multiple of it, with lines of some width between and around them, or without. */
function bySize(grey: Grey): Cells | null {
  const found: { readonly cells: Cells; readonly onRims: number }[] = [];
  for (let scale = 1; scale <= LARGEST_SCALE; scale++) {
    const side = SIDE * scale;
    for (let line = 0; line <= WIDEST_LINE; line++) {
      const [rows, columns] = [grey.height, grey.width].map((length) => (length - line) / (side + line));
      if (![rows, columns].every((n) => Number.isInteger(n) && n! >= 1)) continue;
      const bands = (count: number): Band[] =>
        Array.from({ length: count }, (_, i) => ({ from: line + i * (side + line), size: side }));
      const cells = { rows: bands(rows!), columns: bands(columns!) };
      if (line > 0 && !hasLines(grey, cells)) continue;
      found.push({ cells, onRims: inkOnRims(grey, cells) });
    }
  }
  // The smallest cells that cut through as little as any.
  const least = Math.min(...found.map(({ onRims }) => onRims));
  return found.find(({ onRims }) => onRims <= least + INK_ON_RIMS)?.cells ?? null;
}

/** Whether what lies between cells has one colour. */
function hasLines({ width, height, values }: Grey, { rows, columns }: Cells): boolean {
  const first = values[0]!;
  const inside = (at: number, bands: readonly Band[]): boolean =>
    bands.some(({ from, size }) => at >= from && at < from + size);
  const rowsOf = Array.from({ length: height }, (_, y) => inside(y, rows));
  const columnsOf = Array.from({ length: width }, (_, x) => inside(x, columns));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if (!(rowsOf[y] && columnsOf[x]) && Math.abs(values[y * width + x]! - first) > SAME) return false;
  return true;
}

/** The share of the rims of cells that differs from what most of the rims are. */
function inkOnRims({ width, values }: Grey, { rows, columns }: Cells): number {
  const rim: number[] = [];
  for (const row of rows)
    for (const column of columns) {
      for (let x = column.from; x < column.from + column.size; x++)
        rim.push(values[row.from * width + x]!, values[(row.from + row.size - 1) * width + x]!);
      for (let y = row.from; y < row.from + row.size; y++)
        rim.push(values[y * width + column.from]!, values[y * width + column.from + column.size - 1]!);
    }
  const usual = Float32Array.from(rim).sort()[rim.length >> 1]!;
  return rim.filter((v) => Math.abs(v - usual) > 0.3).length / rim.length;
}

/** Cells that margins of the corner's colour part; what is much larger or smaller than most, such as a title, is left out. */
function byMargins({ width, height, values }: Grey): Cells | null {
  const margin = values[0]!;
  const isMargin = (at: number): boolean => Math.abs(values[at]! - margin) <= SAME;
  const rows = usual(
    bandsOf(height, (y) => {
      for (let x = 0; x < width; x++) if (!isMargin(y * width + x)) return false;
      return true;
    }),
  );
  if (rows.length === 0) return null;
  const columns = usual(
    bandsOf(width, (x) => {
      for (const { from, size } of rows)
        for (let y = from; y < from + size; y++) if (!isMargin(y * width + x)) return false;
      return true;
    }),
  );
  const [row, column] = [rows[0], columns[0]];
  if (!row || !column || Math.min(row.size, column.size) < SMALLEST_CELL) return null;
  const square = Math.abs(row.size - column.size) <= 0.15 * Math.max(row.size, column.size);
  return square ? { rows, columns } : null;
}

/** The stretches between those that are empty. */
function bandsOf(length: number, empty: (at: number) => boolean): Band[] {
  const bands: Band[] = [];
  let from = -1;
  for (let at = 0; at <= length; at++) {
    const filled = at < length && !empty(at);
    if (filled && from < 0) from = at;
    if (!filled && from >= 0) {
      bands.push({ from, size: at - from });
      from = -1;
    }
  }
  return bands;
}

/** Bands of the size that most have; none where no size is usual, as where margins follow the ink of each digit. */
function usual(bands: readonly Band[]): Band[] {
  const near = (size: number): Band[] => bands.filter((b) => Math.abs(b.size - size) <= Math.max(1, 0.03 * size));
  const best = bands.map(({ size }) => near(size)).reduce((a, b) => (b.length > a.length ? b : a), [] as Band[]);
  const large = bands.filter((b) => b.size >= SMALLEST_CELL).length;
  return best.length >= 0.8 * large ? best : [];
}

/** A cell as 28 × 28 pixels: each the mean of what it covers. */
function shrunk({ width, values }: Grey, row: Coverage, column: Coverage): Float32Array {
  const cell = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y++)
    for (let x = 0; x < SIDE; x++) {
      let [sum, weight] = [0, 0];
      for (const [v, wv] of row[y]!)
        for (const [u, wu] of column[x]!) {
          sum += wv * wu * values[v * width + u]!;
          weight += wv * wu;
        }
      cell[y * SIDE + x] = sum / weight;
    }
  return cell;
}

/** For each of 28 parts of a band the pixels that it covers, and how much of each. */
type Coverage = readonly (readonly (readonly [number, number])[])[];

const coverage = (band: Band): Coverage => Array.from({ length: SIDE }, (_, k) => covered(band, k));

function covered({ from, size }: Band, k: number): [number, number][] {
  const [start, end] = [(k * size) / SIDE, ((k + 1) * size) / SIDE];
  const out: [number, number][] = [];
  for (let at = Math.floor(start); at < Math.min(size, Math.ceil(end)); at++) {
    const share = Math.min(end, at + 1) - Math.max(start, at);
    if (share > 1e-9) out.push([from + at, share]);
  }
  return out;
}

const isEmpty = (cell: Float32Array): boolean => {
  let [least, most] = [Infinity, -Infinity];
  for (const v of cell) [least, most] = [Math.min(least, v), Math.max(most, v)];
  return most - least <= SAME;
};
