import type { Edit, Expr, RelationOp } from '../../expr';
import { bare, isUnreadable, parseTokens, sizeOf } from '../../expr';
import { differentiates } from '../judge/alternatives';
import type { ChainText } from '../judge/chain-text';
import type { Trial } from '../judge/sides';
import type { Meaning } from '../meaning';
import { Refusal } from '../refusal';
import type { Bond, JudgedLink, Plan } from './bonds';
import { isMendable, otherSide, plansFor, sidesOf } from './bonds';
import { Budget } from './budget';
import type { Courts } from './court';
import type { Forms } from './familiar';
import { Familiarity, formsOf } from './familiar';
import { isHeavy, probeFor, seems } from './probe';
import type { Field, Found, Instead, Outcome, Work } from './search';
import { search, Trivial } from './search';
import { stockFor } from './stock';

/** An edit of one side of a claim. */
export interface SideEdit {
  readonly edit: Edit;
  /** Which side was edited. */
  readonly of: 'left' | 'right';
  /** That side as it was. */
  readonly original: Expr;
}

/** What makes a failing claim hold. */
export interface Repair {
  /** What was edited; null where only the relation changes. */
  readonly edit: SideEdit | null;
  readonly op: RelationOp;
  readonly left: Expr;
  readonly right: Expr;
}

/** A repair, and how large its edit is. */
interface Ranked {
  readonly repair: Repair;
  readonly rank: number;
}

/** A chain of a document with the verdicts of its claims. */
export interface Judged {
  readonly text: ChainText;
  readonly links: readonly JudgedLink[];
}

/** Work for one claim, to find candidates and to judge them, and for a whole document. */
const SEARCH = 200_000;
const JUDGING = 1_000_000;
const DOCUMENT = 5_000_000;

/** Work that it takes to judge another relation. */
const RELATION = 80_000;

/** The relation that is confused with one more easily than anything in its sides is mistaken. */
const TURNED: Readonly<Partial<Record<RelationOp, RelationOp>>> = { '>=': '<=', '<=': '>=', '>': '>=', '<': '<=' };

/** How large it is to turn an inequality round, among edits of its sides. */
const TURN = 8;

/** Parts of the largest formula that is mended. */
const LARGEST = 160;

/** Chains on either side from which pieces are taken. */
const NEAR = 8;

type Sides = readonly (Expr | null)[];

/** Looks for repairs of the failing claims of one document. */
export class Repairer {
  private readonly budget = new Budget(DOCUMENT);
  private readonly parsed = new Map<number, Sides>();
  private readonly forms = new Map<Expr, Forms>();
  private readonly outcomes = new Map<string, Outcome>();
  /** Repairs so far, for the same slip comes again. */
  private readonly slips = new Set<string>();
  /** Whether the document speaks of bounds at all. */
  private readonly bounds: boolean;

  constructor(
    private readonly meaning: Meaning,
    private readonly courts: Courts,
    private readonly document: readonly Judged[],
  ) {
    this.bounds = document.some(({ links }) => links.some((l) => l.op !== '=' && isMendable(l.op)));
  }

