import type { Problem } from '../../problems/schema';
import { testDerivation } from './derivation';
import type { Options } from './options';
import { testQuantities } from './quantities';
import { testResults } from './results';
import type { QualityReport } from './report';

export type { Options } from './options';
export { USUAL } from './options';
export type { QualityReport, SurvivalReason } from './report';
export { catches } from './report';

/**
 * Tests how well a problem tells right from wrong: its model answer and typical mistakes are judged as their files
 * declare; wrong answers are made from the model answer by one edit each and must be caught; answers that say the same
 * in other words must be accepted. Reads no file and no clock.
 */
export function testProblem(problem: Problem, options: Options): QualityReport {
  switch (problem.grader) {
    case 'derivation':
      return testDerivation(problem, options);
    case 'quantities':
      return testQuantities(problem, options);
    case 'results':
      return testResults(problem, options);
  }
}
