import type { Expr } from '../../expr';
import { canonicalName, lex, lineOf, parseTokens, readDocument } from '../../expr';
import type { QuantitiesProblem, Quantity } from '../../problems/schema';
import type { Checker } from '../../worlds';
import { Calculator } from '../../worlds/calculator';
import type { Tensor } from '../../worlds/tensor';
import type { ClaimFeedback, Mark, QuantityFeedback, Value } from '../feedback';
import { Computation, rightValues } from './computation';
import { Finder } from './find';
import type { Found } from './found';
import { judgeGiven } from './given';
import type { Judgement } from './judge';
import { judgeNumbers } from './judge';
import { nameOf, Symbols } from './naming';
import { channelsLast } from './layouts';
import { readStatement } from './sides';
import type { Spelling } from './spelling';
import { statementsIn } from './statements';
import { judgeForms, OwnForms } from './symbolic';
import { formulaText, middle, shownValue, sidesOf } from './values';
import type { Wanted } from './wanted';
import { wantedGiven } from './wanted';
import { checkWorking } from './working';

/** The judgement of one answer to a numeric problem. */
export interface QuantitiesJudgement {
  readonly quantities: readonly QuantityFeedback[];
  readonly claims: readonly ClaimFeedback[];
  readonly marks: readonly Mark[];
  readonly awarded: number;
  /** Something could not be read: a person looks. */
  readonly unclear: boolean;
  readonly remarks: readonly string[];
}

/**
 * Judges an answer to a numeric problem: each quantity by the right values and by the student's own earlier ones, and
 * each equality of the working.
 * @param source the whole document; `within` is the stretch that answers this part
 * @param checker the worlds of the problem's symbols; null where it has none
 * @param points of the part
 */
export function judgeQuantities(
  problem: QuantitiesProblem,
  checker: Checker | null,
  points: number,
  source: string,
  within: { from: number; to: number },
  spelling: Spelling,
): QuantitiesJudgement {
  const right = rightValues(problem);
  const reading = readDocument(source);
  const calculator = calculatorFor(problem, right);
  const vocabulary = checker?.meaning.vocabulary;
  const read = vocabulary
    ? (tokens: Parameters<typeof parseTokens>[0]) => parseTokens(tokens, vocabulary)
    : (tokens: Parameters<typeof parseTokens>[0]) => calculator.read(tokens);
  const statements = statementsIn(reading, within).map((s) => readStatement(s, read, spelling));
  const wanted = [
    ...problem.given.map(wantedGiven),
    ...problem.quantities.map((q) => wantedQuantity(q, right, checker)),
  ];
  const found = new Finder(wanted, statements, reading, within, calculator).find();

  const computation = new Computation(problem, right);
  const forms = new OwnForms();
  const titles = new Map<string, string>([
    ...problem.given.map((g): [string, string] => [g.name, g.symbols[0] ? `$${g.symbols[0]}$` : g.name]),
    ...problem.quantities.map((q): [string, string] => [q.name, q.title]),
  ]);
  const quantities: QuantityFeedback[] = [];
  const unseen = new Set<string>();
  for (const given of problem.given) {
    const judged = judgeGiven(given, found.get(given.name) ?? null, computation);
    if (judged?.judgement.verdict === 'unreadable') unseen.add(given.name);
    if (judged)
      quantities.push(feedbackOn(judged.judgement, titles.get(given.name)!, 0, found.get(given.name), source, true));
  }
  // Summed over shares: rounded points would not add up.
  let earned = 0;
  for (const q of problem.quantities) {
    const own = found.get(q.name);
    const { judgement: judged, note } = judgeOne(q, own, computation, forms, checker, problem.rounding, titles);
    const judgement = own?.whole === false ? doubted(judged) : judged;
    const withNote = note && own ? { ...own, note } : own;
    if (judgement.verdict === 'missing' || judgement.verdict === 'unreadable') unseen.add(q.name);
    earned += q.share * judgement.keeps;
    quantities.push(feedbackOn(judgement, q.title, points * q.share, withNote, source, problem.reveal, q));
  }
  const symbols = new Symbols(wanted);
  const claims = checkWorking(
    statements,
    calculator,
    valuesByName(wanted, computation, unseen),
    (side) => symbols.named(nameOf(side.written)).size > 0,
    source,
  );
  return summary(quantities, earned, claims, points);
}

