import type { Span } from '../../expr';
import type { Field } from '../field';
import * as linear from '../numeric/linear';
import { refuseShape } from '../refusal';
import type { Env, Fixed, JacobianLayout, Shape, TensorCode } from './code';
import { axesOf, entries, inWords, run, sameShape, tensor, union } from './code';

/**
 * How derivatives are laid out. For y of m and x of n components, a matrix W and a number L
 *
 * - `mixed`, the custom of deep learning: ∂y/∂x is m×n, and a gradient has the shape of what it is by;
 * - `shaped`: ∂y/∂x is m×n and ∂L/∂x a row, so that the chain rule reads from left to right, but ∂L/∂W is shaped like W;
 * - `denominator`: ∂y/∂x is n×m, ∂L/∂x a column, ∂L/∂W has the shape of W, ∂y/∂t is a row;
 * - `numerator`: ∂y/∂x is m×n, ∂L/∂x a row, ∂L/∂W has the shape of Wᵀ, ∂y/∂t is a column.
 *
 * (Magnus & Neudecker, Matrix Differential Calculus, 2019, chapter 10, on why layouts must not be confused.)
 */
const WORDS: Readonly<Record<JacobianLayout, string>> = {
  mixed: 'Jacobians in numerator layout',
  shaped: 'Jacobians in numerator layout and gradients by vectors as rows',
  denominator: 'derivatives in denominator layout',
  numerator: 'derivatives in numerator layout',
};

export const inLayoutWords = (layout: JacobianLayout): string => WORDS[layout];

/** Whether the gradient of a number by something of so many axes is laid down. */
const liesDown = (layout: JacobianLayout, axes: number): boolean =>
  layout === 'numerator' || (layout === 'shaped' && axes === 1);

const isRow = (s: Shape): boolean => s.length === 2 && s[0] === 1;

/** A standing vector laid down, a lying one stood up. */
const lying = (s: Shape): Shape => (isRow(s) ? [s[1]!] : [1, s[0]!]);

/** The same entries under another shape. */
const reshaped = <T>(shape: Shape, code: TensorCode<T>): Fixed<T> => tensor(shape, code.slots, code.run);

const flipped = <T>(code: TensorCode<T>, n: number, m: number): Fixed<T> =>
  tensor([m, n], code.slots, (env) => linear.transpose(code.run(env), n, m));

/**
 * Lays a derivative out.
 * @param of axes of what is differentiated
 * @param by axes of what it is by
 * @param code its entries: for each entry of the one, those by the other
 */
export function laidOut<T>(layout: JacobianLayout, of: Shape, by: Shape, code: Fixed<T>): Fixed<T> {
  if (code.kind === 'scalar') return code;
  const [a, b] = [axesOf(of), axesOf(by)];
  if (b.length === 0) {
    if (layout !== 'denominator' || a.length > 2) return reshaped(of, code);
    return a.length === 2 ? flipped(code, a[0]!, a[1]!) : reshaped(lying(of), code);
  }
  if (a.length === 0) {
    if (!liesDown(layout, b.length) || b.length > 2) return reshaped(by, code);
    return b.length === 2 ? flipped(code, b[0]!, b[1]!) : reshaped(lying(by), code);
  }
  if (a.length === 1 && b.length === 1) {
    const [m, n] = [a[0]!, b[0]!];
    // ∂y/∂xᵀ and ∂yᵀ/∂x say themselves how they lie.
    const across = isRow(of) === isRow(by) ? layout === 'denominator' : isRow(of);
    return across ? flipped(code, m, n) : reshaped([m, n], code);
  }
  return { kind: 'tensor', shape: [...a, ...b], slots: code.slots, run: code.run, axes: { of: a, by: b, layout } };
}

/** One of two factors of a chain rule ∂A/∂B ∂B/∂C: its axes beside those of B. */
interface Half<T> {
  readonly rest: Shape;
  readonly run: (env: Env<T>) => readonly T[];
}

/**
 * The product of two derivatives, or of a derivative and a value, where one of them has more axes than a matrix: a sum
 * over all axes of what stands between them. Null where neither has.
 */
export function contracted<T>(F: Field<T>, a: TensorCode<T>, b: TensorCode<T>, span?: Span): Fixed<T> | null {
  const layout = a.axes?.layout ?? b.axes?.layout;
  if (!layout) return null;
  // ∂A/∂B ∂B/∂C in numerator layout, ∂B/∂C ∂A/∂B in denominator layout.
  const found =
    (layout === 'denominator' ? null : joined(F, layout, a, b)) ??
    (layout === 'mixed' || layout === 'denominator' ? joined(F, layout, b, a) : null);
  return found ?? refuseShape(`${inWords(a.shape)} cannot be multiplied by ${inWords(b.shape)}`, span);
}

/** ∂A/∂B ∂B/∂C summed over the axes of B; null where they do not fit. */
function joined<T>(F: Field<T>, layout: JacobianLayout, outer: TensorCode<T>, inner: TensorCode<T>): Fixed<T> | null {
  const between = inner.axes?.of ?? outer.axes!.by;
  const left = outer.axes ? asHalf(outer, outer.axes.by, outer.axes.of, between) : plain(outer, between, layout, true);
  const right = inner.axes
    ? asHalf(inner, inner.axes.of, inner.axes.by, between)
    : plain(inner, between, layout, false);
  if (!left || !right) return null;
  const [n, m, p] = [entries(left.rest), entries(between), entries(right.rest)];
  const code = tensor<T>([n * p], union(outer.slots, inner.slots), (env) =>
    linear.product(F, left.run(env), right.run(env), n, m, p),
  );
  if (left.rest.length + right.rest.length === 0) return tensor([], code.slots, (env) => run(code, env));
  return laidOut(layout, left.rest, right.rest, code);
}

const asHalf = <T>(code: TensorCode<T>, own: Shape, rest: Shape, between: Shape): Half<T> | null =>
  sameShape(own, between) ? { rest, run: code.run } : null;

/**
 * A value without axes of its own beside a derivative: shaped like B itself, or a Jacobian that has B along one side.
 * @param before whether it is ∂A/∂B, rather than ∂B/∂C
 */
function plain<T>(code: TensorCode<T>, between: Shape, layout: JacobianLayout, before: boolean): Half<T> | null {
  const axes = axesOf(code.shape);
  const [n, m] = axes;
  if (sameShape(axes, between)) return { rest: [], run: code.run };
  if (n === undefined || m === undefined || axes.length > 2) return null;
  const turned = (env: Env<T>): readonly T[] => linear.transpose(code.run(env), n, m);
  // In numerator layout the gradient by a matrix is shaped like its transpose.
  if (liesDown(layout, 2) && before && sameShape([m, n], between)) return { rest: [], run: turned };
  if (between.length !== 1) return null;
  const [rest, own] = before === (layout !== 'denominator') ? [n, m] : [m, n];
  if (own !== between[0]) return null;
  return { rest: [rest], run: layout === 'denominator' ? turned : code.run };
}
