import { bundledResults, referencesIn } from '../../../cli/references';
import { patched } from '../../../graders/quality/variant';
import { judgeResults, type Reference, type References } from '../../../graders/results';
import { findFigures } from '../../../graders/results/find';
import type { Figure, ReferenceKey, ResultsProblem } from '../../../problems/schema';
import { normal, seeded, type Random } from '../../../reference/random';
import { libraryProblems } from '../../support/problems';

const references = referencesIn(bundledResults());
const problems = libraryProblems.flatMap(({ name, problem }) =>
  problem.grader === 'results' && problem.figures.length > 0 ? [[name, problem] as const] : [],
);
const runsOf = (figure: Figure): Reference | null => figure.reference && references.result(figure.reference);

/** Where the model answer states a figure: the digits alone, without sign and unit. */
function statedIn(problem: ResultsProblem): { figure: Figure; span: { from: number; to: number }; percent: boolean }[] {
  const { text } = problem.solution;
  return [...findFigures(problem, text, { from: 0, to: text.length }).values()].map(({ figure, stated }) => {
    const written = text.slice(stated.span.from, stated.span.to);
    const from = stated.span.from + written.search(/[\d.]/);
    return { figure, span: { from, to: from + /^[\d.,]+/.exec(text.slice(from))![0].length }, percent: stated.percent };
  });
}

/** The model answer with other values. */
function answerWith(problem: ResultsProblem, values: ReadonlyMap<string, number>): string {
  const patches = statedIn(problem).flatMap(({ figure, span, percent }) => {
    const value = values.get(figure.name);
    if (value === undefined) return [];
    const size = Math.abs(value);
    return [
      {
        span,
        text: figure.unit !== 'percent' ? size.toPrecision(4) : percent ? (100 * size).toFixed(2) : size.toFixed(4),
      },
    ];
  });
  return patched(problem.solution.text, patches);
}

/** Verdicts of figures and relations. */
function verdicts(problem: ResultsProblem, text: string, against: References): string[] {
  const names = new Set(problem.curves.map((c) => c.name));
  return judgeResults(problem, against, 10, text, { from: 0, to: text.length }).results.flatMap((r) =>
    r.name && !names.has(r.name) ? [`${r.name} ${r.verdict}`] : [],
  );
}
const consistent = (all: readonly string[]): boolean => all.every((v) => v.endsWith(' consistent'));

/** One more run: another seed, another draw of the test data. */
function anotherRun({ values, cases }: Reference, random: Random): number {
  const n = values.length;
  const mean = values.reduce((s, x) => s + x, 0) / n;
  const spread = n < 2 ? 0 : Math.sqrt(values.reduce((s, x) => s + (x - mean) ** 2, 0) / (n - 1));
  const run = mean + spread * normal(random);
  return cases === null ? run : Math.min(1, run + Math.sqrt(Math.max(0, run * (1 - run)) / cases) * normal(random));
}

/**
 * Runs where there are some; without them any values that the instructor holds possible, in the order that relations
 * declare, about a figure that has runs where one has.
 */
function honest(problem: ResultsProblem, random: Random): Map<string, number> {
  // A figure ranks above all that it is to exceed.
  const rank = (name: string): number =>
    1 + Math.max(-1, ...problem.relations.filter((r) => r.greater === name).map((r) => rank(r.than)));
  const anchor = problem.figures.find((f) => runsOf(f));
  const [at, step] = [0.3 + 0.4 * random(), 0.03 + 0.02 * random()];
  const values = new Map<string, number>();
  for (const figure of problem.figures) {
    const runs = runsOf(figure);
    const [low, high] = figure.plausible ?? [0, 1];
    const from = anchor
      ? Math.abs(runsOf(anchor)!.values[0]!) - step * rank(anchor.name) * (high - low)
      : low + at * (high - low);
    values.set(figure.name, runs ? anotherRun(runs, random) : from + step * rank(figure.name) * (high - low));
  }
  return values;
}

/** 99.9 %, or still more where an instructor holds that possible, as on training data. */
const tooGood = ({ plausible }: Figure): number => (plausible && plausible[1] >= 0.999 ? 0.9999 : 0.999);

describe.each(problems)('%s', (_, problem) => {
  const measured = problem.figures.every((f) => !f.asked || runsOf(f) !== null);

  test('of 200 honest answers at least 95 % are consistent as a whole', () => {
    const random = seeded(2026);
    const good = Array.from({ length: 200 }, () => {
      return verdicts(problem, answerWith(problem, honest(problem, random)), references);
    });
    expect(good.every((v) => v.length >= problem.figures.filter((f) => f.asked).length)).toBe(true);
    const odd = good.filter((v) => !consistent(v));
    expect(odd.length).toBeLessThanOrEqual(10);
  });

  test('each seed is consistent with the others', () => {
    if (!measured) return;
    const most = Math.max(...problem.figures.map((f) => runsOf(f)?.values.length ?? 0));
    const odd = Array.from({ length: most }, (__, seed) => {
      const left = (all: readonly number[]): number => seed % all.length;
      const others: References = {
        result: (key: ReferenceKey) => {
          const found = references.result(key);
          // A single seed can only be held against itself.
          return found && found.values.length > 1
            ? { ...found, values: found.values.filter((___, i) => i !== left(found.values)) }
            : found;
        },
        letters: null,
      };
      const own = new Map(
        problem.figures.flatMap((f) => {
          const all = runsOf(f)?.values;
          return all ? [[f.name, all[left(all)]!] as const] : [];
        }),
      );
      return verdicts(problem, answerWith(problem, own), others);
    }).filter((v) => !consistent(v));
    expect(odd).toEqual([]);
  });

  test('what nobody measured is surprising or contradicted', () => {
    const stated = statedIn(problem).map(({ figure }) => figure);
    // All 99.9 %, or a tenth of what it is: what such nets never reach. How legible digits are, anybody may say.
    if (stated.some((f) => f.reference)) {
      const perfect = new Map(
        stated.map((f) => [
          f.name,
          f.unit === 'percent' ? tooGood(f) : f.unit === 'nats' ? (f.plausible?.[0] ?? 1) / 10 : 0.9,
        ]),
      );
      expect(consistent(verdicts(problem, answerWith(problem, perfect), references))).toBe(false);
    }
    // Every order reversed, by as much as a tenth of what is possible.
    for (const { greater, than } of problem.relations) {
      const [a, b] = [greater, than].map((name) => stated.find((f) => f.name === name));
      if (!a || !b) continue;
      const [low, high] = a.plausible ?? [0.8, 1];
      const middle = runsOf(b)?.values[0] ?? (low + high) / 2;
      const values = new Map([
        [greater, Math.abs(middle) - 0.1 * (high - low)],
        [than, Math.abs(middle) + 0.1 * (high - low)],
      ]);
      const found = verdicts(problem, answerWith(problem, values), references);
      expect(found.find((v) => v.startsWith(`${greater} > ${than} `))).toMatch(/surprising|contradicted/);
    }
  });
});
