import type { JudgedText } from '../graders/claims';
import { judgeText } from '../graders/claims';
import type { Lawful } from '../graders/laws';
import { lawsOf } from '../graders/laws';
import { withSuggestions } from '../graders/suggestions';
import type { Checker } from '../worlds';
import { checkerFor, readWorldFile, WORLDS } from '../worlds';
import { bytesOf, reported, seedOf, textOf, WrongCall } from './input';
import { counterexampleLines } from './counterexample';
import { lawLine } from './law';
import { suggestionLines } from './suggestion';

/** `proofmark claims`: judges bare derivations. Returns the exit status. */
export function claims(file: string, options: { world?: string; json?: boolean; seed: string }): number {
  return reported(() => {
    const seed = seedOf(options.seed);
    const checker = options.world === undefined ? null : worldOf(options.world, seed);
    const judged = withSuggestions(judgeText(textOf(file), checker));
    const laws = lawsOf(judged);
    process.stdout.write(
      options.json ? asJson(judged, laws, seed, checker?.worlds ?? WORLDS) : asLines(judged, laws, checker !== null),
    );
    return judged.claims.every((c) => c.verdict === 'holds') ? 0 : 1;
  });
}

/** The worlds of a world file; a file that cannot be used is a wrong call. */
export function worldOf(file: string, seed: number): Checker {
  const text = new TextDecoder().decode(bytesOf(file));
  const { declarations, problems } = readWorldFile(text);
  const complain = (p: { line: number; column: number; message: string }): never => {
    throw new WrongCall(`${file}:${p.line}:${p.column}: ${p.message}`);
  };
  if (problems[0]) complain(problems[0]);
  const made = checkerFor(declarations, seed);
  if (made.problems[0]) complain(made.problems[0]);
  return made.checker!;
}

type Laws = readonly (Lawful | null)[];

function asJson(judged: JudgedText, laws: Laws, seed: number, worlds: number): string {
  return `${JSON.stringify(
    {
      claims: judged.claims.map(
        ({ line, latex, lhs, relation, rhs, verdict, because, readAs, counterexample, suggestion }, i) => ({
          line,
          latex,
          lhs,
          relation,
          rhs,
          verdict,
          because,
          readAs,
          ...(counterexample ? { counterexample } : {}),
          ...(suggestion ? { suggestion } : {}),
          ...(laws[i] ? { law: laws[i].said, laws: laws[i].laws.map((law) => law.name) } : {}),
        }),
      ),
      chains: judged.chains.map(({ line, sides, classes }) => ({ line, sides, classes })),
      seed,
      worlds,
    },
    null,
    1,
  )}\n`;
}

const SIGNS = { holds: '✓', fails: '✗', undecided: '?', unreadable: '¿' } as const;

/** One line a claim, with the evidence of those that do not hold below it. */
function asLines(judged: JudgedText, laws: Laws, withWorld: boolean): string {
  const lines: string[] = [];
  for (const [i, claim] of judged.claims.entries()) {
    lines.push(`${String(claim.line).padStart(5)}  ${SIGNS[claim.verdict]} ${claim.verdict.padEnd(10)} ${claim.latex}`);
    if (laws[i]) lines.push(lawLine(laws[i].said, laws[i].laws.length));
    if (claim.verdict === 'holds') continue;
    if (withWorld || claim.verdict === 'unreadable') lines.push(`         ${claim.because}`);
    if (claim.counterexample) lines.push(...counterexampleLines(claim.counterexample));
    lines.push(...suggestionLines(claim.suggestion));
  }
  const count = (verdict: string): number => judged.claims.filter((c) => c.verdict === verdict).length;
  lines.push(
    '',
    `${judged.claims.length} claims: ${count('holds')} hold, ${count('fails')} fail, ${count('undecided')} undecided, ${count('unreadable')} unreadable`,
  );
  return `${lines.join('\n')}\n`;
}
