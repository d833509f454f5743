import type { Span } from '../../expr';
import type { ResultsProblem } from '../../problems/schema';
import type { Aspects, Zone } from './aspects';
import { isSaid } from './aspects';
import { isBeside } from './beside';
import type { Claimed } from './claimed';
import { figureFor } from './claimed';
import { asFigure, numbersIn, type StatedNumber } from './stated';

/** How far back the measure may be named, in characters. */
const NEAR = 400;

/** How far back a setting may be named that holds for what follows, in characters. */
const EARLIER = 3000;

/** Longer stretches without an end are no sentence that anybody wrote; nothing is read from them. */
const LONGEST = 5000;

/** Figures that stand in running text, in lists and in printed lines. `text` begins at offset `at` of the document. */
export function sentenceClaims(text: string, at: number, problem: ResultsProblem, aspects: Aspects): Claimed[] {
  let previous: Said[] = [];
  return sentencesIn(text).flatMap(({ from, to }) => {
    if (to - from > LONGEST) return [];
    const sentence = text.slice(from, to);
    // Numbers that say a setting: the 5 of "k = 5".
    const settings = Array.from({ length: aspects.count }, (_, k) => aspects.mentions(k, sentence)).flat();
    const numbers = numbersIn(sentence, 0).filter(
      (n) =>
        !isBeside(n, sentence) &&
        !settings.some(({ from, to }) => n.span.from < to && n.span.to > from) &&
        problem.figures.some((f) => asFigure(n, f, false)),
    );
    const segments = numbers.map((n, i) => ({
      before: sentence.slice(numbers[i - 1]?.span.to ?? 0, n.span.from),
      after: sentence.slice(n.span.to, numbers[i + 1]?.span.from ?? sentence.length),
    }));
    const said = Array.from({ length: aspects.count }, (_, k) =>
      saidInSentence(k, sentence, numbers, segments, text.slice(Math.max(0, from - EARLIER), from), aspects),
    );
    // "Kernel 5: 94 % with average, 95 % with max pooling. Kernel 7: 93 % and 94 %": the same order again.
    for (const [k, own] of said.entries()) {
      const before = previous[k] ?? [];
      const again =
        numbers.length > 1 && before.length === numbers.length && aspects.mentions(k, sentence).length === 0;
      if (again && new Set(before).size > 1) said[k] = before;
      else if (numbers.length > 0) previous = [...previous.slice(0, k), own, ...previous.slice(k + 1)];
    }
    const here = isSaid(problem.metric, sentence);
    // A line that names every aspect itself needs no word for the measure.
    const plain =
      aspects.count > 0 &&
      wordsBeside(sentence, aspects) <= 4 + 2 * numbers.length &&
      said.every((_, k) => aspects.mentions(k, sentence).length > 0 || said[k] === previous[k]);
    const near = here || isSaid(problem.metric, text.slice(Math.max(0, from - NEAR), from));
    return numbers.flatMap((n, i): Claimed[] => {
      const figure = figureFor(problem, aspects, (k) => said[k]![i]!);
      const stated = figure && asFigure(n, figure, false);
      if (!stated || !(near || (plain && (stated.percent || aspects.count > 1)))) return [];
      const span = { from: at + from + n.span.from, to: at + from + n.span.to };
      return [{ figure, stated: { ...stated, span }, strength: here ? 2 : 1 }];
    });
  });
}

/** How many words of a sentence name no setting: a list of figures has few. */
function wordsBeside(sentence: string, aspects: Aspects): number {
  const mentions = Array.from({ length: aspects.count }, (_, k) => aspects.mentions(k, sentence)).flat();
  return [...sentence.matchAll(/\p{L}{2,}/gu)].filter(
    (word) => !mentions.some((m) => m.from < word.index + word[0].length && m.to > word.index),
  ).length;
}

/** For each number of a sentence the alternative of one aspect. */
type Said = readonly (number | null)[];

interface Segment {
  readonly before: string;
  readonly after: string;
}

/**
 * For each number of a sentence, which alternative of aspect `k` it has. "95 % with max pooling and 94 % with average
 * pooling" names it after the number, "max pooling gives 95 %" before; "max and average pooling reach 95 and 94 %" names
 * all of them first, in the same order.
 */
function saidInSentence(
  k: number,
  sentence: string,
  numbers: readonly StatedNumber[],
  segments: readonly Segment[],
  earlier: string,
  aspects: Aspects,
): Said {
  const first = segments[0];
  if (!first) return [];
  const kinds = (text: string): number[] => aspects.mentions(k, text).map((m) => m.alternative);
  const listed = distinctRuns(kinds(first.before));
  const between = segments.slice(1).every(({ before }) => kinds(before).length === 0);
  const trailing = distinctRuns(kinds(segments.at(-1)!.after));
  if (numbers.length > 1 && between && listed.length === numbers.length) return listed;
  if (numbers.length > 1 && between && listed.length === 0 && trailing.length === numbers.length) return trailing;
  // "95 and 94 %, respectively (kernel size 5)".
  const whole: Zone[] = new Set(kinds(sentence)).size === 1 ? [{ text: sentence, pick: 'only' }] : [];
  const behind = kinds(first.before).length === 0 && kinds(first.after).length > 0;
  return segments.map(({ before, after }, i) => {
    const own: Zone[] = behind
      ? [
          { text: after, pick: 'first' },
          // "90 % with it; without it we get 89 %": of two mentions between, the second is the later number's.
          ...(kinds(before).length > 1 ? [{ text: before, pick: 'last' } as const] : []),
        ]
      : [
          { text: before, pick: 'last' },
          // What is said once for the whole sentence before a number stands for those after it, too.
          { text: sentence.slice(0, numbers[i]!.span.from), pick: 'last' },
          ...(numbers.length === 1 ? [{ text: after, pick: 'first' } as const] : []),
        ];
    return aspects.said(k, [...own, ...whole, { text: earlier, pick: 'last' }]);
  });
}

/** Without repetitions in a row: "max pooling (global max)" names one thing. */
const distinctRuns = (mentions: readonly number[]): number[] => mentions.filter((m, i) => m !== mentions[i - 1]);

/** Sentences, items of lists, and lines of printed output. */
function sentencesIn(text: string): Span[] {
  const spans: Span[] = [];
  let from = 0;
  let fenced = false;
  const end = (to: number): void => {
    if (text.slice(from, to).trim() !== '') spans.push({ from, to });
    from = to;
  };
  for (const match of text.matchAll(/[.?!](?=\s|$)|\n/g)) {
    const at = match.index;
    if (match[0] !== '\n') {
      // `Fig. 3`, `approx. 95 %`, `1.`: no sentence ends there.
      if (
        !/(?:\b(?:fig|approx|ca|vs|resp|acc|eq|no|e\.g|i\.e)|^\s*\d+|\n\s*\d+)$/i.test(
          text.slice(Math.max(0, at - 12), at),
        )
      )
        end(at + 1);
      continue;
    }
    const next = text.slice(at + 1, text.indexOf('\n', at + 1) === -1 ? text.length : text.indexOf('\n', at + 1));
    const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    if (fenced || next.trim() === '' || /^\s*(?:[-*+#>]|\d+[.)]|```|~~~|\\item)/.test(next) || line.trim() === '')
      end(at + 1);
  }
  end(text.length);
  return spans;
}