  /**
   * The smallest edit of one side that makes a failing claim hold, else another relation that does; null where none
   * is found, or several are as small.
   * @param chain its number in the document
   * @param link number of the claim in the chain
   */
  repair(chain: number, link: number): Repair | null {
    const { verdict, op, left, right } = this.document[chain]!.links[link]!;
    if (verdict !== 'fails' || !isMendable(op) || this.budget.spent) return null;
    const sides = this.sidesOf(chain);
    const [a, b] = [sides[left], sides[right]];
    if (!a || !b || sizeOf(a) > LARGEST || sizeOf(b) > LARGEST) return null;
    const work: Work = { search: new Budget(SEARCH, this.budget), judging: new Budget(JUDGING, this.budget) };
    try {
      const trial = this.courts.trial();
      let other: Repair | null | undefined;
      const turned = (): Repair | null => (other === undefined ? (other = this.turned(op, a, b, trial, work)) : other);
      const instead: Instead = { rank: TURN, holds: () => turned() !== null };
      const found = this.edit(chain, link, trial, sides, work, instead);
      const edit = typeof found === 'string' ? null : found;
      if (edit && edit.rank < TURN) return edit.repair;
      if (turned() || found !== 'none') return turned() ?? edit?.repair ?? null;
      return op === '=' && this.bounds ? this.bound(a, b, work) : null;
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  /** The other direction of an inequality. */
  private turned(op: RelationOp, left: Expr, right: Expr, trial: Trial, work: Work): Repair | null {
    const turned = TURNED[op];
    if (!turned || isHeavy(trial, left) || isHeavy(trial, right) || !work.judging.spend(RELATION)) return null;
    const other = this.courts.withRelation(turned, left, right);
    return other && { edit: null, ...other };
  }

  /** A bound for an equality that no edit of a side makes hold. */
  private bound(left: Expr, right: Expr, work: Work): Repair | null {
    for (const op of ['>=', '<='] as const) {
      if (!work.judging.spend(RELATION)) return null;
      const other = this.courts.withRelation(op, left, right);
      if (other) return { edit: null, ...other };
    }
    return null;
  }

  /** The first plan that leads to a repair, or to several. */
  private edit(
    chain: number,
    link: number,
    trial: Trial,
    sides: Sides,
    work: Work,
    instead: Instead,
  ): Ranked | Exclude<Outcome, Found> {
    const { links } = this.document[chain]!;
    const { op, left, right } = links[link]!;
    const holds = (bond: Bond): boolean => seems(trial, bond, sides);
    for (const plans of plansFor(links, link, holds)) {
      // Over a slip, the claim into it and the claim out of it have one repair.
      const key = `${chain} ${JSON.stringify(plans)}`;
      const found = this.outcomes.get(key) ?? this.mended(chain, plans, trial, sides, work, instead);
      // Whether another relation holds is a matter of this claim alone.
      if (found === 'instead') return found;
      this.outcomes.set(key, found);
      if (found === 'several' || found === 'open') return found;
      if (found === 'none') continue;
      const { plan, edit } = found.candidate;
      this.slips.add(slipOf(edit));
      const [a, b] = sidesOf({ op, left, right }, plan.side, found.whole, sides);
      const original = sides[plan.side];
      if (!a || !b || !original) return 'none';
      const of = plan.side === left ? 'left' : 'right';
      return { repair: { edit: { edit, of, original }, op, left: a, right: b }, rank: found.candidate.rank };
    }
    return 'none';
  }

  private mended(
    chain: number,
    plans: readonly Plan[],
    trial: Trial,
    sides: Sides,
    work: Work,
    instead: Instead,
  ): Outcome {
    const fields = plans.flatMap((plan): Field[] => {
      const original = sides[plan.side];
      const heavy = plan.bonds.some((bond) => isHeavy(trial, sides[otherSide(bond, plan.side)]!));
      const probe = original && !heavy ? probeFor(trial, plan, sides, this.courts.fresh.seed) : null;
      if (!original || !probe) return [];
      const near = this.near(chain, plan.side);
      const stock = stockFor(this.meaning, [original, ...near]);
      const familiarity = new Familiarity(
        original,
        this.adjacent(chain, plan.side).map((e) => this.formsOf(e)),
        near.map((e) => this.formsOf(e)),
      );
      return [{ plan, original, probe, stock, familiarity, dear: differentiates(original) }];
    });
    const trivial = new Trivial(sides.filter((e) => e !== null));
    const again = (edit: Edit): boolean => this.slips.has(slipOf(edit));
    return search(fields, trivial, work, again, instead, ({ plan, whole }) =>
      this.courts.confirmed(whole, plan, sides),
    );
  }

  /** Sides of a chain as they are read; null for one that is not. */
  private sidesOf(chain: number): Sides {
    const known = this.parsed.get(chain);
    if (known) return known;
    const read = this.document[chain]!.text.sides.map(({ tokens }) => {
      const parsed = parseTokens(tokens, this.meaning.vocabulary);
      return isUnreadable(parsed) ? null : parsed.expr;
    });
    this.parsed.set(chain, read);
    return read;
  }

  private formsOf(side: Expr): Forms {
    const known = this.forms.get(side) ?? formsOf(side);
    this.forms.set(side, known);
    return known;
  }

  /** The sides before and after one in its chain. */
  private adjacent(chain: number, side: number): Expr[] {
    const own = this.sidesOf(chain);
    return [side - 1, side + 1].flatMap((i) => own[i] ?? []);
  }

  /** The other sides near a place, the nearest first. */
  private near(chain: number, side: number): Expr[] {
    const out: Expr[] = [];
    const add = (e: Expr | null | undefined): void => void (e && sizeOf(e) <= LARGEST && out.push(e));
    const own = this.sidesOf(chain);
    for (let d = 1; d < own.length; d++) for (const i of [side - d, side + d]) add(own[i]);
    for (let d = 1; d <= NEAR; d++)
      for (const c of [chain - d, chain + d]) if (this.document[c]) this.sidesOf(c).forEach(add);
    return out;
  }
}

/** What is the same about two edits of one kind. */
const slipOf = ({ kind, was, now }: Edit): string => `${kind} ${was ? bare(was) : ''} > ${now ? bare(now) : ''}`;
