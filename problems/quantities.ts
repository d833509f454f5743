import { isMap, isScalar, type Node } from 'yaml';
import { readWorldFile } from '../worlds/file';
import { nearest } from '../worlds/file/names';
import { doubles } from '../worlds/numeric/doubles';
import type { Tensor } from '../worlds/tensor';
import { constantNames, evaluate, FormulaError, parseFormula, type Formula } from './formulas';
import { loadQuantityMistake } from './quantity-mistakes';
import { phrase } from './phrases';
import type { Loaded, Reader, Trouble } from './reading';
import { Page, latex, listOf, needed, number, oneOf, optional, record, someOf, text, truth } from './reading';
import type { Expected, Given, NamedMistake, QuantitiesProblem, Quantity, SourceText } from './schema';
import { quantityKinds } from './schema';
import type { ProblemTexts } from './texts';
import { missingTexts } from './texts';
import { world, worldOf } from './world';

const share = number('a share from 0 to 1, such as 0.5 or 50%', 0, 1, true);
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** A formula of numbers, read; trouble points at the place within it. */
const formula: Reader<{ formula: Formula; source: SourceText }> = (node, page) => {
  const written = text("a formula in single quotes, such as 'sigmoid(W * x + b)'")(node, page);
  if (written === null) return null;
  const read = parseFormula(written);
  if ('trouble' in read) return page.report(node, `the formula '${written}' cannot be read: ${read.trouble}`);
  return { formula: read.formula, source: { text: written, place: page.placeOf(node) } };
};

const symbols = optional(someOf(text("a symbol in LaTeX, in single quotes, such as 'x_1'"), 'symbols'), null);

/** A mapping with names of the writer's own; `what` names one entry in messages. */
const named =
  <T>(what: string, read: (name: string, value: Node, page: Page) => T | null): Reader<readonly T[]> =>
  (node, page) => {
    if (!isMap<Node, Node | null>(node))
      return page.report(node, `expected a mapping: a name and ${what} on each line`);
    return node.items.flatMap(({ key, value }) => {
      const name = isScalar(key) ? String(key.value) : '';
      if (value === null || (isScalar(value) && value.value === null)) {
        page.report(key, `'${name}' has no value: write one after the colon or remove it`);
        return [];
      }
      const found = read(name, value, page);
      return found === null ? [] : [found];
    });
  };

const givenFields = record('a given value', { value: needed(formula), symbols });

/** `W_f` as LaTeX spells it; names that are no symbols have none. */
const symbolOf = (name: string): readonly string[] => {
  const [, base, sub] = /^([A-Za-z])(?:_([A-Za-z0-9]+))?$/.exec(name) ?? [];
  return base === undefined ? [] : [sub === undefined ? base : `${base}_{${sub}}`];
};

interface GivenText {
  readonly name: string;
  readonly symbols: readonly string[];
  readonly formula: Formula;
  readonly source: SourceText;
}

const given = named<GivenText>('its value', (name, node, page) => {
  if (!NAME.test(name)) return page.report(node, `'${name}' is no name for formulas: use letters, digits and _`);
  const found = isMap(node) ? givenFields(node, page) : { value: formula(node, page), symbols: null };
  if (!found?.value) return null;
  return { name, symbols: found.symbols ?? symbolOf(name), ...found.value };
});

const mistakeFields = record('a mistake', {
  formula: optional(formula, null),
  latex: optional(someOf(latex, 'formulas in LaTeX'), null),
  says: needed(text('the sentence that the student gets')),
  keeps: optional(share, 0),
});

const namedMistakes = named<NamedMistake>('what is expected there', (name, node, page) => {
  const found = mistakeFields(node, page);
  if (found === null) return null;
  const expected = expectedOf(found, node, page);
  return expected === null ? null : { name, expected, says: found.says, keeps: found.keeps };
});

const components = named<Quantity['components'][number]>(
  'the sides of the shape that it gives',
  (symbol, node, page) => {
    const axes = someOf(number('the number of a side, from 1', 1, 8), 'numbers of sides')(node, page);
    return axes === null ? null : { symbol, axes: axes.map((a) => a - 1) };
  },
);

