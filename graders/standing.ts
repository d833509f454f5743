import type { Chain, Context, Expr, Standing } from '../expr';
import { asksForZero, nameOf, visit } from '../expr';
import type { AtRoots, Checker, LinkVerdict, Names } from '../worlds';
import { reached } from '../worlds';
import type { JudgedClaim, JudgedText } from './claims';
import type { Condition } from './conditions';
import { ConditionReader } from './conditions';
import { answers } from './solution';
import type { Zero } from './stationary';
import { atZero, isSlope, zeroBefore, zeroIn } from './stationary';
import { isSupposed, saysFound } from './suppositions';

/** A judged text, and how its chains stand in the running text. */
export interface Placed {
  readonly text: JudgedText;
  /** For each chain of the judged text. */
  readonly contexts: readonly Context[];
  /** All chains of the document, which contexts speak of. */
  readonly chains: readonly Chain[];
  /** What is asked for. */
  readonly at: Names;
}

/**
 * Holds failing claims against what is said around them. A claim that is made under a condition is judged where the
 * condition holds; what is said as a condition, an assumption, a goal or as what is not so is no claim that can be
 * wrong; and what rests on an assumption that no world meets goes to a person.
 */
export function inContext({ text, contexts, chains, at }: Placed, checker: Checker): JudgedText {
  const reader = new ConditionReader(checker, chains);
  const claims: JudgedClaim[] = [];
  const unmet: Assumed[] = [];
  for (const [i, claim] of text.claims.entries()) {
    const { chain } = text.chains[claim.chain]!;
    const relation = reader.relation(chain, claim.link);
    const standing = standingIn(claim, relation, contexts[claim.chain]!, at, chain, isFollowed(chain, chains));
    const earlier = text.chains.slice(0, claim.chain).map((c) => c.chain);
    const isOpen = claim.verdict === 'fails' || claim.verdict === 'undecided';
    const zero = isOpen ? zeroBefore(contexts[claim.chain]!, earlier) : null;
    const said: JudgedClaim = standing === 'claim' ? claim : { ...claim, standing };
    if (claim.verdict === 'undecided' && zero)
      claims.push(heldAtZero(said, chain, { ...zero, latex: `${zero.latex} = 0` }, checker) ?? said);
    else if (claim.verdict !== 'fails') claims.push(said);
    else if (isMade(relation, checker)) {
      claims.push({ ...set(claim, 'undecided', SAID_MADE), standing: 'condition' });
      unmet.push({ ...of(claim), relation, of: new Set([nameOf(relation.left)!]), supposed: true });
    } else if (
      standing === 'claim' &&
      !zero &&
      !isAnswer(relation, at) &&
      isSupposed(claim, relation, contexts[claim.chain]!, checker)
    ) {
      claims.push({ ...set(claim, 'undecided', SAID_SUPPOSED), standing: 'condition' });
      unmet.push({ ...of(claim), relation, of: namesOf(relation, checker), supposed: true });
    } else if (standing !== 'claim') {
      claims.push(set(said, 'undecided', SAID[standing]));
      if (standing === 'assumption') {
        const own = claim.link.op === '=' && isZero(claim) ? { zero: zeroIn(chain, claim.link.left) } : {};
        unmet.push({ ...of(claim), relation, of: namesOf(relation, checker), supposed: false, ...own });
      }
    } else {
      const conditions = [...reader.ofLink(text, i), ...contexts[claim.chain]!.under.map((u) => reader.said(u))];
      const judged = judgedUnder(claim, relation, chain, conditions, checker) ?? claim;
      const own = namesOf(relation, checker);
      if (zero && judged.verdict === 'fails')
        unmet.push({ ...of(claim), latex: `${zero.latex} = 0`, relation: null, of: own, supposed: false, zero });
      const near = unmet.filter(({ of }) => [...of].some((name) => own.has(name)));
      claims.push(judged.verdict === 'fails' ? resting(judged, chain, near, checker) : judged);
    }
  }
  return { ...text, claims };
}

