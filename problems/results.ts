import { isMap, isScalar, type Node } from 'yaml';
import { nearest } from '../worlds/file/names';
import { phrase } from './phrases';
import type { Loaded, Reader, Trouble } from './reading';
import { Page, listOf, needed, number, oneOf, optional, record, someOf, text, truth } from './reading';
import { loadResultMistake } from './result-mistakes';
import type { AskedCurve, Figure, FigureRelation, ReferenceKey, ResultsProblem, Samples } from './schema';
import { dataSets, digitLayouts, figureUnits } from './schema';
import type { ProblemTexts } from './texts';
import { missingTexts } from './texts';

/** Settings of a reference model: a name and a plain value on each line. */
const settings: Reader<ReferenceKey['settings']> = (node, page) => {
  if (!isMap<Node, Node | null>(node)) return page.report(node, 'expected settings, as in { kernel: 5, pooling: max }');
  const out: Record<string, number | string | boolean> = {};
  for (const { key, value } of node.items) {
    const name = isScalar(key) ? String(key.value) : '';
    const plain = isScalar(value) ? value.value : null;
    if (typeof plain === 'number' || typeof plain === 'string' || typeof plain === 'boolean') out[name] = plain;
    else page.report(value ?? key, `the setting '${name}' is a number, a word, true or false`);
  }
  return out;
};

const reference = record('a reference', {
  model: needed(text("the name of a reference model, such as 'text-cnn'")),
  metric: needed(text("a metric of that model, such as 'test accuracy'")),
  settings: optional(settings, {}),
});

const value = number('a number, or a share such as 94%', -1e9, 1e9, true);

const range: Reader<readonly [number, number]> = (node, page) => {
  const bounds = listOf(value, 'two numbers')(node, page);
  if (bounds === null) return null;
  const [low, high] = bounds;
  if (bounds.length === 2 && low! < high!) return [low!, high!];
  return page.report(node, 'expected the least and the greatest value, as in [70%, 98%]');
};

const figureFields = record('a figure', {
  name: needed(text("a name for relations, such as 'max5'")),
  title: needed(text('what it is called in feedback')),
  unit: optional(oneOf(...figureUnits), 'percent' as const),
  named: optional(someOf(phrase, 'phrases'), []),
  reference: optional(reference, null),
  absolute: optional(truth, false),
  tolerance: optional(number('a number from 0, or a share such as 1%', 0, 1e6, true), 0),
  plausible: optional(range, null),
  points: optional(number('points, a number from 0 to 1000', 0, 1000), 1),
  asked: optional(truth, true),
});

const figure: Reader<Omit<Figure, 'share'> & { readonly points: number }> = (node, page) => {
  const found = figureFields(node, page);
  if (found === null) return null;
  return { ...found, points: found.asked ? found.points : 0, place: page.placeOf(node) };
};

const curveFields = record('a curve', {
  name: needed(text("a name, such as 'loss'")),
  title: needed(text('what it is called in feedback')),
  named: needed(someOf(phrase, 'phrases')),
  goes: needed(oneOf('down', 'up')),
  absolute: optional(truth, false),
  points: optional(number('points, a number from 0 to 1000', 0, 1000), 1),
});

const curve: Reader<Omit<AskedCurve, 'share'> & { readonly points: number }> = (node, page) => {
  const found = curveFields(node, page);
  return found === null ? null : { ...found, place: page.placeOf(node) };
};

const relationFields = record('a relation', {
  greater: needed(text('the name of a figure')),
  than: needed(text('the name of a figure')),
  says: needed(text('what the student is told where it is the other way round')),
  tolerance: optional(number('a number from 0, or a share such as 1%', 0, 1e6, true), 0),
});

const relation: Reader<FigureRelation> = (node, page) => {
  const found = relationFields(node, page);
  return found === null ? null : { ...found, place: page.placeOf(node) };
};

const label: Reader<string> = (node, page) => {
  const written = phrase(node, page);
  if (written === null) return null;
  const one = written.kind === 'pattern' && new RegExp(`${written.pattern}|`, 'u').exec('')!.length === 2;
  return one
    ? written.pattern
    : page.report(
        node,
        "expected a regular expression with the setting in brackets, such as '/temperature\\D*([0-9.]+)/'",
      );
};

const samples = record('samples', {
  label: needed(label),
  title: needed(text('what the setting is called, such as temperature')),
  values: needed(listOf(number('a number', 0, 1e6), 'settings')),
  points: optional(number('points, a number from 0 to 1000', 0, 1000), 1),
});

const digits = record('digits', {
  title: needed(text('what the picture is called in feedback')),
  layout: optional(oneOf(...digitLayouts), 'any' as const),
  least: optional(number('a number of digits from 9 to 10000', 9, 10_000), 50),
  points: optional(number('points, a number from 0 to 1000', 0, 1000), 1),
});

