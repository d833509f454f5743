import { languages } from '../../problems/schema';
import { renderHtml, renderSummaryHtml } from '../../reports/html';
import { axe, type Violations } from '../support/axe';
import { describeWithPrograms } from '../support/programs';
import { classOf, part } from './class/results';
import { feedback } from './fixture';

const [first] = feedback.parts;
const wide = `\\sum_{i=1}^{n} ${Array.from({ length: 60 }, (_, i) => `a_{${i}}`).join(' + ')}`;

/** Every kind of content, and what may make a page hard to use: a wide formula, names in other scripts, markup. */
const hostile = {
  ...feedback,
  student: '<b>שלום</b> 李 👩‍🎓',
  parts: [
    ...feedback.parts,
    { ...first!, id: 'wide', claims: [{ ...first!.claims[1]!, lhs: wide, rhs: wide, latex: `${wide} = ${wide}`, readAs: wide }] }, // prettier-ignore
  ],
};

const results = classOf({
  'Ada <script>': [{ ...first!, id: '1' }, part('2', 'waiting')],
  李: [{ ...first!, id: '1' }, part('2', 'missing')],
  'c d': [part('1', 4), part('2', 7)],
});

const pages = languages.flatMap((language) => [
  { name: `report, ${language}`, html: renderHtml(feedback, language) },
  { name: `hostile report, ${language}`, html: renderHtml(hostile, language) },
  { name: `class summary, ${language}`, html: renderSummaryHtml(results, language) },
]);

describeWithPrograms('axe finds nothing wrong', ['chromium'], () => {
  let found: readonly Violations[] = [];
  beforeAll(() => {
    found = axe([...pages.map(({ html }) => html), '<html><head></head><body><img src="x"><p>a</p></body></html>']);
  });

  test.each(pages.map(({ name }, i) => [name, i] as const))('%s', (_, i) => expect(found[i]).toEqual({}));

  test('though it looks: a page without language and with a nameless picture', () =>
    expect(Object.keys(found.at(-1)!)).toEqual(expect.arrayContaining(['html-has-lang', 'image-alt'])));
});
