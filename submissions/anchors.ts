import { wordOf, wordPattern, type Word } from './labels';
import { latexCounters } from './counters';
import { insideOf, masked } from './mask';

/** One number or letter by which a place is labelled. */
export interface Atom {
  /** `3.1`, `2`, `a`, `iv`, in lower case. */
  readonly value: string;
  readonly word?: Word;
  /** Written `(1)`. */
  readonly paren: boolean;
}

/** A place that looks like the beginning of an answer. */
export interface Anchor {
  /** Offset of its line, or of the label where that stands within a line. */
  readonly at: number;
  /** `5.1 (a)` has two. */
  readonly atoms: readonly Atom[];
  /** How much it looks like a heading. */
  readonly strength: number;
}

/** From a heading down to a number in the run of a sentence. */
export const strengths = {
  heading: 4,
  bold: 3.5,
  title: 3,
  numbered: 2.5,
  item: 2,
  bare: 1,
  midline: 0.5,
} as const;

/** Every place of a text that carries a number or a letter as headings, items and scanned pages do, in order. */
export function anchorsOf(text: string): Anchor[] {
  const hidden = masked(text);
  const isHidden = insideOf(hidden);
  const counter = latexCounters();
  const anchors: Anchor[] = [];
  let blankBefore = true;
  for (let at = 0; at <= text.length;) {
    const end = text.indexOf('\n', at);
    const stop = end === -1 ? text.length : end;
    if (!isHidden(at)) {
      const line = text.slice(at, Math.min(stop, at + 300));
      const underlined = isUnderline(text, stop + 1);
      const counted = counter(line);
      const anchor = readLine(line, { blankBefore, underlined, long: stop - at >= 300 }) ?? counted;
      if (anchor) anchors.push({ at, ...anchor });
      blankBefore = line.trim() === '';
    } else blankBefore = true;
    at = stop + 1;
  }
  return [...anchors, ...midline(text, insideOf(hidden))].sort((a, b) => a.at - b.at);
}

const isUnderline = (text: string, at: number): boolean => {
  const start = text.slice(at, at + 80);
  return /^(={3,}|-{3,})[ \t]*(\n|$)/.test(start);
};

interface Surroundings {
  readonly blankBefore: boolean;
  /** The next line underlines this one, as headings may be written in Markdown. */
  readonly underlined: boolean;
  readonly long: boolean;
}

interface Dress {
  readonly rest: string;
  readonly heading: boolean;
  readonly bold: boolean;
  readonly item: boolean;
  readonly word?: Word;
}

