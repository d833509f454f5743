import type { Chain, Expr, Vocabulary } from '../expr';
import { isUnreadable, nameOf, parseTokens, print, readDocument, visit } from '../expr';
import type { Checker, JudgedChain, Names } from '../worlds';

/** A case that a text distinguishes, `if $i = j$`, `where $y_k = 1$`: no claim, but what claims beside it are under. */
export interface Case {
  readonly from: number;
  readonly to: number;
  readonly latex: string;
  readonly relation: Extract<Expr, { kind: 'relation' }>;
}

type Relation = Case['relation'];

const OPPOSITE = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' } as const;
const isOrder = (op: Relation['op']): op is keyof typeof OPPOSITE => op in OPPOSITE;

/**
 * The case that an inline relation names; null for a claim. An index or an entry that is compared with a number or
 * another index is a case where some points of some worlds meet it and others do not: nobody claims that of all.
 */
export function caseIn(chain: Chain, checker: Checker, names: Names): Case | null {
  const [link] = chain.links;
  if (chain.place !== 'inline' || chain.links.length !== 1 || !link) return null;
  const relation = relationIn(chain, checker.meaning.vocabulary) ?? substitutionIn(chain, checker);
  if (!relation) return null;
  const always = checker.judge(chain, names).links[0]!.verdict;
  if (always !== (relation.op === '!=' ? 'holds' : 'fails')) return null;
  const met = relation.right.kind === 'sum' || checker.judge(chain, names, [relation]).links[0]!.verdict === 'holds';
  if (!met) return null;
  const [left, right] = [chain.sides[link.left]!, chain.sides[link.right]!];
  return { ...chain.span, latex: `${left.latex} ${link.latex} ${right.latex}`, relation };
}

function relationIn(chain: Pick<Chain, 'sides' | 'links'>, vocabulary: Vocabulary): Relation | null {
  const [link] = chain.links;
  if (!link || !isOrder(link.op)) return null;
  const sides = [chain.sides[link.left]!, chain.sides[link.right]!].map((s) => parseTokens(s.tokens, vocabulary));
  if (sides.some(isUnreadable)) return null;
  const [left, right] = [sides[0]!.expr, sides[1]!.expr];
  const comparable = isConstant(right)
    ? isEntry(left, vocabulary)
    : isIndex(left, vocabulary) && isIndex(right, vocabulary);
  return comparable ? { kind: 'relation', op: link.op, left, right, span: left.span } : null;
}

/** `with $z = \mu + \sigma \epsilon$`: a real random variable as a sum that holds another one. Null for all else. */
function substitutionIn(chain: Chain, { meaning }: Checker): Relation | null {
  const [link] = chain.links;
  if (link?.op !== '=') return null;
  const sides = [chain.sides[link.left]!, chain.sides[link.right]!];
  const [left, right] = sides.map((s) => parseTokens(s.tokens, meaning.vocabulary));
  if (!left || !right || isUnreadable(left) || isUnreadable(right)) return null;
  const isReal = (e: Expr): boolean => e.kind === 'sym' && meaning.variables.get(e.name)?.form.kind === 'real';
  let others = false;
  visit(right.expr, (e) => {
    if (isReal(e) && nameOf(e) !== nameOf(left.expr)) others = true;
  });
  if (!isReal(left.expr) || right.expr.kind !== 'sum' || !others) return null;
  return { kind: 'relation', op: '=', left: left.expr, right: right.expr, span: left.expr.span };
}

const isConstant = (e: Expr): boolean => e.kind === 'num' || (e.kind === 'negative' && e.body.kind === 'num');

function isIndex(e: Expr, vocabulary: Vocabulary): boolean {
  const name = nameOf(e);
  return name !== null && vocabulary.lookup(name)?.kind === 'index';
}

/** An index, or an entry of a value that the world draws or computes. */
function isEntry(e: Expr, vocabulary: Vocabulary): boolean {
  if (e.kind === 'indexed') return isEntry(e.base, vocabulary);
  const kind = e.kind === 'sym' ? vocabulary.lookup(e.name)?.kind : undefined;
  return kind === 'index' || kind === 'variable' || kind === 'parameter';
}

