declare module 'jstat' {
  interface StudentT {
    cdf(x: number, freedom: number): number;
    inv(share: number, freedom: number): number;
  }
  interface Normal {
    inv(share: number, mean: number, deviation: number): number;
  }
  interface ChiSquare {
    cdf(x: number, freedom: number): number;
  }
  export const jStat: { readonly studentt: StudentT; readonly normal: Normal; readonly chisquare: ChiSquare };
}
