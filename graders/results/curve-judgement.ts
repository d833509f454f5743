import type { AskedCurve } from '../../problems/schema';
import type { ResultFeedback } from '../feedback';
import { isSaid } from './aspects';
import { isBeside, measureOf, spokenLabel, type Curve } from './curves';
import { ON } from './measures';
import { numbersIn } from './stated';

const isLoss = (label: string): boolean => /loss|error|nll|perplexity|entropy|cost/.test(label);
/** Losses of two nets that play against each other go up and down: `d_loss`, "generator loss". */
const isPlayed = (label: string): boolean => /(?:^|[\s_])(?:d|g|disc\w*|gen\w*|critic)(?:$|[\s_])/.test(label);

/** How far a loss may rise above its start before the training is said to diverge. */
const DIVERGED = 1.25;
/** A loss that rises by this share from its least value, over at least this many epochs, is over-fitting. */
const OVERFIT = { rise: 0.05, epochs: 3 };
/** A loss that fell by this share in its last epoch was stopped while it fell. */
const STILL_FALLING = 0.05;
/** No training changes by the same amount, this many units of its last digit, so many times in a row. */
const RULED = { epochs: 5, units: 5 };

type Judged = Pick<ResultFeedback, 'claim' | 'verdict' | 'because'> & { readonly at: number };

/** Which way a curve goes as the model gets better; `absolute`: whatever its signs. */
interface Way {
  readonly goes: 'down' | 'up';
  readonly absolute: boolean;
}

/** The curves that are asked for, as a document shows them: of several trainings the last. */
export function askedCurves(
  asked: readonly AskedCurve[],
  curves: readonly Curve[],
): { readonly asked: AskedCurve; readonly curve: Curve }[] {
  return asked.flatMap((one) => {
    const curve = curves.findLast((c) => one.named.every((phrase) => isSaid([phrase], spokenLabel(c))));
    return curve ? [{ asked: one, curve }] : [];
  });
}

/** A curve that is asked for: it has to get better from its start to its end. */
export function judgeAsked(asked: AskedCurve, curve: Curve): Judged {
  const course = courseOf(curve, asked);
  const said = { ...course, claim: `${asked.title} over ${reachOf(curve)}` };
  if (course.verdict === 'surprising') return said;
  const [first, last] = [curve.points[0]!, curve.points.at(-1)!];
  if (costOf(last.value, asked) >= costOf(first.value, asked))
    return { ...said, verdict: 'surprising', because: WORDS[asked.goes].stays };
  if (isRuled(curve))
    return {
      ...said,
      verdict: 'surprising',
      because:
        curve.counted === 'epochs'
          ? 'it changes by the same amount in every epoch, as no training does'
          : 'it changes by the same amount each time, as no training does',
    };
  return said;
}

/**
 * What the curves of a log say of a training. No value is judged here, only its course, and not that of the curves that
 * were `judged` already.
 */
export function judgeCurves(curves: readonly Curve[], judged: ReadonlySet<Curve> = new Set()): Judged[] {
  return curves
    .flatMap((curve) =>
      isLoss(curve.label) && !isPlayed(curve.label) && !judged.has(curve) ? [courseOf(curve, LOSS)] : [],
    )
    .concat(
      curves.flatMap((test) => {
        const train = curves.find(
          (c) =>
            test.on === ON.test &&
            c.on !== ON.test &&
            measureOf(c.label) === measureOf(test.label) &&
            isBeside(c, test),
        );
        return train ? compared(train, test) : [];
      }),
    );
}

const LOSS: Way = { goes: 'down', absolute: false };

/** What gets less as the model gets better. */
const costOf = (value: number, { goes, absolute }: Way): number =>
  (goes === 'up' ? -1 : 1) * (absolute ? Math.abs(value) : value);

const WORDS = {
  down: {
    diverged: 'it ends above its start: the training diverged',
    best: (when: string) => `it is least in ${when} and rises afterwards: the model over-fits`,
    unfinished: 'it was still falling in the last epoch: a longer training would do better',
    stillMoving: 'it was still falling in the end: a longer training would do better',
    levels: 'it falls and levels out',
    stays: 'it does not fall',
  },
  up: {
    diverged: 'it ends below its start: the training diverged',
    best: (when: string) => `it is greatest in ${when} and falls afterwards: the model over-fits`,
    unfinished: 'it was still rising in the last epoch: a longer training would do better',
    stillMoving: 'it was still rising in the end: a longer training would do better',
    levels: 'it rises and levels out',
    stays: 'it does not rise',
  },
} as const;

/** How long a curve is. */
function reachOf({ points, counted, epochs }: Curve): string {
  switch (counted) {
    case 'epochs':
      return `${points.length} epochs`;
    case 'iterations':
      return `${points.at(-1)!.epoch} iterations${epochs === null ? '' : ` (${epochs.toFixed(1)} epochs)`}`;
  }
}

function courseOf(curve: Curve, way: Way): Judged {
  const { label, points, on, counted } = curve;
  const claim = `${label} over ${reachOf(curve)}`;
  const when = (epoch: number): string => `${counted === 'epochs' ? 'epoch' : 'iteration'} ${epoch}`;
  const at = points[0]!.at;
  const words = WORDS[way.goes];
  const broken = points.find((p) => !Number.isFinite(p.value));
  if (broken)
    return {
      claim,
      at,
      verdict: 'surprising',
      because: `it stops being a number in ${when(broken.epoch)}: the training diverged`,
    };
  const values = points.map((p) => costOf(p.value, way));
  const [first, last] = [values[0]!, values.at(-1)!];
  const least = Math.min(...values);
  const best = values.indexOf(least);
  const reach = Math.max(Math.abs(first), Math.abs(least), 1e-12);
  if (last > first && last - first > (DIVERGED - 1) * reach)
    return { claim, at, verdict: 'surprising', because: words.diverged };
  if (points.length - 1 - best >= OVERFIT.epochs && last - least > OVERFIT.rise * reach && on === ON.test)
    return { claim, at, verdict: 'consistent', because: words.best(when(points[best]!.epoch)) };
  if (last === least && values.at(-2)! - last > STILL_FALLING * reach)
    return { claim, at, verdict: 'consistent', because: counted === 'epochs' ? words.unfinished : words.stillMoving };
  return { claim, at, verdict: 'consistent', because: last < first ? words.levels : words.stays };
}

/** Whether all values lie on a line, to the digits shown: somebody wrote them down. */
function isRuled({ points }: Curve): boolean {
  if (points.length <= RULED.epochs) return false;
  const unit = 2 * Math.max(...points.map((p) => numbersIn(p.written, 0)[0]?.half ?? 0));
  const slopes = points.slice(1).map((p, i) => (p.value - points[i]!.value) / (p.epoch - points[i]!.epoch));
  return Math.abs(slopes[0]!) >= RULED.units * unit && slopes.every((s) => Math.abs(s - slopes[0]!) <= 1.01 * unit);
}

/** A loss on test data that stays below the loss on training data from start to end is worth a question. */
function compared(train: Curve, test: Curve): Judged[] {
  const pairs = test.points.flatMap((t) => {
    const k = train.points.findIndex((p) => p.epoch === t.epoch);
    const own = train.points[k];
    if (!own || !Number.isFinite(own.value) || !Number.isFinite(t.value)) return [];
    // The training loss of a log is a mean over the epoch, of weights that were worse: that of the next epoch counts, too.
    return [{ train: Math.min(own.value, train.points[k + 1]?.value ?? own.value), test: t.value }];
  });
  if (pairs.length < 3 || !isLoss(test.label)) return [];
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
