export { boundeds as bounded } from './bounded';
export type { Bounded } from './bounded';
export { decimals } from './decimals';
export { doubles } from './doubles';
export { duals } from './duals';
export type { Dual } from './duals';
