import type { Span } from '../../expr';
import type { ResultsProblem } from '../../problems/schema';
import type { Mark, ResultFeedback } from '../feedback';
import { askedCurves, judgeAsked, judgeCurves } from './curve-judgement';
import { curvesIn } from './curves';
import { judgeDigits, meantPicture, type MeasuredPicture } from './digits';
import { findAll } from './find';
import { withoutDoubt } from './guessed';
import { judgeFigure, judgeRelation, judgeSameness, type Case } from './judge';
import { judgeOrders } from './order-judgement';
import type { References } from './reference';
import { judgeSamples } from './sample-judgement';
import { sampleGroups } from './samples';
import { shown } from './words';

export type { MeasuredDigits, MeasuredPicture } from './digits';
export type { LetterPairs, Reference, References } from './reference';
export { noReferences } from './reference';

export interface JudgedResults {
  readonly awarded: number;
  /** A person looks before the points count. */
  readonly unclear: boolean;
  readonly marks: readonly Mark[];
  readonly results: readonly ResultFeedback[];
  readonly remarks: readonly string[];
  /** Those of the remarks that say why a picture was not measured. */
  readonly unmeasured: readonly string[];
}

/**
 * Holds the figures that an answer reports against reference results. What is consistent earns its points. What is
 * surprising or contradicted, and what was not found, goes to a person: a figure may stand in a picture, and an honest
 * run may be a rare one.
 */
export function judgeResults(
  problem: ResultsProblem,
  references: References,
  points: number,
  document: string,
  within: Span,
  pictures: readonly MeasuredPicture[] = [],
): JudgedResults {
  const { figures: all, orders, reasons } = findAll(problem, document, within);
  const { found, remark } = withoutDoubt({ problem, found: all, references, statements: Math.max(1, all.size) });
  const relations = problem.relations.filter((r) => found.has(r.greater) && found.has(r.than));
  const statements = Math.max(1, (problem.comparable === 'figures' ? found.size : 0) + relations.length);
  const given: Case = { problem, found, references, statements };
  const lineAt = (offset: number): number => document.slice(0, offset).split('\n').length;
  const results: ResultFeedback[] = [];
  const remarks: string[] = [];
  const unmeasured: string[] = [];
  if (remark) remarks.push(remark);
  let earned = 0;
  let ambiguous = remark !== null;
  for (const figure of problem.figures) {
    const own = found.get(figure.name);
    if (!own) continue;
    const { stated, others } = own;
    const judged = judgeFigure(given, own);
    results.push({
      name: figure.name,
      claim: `${figure.title}: ${shown(stated.value, figure.unit, stated.half)}`,
      value: stated.value,
      unit: figure.unit,
      line: lineAt(stated.span.from),
      ...judged,
    });
    if (judged.verdict !== 'contradicted') earned += figure.share;
    if (own.lacking)
      remarks.push(
        `${stated.written} is an error: it leaves ${shown(stated.value, figure.unit, stated.half)} for ${figure.title}.`,
      );
    if (!/\d/.test(stated.written))
      remarks.push(
        `"${stated.written}" was read as ${shown(stated.value, figure.unit, stated.half)} for ${figure.title}.`,
      );
    ambiguous ||= others.length > 0;
    if (others.length > 0)
      remarks.push(
        `For ${figure.title} other values are stated, too (${others.map((o) => o.written).join(', ')}); ${stated.written} was taken. A person will look which is meant.`,
      );
  }
  for (const relation of relations) {
    const judged = judgeRelation(given, relation);
    if (judged) results.push({ name: `${relation.greater} > ${relation.than}`, ...judged });
  }
  const same = judgeSameness(given);
  if (same) results.push({ name: 'sameness', ...same });
  for (const { at, ...judged } of judgeOrders(given, orders)) results.push({ ...judged, line: lineAt(at) });
  const curves = curvesIn(document.slice(within.from, within.to), within.from);
  const asked = askedCurves(problem.curves, curves);
  for (const one of asked) {
    const { at, ...judged } = judgeAsked(one.asked, one.curve);
    results.push({ name: one.asked.name, ...judged, line: lineAt(at) });
    earned += one.asked.share;
  }
  for (const { at, ...judged } of judgeCurves(curves, new Set(asked.map((a) => a.curve))))
    results.push({ ...judged, line: lineAt(at) });
  const absent = problem.curves.filter((c) => !asked.some((a) => a.asked === c)).map((c) => c.title);
  if (problem.samples) {
    const groups = sampleGroups(problem.samples, document, within);
    if (references.letters)
      for (const { at, ...judged } of judgeSamples(problem.samples, groups, references.letters))
        results.push({ ...judged, line: lineAt(at) });
    const drawn = new Set(groups.flat().map((s) => s.setting));
    const { values, share, title } = problem.samples;
    const undrawn = values.filter((v) => !drawn.has(v));
    absent.push(...undrawn.map((v) => `a text at ${title} ${v}`));
    earned += share * (1 - undrawn.length / values.length);
  }
  if (problem.digits) {
    const { title, layout, share } = problem.digits;
    const own = pictures.filter(({ line }) => line >= lineAt(within.from) && line <= lineAt(within.to));
    const meant = meantPicture(problem.digits, own);
    if (meant?.scores) {
      for (const judged of judgeDigits(meant.scores[layout])) results.push({ ...judged, line: meant.line });
      earned += share;
    } else {
      absent.push(title);
      const why = own.find(({ scores }) => scores === null);
      // What cannot be read is told with its name.
      if (why) unmeasured.push(`Not measured, ${why.name}: ${why.because.replace(`${why.name}: `, '')}`);
    }
  }
  const missing = [...problem.figures.filter((f) => f.asked && !found.has(f.name)).map((f) => f.title), ...absent];
  if (missing.length > 0)
    remarks.push(
      `Not read from the text: ${missing.join('; ')}. A person will look whether it stands there in another form, or in a picture.`,
      ...reasons,
    );
  if (problem.looks.length > 0) remarks.push(`A person will look at the pictures: ${problem.looks.join('; ')}.`);
  const open = results.some((r) => r.verdict !== 'consistent' && r.verdict !== 'confirmed');
  const awarded = earned > 1 - 1e-9 ? points : Math.round(earned * points * 100) / 100;
  return {
    awarded,
    unclear: open || ambiguous || missing.length > 0 || problem.looks.length > 0,
    marks: [{ for: 'answers', points, awarded, because: summary(problem, results, missing.length) }],
    results,
    remarks: [...remarks, ...unmeasured],
    unmeasured,
  };
}

function summary(problem: ResultsProblem, results: readonly ResultFeedback[], missing: number): string {
  const all =
    problem.figures.filter((f) => f.asked).length +
    problem.curves.length +
    (problem.samples?.values.length ?? 0) +
    (problem.digits ? 1 : 0);
  const reported = missing === 0 ? 'all that was asked for is reported' : `${all - missing} of ${all} were found`;
  const doubtful = results.filter((r) => r.verdict === 'surprising' || r.verdict === 'contradicted').length;
  if (doubtful === 0) return reported;
  return `${reported}; a person will look at ${doubtful === 1 ? 'one statement' : `${doubtful} statements`}`;
}