const fields = record('problem.yaml', {
  title: needed(text('a title')),
  grader: needed(oneOf('results')),
  points: optional(number('points, a number from 0 to 1000', 0, 1000), null),
  comparable: needed(oneOf('figures', 'relations')),
  metric: optional(someOf(phrase, 'phrases'), []),
  complement: optional(someOf(phrase, 'phrases'), []),
  on: optional(oneOf(...dataSets), null),
  figures: optional(listOf(figure, 'figures'), []),
  relations: optional(listOf(relation, 'relations'), []),
  curves: optional(listOf(curve, 'curves'), []),
  digits: optional(digits, null),
  looks: optional(listOf(text('what a person looks at'), 'texts'), []),
  samples: optional(samples, null),
});

/** Reads the folder of a problem of results. Every trouble names file, line and remedy. */
export function loadResults(texts: ProblemTexts): Loaded<ResultsProblem> {
  const page = new Page(texts.problem.file, texts.problem.text);
  const found = page.read(fields, 'title, grader, comparable, metric and figures');
  const troubles: Trouble[] = missingTexts(texts);
  if (found === null) return { value: null, troubles: [...page.troubles, ...troubles] };
  checkFigures(found.figures, page);
  const { digits, samples } = found;
  if (!found.figures.some((f) => f.asked) && found.curves.length === 0 && samples === null && digits === null)
    complain(
      page,
      { line: 1, column: 1 },
      'nothing is asked for: list figures or curves, or say what samples are drawn',
    );
  for (const [i, { name, place }] of found.curves.entries())
    if ([...found.figures, ...found.curves.slice(0, i)].some((other) => other.name === name))
      complain(page, place, `the name '${name}' stands twice: give each figure and each curve its own`);
  if (found.figures.length > 0 && found.metric.length === 0)
    complain(page, { line: 1, column: 1 }, "problem.yaml needs the key 'metric': words such as accuracy");
  for (const { greater, than, place } of found.relations)
    for (const name of [greater, than])
      if (!found.figures.some((f) => f.name === name))
        complain(page, place, `there is no figure '${name}'${hint(name, found.figures)}`);
  const total = [...found.figures, ...found.curves].reduce(
    (sum, f) => sum + f.points,
    (samples?.points ?? 0) + (digits?.points ?? 0),
  );
  const shareOf = (points: number): number => (total > 0 ? points / total : 0);
  const known = [
    ...[...found.figures, ...found.curves].map((f) => f.name),
    ...found.relations.map((r) => `${r.greater} > ${r.than}`),
  ];
  const mistakes = texts.mistakes.flatMap((file) => {
    const loaded = loadResultMistake(file, known);
    troubles.push(...loaded.troubles);
    return loaded.value === null ? [] : [loaded.value];
  });
  const value: ResultsProblem = {
    grader: 'results',
    id: texts.id,
    title: found.title,
    points: found.points,
    world: null,
    declarations: null,
    comparable: found.comparable,
    metric: found.metric,
    complement: found.complement,
    on: found.on,
    figures: found.figures.map(({ points, ...f }) => ({ ...f, share: shareOf(points) })),
    relations: found.relations,
    curves: found.curves.map(({ points, ...c }) => ({ ...c, share: shareOf(points) })),
    digits: digits && {
      title: digits.title,
      layout: digits.layout,
      least: digits.least,
      share: shareOf(digits.points),
    },
    looks: found.looks,
    samples: samples && samplesOf(samples, shareOf),
    statement: texts.statement?.text ?? '',
    solution: texts.solution ?? { file: '', text: '' },
    mistakes,
  };
  return { value: page.troubles.length > 0 ? null : value, troubles: [...page.troubles, ...troubles] };
}

const samplesOf = (
  { points, ...rest }: Omit<Samples, 'share'> & { readonly points: number },
  shareOf: (points: number) => number,
): Samples => ({ ...rest, share: shareOf(points) });

type Named = Pick<Figure, 'name' | 'named' | 'place'>;

/** Figures must differ in name and in what is said of them, or no value could be told from another. */
function checkFigures(figures: readonly Named[], page: Page): void {
  const said = (f: Named): string => JSON.stringify(f.named);
  const [first] = figures;
  for (const [i, f] of figures.entries()) {
    const before = figures.slice(0, i);
    if (before.some((g) => g.name === f.name))
      complain(page, f.place, `the figure '${f.name}' stands twice: give each its own name`);
    const same = before.find((g) => said(g) === said(f));
    if (same)
      complain(page, f.place, `'${f.name}' is called as '${same.name}' is: tell them apart by words under 'named'`);
    if (f.named.length !== first!.named.length)
      complain(page, f.place, `'${f.name}' needs ${first!.named.length} phrases under 'named', one for each aspect`);
  }
}

const complain = (page: Page, at: { line: number; column: number }, message: string): void => {
  page.troubles.push({ file: page.file, line: at.line, column: at.column, message });
};

function hint(name: string, figures: readonly Named[]): string {
  const near = nearest(
    name,
    figures.map((f) => f.name),
  );
  return near ? `: did you mean '${near}'?` : ': name it as under figures';
}
