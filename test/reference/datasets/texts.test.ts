import { labelledTexts } from '../../../reference/datasets/text/labelled';
import type { WordVectors } from '../../../reference/datasets/text/glove';
import { withoutTags, wordsOf } from '../../../reference/datasets/text/words';
import { describeWithDataset } from '../../support/datasets';

test.each([
  ["I don't like it", 'do not like it'],
  ["It can\u2019t be; they won't, we\u0092ve tried", 'it can not be they will not we have tried'],
  ["The film's end: I'd give it 8/10, not 42!", 'the film end would give it eight ten not !'],
  ['Clich\u00e9? CLICH\u00c9D', 'cliche ? cliched'],
  ['well-made--almost', 'well made almost'],
  ["you're they'll I'm", 'you are they will am'],
  ['... 3.5 & a b', 'three five'],
  ['', ''],
])('words of %j', (text, words) => expect(wordsOf(text).join(' ')).toBe(words));

test.each([
  ['one<br /><br />two', 'one two'],
  ['<style>p { x }</style><p class="a">one<!-- two --></p> three', 'one three'],
  ['1 < 2 and 3 > 2', '1 < 2 and 3 > 2'],
  ['don&#39;t &amp; won&rsquo;t&nbsp;x', "don't & won't x"],
])('%j without tags', (text, plain) => expect(withoutTags(text).replace(/\s+/g, ' ').trim()).toBe(plain));

/** A vector for every word but "zzz": its length and its first letter. */
const vectors: WordVectors = {
  has: (word) => word !== 'zzz',
  copy(word, target, at) {
    target[at] = word.length;
    target[at + 1] = word.charCodeAt(0);
  },
};
const shape = { length: 3, vocabulary: 5, train: 3, test: 2, seed: 4 };
const texts = 'aa bb cc dd,bb cc dd,aa aa,bb aa,cc zzz aa aa,dd cc,,dd zzz'
  .split(',')
  .map((text, label) => ({ words: text === '' ? [] : text.split(' '), label }));

test('rows, vocabulary and split of a small set', () => {
  const data = labelledTexts(texts, vectors, ['x'], shape);
  const row = (set: typeof data.train, i: number): string[] =>
    [...set.words.subarray(3 * i, 3 * i + 3)].filter((w) => w > 0).map((w) => data.vocabulary[w]!);
  expect(data.vocabulary.slice(0, 2)).toEqual(['<filling>', '<unknown>']);
  expect(data.vocabulary.length).toBeLessThanOrEqual(5);
  expect([...data.vectors.subarray(0, 200)]).toEqual(new Array(200).fill(0));
  data.vocabulary.slice(2).forEach((word, i) => {
    expect([...data.vectors.subarray((i + 2) * 100, (i + 2) * 100 + 2)]).toEqual([2, word.charCodeAt(0)]);
  });
  expect([data.train.count, data.test.count]).toEqual([3, 2]);
  const known = new Set(data.vocabulary);
  const rows = [data.train, data.test].flatMap((set) =>
    Array.from({ length: set.count }, (_, i) => ({ label: set.labels[i]!, words: row(set, i) })),
  );
  for (const { label, words } of rows)
    expect(words).toEqual(texts[label]!.words.slice(-3).map((word) => (known.has(word) ? word : '<unknown>')));
  // Text 1 has the row of text 0, text 6 has none.
  expect(rows.every(({ label }) => label !== 1 && label !== 6)).toBe(true);
  expect(new Set(rows.map(({ label }) => label)).size).toBe(5);
});

test('the vocabulary is that of the training texts alone, most frequent first', () => {
  const data = labelledTexts(texts, vectors, ['x'], { ...shape, vocabulary: 100 });
  const counts = new Map<string, number>();
  for (const label of data.train.labels)
    for (const word of texts[label]!.words.slice(-3)) counts.set(word, (counts.get(word) ?? 0) + 1);
  counts.delete('zzz');
  expect(new Set(data.vocabulary.slice(2))).toEqual(new Set(counts.keys()));
  const order = data.vocabulary.slice(2).map((word) => counts.get(word)!);
  expect(order).toEqual([...order].sort((a, b) => b - a));
});

test('too few texts', () => {
  expect(() => labelledTexts(texts, vectors, ['x'], { ...shape, train: 6 })).toThrow(
    'expected more than 6 distinct texts, found 6',
  );
});

describeWithDataset('reviews', (data) => {
  test('no row twice, both classes alike, labels that no order betrays', () => {
    const seen = new Set<string>();
    for (const set of [data.train, data.test]) {
      for (let i = 0; i < set.count; i++)
        seen.add(
          Buffer.from(set.words.buffer, set.words.byteOffset + 2 * i * data.length, 2 * data.length).toString('latin1'),
        );
      const positive = set.labels.reduce((a, b) => a + b, 0);
      const first = set.labels.subarray(0, set.count / 2).reduce((a, b) => a + b, 0);
      // Five standard errors of a fair coin.
      expect(Math.abs(positive / set.count - 0.5)).toBeLessThan(2.5 / Math.sqrt(set.count));
      expect(Math.abs(first / (set.count / 2) - 0.5)).toBeLessThan(2.5 / Math.sqrt(set.count / 2));
    }
    // Rows that differ in words outside the vocabulary only may look alike: few do.
    expect(seen.size).toBeGreaterThan(0.9995 * (data.train.count + data.test.count));
  });

  test('vectors: king − man + woman is near queen', () => {
    const at = (word: string): Float32Array => {
      const i = data.vocabulary.indexOf(word);
      expect(i).toBeGreaterThan(1);
      return data.vectors.subarray(i * data.dimensions, (i + 1) * data.dimensions);
    };
    const [king, man, woman, queen] = ['king', 'man', 'woman', 'queen'].map(at) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const sum = king.map((x, k) => x - man[k]! + woman[k]!);
    const dot = (a: Float32Array, b: Float32Array): number => a.reduce((s, x, k) => s + x * b[k]!, 0);
    // 0.78 by GloVe's own numbers.
    expect(dot(sum, queen) / Math.sqrt(dot(sum, sum) * dot(queen, queen))).toBeCloseTo(0.78, 2);
  });
});