/** Names that a student's formulas may use are those of the givens and of the quantities themselves. */
function calculatorFor(problem: QuantitiesProblem, right: ReadonlyMap<string, Tensor<number>>): Calculator {
  const names = [...problem.given, ...problem.quantities].flatMap(({ name, symbols }) => {
    const shape = right.get(name)?.shape;
    return shape && shape.length <= 2 ? symbols.map((latex) => ({ latex, shape })) : [];
  });
  const distinct = names.filter(
    (n, i) => names.findIndex((m) => canonicalName(m.latex) === canonicalName(n.latex)) === i,
  );
  return new Calculator(distinct, new Set(problem.given.flatMap((g) => [...g.numbers])));
}

function wantedQuantity(q: Quantity, right: ReadonlyMap<string, Tensor<number>>, checker: Checker | null): Wanted {
  const forms = q.expected.kind === 'forms';
  const value = right.get(q.name);
  const sides = value?.entries ?? [];
  return {
    name: q.name,
    symbols: q.symbols,
    words: q.words,
    beside: q.beside,
    components: q.components,
    kind: q.kind,
    formulas: forms,
    shape: q.kind === 'shape' ? [] : (value?.shape ?? []),
    ranks: q.kind === 'shape' ? (forms ? formLengths(q, checker) : [sides.length]) : [],
    square: q.kind === 'shape' && sides.slice(0, -1).every((n) => n === sides[0]),
    given: false,
  };
}

/** How many sides the forms of a shape have. */
function formLengths(q: Quantity, checker: Checker | null): readonly number[] {
  if (q.expected.kind !== 'forms' || !checker) return [];
  return [...new Set(q.expected.forms.map((form) => formSides(form.latex, checker).length))];
}

function judgeOne(
  q: Quantity,
  found: Found | undefined,
  computation: Computation,
  forms: OwnForms,
  checker: Checker | null,
  rounding: number,
  titles: ReadonlyMap<string, string>,
): { judgement: Judgement; note: string | null } {
  if (q.expected.kind === 'value') {
    const value = found?.value?.kind === 'numbers' ? found.value.value : null;
    const turned = value && q.kind === 'shape' ? channelsLast(value, q, computation) : null;
    const judgement = judgeNumbers(q, turned ?? value, found !== undefined, computation, rounding, titles);
    return { judgement, note: turned ? 'read with the channels first' : null };
  }
  if (found?.value?.kind !== 'formulas' || !checker) {
    const verdict = found ? 'unreadable' : 'missing';
    const because = found
      ? 'what stands here cannot be read; a person will look'
      : 'no formula was found in the answer';
    return { judgement: { verdict, because, keeps: 0, mistake: null, expected: null }, note: null };
  }
  const judgement = judgeForms(q, found.value.items, checker, forms);
  forms.add(q, found.value.items);
  return { judgement, note: null };
}

/** What is wrong in a formula whose brackets do not match may have been right before something was lost. */
const doubted = (judgement: Judgement): Judgement =>
  judgement.verdict === 'wrong'
    ? { ...judgement, verdict: 'unreadable', because: 'the brackets of this formula do not match; a person will look' }
    : judgement;

/**
 * Values in force, by every symbol that stands for them.
 * @param unseen names whose values the answer does not show, so that nothing can be held against them
 */
function valuesByName(wanted: readonly Wanted[], computation: Computation, unseen: ReadonlySet<string>) {
  const names = new Map(wanted.flatMap((w) => w.symbols.map((s) => [canonicalName(s), w.name] as const)));
  return (symbol: string) => {
    const name = names.get(symbol);
    return name === undefined || unseen.has(name) ? null : computation.valueOf(name);
  };
}

const round = (x: number): number => Math.round(x * 100) / 100;

