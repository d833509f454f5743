import type { MutantReport, RewriteReport } from './report';

/** Share of the mutants that may be holes, and of the rewrites that may be left to a person. */
const MOST = 0.01;

/** What the mutants and rewrites say against a problem, in sentences. */
export function verdictOn(mutants: MutantReport, rewrites: RewriteReport): string[] {
  const holes = mutants.survivors.filter((s) => s.reason === 'hole').length;
  const out: string[] = [];
  if (mutants.made === 0) out.push('no mutant of the model answer could be made: nothing in it is checked');
  if (holes > MOST * mutants.made) out.push(`${counted(holes, 'mutant')} of ${mutants.made} earn full marks unnoticed`);
  if (rewrites.refused.length > 0)
    out.push(
      `${counted(rewrites.refused.length, 'rewriting', 'rewritings')} of ${rewrites.made} that say the same are refused`,
    );
  if (rewrites.undecided.length > MOST * rewrites.made)
    out.push(
      `${counted(rewrites.undecided.length, 'rewriting', 'rewritings')} of ${rewrites.made} that say the same are left to a person`,
    );
  return out;
}

const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;
