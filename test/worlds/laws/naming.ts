import type { Checker } from '../../../worlds';
import type { LawName } from '../../../worlds/laws/lexicon';
import { checkerOf, judged } from '../judging';

/** Names of the laws by which the first claim of a display holds; null where none is found. It must hold. */
export function lawsBy(checker: Checker, latex: string): readonly LawName[] | null {
  const [claim] = judged(checker, latex);
  if (claim?.verdict !== 'holds' || !claim.sides) throw new Error(`${latex}: ${claim?.verdict} ${claim?.because}`);
  const [left, right] = claim.sides;
  return checker.explain(left, claim.link.op, right, new Map())?.laws.map((law) => law.name) ?? null;
}

/** For each law, claims that hold by it and by it alone. */
export type ByLaw = Partial<Record<LawName, readonly string[]>>;

/** Claims that hold for another reason than the law whose name they resemble. */
export type NearMisses = readonly (readonly [latex: string, not: LawName])[];

/** Claims that hold by several laws, in the order in which they are applied. */
export type BySeveral = readonly (readonly [latex: string, laws: readonly LawName[]])[];

export function describeLaws(
  name: string,
  world: string,
  { by, several = [], not = [] }: { by: ByLaw; several?: BySeveral; not?: NearMisses },
): void {
  describe(name, () => {
    let checker: Checker;
    beforeAll(() => {
      checker = checkerOf(world);
    });
    for (const [law, claims] of Object.entries(by))
      for (const latex of claims) test(`${law}: ${latex}`, () => expect(lawsBy(checker, latex)).toEqual([law]));
    for (const [latex, laws] of several)
      test(`${laws.join(', ')}: ${latex}`, () => expect(lawsBy(checker, latex)).toEqual(laws));
    for (const [latex, law] of not)
      test(`not ${law}: ${latex}`, () => expect(lawsBy(checker, latex) ?? []).not.toContain(law));
  });
}
