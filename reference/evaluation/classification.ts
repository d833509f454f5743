/** Fails unless all are as long as the first. */
function sameLength(first: ArrayLike<unknown>, ...others: readonly ArrayLike<unknown>[]): number {
  for (const other of others)
    if (other.length !== first.length)
      throw new RangeError(`expected ${first.length} values, as many as labels, found ${other.length}`);
  if (first.length === 0) throw new RangeError('expected at least one case, found none');
  return first.length;
}

/** The share of cases whose prediction is their label. */
export function accuracy(labels: ArrayLike<number>, predictions: ArrayLike<number>): number {
  const n = sameLength(labels, predictions);
  let right = 0;
  for (let i = 0; i < n; i++) if (labels[i] === predictions[i]) right++;
  return right / n;
}

/** F1 of the class `positive`, 2·TP / (2·TP + FP + FN); 0 where the class is neither a label nor predicted. */
export function f1(labels: ArrayLike<number>, predictions: ArrayLike<number>, positive = 1): number {
  const n = sameLength(labels, predictions);
  let twice = 0;
  let either = 0;
  for (let i = 0; i < n; i++) {
    const [is, said] = [labels[i] === positive, predictions[i] === positive];
    if (is && said) twice += 2;
    either += Number(is) + Number(said);
  }
  return either === 0 ? 0 : twice / either;
}

/** The mean of F1 over the classes that are labels or predicted. */
export function macroF1(labels: ArrayLike<number>, predictions: ArrayLike<number>): number {
  const classes = [...new Set([...Array.from(labels), ...Array.from(predictions)])];
  return classes.reduce((sum, one) => sum + f1(labels, predictions, one), 0) / classes.length;
}

/**
 * Area under the ROC curve: the chance that a positive case (label 1) scores higher than a negative one (label 0), ties
 * counting half (Hanley and McNeil, 1982). Throws a RangeError where one of the classes is missing or a score is NaN.
 */
export function auc(labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  const n = sameLength(labels, scores);
  const order = Array.from({ length: n }, (_, i) => i);
  for (const i of order)
    if (Number.isNaN(scores[i]!)) throw new RangeError(`expected a score, found NaN for case ${i}`);
  order.sort((a, b) => scores[a]! - scores[b]!);
  let positives = 0;
  let ranks = 0;
  for (let from = 0; from < n;) {
    let to = from;
    while (to < n && scores[order[to]!] === scores[order[from]!]) to++;
    // Ranks from + 1 … to are shared.
    const rank = (from + 1 + to) / 2;
    for (; from < to; from++) {
      if (labels[order[from]!] !== 1) continue;
      positives++;
      ranks += rank;
    }
  }
  const negatives = n - positives;
  if (positives === 0 || negatives === 0)
    throw new RangeError('expected cases of both classes, found those of one only');
  return (ranks - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/**
 * Expected calibration error: |accuracy − mean confidence| averaged over bins of confidence of equal width, each closed
 * above, weighted by how many cases fall in (Guo et al., 2017).
 * @param right whether each case was predicted rightly
 * @param confidences the probability given to each prediction, from 0 to 1
 */
export function calibrationError(right: ArrayLike<boolean>, confidences: ArrayLike<number>, bins = 15): number {
  const n = sameLength(right, confidences);
  const gaps = new Float64Array(bins);
  for (let i = 0; i < n; i++) {
    const confidence = confidences[i]!;
    if (!(confidence >= 0 && confidence <= 1))
      throw new RangeError(`expected a probability, found ${confidence} for case ${i}`);
    gaps[Math.max(0, Math.ceil(confidence * bins) - 1)]! += Number(right[i]) - confidence;
  }
  return gaps.reduce((sum, gap) => sum + Math.abs(gap), 0) / n;
}