function feedbackOn(
  judgement: Judgement,
  title: string,
  points: number,
  found: Found | undefined,
  source: string,
  reveal: boolean,
  q?: Quantity,
): QuantityFeedback {
  const { verdict, mistake, keeps, because, expected } = judgement;
  const value = valueOf(found);
  return {
    name: q?.name ?? title,
    title,
    verdict,
    ...(found ? { written: found.latex, line: lineOf(source, found.at) } : {}),
    ...(value === undefined ? {} : { value }),
    ...(reveal ? expectedValue(expected, q) : {}),
    ...(mistake === null ? {} : { mistake }),
    ...(because === '' ? {} : { because }),
    ...(found?.note ? { readAs: found.note } : {}),
    points: round(points),
    awarded: round(points * keeps),
  };
}

function valueOf(found: Found | undefined): Value | undefined {
  if (!found?.value) return undefined;
  return found.value.kind === 'numbers' ? shownValue(middle(found.value.value)) : formulaText(found.value.items);
}

function expectedValue(expected: Tensor<number> | null, q?: Quantity): { expected?: Value; decimals?: number } {
  // A shape or a count has no decimals.
  const decimals = q && q.kind !== 'shape' && q.kind !== 'integer' ? q.decimals : null;
  const asked = decimals === null ? {} : { decimals };
  if (expected) return { expected: shownValue(rounded(expected, decimals)), ...asked };
  return q?.expected.kind === 'forms' ? { expected: q.expected.forms[0]!.latex } : {};
}

/** To the decimals asked for; else without what the rounding of doubles leaves. A whole number has all its digits. */
function rounded({ shape, entries }: Tensor<number>, decimals: number | null): Tensor<number> {
  const exact = (x: number): number => (Number.isInteger(x) ? x : Number(x.toPrecision(12)));
  return { shape, entries: entries.map((x) => (decimals === null ? exact(x) : Number(x.toFixed(decimals)))) };
}

function summary(
  quantities: readonly QuantityFeedback[],
  share: number,
  claims: readonly ClaimFeedback[],
  points: number,
): QuantitiesJudgement {
  const awarded = round(points * share);
  const remarks: string[] = [];
  const first = claims.find((c) => c.verdict === 'fails');
  if (first) remarks.push(`The first equality of your working that does not hold is in line ${first.line}.`);
  const unread = quantities.filter((q) => q.verdict === 'unreadable');
  if (unread.length > 0)
    remarks.push(
      `${unread.map((q) => q.title ?? q.name).join(', ')} could not be read; a person will look at ${unread.length === 1 ? 'it' : 'them'}.`,
    );
  return {
    quantities,
    claims,
    marks: [{ for: 'answers', points, awarded, because: countsOf(quantities) }],
    awarded,
    unclear: unread.length > 0,
    remarks,
  };
}

/** How many values came out how, in words. */
function countsOf(quantities: readonly QuantityFeedback[]): string {
  const asked = quantities.filter((q) => q.points > 0);
  const of = (...verdicts: readonly QuantityFeedback['verdict'][]): number =>
    asked.filter((q) => verdicts.includes(q.verdict)).length;
  const parts = [
    [of('right'), 'right'],
    [of('follow-through'), 'right from your own earlier value'],
    [of('rounding'), 'right but for rounding'],
    [of('mistake', 'wrong'), 'wrong'],
    [of('missing'), 'missing'],
    [of('unreadable'), 'left to a person'],
  ] as const;
  const came = parts.filter(([n]) => n > 0);
  const [[, first] = [0, ''], ...others] = came;
  if (asked.length === 0) return 'nothing carries points';
  if (asked.length === 1) return `the value is ${first}`;
  if (others.length === 0) return `all ${asked.length} values are ${first}`;
  return `${asked.length} values: ${came.map(([n, word]) => `${n} ${word}`).join(', ')}`;
}

/** The sides of a shape's form. */
function formSides(latex: string, checker: Checker): readonly Expr[] {
  return sidesOf(parseTokens(lex(latex).tokens, checker.meaning.vocabulary).expr);
}
