/** Work that a search may take, counted in parts of formulas compiled and turns of loops: never in seconds. */
export class Budget {
  constructor(
    private left: number,
    private readonly whole: Budget | null = null,
  ) {}

  /** Takes some of it; false where none is left. */
  spend(work: number): boolean {
    this.left -= work;
    const rest = this.whole?.spend(work) ?? true;
    return rest && this.left >= 0;
  }

  get spent(): boolean {
    return this.left <= 0 || (this.whole?.spent ?? false);
  }
}
