import { intervalOf, predict, predictDifference, rarity, shareBelowZero } from '../../../graders/results/interval';
import { judgeResults, type Reference, type References } from '../../../graders/results';
import { normal, seeded } from '../../../reference/random';
import { problemFrom } from './problem';

const reference = (values: number[], cases: number | null = null): Reference => ({
  model: 'net',
  metric: 'accuracy',
  values,
  cases,
  data: 'digits',
});

describe('prediction intervals', () => {
  // R: x <- 1:5; predict(lm(x ~ 1), interval = "prediction") gives 3 ± 4.8089 (t with 4 degrees: 2.776445).
  test('of five runs', () => {
    const [low, high] = intervalOf(predict(reference([1, 2, 3, 4, 5]), 0), 0.05);
    expect(low).toBeCloseTo(3 - 2.776445 * Math.sqrt(2.5 * 1.2), 5);
    expect(high).toBeCloseTo(3 + 2.776445 * Math.sqrt(2.5 * 1.2), 5);
  });

  test('a share counts its test cases: with runs that never differ the interval is the binomial one', () => {
    const [low, high] = intervalOf(predict(reference([0.9, 0.9, 0.9], 10_000), 0), 0.05);
    expect(high - low).toBeCloseTo(2 * 1.959964 * Math.sqrt(0.09 / 10_000), 5);
  });

  test('of a difference, with equal variances, twice the degrees (Welch and Satterthwaite)', () => {
    const d = predictDifference(reference([1, 2, 3, 4, 5]), reference([11, 12, 13, 14, 15]), 0);
    expect(d.centre).toBe(-10);
    expect(d.scale).toBeCloseTo(Math.sqrt(6), 12);
    expect(d.freedom).toBeCloseTo(8, 12);
  });

  test('a value inside its rounding is not rare, one at the edge of the interval as rare as what it misses', () => {
    const p = predict(reference([1, 2, 3, 4, 5]), 0);
    expect(rarity(p, 3.4, 0.5)).toBe(1);
    expect(rarity(p, intervalOf(p, 0.05)[1], 0)).toBeCloseTo(0.05, 6);
    expect(shareBelowZero({ centre: 0, scale: 1, freedom: 4 })).toBeCloseTo(0.5, 9);
  });
});

const figures = `
title: Accuracies
grader: results
comparable: figures
metric: [accuracy]
figures:
  - { name: max, title: max pooling, named: [max], reference: { model: max, metric: accuracy } }
  - { name: avg, title: average pooling, named: [average], reference: { model: avg, metric: accuracy } }
relations:
  - { greater: max, than: avg, says: Max pooling does better. }
`;

const runsOf = (centre: number, spread: number, count: number, seed: number): number[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => centre + spread * normal(random));
};
const known: Record<string, Reference> = {
  max: reference(runsOf(0.87, 0.004, 5, 1), 20_000),
  avg: reference(runsOf(0.845, 0.004, 5, 2), 20_000),
};
const referencesOf = (result: References['result']): References => ({ result, letters: null });
const references = referencesOf(({ model }) => known[model] ?? null);
const answer = (max: number, avg: number): string =>
  `Accuracy with max pooling: ${(100 * max).toFixed(2)}%.\nAccuracy with average pooling: ${(100 * avg).toFixed(2)}%.`;
const verdicts = (yaml: string, text: string, of: References = references): string[] =>
  judgeResults(problemFrom(yaml), of, 10, text, { from: 0, to: text.length }).results.map(
    (r) => `${r.name} ${r.verdict}`,
  );
const relations = figures.replace('comparable: figures', 'comparable: relations');

