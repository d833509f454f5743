import type {
  ClaimFeedback,
  DecisionFeedback,
  Feedback,
  PartFeedback,
  QuantityFeedback,
  ResultFeedback,
} from '../graders/feedback';
import { chainView, showsClasses } from './chains';
import type { Formula } from './formula';
import { Macros } from './macros';
import type { Plot } from './plots/plot';
import { referencePlot } from './plots/reference';
import { chainRuns, rowFormulas, type Row } from './rows';
import { around, Speaker, type Said } from './said';
import type { Catalogue } from './texts/catalogue';
import { differing, expectedLatex, percent, points, valueText } from './values';
import { claimSign, quantitySign, resultSign, type Sign } from './words';

/** The page as the template wants it: every decision made, nothing set yet. */
export type View = ReturnType<typeof viewOf>;

export function viewOf(feedback: Feedback, t: Catalogue) {
  const macros = new Macros(feedback.macros);
  const speaker = new Speaker(t, feedback.language ?? 'en', macros);
  const count = (value: number): string => points(value, t.notation);
  return {
    t,
    macros,
    title: t.titleOf(feedback.title, feedback.student),
    assignment: speaker.own(feedback.title),
    student: feedback.student,
    document: feedback.document,
    awarded: feedback.unread ? '–' : count(feedback.awarded),
    ofPoints: t.ofPoints(count(feedback.points), feedback.points === 1),
    percent: percent(feedback.awarded, feedback.points),
    pendingPercent: percent(feedback.pending, feedback.points),
    pending: feedback.pending > 0 ? t.pending(count(feedback.pending), count(feedback.pending) === '1') : undefined,
    counts: countsOf(feedback, t),
    problems: feedback.problems.map(({ line, message, remedy }) => ({
      where: line === undefined ? undefined : t.atLine(line),
      message: speaker.sentence(message),
      remedy: remedy === undefined ? undefined : speaker.sentence(remedy),
    })),
    parts: feedback.parts.map((part, index) => partView(part, index, speaker, feedback.unread ?? false)),
    foot: t.versions(feedback.generator.name, feedback.generator.version, feedback.seed, feedback.version),
  };
}

function countsOf(feedback: Feedback, t: Catalogue): { text: string; sign: Sign }[] {
  const claims = feedback.parts.flatMap((part) => part.claims);
  const of = (verdict: ClaimFeedback['verdict']): number => claims.filter((claim) => claim.verdict === verdict).length;
  const [holds, fails, unclear] = [of('holds'), of('fails'), of('undecided') + of('unreadable')];
  const counts = [
    { count: holds, text: t.claimsHold(holds), sign: claimSign('holds', t.claimVerdicts) },
    { count: fails, text: t.claimsFail(fails), sign: claimSign('fails', t.claimVerdicts) },
    { count: unclear, text: t.claimsUnclear(unclear), sign: claimSign('undecided', t.claimVerdicts) },
  ];
  return counts.filter(({ count }) => count > 0).map(({ text, sign }) => ({ text, sign }));
}

/** `8 / 10`. */
const scored = (awarded: number, of: number, { notation }: Catalogue): string =>
  `${points(awarded, notation)} / ${points(of, notation)}`;

function partView(part: PartFeedback, index: number, speaker: Speaker, unread: boolean) {
  const { t, own, sentence } = speaker;
  const quantities = part.quantities.map((quantity) => quantityView(quantity, speaker));
  return {
    anchor: `part-${index + 1}`,
    label: part.label,
    title: own(part.title),
    question: part.question === undefined ? undefined : own(part.question),
    status: part.status,
    isGraded: part.status === 'graded',
    score:
      part.status === 'waiting'
        ? t.waitingPoints(points(part.points, t.notation))
        : t.pointsOf(
            unread ? '–' : points(part.awarded, t.notation),
            points(part.points, t.notation),
            part.points === 1,
          ),
    percent: part.status === 'waiting' ? 100 : percent(part.awarded, part.points),
    sentence: unread ? t.unread : t.status[part.status],
    goesOn: [part.marks, part.claims, part.quantities, part.results, part.prose, part.remarks].some(
      (all) => all.length > 0,
    ),
    place: part.lines && t.place(part.lines.from, part.lines.to),
    decision: part.decision && decisionView(part, part.decision, speaker),
    // Marks that add up to other points than a person gave would only puzzle.
    marks: (isOverruled(part) ? [] : part.marks).map((mark) => ({
      name: t.markNames[mark.for],
      score: scored(mark.awarded, mark.points, t),
      because: sentence(mark.because),
    })),
    runs: chainRuns(part.claims).map((rows) => rows.map((row) => rowView(row, speaker))),
    chains: part.chains.filter(showsClasses).map((chain) => chainView(chain, speaker)),
    quantities,
    showsExpected: quantities.some(({ expected }) => expected !== undefined),
    results: part.results.map((result) => ({
      sign: resultSign(result.verdict, t.resultVerdicts),
      claim: speaker.claim(result.claim),
      isVerdict: t.isVerdict(t.resultVerdicts[result.verdict]),
      because: speaker.ownSentence(result.because),
      plot: resultPlot(result, t),
      interval:
        result.interval &&
        t.interval(resultText(result, result.interval[0], t), resultText(result, result.interval[1], t)),
    })),
    prose: part.prose.map((prose) => ({
      point: own(prose.point),
      evidence: prose.evidence,
      standing: (prose.confirmed ? t.confirmed : t.proposed)(points(prose.proposed, t.notation)),
    })),
    remarks: part.remarks.map(sentence),
  };
}

