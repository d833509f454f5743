import type { Field } from '../field';

/** How a kernel slides over an array, the same way along every axis. */
export interface Sliding {
  /**
   * - `valid`  the kernel stays within the array
   * - `same`   zeros around keep the length (divided by the stride, rounded up); an odd zero stands at the end
   * - `full`   the kernel goes as far as it still meets one entry
   */
  readonly padding: 'valid' | 'same' | 'full';
  /** Turns the kernel round along every axis: a convolution proper, rather than a cross-correlation. */
  readonly flip: boolean;
  readonly stride: number;
  readonly dilation: number;
}

/** Places of a kernel of `k` entries along an axis of `n`: how many, and how far the first lies before the array. */
function along(n: number, k: number, { padding, stride, dilation }: Sliding): { count: number; before: number } {
  const span = (k - 1) * dilation + 1;
  switch (padding) {
    case 'valid':
      return { count: Math.floor((n - span) / stride) + 1, before: 0 };
    case 'same': {
      const count = Math.ceil(n / stride);
      return { count, before: Math.floor(Math.max(0, (count - 1) * stride + span - n) / 2) };
    }
    case 'full':
      return { count: Math.floor((n + span - 2) / stride) + 1, before: span - 1 };
  }
}

/** Lengths of the axes of a correlation, given those of the array and of the kernel; null where the kernel does not fit. */
export function correlationShape(x: readonly number[], w: readonly number[], how: Sliding): number[] | null {
  const counts = x.map((n, a) => along(n, w[a]!, how).count);
  return counts.every((count) => count > 0) ? counts : null;
}

/** Calls back for every index of an array, the last axis fastest. */
function each(shape: readonly number[], visit: (at: readonly number[]) => void): void {
  const at = shape.map(() => 0);
  const count = shape.reduce((p, n) => p * n, 1);
  for (let i = 0; i < count; i++) {
    visit(at);
    for (let a = shape.length - 1; a >= 0 && ++at[a]! === shape[a]!; a--) at[a] = 0;
  }
}

/**
 * Cross-correlation of an array with a kernel: `y_t = \sum_k x_{st + dk - before} w_k` along every axis, with what lies
 * outside of the array taken as zero (Goodfellow, Bengio and Courville, Deep Learning, 2016, section 9.1; stride and
 * dilation as in Dumoulin and Visin, A guide to convolution arithmetic, 2016).
 * @param channels how many arrays stand one after another in `x` and kernels in `w`; their correlations are summed
 * @param xShape axes of one array; `wShape` as many of one kernel
 * @returns entries row by row, of the shape that `correlationShape` says
 */
export function correlate<T>(
  F: Field<T>,
  x: readonly T[],
  xShape: readonly number[],
  w: readonly T[],
  wShape: readonly number[],
  channels: number,
  how: Sliding,
): T[] {
  const axes = xShape.map((n, a) => ({ n, k: wShape[a]!, ...along(n, wShape[a]!, how) }));
  const [xSize, wSize] = [xShape, wShape].map((shape) => shape.reduce((p, n) => p * n, 1)) as [number, number];
  const out: T[] = [];
  each(
    axes.map(({ count }) => count),
    (place) => {
      let sum = F.of(0);
      each(wShape, (offset) => {
        let from = 0;
        let by = 0;
        for (let a = 0; a < axes.length; a++) {
          const { n, k, before } = axes[a]!;
          const at = place[a]! * how.stride + offset[a]! * how.dilation - before;
          if (at < 0 || at >= n) return;
          from = from * n + at;
          by = by * k + (how.flip ? k - 1 - offset[a]! : offset[a]!);
        }
        for (let c = 0; c < channels; c++) sum = F.add(sum, F.mul(x[c * xSize + from]!, w[c * wSize + by]!));
      });
      out.push(sum);
    },
  );
  return out;
}
