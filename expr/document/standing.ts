import type { Span } from '../span';
import type { Chain } from './chains';
import type { Standing } from './standing-words';
import { goesOn, isJoined, saysOtherwise, saysUnless, speaksOfAll, standingOf } from './standing-words';

export type { Standing } from './standing-words';

/** A condition by the number of its chain; `not` where it speaks of all other cases. */
export interface Under {
  readonly chain: number;
  readonly not: boolean;
}

/** How a chain stands in the running text around it. */
export interface Context {
  readonly standing: Standing;
  /** Conditions that may restrict it, the likeliest first; each by itself. */
  readonly under: readonly Under[];
  /** Chains that are assumed before it. */
  readonly assumed: readonly number[];
  /** What its sentence says before it, in small letters, other formulas as `□` and `■`. */
  readonly before: string;
  readonly behind: string;
}

/** The end of a sentence, of a paragraph or of an item of a list. */
const SENTENCE = /[.!?](?=\s|$)|\n\s*\n|\n\s*(?:[-*+#]|\d+[.)]|\(\w{1,3}\))\s|\\item\b|\\(?:sub)*section\b|[。！？]/gu;
const HEADING = /\n\s*#|\\(?:sub)*section\b/;
const PARAGRAPH = /\n\s*\n|\n\s*[-*+]\s|\\item\b/;
/** The clause of a condition has come to its end. */
const CLAUSE = /[,;:.]|\bthen\b/u;
const WORD = /\p{L}{2,}/u;
const CONNECTS =
  /^[\s,.;:]*(?:and|thus|hence|so|then|which (?:gives|is|simplifies to)|therefore|that is|i\.e\.|or|with|where)?[\s,.;:]*(?:we (?:get|have|obtain))?[\s,.;:]*$/u;

/** Letters of a sentence that are looked at. */
const REMEMBERED = 400;

const plain = (text: string): string =>
  text
    .replace(/\$\$?|\\[()[\]]|\\(?:begin|end)\{[^{}]*\}(?:\{[^{}]*\})?/g, ' ')
    .replace(/\\(?:text\w*|emph|underline)\s*\{|[*_`~{}]/g, ' ')
    .toLowerCase();

/** A chain on its way through the text, with what was found about it so far. */
interface Met {
  readonly chain: number;
  standing: Standing;
  readonly before: string;
  behind: string;
  under: Under[];
  assumed: readonly number[];
  /** A claim stands before it in its sentence. */
  readonly last: number | null;
  readonly not: boolean;
}

/**
 * Says of every chain how it is meant: claimed, or said as a condition, an assumption, a goal, or as what is not so;
 * and which conditions of the running text may restrict it. Words decide that stand right before or behind a formula.
 */
export function contexts(source: string, chains: readonly Chain[], formulas: readonly { span: Span }[]): Context[] {
  const met = new Map<number, Met>();
  const starts = chains.map(({ sides, span }) => sides[0]?.span.from ?? span.from);
  const order = [...chains.keys()].sort((a, b) => starts[a]! - starts[b]!);
  let next = 0;
  let at = 0;
  /** The sentence so far. */
  let sentence = '';
  /** The last chain of the sentence, and the last one that claims something. */
  let previous: Met | null = null;
  let claimed: Met | null = null;
  /** Conditions in force, and whether a claim has used them. */
  let leading: { under: readonly Under[]; used: boolean } = { under: [], used: false };
  let latest: number | null = null;
  let assumed: number[] = [];

  const inOrder = [...formulas].sort((a, b) => a.span.from - b.span.from);
  for (const [f, { span }] of inOrder.entries()) {
    const gap = span.from > at ? source.slice(at, span.from) : '';
    if (previous) previous.behind = plain(sentenceHead(gap));
    const tail = sentenceTail(gap);
    if (HEADING.test(gap)) assumed = [];
    const leaves =
      HEADING.test(gap) ||
      speaksOfAll(plain(gap)) ||
      (leading.used && PARAGRAPH.test(gap) && WORD.test(gap) && !CONNECTS.test(plain(gap)));
    if (leaves) leading = { under: [], used: false };
    if (tail === null) sentence = (sentence + plain(gap)).slice(-REMEMBERED);
    else {
      sentence = plain(tail).slice(-REMEMBERED);
      previous = claimed = null;
    }
    at = Math.max(at, span.to);
    const own: number[] = [];
    while (next < order.length && starts[order[next]!]! < span.to) own.push(order[next++]!);
    for (const chain of own) {
      const until = inOrder[f + 1]?.span.from ?? source.length;
      const words = {
        before: sentence,
        behind: plain(sentenceHead(source.slice(at, at + 200))),
        between: plain(source.slice(at, Math.min(until, at + 200))),
      };
      let standing = standingOf(words);
      const between = sentence.slice(sentence.lastIndexOf('■') + 1);
      if (standing === 'claim' && chains[chain]!.place === 'inline' && previous && sentence.includes('■')) {
        const listed = previous.standing === 'assumption' ? goesOn(between) : isJoined(between);
        // `A if i = j and B`: behind a claim its condition opens no list.
        const trails = previous.standing === 'condition' && claimed !== null;
        if (listed && !trails && previous.standing !== 'denial') standing = previous.standing;
      }
      if (standing === 'claim' && singlesOut(source, chains[chain]!, sentence)) standing = 'condition';
      const one: Met = {
        chain,
        standing,
        before: words.before,
        behind: words.behind,
        under: [],
        assumed,
        last: claimed?.chain ?? null,
        not: saysUnless(sentence),
      };
      met.set(chain, one);
      if (standing === 'condition') {
        const under = { chain, not: one.not };
        const joins = previous?.standing === 'condition' && isJoined(between);
        const opens = charBehind(source, chains[chain]!) === ':';
        const behindClaim = claimed !== null && !opens && !CLAUSE.test(between);
        // `A if c`; where a comma parts them, `A, if c, B`, it may belong to either.
        if (claimed && !opens && claimed.under.length === 0 && !/[;.]/.test(between)) claimed.under.push(under);
        if (!behindClaim) leading = { under: joins ? [...leading.under, under] : [under], used: false };
        latest = chain;
      } else if (standing === 'assumption') assumed = [...assumed, chain];
      else {
        if (latest !== null && saysOtherwise(words)) one.under.push({ chain: latest, not: true });
        else one.under.push(...leading.under);
        leading = { ...leading, used: true };
        claimed = one;
      }
      previous = one;
    }
    sentence = (sentence + (own.length > 0 ? ' ■ ' : ' □ ')).slice(-REMEMBERED);
  }
  return chains.map((_, k): Context => {
    const found = met.get(k);
    if (!found) return { standing: 'claim', under: [], assumed: [], before: '', behind: '' };
    const { standing, under, assumed: earlier, before, behind } = found;
    return { standing, under, assumed: earlier, before, behind };
  });
}

/** The first character behind a chain that is neither space nor the end of its formula. */
const charBehind = (source: string, { span }: Chain): string | undefined =>
  /^(?:[\s$&]|\\[)\],;! ])*(\S)/.exec(source.slice(span.to, span.to + 20))?.[1];

const INDEX = /^(?:[a-zA-Z]|\d+)'?$/;
const ENTRY = /^[a-zA-Z]'?_(?:\w|\{\w+\})$/;
const NUMBER = /^-?\d+$/;
const ENTRY_CASE = /(?:^|[^\p{L}])(?:where|with|(?<!arriv\p{L}{0,3}\s)at|wobei|mit)[\s,]*$/u;
const NAMES_CASE = /(?:^|[^\p{L}])(?:where|with|here|(?<!arriv\p{L}{0,3}\s)at|wobei|mit)[\s,]*$/u;

/** Relations of indices that say which case is meant: `$i \ne j$:`, `($i = j$)`, `where $i = j$`; an unequal pair always. */
function singlesOut(source: string, chain: Chain, sentence: string): boolean {
  const { place, sides, links } = chain;
  const [link] = links;
  if (links.length !== 1) return false;
  const [left, right] = sides.map((s) => s.latex.trim());
  // `where $y_k = 1$`
  if (place === 'inline' && ENTRY.test(left!) && NUMBER.test(right!)) return ENTRY_CASE.test(sentence);
  if (![left!, right!].every((latex) => INDEX.test(latex))) return false;
  if (link!.op === '!=' && sides.every((s) => /^[i-nst]'?$/.test(s.latex.trim()))) return true;
  const behind = charBehind(source, chain);
  if (behind === ':') return true;
  return place === 'inline' && (/\(\s*$/.test(sentence) ? behind === ')' : NAMES_CASE.test(sentence));
}

/** Control sequences that only make room: `\\medskip`, `\\noindent`. */
const SPACING = /\\(?:(?:small|med|big)skip|noindent|indent|par|vspace\*?\{[^{}]*\})(?![a-zA-Z])/g;

/** Text up to the end of the first sentence, which goes on behind a display that a small letter follows. */
function sentenceHead(text: string): string {
  for (const { 0: mark, index } of text.matchAll(SENTENCE))
    if (!isDisplayGap(mark, text.slice(index + mark.length))) return text.slice(0, index);
  return text;
}

/** Whether a blank line parts a display from the rest of its sentence. */
const isDisplayGap = (mark: string, rest: string): boolean => /^\n\s*\n$/.test(mark) && /^\s*\p{Ll}/u.test(rest);

/**
 * Text from the beginning of the last sentence; null where no sentence ends in it. A blank line after a colon, a comma
 * or nothing ends none: a display follows. Nor does one before a small letter: the sentence goes on behind a display.
 */
function sentenceTail(text: string): string | null {
  let from = -1;
  for (const { 0: mark, index } of text.matchAll(SENTENCE)) {
    const rest = text.slice(index + mark.length);
    if (isDisplayGap(mark, rest) || (/^\n\s*\n$/.test(mark) && !WORD.test(rest.replace(SPACING, '')))) continue;
    from = index + mark.length;
  }
  return from === -1 ? null : text.slice(from);
}
