declare module 'jstat' {
  interface StudentT {
    cdf(x: number, freedom: number): number;
    inv(share: number, freedom: number): number;
  }
  export const jStat: { readonly studentt: StudentT };
}
