import type { Dataset } from './types';

/** A package that holds data. It is installed by the user, never by Proofmark. */
export type Package =
  | { readonly manager: 'npm'; readonly name: string; readonly version: string; readonly licence: string }
  | {
      readonly manager: 'debian';
      readonly name: string;
      /** Where the package puts its data, below the root of the file system. */
      readonly directory: string;
      readonly licence: string;
    };

/** Data as built from its packages; the hash is added by whoever asked. */
export type Unhashed<D extends Dataset = Dataset> = D extends Dataset ? Omit<D, 'hash'> : never;

/** A data set: what it is, which packages it comes from, and how it is cleaned and split. */
export interface Source<D extends Dataset = Dataset> {
  readonly name: string;
  readonly title: string;
  readonly licence: string;
  readonly packages: readonly Package[];
  /** SHA-256 of the data that `build` gives with the packages in the versions named; see hash.ts. */
  readonly hash: string;
  /** `folders[k]` is where packages[k] was found. Throws a DataError if a file there is not what it should be. */
  build(folders: readonly string[]): Unhashed<D>;
}
