/** Height and width of a digit as the classifier takes it. */
export const SIDE = 28;

/** More pictures than this tell nothing more. */
export const MOST_PICTURES = 10_000;

/** Digits that a model drew, 28 × 28, white on black. */
export interface Drawn {
  readonly count: number;
  /** Values from 0 to 1; picture by picture, row by row. */
  readonly pixels: Float32Array;
  /** How the pictures lie in a grid, row by row; null where they come as a list. */
  readonly grid: { readonly rows: number; readonly columns: number } | null;
  /** The digits that the file says they show; null where it does not say. */
  readonly labels: readonly number[] | null;
  /** How the file was read, where that is not evident. */
  readonly readAs: readonly string[];
}