const quantityFields = record('a quantity', {
  name: needed(text("a name for formulas, such as 'x_1'")),
  title: optional(text('what it is called in feedback'), null),
  kind: needed(oneOf(...quantityKinds)),
  symbols,
  words: optional(someOf(phrase, 'phrases'), []),
  beside: optional(someOf(phrase, 'phrases'), []),
  components: optional(components, []),
  formula: optional(formula, null),
  latex: optional(someOf(latex, 'formulas in LaTeX'), null),
  decimals: optional(number('decimals, a whole number from 0 to 12', 0, 12), null),
  percent: optional(truth, false),
  points: optional(number('points, a number from 0 to 1000', 0, 1000), 1),
  mistakes: optional(namedMistakes, []),
});

type QuantityText = Omit<Quantity, 'share' | 'decimals'> & {
  readonly points: number;
  readonly decimals: number | null;
};

const quantity: Reader<QuantityText> = (node, page) => {
  const found = quantityFields(node, page);
  if (found === null) return null;
  if (!NAME.test(found.name))
    return page.report(node, `'${found.name}' is no name for formulas: use letters, digits and _`);
  const expected = expectedOf(found, node, page);
  if (expected === null) return null;
  if (found.kind === 'symbolic' && expected.kind === 'value')
    return page.report(node, `'${found.name}' is symbolic: give its form under 'latex', in single quotes`);
  const symbols = found.symbols ?? symbolOf(found.name);
  if (symbols.length === 0 && found.words.length === 0)
    page.report(node, `nothing says how students write '${found.name}': give 'symbols' or 'words'`);
  return {
    ...found,
    symbols,
    title: found.title ?? (symbols[0] === undefined ? found.name : `$${symbols[0]}$`),
    expected,
    place: page.placeOf(node),
  };
};

function expectedOf(
  said: {
    readonly formula: { formula: Formula; source: SourceText } | null;
    readonly latex: readonly { latex: string; place: { line: number; column: number } }[] | null;
  },
  node: Node,
  page: Page,
): Expected | null {
  if ((said.formula === null) === (said.latex === null))
    return page.report(node, "expected either 'formula', which gives a number, or 'latex', which gives a form");
  if (said.formula !== null) return { kind: 'value', ...said.formula };
  return { kind: 'forms', forms: said.latex! };
}

const fields = record('problem.yaml', {
  title: needed(text('a title')),
  grader: needed(oneOf('quantities')),
  points: optional(number('points, a number from 0 to 1000', 0, 1000), null),
  decimals: optional(number('decimals, a whole number from 0 to 12', 0, 12), null),
  reveal: optional(truth, true),
  rounding: optional(share, 0.5),
  world: optional(world, null),
  given: optional(given, []),
  quantities: needed(listOf(quantity, 'quantities')),
});

/** Reads the folder of a numeric problem. Every trouble names file, line and remedy. */
export function loadQuantities(texts: ProblemTexts): Loaded<QuantitiesProblem> {
  const page = new Page(texts.problem.file, texts.problem.text);
  const found = page.read(fields, 'title, grader, given and quantities');
  const troubles: Trouble[] = missingTexts(texts);
  const worldText = !found?.world ? null : worldOf(found.world, texts, page);
  const declared = worldText === null ? null : readWorldFile(worldText.text);
  if (worldText !== null && declared !== null)
    troubles.push(...declared.problems.map((problem) => ({ file: worldText.file, ...problem })));
  if (found === null) return { value: null, troubles: [...page.troubles, ...troubles] };
  const values = new Values(page);
  const givens = found.given.map((g): Given | null => {
    const value = values.add(g.name, g.formula, g.source);
    return value && { name: g.name, symbols: g.symbols, value, numbers: numbersIn(g.source.text) };
  });
  for (const q of found.quantities) {
    if (found.quantities.find((other) => other.name === q.name) !== q)
      complain(page, q.place, `the quantity '${q.name}' stands twice: give each its own name`);
    if (q.expected.kind === 'forms' && declared === null)
      complain(page, q.place, `'${q.name}' is a formula: declare what its symbols mean under 'world'`);
    checkMistakes(q, values);
    if (q.expected.kind === 'value') values.add(q.name, q.expected.formula, q.expected.source, q.kind);
  }
  const total = found.quantities.reduce((sum, q) => sum + q.points, 0);
  const mistakes = texts.mistakes.flatMap((file) => {
    const loaded = loadQuantityMistake(file, found.quantities);
    troubles.push(...loaded.troubles);
    return loaded.value === null ? [] : [loaded.value];
  });
  const value: QuantitiesProblem = {
    grader: 'quantities',
    id: texts.id,
    title: found.title,
    points: found.points,
    reveal: found.reveal,
    rounding: found.rounding,
    world: worldText,
    declarations: declared?.declarations ?? null,
    given: givens.filter((g) => g !== null),
    quantities: found.quantities.map(({ points, ...q }) => ({
      ...q,
      decimals: q.decimals ?? found.decimals,
      share: total > 0 ? points / total : 0,
    })),
    statement: texts.statement?.text ?? '',
    solution: texts.solution ?? { file: '', text: '' },
    mistakes,
  };
  const broken = page.troubles.length > 0;
  return { value: broken ? null : value, troubles: [...page.troubles, ...troubles] };
}

