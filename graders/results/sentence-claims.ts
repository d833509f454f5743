import type { Span } from '../../expr';
import type { ResultsProblem } from '../../problems/schema';
import { saidIn, type Aspects, type Mention, type Spoken, type Zone } from './aspects';
import { isBeside } from './beside';
import { figureFor, without, type Claimed } from './claimed';
import { dataSets, headingsIn, LACKING, Measures, ON, OTHER } from './measures';
import { inUnit } from './units';
import { clauseAbout, listsParts, scopeOf } from './scope';
import { sentencesIn } from './sentences';
import { asFigure, numbersIn, type StatedNumber } from './stated';

/** How far back the measure may be named, in characters. */
const NEAR = 400;

/** How far back a setting may be named that holds for what follows, in characters. */
const EARLIER = 3000;

/** How far behind a number its unit may stand, in characters. */
const UNIT_REACH = 30;

/** Longer stretches without an end are no sentence that anybody wrote; nothing is read from them. */
const LONGEST = 5000;

/**
 * Figures that stand in running text, in lists and in printed lines.
 * @param bare stretches whose number was told in words without a unit, and is no result
 */
export function sentenceClaims(
  text: string,
  problem: ResultsProblem,
  aspects: Aspects,
  bare: readonly Span[],
): Claimed[] {
  const measures = { share: new Measures(problem, true), plain: new Measures(problem, false) };
  let previous: Said[] = [];
  return sentencesIn(text).flatMap(({ from, to }) => {
    if (to - from > LONGEST) return [];
    const sentence = text.slice(from, to);
    const inPercent = IN_PERCENT.test(sentence);
    // Numbers that say a setting: the 5 of "k = 5".
    const settings = aspects.mentions(sentence);
    const numbers = numbersIn(sentence, 0).filter(
      (n) =>
        !isBeside(n, sentence) &&
        !isRestated(n, sentence) &&
        !settings.some(({ from, to }) => n.span.from < to && n.span.to > from) &&
        !bare.some((span) => from + n.span.from >= span.from && from + n.span.to <= span.to) &&
        problem.figures.some((f) => asFigure(n, f, inPercent)),
    );
    const segments = segmentsOf(sentence, numbers);
    // "43 wrong (95.7 %)": what is counted is no measure of another number.
    const uncounted = withoutCounted(sentence, measures.share);
    const measuring = segmentsOf(uncounted, numbers);
    const nearby = text.slice(Math.max(0, from - NEAR), from);
    const earlier: Zone = { text: text.slice(Math.max(0, from - EARLIER), from), pick: 'last' };
    const said = aspects.all.map((aspect) =>
      saidInSentence(aspect, sentence, numbers, inBrackets(segments, aspect), earlier),
    );
    // "Kernel 5: 94 % with average, 95 % with max pooling. Kernel 7: 93 % and 94 %": the same order again.
    for (const [k, own] of said.entries()) {
      const before = previous[k] ?? [];
      const again =
        numbers.length > 1 && before.length === numbers.length && aspects.all[k]!.mentions(sentence).length === 0;
      if (again && new Set(before).size > 1) said[k] = before;
      else if (numbers.length > 0) previous = [...previous.slice(0, k), own, ...previous.slice(k + 1)];
    }
    // A line that names every aspect itself needs no word for the measure.
    const plain =
      aspects.count > 0 &&
      wordsBeside(sentence, settings) <= 4 + 2 * numbers.length &&
      said.every((_, k) => aspects.all[k]!.mentions(sentence).length > 0 || said[k] === previous[k]);
    const none: Zone = { text: '', pick: 'only' };
    const measured = {
      share: saidInSentence(measures.share, uncounted, numbers, measuring, none),
      plain: saidInSentence(measures.plain, uncounted, numbers, measuring, none),
    };
    const before = measures.share.mentions(nearby).findLast((m) => m.alternative !== OTHER)?.alternative ?? null;
    const on = saidInSentence(
      dataSets,
      sentence,
      numbers,
      segments,
      headingsIn(text.slice(Math.max(0, from - 2 * NEAR), from)),
    );
    const epochs = epochsOf(sentence, numbers);
    const parts = listsParts(sentence);
    return numbers.flatMap((n, i): Claimed[] => {
      const own = measured[n.percent ? 'share' : 'plain'][i]!;
      if (own === OTHER || (problem.on !== null && on[i] !== null && on[i] !== ON[problem.on])) return [];
      const figure = figureFor(problem, aspects, (k) => said[k]![i]!);
      const read =
        figure &&
        inUnit(n, figure.unit, [withoutBrackets(segments[i]!.after).slice(0, UNIT_REACH), withoutBrackets(sentence)]);
      const stated = figure && read && asFigure(read, figure, inPercent);
      const measure = own ?? before;
      if (
        !stated ||
        !(
          measure !== null ||
          (plain && (stated.percent || aspects.count > 1 || /^\s*(?:nats|bits)\b/.test(segments[i]!.after)))
        )
      )
        return [];
      const lacking = measure === LACKING && figure.unit === 'percent';
      const clause = clauseAbout(segments[i]!.before, segments[i]!.after);
      const scope = scopeOf(clause, aspects.mentions(clause).length > 0);
      const span = { from: from + n.span.from, to: from + n.span.to };
      return [
        {
          figure,
          stated: { ...(lacking ? without(stated) : stated), span },
          strength: own === null ? 1 : 2,
          epoch: epochs[i]!,
          guessed: false,
          scope: scope === 'unsaid' && parts ? 'part' : scope,
          lacking,
        },
      ];
    });
  });
}

