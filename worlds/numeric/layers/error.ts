/**
 * Why a layer cannot be applied: its window is larger than its input, shapes do not fit. The message says what was
 * found, for the person who wrote the sizes. Thrown by everything in this folder; callers give it a place.
 */
export class LayerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LayerError';
  }
}

export function reject(message: string): never {
  throw new LayerError(message);
}
