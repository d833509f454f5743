import { lex, parseTokens } from '../../expr';
import type { Expr } from '../../expr';
import type { Checker } from '../../worlds';
import { checkerFor, readWorldFile } from '../../worlds';
import type { Side } from '../../worlds/judge/sides';
import { Trial } from '../../worlds/judge/sides';
import { drawBatches } from '../../worlds/judge/trial';
import type { Pair } from './suites';
import type { Verdict } from './system';

const SEED = 7;

/** The world file that says where the names of a pair live. */
export function worldFile({ domains }: Pair): string {
  const lines = [...domains].map(([name, domain]) => `  ${name}: ${domain}`);
  return lines.length === 0 ? 'parameters: {}\n' : `parameters:\n${lines.join('\n')}\n`;
}

/** Reads the world of a pair and draws the worlds that it is judged in. */
export function checkerOf(pair: Pair): Checker {
  const { declarations, problems } = readWorldFile(worldFile(pair));
  const made = checkerFor(declarations, SEED);
  const problem = problems[0] ?? made.problems[0];
  if (problem) throw new Error(`${pair.id}, line ${problem.line} of its world: ${problem.message}`);
  return made.checker!;
}

const VERDICTS = { holds: 'equal', fails: 'different', undecided: 'undecided', unreadable: 'undecided' } as const;

/** From the LaTeX of both sides to the verdict on `left = right`. */
export function verdictOn(checker: Checker, { left, right }: Pair): Verdict {
  const sides = [{ tokens: lex(left).tokens }, { tokens: lex(right).tokens }];
  const { links } = checker.judge({ sides, links: [{ op: '=', left: 0, right: 1 }] }, new Map());
  return VERDICTS[links[0]!.verdict];
}

/** Both sides as they are read. */
export function readSides({ meaning }: Checker, { left, right }: Pair): readonly [Expr, Expr] {
  const read = (latex: string): Expr => parseTokens(lex(latex).tokens, meaning.vocabulary).expr;
  return [read(left), read(right)];
}

/** The scalars of one world, by name in canonical spelling, and what both sides come to in it. */
export interface Example {
  readonly at: ReadonlyMap<string, number>;
  readonly left: number;
  readonly right: number;
}

/** An example of a pair: what every system that has been given the same formulas must find, too. */
export function exampleOf({ meaning, seed }: Checker, [left, right]: readonly [Expr, Expr]): Example {
  const batches = drawBatches(meaning, seed);
  const trial = new Trial(meaning, batches, new Map(), 'mixed');
  const value = (side: Side): number => side.values[0]?.[0] ?? NaN;
  const { parameters } = batches[0]!.draws[0]!.draw;
  const at = new Map([...parameters].map(([name, entries]) => [name, entries[0]!]));
  return { at, left: value(trial.side(left)), right: value(trial.side(right)) };
}
