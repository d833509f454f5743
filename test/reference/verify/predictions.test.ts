import { readPredictions } from '../../../reference/verify/predictions';
import type { Held } from '../../../reference/verify/predictions';
import { confirm, recompute } from '../../../reference/verify/recompute';
import { permutation, seeded } from '../../../reference/random';

const digits = [...'0123456789'];
const held: Held = { labels: [2, 0, 1, 1], classes: ['cat', 'dog', 'Owl'] };
const read = (text: string, of: Held = held) => readPredictions(Buffer.from(text), of, 'p.csv');

test.each([
  ['labels by name, in any order', 'id,label\n3,dog\n0,Owl\n1,cat\n2,cat', [2, 0, 0, 1]],
  ['labels by number, without a head', '0,2\n1,0\n2,0\n3,1', [2, 0, 0, 1]],
  [
    'names in other letters, numbers as pandas writes them',
    'index;Prediction\n0;OWL\n1;0.0\n2;CAT\n3;1.0',
    [2, 0, 0, 1],
  ],
  [
    'probabilities in the order of the head',
    'id,dog,Owl,cat\n0,.1,.8,.1\n1,.2,.2,.6\n2,0,.3,.7\n3,.5,.2,.3',
    [2, 0, 0, 1],
  ],
  ['probabilities without a head', '0,.1,.1,.8\n1,.6,.2,.2\n2,.7,0,.3\n3,.3,.5,.2', [2, 0, 0, 1]],
  ['columns with a prefix', 'id,p_cat,p_dog,p_owl\n0,.1,.1,.8\n1,.6,.2,.2\n2,.7,0,.3\n3,.3,.5,.2', [2, 0, 0, 1]],
])('%s', (_, text, labels) => expect([...read(text).labels]).toEqual(labels));

test('cases that have names', () => {
  const named = { ...held, ids: ['a.png', 'b.png', 'c.png', '17'] };
  expect([...read('file,label\n17,dog\nc.png,cat\na.png,owl\nb.png,cat', named).labels]).toEqual([2, 0, 0, 1]);
  expect(() => read('d.png,cat', named)).toThrow('p.csv:1: expected the id of a case of the held data, found "d.png"');
});

test('classes whose names are numbers that do not count from 0', () => {
  const stars = { labels: [0, 1], classes: ['1', '2'] };
  expect([...read('0,1\n1,2', stars).labels]).toEqual([0, 1]);
});

test.each([
  ['nothing', '', /p\.csv: expected 4 rows of id and label, found an empty file/],
  ['an id beyond the cases', 'id,label\n1,cat\n4,cat', /p\.csv:3: .*from 0 to 3, found "4"\. Ids count from 0\./],
  ['an id that is none, in the first row', 'img_7,cat\n1,cat', /p\.csv:1: expected the id of a case, .* found "img_7"/],
  ['a negative id', 'id,label\n-1,cat', /p\.csv:2: .*found "-1"/],
  ['an id that is no whole number', 'id,label\n1.5,cat', /found "1\.5"/],
  [
    'an id twice',
    'id,label\n0,cat\n1,cat\n0,dog',
    /p\.csv:4: expected one row a case, found the id "0" again, first in line 2/,
  ],
  ['rows that are missing', 'id,label\n0,cat\n2,cat', /a row for each of 4 cases, found none for 2 of them: 1, 3\./],
  [
    'another label',
    'id,label\n0,seven',
    /p\.csv:2: expected a label \(cat, dog, Owl\), found "seven"\. Write the name/,
  ],
  ['a number beyond the classes', 'id,label\n0,3', /p\.csv:2: expected a label .*found "3"/],
  ['NaN as a label', 'id,label\n0,NaN', /p\.csv:2: expected a label .*found "NaN"/],
  ['an empty label', 'id,label\n0,', /p\.csv:2: .*found an empty cell/],
  ['NaN as a probability', 'id,cat,dog,owl\n0,.5,NaN,.5', /p\.csv:2: expected a probability, found "NaN"/],
  ['no probability', 'id,cat,dog,owl\n0,.5,,.5', /p\.csv:2: expected a probability, found an empty cell/],
  ['scores', 'id,cat,dog,owl\n0,2.5,-1,.5', /p\.csv:2: .*from 0 to 1, found "2\.5"\. Are these scores\?/],
  ['a sum that is not 1', 'id,cat,dog,owl\n0,.5,.6,.5', /p\.csv:2: .*add up to 1, found the sum 1\.600/],
  ['a row that is too short', 'id,cat,dog,owl\n0,.5,.5', /p\.csv:2: expected 4 cells, as in the first row, found 3/],
  [
    'ids of more cases than are held',
    'id,label\n0,cat\n1,cat\n2,cat\n3,cat\n4,cat',
    /p\.csv:6: .*found "4"\. Hand in the predictions for the 4 held-back cases/,
  ],
  [
    'columns the other way round',
    'label,id\n1,0\n2,1',
    /p\.csv:1: expected the id before the label, .*Exchange the columns/,
  ],
  ['labels without ids', 'label\n1\n2', /p\.csv:1: .*found 1\. Write the id of the case/],
  ['percent', 'id,cat,dog,owl\n0,91,5,4', /p\.csv:2: .*found "91"\. Are these percent/],
  [
    'decimal commas',
    'id;cat;dog;owl\n0;0,91;0,05;0,04',
    /p\.csv:2: expected a probability, found "0,91"\. Write decimals with a point/,
  ],
  ['too many columns', 'id,a,b,c,d\n', /p\.csv:1: expected 2 columns \(id, label\) or 4 .* found 5/],
  ['columns of other classes', 'id,cat,dog,cow\n', /p\.csv:1: expected columns named after the classes .*found "cow"/],
  ['two columns of one class', 'id,cat,dog,dog\n', /one column a class/],
  ['a spreadsheet', 'PK\x03\x04', /a zip archive or a spreadsheet/],
])('%s', (_, text, message) => expect(() => read(text)).toThrow(message));

