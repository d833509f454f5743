import { join } from 'node:path';
import type { EditKind, Expr } from '../../expr';
import { edited, editsOf, formOf, isUnreadable, lex, parseTokens, print, readDocument } from '../../expr';
import type { JudgedText } from '../../graders/claims';
import { judgeText } from '../../graders/claims';
import { withSuggestions } from '../../graders/suggestions';
import { assignmentFolders, readAssignment } from '../../problems/files';
import type { DerivationProblem } from '../../problems/schema';
import type { Checker } from '../../worlds';
import { checkerFor, stockFor } from '../../worlds';
import { seeded } from '../../worlds/numeric/random';
import { root } from '../support/shared';

/** Seeds of the verdicts, of the choice of mutants, and of the first worlds in which a suggestion is judged once more. */
const SEED = 7;
const CHOICE = 5;
const ANOTHER = 99;

/**
 * What becomes of a mutant that fails: its first suggestion is the original, or something else that holds; there is
 * none; or it does not hold.
 */
export type Outcome = 'original' | 'other' | 'none' | 'wrong';

/** A model answer with one edit, and what is suggested for the first claim that held before it and now fails. */
export interface Mutant {
  readonly problem: string;
  readonly kind: EditKind;
  readonly original: string;
  readonly mutant: string;
  /** The whole answer with the edit. */
  readonly text: string;
  readonly suggestion: string | null;
  readonly outcome: Outcome;
  /** Milliseconds of processor time for all suggestions, for each claim that fails. */
  readonly time: number;
}

/** Every derivation problem of the house. */
export const derivations: readonly DerivationProblem[] = assignmentFolders(join(root, 'problems')).flatMap((folder) =>
  (readAssignment(folder).value?.parts ?? []).flatMap(({ problem }) =>
    problem?.grader === 'derivation' ? [problem] : [],
  ),
);

/**
 * Mutants of a model answer that the judge refutes: of each side, so many of each kind of edit.
 * @param every only every so many sides, for a sample
 * @param courts how many times the usual number of fresh worlds a suggestion has to hold in
 */
export function mutantsOf(problem: DerivationProblem, each: number, every = 1, courts = 1): Mutant[] {
  const { text } = problem.solution;
  const checker = checkerFor(problem.declarations, SEED).checker!;
  const others = Array.from({ length: courts }, (_, k) => checkerFor(problem.declarations, ANOTHER + k).checker!);
  const judged = judgeText(text, checker);
  const { vocabulary } = checker.meaning;
  const read = (tokens: Parameters<typeof parseTokens>[0]): Expr => parseTokens(tokens, vocabulary).expr;
  const sides = judged.chains.flatMap(({ chain }, c) => chain.sides.map((side, s) => ({ c, s, ...side })));
  const stock = stockFor(
    checker.meaning,
    sides.map((side) => read(side.tokens)),
  );
  const random = seeded(CHOICE);
  const out: Mutant[] = [];
  sides.forEach((side, n) => {
    if (n % every !== 0) return;
    const original = read(side.tokens);
    const byKind = groupBy(editsOf(original, stock), (e) => e.kind);
    for (const [kind, edits] of byKind)
      for (let k = 0, tries = 0; k < each && tries < each + 3; tries++) {
        const mutant = print(edited(original, edits[Math.floor(random() * edits.length)]!));
        if (isUnreadable(parseTokens(lex(mutant).tokens, vocabulary))) continue;
        const { from, to } = side.span;
        const broken = `${text.slice(0, from)}${mutant}${text.slice(to)}`;
        const found = suggested(broken, judged, checker);
        if (!found) continue;
        k++;
        const { suggestion, chain, link, time, definitions } = found;
        const wanted = judged.chains[chain]!.chain;
        const { left, right } = wanted.links[link]!;
        const forms = [left, right].map((i) => formOf(read(wanted.sides[i]!.tokens)));
        out.push({
          problem: problem.id,
          kind,
          original: print(original),
          mutant,
          text: broken,
          suggestion,
          outcome: suggestion === null ? 'none' : outcome(suggestion, forms, knowing(others, definitions, chain)),
          time,
        });
      }
  });
  return out;
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

interface Suggested extends Pick<JudgedText, 'definitions'> {
  readonly suggestion: string | null;
  readonly chain: number;
  readonly link: number;
  readonly time: number;
}

/** What is suggested for the first claim that the edit breaks; null where it breaks none, or reads as other claims. */
function suggested(text: string, whole: JudgedText, checker: Checker): Suggested | null {
  const judged = judgeText(text, checker);
  const sameShape =
    judged.chains.length === whole.chains.length &&
    judged.chains.every(({ sides }, c) => sides.length === whole.chains[c]!.sides.length);
  if (!sameShape) return null;
  const at = judged.claims.findIndex((c, i) => c.verdict === 'fails' && whole.claims[i]?.verdict === 'holds');
  if (at === -1) return null;
  const start = process.cpuUsage();
  const claims = withSuggestions(judged).claims;
  const { user, system } = process.cpuUsage(start);
  const { chain, suggestion } = claims[at]!;
  const link = judged.claims.slice(0, at).filter((c) => c.chain === chain).length;
  const failing = claims.filter((c) => c.verdict === 'fails').length;
  const { definitions } = judged;
  return { suggestion: suggestion?.latex ?? null, chain, link, time: (user + system) / 1000 / failing, definitions };
}

/** The same with the names that the answer, broken as it is, gave a meaning before a chain. */
const knowing = (checkers: readonly Checker[], definitions: JudgedText['definitions'], chain: number): Checker[] =>
  checkers.map((c) => c.knowing(definitions.filter((d) => d.chain < chain).map((d) => d.definition)));

function outcome(suggestion: string, forms: readonly string[], checkers: readonly Checker[]): Outcome {
  const { chains } = readDocument(`$$${suggestion}$$\n`);
  const holds = (checker: Checker): boolean =>
    chains.length === 1 &&
    chains[0]!.links.length === 1 &&
    checker.judge(chains[0]!, new Map()).links[0]!.verdict === 'holds';
  if (!checkers.every(holds)) return 'wrong';
  const { vocabulary } = checkers[0]!.meaning;
  const [chain] = chains;
  const { left, right } = chain!.links[0]!;
  const mended = [left, right].map((i) => formOf(parseTokens(chain!.sides[i]!.tokens, vocabulary).expr));
  return mended.every((form, i) => form === forms[i]) ? 'original' : 'other';
}

/** Outcomes by kind of edit, as a table to read. */
export function tableOf(mutants: readonly Mutant[]): string {
  const row = (name: string, of: readonly Mutant[]): string => {
    const count = (outcome: Outcome): number => of.filter((m) => m.outcome === outcome).length;
    const share = ((100 * count('original')) / of.length).toFixed(0);
    return `${name.padEnd(18)} ${String(of.length).padStart(5)}  original ${share.padStart(3)} %  other ${count('other')}  none ${count('none')}  wrong ${count('wrong')}`;
  };
  const times = mutants.map((m) => m.time).sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(0);
  return [
    ...[...groupBy(mutants, (m) => m.problem)].map(([name, of]) => row(name.slice(-18), of)),
    ...[...groupBy(mutants, (m) => m.kind)].map(([name, of]) => row(name, of)),
    row('all', mutants),
    `processor time for a claim: median ${at(0.5)} ms, 99 % ${at(0.99)} ms`,
  ].join('\n');
}
