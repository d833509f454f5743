import type { Law } from './law';
import { DERIVATIVES } from './families/derivatives';
import { FUNCTIONS } from './families/functions';
import { GAUSSIAN } from './families/gaussian';
import { GRAPHS } from './families/graphs';
import { INFORMATION } from './families/information';
import { LOGARITHMS } from './families/logarithms';
import { MATRICES } from './families/matrices';
import { MODELS } from './families/models';
import { PROBABILITY } from './families/probability';
import { SUMS } from './families/sums';
import { VALUES } from './families/values';

/** All laws, those first that are to be preferred where either of two would do. */
export const LAWS: readonly Law[] = [
  ...LOGARITHMS,
  ...DERIVATIVES,
  ...MODELS,
  ...GAUSSIAN,
  ...INFORMATION,
  ...PROBABILITY,
  ...SUMS,
  ...MATRICES,
  ...VALUES,
  ...GRAPHS,
  ...FUNCTIONS,
];
