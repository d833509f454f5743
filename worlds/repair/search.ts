import type { Edit, EditKind, Expr, Stock } from '../../expr';
import { bare, edited, editsOf, formOf, mapParts, same, sizeOf, visit } from '../../expr';
import type { Plan } from './bonds';
import type { Budget } from './budget';
import { costOf } from './cost';
import type { Familiarity } from './familiar';
import type { Probe } from './probe';

/** An edit is clearly the smallest where the next is larger by this much. */
const CLEARLY = 0.25;

/** What it takes to mend a bound by a square, a logarithm or an exponential: these make true bounds of anything. */
const BENDS = 4;

const bendsBounds = (kind: EditKind): boolean =>
  kind === 'exponent' || kind === 'insert-function' || kind === 'drop-function' || kind === 'affine';

/** What it takes off an edit that it mended another claim of the document. */
const AGAIN = 3;

/** Points at which judging an equality evaluates it, and what an adversary does to an inequality. */
const EQUALITY = { points: 100, beside: 4_000 };
const INEQUALITY = { points: 500, beside: 80_000 };

/** Work allowed for finding candidates, and for judging them. */
export interface Work {
  readonly search: Budget;
  readonly judging: Budget;
}

/** One side that may be mended, and by what. */
export interface Field {
  readonly plan: Plan;
  readonly original: Expr;
  readonly probe: Probe;
  readonly stock: Stock;
  readonly familiarity: Familiarity;
  /** It differentiates, and so is dear to compile. */
  readonly dear: boolean;
}

/** An edit that made the claims hold at the points where they failed. */
export interface Candidate {
  readonly plan: Plan;
  readonly edit: Edit;
  readonly whole: Expr;
  /** How large the edit is, and how strange what comes of it. */
  readonly rank: number;
  /** Work that it takes to judge it. */
  readonly work: number;
}

/** An edit that makes the claims hold. */
export interface Found {
  readonly candidate: Candidate;
  /** The repaired side as it reads back from its print. */
  readonly whole: Expr;
}

/**
 * What a search comes to: `several` where some edits are as small as each other, `open` where it was given up,
 * `instead` where a repair of another kind is smaller than all of them.
 */
export type Outcome = Found | 'several' | 'open' | 'none' | 'instead';

/** A repair that is no edit of a side: how large it is among edits, and whether it makes the claim hold. */
export interface Instead {
  readonly rank: number;
  readonly holds: () => boolean;
}

/** One edit that may be tried. */
interface Attempt {
  readonly field: Field;
  readonly edit: Edit;
  readonly cost: number;
}

/**
 * Looks for the edit that is clearly the smallest of those that make the claims of its plan hold.
 * @param trivial sides that would make a claim say nothing
 * @param again whether an edit mended another claim of the document
 * @param instead is judged before candidates that are all larger
 * @param confirmed judges a candidate in full
 */
export function search(
  fields: readonly Field[],
  trivial: Trivial,
  work: Work,
  again: (edit: Edit) => boolean,
  instead: Instead,
  confirmed: (candidate: Candidate) => Expr | null,
): Outcome {
  const found = new Map<string, Candidate>();
  let open = false;
  for (const { field, edit, cost } of attempts(fields)) {
    open = !work.search.spend((field.dear ? 4 : 2) * sizeOf(field.original));
    if (open) break;
    const whole = edited(field.original, edit);
    const fits = field.probe.allows(whole);
    work.search.spend(field.probe.turns);
    if (!fits) continue;
    const form = formOf(whole);
    if (trivial.has(form, whole) || undoes(whole) > undoes(field.original)) continue;
    const key = `${field.plan.side} ${form}`;
    const rank = cost + field.familiarity.sway(whole, edit) - (again(edit) ? AGAIN : 0);
    const known = found.get(key);
    // Of several spellings of one repair, the shortest.
    if (!known || rank < known.rank || (rank === known.rank && sizeOf(whole) < sizeOf(known.whole)))
      found.set(key, { plan: field.plan, edit, whole, rank, work: judgingOf(field) });
  }
  const least = Math.min(...[...found.values()].map((candidate) => candidate.rank));
  if (found.size > 0 && least >= instead.rank && instead.holds()) return 'instead';
  const best = smallest([...found.values()], work.judging, confirmed);
  return best === 'none' && open ? 'open' : best;
}

