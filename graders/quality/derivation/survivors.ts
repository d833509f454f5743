import type { Expr, Link } from '../../../expr';
import { lex, noVocabulary, parseTokens, print, readDocument } from '../../../expr';
import type { ChainText, ChainVerdict, Checker, Names } from '../../../worlds';
import type { Defined } from '../../claims';
import type { Survivor } from '../report';
import type { Mutant } from './mutants';
import { sameShape } from './sites';
import type { Subject } from './subject';

/** Relations of which the sides are not compared by value. */
const SAID_ONLY = new Set(['~', '->', '=>', '<=>', 'subset']);

type SideText = ChainText['sides'][number];

const NO_NAMES: Names = new Map();

/** What names stand for: those that the model answer defines, and those of the goal, such as the most probable `x`. */
export interface KnownNames {
  readonly own: readonly Defined[];
  readonly at: Names;
  /** Claims of the model answer that are judged where something holds: chain, left and right side. */
  readonly conditional: ReadonlySet<string>;
}

/** Says why nothing was found against a mutant: in worlds of other seeds, in which no verdict was made so far. */
export function survivorOf(mutant: Mutant, source: string, subject: Subject, names: KnownNames): Survivor {
  const { line, kind, was, now } = mutant;
  const because = (reason: Survivor['reason'], why: string): Survivor => ({
    ...{ line, kind, was, now },
    reason,
    because: why,
  });
  const { chains } = readDocument(mutant.text);
  if (!sameShape(chains, readDocument(source).chains))
    return because('hole', 'the answer is read as other claims, and all of them hold');
  const { sides, links } = chains[mutant.chain]!;
  const touched = links.filter((l) => mutant.sides.includes(l.left) || mutant.sides.includes(l.right));
  const before = names.own.filter((d) => d.chain < mutant.chain).map((d) => d.definition);
  const further = subject.further.map((checker) => checker.knowing(before));
  if (mutant.edit && equalIn(further, mutant.edit.was, mutant.edit.now))
    return because('equivalent', 'both have one value in every fresh world');
  if (touched.every((l) => SAID_ONLY.has(l.op)))
    return because('aside', `what stands beside ${touched[0]?.latex ?? 'such a sign'} is not compared by value`);
  const judged = further.map((checker) => checker.follow({ sides, links }));
  if (judged.every((j) => j.defines.length > 0))
    return because('definition', 'the claim gives a name of the writer its meaning');
  const holds = (link: Link): boolean =>
    further.every((checker, k) => {
      const at = links.indexOf(link);
      if (judged[k]!.links[at]!.verdict === 'holds') return true;
      if (names.at.size === 0) return false;
      const pair = { sides: [sides[link.left]!, sides[link.right]!], links: [{ op: link.op, left: 0, right: 1 }] };
      return checker.judge(pair, names.at).links[0]!.verdict === 'holds';
    });
  const otherwise = touched.every(holds) ? elsewise(mutant, sides, touched, judged, links) : null;
  if (otherwise !== null) return because('true', otherwise);
  if (touched.every((l) => names.conditional.has(`${mutant.chain} ${l.left} ${l.right}`)))
    return because('true', 'it is said under a condition, and holds there as well');
  const isBound = touched.some((l) => l.op !== '=');
  if (touched.every(holds) && (isBound || names.at.size > 0))
    return because(
      'true',
      isBound
        ? 'it says something else that holds in every fresh world as well'
        : `it holds of the ${[...names.at.keys()].join(', ')} that is asked for, in every fresh world`,
    );
  return because('hole', 'the values differ, and no claim is called wrong');
}

/**
 * Why an equality that holds may say something else that is true, without any two values being the same: what it says
 * is that something is zero, or it lays its derivatives out the other way. Null where neither is so.
 */
function elsewise(
  mutant: Mutant,
  sides: readonly SideText[],
  touched: readonly Link[],
  judged: readonly ChainVerdict[],
  links: readonly Link[],
): string | null {
  const isZero = (side: number): boolean => sides[side]!.tokens.map((t) => t.text).join('') === '0';
  if (touched.every((l) => isZero(mutant.sides.includes(l.left) ? l.right : l.left)))
    return 'it says of something else that it is zero, which it is';
  const laidOut = touched.map((l) => judged[0]!.links[links.indexOf(l)]!.layout);
  return laidOut.length > 0 && laidOut.every((layout) => layout !== undefined && layout !== 'mixed')
    ? 'it is the same with derivatives laid out the other way'
    : null;
}

/** Whether two formulas have one value in fresh worlds, each read as it prints. */
function equalIn(further: readonly Checker[], was: Expr, now: Expr): boolean {
  const sides = [was, now].map((e) => ({ tokens: lex(print(e)).tokens }));
  const vocabulary = further[0]?.meaning.vocabulary ?? noVocabulary;
  const written = sides.map(({ tokens }) => print(parseTokens(tokens, vocabulary).expr)).join(' = ');
  return further.every((checker) => {
    const [link] = checker.judge({ sides, links: [{ op: '=', left: 0, right: 1 }] }, NO_NAMES).links;
    // Another reading than the customary one must not make them equal.
    return link?.verdict === 'holds' && link.readAs === written;
  });
}
