import { fma } from './arithmetic';

export { adam } from './adam';
export { gather, scatter } from './columns';
export { apply } from './functions';
export { lstmBack, lstmStep } from './lstm';
export { maxPoolGradient } from './pooling';
export { product, scratchBytes } from './product';
export { sumRows } from './sums';

/** Whether a · b + c is rounded once: where it is not, the last bits of all products differ. */
export function fused(): bool {
  // (1 + 2⁻¹²)² = 1 + 2⁻¹¹ + 2⁻²⁴, whose last term a rounding of the product drops.
  const x = f32x4.splat(1.000244140625);
  return f32x4.extract_lane(fma(x, x, f32x4.splat(-1.00048828125)), 0) !== 0;
}
