import fc from 'fast-check';
import type { Feedback, PartFeedback } from '../../graders/feedback';
import { renderHtml } from '../../reports/html';
import { feedback } from './fixture';

const page = renderHtml(feedback);
const [part] = feedback.parts as [PartFeedback];

/** The page for one claim of the first part, changed. */
const withClaim = (change: Partial<PartFeedback['claims'][number]>): string =>
  renderHtml({
    ...feedback,
    parts: [{ ...part, claims: [{ ...part.claims[1], ...change }] as PartFeedback['claims'] }],
  });

/** Names of the elements of a page, in order, with the attributes that could do harm. */
const elements = (html: string): string[] => html.match(/<\/?[a-z]+/g) ?? [];

test('the page stands alone: no script, no address, nothing to load', () => {
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page).toContain('<title>Latent variable models – Ada Lovelace</title>');
  expect(page).not.toMatch(/<(script|link|img|iframe|object|base)\b|https?:|@import|url\(|\son\w+=/i);
});

test('the same feedback gives the same page', () => {
  expect(renderHtml(JSON.parse(JSON.stringify(feedback)) as Feedback)).toBe(page);
});

test('every element that opens closes', () => {
  const open: string[] = [];
  for (const [, slash, name = ''] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
    if (['meta', 'br'].includes(name)) continue;
    if (slash === '') open.push(name);
    else expect([open.pop()]).toEqual([name]);
  }
  expect(open).toEqual([]);
});

