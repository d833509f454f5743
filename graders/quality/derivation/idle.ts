import type { Chain } from '../../../expr';
import { lineOf, readDocument } from '../../../expr';
import type { IdleLine } from '../report';
import { patched } from '../variant';
import type { Mutant } from './mutants';
import type { Subject } from './subject';

/** The answer without one side of a chain: with two sides the chain goes, with more the others close up. */
function without(source: string, chain: Chain, k: number): string {
  const { sides, links } = chain;
  if (sides.length <= 2) return patched(source, [{ span: chain.span, text: ' ' }]);
  const link = links[k]!;
  return patched(source, [{ span: { from: link.span.from, to: sides[link.right]!.span.to }, text: ' ' }]);
}

/**
 * Claims of the model answer on which no mark depends: it keeps them all without the claim, and no mutant of the
 * claim's right side costs one.
 * @param costly mutants that cost marks
 */
export function idleLines(subject: Subject, costly: readonly Mutant[]): IdleLine[] {
  const source = subject.problem.solution.text;
  return readDocument(source).chains.flatMap((chain, c) =>
    chain.links.flatMap((link, k): IdleLine[] => {
      const right = chain.sides[link.right]!;
      const matters = costly.some((m) => m.chain === c && m.sides.includes(link.right));
      if (matters || subject.judge(without(source, chain, k)).awarded < subject.model.awarded) return [];
      const left = chain.sides[link.left]!;
      return [{ line: lineOf(source, right.span.from), latex: `${left.latex} ${link.latex} ${right.latex}` }];
    }),
  );
}