/** Sides of a chain: a claim between one and itself says nothing, one between two orders of the same terms does. */
export class Trivial {
  private readonly texts: ReadonlySet<string>;
  private readonly forms: ReadonlySet<string>;

  constructor(sides: readonly Expr[]) {
    this.texts = new Set(sides.map(textOf));
    this.forms = new Set(sides.map(formOf));
  }

  has(form: string, e: Expr): boolean {
    if (!this.forms.has(form)) return false;
    const body = e.kind === 'negative' ? e.body : e;
    const rearranges = body.kind === 'sum' || body.kind === 'product' || body.kind === 'quotient';
    return !rearranges || this.texts.has(textOf(e));
  }
}

/** What an expression says, names in brackets in any order: `p(x, z)` is `p(z, x)`. */
function textOf(e: Expr): string {
  const ordered = (x: Expr): Expr => {
    const inner = mapParts(x, ordered);
    if (inner.kind !== 'density') return inner;
    const of = [...inner.of].sort((a, b) => (bare(a) < bare(b) ? -1 : 1));
    return { ...inner, of, given: [...inner.given].sort((a, b) => (bare(a) < bare(b) ? -1 : 1)) };
  };
  return bare(ordered(e));
}

/** How many terms are taken away from themselves, and how many things are divided by themselves. */
function undoes(whole: Expr): number {
  let n = 0;
  visit(whole, (e) => {
    if (e.kind === 'quotient' && textOf(e.top) === textOf(e.bottom)) n++;
    if (e.kind !== 'sum') return;
    const terms = termsOf(e, false);
    const away = new Set(terms.flatMap((t) => (t.away ? [textOf(t.term)] : [])));
    n += terms.filter((t) => !t.away && away.has(textOf(t.term))).length;
  });
  return n;
}

/** Terms of a sum, those of sums in brackets among them, and whether each is taken away. */
function termsOf(e: Expr, away: boolean): { term: Expr; away: boolean }[] {
  if (e.kind === 'negative') return termsOf(e.body, !away);
  return e.kind === 'sum' ? e.terms.flatMap((t) => termsOf(t, away)) : [{ term: e, away }];
}

/** All edits of all fields, the smallest first. */
const attempts = (fields: readonly Field[]): Attempt[] =>
  fields
    .flatMap((field) => {
      const bounds = field.plan.bonds.every((b) => b.op !== '=');
      return editsOf(field.original, field.stock).map((edit) => {
        const cost = costOf(edit) + field.plan.penalty + (bounds && bendsBounds(edit.kind) ? BENDS : 0);
        return { field, edit, cost };
      });
    })
    .sort((a, b) => a.cost - b.cost);

function judgingOf({ plan, probe }: Field): number {
  const { points, beside } = plan.bonds.every((b) => b.op === '=') ? EQUALITY : INEQUALITY;
  return beside + points * probe.turns;
}

/** The clearly smallest of the candidates that hold; where one edit can be said of more or less, of more. */
function smallest(
  candidates: readonly Candidate[],
  judging: Budget,
  confirmed: (candidate: Candidate) => Expr | null,
): Outcome {
  const sorted = [...candidates].sort((a, b) => a.rank - b.rank || a.edit.at.length - b.edit.at.length);
  let best: Found | null = null;
  for (const candidate of sorted) {
    if (best && candidate.rank >= best.candidate.rank + CLEARLY) break;
    if (best && isSame(best.candidate, candidate)) continue;
    if (!judging.spend(candidate.work)) return best ?? 'open';
    const whole = confirmed(candidate);
    if (whole && best) return 'several';
    if (whole) best = { candidate, whole };
  }
  return best ?? 'none';
}

/** Whether a second edit is the first one said of a part: the sign, or the same piece, further inside. */
function isSame(a: Candidate, b: Candidate): boolean {
  if (a.plan !== b.plan || a.edit.kind !== b.edit.kind) return false;
  const [outer, inner] = a.edit.at.length <= b.edit.at.length ? [a.edit, b.edit] : [b.edit, a.edit];
  if (!outer.at.every((step, i) => inner.at[i] === step)) return false;
  if (a.edit.kind === 'sign') return true;
  const pieces = a.edit.kind === 'insert-factor' || a.edit.kind === 'insert-divisor';
  return pieces && !!a.edit.now && !!b.edit.now && same(a.edit.now, b.edit.now);
}
