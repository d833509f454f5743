import type { Span } from '../expr';

/**
 * Why a formula cannot be evaluated: a symbol nobody declared, shapes that do not fit, a construction that the
 * worlds do not know. Thrown while compiling and caught by the judge, which turns it into `undecided`; it never
 * leaves this folder.
 */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly span?: Span,
    /** An index does not fit its axis, but would where two sizes are equal. */
    readonly misfit = false,
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

/** Shapes that do not fit: for all that is known, they may fit where vectors have a single component. */
export class ShapeRefusal extends Refusal {}

export function refuseShape(message: string, span?: Span): never {
  throw new ShapeRefusal(message, span);
}

export function refuse(message: string, span?: Span): never {
  throw new Refusal(message, span);
}