const latexHeading =
  /^\\(?:chapter|part|section|subsection|subsubsection|paragraph|subparagraph)\*?\s*(?:\[[^\]]*\])?\s*\{\s*/;
const latexQuestion =
  /^\\(?:begin\s*\{(?:problem|exercise|question|homework\w*)\*?\}|(?:problem|question|exercise)\b)\s*[[{]?\s*/i;
const latexBold = /^(?:\\(?:textbf|textit|emph|underline|textsc)\s*\{|\{?\\(?:bf|bfseries|large|Large|LARGE|it)\b)\s*/;
const introduction = /^(?:solution|answer|proof|lösung)(?:\s+(?:to|of|for))?\b[\s:]*(?=.*\d|.*\([a-z]\))/i;

/** Takes off what surrounds a label: `## `, `- `, `**`, `\section{`, `\item`. */
function undress(line: string): Dress {
  let rest = line;
  let heading = false;
  let bold = false;
  let item = false;
  let word: Word | undefined;
  const take = (pattern: RegExp): boolean => {
    const match = pattern.exec(rest);
    if (!match) return false;
    rest = rest.slice(match[0].length);
    return true;
  };
  for (let turn = 0; turn < 8; turn++) {
    if (take(/^\s+/) || take(/^>\s?/) || take(/^\\noindent\b\s*/)) continue;
    if (take(/^#{1,6}(?=[\s\d(a-zA-Z*])\s*/) || take(latexHeading)) heading = true;
    else if (take(latexQuestion)) {
      heading = true;
      word = 'problem';
    } else if (take(/^[-+*•](?=\s)\s+/) || take(/^\\item\b\s*\[?\s*/)) item = true;
    else if (take(/^(?:\*\*|__)\s*/) || take(latexBold)) bold = true;
    else if (!take(introduction)) break;
  }
  return { rest, heading, bold, item, word };
}

function readLine(line: string, around: Surroundings): Omit<Anchor, 'at'> | undefined {
  if (line.trim() === '') return undefined;
  const { rest, heading, bold, item, word } = undress(line);
  const { atoms, after, closed } = readAtoms(rest, word);
  const first = atoms[0];
  if (!first) return undefined;
  const tail = after.replace(/^[\s*_}\].:)]+/, '');
  const isHeading = heading || around.underlined;
  const short = !around.long && tail.length <= 80;
  const plainLetter = /^[a-z]/.test(first.value) && !first.word && !closed;
  const strength = (): number | undefined => {
    if (plainLetter && !isHeading && !bold) return undefined;
    if (isHeading) return strengths.heading;
    if (bold) return strengths.bold;
    // "1 Problem 1" is a heading as "Problem 1" is; "(k) Problem e: loss" is a caption.
    if (first.word || (atoms[1]?.word && atoms[1].value === first.value)) {
      // "… as in / Problem 2 we saw that …" is a sentence, not a heading.
      if (/^\p{Ll}/u.test(tail)) return around.blankBefore ? strengths.title : strengths.bare;
      return short ? strengths.heading : strengths.title;
    }
    if (item) return strengths.item;
    if (tail === '') return /[.)a-z]/.test(first.value) || closed ? strengths.title : strengths.bare;
    if (closed) return around.blankBefore ? strengths.numbered : strengths.item;
    // "3 Conditional Autoencoders" is a title, "2 3 -1 0" and "2 apples" are not.
    if (!/^(?:\p{Lu}|\p{Lo})/u.test(tail)) return undefined;
    return short && around.blankBefore && !/[.;,]\s*$/.test(tail) ? strengths.title : strengths.bare;
  };
  const found = strength();
  return found === undefined ? undefined : { atoms, strength: found };
}

const wordStart = new RegExp(String.raw`^(${wordPattern})\s{0,3}[.#:~]?\s{0,3}(?=[\d(]|[a-z](?![a-z]))`, 'i');
const number = String.raw`[1-9]\d?(?:\.[1-9]\d?){0,3}`;
const edge = String.raw`(?=$|[\s.,:;)*_}\]~–—-])`;
const inParens = new RegExp(String.raw`^\((${number}|[a-z]|[ivx]{2,4})\)${edge}`, 'i');
const withParen = new RegExp(String.raw`^(${number})?\s?([a-z]|[ivx]{2,4})?\)${edge}`, 'i');
const numberAlone = new RegExp(String.raw`^(${number})([a-z])?(?:(\.|:)|${edge}|(?=\())`, 'i');
const letterAlone = /^([a-z]|[ivx]{2,4})(?:[.:](?=\s|$|\*)|$)/i;
const letterAfterWord = /^([a-z]|[ivx]{2,4})(?![a-z])[.:]?/i;

interface Atoms {
  readonly atoms: readonly Atom[];
  /** What follows the labels. */
  readonly after: string;
  /** The last label ends in a full stop, a colon or a parenthesis. */
  readonly closed: boolean;
}

/** Reads the labels at the start of `rest`: `5.1 (a)`, `1 Problem 1`, `Question 2 b)`. */
function readAtoms(rest: string, wordBefore: Word | undefined): Atoms {
  const atoms: Atom[] = [];
  let after = rest;
  let closed = false;
  let word = wordBefore;
  for (let turn = 0; turn < 4; turn++) {
    const trimmed: string = atoms.length === 0 ? after : after.replace(/^[\s*_}\]\-–—,.:]{0,12}/, '');
    const introduced = wordStart.exec(trimmed);
    const body = introduced ? trimmed.slice(introduced[0].length) : trimmed;
    word = introduced?.[1] !== undefined ? wordOf(introduced[1]) : word;
    const read = readAtom(body, word !== undefined, atoms.at(-1));
    if (!read) break;
    atoms.push(...read.values.map((value, i) => ({ value, word: i === 0 ? word : undefined, paren: read.paren })));
    after = body.slice(read.length);
    closed = read.closed;
    word = undefined;
  }
  return { atoms, after, closed };
}

interface ReadAtom {
  readonly values: readonly string[];
  readonly length: number;
  readonly closed: boolean;
  readonly paren: boolean;
}

function readAtom(text: string, afterWord: boolean, previous: Atom | undefined): ReadAtom | undefined {
  const result = (match: RegExpExecArray, closed: boolean, paren = false): ReadAtom => ({
    values: [match[1], match[2]].flatMap((value) => (value === undefined ? [] : [value.toLowerCase()])),
    length: match[0].length,
    closed,
    paren,
  });
  const parens = inParens.exec(text);
  if (parens) return result(parens, true, true);
  const half = withParen.exec(text);
  if (half && (half[1] ?? half[2]) !== undefined) return result(half, true);
  // After a letter, another one belongs to the text: "a) I. Newton".
  const mayBeLetter = afterWord || !previous || /\d/.test(previous.value);
  const letter = mayBeLetter ? (afterWord ? letterAfterWord : letterAlone).exec(text) : null;
  if (letter) return result(letter, /[.:]$/.test(letter[0]));
  // A second bare number belongs to the text: "2 3 -1 0", "1. 64 filters".
  if (previous && !afterWord) return undefined;
  const alone = numberAlone.exec(text);
  return alone ? result(alone, alone[3] !== undefined) : undefined;
}

const midlinePattern = /(?<=[.!?:;)\d]\s{1,3})\(?(?:[a-z]|[1-9]\d?|[ivx]{2,4})\)(?=[ \t]+\p{Lu})/gu;

/** Labels in the run of a line, where a scanner lost the line's end: "… and so it ends. c) Then". */
function midline(text: string, isHidden: (at: number) => boolean): Anchor[] {
  const anchors: Anchor[] = [];
  for (const match of text.matchAll(midlinePattern)) {
    if (isHidden(match.index) || isLineStart(text, match.index)) continue;
    const paren = match[0].startsWith('(');
    const value = match[0].replace(/[()]/g, '').toLowerCase();
    anchors.push({ at: match.index, atoms: [{ value, paren }], strength: strengths.midline });
  }
  return anchors;
}

function isLineStart(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  return /(^|\n)[\s>*#-]*$/.test(before) && (at <= 12 || before.includes('\n'));
}
