import type { Expr, Vocabulary } from '../expr';
import { FormIndex, visit } from '../expr';
import { findPhrase } from '../problems/phrases';
import type { DerivationProblem, Milestone, Reason } from '../problems/schema';
import type { JudgedClaim, JudgedText } from './claims';
import type { ClaimRole, Mark } from './feedback';
import { readForm, readSide } from './forms';
import type { Derivation, Established } from './graph';
import type { Lawful } from './laws';
import { withName } from './renaming';
import type { Bridge } from './slips';
import { errorsOf } from './slips';

/** The least that one mistake costs of the marks for steps, however long the derivation. */
const LEAST_COST = 0.15;

/** Steps that make a derivation, where no way leads to the goal by which to tell. */
const ENOUGH_STEPS = 4;

/** A judged answer, ready to be marked. */
export interface Work {
  readonly problem: DerivationProblem;
  readonly points: number;
  readonly text: JudgedText;
  /** Role of each claim of the text. */
  readonly roles: readonly ClaimRole[];
  /** For each thing that was to be shown, how it is established; null where it is not. */
  readonly goals: readonly (Established | null)[];
  readonly derivation: Derivation;
  readonly vocabulary: Vocabulary;
  /** The answer as written. */
  readonly answer: string;
  readonly bridges: readonly Bridge[];
  /** Laws by which each claim holds; null for none. */
  readonly laws: readonly (Lawful | null)[];
}

export interface Marked {
  readonly marks: readonly Mark[];
  readonly awarded: number;
  /** Some claim that counts could not be decided. */
  readonly unclear: boolean;
  readonly remarks: readonly string[];
}

const round = (x: number): number => Math.round(x * 100) / 100;

/** Splits the points of an answer into steps, milestones, conclusion and reasons, and says for what each was given. */
export function marksOf(work: Work): Marked {
  const { problem, points, text, roles, goals } = work;
  const counted = new Set(text.claims.flatMap((_, i) => (roles[i] === 'aside' ? [] : [i])));
  const open = [...counted].filter(
    (i) => text.claims[i]!.verdict === 'undecided' || text.claims[i]!.verdict === 'unreadable',
  );
  const marks: Mark[] = [];
  const give = (what: Mark['for'], share: number, earned: number, because: string): void => {
    if (share > 0)
      marks.push({ for: what, points: round(share * points), awarded: round(share * points * earned), because });
  };

  const steps = stepShare(work, counted);
  const milestones = problem.milestones.reduce((s, m) => s + m.share, 0);
  give('steps', problem.marks.steps * (1 - milestones), steps.share, steps.because);
  if (milestones > 0) {
    const missing = missingMilestones(work);
    const found = milestones - missing.reduce((s, m) => s + m.share, 0);
    give(
      'milestones',
      problem.marks.steps * milestones,
      steps.leap ? 0 : found / milestones,
      missing.length === 0
        ? 'every form on the way that was looked for is there'
        : `not found: ${missing.map((m) => m.name).join('; ')}`,
    );
  }

  const reached = goals.filter((g) => g !== null).length;
  const conclusion =
    reached === goals.length
      ? 'what was to be shown is established'
      : reached > 0
        ? `${reached} of ${goals.length} things that were to be shown are established`
        : 'what was to be shown is not reached by claims that hold';
  give('conclusion', problem.marks.conclusion, goals.length > 0 ? reached / goals.length : 1, conclusion);

  if (problem.reasons.length > 0) {
    const unsaid = problem.reasons.filter((r) => !r.phrases.some((p) => findPhrase(work.answer, p)));
    const lacking = unsaid.filter((r) => !shownBy(r, work));
    const said =
      lacking.length > 0
        ? `not said in words: ${lacking.map((r) => r.name).join('; ')}`
        : unsaid.length > 0
          ? 'the reason shows in the mathematics'
          : 'the reason is given in words';
    give('reasons', problem.marks.reasons, 1 - lacking.length / problem.reasons.length, said);
  }

  // Where no marks are given for steps, a formula that is stated at once is no leap.
  const remarks = problem.marks.steps > 0 ? [...steps.remarks] : [];
  if (open.length > 0)
    remarks.push(
      `${open.length === 1 ? 'One claim' : `${open.length} claims`} could not be decided; a person will look at ${open.length === 1 ? 'it' : 'them'}.`,
    );
  // Rounding the shares must not lose a cent of a full answer.
  const full = marks.every((m) => m.awarded === m.points);
  return {
    marks,
    awarded: full ? points : round(marks.reduce((s, m) => s + m.awarded, 0)),
    unclear: open.length > 0,
    remarks,
  };
}

/**
 * Whether the mathematics shows a reason that is not said: a step on the way to the goal that is the law as books write
 * it, or the law stated by itself. A step that only makes use of it, such as leaving out a divergence, shows no reason.
 */
