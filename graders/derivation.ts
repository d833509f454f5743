import type { Expr, Vocabulary } from '../expr';
import { canonicalName, formOf, isCount, lex, nameOf, parseTokens, visit } from '../expr';
import type { DerivationProblem, Goal } from '../problems/schema';
import type { Checker } from '../worlds';
import type { JudgedClaim, JudgedText } from './claims';
import { judgeText } from './claims';
import type { ChainFeedback, ClaimFeedback, ClaimRole, Mark } from './feedback';
import type { FormSide } from './forms';
import { readForms, readSide } from './forms';
import { establish } from './goal';
import { Derivation } from './graph';
import type { Lawful } from './laws';
import { lawsOf } from './laws';
import { marksOf } from './marks';
import type { Holds } from './slips';
import { Recogniser } from './recogniser';
import { bridgesOf, slipsOf } from './slips';
import { withSuggestions } from './suggestions';

/** The judgement of one answer to a derivation problem. */
export interface DerivationJudgement {
  readonly claims: readonly ClaimFeedback[];
  readonly chains: readonly ChainFeedback[];
  readonly marks: readonly Mark[];
  readonly awarded: number;
  /** Some claim that counts could not be decided: a person looks. */
  readonly unclear: boolean;
  readonly remarks: readonly string[];
}

/** Parameter names of a goal, standing for what the problem says they do there. */
export function namesAt(goals: readonly Goal[], vocabulary: Vocabulary): Map<string, Expr> {
  const out = new Map<string, Expr>();
  for (const goal of goals)
    for (const { name, is } of goal.at)
      out.set(canonicalName(name), parseTokens(lex(is.latex).tokens, vocabulary).expr);
  return out;
}

/**
 * Judges an answer to a derivation problem: every claim, then what the derivation comes to.
 * @param source the whole document; `within` is the stretch that answers this part
 * @param checker the worlds of the problem
 * @param points of the part
 * @param suggests whether to look for what would make failing claims hold; it changes no verdict and no mark
 */
export function judgeDerivation(
  problem: DerivationProblem,
  checker: Checker,
  points: number,
  source: string,
  within: { from: number; to: number },
  suggests = true,
): DerivationJudgement {
  const at = namesAt(problem.show, checker.meaning.vocabulary);
  const judged = judgeText(source, checker, within, at);
  const text = suggests ? withSuggestions(judged, at) : judged;
  // The answer is read as one that gave names a meaning; the problem's own formulas hold none of these.
  const known = text.checker ?? checker;
  const { vocabulary } = known.meaning;
  const holds: Holds = (chain, left, right, op) => {
    const { sides } = text.chains[chain]!.chain;
    return (
      known.judge({ sides: [sides[left]!, sides[right]!], links: [{ op, left: 0, right: 1 }] }, new Map()).links[0]!
        .verdict === 'holds'
    );
  };
  const bridges = bridgesOf(text, holds);
  const derivation = new Derivation(text, vocabulary, bridges);
  const recogniser = new Recogniser(known, new Map());
  const solved = at.size > 0 ? new Recogniser(known, at) : recogniser;
  const relations = problem.given.flatMap((g) => readForms(g.latex, vocabulary));
  const goals = problem.show.map((goal) =>
    establish(goal, derivation, text, goal.at.length > 0 ? solved : recogniser, vocabulary, relations),
  );
  const given = relations.map((f) => `${f.left.form} ${f.right.form}`);
  const roles = text.claims.map((claim) => roleOf(claim, text, given, vocabulary));
  for (const goal of goals) if (goal && goal.claim !== -1) roles[goal.claim] = 'conclusion';
  const answer = source.slice(within.from, within.to);
  const laws = lawsOf(text, (i) => roles[i] !== 'aside' || states(text.claims[i]!));
  const judgement = marksOf({ problem, points, text, roles, goals, derivation, vocabulary, answer, bridges, laws });
  return {
    ...judgement,
    claims: text.claims.map((claim, i) => claimFeedback(claim, roles[i]!, laws[i] ?? null)),
    chains: text.chains.map((chain, c): ChainFeedback => {
      // What fails of arbitrary values and holds of what is asked for has not slipped.
      const slips = text.claims.some((claim) => claim.chain === c && claim.verdict === 'fails') ? slipsOf(chain) : [];
      return { line: chain.line, sides: chain.sides, classes: chain.classes, ...(slips.length > 0 ? { slips } : {}) };
    }),
  };
}

