import { readNpy, readNpz } from '../../../reference/verify/npz';

const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');
/** The end of every head: spaces up to a multiple of 64 bytes. */
const npy = (dictionary: string, data: readonly number[] = [], version = 1): Buffer => {
  const head = Buffer.from(`${dictionary}\n`);
  return Buffer.from([0x93, ...Buffer.from('NUMPY'), version, 0, head.length, 0, ...head, ...data]);
};

// Written by numpy 2.4.
const byNumpy = {
  float32:
    'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDIsIDMpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAMA/AAAAwAAAQEAAAIBAAACgQAAAwEA=',
  fortran:
    'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBUcnVlLCAnc2hhcGUnOiAoMiwgMywgNCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAAAAAAAAAAAChAAAAAAAAAEEAAAAAAAAAwQAAAAAAAACBAAAAAAAAANEAAAAAAAADwPwAAAAAAACpAAAAAAAAAFEAAAAAAAAAxQAAAAAAAACJAAAAAAAAANUAAAAAAAAAAQAAAAAAAACxAAAAAAAAAGEAAAAAAAAAyQAAAAAAAACRAAAAAAAAANkAAAAAAAAAIQAAAAAAAAC5AAAAAAAAAHEAAAAAAAAAzQAAAAAAAACZAAAAAAAAAN0A=',
  bigEndian:
    'k05VTVBZAQB2AHsnZGVzY3InOiAnPmk0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsKSwgfSAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAB///+1AABEXA=',
  scalar:
    'k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKCksIH0gICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAAAEQA==',
  long: 'k05VTVBZAgB0AAAAeydkZXNjcic6ICc8aTgnLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMiwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAgAAAP//////////',
  objects:
    'k05VTVBZAQB2AHsnZGVzY3InOiAnfE8nLCAnZm9ydHJhbl9vcmRlcic6IEZhbHNlLCAnc2hhcGUnOiAoMSwpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAqABJWSAAAAAAAAAIwWbnVtcHkuX2NvcmUubXVsdGlhcnJheZSMDF9yZWNvbnN0cnVjdJSTlIwFbnVtcHmUjAduZGFycmF5lJOUSwCFlEMBYpSHlFKUKEsBSwGFlGgDjAVkdHlwZZSTlIwCTziUiYiHlFKUKEsDjAF8lE5OTkr/////Sv////9LP3SUYoldlH2UjAFhlEsBc2F0lGIu',
  compressed:
    'UEsDBC0AAAAIAAAAIQBM++8W//////////8NABQAaGlkZGVuMS93Lm5weQEAEACQAAAAAAAAAEwAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNmoq6joJ6WX1RSlJgXn1+UkgoSd0vMKU4FihdnJBakAvkaRjoKRpo6CrUKZAMuBoYGe2QMAFBLAwQtAAAACAAAACEAJCHhK///////////BQAUAGIubnB5AQAQAJgAAAAAAAAATAAAAAAAAACb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RrGOpo6CrUKFAAuBhTwwR7KcAAAUEsBAi0DLQAAAAgAAAAhAEz77xZMAAAAkAAAAA0AAAAAAAAAAAAAAIABAAAAAGhpZGRlbjEvdy5ucHlQSwECLQMtAAAACAAAACEAJCHhK0wAAACYAAAABQAAAAAAAAAAAAAAgAGLAAAAYi5ucHlQSwUGAAAAAAIAAgBuAAAADgEAAAAA',
};

test.each<[keyof typeof byNumpy, number[], number[]]>([
  ['float32', [2, 3], [1.5, -2, 3, 4, 5, 6]],
  ['fortran', [2, 3, 4], Array.from({ length: 24 }, (_, i) => i)],
  ['bigEndian', [3], [1, -300, 70000]],
  ['scalar', [], [2.5]],
  ['long', [2], [2 ** 33, -1]],
])('an array as numpy writes it: %s', (name, shape, values) => {
  const array = readNpy(bytes(byNumpy[name]), 'x.npy');
  expect(array.shape).toEqual(shape);
  expect([...array.values]).toEqual(values);
});

test('an archive as numpy writes it', () => {
  const arrays = readNpz(bytes(byNumpy.compressed), 'x.npz');
  expect([...arrays.keys()]).toEqual(['hidden1/w', 'b']);
  expect(arrays.get('hidden1/w')).toEqual({ shape: [2, 2], values: Float32Array.of(1, 1, 1, 1) });
  expect(arrays.get('b')).toEqual({ shape: [3], values: Float32Array.of(0, 1, 2) });
});

const head = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }";
test.each<[string, Buffer, RegExp]>([
  ['something else', Buffer.from('hello, world'), /x\.npy: expected an array in the format of numpy/],
  ['nothing', Buffer.alloc(0), /in the format of numpy/],
  ['a head that is cut off', bytes(byNumpy.float32).subarray(0, 40), /a head of 128 bytes, found 40 bytes/],
  ['numbers that are cut off', npy(head, [0, 0, 0, 0]), /2 numbers of 4 bytes, found 4 bytes. The file is cut off/],
  ['too many numbers', npy(head, new Array<number>(12).fill(0)), /found 12 bytes/],
  ['Python objects', bytes(byNumpy.objects), /found Python objects/],
  ['complex numbers', npy("{'descr': '<c8', 'fortran_order': False, 'shape': (1,)}"), /the type c8/],
  ['records', npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}"), /a structured type/],
  ['no shape', npy("{'descr': '<f4', 'fortran_order': False}"), /a shape and an order/],
  [
    'a type from the prototype',
    npy("{'descr': '<constructor', 'fortran_order': False, 'shape': ()}"),
    /the type constr/,
  ],
  [
    'more numbers than there can be',
    npy("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999, 99999999999)}"),
    /numbers of 4 bytes, found 0 bytes/,
  ],
])('%s', (_, content, message) => expect(() => readNpy(content, 'x.npy')).toThrow(message));

test.each([0, 4, 30, 120, 300, 370])('an archive cut off after %d bytes', (length) => {
  expect(() => readNpz(bytes(byNumpy.compressed).subarray(0, length), 'x.npz')).toThrow(/x\.npz: expected a whole npz/);
});

test('an archive that claims to hold gigabytes', () => {
  const bomb = bytes(byNumpy.compressed);
  // The unpacked size of the first array in the central directory.
  const at = bomb.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24;
  bomb.writeUInt32LE(0xf0000000, at);
  expect(() => readNpz(bomb, 'x.npz')).toThrow(/at most 512 MB of arrays, found more, with hidden1/);
});
