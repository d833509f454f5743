/** A table looked up by words that other people wrote: a map, so that `constructor` is not found in it by accident. */
export const table = <T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> =>
  new Map(Object.entries(entries));
