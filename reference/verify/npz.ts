import { unzipSync } from 'fflate';
import { DataError } from '../datasets/error';

/** An array of numbers, last index fastest. */
export interface NumberArray {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** More numbers than any homework's model has; an archive that claims more is a bomb. */
const MOST_BYTES = 512 * 1024 * 1024;

/** How a number of a numpy type is read. */
type Reader = (view: DataView, at: number, little: boolean) => number;
const readers: Readonly<Record<string, { readonly bytes: number; readonly read: Reader }>> = {
  f4: { bytes: 4, read: (view, at, little) => view.getFloat32(at, little) },
  f8: { bytes: 8, read: (view, at, little) => view.getFloat64(at, little) },
  i1: { bytes: 1, read: (view, at) => view.getInt8(at) },
  u1: { bytes: 1, read: (view, at) => view.getUint8(at) },
  b1: { bytes: 1, read: (view, at) => view.getUint8(at) },
  i2: { bytes: 2, read: (view, at, little) => view.getInt16(at, little) },
  u2: { bytes: 2, read: (view, at, little) => view.getUint16(at, little) },
  i4: { bytes: 4, read: (view, at, little) => view.getInt32(at, little) },
  u4: { bytes: 4, read: (view, at, little) => view.getUint32(at, little) },
  i8: { bytes: 8, read: (view, at, little) => Number(view.getBigInt64(at, little)) },
};

const size = (shape: readonly number[]): number => shape.reduce((n, side) => n * side, 1);

/**
 * Reads an array in numpy's format, versions 1 to 3: a magic, the length of the head, the head as a Python dictionary, the
 * numbers (NumPy Enhancement Proposal 1). Numbers become float32. Arrays of Python objects are refused: to read them is to
 * run what the file says. Throws a DataError.
 */
export function readNpy(bytes: Uint8Array, file: string): NumberArray {
  const where = { file };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = [0x93, ...Buffer.from('NUMPY')];
  if (bytes.length < 12 || magic.some((byte, i) => bytes[i] !== byte))
    throw new DataError(
      where,
      'an array in the format of numpy',
      'something else',
      'Write it with numpy.save or savez.',
    );
  const long = bytes[6]! >= 2;
  const start = long ? 12 : 10;
  const end = start + (long ? view.getUint32(8, true) : view.getUint16(8, true));
  const cut = 'The file is cut off: write it again.';
  if (end > bytes.length) throw new DataError(where, `a head of ${end} bytes`, `${bytes.length} bytes`, cut);
  const head = Buffer.from(bytes.subarray(start, end)).toString('latin1');
  const descr = /['"]descr['"]\s*:\s*['"]([<>|=]?)(\w+)['"]/.exec(head);
  const shaped = /['"]shape['"]\s*:\s*\(([\d,\sL]*)\)/.exec(head);
  const fortran = /['"]fortran_order['"]\s*:\s*(True|False)/.exec(head);
  if (shaped === null || fortran === null) throw new DataError(where, 'a shape and an order in the head', 'none');
  const type = descr && Object.hasOwn(readers, descr[2]!) ? readers[descr[2]!] : undefined;
  if (descr === null || type === undefined)
    throw new DataError(
      where,
      'numbers of one of the types float32, float64, integer or bool',
      descr === null ? 'a structured type' : descr[2] === 'O' ? 'Python objects' : `the type ${descr[2]}`,
      "Convert the array: numpy.asarray(a, dtype='float32').",
    );
  const shape = [...shaped[1]!.matchAll(/\d+/g)].map(([digits]) => Number(digits));
  const count = size(shape);
  if (bytes.length - end !== count * type.bytes)
    throw new DataError(where, `${count} numbers of ${type.bytes} bytes`, `${bytes.length - end} bytes`, cut);
  const little = descr[1] !== '>';
  const read = Float32Array.from({ length: count }, (_, i) => type.read(view, end + i * type.bytes, little));
  return { shape, values: fortran[1] === 'True' ? lastFastest(read, shape) : read };
}

/** Numbers whose first index is fastest, in the order in which the last one is. */
function lastFastest(values: Float32Array, shape: readonly number[]): Float32Array {
  const result = new Float32Array(values.length);
  const index = shape.map(() => 0);
  for (let to = 0; to < result.length; to++) {
    let from = 0;
    for (let k = shape.length - 1; k >= 0; k--) from = from * shape[k]! + index[k]!;
    result[to] = values[from]!;
    for (let k = shape.length - 1; k >= 0 && ++index[k]! === shape[k]; k--) index[k] = 0;
  }
  return result;
}

/** Reads an archive of numpy arrays (numpy.savez, compressed or not) by name. Throws a DataError. */
export function readNpz(bytes: Uint8Array, file: string): Map<string, NumberArray> {
  let total = 0;
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        total += originalSize;
        if (total > MOST_BYTES)
          throw new DataError({ file }, `at most ${MOST_BYTES / 2 ** 20} MB of arrays`, `more, with ${name}`);
        return name.endsWith('.npy');
      },
    });
  } catch (error) {
    if (error instanceof DataError) throw error;
    throw new DataError(
      { file },
      'a whole npz archive',
      'one that is cut off or damaged',
      'Write it again with numpy.savez.',
    );
  }
  const arrays = new Map(
    Object.entries(files).map(([name, content]) => [name.replace(/\.npy$/, ''), readNpy(content, `${file}: ${name}`)]),
  );
  if (arrays.size === 0)
    throw new DataError({ file }, 'arrays', 'none', 'Write them with numpy.savez(file, name=array).');
  return arrays;
}
