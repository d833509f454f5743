import type { Chain, Expr, Link, RelationOp, Under } from '../expr';
import { isUnreadable, parseTokens, print, readDocument, RELATIONS } from '../expr';
import type { Checker } from '../worlds';
import type { JudgedText } from './claims';

/** A condition that a claim may be meant under: what it says, and its relations; null where they cannot be evaluated. */
export interface Condition {
  readonly latex: string;
  readonly relations: readonly Expr[] | null;
  /** It belongs to this claim for certain, by its place in the formula. */
  readonly own: boolean;
}

/** The condition written beside a link, or a remark in brackets, which may be one. */
const besides = ({ condition, reason }: Link): string | null =>
  condition ?? (reason !== undefined && /^\(.*\)$/.test(reason) ? reason : null);

const OTHERWISE = /^[\s(]*(?:otherwise|else|sonst|andernfalls)(?!\p{L})/iu;

/** Words among symbols: `if i \ne j`. */
const WORDS = /\\(?:text\w*|mbox)\s*\{[^{}]*\}|(?<![\\\p{L}_^{])\p{L}{2,}(?![\p{L}{])/gu;

const OPPOSITE: Partial<Record<RelationOp, RelationOp>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  in: 'notin',
  notin: 'in',
};

/** Reads conditions of formulas and of the running text. */
export class ConditionReader {
  private readonly known = new Map<string, Condition>();

  constructor(
    private readonly checker: Checker,
    private readonly chains: readonly Chain[],
  ) {}

  /** A condition of the running text. */
  said({ chain, not }: Under): Condition {
    const key = `${chain} ${not}`;
    const known = this.known.get(key);
    if (known) return known;
    const made = this.condition([this.chains[chain]!], not, false);
    this.known.set(key, made);
    return made;
  }

  /** What stands beside a claim in its formula, or behind a later one of the same chain. */
  ofLink(text: JudgedText, claim: number): Condition[] {
    const { chain, link } = text.claims[claim]!;
    const { links } = text.chains[chain]!.chain;
    const from = links.findIndex((l) => l.right === link.right);
    const own = links
      .slice(from)
      .map(besides)
      .find((said) => said !== null);
    if (!own) return [];
    if (!OTHERWISE.test(own)) return this.beside(own, false);
    // All cases but the one before.
    for (let c = chain; c >= 0; c--) {
      const earlier = text.chains[c]!.chain.links.slice(0, c === chain ? from : undefined).map(besides);
      const last = earlier.reverse().find((said) => said !== null);
      if (last) return this.beside(last, true);
    }
    return [];
  }

  private beside(said: string, not: boolean): Condition[] {
    const latex = said.replace(WORDS, ' ').replace(/^[\s(]+|[\s):.,]+$/g, '');
    const { chains } = readDocument(`$$${latex}$$`);
    return chains.length > 0 ? [this.condition(chains, not, true)] : [];
  }

  private condition(chains: readonly Chain[], not: boolean, own: boolean): Condition {
    const relations = chains.flatMap((c) => this.relations(c));
    const all = relations.every((r) => r !== null) ? relations : null;
    const kept = all && not ? opposite(all) : all;
    const latex = kept
      ? kept.map(print).join(', ')
      : chains.map((c) => c.links.map((l) => spelled(c, l)).join(', ')).join(', ');
    return { latex: kept || !not ? latex : `\\lnot (${latex})`, relations: kept, own };
  }

  private relations(chain: Chain): (Expr | null)[] {
    return chain.links.map((link) => this.relation(chain, link));
  }

  /** A link as a relation; null where it cannot be read. */
  relation(chain: Chain, { op, left, right, span }: Link): Expr | null {
    const [l, r] = [left, right].map((i) => parseTokens(chain.sides[i]!.tokens, this.checker.meaning.vocabulary));
    return isUnreadable(l!) || isUnreadable(r!) ? null : { kind: 'relation', op, left: l!.expr, right: r!.expr, span };
  }
}

const spelled = (chain: Chain, { op, left, right }: { op: RelationOp; left: number; right: number }): string =>
  `${chain.sides[left]!.latex} ${RELATIONS[op]} ${chain.sides[right]!.latex}`;

/** What is said of all other cases; null where a condition has several parts, or no opposite. */
function opposite(relations: readonly Expr[]): readonly Expr[] | null {
  const [only] = relations;
  if (relations.length !== 1 || only?.kind !== 'relation') return null;
  const op = OPPOSITE[only.op];
  return op ? [{ ...only, op }] : null;
}
