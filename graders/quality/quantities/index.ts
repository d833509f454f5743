import { lineOf } from '../../../expr';
import type { QuantitiesProblem } from '../../../problems/schema';
import { seeded } from '../../../worlds/numeric/random';
import { examine, reportOf } from '../examination';
import type { Options } from '../options';
import type { IdleLine, QualityReport } from '../report';
import { grouped } from '../sampling';
import type { Variant } from '../variant';
import { faultsOfMistake, faultsOfModel } from './declared';
import { mutantsOf } from './mutants';
import { rewritesOf } from './rewrites';
import { Subject } from './subject';
import { survivorOf } from './survivors';

/** Tests a problem of numbers: see `testProblem`. */
export function testQuantities(problem: QuantitiesProblem, options: Options): QualityReport {
  const { seed } = options;
  const subject = new Subject(problem, seed, { decimalComma: options.decimalComma ?? false });
  const faults = [...faultsOfModel(subject), ...problem.mistakes.flatMap((m) => faultsOfMistake(m, subject))];
  const mutants = mutantsOf(problem, options.mutants, seeded(seed));
  const rewrites = rewritesOf(subject, options.rewrites, seeded(seed + 1));
  const survived = new Set<Variant>();
  const found = examine(
    subject,
    mutants,
    rewrites,
    (mutant) => {
      survived.add(mutant);
      return survivorOf(mutant, subject);
    },
    options.progress,
  );
  const head = {
    problem: problem.id,
    title: problem.title,
    grader: 'quantities' as const,
    seed,
    mistakes: problem.mistakes.length,
    idle: idleLines(problem.solution.text, mutants, survived),
  };
  return reportOf(head, faults, found);
}

/** Lines of the model answer of which no mutant was noticed. */
function idleLines(source: string, mutants: readonly Variant[], survived: ReadonlySet<Variant>): IdleLine[] {
  const lines = source.split('\n');
  return [...grouped(mutants, (m) => lineOf(source, m.span.from))]
    .filter(([, of]) => of.every((m) => survived.has(m)))
    .map(([line]) => ({ line, latex: lines[line - 1]!.trim() }));
}
