import { permutation, seeded } from '../random';
import type { ImageSet, Images } from './types';

/** Pairs of images of one set, by number: pair i is (left[i], right[i]); same[i] is 1 if both show the same class. */
export interface Pairs {
  readonly count: number;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly same: Uint8Array;
}

/** Numbers of the images of each class. */
function byClass(labels: Uint8Array): number[][] {
  const members: number[][] = [];
  labels.forEach((label, i) => (members[label] ??= []).push(i));
  return members.filter((of) => of !== undefined);
}

/**
 * Distinct pairs of distinct images, in random order: half of them of one class, half of two. The class of a same pair
 * is uniform, as are the two classes of a different pair, so that no class tells anything about `same`.
 * Throws a RangeError where the set is too small for so many.
 */
export function pairsOf(set: ImageSet, count: number, seed: number): Pairs {
  const random = seeded(seed);
  const classes = byClass(set.labels.subarray(0, set.count));
  const pick = (below: number): number => Math.floor(random() * below);
  const left = new Int32Array(count);
  const right = new Int32Array(count);
  const same = new Uint8Array(count);
  const seen = new Set<number>();
  const order = permutation(count, random);
  // Sets from which pairs are drawn are far larger than what is drawn; a draw that is refused this often is no accident.
  let tries = 100 * count + 1000;
  for (let k = 0; k < count;) {
    if (tries-- === 0 || classes.length < 2)
      throw new RangeError(
        `${count} distinct pairs cannot be drawn from ${set.count} images of ${classes.length} classes`,
      );
    const equal = k < count / 2;
    const first = pick(classes.length);
    const second = equal ? first : (first + 1 + pick(classes.length - 1)) % classes.length;
    const a = classes[first]![pick(classes[first]!.length)]!;
    const b = classes[second]![pick(classes[second]!.length)]!;
    const key = Math.min(a, b) * set.count + Math.max(a, b);
    if (a === b || seen.has(key)) continue;
    seen.add(key);
    const at = order[k++]!;
    left[at] = a;
    right[at] = b;
    same[at] = equal ? 1 : 0;
  }
  return { count, left, right, same };
}

/** Pairs for a Siamese network: those to train from training images, those to test from test images. */
export function digitPairs(
  images: Images,
  counts: { readonly train: number; readonly test: number },
  seed: number,
): { readonly train: Pairs; readonly test: Pairs } {
  return {
    train: pairsOf(images.train, counts.train, seed),
    // Another stream: with the same one, train and test would hold the same classes pair by pair.
    test: pairsOf(images.test, counts.test, seed ^ 0x5bd1e995),
  };
}