/** The unit said once for all numbers of a sentence. */
const IN_PERCENT = /\bin (?:percent|per cent|\\?%|prozent)|\(\s*\\?%\s*\)|\[\s*\\?%\s*\]/i;

/** How many words of a sentence name no setting: a list of figures has few. */
const wordsBeside = (sentence: string, settings: readonly Mention[]): number =>
  [...sentence.matchAll(/\p{L}{2,}/gu)].filter(
    (word) => !settings.some((m) => m.from < word.index + word[0].length && m.to > word.index),
  ).length;

/** For each number of a sentence the alternative of one aspect. */
type Said = readonly (number | null)[];

interface Segment {
  readonly before: string;
  readonly after: string;
}

/** What stands before and behind each number, up to the next one. */
const segmentsOf = (sentence: string, numbers: readonly StatedNumber[]): Segment[] =>
  numbers.map((n, i) => ({
    before: sentence.slice(numbers[i - 1]?.span.to ?? 0, n.span.from),
    after: sentence.slice(n.span.to, numbers[i + 1]?.span.from ?? sentence.length),
  }));

/** Brackets that hold several numbers are a list of their own: "does not help (90.1 % with it, 90.5 % without it)". */
function inBrackets(segments: readonly Segment[], aspect: Spoken): Segment[] {
  return segments.map(({ before, after }, i) => {
    // What stands in brackets right behind the number before is its own.
    const free = i > 0 ? before.replace(/^[\s$]*\([^()]*\)/, (m) => ' '.repeat(m.length)) : before;
    const open = free.lastIndexOf('(');
    const own = aspect.mentions(`${free.slice(open + 1)} ${after}`).length > 0;
    const list =
      own && i === 0 && segments.length > 1 && open > free.lastIndexOf(')') && !segments[0]!.after.includes(')');
    return { before: list ? free.slice(open + 1) : free, after };
  });
}

const withoutBrackets = (sentence: string): string =>
  sentence.replace(/\([^()]*\d[^()]*\)/g, (m) => ' '.repeat(m.length));

