/** A training whose model tells what it sees in pictures. */
export interface DescribesImages {
  /**
   * Units of the last hidden layer, and the probability of each class, one row a picture.
   * @param pixels values from 0 to 1, in the order of `ImageSet.pixels`
   */
  describe(pixels: Float32Array): Promise<Description>;
}

export interface Description {
  /** [pictures, dimensions], row by row. */
  readonly features: Float32Array;
  readonly dimensions: number;
  /** [pictures, classes], row by row. */
  readonly probabilities: Float32Array;
}
