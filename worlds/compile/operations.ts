import type { Operation, Span } from '../../expr';
import type { Convolution } from '../declarations';
import { sizeOf } from '../layout';
import type { Meaning } from '../meaning';
import { correlate, correlationShape } from '../numeric/correlation';
import { refuse } from '../refusal';
import type { Code, Compiler, Fixed, Scope, Shape } from './code';
import { entries, inWords, once, run, sameShape, spend, tensor, union } from './code';
import { settle, times } from './elementwise';

const PADDINGS: ReadonlySet<string> = new Set(['valid', 'same', 'full']);

const isPadding = (word: string): word is Convolution['padding'] => PADDINGS.has(word);

/**
 * What a sign means: what is declared for it; or for the same sign without decorations that say nothing here, where a
 * word such as `valid` below it takes the place of what is declared about its ends. Null where neither is declared.
 */
export function conventionOf(meaning: Meaning, sign: string): Convolution | null {
  const declared = (name: string): Convolution | null => {
    const found = meaning.functions.get(name);
    return found?.kind === 'convolution' ? found : null;
  };
  const own = declared(sign);
  if (own) return own;
  const [, base, sup, sub] = /^(\*|\\[A-Za-z]+)(?:\^\{([^]*?)\})?(?:_\{([^]*)\})?$/.exec(sign) ?? [];
  const decorations = [sup, sub]
    .flatMap((script) => script?.split(',') ?? [])
    .filter((item) => !meaning.ignore.has(item));
  const plain = base === undefined ? null : declared(base);
  const [only] = decorations;
  if (!plain || only === undefined || decorations.length > 1) return decorations.length === 0 ? plain : null;
  return isPadding(only) ? { ...plain, padding: only } : null;
}

/** `x * w`: what the world says about the sign. */
export function operation<T>(c: Compiler<T>, e: Operation, scope: Scope<T>): Code<T> {
  const how = conventionOf(c.meaning, e.sign);
  if (!how) return refuse(`the sign $${e.sign}$ is not declared`, e.span);
  return convolved(c, c.code(e.left, scope), c.code(e.right, scope), how, e.span);
}

/** An array that slides over another. Beside a number any sign multiplies. */
export function convolved<T>(c: Compiler<T>, left: Code<T>, right: Code<T>, how: Convolution, span?: Span): Fixed<T> {
  const F = c.field;
  const sides = [settle(left, span), settle(right, span)] as const;
  if (sides.some((side) => side.kind === 'scalar')) return times(F, sides[0], sides[1]);
  const [x, w] = roles(c, sides, how, span);
  const rank = x.shape.length;
  const first = rank - (how.over ?? rank);
  const [xShape, wShape] = [x.shape.slice(first), w.shape.slice(first)];
  const step = { ...how, stride: sizeOf(c.layout, how.stride) ?? 1, dilation: sizeOf(c.layout, how.dilation) ?? 1 };
  const shape = correlationShape(xShape, wShape, step);
  if (shape === null) return refuse(`${inWords(wShape)} does not fit into ${inWords(xShape)}`, span);
  if (first > 0) c.notes.add('a convolution of arrays with channels was read as the sum over the channels');
  const turns = entries(shape) * entries(wShape);
  const code = tensor<T>(shape, union(x.slots, w.slots), (env) => {
    spend(env, turns);
    return correlate(F, run(x, env), xShape, run(w, env), wShape, first === 0 ? 1 : x.shape[0]!, step);
  });
  return once(code, c.loops);
}

/** Which of two arrays is the kernel: the right one, or the shorter where that cannot be. */
function roles<T>(
  c: Compiler<T>,
  [left, right]: readonly [Fixed<T>, Fixed<T>],
  { over }: Convolution,
  span?: Span,
): readonly [x: Fixed<T>, w: Fixed<T>] {
  const [a, b] = [left.shape, right.shape];
  const first = a.length - (over ?? a.length);
  if (a.length !== b.length || first < 0 || first > 1 || !sameShape(a.slice(0, first), b.slice(0, first)))
    return refuse(`${inWords(a)} and ${inWords(b)} cannot be convolved${ofAxes(over)}`, span);
  const within = (x: Shape, y: Shape): boolean => x.every((n, k) => n <= y[k]!);
  if (within(b, a) || !within(a, b)) return [left, right];
  c.notes.add('of two arrays that are convolved the shorter one was read as the kernel');
  return [right, left];
}

const ofAxes = (over: number | null): string =>
  over === null ? '' : ` along ${over === 1 ? 'the last axis' : `the last ${over} axes`}`;