test('a million rows for ten thousand cases', () => {
  const text = `id,label\n${Array.from({ length: 1_000_000 }, (_, i) => `${i},${i % 10}`).join('\n')}`;
  const many = { labels: new Uint8Array(10_000), classes: digits };
  expect(() => read(text, many)).toThrow('p.csv:10002: expected the id of a case, from 0 to 9999, found "10000"');
});

test('many cases are read', () => {
  const n = 200_000;
  const labels = Uint8Array.from({ length: n }, (_, i) => i % 10);
  const order = permutation(n, seeded(1));
  const text = `id,label\n${Array.from(order, (i) => `${i},${i % 4 === 0 ? (i + 1) % 10 : i % 10}`).join('\n')}`;
  const of = { labels, classes: digits };
  expect(recompute(read(text, of), of)).toMatchObject({ cases: n, right: 150_000, accuracy: 0.75 });
});

/** Predictions of 10,000 digits of which 9137 are right. */
const given = (): string => {
  const order = permutation(10_000, seeded(3));
  const right = new Set(order.subarray(0, 9137));
  return `id,label\n${Array.from({ length: 10_000 }, (_, i) => `${i},${right.has(i) ? i % 10 : (i + 3) % 10}`).join('\n')}`;
};

describe('predictions that give 91.37 %', () => {
  const of = { labels: Uint8Array.from({ length: 10_000 }, (_, i) => i % 10), classes: digits };
  const { right, accuracy, interval } = recompute(read(given(), of), of);

  test('are recomputed exactly', () => {
    expect([right, accuracy]).toEqual([9137, 0.9137]);
    // By scipy's Wilson interval.
    expect(interval).toEqual([expect.closeTo(0.90803619, 7), expect.closeTo(0.91904608, 7)]);
  });

  test.each([
    ['91.37', 'confirmed', false],
    ['91.4', 'confirmed', true],
    ['91', 'confirmed', true],
    ['92', 'contradicted', false],
    ['95', 'contradicted', false],
    ['91.38', 'contradicted', false],
    ['91.370', 'confirmed', false],
    ['91.3700001', 'contradicted', false],
  ] as const)('a claim of %s %%: %s', (written, verdict, rounded) => {
    expect(confirm(written, accuracy, 0.01)).toMatchObject({ verdict, rounded, recomputed: 0.9137 });
  });

  test.each([
    ['0.9137', 'confirmed', false],
    ['.914', 'confirmed', true],
    ['9.137e-1', 'confirmed', false],
    ['0.92', 'contradicted', false],
  ] as const)('a claim of %s: %s', (written, verdict, rounded) => {
    expect(confirm(written, accuracy)).toMatchObject({ verdict, rounded });
  });
});

test('a half may be rounded either way', () => {
  for (const written of ['91.2', '91.3']) expect(confirm(written, 0.9125, 0.01).verdict).toBe('confirmed');
});

test('no number', () => expect(() => confirm('about 91', 0.9)).toThrow('expected a number such as 91.4'));

// By hand: losses −log of .8, .6, .3 and .5; the third is wrong with confidence .7.
test('figures of probabilities', () => {
  const figures = recompute(read('0,0,.2,.8\n1,.6,.2,.2\n2,.7,.3,0\n3,.3,.5,.2'), held);
  expect(figures.crossEntropy).toBeCloseTo(-(Math.log(0.8) + Math.log(0.6) + Math.log(0.3) + Math.log(0.5)) / 4, 12);
  expect(figures.calibrationError).toBeCloseTo((0.2 + 0.4 + 0.7 + 0.5) / 4, 12);
  expect(figures.auc).toBeNull();
  expect(figures.accuracy).toBe(0.75);
  const two = { labels: [1, 0, 1], classes: ['no', 'yes'] };
  expect(recompute(read('0,.2,.8\n1,.3,.7\n2,.5,.5', two), two)).toMatchObject({ auc: 0.5, ties: 1 });
  expect(recompute(read('0,1\n1,1\n2,1', two), two)).toMatchObject({ auc: null, crossEntropy: null });
});
