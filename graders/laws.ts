import type { Expr } from '../expr';
import { formOf } from '../expr';
import type { Explanation, Names } from '../worlds';
import type { JudgedText } from './claims';

/** The laws by which a claim holds, and the words for them. */
export interface Lawful {
  readonly laws: Explanation['laws'];
  /** What follows "by": `the product rule, then linearity of sums`. */
  readonly said: string;
  /** Line of the side that the step goes on from, where it is not the one on its left. */
  readonly from: number | null;
}

/**
 * Says for each claim of a text by which laws it holds; null where it does not hold, where it is a definition, or where
 * no law was found: a leap.
 * @param wanted whether a claim is to be explained
 */
export function lawsOf(text: JudgedText, wanted: (claim: number) => boolean = () => true): (Lawful | null)[] {
  const { checker } = text;
  if (!checker) return text.claims.map(() => null);
  return text.claims.map((claim, i): Lawful | null => {
    if (!claim.sides || claim.defines !== undefined || !wanted(i)) return null;
    const [left, right] = claim.sides;
    const { op } = claim.link;
    const direct = checker.explain(left, op, right, NO_NAMES);
    if (direct) return lawful(direct, null);
    const before = claim.link.left === 0 ? goneOn(text, i, left) : null;
    // What was said before is not said again by a law.
    if (!before || formOf(before.side) === formOf(right)) return null;
    const onwards = checker.explain(before.side, op, right, NO_NAMES);
    return onwards ? lawful(onwards, before.line) : null;
  });
}

const NO_NAMES: Names = new Map();

function lawful({ laws }: Explanation, from: number | null): Lawful {
  const said = laws.map((law) => law.said).join(', then ');
  return { laws, said: from === null ? said : `${said}, from line ${from}`, from };
}

/**
 * The side that an earlier chain with the same start came to: a derivation that begins again with `p(h|v) =` goes on
 * from where it stopped.
 */
function goneOn(text: JudgedText, claim: number, start: Expr): { side: Expr; line: number } | null {
  const own = text.claims[claim]!.chain;
  const form = formOf(start);
  for (let chain = own - 1; chain >= 0; chain--) {
    const claims = text.claims.filter((c) => c.chain === chain);
    const first = claims.find((c) => c.link.left === 0)?.sides?.[0];
    if (!first || formOf(first) !== form) continue;
    const { classes } = text.chains[chain]!;
    const last = [...claims].reverse().find((c) => c.sides && classes[c.link.right] === classes[0]);
    return last ? { side: last.sides![1], line: last.line } : null;
  }
  return null;
}
