import type { ChainFeedback, ClaimFeedback, Feedback, PartFeedback, QuantityFeedback, Slip } from '../graders/feedback';
import { chainRuns, type Row } from './rows';
import {
  claimSign,
  differing,
  markName,
  percent,
  points,
  pointsOf,
  quantitySign,
  resultSign,
  statusSentence,
  valueLatex,
  valueText,
  type Sign,
} from './words';

/** The page as the template wants it: every decision made, nothing set yet. */
export type View = ReturnType<typeof viewOf>;

export function viewOf(feedback: Feedback) {
  return {
    title: `${feedback.title} – ${feedback.student}`,
    assignment: feedback.title,
    student: feedback.student,
    document: feedback.document,
    total: pointsOf(feedback.awarded, feedback.points),
    awarded: points(feedback.awarded),
    points: points(feedback.points),
    percent: percent(feedback.awarded, feedback.points),
    pendingPercent: percent(feedback.pending, feedback.points),
    pending: feedback.pending > 0 ? points(feedback.pending) : undefined,
    pendingOne: points(feedback.pending) === '1',
    counts: countsOf(feedback),
    problems: feedback.problems,
    parts: feedback.parts.map(partView),
    foot: `${feedback.generator.name} ${feedback.generator.version} · seed ${feedback.seed} · feedback version ${feedback.version}`,
  };
}

function countsOf(feedback: Feedback): { text: string; sign: Sign }[] {
  const claims = feedback.parts.flatMap((part) => part.claims);
  const of = (verdict: ClaimFeedback['verdict']): number => claims.filter((claim) => claim.verdict === verdict).length;
  const holds = of('holds');
  const fails = of('fails');
  const unclear = of('undecided') + of('unreadable');
  const counts = [
    { count: holds, text: holds === 1 ? '1 claim holds' : `${holds} claims hold`, sign: claimSign('holds') },
    {
      count: fails,
      text: fails === 1 ? '1 claim does not hold' : `${fails} claims do not hold`,
      sign: claimSign('fails'),
    },
    {
      count: unclear,
      text: unclear === 1 ? '1 claim could not be decided' : `${unclear} claims could not be decided`,
      sign: claimSign('undecided'),
    },
  ];
  return counts.filter(({ count }) => count > 0).map(({ text, sign }) => ({ text, sign }));
}

function partView(part: PartFeedback, index: number) {
  return {
    anchor: `part-${index + 1}`,
    label: part.label,
    title: part.title,
    status: part.status,
    isGraded: part.status === 'graded',
    score: part.status === 'waiting' ? `waiting, ${points(part.points)} points` : pointsOf(part.awarded, part.points),
    percent: part.status === 'waiting' ? 100 : percent(part.awarded, part.points),
    sentence: statusSentence(part.status),
    lines: part.lines && linesText(part.lines.from, part.lines.to),
    marks: part.marks.map((mark) => ({
      name: markName(mark.for),
      score: `${points(mark.awarded)} / ${points(mark.points)}`,
      because: mark.because,
    })),
    runs: chainRuns(part.claims).map((rows) => rows.map(rowView)),
    chains: part.chains.filter((chain) => showsClasses(chain, part.claims)).map(chainView),
    quantities: part.quantities.map(quantityView),
    results: part.results.map((result) => ({
      sign: resultSign(result.verdict),
      claim: result.claim,
      because: result.because,
      interval: result.interval && `${valueText(result.interval[0])} and ${valueText(result.interval[1])}`,
    })),
    prose: part.prose.map((prose) => ({
      point: prose.point,
      evidence: prose.evidence,
      proposed: points(prose.proposed),
      confirmed: prose.confirmed,
    })),
    remarks: part.remarks,
  };
}

function quantityView(quantity: QuantityFeedback) {
  const { verdict, expected, because } = quantity;
  const sign = quantitySign(verdict);
  // What is right needs no other value beside it.
  const shows = expected !== undefined && !['right', 'follow-through'].includes(verdict);
  return {
    sign,
    title: quantity.title ?? `$${quantity.name}$`,
    line: quantity.line,
    written: quantity.written,
    expected: shows ? valueLatex(expected) : undefined,
    note: because ?? quantity.mistake ?? (said.includes(verdict) ? undefined : sign.word),
    readAs: quantity.readAs,
    score: quantity.points > 0 ? `${points(quantity.awarded)} / ${points(quantity.points)}` : '',
  };
}

/** Verdicts that the tick or the cross says in full. */
const said: readonly QuantityFeedback['verdict'][] = ['right', 'wrong', 'mistake'];

const linesText = (from: number, to: number): string => (from === to ? `line ${from}` : `lines ${from}–${to}`);

function rowView(row: Row) {
  const { claim } = row;
  const holds = claim.verdict === 'holds';
  const values = Object.entries(claim.counterexample?.values ?? {}).map(([name, value]) => ({
    name,
    value: valueText(value),
  }));
  return {
    formulas: row.formulas,
    continues: row.continues,
    sign: claimSign(claim.verdict),
    line: claim.line,
    isConclusion: claim.role === 'conclusion',
    law: claim.law,
    severalLaws: (claim.laws?.length ?? 0) > 1,
    // Of what holds, only the surprising is said; what fails is explained in full.
    because: holds ? undefined : claim.because,
    person: claim.verdict === 'undecided' || claim.verdict === 'unreadable',
    readAs: readsDifferently(claim) ? claim.readAs : undefined,
    readAsFolded: holds,
    counterexample: claim.counterexample && {
      values,
      lhs: claim.lhs,
      rhs: claim.rhs,
      ...differing(claim.counterexample.left, claim.counterexample.right),
    },
    suggestion: claim.suggestion,
  };
}

/** Whether a reading says more than the formula did: spaces, sizes of brackets and braces of one sign do not count. */
function readsDifferently({ latex, readAs }: ClaimFeedback): boolean {
  const bare = (source: string): string =>
    source
      .replace(
        /\\(?:left|right|[bB]igg?[lrm]?|,|;|:|!|quad|qquad|displaystyle|limits)(?![a-zA-Z])|\\\s|\\\\|[\s&]/g,
        '',
      )
      .replace(/\{([^{}\\])\}/g, '$1')
      .replace(/\\mid(?![a-zA-Z])/g, '|')
      .replace(/[.,;]$/, '');
  return readAs !== undefined && bare(readAs) !== bare(latex);
}

const showsClasses = (chain: ChainFeedback, claims: readonly ClaimFeedback[]): boolean =>
  new Set(chain.classes).size > 1 &&
  (chain.slips ? chain.slips.length > 0 : claims.some((claim) => claim.verdict === 'fails'));

function chainView(chain: ChainFeedback) {
  const letters = [...chain.classes];
  const slips = chain.slips ?? [];
  const inSlip = (i: number): boolean => slips.some((slip) => slip.from <= i && i <= slip.to);
  return {
    line: chain.line,
    sides: letters.map((letter, i) => ({
      letter,
      latex: chain.sides[i] ?? '',
      number: i + 1,
      slips: inSlip(i),
      separator: i < letters.length - 1,
    })),
    slips: slips.map((slip) => ({ where: sidesText(slip), because: slip.because })),
  };
}

const sidesText = ({ from, to }: Slip): string => (from === to ? `Side ${from + 1}` : `Sides ${from + 1}–${to + 1}`);
