import { languages } from '../../../problems/schema';
import type { Catalogue } from '../../../reports/texts/catalogue';
import { catalogues } from '../../../reports/texts/languages';

/** Everything that a catalogue says, functions called with telling arguments. */
function* textsOf(value: unknown, path = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'function') {
    const said = (value as (...args: unknown[]) => unknown)(...argumentsFor(path));
    yield [path, String(said)];
  } else if (typeof value === 'object' && value !== null)
    for (const [key, entry] of Object.entries(value)) yield* textsOf(entry, path === '' ? key : `${path}.${key}`);
}

function argumentsFor(path: string): unknown[] {
  if (path.endsWith('ofClass.histogram')) return [7, [{ from: '10 %', to: '20 %', count: 3 }]];
  if (path.endsWith('ofClass.reference')) return [5, ['0.1', '0.2'], ['0.3', '0.4'], '0.5'];
  if (path.endsWith('ofClass.names')) return [['Ada', 'Wu'], 4];
  if (path.endsWith('percent')) return [0.25];
  if (path.endsWith('decimal')) return [-0.5, 2];
  if (path === 'pending' || path === 'ofPoints') return [17, false];
  if (path === 'pointsOf') return [17, 23, false];
  return [17, 23, 29, 31];
}

const said = (catalogue: Catalogue): Map<string, string> => new Map(textsOf(catalogue));
const english = said(catalogues.en);

describe.each(languages.filter((language) => language !== 'en'))('%s', (language) => {
  const own = said(catalogues[language]);

  test('says all that English says', () => expect([...own.keys()]).toEqual([...english.keys()]));

  test('in other words', () => {
    const same = [...own].filter(([path, text]) => text === english.get(path) && /\p{L}{4}/u.test(text.replace(/proofmark/gi, ''))); // prettier-ignore
    expect(same).toEqual([]);
  });

  test('with the same numbers and names in every sentence', () => {
    for (const [path, text] of own) {
      if (path.startsWith('notation') || /note|method|reading|language|^id$/i.test(path)) continue;
      const numbers = (from: string): string[] => (from.match(/\d+|Ada|Wu/g) ?? []).filter((n) => n !== '1').sort();
      expect([path, new Set(numbers(text))]).toEqual([path, new Set(numbers(english.get(path)!))]);
    }
  });
});

test('singular and plural', () => {
  const { en, de, es, zh } = catalogues;
  const forms = (t: Catalogue) => [1, 2].map((n) => [t.claimsHold(n), t.claimsFail(n), t.claimsUnclear(n)].join(' | '));
  expect(forms(en)[0]).toContain('1 claim holds');
  expect(forms(de)).toEqual([
    '1 Aussage stimmt | 1 Aussage stimmt nicht | 1 Aussage ließ sich nicht entscheiden',
    '2 Aussagen stimmen | 2 Aussagen stimmen nicht | 2 Aussagen ließen sich nicht entscheiden',
  ]);
  expect(forms(es)).toEqual([
    '1 afirmación se cumple | 1 afirmación no se cumple | 1 afirmación no se pudo decidir',
    '2 afirmaciones se cumplen | 2 afirmaciones no se cumplen | 2 afirmaciones no se pudieron decidir',
  ]);
  expect(forms(zh)[1]).toBe('2 条论断成立 | 2 条论断不成立 | 2 条论断未能判定');
  expect([de.pointsOf('0,5', '1', true), de.pointsOf('1', '5', false)]).toEqual(['0,5 von 1 Punkt', '1 von 5 Punkten']);
  expect([es.pointsOf('0,5', '1', true), es.pointsOf('1', '5', false)]).toEqual(['0,5 de 1 punto', '1 de 5 puntos']);
});
