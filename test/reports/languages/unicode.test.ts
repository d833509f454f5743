import fc from 'fast-check';
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import type { Feedback, PartFeedback } from '../../../graders/feedback';
import { languages } from '../../../problems/schema';
import { renderHtml } from '../../../reports/html';
import { renderPdf } from '../../../reports/pdf';
import { feedback } from '../fixture';
import { textOf } from '../pdf/text';

const [first] = feedback.parts as [PartFeedback];

/** Everything that a student or an instructor may have written, as `text`. */
const writtenBy = (text: string): Feedback => ({
  ...feedback,
  student: text,
  document: `${text}.md`,
  title: text,
  problems: [{ message: `${text} is empty.` }],
  parts: [
    {
      ...first,
      ...{ title: text, claims: [], chains: [], remarks: [text] },
      marks: [{ for: 'milestones', points: 1, awarded: 0, because: `not found: ${text}` }],
      prose: [{ point: text, evidence: text, proposed: 1, confirmed: false }],
    },
  ],
});

/** So often a text stands in the report: as much is shown of each character at least. */
const times = 8;

/** Signs that steer the display or how the sign before them is drawn, and white space, which may be any. */
const noLetter =
  /[\s\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb]|\u200c|\u200d|\ufe0e|\ufe0f|[\u{1f3fb}-\u{1f3ff}]|[\ud800-\udfff]/gu;

const counted = (text: string): Map<string, number> => {
  const all = new Map<string, number>();
  const letters = text
    .replace(/\[U\+([0-9A-F]{4,6})\]/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)))
    .replace(noLetter, '')
    .normalize('NFKD');
  for (const letter of letters) all.set(letter, (all.get(letter) ?? 0) + 1);
  return all;
};

/** Letters of `text` that a report shows less often than it stands in it. */
function dropped(text: string, report: string): string[] {
  const shown = counted(report);
  return [...counted(text)].filter(([letter, n]) => (shown.get(letter) ?? 0) < n * times).map(([letter]) => letter);
}

type Node = DefaultTreeAdapterMap['node'];
const readable = (node: Node): string =>
  node.nodeName === 'style'
    ? ''
    : 'value' in node
      ? node.value
      : 'childNodes' in node
        ? node.childNodes.map(readable).join('')
        : '';

/** Letters of many scripts, signs that steer, halves of characters. No dollar: that begins a formula. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 6 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }),
      fc.constantFrom(
        'Łukasz',
        'Đặng-Thuỳ',
        '李小龙',
        'ひらがな',
        '한국어',
        'محمد',
        'שלום',
        'Ελένη',
        'Жуковский',
        'दीपा',
        'ไทย',
      ),
      fc.constantFrom('👩‍🎓', '🇩🇪', '✌🏽', 'e\u0301\u0323', 'a\u20dd', '𝔼', 'ﬁ', '½', '\u202egpj.exe\u202c', 'a\u200bb', '\u2067x\u2069', '\ud800', '\u0000', '\u{13000}', '\u{10ffff}'), // prettier-ignore
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join('').replaceAll('$', ''))
  .filter((text) => text.replace(noLetter, '') !== '');

describe.each(languages)('whatever the text: %s', (language) => {
  test('no letter is dropped from the page', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(dropped(text, readable(parse(renderHtml(writtenBy(text), language))))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('no letter is dropped from the PDF', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        expect(dropped(text, await textOf(await renderPdf(writtenBy(text), language)))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  test('nothing turns the direction of what stands beside it', () => {
    const html = renderHtml(writtenBy('Ada\u202egpj.exe\u2067\u200f'), language);
    expect(html).not.toMatch(/[\u200f\u202a-\u202e\u2066-\u2069]/);
    expect(html).toContain('Adagpj.exe');
  });
});
