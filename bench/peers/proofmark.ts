import { readDocument } from '../../expr';
import type { Checker, VerdictKind } from '../../worlds';
import { checkerFor, readWorldFile } from '../../worlds';
import type { Pair } from './suites';

const SEED = 7;

/** The world file that says where the names of a pair live. */
export function worldFile({ domains }: Pair): string {
  const lines = [...domains].map(([name, domain]) => `  ${name}: ${domain}`);
  return lines.length === 0 ? 'parameters: {}\n' : `parameters:\n${lines.join('\n')}\n`;
}

/** Draws the worlds that a pair is judged in. */
export function checkerOf(pair: Pair): Checker {
  const { declarations, problems } = readWorldFile(worldFile(pair));
  const made = checkerFor(declarations, SEED);
  const problem = problems[0] ?? made.problems[0];
  if (problem) throw new Error(`${pair.id}, line ${problem.line} of its world: ${problem.message}`);
  return made.checker!;
}

/** From LaTeX to the verdict on `left = right`. */
export function verdictOn(checker: Checker, { id, left, right }: Pair): { verdict: VerdictKind; because: string } {
  const { chains } = readDocument(`$$${left} = ${right}$$\n`);
  const [chain] = chains;
  if (chains.length !== 1 || chain?.links.length !== 1) throw new Error(`${id} was not found as one claim`);
  return checker.judge(chain, new Map()).links[0]!;
}