test('what a reader of the page must find', () => {
  const text = page
    .replace(/<style>[^]*<\/style>|<math[^]*?<\/math>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
  for (const phrase of [
    '19.5 of 36 points',
    '6 more points wait for a person to look.',
    '2 claims hold',
    '2 claims do not hold',
    '2 claims could not be decided',
    'Line 3: The heading of elbo',
    'Steps 3.5 / 5 Four of five steps hold',
    'Your answer: lines 12–31',
    '✗ does not hold line 15',
    '✓ holds line 18',
    '? undecided line 22',
    '? not readable line 24',
    'A case in which the two sides differ',
    'left side −1.23412',
    'right side −0.987123',
    '[[0.0812, 0.143, 0.0391], [0.2204, 0.0177, 0.4986]]',
    'Suggestion: the factor',
    'is missing; with it this holds',
    'It was read as',
    'How it was read',
    'This is what was to be shown.',
    'Side 3. The weight is lost',
    'A brace is not closed. A person will look at this.',
    'bias forgotten',
    'right, given the earlier value',
    'Reference results lie between 0.93 and 0.96',
    'A person will look at this part. Its points are not counted yet.',
    'No answer to this part was found in the document.',
  ]) {
    expect(text).toContain(phrase);
  }
});

test('a document that could not be read has no points, and none of its parts is called missing', () => {
  const parts = feedback.parts.map((one) => ({ ...one, status: 'missing' as const, awarded: 0, claims: [] }));
  const shown = renderHtml({ ...feedback, awarded: 0, pending: 0, unread: true, parts });
  expect(shown).toContain('<strong>–</strong> of 36 points');
  expect(shown).toContain('The document could not be read, so this part is not graded yet.');
  expect(shown).toMatch(/<td class="number">– of \d+ points<\/td>/);
  expect(shown).not.toContain('No answer to this part');
});

test('how a value was read is a sentence', () => {
  const quantities = [{ ...feedback.parts.flatMap((p) => p.quantities)[0]!, readAs: 'read with the channels first' }];
  const shown = renderHtml({ ...feedback, parts: [{ ...part, quantities }] });
  expect(shown).toContain('<p class="note">Read with the channels first.</p>');
});

test('a single point is one point, also where it waits', () => {
  const waiting = { ...part, points: 1, awarded: 0, status: 'waiting' as const };
  expect(renderHtml({ ...feedback, parts: [waiting] })).toContain('waiting, 1 point<');
  expect(renderHtml({ ...feedback, parts: [waiting] }, 'de')).toContain('noch offen, 1 Punkt<');
  expect(renderHtml({ ...feedback, parts: [waiting] }, 'es')).toContain('pendiente, 1 punto<');
});

test('a result is shown among the reference results, where there are any', () => {
  const result = {
    claim: 'accuracy',
    value: 0.99,
    verdict: 'surprising',
    because: 'rare',
    interval: [0.9, 0.95],
  } as const;
  const shown = (more: object): string =>
    renderHtml({ ...feedback, parts: [{ ...part, results: [{ ...result, ...more }] }] });
  expect(shown({ reference: [0.93, 0.92] })).toMatch(
    /<svg [^>]*aria-label="2 reference runs between 0\.92 and 0\.93\. A further run is expected between 0\.9 and 0\.95\. Claimed: 0\.99\."/,
  );
  expect(shown({})).not.toContain('<svg');
  expect(shown({ reference: [] })).not.toContain('<svg');
});

describe('formulas', () => {
  test('are MathML', () => {
    expect(withClaim({ lhs: 'a', rhs: '\\frac{b}{c}' })).toContain('<mfrac><mi>b</mi><mi>c</mi></mfrac>');
  });

  test.each([
    ['an unknown command', '\\entropy x', 'the command .entropy is not known here'],
    ['an open brace', '\\frac{a', 'its braces do not match'],
    ['2,001 characters', 'x'.repeat(2001), 'more than 2000 characters'],
    ['101 braces', `${'{'.repeat(101)}x${'}'.repeat(101)}`, 'nested more than 100 deep'],
    ['nested fences', `${'\\left('.repeat(300)}x`, 'nested more than 100 deep'],
    ['a macro that calls itself', '\\def\\a{\\a}\\a', 'it defines a command'],
    ['a link', '\\href{javascript:alert(1)}{x}', 'the command .href is not known here'],
    ['a class', '\\class{x}{y}', 'the command .class is not known here'],
    ['nothing', '', 'it is empty'],
  ])('%s is shown as it was written, with the reason', (_, latex, reason) => {
    const html = withClaim({ lhs: '', rhs: '', latex });
    expect(html).toContain('<code class="source">');
    expect(html).toMatch(new RegExp(`Shown as written: [^<]*${reason}`));
  });

  test('a piece of an alignment is set', () => {
    expect(withClaim({ lhs: '', rhs: '', latex: 'a &= b \\\\' })).toContain('<mtable');
  });

  test('a chain goes on below its first line, a long claim breaks at its relation', () => {
    expect(page.match(/class="claim \w+ continues\b/g)).toHaveLength(2);
    expect(withClaim({ lhs: 'a'.repeat(80), rhs: 'b'.repeat(80) }).match(/display="block"/g)?.length).toBeGreaterThan(
      2,
    );
  });
});

describe('what a student wrote is text, never markup', () => {
  const attacks = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</style><b>',
    '{{constructor}}',
    '$<b>x</b>$',
    '\\text{</math><img src=x onerror=alert(1)>}',
    '<!-- -->',
  ];

  /** The same feedback with every string but the closed words replaced. */
  function poisoned(value: unknown, attack: string, key = ''): unknown {
    if (typeof value === 'string') {
      return /^(verdict|role|status|grader|for|classes|relation|language)$/.test(key) ? value : `${value} ${attack}`;
    }
    if (Array.isArray(value)) return value.map((entry) => poisoned(entry, attack, key));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([name, entry]) => [
      key === 'values' ? `${name} ${attack}` : name,
      poisoned(entry, attack, name),
    ]);
    return Object.fromEntries(entries) as unknown;
  }

  test.each(attacks)('%s', (attack) => {
    const html = renderHtml(poisoned(feedback, attack) as Feedback).replace(/ title="[^"<>]*"/g, '');
    const tags = html.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => /<\/?(script|img|b>)/.test(tag.replace(/<\/?b( aria-hidden="true")?>/, '')))).toEqual(
      [],
    );
    expect(tags.filter((tag) => /\son\w+\s*=|javascript:/i.test(tag))).toEqual([]);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  test('any text leaves the elements around it as they are', () => {
    const bare = (text: string): string[] => elements(renderHtml({ ...feedback, student: text, parts: [] }));
    fc.assert(fc.property(fc.string(), (text) => expect(bare(text)).toEqual(bare('x'))));
  });
});

test('values that look alike are given more digits', () => {
  const html = withClaim({ counterexample: { values: {}, left: 1.00000000001, right: 1.00000000002 } });
  expect(html).toContain('<td>1.00000000001</td>');
  expect(html).toContain('<td>1.00000000002</td>');
});

test('feedback without any part, and with 300 claims', () => {
  expect(renderHtml({ ...feedback, parts: [], problems: [], points: 0, awarded: 0, pending: 0 })).toContain(
    'of 0 points',
  );
  const claims = Array.from({ length: 300 }, () => part.claims[0] as PartFeedback['claims'][number]);
  expect(renderHtml({ ...feedback, parts: [{ ...part, claims }] }).match(/class="claim good\b/g)).toHaveLength(300);
});

test('a reading is shown where it says more than the formula, not where letters only stand upright', () => {
  const shows = (latex: string, readAs: string): boolean =>
    withClaim({ latex, readAs, lhs: '', rhs: '', suggestion: undefined }).includes('It was read as');
  expect(shows('KL \\geq 0', '\\mathrm{KL} \\ge 0')).toBe(false);
  expect(shows('\\frac{\\partial Loss}{\\partial W}', '\\frac{\\partial \\mathrm{Loss}}{\\partial W}')).toBe(false);
  expect(shows('KL \\geq 0', 'K \\cdot L \\ge 0')).toBe(true);
});

test('sides that are but numbers are no case of something', () => {
  const counterexample = { values: {}, left: 51902, right: 52902 };
  expect(withClaim({ counterexample })).toContain('<caption>What the two sides come to</caption>');
  expect(withClaim({ counterexample: { ...counterexample, values: { x: 1 } } })).toContain('<caption>A case in which');
});

test('a claim is on one line where few signs are much source', () => {
  const one = '\\frac{\\partial \\mathcal{L}}{\\partial W_{p,q}} ';
  const formulas = (rhs: string): number =>
    withClaim({ latex: `y = ${rhs}`, lhs: 'y', rhs, suggestion: undefined, readAs: undefined })
      .split('<div class="formula"')[1]!.split('</div>')[0]!.match(/<math/g)!.length; // prettier-ignore
  expect([formulas(one.repeat(3)), formulas('\\alpha + '.repeat(40) + '1')]).toEqual([1, 2]);
});

test('a formula that is wider than a printed page is printed smaller, the more the wider it is', () => {
  const steps = [10, 40, 50, 80].map((terms) => {
    const latex = Array.from({ length: terms }, () => 'a').join(' + ');
    return /<math data-wide="(\d)"/.exec(withClaim({ latex, lhs: '', rhs: '', suggestion: undefined }))?.[1];
  });
  expect(steps).toEqual([undefined, '1', '2', '3']);
});

test('a value wider than its column is come to without a mouse, and scrolled', () => {
  const [quantity] = feedback.parts.flatMap((p) => p.quantities);
  const cell = (written: string): string =>
    /<td class="yours"[^>]*>/.exec(renderHtml({ ...feedback, parts: [{ ...part, quantities: [{ ...quantity!, written }] }] }))![0]; // prettier-ignore
  expect([cell('490'), cell(`(${'1, '.repeat(40)}1)`)]).toEqual([
    '<td class="yours">',
    '<td class="yours" tabindex="0">',
  ]);
});