/** A mistake may use whatever stands before its quantity, and the quantity's own right value. */
function checkMistakes(q: QuantityText, values: Values): void {
  for (const { expected } of q.mistakes)
    if (expected.kind === 'value') values.check(expected.formula, expected.source, null);
}

const complain = (page: Page, at: { line: number; column: number }, message: string): void => {
  page.troubles.push({ file: page.file, ...at, message });
};

/** Numbers as a formula writes them. */
const numbersIn = (formula: string): ReadonlySet<string> =>
  new Set(formula.match(/(?<![A-Za-z_0-9.])\d+(?:\.\d+)?/g) ?? []);

/** Values computed so far, in doubles; what cannot be computed is trouble where it stands. */
class Values {
  private readonly known = new Map<string, Tensor<number>>();

  constructor(private readonly page: Page) {}

  add(name: string, formula: Formula, source: SourceText, kind: Quantity['kind'] | null = null): Tensor<number> | null {
    if (this.known.has(name)) complain(this.page, source.place, `the name '${name}' stands twice: give each its own`);
    const value = this.check(formula, source, kind);
    if (value) this.known.set(name, value);
    return value;
  }

  /** The value of a formula, or trouble. */
  check(formula: Formula, source: SourceText, kind: Quantity['kind'] | null): Tensor<number> | null {
    const say = (message: string): null => {
      complain(this.page, source.place, message);
      return null;
    };
    for (const name of formula.names)
      if (!this.known.has(name) && !constantNames.includes(name)) {
        const near = nearest(name, [...this.known.keys()]);
        return say(
          `'${source.text}' uses '${name}', which is neither given nor computed before it${near ? `: did you mean '${near}'?` : ''}`,
        );
      }
    try {
      const value = evaluate(doubles, formula, (name) => this.known.get(name) ?? null);
      if (!value.entries.every(Number.isFinite)) return say(`'${source.text}' is not a finite number`);
      const wrong = kind === null ? null : unfit(value, kind);
      return wrong === null ? value : say(`'${source.text}' is ${wrong}`);
    } catch (error) {
      if (error instanceof FormulaError) return say(`'${source.text}': ${error.message}`);
      throw error;
    }
  }
}

/** Why a value is not of a kind; null where it is. */
function unfit({ shape, entries }: Tensor<number>, kind: Quantity['kind']): string | null {
  const whole = entries.every(Number.isInteger);
  switch (kind) {
    case 'number':
      return shape.length === 0 ? null : 'an array: its kind is vector or matrix';
    case 'integer':
      return shape.length > 0 ? 'an array: its kind is shape or vector' : whole ? null : 'no whole number';
    case 'shape':
      return shape.length === 1 && whole && entries.every((n) => n > 0) ? null : 'no list of sizes';
    case 'vector':
      return shape.length === 1 || (shape.length === 2 && shape.includes(1)) ? null : 'no vector';
    case 'matrix':
      return shape.length === 2 ? null : 'no matrix';
    case 'symbolic':
      return null;
  }
}
