export { gaussHermite, gaussHermiteTensor } from './hermite';
export type { GaussRule } from './hermite';
export { integrateInterval, intervalRule } from './interval';
export { integrateLine, lineRule } from './line';
export type { Integral, Integrand, Rule } from './rule';
export type { Hint } from './survey';
