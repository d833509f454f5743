import type { ResultFeedback } from '../feedback';
import type { Curve } from './curves';

const isLoss = (label: string): boolean => /loss|error|nll|perplexity|entropy|cost/.test(label);
const onTest = (label: string): boolean => /\b(?:val|valid|validation|test|dev|eval)(?:\b|_)/.test(label);
/** `val_loss`, `test loss` and `loss`, `train loss` measure the same thing on two sets. */
const measureOf = (label: string): string =>
  label.replace(/\b(?:val|valid|validation|test|dev|eval|train|training)(?:\b|_)/g, '').replace(/set|[_\s-]/g, '');

/** How far a loss may rise above its start before the training is said to diverge. */
const DIVERGED = 1.25;
/** A loss that rises by this share from its least value, over at least this many epochs, is over-fitting. */
const OVERFIT = { rise: 0.05, epochs: 3 };
/** A loss that fell by this share in its last epoch was stopped while it fell. */
const STILL_FALLING = 0.05;

type Judged = Pick<ResultFeedback, 'claim' | 'verdict' | 'because'> & { readonly at: number };

/** What the curves of a log say of a training. No value is judged here, only its course. */
export function judgeCurves(curves: readonly Curve[]): Judged[] {
  return curves
    .flatMap((curve) => (isLoss(curve.label) ? [courseOf(curve)] : []))
    .concat(
      curves.flatMap((test) => {
        const train = curves.find(
          (c) => onTest(test.label) && !onTest(c.label) && measureOf(c.label) === measureOf(test.label),
        );
        return train ? compared(train, test) : [];
      }),
    );
}

function courseOf({ label, points }: Curve): Judged {
  const claim = `${label} over ${points.length} epochs`;
  const at = points[0]!.at;
  const broken = points.find((p) => !Number.isFinite(p.value));
  if (broken)
    return {
      claim,
      at,
      verdict: 'surprising',
      because: `it stops being a number in epoch ${broken.epoch}: the training diverged`,
    };
  const values = points.map((p) => p.value);
  const [first, last] = [values[0]!, values.at(-1)!];
  const least = Math.min(...values);
  const best = points.find((p) => p.value === least)!;
  const reach = Math.max(Math.abs(first), Math.abs(least), 1e-12);
  if (last > first && last - first > (DIVERGED - 1) * reach)
    return { claim, at, verdict: 'surprising', because: 'it ends above its start: the training diverged' };
  const course = points.length - 1 - points.indexOf(best);
  if (course >= OVERFIT.epochs && last - least > OVERFIT.rise * reach && onTest(label))
    return {
      claim,
      at,
      verdict: 'consistent',
      because: `it is least in epoch ${best.epoch} and rises afterwards: the model over-fits`,
    };
  const before = values.at(-2)!;
  if (last === least && before - last > STILL_FALLING * reach)
    return {
      claim,
      at,
      verdict: 'consistent',
      because: 'it was still falling in the last epoch: a longer training would do better',
    };
  return { claim, at, verdict: 'consistent', because: last < first ? 'it falls and levels out' : 'it does not fall' };
}

/** A loss on test data that stays below the loss on training data from start to end is worth a question. */
function compared(train: Curve, test: Curve): Judged[] {
  const pairs = test.points.flatMap((t) => {
    const own = train.points.find((p) => p.epoch === t.epoch);
    return own && Number.isFinite(own.value) && Number.isFinite(t.value) ? [{ train: own.value, test: t.value }] : [];
  });
  if (pairs.length < 3 || !isLoss(test.label)) return [];
  // In the first epochs the training loss is a mean over weights that were worse.
  const later = pairs.slice(Math.floor(pairs.length / 2));
  const below = later.every((p) => p.test < p.train);
  return [
    {
      claim: `${test.label} against ${train.label}`,
      at: test.points[0]!.at,
      verdict: below ? 'surprising' : 'consistent',
      because: below
        ? 'the loss on test data stays below the loss on training data, which dropout or other regularisation can explain'
        : 'the loss on test data lies above the loss on training data in the end, as is usual',
    },
  ];
}
