import type { Scalar, Tensor, Variable } from '@tensorflow/tfjs-core';
import type { Tensors } from '../../engines/types';
import { zeros } from './initialise';
import type { Named, Weights } from './weights';

/** Gradients by the names of the variables. */
export type Gradients = Readonly<Record<string, Tensor>>;

export interface Optimiser {
  /**
   * Moves every variable one step down its gradient; disposes of no gradient.
   * @param count steps made before
   */
  apply(gradients: Gradients, count: number, rate: number): void;
  /** One step down the gradient of `loss`, whose value before the step it gives; the caller disposes of it. */
  minimise(loss: () => Scalar, count: number, rate: number): Scalar;
}

/** How one variable is moved: the slots are the optimiser's memory of it, zeros at first. */
type Rule = (variable: Variable, slots: readonly Variable[], gradient: Tensor, count: number, rate: number) => void;

/** @param name its own where one training has several optimisers */
function optimiser(
  weights: Weights,
  name: string,
  parameters: Named,
  slotNames: readonly string[],
  rule: Rule,
): Optimiser {
  const { tf } = weights;
  const slots = Object.fromEntries(
    Object.entries(parameters).map(([key, variable]) => [
      key,
      slotNames.map((slot) => weights.add(`${name}/${slot}/${key}`, variable.shape, zeros)),
    ]),
  );
  const apply: Optimiser['apply'] = (gradients, count, rate) => {
    for (const [key, variable] of Object.entries(parameters)) {
      const gradient = gradients[key];
      if (!gradient) throw new Error(`no gradient of ${key} was given`);
      tf.tidy(() => rule(variable, slots[key]!, gradient, count, rate));
    }
  };
  const keys = new Map(Object.entries(parameters).map(([key, variable]) => [variable.name, key]));
  return {
    apply,
    minimise: (loss, count, rate) => {
      const { value, grads } = tf.variableGrads(loss, Object.values(parameters));
      apply(Object.fromEntries(Object.entries(grads).map(([id, gradient]) => [keys.get(id)!, gradient])), count, rate);
      tf.dispose(grads);
      return value;
    },
  };
}

/** Stochastic gradient descent: w ← w + u with u ← momentum · u − rate · g. */
export function sgd(weights: Weights, parameters: Named, { momentum = 0, name = 'sgd' } = {}): Optimiser {
  const { tf } = weights;
  if (momentum === 0)
    return optimiser(weights, name, parameters, [], (w, _, g, _count, rate) => {
      w.assign(tf.sub(w, tf.mul(g, rate)));
    });
  return optimiser(weights, name, parameters, ['velocity'], (w, [u], g, _count, rate) => {
    u!.assign(tf.sub(tf.mul(u!, momentum), tf.mul(g, rate)));
    w.assign(tf.add(w, u!));
  });
}

/** RMSprop (Tieleman and Hinton, 2012): w ← w − rate · g / (√v + ε) with v ← decay · v + (1 − decay) · g². */
export function rmsprop(
  weights: Weights,
  parameters: Named,
  { decay = 0.9, epsilon = 1e-8, name = 'rmsprop' } = {},
): Optimiser {
  const { tf } = weights;
  return optimiser(weights, name, parameters, ['square'], (w, [v], g, _count, rate) => {
    v!.assign(tf.add(tf.mul(v!, decay), tf.mul(tf.square(g), 1 - decay)));
    w.assign(tf.sub(w, tf.div(tf.mul(g, rate), tf.add(tf.sqrt(v!), epsilon))));
  });
}

/** What one step of Adam needs beside tensors, with the bias corrections of its step in `rate` and `epsilon`. */
export interface AdamStep {
  readonly beta1: number;
  readonly beta2: number;
  readonly rate: number;
  readonly epsilon: number;
}

/**
 * Adam (Kingma and Ba, 2015). Its memory is kept without the factors (1 − β): m ← β₁ m + g, v ← β₂ v + g², and
 * w ← w − rate′ · m / (√v + ε′), which is the same in fewer operations, since the factors and the bias corrections are
 * numbers that enter rate′ and ε′.
 */
export function adam(
  weights: Weights,
  parameters: Named,
  { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, name = 'adam' } = {},
): Optimiser {
  const { tf } = weights;
  return optimiser(weights, name, parameters, ['mean', 'square'], (w, [m, v], g, count, rate) => {
    const root = Math.sqrt((1 - beta2 ** (count + 1)) / (1 - beta2));
    const mean = (1 - beta1) / (1 - beta1 ** (count + 1));
    adamStep(tf, w, m!, v!, g, { beta1, beta2, rate: rate * mean * root, epsilon: epsilon * root });
  });
}

function adamStep(tf: Tensors, w: Variable, m: Variable, v: Variable, g: Tensor, by: AdamStep): void {
  if (has(tf, 'AdamStep')) {
    const inputs = { variable: w, mean: m, square: v, gradient: g };
    const [newW, newM, newV] = tf.engine().runKernel('AdamStep', inputs, { ...by }) as Tensor[];
    w.assign(newW!);
    m.assign(newM!);
    v.assign(newV!);
    return;
  }
  m.assign(tf.add(tf.mul(m, by.beta1), g));
  v.assign(tf.add(tf.mul(v, by.beta2), tf.square(g)));
  w.assign(tf.sub(w, tf.div(tf.mul(m, by.rate), tf.add(tf.sqrt(v), by.epsilon))));
}

/** Whether the engine has a kernel beyond those of tfjs. */
export const has = (tf: Tensors, kernel: string): boolean => tf.getKernel(kernel, tf.getBackend()) !== undefined;
