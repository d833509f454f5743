export { boundeds as bounded } from './bounded';
export type { Bounded } from './bounded';
export { decimals } from './decimals';
export { doubles } from './doubles';
export { dualsOver } from './duals';
export type { Dual, Duals } from './duals';
