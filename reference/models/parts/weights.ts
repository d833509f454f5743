import type { Variable } from '@tensorflow/tfjs-core';
import type { Tensors } from '../../engines/types';
import type { Initialiser } from './initialise';
import { randomFor } from './random';

/** Variables by name. */
export type Named = Readonly<Record<string, Variable>>;

/** The variables of one training. First values depend on the seed and on the variable's name alone. */
export class Weights {
  readonly #variables = new Map<string, Variable>();

  constructor(
    readonly tf: Tensors,
    readonly seed: number,
  ) {}

  /** A new variable; `name` is its own among the weights. */
  add(name: string, shape: readonly number[], initialise: Initialiser): Variable {
    const { tf } = this;
    if (this.#variables.has(name)) throw new Error(`two variables are called ${name}`);
    const first = initialise(shape, randomFor(this.seed, 'weights', name));
    // Unnamed for tfjs, whose names are one space for the whole process: two trainings may run in one.
    const variable = tf.tidy(() => tf.variable(tf.tensor(first, [...shape], 'float32')));
    this.#variables.set(name, variable);
    return variable;
  }

  /** All variables, or those whose names start with one of `prefixes`. */
  named(...prefixes: readonly string[]): Named {
    const wanted = ([name]: [string, Variable]): boolean =>
      prefixes.length === 0 || prefixes.some((prefix) => name.startsWith(prefix));
    return Object.fromEntries([...this.#variables].filter(wanted));
  }

  dispose(): void {
    for (const variable of this.#variables.values()) variable.dispose();
    this.#variables.clear();
  }
}
