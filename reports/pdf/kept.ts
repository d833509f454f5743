/** What was made last, so that it need not be made again: at most `most`, of which the oldest go first. */
export class Kept<K, V> {
  private readonly known = new Map<K, V>();

  constructor(private readonly most: number) {}

  get(key: K): V | undefined {
    return this.known.get(key);
  }

  set(key: K, value: V): void {
    // A map keeps the order in which it was filled; a quarter at once, since finding the first takes a while.
    if (this.known.size >= this.most)
      for (const oldest of [...this.known.keys()].slice(0, Math.ceil(this.most / 4))) this.known.delete(oldest);
    this.known.set(key, value);
  }

  /** The value of the key, made where it is not kept. */
  of(key: K, make: () => V): V {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.set(key, made);
    return made;
  }
}
