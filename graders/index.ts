export type { JudgedChain, JudgedClaim, JudgedText } from './claims';
export { judgeText } from './claims';
export { judgeDerivation } from './derivation';
export type * from './feedback';
export { feedbackVersion } from './feedback';
export { Grader } from './grade';
