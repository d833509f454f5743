import { findParts } from '../../submissions/parts';
import { describeWithShared, readShared } from '../support/shared';

type Row = readonly [label: string, from: number, to: number];

/** Parts of each real homework with the first and last line of their answers, read off by a person. */
const homeworks: Record<string, readonly Row[]> = {
  'hw-000-text-cnn-siamese-cvae-gan.md': [
    ['1.1', 11, 13],
    ['1.2', 15, 17],
    ['1.3', 19, 21],
    ['1.4', 23, 31],
    ['2.1', 35, 35],
    ['2.2', 37, 47],
    ['2.3', 49, 49],
    ['2.4', 63, 63],
    ['3.1', 73, 85],
    ['3.2', 87, 95],
    ['3.3', 97, 101],
    ['4', 103, 108],
  ],
  'hw-001-conv-lstm-kl.md': [
    ['1 > (1)', 14, 48],
    ['1 > (2)', 48, 58],
    ['2 | text: c_t and h_t', 60, 75],
    ['3', 77, 89],
  ],
  'hw-002-autoencoder-gan-rnn.md': [
    ['Problem 1 > a', 11, 11],
    ['Problem 1 > b', 12, 12],
    ['Problem 1 > c', 13, 13],
    ['Problem 1 > d', 14, 14],
    ['Problem 2 > a', 18, 20],
    ['Problem 2 > b', 22, 24],
    ['Problem 2 > c', 24, 26],
    ['Problem 3 > a', 30, 32],
    ['Problem 3 > b', 34, 38],
    ['Problem 3 > c', 40, 40],
    ['Problem 3 > d', 41, 41],
  ],
  'hw-003-rnn-generative-vae.md': [
    ['Problem 1 > 1 > a', 11, 17],
    ['Problem 1 > 1 > b', 19, 25],
    ['Problem 1 > 2', 27, 44],
    ['Problem 1 > 3', 46, 72],
    ['Problem 2 > 1', 76, 84],
    ['Problem 2 > 2', 86, 101],
    ['Problem 2 > 3', 103, 123],
  ],
  'hw-004-backprop-graphical-rbm-ising.md': [
    ['Problem 1', 9, 70],
    ['Problem 2', 72, 88],
    ['Problem 3', 90, 100],
    ['4.1 | Problem 4 > 1', 104, 115],
    ['4.2 | Problem 4 > 2', 117, 120],
    ['Problem 5 > a', 124, 140],
    ['5.2 | Problem 5 > b', 143, 171],
    ['Problem 5 > c', 173, 185],
    ['5.4', 187, 192],
    ['Problem 5 > e', 194, 214],
    ['Problem 5 > f', 220, 222],
    ['Problem 5 > g', 224, 234],
  ],
};

describeWithShared('answers of the five real homeworks', () => {
  test.each(Object.entries(homeworks))('%s', (file, rows) => {
    const text = readShared('seeds', file);
    const labels = rows.map(([label]) => ({ id: label, labels: label.split(' | ') }));
    const { parts, problems } = findParts(text, labels);
    const found = rows.map(([label]): Row => {
      const lines = parts.get(label)?.lines;
      return [label, lines?.from ?? 0, lines?.to ?? 0];
    });
    expect(found).toEqual(rows);
    expect(problems).toEqual([]);
  });
});
