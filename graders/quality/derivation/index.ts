import type { DerivationProblem } from '../../../problems/schema';
import { seeded } from '../../../worlds/numeric/random';
import { judgeText } from '../../claims';
import { namesAt } from '../../derivation';
import { examine, reportOf } from '../examination';
import type { Options } from '../options';
import type { QualityReport } from '../report';
import { faultsOfMistake, faultsOfModel } from './declared';
import { idleLines } from './idle';
import { mutantsOf } from './mutants';
import { rewritesOf } from './rewrites';
import { sitesOf } from './sites';
import { Subject } from './subject';
import { survivorOf } from './survivors';

/** Tests a derivation problem: see `testProblem`. */
export function testDerivation(problem: DerivationProblem, options: Options): QualityReport {
  const { seed } = options;
  const subject = new Subject(problem, seed);
  const faults = [...faultsOfModel(subject), ...problem.mistakes.flatMap((m) => faultsOfMistake(m, subject))];
  const source = problem.solution.text;
  const { meaning } = subject.checker;
  const sites = sitesOf(source, meaning.vocabulary);
  const mutants = mutantsOf(source, sites, meaning, options.mutants, seeded(seed));
  const rewrites = rewritesOf(source, sites, meaning, options.rewrites, seeded(seed + 1));
  const { definitions, claims } = judgeText(source, subject.checker);
  const names = {
    own: definitions,
    at: namesAt(problem.show, meaning.vocabulary),
    conditional: new Set(
      claims.flatMap(({ chain, link, under }) => (under === undefined ? [] : [`${chain} ${link.left} ${link.right}`])),
    ),
  };
  const found = examine(
    subject,
    mutants,
    rewrites,
    (mutant) => survivorOf(mutant, source, subject, names),
    options.progress,
  );
  const head = {
    problem: problem.id,
    title: problem.title,
    grader: 'derivation' as const,
    seed,
    mistakes: problem.mistakes.length,
    idle: mutants.length > 0 ? idleLines(subject, found.costly) : [],
  };
  return reportOf(head, faults, found, options);
}
