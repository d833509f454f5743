export { boundeds as bounded } from './bounded';
export type { Bounded } from './bounded';
export { decimals } from './decimals';
export { doubles } from './doubles';
export { duals, dualsOver } from './duals';
export { intervals } from './intervals';
export type { Interval } from './intervals';
export type { Dual } from './duals';