const SAID = {
  condition: 'said as a condition, not as a claim',
  assumption: 'said as an assumption; it does not hold of everything that is declared',
  goal: 'said as what is to be shown; it does not hold in the worlds drawn',
  denial: 'said to be untrue, and it is',
} as const;

const SAID_MADE = 'said of how a random variable is made of another, not as a claim';

const SAID_SUPPOSED = 'said to give a value to what may have any: taken as supposed, not as a claim';

const set = (claim: JudgedClaim, verdict: JudgedClaim['verdict'], because: string): JudgedClaim => ({
  ...claim,
  verdict,
  because,
  counterexample: undefined,
});

/** `with $z = \mu + \sigma \epsilon$`: a real random variable as a sum that holds another one. */
function isMade(relation: Expr | null, { meaning }: Checker): relation is Extract<Expr, { kind: 'relation' }> {
  if (relation?.kind !== 'relation' || relation.op !== '=' || relation.right.kind !== 'sum') return false;
  const isReal = (e: Expr): boolean => e.kind === 'sym' && meaning.variables.get(e.name)?.form.kind === 'real';
  let others = false;
  visit(relation.right, (e) => {
    if (isReal(e) && nameOf(e) !== nameOf(relation.left)) others = true;
  });
  return isReal(relation.left) && others;
}

/** What is assumed and met by no world. */
interface Assumed {
  readonly latex: string;
  readonly line: number;
  readonly relation: Expr | null;
  /** What it speaks of. */
  readonly of: ReadonlySet<string>;
  /** It gives a value to what may have any. */
  readonly supposed: boolean;
  /** It sets something to zero. */
  readonly zero?: Zero;
}

const of = ({ latex, line }: JudgedClaim): Pick<Assumed, 'latex' | 'line'> => ({ latex, line });

const isAnswer = (relation: Expr | null, at: Names): boolean =>
  relation?.kind === 'relation' && answers([relation.left, relation.right], at);

/** How a claim is meant; what is asked for is claimed, however it is said: `this happens for $x_i = y_i$`. */
function standingIn(
  claim: JudgedClaim,
  relation: Expr | null,
  context: Context,
  at: Names,
  chain: Chain,
  isFollowed: boolean,
): Standing {
  if (isAnswer(relation, at)) return 'claim';
  if (asksZero(claim, context, chain, isFollowed)) return 'assumption';
  return context.standing;
}

/** Densities, functions, variables and parameters that a relation speaks of: how long things are rests on nothing. */
function namesOf(relation: Expr | null, { meaning: { vocabulary } }: Checker): ReadonlySet<string> {
  const names = new Set<string>();
  if (relation)
    visit(relation, (e) => {
      const name = e.kind === 'sym' || e.kind === 'density' ? e.name : '';
      const kind = vocabulary.lookup(name)?.kind;
      if (name !== '' && kind !== undefined && kind !== 'size' && kind !== 'index') names.add(name);
    });
  return names;
}

const NO_NAMES: Names = new Map();

/** A failing claim where a condition holds; null where none restricts it. */
function judgedUnder(
  claim: JudgedClaim,
  relation: Expr | null,
  chain: Chain,
  conditions: readonly Condition[],
  checker: Checker,
): JudgedClaim | null {
  let refuted: { condition: Condition; found: LinkVerdict } | null = null;
  let open: Condition | null = null;
  for (const condition of conditions) {
    if (condition.relations?.every(isRange)) continue;
    if (condition.relations && !concerns(condition.relations, relation, checker)) continue;
    const found = condition.relations && underOne(claim, chain, condition.relations, condition.own, checker);
    if (found?.verdict === 'holds')
      return { ...set(claim, 'holds', `${found.because}, where $${condition.latex}$`), under: condition.latex };
    if (found?.verdict === 'fails') refuted ??= { condition, found };
    else open ??= condition;
  }
  if (open)
    return set(claim, 'undecided', `it is said only where $${open.latex}$, which the worlds drawn do not arrange`);
  if (!refuted) return null;
  const { condition, found } = refuted;
  return {
    ...claim,
    because: `${found.because}, where $${condition.latex}$`,
    under: condition.latex,
    ...(found.counterexample ? { counterexample: found.counterexample } : {}),
  };
}