describe('figures against reference runs', () => {
  test('200 honest answers with other seeds are consistent as a whole in at least 95 %', () => {
    const random = seeded(3);
    const honest = Array.from({ length: 200 }, () =>
      verdicts(figures, answer(0.87 + 0.004 * normal(random), 0.845 + 0.004 * normal(random))),
    );
    expect(honest.filter((v) => v.every((one) => one.endsWith(' consistent'))).length).toBeGreaterThanOrEqual(190);
  });

  test('what no run comes near is contradicted', () => {
    expect(verdicts(figures, answer(0.999, 0.999))).toEqual(
      expect.arrayContaining(['max contradicted', 'avg contradicted']),
    );
  });

  test('the order reversed is at least surprising', () => {
    const reversed = verdicts(figures, answer(0.845, 0.87));
    expect(reversed.some((v) => /^max > avg (surprising|contradicted)$/.test(v))).toBe(true);
    expect(verdicts(relations, answer(0.9, 0.94))).toEqual([
      'max consistent',
      'avg consistent',
      'max > avg surprising',
    ]);
  });

  test('on other data values are not judged, and an order is only where runs agree on it', () => {
    expect(verdicts(relations, answer(0.95, 0.94))).toEqual([
      'max consistent',
      'avg consistent',
      'max > avg consistent',
    ]);
    const level = referencesOf(({ model }) => ({
      ...known.avg!,
      values: runsOf(0.85, 0.01, 5, model === 'max' ? 4 : 5),
    }));
    expect(verdicts(relations, answer(0.9, 0.94), level)).toContain('max > avg consistent');
    // Mean difference 0.5 points; one pair of runs varies by 0.8, a thousand test cases by 1.1: together 1.4 points.
    const near = referencesOf(({ model }) => ({
      model,
      metric: 'accuracy',
      values: model === 'max' ? [0.852, 0.861, 0.848, 0.856, 0.853] : [0.848, 0.855, 0.842, 0.857, 0.843],
      cases: 10_000,
      data: 'reviews',
    }));
    expect(verdicts(relations, answer(0.85, 0.87), near)).toContain('max > avg consistent');
    expect(verdicts(relations, answer(0.83, 0.89), near)).toContain('max > avg surprising');
    expect(verdicts(relations, answer(0.89, 0.83), near)).toContain('max > avg consistent');
  });

  test('without reference results a figure waits', () => {
    const none = referencesOf(() => null);
    const judged = judgeResults(problemFrom(figures), none, 10, answer(0.9, 0.8), { from: 0, to: 400 });
    expect(judged.results[0]!.verdict).toBe('waiting');
    expect(judged.unclear).toBe(true);
  });

  test('without reference results there is what the instructor holds possible, and it is said', () => {
    const yaml = figures.replaceAll('reference:', 'plausible: [50%, 95%], reference:');
    const none = referencesOf(() => null);
    const judge = (max: number) =>
      judgeResults(problemFrom(yaml), none, 10, answer(max, 0.8), { from: 0, to: 400 }).results[0]!;
    expect(judge(0.9)).toMatchObject({
      verdict: 'consistent',
      because: 'it lies within what is held possible; there is no reference result to hold it against yet',
    });
    expect(judge(0.99).verdict).toBe('surprising');
    expect(verdicts(yaml, answer(0.8, 0.9), none)).toContain('max > avg surprising');
  });

  test('pictures that are asked for go to a person', () => {
    const text = answer(0.87, 0.845);
    const judged = judgeResults(problemFrom(`${figures}looks: [the filters]\n`), references, 10, text, {
      from: 0,
      to: text.length,
    });
    expect(judged).toMatchObject({ awarded: 10, unclear: true });
    expect(judged.remarks.join()).toContain('the filters');
  });

  test('what is not found goes to a person, and says so', () => {
    const text = 'Accuracy with max pooling: 87.0%';
    const judged = judgeResults(problemFrom(figures), references, 10, text, { from: 0, to: text.length });
    expect(judged).toMatchObject({ awarded: 5, unclear: true });
    expect(judged.remarks[0]).toContain('average pooling');
  });

  test('four settings that agree to the last digit were hardly all measured', () => {
    const three = `${figures}`
      .replace(
        'relations:',
        '  - { name: med, title: median pooling, named: [median], reference: { model: avg, metric: accuracy } }\nrelations:',
      )
      .replace('comparable: figures', 'comparable: relations');
    const text = ['max', 'average', 'median'].map((w) => `Accuracy with ${w} pooling: 99.90%.`).join('\n');
    expect(verdicts(three, text)).toContain('sameness surprising');
  });
});
