import { csvRows, textOf } from '../datasets/csv';
import { DataError } from '../datasets/error';
import { readNpy, readNpz, type NumberArray } from '../verify/npz';
import { flatten } from '../verify/weights';
import { whiteOnBlack } from './ink';
import { MOST_PICTURES, SIDE, type Drawn } from './types';

const SIZE = SIDE * SIDE;
const wanted = 'pictures as n × 28 × 28 or n × 784 numbers';

/** Arrays of a file by name: pictures, and the labels that it may give. */
type Arrays = ReadonlyMap<string, NumberArray>;

/** Digits from arrays of numpy (npy, npz), from JSON or from CSV, whichever the content is. Throws a DataError. */
export function readArrays(bytes: Uint8Array, file: string): Drawn {
  const arrays = arraysOf(bytes, file);
  const found = [...arrays].filter(([, array]) => pictureCount(array.shape) !== null);
  const [name, pictures] = found.find(([key]) => /im(?:age|g)|sample|digit|^x$|drawn|gen/i.test(key)) ?? found[0] ?? [];
  if (name === undefined || !pictures) {
    const shapes = [...arrays.values()].map(({ shape }) => `[${shape.join(', ')}]`).slice(0, 3);
    throw new DataError({ file }, wanted, shapes.length === 0 ? 'none' : shapes.join(', '));
  }
  const count = pictureCount(pictures.shape)!;
  if (count < 1 || count > MOST_PICTURES)
    throw new DataError({ file }, `1 to ${MOST_PICTURES} pictures`, String(count), 'Hand in some of them.');
  const scaled = toUnit(pictures.values, file);
  const ink = whiteOnBlack(scaled.pixels);
  return {
    count,
    pixels: ink.pixels,
    grid: null,
    labels: labelsIn(arrays, count, file),
    readAs: [...scaled.readAs, ...ink.readAs],
  };
}

function arraysOf(bytes: Uint8Array, file: string): Arrays {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readNpz(bytes, file);
  if (bytes[0] === 0x93) return new Map([['array', readNpy(bytes, file)]]);
  const text = textOf(bytes, file);
  return /^\s*[[{]/.test(text) ? fromJson(text, file) : fromCsv(text, file);
}

function fromJson(text: string, file: string): Arrays {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // NaN is no JSON, though Python writes it.
    const nan = /\b-?(?:NaN|Infinity)\b/.test(text);
    throw new DataError(
      { file },
      nan ? 'finite numbers' : 'whole JSON',
      nan ? 'NaN or infinity' : 'text that is cut off or no JSON',
    );
  }
  const named = Array.isArray(parsed) ? { array: parsed } : (parsed as Record<string, unknown>);
  const lists = Object.entries(named).filter(([, value]) => Array.isArray(value));
  return new Map(lists.map(([name, value]) => [name, flatten(value, name, file)]));
}

/** A picture a row, with a head or without; a column of the head may be called label. */
function fromCsv(text: string, file: string): Arrays {
  const pixels: number[] = [];
  const labels: number[] = [];
  let [head, width, rows, label] = [true, 0, 0, -1];
  for (const { line, cells } of csvRows(text, file)) {
    if (head) {
      head = false;
      width = cells.length;
      if (cells.some((cell) => !isNumber(cell))) {
        label = cells.findIndex((cell) => /^(?:label|class|digit|y)$/i.test(cell));
        continue;
      }
    }
    if (cells.length !== width) throw new DataError({ file, line }, `${width} cells, as before`, String(cells.length));
    cells.forEach((cell, c) => {
      if (!isNumber(cell))
        throw new DataError({ file, line }, 'finite numbers', cell === '' ? 'an empty cell' : `"${cell}"`);
      (c === label ? labels : pixels).push(Number(cell));
    });
    if (++rows > MOST_PICTURES) throw new DataError({ file, line }, `at most ${MOST_PICTURES} pictures`, 'more');
  }
  const wide = width - Number(label >= 0);
  const arrays = new Map([['pictures', { shape: [rows, wide], values: Float32Array.from(pixels) }]]);
  if (labels.length > 0) arrays.set('labels', { shape: [rows], values: Float32Array.from(labels) });
  return arrays;
}

const isNumber = (cell: string): boolean => cell !== '' && Number.isFinite(Number(cell));

/** How many pictures an array of this shape holds; null where it holds none. */
function pictureCount(shape: readonly number[]): number | null {
  const sides = shape.filter((side, i) => i === 0 || side !== 1);
  const [count, ...rest] = sides;
  const one = shape.join() === `${SIDE},${SIDE}` || shape.join() === String(SIZE);
  if (one) return 1;
  const flat = rest.length === 1 && rest[0] === SIZE;
  const square = rest.length === 2 && rest.every((side) => side === SIDE);
  return flat || square ? count! : null;
}

/** Values as they are from 0 to 1, or brought there from −1 … 1 or from 0 … 255. */
function toUnit(
  values: Float32Array,
  file: string,
): { readonly pixels: Float32Array; readonly readAs: readonly string[] } {
  let [least, most] = [Infinity, -Infinity];
  for (const v of values) {
    if (!Number.isFinite(v))
      throw new DataError({ file }, 'finite numbers', 'NaN or infinity', 'Did the training diverge?');
    [least, most] = [Math.min(least, v), Math.max(most, v)];
  }
  // Rounding may lead a little beyond.
  const slack = 1e-3;
  const clipped = (f: (v: number) => number): Float32Array => values.map((v) => Math.min(1, Math.max(0, f(v))));
  if (least >= -slack && most <= 1 + slack) return { pixels: clipped((v) => v), readAs: [] };
  if (least >= -1 - slack && most <= 1 + slack)
    return { pixels: clipped((v) => (v + 1) / 2), readAs: ['values from −1 to 1'] };
  if (least >= 0 && most >= 2 && most <= 255)
    return { pixels: clipped((v) => v / 255), readAs: ['values from 0 to 255'] };
  throw new DataError(
    { file },
    'values from 0 to 1, from −1 to 1, or from 0 to 255',
    `values from ${Number(least.toPrecision(4))} to ${Number(most.toPrecision(4))}`,
    'Scale them to 0 … 1.',
  );
}

function labelsIn(arrays: Arrays, count: number, file: string): readonly number[] | null {
  const [name, found] = [...arrays].find(([key]) => /^(?:labels?|y|classes|digits?)$/i.test(key)) ?? [];
  if (!found || pictureCount(found.shape) !== null) return null;
  const labels = [...found.values];
  if (labels.length !== count || !labels.every((v) => Number.isInteger(v) && v >= 0 && v <= 9))
    throw new DataError(
      { file },
      `${count} digits from 0 to 9 in "${name}"`,
      `${labels.length} numbers, ${labels.slice(0, 3).join(', ')} …`,
    );
  return labels;
}
