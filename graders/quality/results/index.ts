import type { ResultsProblem } from '../../../problems/schema';
import { noReferences } from '../../results';
import { examine, reportOf } from '../examination';
import type { Options } from '../options';
import type { QualityReport, Survivor } from '../report';
import type { Variant } from '../variant';
import { Subject } from './subject';
import { fabricated, respelled } from './variants';

/** Tests a problem of results: see `testProblem`. */
export function testResults(problem: ResultsProblem, options: Options): QualityReport {
  const subject = new Subject(problem, options.references ?? noReferences);
  const faults = [...subject.faultsOfModel(), ...problem.mistakes.flatMap((m) => subject.faultsOfMistake(m))];
  const survivorOf = ({ line, kind, was, now, text }: Variant): Survivor => {
    // Where runs of the reference do not agree on an order, either is an honest result.
    const because = subject.judge(text).results.filter((r) => r.line === undefined);
    const open = because.find((r) => r.verdict === 'consistent');
    return {
      line,
      kind,
      was,
      now,
      reason: open ? 'true' : 'hole',
      because: open ? `${open.claim}: ${open.because}` : 'nothing tells it from an honest answer',
    };
  };
  const found = examine(
    subject,
    fabricated(problem).slice(0, options.mutants),
    respelled(problem).slice(0, options.rewrites),
    survivorOf,
    options.progress,
  );
  const head = {
    problem: problem.id,
    title: problem.title,
    grader: 'results' as const,
    seed: options.seed,
    mistakes: problem.mistakes.length,
    idle: [],
  };
  // Where there is one figure only and nothing to compare it with, there is nothing to fabricate.
  return reportOf(head, faults, found, found.mutants.made === 0 ? { ...options, mutants: 0 } : options);
}