/** Statements that are said in passing: definitions, how something is drawn, what was given, `A = A`. */
function roleOf(claim: JudgedClaim, text: JudgedText, given: readonly string[], vocabulary: Vocabulary): ClaimRole {
  if (claim.defines !== undefined) return 'aside';
  if (claim.standing === 'condition' || claim.standing === 'denial') return 'aside';
  if (['~', '<<', '>>', '->', '=>', '<=>', 'perp', 'subset'].includes(claim.link.op)) return 'aside';
  if (claim.place === 'inline' && claim.link.op === 'in') return 'aside';
  const { chain } = text.chains[claim.chain]!;
  const left = readSide(chain.sides[claim.link.left]!.tokens, vocabulary);
  const right = readSide(chain.sides[claim.link.right]!.tokens, vocabulary);
  if (!left || !right) return 'step';
  if (left.form === right.form) return 'aside';
  // How far an index runs is no claim about the world.
  if (claim.link.op === '=' && isCount(right.expr) && namesIndices(left.expr, vocabulary)) return 'aside';
  if (given.includes(`${left.form} ${right.form}`) || given.includes(`${right.form} ${left.form}`)) return 'aside';
  if (claim.verdict === 'undecided' && claim.link.op === '=' && DIFFERENTIAL.test(claim.lhs)) return 'aside';
  // A step of gradient descent gives a name a new value.
  if (claim.verdict === 'undecided' && claim.link.op === '=' && isUpdate(left, right)) return 'aside';
  // A remark about names that the world does not know is no step of this derivation.
  if (
    claim.verdict === 'undecided' &&
    claim.place === 'inline' &&
    !speaks(left, vocabulary) &&
    !speaks(right, vocabulary)
  )
    return 'aside';
  return 'step';
}

/** `dx = \sigma dt`: how a change of variables changes the differential. */
const DIFFERENTIAL = /^\s*(?:d|\\(?:mathrm|text|operatorname)\{d\})\s*(?:[a-zA-Z]|\\[a-z]+)\s*$/;

/** `w = w - \eta g`: a plain name, or a component, on the left stands among the terms on the right. */
const isUpdate = (left: FormSide, right: FormSide): boolean =>
  (left.expr.kind === 'sym' || left.expr.kind === 'indexed') &&
  right.expr.kind === 'sum' &&
  right.expr.terms.some((term) => formOf(term) === left.form);

/** Whether a side is an index, or several. */
function namesIndices(e: Expr, vocabulary: Vocabulary): boolean {
  if (e.kind === 'tuple') return e.items.every((item) => namesIndices(item, vocabulary));
  const name = nameOf(e);
  const info = name === null ? undefined : vocabulary.lookup(name);
  return info === null || info?.kind === 'index';
}

/** Whether a side mentions anything that the world declares, lengths and indices apart. */
function speaks(side: FormSide, vocabulary: Vocabulary): boolean {
  if (side.material.densities.size > 0 || side.material.functions.size > 0) return true;
  let found = false;
  visit(side.expr, (e) => {
    const kind = e.kind === 'sym' ? vocabulary.lookup(e.name)?.kind : undefined;
    if (kind !== undefined && kind !== 'size' && kind !== 'index') found = true;
  });
  return found;
}

/** Whether a claim in passing says something of its own rather than what was given. */
const states = (claim: JudgedClaim): boolean => ['>=', '<=', '>', '<'].includes(claim.link.op);

function claimFeedback(claim: JudgedClaim, role: ClaimRole, laws: Lawful | null): ClaimFeedback {
  const { line, latex, lhs, relation, rhs, verdict, because, readAs, counterexample, suggestion } = claim;
  return {
    line,
    latex,
    lhs,
    relation,
    rhs,
    verdict,
    because,
    ...(verdict === 'holds' || verdict === 'unreadable' || sameInk(latex, readAs) ? {} : { readAs }),
    ...(counterexample ? { counterexample } : {}),
    ...(suggestion ? { suggestion } : {}),
    role,
    ...(laws ? { law: laws.said, laws: laws.laws.map((law) => law.name) } : {}),
  };
}

/** Whether two spellings look the same when typeset, so that showing both would say nothing. */
function sameInk(a: string, b: string): boolean {
  const ink = (latex: string): string =>
    latex
      .replace(/\\(?:left|right|middle|[bB]igg?[lrm]?)(?![A-Za-z])|\\[,;:! ]|\\(?:quad|qquad)(?![A-Za-z])/g, '')
      .replace(/\\(?:mid|vert|lvert|rvert)(?![A-Za-z])/g, '|')
      .replace(/\\(?:top|intercal)(?![A-Za-z])/g, 'T')
      .replace(/\\geq(?![A-Za-z])/g, '\\ge')
      .replace(/\\leq(?![A-Za-z])/g, '\\le')
      .replace(/\\neq(?![A-Za-z])/g, '\\ne')
      .replace(/\\[ld]?dots(?![A-Za-z])|\\cdots(?![A-Za-z])/g, '\\dots')
      .replace(/[\s{}()&]/g, '');
  return ink(a) === ink(b);
}