function shownBy(reason: Reason, { laws, goals, text }: Work): boolean {
  const way = new Set(goals.flatMap((g) => g?.path ?? []));
  return text.claims.some((claim, i) => {
    const own = laws[i]?.laws ?? [];
    // A step that needs nothing but the law shows it, too.
    const shown = own.some((law) => (law.shown ?? own.length === 1) && reason.laws.includes(law.name));
    return shown && claim.verdict === 'holds' && (way.has(i) || againstNothing(claim));
  });
}

/** `KL(q \| p) >= 0`: an inequality that says nothing of the goal by itself. */
const againstNothing = ({ sides }: JudgedClaim): boolean =>
  sides?.some((side) => side.kind === 'num' && side.value === 0) ?? false;

/** Milestones none of whose forms stands anywhere in the answer. */
function missingMilestones({ problem, derivation, text, vocabulary }: Work): Milestone[] {
  const alone = text.alone.flatMap((tokens) => readSide(tokens, vocabulary) ?? []);
  const written = [...derivation.sides, ...alone].map((side) => side.expr);
  const forms = new FormIndex(written);
  const own = new Set(written.flatMap((e) => namesIn(e, (name) => vocabulary.lookup(name) === null)));
  const isThere = (form: Expr): boolean =>
    forms.has(form) ||
    // A number may have another name in the answer.
    namesIn(form, (name) => isNumber(name, vocabulary)).some((name) =>
      [...own].some((other) => forms.has(withName(form, name, other))),
    );
  return problem.milestones.filter(
    (m) =>
      !m.forms.some((source) => {
        const form = readForm(source.latex, vocabulary);
        return form !== null && isThere(form.expr);
      }),
  );
}

function isNumber(name: string, vocabulary: Vocabulary): boolean {
  const info = vocabulary.lookup(name);
  return info?.kind === 'parameter' && info.rank === 0;
}

function namesIn(e: Expr, wanted: (name: string) => boolean): string[] {
  const names = new Set<string>();
  visit(e, (x) => {
    if (x.kind === 'sym' && wanted(x.name)) names.add(x.name);
  });
  return [...names];
}

interface StepShare {
  readonly share: number;
  readonly because: string;
  /** Nothing stands between the start and the goal. */
  readonly leap: boolean;
  readonly remarks: readonly string[];
}

/** Share of the marks for steps: what holds, with each mistake counted once; nothing for a leap. */
function stepShare({ text, problem, goals, bridges }: Work, counted: ReadonlySet<number>): StepShare {
  const verdict = (i: number): string => text.claims[i]!.verdict;
  const errors = errorsOf(text, counted, bridges);
  const holding = [...counted].filter((i) => verdict(i) === 'holds');
  const outright = new Set(goals.flatMap((g) => g?.outright ?? []));
  const working = holding.filter((i) => !outright.has(i));
  const mistakes = errors.mistakes.length;
  const none = (because: string, leap: boolean, remarks: readonly string[] = []): StepShare => ({
    share: 0,
    because,
    leap,
    remarks,
  });
  if (counted.size === 0) return none('no derivation was found', true);
  if (working.length === 0) {
    if ([...counted].some((i) => verdict(i) !== 'holds' && verdict(i) !== 'fails'))
      return none('the steps between the start and the end could not be decided', false);
    if (goals.every((g) => g === null)) return none(mistakes > 0 ? 'no step holds' : 'no step could be decided', true);
    return none('there is no step between the start and the end', true, [
      'The answer goes from the start to the end in one leap: show the steps between them.',
    ]);
  }
  const cost = mistakes * Math.max(LEAST_COST, 1 / (holding.length + mistakes));
  // Where claims lead from start to goal, or the goal is a solution rather than an end of a way, the steps are all
  // there. Otherwise they count as far as they go.
  const complete = goals.every((g, k) => g !== null && (g.independent || problem.show[k]!.at.length > 0));
  const share = Math.max(0, 1 - cost) * (complete ? 1 : Math.min(1, working.length / ENOUGH_STEPS));
  const once =
    errors.consequences.length > 0 ? '; where the lines after a mistake are right again it is counted once' : '';
  const because =
    mistakes > 0
      ? `${holding.length} of ${counted.size} claims hold; ${mistakes === 1 ? 'one mistake' : `${mistakes} mistakes`}${once}`
      : working.length === 1
        ? 'the step holds'
        : `all ${working.length} steps hold`;
  const short =
    !complete && working.length < ENOUGH_STEPS
      ? goals.some((g) => g === null)
        ? ', but they stop short'
        : ', but they do not lead to the end'
      : '';
  return { share, because: because + short, leap: false, remarks: [] };
}
