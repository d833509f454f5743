import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { readPng } from '../../../reference/datasets/folder/png';

const read = (base64: string) => readPng(Buffer.from(base64, 'base64'), 'x.png');

// Written by Pillow 12.3.
test.each([
  [
    'grey',
    'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAECAAAAABjWKqcAAAAFUlEQVR4nGNkMDIyMmISFBQUFEQmARlzAc+nwR4HAAAAAElFTkSuQmCC',
    1,
    Array.from({ length: 20 }, (_, i) => ((i % 5) * 50 + Math.floor(i / 5) * 17) % 256),
  ],
  [
    'colour',
    'iVBORw0KGgoAAAANSUhEUgAAAAUAAAAECAIAAADJUWIXAAAAIUlEQVR4nGNkYGAwQkIsDDYMDAy8cATnS0EQMl+dgUEdAFN3Ao5U4BC9AAAAAElFTkSuQmCC',
    3,
    Array.from({ length: 20 }, (_, i) => [
      (i % 5) * 50,
      Math.floor(i / 5) * 60,
      (i % 5) * Math.floor(i / 5) * 13,
    ]).flat(),
  ],
  [
    'colour with alpha, on black',
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR4nGM8kWL0n4GBwQQAD2kCk2OxzS4AAAAASUVORK5CYII=',
    3,
    [200, 100, 50, 40, 20, 10],
  ],
  [
    'grey with alpha',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR4nGNIaQAAAUsA5Wb0my8AAAAASUVORK5CYII=',
    1,
    [50],
  ],
  [
    'a palette of colours, two bits a pixel',
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAABAgMAAABmjvwnAAAADFBMVEX/AAAA/wAAAP8AAAD7vkbkAAAACklEQVR4nGNoAQAAhgCFvPXN1gAAAABJRU5ErkJggg==',
    3,
    [0, 0, 255, 255, 0, 0, 0, 255, 0],
  ],
  [
    'a palette of greys',
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABAQMAAADO7O3JAAAABlBMVEUJCQnIyMj7UBXAAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    1,
    [200, 9],
  ],
  [
    'one bit a pixel',
    'iVBORw0KGgoAAAANSUhEUgAAAAoAAAACAQAAAABJGnB9AAAADklEQVR4nGOY5MCoEgMABIcBVHNnqaAAAAAASUVORK5CYII=',
    1,
    Array.from({ length: 20 }, (_, i) => (i % 3 === 0 ? 255 : 0)),
  ],
  [
    'sixteen bits a pixel',
    'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABEAAAAACB2fwVAAAADUlEQVR4nGMQMvnPAAAC5wFGf/uMQgAAAABJRU5ErkJggg==',
    1,
    [0x12, 0xff],
  ],
])('%s', (_, base64, channels, pixels) => {
  const picture = read(base64);
  expect(picture.channels).toBe(channels);
  expect([...picture.pixels]).toEqual(pixels);
});

const big =
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAIAAADRv8uKAAAFdUlEQVR4nGWWYaviTAyFn8T2tlKKSCmliBQRESkiIiKyLJdlWS7Lsv//3yTvhzG9vftCGE5OzsyQmTRTAUokY1GQ5xQFyzeqN+qCVc46p3mjLehy+oLNG9uCIWNXss85vHEsOGWMJeeMS8E15/bG/Y1HyfONbxnfC94LfmT8LPhV8JHxu+RPxt9MSnFEEUdkNjoCAiKIhCCRE05KDTKNCfgsNC1iMSqSUS5AYJFMY5Rg/m/OghA4C2dhLHw2RUNgIU6aRCoLY5FR5oI4CyWH3MmdHHLIhVxnjM74xBi5REjI7esKHtEk0NlqSp55WRgiLIxcKITCKYyCABrAKITCKJyCsKT3IKdo4tOCxGoerlNkUi5BjIWQO4WzFJawdJYT1tmYQoQZSw1Gw5jZ/1dL4kzKShFhIeRCAUunUiqooHIqo3IqqIwKKmGYokolL/4coDIqiSnM1pHZUk6VUdZRXLlRwBIqqKEWaqUWag+ceKOG2oMnNIlUauMBtQaZBDITQJ1ZuTLEWRi5vo66cmphJaycFayEFayMFWydlbLSWVQDELIUspf7zqf4Q0OWabkmjtopNDZ2Vs46GaydtbIW1rC2GW+sjVFZEzIJ8TTLQqwBhHVG2QgCCyf3uGNiY6FRGqERGmfjn7iBZooaDTS83LvSeIQmpYcZDfzNrGxBnIWQQwFLoVJqYQVraJzWaKF3WmiFlgBOCyeh1eAtzMOgVVqj1ZnrtJmUXTpqyKEwlsRRK2uhcVronA66BJxO6YRO6ZzOwpROuREhoVO+S0w0fgnd5GZe9oIIC4/PKVV1ythplF7olF7onR56oTd6p3eOTp9CSm/0Rq/00ENvMRq90EvMdf5An2m5sVkD+Wdj2EArdNA7G8KUDRycjbLxT/KqMw18sxALPwmlsxE2mZfbfxoIVEIN21RcRmt00CsbZQtbZ2vsYStsja0E8IgKW4JXthYuM8ukHCwaSGQ8QA0rYW008rrj3tk4W2cQdsLgDMIgDMZgDMJFGGCAwRjgOWHhB5+h38oAQ0a5S1UNucbnZNTGylkTG0MPG2Er7IQdMxN2wtnZ2Yz0MEJv7DSwsMso98wy1jhqZSWshSbdcWS8FwZnB3thT5iwV/bK3tk7e+UxCZR3e5F7+JhmZZSH6XOSaJlC7VHVTpuqWjlMR+3shYNzEA4wOgfnAAfhoNwTiOiLJzTGwfmbUR41jjrdsVEZtbCyyBg658iruAZjJ+ydAxyNExyFo3N0jnAzjnAM8ruH6/xyjsZROQrHzMoT0TKFQqJzpYyFxjlZfE7G1hmUnbAXDnASTsIJTsrJOVm4cBK+6Qv8M/5xThnl6LNHIhVXep2U0WiUFjr5LK7B2Dl7Y3SOwglGY4RRuCqjhOuMziiMzmj8NEYNHsZMyrN/PWrlDLWxsujV8vVzgrOwhwMc4WSMwhkuwhnOcBbOzjO5xln5oYGd33B2zhnlReKfK/Xq9Drp114t9PLK+KLsLDY2TjA6l8ngAo/JVd6Ni3GBi/ABF+GiXDIvr+lZnF4noqrt1atbf93x1WfFNWUsXJWzcxGucIW7c1WucBWuCUuYcjWuxt+M8sbskUjFxeuO10pjtMINemGjX4tLucFJGJ2zcoGrcDNuaXRuznfnZtzg5vxKAG7KLZPyPnUuKJylUfHZue7MOpexVQbYOXvnnorLGOFsXJy7cVPucBfuyrcEhLvzU7kLd+Mu/DHumZSP+Y+AvjJ+CCtnPVX1lDEMsBMeysE5wkkZnTM8UsZwh4fzdB7Cw3kIP+BhPOCh/BYewiPz8umzHwH/etTQQOt09noWt84ztUzjIBzh5IzCU153fDPuwhOeztN5Ku/OU3kKT+cDnvAUnv8BWv346O38/nUAAAAASUVORK5CYII=';