const POSTPOSED =
  /^[\s$,;.)\]}]*(?:but |and )?(?:if|when|whenever|for|where|provided|as long as|in case)(?: that)?[\s$(]*$/i;
const OTHERWISE = /\b(?:otherwise|else)\b/i;
/** How a paragraph begins that goes on with the case before it. */
const GOES_ON = /^(?:then|we\b|this|it\b|here|in this|so\b|thus|using|by\b|where|which|the\b)/i;

/** Whether what is said at one place is still under a case that was named before it. */
function goesOn(between: string): boolean {
  if (/^#{1,6}\s/m.test(between)) return false;
  const blocks = between
    .split(/\n\s*\n/)
    .slice(1)
    .map((block) => block.trim())
    .filter((block) => block !== '' && !/^(?:\$\$|\\begin|\\\[)/.test(block));
  return blocks.length === 0 || (blocks.length === 1 && GOES_ON.test(blocks[0]!));
}

const negated = (relation: Relation): Relation => ({
  ...relation,
  op: isOrder(relation.op) ? OPPOSITE[relation.op] : relation.op,
});

/** Relations that a claim may be under by what the text says beside it, the closest first. */
function casesFor(chain: Chain, source: string, cases: readonly Case[], vocabulary: Vocabulary): Relation[] {
  const { from, to } = chain.span;
  const own = chain.links.flatMap(({ condition }) =>
    condition === undefined ? [] : [spokenIn(condition, vocabulary)],
  );
  const before = cases.filter((c) => c.to <= from).at(-1);
  const after = cases.find((c) => c.from >= to);
  const postposed = after && POSTPOSED.test(source.slice(to, after.from)) ? after : undefined;
  const inForce = before && goesOn(source.slice(before.to, from)) ? before : undefined;
  const said = inForce ? source.slice(inForce.to, from) + source.slice(to, to + 30) : '';
  const others = inForce && OTHERWISE.test(said) ? [negated(inForce.relation)] : [];
  return [...own, postposed?.relation, ...others, inForce?.relation].flatMap((r) => (r ? [r] : []));
}

/** The relation of a condition that a display states in words, such as `for  i = j`; null where it states another. */
function spokenIn(condition: string, vocabulary: Vocabulary): Relation | null {
  const formula = condition.replace(/^(?:\s*[A-Za-z]{2,},?)+\s+/, '');
  const [chain] = readDocument(`$${formula}$`).chains;
  return chain && chain.links.length === 1 ? relationIn(chain, vocabulary) : null;
}

/**
 * Judges a chain whose claims fail for arbitrary values under the cases that the text names beside them: what holds there
 * does hold, and says where; what fails there too is shown a world of that case.
 * @param plain the chain as it is judged without them
 */
export function underCases(
  chain: Chain,
  plain: JudgedChain,
  source: string,
  cases: readonly Case[],
  checker: Checker,
  names: Names,
): JudgedChain {
  if (plain.links.every((link) => link.verdict !== 'fails')) return plain;
  let closest: JudgedChain | null = null;
  for (const relation of casesFor(chain, source, cases, checker.meaning.vocabulary)) {
    const there = checker.judge(chain, names, [relation]);
    const where = print(relation);
    const told = (how: string): JudgedChain['links'] =>
      plain.links.map((link, k) => {
        const own = there.links[k]!;
        if (link.verdict !== 'fails' || own.verdict === 'undecided') return link;
        const said = own.verdict === 'holds' ? `where $${where}$, as the text says` : `${how} $${where}$`;
        return { ...own, because: `${own.because}, ${said}` };
      });
    if (plain.links.some((link, k) => link.verdict === 'fails' && there.links[k]!.verdict === 'holds'))
      return { ...plain, links: told('where'), classes: there.classes };
    closest ??= { ...plain, links: told('also where') };
  }
  return closest ?? plain;
}
