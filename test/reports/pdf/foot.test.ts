import { foot } from '../../../reports/pdf/foot';
import type { TextInk } from '../../../reports/pdf/layout/slab';
import { paper } from '../../../reports/pdf/pages';

const texts = (title: string, count = '1 / 12'): TextInk[] =>
  foot(title, count).filter((ink): ink is TextInk => ink.kind === 'text');

/** Letters as they stand on the paper, from left to right. */
const drawn = (inks: readonly TextInk[]): string =>
  [...inks]
    .sort((a, b) => a.x - b.x)
    .flatMap(({ glyphs }) => glyphs.map(({ text }) => text))
    .join('');

test('a name from right to left is read from right to left', () => {
  expect(drawn(texts('Sheet 3 – אבג דהו'))).toBe('Sheet 3 – והד גבא1 / 12');
});

test.each(['作业'.repeat(60), 'W'.repeat(400), '👩‍🎓'.repeat(80), `Sheet – ${'ש'.repeat(300)}`])(
  'a long title leaves the number of the page alone: %#',
  (title) => {
    const inks = texts(title);
    const number = inks.find(({ glyphs }) => glyphs.map(({ text }) => text).join('') === '1 / 12')!;
    const ends = inks.filter((ink) => ink !== number).map(({ x, width }) => x + width);
    expect(Math.max(...ends)).toBeLessThan(number.x);
    expect(number.x + number.width).toBeCloseTo(paper.width - paper.right, 3);
    expect(drawn(inks)).toContain('…');
  },
);

test('a short title is whole', () => expect(drawn(texts('Ada', '1 / 1'))).toBe('Ada1 / 1'));