test('a picture whose rows are filtered, by the hash of what Pillow reads', () => {
  const { width, height, pixels } = read(big);
  expect([width, height]).toEqual([40, 30]);
  const hash = createHash('sha256').update(pixels).digest('hex');
  expect(hash).toBe('f49451877d01f02e1b292942da7e32ed129541c006517cb4d683687587b15a4a');
});

/** A chunk, its check sum left out. */
const chunk = (type: string, body: Buffer): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, Buffer.from(type), body, Buffer.alloc(4)]);
};
/** A PNG from rows that are filtered already. */
function png(width: number, height: number, rows: Buffer, { depth = 8, colour = 0, interlaced = 0 } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([depth, colour, 0, 0, interlaced], 8);
  const magic = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([magic, chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}

test('every filter is taken back', () => {
  const sized = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }));
  const drawn = sized.chain(([w, h]) =>
    fc.record({
      w: fc.constant(w),
      h: fc.constant(h),
      pixels: fc.uint8Array({ minLength: w * h, maxLength: w * h }),
      filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: h, maxLength: h }),
    }),
  );
  fc.assert(
    fc.property(drawn, ({ w, h, pixels, filters }) => {
      const at = (y: number, x: number): number => (y < 0 || x < 0 ? 0 : pixels[y * w + x]!);
      const rows = Buffer.from(
        filters.flatMap((filter, y) => [
          filter,
          ...Array.from({ length: w }, (_, x) => {
            const [a, b, c] = [at(y, x - 1), at(y - 1, x), at(y - 1, x - 1)];
            const near = [a, b, c].map((v) => Math.abs(a + b - c - v));
            const paeth = [a, b, c][near.indexOf(Math.min(...near))]!;
            return (at(y, x) - [0, a, b, Math.floor((a + b) / 2), paeth][filter]!) & 255;
          }),
        ]),
      );
      expect(readPng(png(w, h, rows), 'x.png')).toEqual({ width: w, height: h, channels: 1, pixels });
    }),
  );
});

test.each<[string, Buffer, RegExp]>([
  ['another format', Buffer.from('GIF89a'), /x\.png: expected a PNG picture, found something else/],
  ['nothing', Buffer.alloc(0), /a PNG picture/],
  ['a picture that is cut off', Buffer.from(big, 'base64').subarray(0, 900), /cut off or damaged/],
  ['too few rows', png(2, 2, Buffer.from([0, 1, 2])), /cut off or damaged/],
  ['rows beyond the height', png(2, 1, Buffer.alloc(3000)), /cut off or damaged/],
  ['a filter that there is not', png(1, 1, Buffer.from([5, 0])), /cut off or damaged/],
  ['a depth that there is not', png(1, 1, Buffer.from([0, 0]), { depth: 7 }), /cut off or damaged/],
  ['a palette that is missing', png(1, 1, Buffer.from([0, 0]), { colour: 3 }), /cut off or damaged/],
  ['an interlaced picture', png(1, 1, Buffer.from([0, 0]), { interlaced: 1 }), /not interlaced/],
  ['a picture of a size that is no picture', png(100_000, 100_000, Buffer.alloc(2)), /found 100000 × 100000/],
])('%s', (_, bytes, message) => expect(() => readPng(bytes, 'x.png')).toThrow(message));
