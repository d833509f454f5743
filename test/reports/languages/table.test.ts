import fc from 'fast-check';
import { languages, type Language } from '../../../problems/schema';
import { Speaker, type Said } from '../../../reports/said';
import { catalogues } from '../../../reports/texts/languages';
import { sayings, translated } from '../../../reports/texts/sentences';
import { claimed } from '../../../reports/texts/sentences/results';
import type { Other, Saying } from '../../../reports/texts/sentences/saying';
import { partsOf, patternOf } from '../../../reports/texts/sentences/template';

const others = languages.filter((language): language is Other => language !== 'en');
const all = [...sayings, ...claimed];
const said = (sentence: string, language: Other): string | undefined =>
  translated(sentence, language)
    ?.map(({ text }) => text)
    .join('');

const holesOf = (template: string, language: Language): string[] =>
  language === 'en'
    ? patternOf(template).holes.map(({ name }) => name)
    : partsOf(template).flatMap((part) => (part.kind === 'text' ? [] : [part.name]));

test.each(others)('no translation loses a hole or has one of its own: %s', (language) => {
  const faults = all.filter((saying) => {
    const [own, theirs] = [holesOf(saying.en, 'en'), holesOf(saying[language], language)];
    return own.some((name) => !theirs.includes(name)) || theirs.some((name) => !own.includes(name));
  });
  expect(faults).toEqual([]);
});

test('every sentence stands in the table once', () => {
  const english = sayings.map(({ en }) => en);
  expect(english.filter((en, i) => english.indexOf(en) !== i)).toEqual([]);
});

test('what is translated is in the other language', () => {
  const same = all.filter(({ en, de, es, zh }: Saying) => /\p{L}{4}/u.test(en.replace(/\{[^}]*\}/g, '')) && [de, es, zh].includes(en)); // prettier-ignore
  // The same word in Spanish.
  expect(same.map(({ en }) => en).filter((en) => !['integral'].includes(en))).toEqual([]);
  for (const { en, zh } of all)
    if (/\p{L}{4}/u.test(en.replace(/\{[^}]*\}/g, ''))) expect([en, zh]).toEqual([en, expect.stringMatching(/\p{Script=Han}/u)]); // prettier-ignore
});

/** Something that may stand in each kind of hole, and stands in the translation then. */
const fillings = {
  text: fc.constantFrom('ada.md', 'elbo', '\\frac{a}{b}', '3.1'),
  number: fc.oneof(fc.integer({ min: 2, max: 3000 }).map(String), fc.constantFrom('84.1 %', '1.25 nats', '0.5')),
  formula: fc.constantFrom('$q(z \\mid x)$', '$x_i, y$', '$p(x; \\theta)$', '$a, then b$'),
  formulas: fc.constantFrom('$p$', '$p$ and $q, r$', '$h$, $f_t$ and $x$'),
  own: fc.constantFrom('the joint over q', 'cell state'),
  files: fc.constantFrom('a.png', 'a.png, b.ods'),
  any: fc.constantFrom('algebra', 'something that nobody foresaw'),
  numbers: fc.constantFrom('84.1 %', '85'),
  names: fc.constantFrom('$p$', '$p$ and $q$', '$h$, the gate $f_t$ and $x$'),
} as const;

const localised = (text: string): string => text.replace(/(\d)\.(?=\d)/g, '$1,');

test.each(others)('whatever stands in the holes stands in the translation: %s', (language) => {
  fc.assert(
    fc.property(fc.constantFrom(...sayings), fc.gen(), (saying, gen) => {
      const { holes } = patternOf(saying.en);
      const values = holes.map(({ kind }) => (kind === 'said' ? 'algebra' : gen(() => fillings[kind])));
      const filled = saying.en.split(/\{\w+(?::\w+)?\}/).map((piece, i) => `${i === 0 ? '' : values[i - 1]}${piece}`);
      const sentence = filled.join('');
      const translation = said(sentence, language);
      expect(translation).toBeDefined();
      for (const [i, { kind }] of holes.entries()) {
        if (kind === 'said' || values[i] === 'algebra') continue;
        for (const piece of kind === 'names' || kind === 'formulas' ? values[i]!.match(/\$[^$]*\$/g)! : [values[i]!])
          expect([translation, localised(translation!)]).toEqual(expect.arrayContaining([expect.stringContaining(piece)])); // prettier-ignore
      }
    }),
    { numRuns: 600 },
  );
});

describe('a translation', () => {
  const spoken = (language: Other, sentence: string): Said => new Speaker(catalogues[language], 'en').phrase(sentence);

  test('marks the words of the assignment, and what it has no words for', () => {
    expect(spoken('de', 'Grading it failed: no such thing')).toEqual([
      { text: 'Die Bewertung ist fehlgeschlagen: ' },
      { text: 'no such thing', language: 'en' },
    ]);
    expect(new Speaker(catalogues.de, 'en').claim('the bound on test data over 3 epochs')).toEqual([
      { text: 'the bound on test data', language: 'en' },
      { text: ' über ' },
      { text: '3' },
      { text: ' ' },
      { text: 'Epochen' },
    ]);
  });

  test('writes lists of numbers as the language does', () => {
    const stated = 'For accuracy other values are stated, too (84.1 %, 85.25 %); 99.9 % was taken. A person will look which is meant.'; // prettier-ignore
    const text = (language: Other): string => spoken(language, stated).map(({ text }) => text).join(''); // prettier-ignore
    expect(text('de')).toContain('(84,1 %; 85,25 %); genommen wurde 99,9 %.');
    expect(text('zh')).toContain('（84.1 %、85.25 %）');
  });

  test('keeps Chinese characters apart from Latin letters, numbers and formulas', () => {
    const text = (sentence: string): string => spoken('zh', sentence).map(({ text }) => text).join(''); // prettier-ignore
    expect(text('the logarithm of a quotient, then the definition of $S$')).toMatch(/，然后 \$S\$ 的定义$/);
  });
});

describe('sentences are put together from what is known', () => {
  test.each([
    ['the product rule, then normalisation of $q$', 'die Produktregel, dann die Normierung von $q$'],
    ['2 of 3 claims hold; one mistake, but they stop short', '2 von 3 Aussagen stimmen; ein Fehler, aber der Weg endet zu früh'], // prettier-ignore
    ['1 of 3 claims hold; 2 mistakes', '1 von 3 Aussagen stimmt; 2 Fehler'],
    ['5 values: 3 right, 1 wrong, 1 missing', '5 Werte: 3 richtig, 1 falsch, 1 fehlt'],
    ['a condition is missing; with $p(x \\mid y)$ in place of $p(x; y)$ this holds', 'eine Bedingung fehlt; mit $p(x \\mid y)$ anstelle von $p(x; y)$ stimmt es'], // prettier-ignore
    ['the definition of $S$ and $p$', 'die Definition von $S$ und $p$'],
  ])('%s', (english, german) => expect(said(english, 'de')).toBe(german));

  test('and nothing is said where a part of it is not known', () => {
    expect(said('the product rule, then a law of nobody', 'de')).toBeUndefined();
    expect(said('Something else entirely.', 'zh')).toBeUndefined();
  });

  test('formulas are never divided', () => {
    expect(said('the two sides differ in the case shown, where $f(x; y), then z$', 'es')).toBe(
      'los dos lados difieren en el caso mostrado, donde $f(x; y), then z$',
    );
  });
});
