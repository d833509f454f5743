/**
 * Why a formula has no value: a name or function that does not exist, shapes that do not fit, a size that is no whole
 * number. The message is for the instructor who wrote it: what was expected, what was found, what to write instead.
 */
export class FormulaError extends Error {
  constructor(
    message: string,
    /** Whether the message already names the part of the formula. */
    readonly placed: boolean = false,
  ) {
    super(message);
    this.name = 'FormulaError';
  }
}

/** A comparison whose outcome differs between the numbers that its sides may be. */
export class Undecided extends FormulaError {}

export function fail(message: string): never {
  throw new FormulaError(message);
}
