import type { Expr, Link } from '../../../expr';
import { lex, print, readDocument } from '../../../expr';
import type { Names } from '../../../worlds';
import type { Survivor } from '../report';
import type { Mutant } from './mutants';
import { sameShape } from './sites';
import type { Subject } from './subject';

/** Relations of which the sides are not compared by value. */
const SAID_ONLY = new Set(['~', '->', '=>', '<=>', 'subset']);

/** What names stand for: those that the model answer defines, and those of the goal, such as the most probable `x`. */
export interface KnownNames {
  readonly own: Names;
  readonly at: Names;
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
  if (mutant.edit && equalIn(subject, mutant.edit.was, mutant.edit.now, names.own))
    return because('equivalent', 'both have one value in every fresh world');
  if (touched.every((l) => SAID_ONLY.has(l.op)))
    return because('aside', `what stands beside ${touched[0]?.latex ?? 'such a sign'} is not compared by value`);
  const judged = subject.further.map((checker) => checker.judge({ sides, links }, names.own));
  if (judged.every((j) => j.defines !== null))
    return because('definition', 'the claim gives a name of the writer its meaning');
  const solved = new Map([...names.own, ...names.at]);
  const holds = (link: Link): boolean =>
    subject.further.every((checker, k) => {
      const at = links.indexOf(link);
      if (judged[k]!.links[at]!.verdict === 'holds') return true;
      if (names.at.size === 0) return false;
      const pair = { sides: [sides[link.left]!, sides[link.right]!], links: [{ op: link.op, left: 0, right: 1 }] };
      return checker.judge(pair, solved).links[0]!.verdict === 'holds';
    });
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

/** Whether two formulas have one value in fresh worlds, each read as it prints. */
function equalIn(subject: Subject, was: Expr, now: Expr, names: Names): boolean {
  const sides = [was, now].map((e) => ({ tokens: lex(print(e)).tokens }));
  const written = `${print(was)} = ${print(now)}`;
  return subject.further.every((checker) => {
    const [link] = checker.judge({ sides, links: [{ op: '=', left: 0, right: 1 }] }, names).links;
    // Another reading than the customary one must not make them equal.
    return link?.verdict === 'holds' && link.readAs === written && link.defines === undefined;
  });
}