/** Whether a person gave other points than the marks add up to. */
const isOverruled = ({ marks, awarded, decision }: PartFeedback): boolean =>
  decision?.points !== undefined && Math.abs(marks.reduce((sum, mark) => sum + mark.awarded, 0) - awarded) > 0.01;

/** What a person said of a part: that the points are theirs, and each paragraph of their comment. */
function decisionView(part: PartFeedback, { points: given, comment }: DecisionFeedback, { t, own }: Speaker) {
  const score = (of: number): string =>
    t.pointsOf(points(of, t.notation), points(part.points, t.notation), part.points === 1);
  const { claims, quantities, results, prose, remarks } = part;
  const found = [claims, quantities, results, prose, remarks].some((list) => list.length > 0);
  return {
    points: given === undefined ? undefined : t.decided(score(given)),
    foundBefore: given !== undefined && found,
    comment: comment
      ?.split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map(own),
  };
}

/** A value of a result in its unit. */
const resultText = ({ unit }: ResultFeedback, value: number, { notation }: Catalogue): string =>
  unit === 'percent' ? `${valueText(100 * value, notation, 4)} %` : valueText(value, notation, 4);

/** The claim among the reference results; undefined where there are none, or where it is no number. */
function resultPlot(result: ResultFeedback, t: Catalogue): Plot | undefined {
  const { value, interval, reference } = result;
  if (!reference || reference.length === 0 || typeof value !== 'number') return undefined;
  return referencePlot(
    { runs: reference, interval: interval ?? null, claim: value },
    { value: (x) => resultText(result, x, t), claim: t.ofClass.claimed, alt: t.ofClass.reference },
  );
}

function quantityView(quantity: QuantityFeedback, { t, own, ownSentence, sentence, macros }: Speaker) {
  const { verdict, expected, because } = quantity;
  const sign = quantitySign(verdict, t.quantityVerdicts);
  // What is right needs no other value beside it.
  const shows = expected !== undefined && !['right', 'follow-through'].includes(verdict);
  const note = because ? ownSentence(because) : noteOf(quantity, own, sign);
  return {
    sign,
    title: own(quantity.title ?? `$${quantity.name}$`),
    line: quantity.line === undefined ? undefined : t.line(quantity.line),
    written: quantity.written === undefined ? undefined : macros.written(quantity.written, quantity.line),
    expected: shows ? expectedLatex(quantity, t.notation) : undefined,
    note,
    readAs: quantity.readAs === undefined ? undefined : sentence(quantity.readAs),
    score: quantity.points > 0 ? scored(quantity.awarded, quantity.points, t) : '',
  };
}

/** What stands below a value that nothing is said of: the name of its mistake, or the verdict. */
function noteOf({ mistake, verdict }: QuantityFeedback, own: (text: string) => Said, sign: Sign): Said | undefined {
  if (mistake !== undefined) return own(mistake);
  return said.includes(verdict) ? undefined : [{ text: sign.word }];
}

/** Verdicts that the tick or the cross says in full. */
const said: readonly QuantityFeedback['verdict'][] = ['right', 'wrong', 'mistake'];

/** Weights of the values of a variable, listed in a counterexample: `dz,\; z = 1, 2, 3`. */
const WEIGHTS = /^d(.+),\\; \1 = /;

function rowView(row: Row, { t, sentence, phrase, plain, macros }: Speaker) {
  const { claim } = row;
  const holds = claim.verdict === 'holds';
  const values = Object.entries(claim.counterexample?.values ?? {}).map(([name, value]) => ({
    name,
    value: valueText(value, t.notation, undefined, plain),
  }));
  return {
    formulas: rowFormulas(row, macros),
    continues: row.continues,
    sign: claimSign(claim.verdict, t.claimVerdicts),
    line: t.line(claim.line),
    isConclusion: claim.role === 'conclusion',
    law:
      claim.law === undefined
        ? undefined
        : around((law) => t.byLaw(law, (claim.laws?.length ?? 0) > 1), phrase(claim.law)),
    // Of what holds, only the surprising is said; what fails is explained in full.
    because: holds ? undefined : sentence(claim.because),
    // Nobody has to look at what is said in passing.
    person: claim.role !== 'aside' && (claim.verdict === 'undecided' || claim.verdict === 'unreadable'),
    readAs: readsDifferently(claim, macros.written(claim.latex, claim.line)) ? claim.readAs : undefined,
    readAsFolded: holds,
    counterexample: claim.counterexample && {
      values,
      weighed: values.some(({ name }) => WEIGHTS.test(name)),
      ...differing(claim.counterexample.left, claim.counterexample.right, t.notation, plain),
    },
    suggestion: claim.suggestion && { latex: claim.suggestion.latex, edit: phrase(claim.suggestion.edit) },
  };
}

/**
 * Whether a reading says more than the formula did: spaces, sizes of brackets, upright letters and braces of one sign do
 * not count.
 */
function readsDifferently({ readAs }: ClaimFeedback, { latex, ways }: Formula): boolean {
  const bare = (source: string): string =>
    source
      .replace(
        /\\(?:left|right|[bB]igg?[lrm]?|,|;|:|!|quad|qquad|displaystyle|limits)(?![a-zA-Z])|\\\s|\\\\|[\s&]/g,
        '',
      )
      .replace(/\\(?:mathrm|operatorname\*?|text)\{([^{}]*)\}/g, '$1')
      .replace(/\\([gln]e)q(?![a-zA-Z])/g, '\\$1')
      .replace(/\{([^{}\\])\}/g, '$1')
      .replace(/\\mid(?![a-zA-Z])/g, '|')
      .replace(/[.,;]$/, '');
  return readAs !== undefined && bare(readAs) !== bare(ways[0] ?? latex);
}
