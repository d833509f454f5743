import { canonicalName } from '../../expr';
import type { Checker } from '../../worlds';
import { median } from '../timing';
import { infix } from './infix';
import { checkerOf, exampleOf, readSides, verdictOn } from './proofmark';
import { repeated } from '../repeated';
import type { Pair, Suite } from './suites';
import type { Answer, Formulas, System } from './system';

/** What one method of one system makes of a suite. */
export interface Result {
  readonly system: string;
  readonly method: string;
  readonly right: number;
  readonly undecided: number;
  /** Ids of the pairs on which it was wrong: it said equal of different ones, or different of equal ones. */
  readonly wrong: readonly string[];
  /** Milliseconds of a check, pair by pair: the median over the passes. */
  readonly ms: readonly number[];
}

/** How often, and how long at a stretch, checks are repeated. */
export interface Effort {
  readonly passes: number;
  /** Seconds of processor time of a stretch. */
  readonly seconds: number;
}

/** Whoever can be asked about the pairs of a suite, by number. */
interface Contestant {
  readonly system: string;
  readonly method: string;
  readonly check: (pair: number, seconds: number) => Promise<Answer> | Answer;
}

function formulas(checker: Checker, pair: Pair, system: System): Formulas {
  const [left, right] = readSides(checker, pair);
  const { dialect } = system;
  const domains = [...pair.domains].map(([name, domain]) => [dialect.name(canonicalName(name)), domain] as const);
  return { left: infix(left, dialect), right: infix(right, dialect), domains: Object.fromEntries(domains) };
}

/** Relative difference that is no rounding: systems print some sixteen digits. */
const ROUNDING = 1e-9;

const near = (a: number, b: number): boolean => Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b), 1e-3);

/** How the sides of a suite come out in another system, evaluated at one point each. */
interface Translated {
  /** Sides that have the same value there as here. */
  readonly same: number;
  /** Sides with another value there: a formula that came out as another one, or arithmetic that went astray. */
  readonly apart: readonly string[];
}

/** Gives a system all pairs, and holds every formula against ours where it has a real value here. */
export async function translate(system: System, suite: Suite, checkers: readonly Checker[]): Promise<Translated> {
  await system.load(suite.pairs.map((pair, k) => formulas(checkers[k]!, pair, system)));
  let same = 0;
  const apart: string[] = [];
  for (const [k, pair] of suite.pairs.entries()) {
    const ours = exampleOf(checkers[k]!, readSides(checkers[k]!, pair));
    const at = Object.fromEntries([...ours.at].map(([name, x]) => [system.dialect.name(name), x]));
    const theirs = await system.values(k, at);
    for (const [side, value] of [ours.left, ours.right].entries()) {
      if (!Number.isFinite(value)) continue;
      if (near(value, theirs[side]!)) same++;
      else apart.push(`${pair.id} ${side === 0 ? 'left' : 'right'} (${theirs[side]} for ${value})`);
    }
  }
  return { same, apart };
}

/** Lets all systems check all pairs of a suite, in turns, pass by pass. */
export async function contest(
  suite: Suite,
  systems: readonly System[],
  effort: Effort,
  say: (text: string) => void,
  progress: (text: string) => void,
): Promise<Result[]> {
  const checkers = suite.pairs.map(checkerOf);
  for (const system of systems) {
    const { same, apart } = await translate(system, suite, checkers);
    say(
      `${system.name}: ${same} sides have the same value there as here${apart.map((a) => `; another: ${a}`).join('')}`,
    );
  }
  const ours: Contestant = {
    system: 'Proofmark',
    method: 'LaTeX to verdict',
    check: (k, seconds) => {
      const { found, ms } = repeated(() => verdictOn(checkers[k]!, suite.pairs[k]!), seconds);
      return { verdict: found, ms };
    },
  };
  const contestants: Contestant[] = [
    ours,
    ...systems.flatMap((system) =>
      system.methods.map((method) => ({
        system: system.name,
        method,
        check: (k: number, seconds: number) => system.check(k, method, seconds),
      })),
    ),
  ];
  const answers = contestants.map(() => suite.pairs.map((): Answer[] => []));
  // The first pass warms up.
  for (let pass = 0; pass <= effort.passes; pass++)
    for (const [c, { system, method, check }] of contestants.entries()) {
      progress(`pass ${pass} of ${effort.passes}: ${system}, ${method}`);
      for (let k = 0; k < suite.pairs.length; k++) {
        const answer = await check(k, pass === 0 ? 0 : effort.seconds);
        if (pass > 0) answers[c]![k]!.push(answer);
      }
    }
  return contestants.map(({ system, method }, c) => result(system, method, suite.pairs, answers[c]!));
}

/**
 * What a method made of a suite.
 * @param answers to each pair, pass by pass
 */
export function result(
  system: string,
  method: string,
  pairs: readonly Pair[],
  answers: readonly (readonly Answer[])[],
): Result {
  const verdicts = answers.map((all) => {
    const [first] = all;
    // A system that says now this, now that, has not decided.
    return all.every((a) => a.verdict === first!.verdict) ? first!.verdict : 'undecided';
  });
  const right = pairs.map(({ equal }, k) => verdicts[k] === (equal ? 'equal' : 'different'));
  return {
    system,
    method,
    right: right.filter(Boolean).length,
    undecided: verdicts.filter((v) => v === 'undecided').length,
    wrong: pairs.flatMap(({ id }, k) => (right[k] || verdicts[k] === 'undecided' ? [] : [id])),
    ms: answers.map((all) => median(all.map((a) => a.ms))),
  };
}
