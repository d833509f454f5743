import { densities } from './densities';
import { formulas } from './formulas';
import { laws } from './laws';
import { marks } from './marks';
import { matcher } from './matcher';
import { quantities } from './quantities';
import { joined, reading } from './reading';
import { refusals } from './refusals';
import { claimed, results } from './results';
import { shapes } from './shapes';
import { submissions } from './submissions';
import { suggestions } from './suggestions';
import { verdicts } from './verdicts';

/** Everything that graders are known to say. Where two would fit a sentence, the first counts. */
export const sayings = [
  ...verdicts,
  ...marks,
  ...quantities,
  ...results,
  ...suggestions,
  ...laws,
  ...submissions,
  ...shapes,
  ...refusals,
  ...densities,
  ...formulas,
  ...reading,
  ...joined,
];

/** A grader's sentence in another language; null where it is not known. */
export const translated = matcher(sayings);

/** What a result is about, in another language; null where it is not known. */
export const translatedClaim = matcher(claimed);