/** `t = 1, \dots, T` restricts nothing: it says how far an index runs. */
const isRange = (e: Expr): boolean =>
  e.kind === 'relation' &&
  e.op === '=' &&
  e.right.kind === 'tuple' &&
  e.right.items.some((item) => item.kind === 'ellipsis');

/** Whether a claim speaks of what a condition is about: `D(x) = \dots` is about D, `i \ne j` about both. */
function concerns(conditions: readonly Expr[], claim: Expr | null, { meaning }: Checker): boolean {
  if (!claim) return true;
  const names = reached(meaning, claim);
  visit(claim, (e) => {
    if (e.kind === 'density') names.add(e.name);
  });
  const heads = (e: Expr): string[] => {
    switch (e.kind) {
      case 'sym':
      case 'density':
        return [e.name];
      case 'apply':
        return heads(e.fn);
      case 'indexed':
        return [e.base, ...e.at].flatMap(heads);
      case 'power':
      case 'prime':
        return heads(e.base);
      case 'num':
        return [];
      default:
        return e.kind === 'tuple' ? e.items.flatMap(heads) : [...names].slice(0, 1);
    }
  };
  return conditions.some((c) => {
    if (c.kind !== 'relation') return true;
    const of = [...heads(c.left), ...(c.right.kind === 'sym' || c.right.kind === 'indexed' ? heads(c.right) : [])];
    return of.length === 0 || of.some((name) => names.has(name));
  });
}

/** The claim under one condition: against its neighbour or, as one of several cases, against the head of its chain. */
function underOne(
  { link }: JudgedClaim,
  chain: Chain,
  relations: readonly Expr[],
  own: boolean,
  checker: Checker,
): LinkVerdict {
  const between = (left: number, known: Names, under: readonly Expr[]): LinkVerdict =>
    checker.judge(
      { sides: [chain.sides[left]!, chain.sides[link.right]!], links: [{ op: link.op, left: 0, right: 1 }] },
      known,
      under,
    ).links[0]!;
  const found = between(link.left, NO_NAMES, relations);
  if (found.verdict === 'holds') return found;
  if (own && link.left > 0) {
    const head = between(0, NO_NAMES, relations);
    if (head.verdict === 'holds') return head;
  }
  if (found.verdict === 'fails') return found;
  // A value that is drawn from a continuum is put in its place: `for x = 0`.
  const values = valuesIn(relations);
  return values ? between(link.left, new Map(values), []) : found;
}

/** What names are said to be, where conditions say nothing else. */
function valuesIn(relations: readonly Expr[]): [string, Expr][] | null {
  const values = relations.map((e): [string, Expr] | null =>
    e.kind === 'relation' && e.op === '=' && e.left.kind === 'sym' ? [e.left.name, e.right] : null,
  );
  return values.every((v) => v !== null) ? values : null;
}