/** The same value in another unit, in brackets behind it: "81.2 nats (117.1 bits)". */
const isRestated = ({ span }: StatedNumber, sentence: string): boolean =>
  /\d\s*(?:nats?|bits?)?\s*\((?:in |i\.e\.,? |= ?|or |≈ ?|about )*(?:(?:nats?|bits?)\s*[:=]?\s*)?$/i.test(
    sentence.slice(0, span.from),
  ) && /\((?:[^()]*\b(?:nats?|bits?)\b[^()]*)\)/i.test(sentence.slice(sentence.lastIndexOf('(', span.from)));

/** A sentence without the names of what is lacking that a whole number counts: "43 wrong". */
function withoutCounted(sentence: string, measures: Measures): string {
  return measures
    .mentions(sentence)
    .filter(({ alternative, from }) => alternative === LACKING && /(?<![\d.,])\d+\s+$/.test(sentence.slice(0, from)))
    .reduce((rest, { from, to }) => `${rest.slice(0, from)}${' '.repeat(to - from)}${rest.slice(to)}`, sentence);
}

const EPOCH =
  /\b(?:after|in|at|by|nach|in der)\s+(?:the\s+)?(\d+)(?:st|nd|rd|th|\.)?\s+(?:training\s+)?(?:epochs?|epochen?)\b|\bepochs?\s*[#:=]?\s*\[?(\d+)(?![.\d])|^\s*\[(\d+)(?=\s*\/\s*\d+\s*\])|\b(?:after|in|at) (?:only )?(?:the )?(first|one|a single|second|last|final)(?: one| training)?(?: epoch)?(?=\s*(?:$|[.,;)]|epoch))/gim;
const ORDINALS: Readonly<Record<string, number>> = { second: 2, last: Infinity, final: Infinity };

/**
 * For each number of a sentence the epoch that it is said of: the last before it, or the only one behind; where the first
 * number comes before any epoch, the next behind each.
 */
function epochsOf(sentence: string, numbers: readonly StatedNumber[]): number[] {
  const said = [...sentence.matchAll(EPOCH)].map((m) => {
    const digits = m[1] ?? m[2] ?? m[3];
    return { at: m.index, epoch: digits ? Number(digits) : (ORDINALS[m[4]!.toLowerCase()] ?? 1) };
  });
  const follows = said.length > 1 && numbers.length > 1 && numbers[0]!.span.to <= said[0]!.at;
  return numbers.map(({ span }, i) => {
    const before = said.findLast(({ at }) => at < span.from);
    const next = numbers[i + 1]?.span.from ?? Infinity;
    const behind = follows ? said.find(({ at }) => at >= span.to && at < next) : undefined;
    const [only, ...more] = said;
    // "0.118 (epoch 1: 0.218)": it is said of the other number in the brackets.
    const others =
      only && only.at > span.to && next > only.at && !/[).;]/.test(sentence.slice(only.at, next)) && next < Infinity;
    const alone = more.length === 0 && !others ? only : undefined;
    return (behind ?? before ?? alone)?.epoch ?? Infinity;
  });
}

/** Something is said of one in comparison with another: "better than average pooling". */
const COMPARES =
  /\b(?:than|beats?|outperform\w*|exceeds?|surpass\w*|versus|vs\b\.?|over|against|als|gegenüber|übertr\w+|schlägt)\b/i;
/** What something else is held against, before a comma: "compared to average pooling, ". */
const HELD_AGAINST =
  /\b(?:compared (?:to|with)|in (?:comparison|contrast) (?:to|with)|unlike|instead of|rather than|as opposed to|im vergleich zu|statt)\b[^,;:.()\d]*,/gi;

/**
 * For each number of a sentence, which alternative it has. "95 % with max pooling and 94 % with average pooling" names it
 * after the number, "max pooling gives 95 %" before; "max and average pooling reach 95 and 94 %" names all of them first,
 * in the same order. What stands in brackets right behind a number is its own.
 */
function saidInSentence(
  spoken: Spoken,
  sentence: string,
  numbers: readonly StatedNumber[],
  segments: readonly Segment[],
  earlier: Zone,
): Said {
  const first = segments[0];
  if (!first) return [];
  const kinds = (text: string): number[] => spoken.mentions(text).map((m) => m.alternative);
  const bracketed = segments.map(({ after }): Zone => ({
    text: /^[\s$]*\(([^()]*)\)/.exec(after)?.[1] ?? '',
    pick: 'only',
  }));
  const listed = distinctRuns(kinds(first.before));
  const between = segments.slice(1).every(({ before }) => kinds(before).length === 0);
  const trailing = distinctRuns(kinds(segments.at(-1)!.after));
  if (numbers.length > 1 && between && listed.length === numbers.length) return listed;
  if (numbers.length > 1 && between && listed.length === 0 && trailing.length === numbers.length) return trailing;
  // "95 and 94 %, respectively (kernel size 5)".
  const whole: Zone[] = new Set(kinds(sentence)).size === 1 ? [{ text: sentence, pick: 'only' }] : [];
  const behind = kinds(first.before).length === 0 && kinds(first.after).length > 0;
  const upTo = (text: string): Zone => {
    const own = text.replace(HELD_AGAINST, (m) => ' '.repeat(m.length));
    return { text: own, pick: COMPARES.test(own) ? 'only' : 'last' };
  };
  return segments.map(({ before, after }, i) => {
    const own: Zone[] = behind
      ? [
          { text: after, pick: 'first' },
          // "90 % with it; without it we get 89 %": of two mentions between, the second is the later number's.
          ...(kinds(before).length > 1 ? [{ text: before, pick: 'last' } as const] : []),
        ]
      : [
          upTo(before),
          // "less than the 90 % of the net without it".
          ...(i > 0 ? [{ text: OWN_BEHIND.exec(after)?.[0] ?? '', pick: 'first' } as const] : []),
          // What is said once for the whole sentence before a number stands for those after it, too.
          upTo(sentence.slice(0, numbers[i]!.span.from).replace(OWN_BRACKETS, (m) => ' '.repeat(m.length))),
          ...(numbers.length === 1 ? [{ text: after, pick: 'first' } as const] : []),
        ];
    return saidIn(spoken, [bracketed[i]!, ...own, ...whole, earlier]);
  });
}

/** Brackets right behind a number. */
const OWN_BRACKETS = /(?<=\d\s*(?:\\?%)?\s*\$?\s*)\([^()]*\)/g;

/** What a number's own clause says right behind it. */
const OWN_BEHIND =
  /^[\s$]*(?:(?:accuracy|error|loss|nats|bits|correct\w*|genauigkeit)\s+)?(?:of|for|with|without|by|from|in|using|der|des|bei|mit|ohne|von|für)\b[^.,;:()]*/iu;

/** Without repetitions in a row: "max pooling (global max)" names one thing. */
const distinctRuns = (mentions: readonly number[]): number[] => mentions.filter((m, i) => m !== mentions[i - 1]);