/** A claim that fails after an assumption that no world meets: true with its names replaced, or for a person. */
function resting(claim: JudgedClaim, chain: Chain, near: readonly Assumed[], checker: Checker): JudgedClaim {
  let refuted: { one: Assumed; found: AtRoots } | null = null;
  for (const one of near) {
    const found = one.zero ? atZero(claim, chain, one.zero, checker) : null;
    if (found?.verdict === 'holds') return whereZero(claim, found, one.latex);
    if (found) refuted = { one, found };
  }
  if (refuted && near.every(({ zero }) => zero))
    return {
      ...claim,
      because: `the two sides differ in the case shown, where $${refuted.one.latex}$`,
      under: refuted.one.latex,
      ...(refuted.found.counterexample ? { counterexample: refuted.found.counterexample } : {}),
    };
  // What is supposed can be arranged: a claim that fails there, too, does not rest on it.
  const tried = near.map((one) => ({
    one,
    found: one.supposed && one.relation ? underOne(claim, chain, [one.relation], false, checker) : null,
  }));
  const helps = tried.find(({ found }) => found?.verdict === 'holds');
  if (helps) return { ...set(claim, 'holds', withSaid(helps.found!, [helps.one])), under: helps.one.latex };
  const assumed = tried.filter(({ found }) => found?.verdict !== 'fails').map(({ one }) => one);
  if (assumed.length === 0) return claim;
  const values = valuesIn(assumed.flatMap(({ relation }) => relation ?? []));
  if (values && values.length === assumed.length) {
    const { link } = claim;
    const found = checker.judge(
      { sides: [chain.sides[link.left]!, chain.sides[link.right]!], links: [{ op: link.op, left: 0, right: 1 }] },
      new Map(values),
    ).links[0]!;
    if (found.verdict === 'holds') return { ...set(claim, 'holds', withSaid(found, assumed)), under: latexOf(assumed) };
  }
  const lines = [...new Set(assumed.map((a) => a.line))].join(', ');
  return set(
    claim,
    'undecided',
    `it fails in the worlds drawn, but may rest on what is assumed in line ${lines}, which does not hold there`,
  );
}

const whereZero = (claim: JudgedClaim, { worlds }: AtRoots, latex: string): JudgedClaim => ({
  ...set(claim, 'holds', `both sides agree in ${worlds} random worlds, where $${latex}$`),
  under: latex,
});

/** A claim that could not be decided, where something is zero; null where it does not hold there. */
function heldAtZero(claim: JudgedClaim, chain: Chain, zero: Zero, checker: Checker): JudgedClaim | null {
  const found = atZero(claim, chain, zero, checker);
  return found?.verdict === 'holds' ? whereZero(claim, found, zero.latex) : null;
}

const latexOf = (assumed: readonly Assumed[]): string => assumed.map((a) => a.latex).join(', ');

const withSaid = ({ because }: LinkVerdict, assumed: readonly Assumed[]): string =>
  `${because}, with $${latexOf(assumed)}$`;

/** `\frac{\partial L}{\partial \mu} = 0`, or a sign with a mark above it: asked for, rather than found to be so. */
function asksZero(claim: JudgedClaim, context: Context, chain: Chain, isFollowed: boolean): boolean {
  if (claim.link.op !== '=') return false;
  if (/\\(?:over|stack)(?:set|rel)\s*\{[^{}]*(?:!|set|must|should|want)/.test(claim.link.latex)) return true;
  if (!isZero(claim)) return false;
  // `\frac{dL}{da} = 0 \Rightarrow a = \dots`, or so in words
  const differentiates = [claim.lhs, chain.sides[0]!.latex].some(isSlope);
  const goesOn = isFollowed || FOLLOWS.test(context.behind);
  if (goesOn && claim.verdict === 'fails' && differentiates && !saysFound(context.before)) return true;
  return asksForZero(`${context.before} ${claim.link.reason ?? ''} ${context.behind}`);
}

/** What says that the formula behind it follows. */
const FOLLOWS =
  /^[\s,.;]*(?:and\s+)?(?:so|thus|hence|therefore|then|which\s+(?:gives|yields|implies|means)|giv\w+|yield\w*|impl\w+|(?:we|one)\s+(?:get|obtain|find)s?|i\.e\.|solving|daraus|also|somit|por\s+tanto|所以|因此|得)/u;

/** Characters that an arrow and space may take. */
const ARROW = 24;

/** Whether another statement of the same formula follows right behind a chain. */
function isFollowed(chain: Chain, chains: readonly Chain[]): boolean {
  const end = chain.sides[chain.sides.length - 1]!.span.to;
  return chains.some(({ sides, place }) => {
    const gap = sides[0]!.span.from - end;
    return place === chain.place && gap > 0 && gap <= ARROW;
  });
}

const isZero = ({ rhs }: JudgedClaim): boolean =>
  /^(?:\\(?:vec|mathbf|boldsymbol|bm)\s*\{?\s*)?0\}?[.,;]?$/.test(rhs.trim());
