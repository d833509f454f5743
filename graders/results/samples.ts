import type { Samples } from '../../problems/schema';
import { gridsIn, type Grid } from './grids';
import type { LetterPairs } from './reference';

/** A text that a model wrote, and the setting under which it did. */
export interface SampleText {
  readonly setting: number;
  readonly text: string;
  /** Offset of its label in the document. */
  readonly at: number;
}

/** Texts of one session: settings that follow each other, each at most once. */
export type SampleGroup = readonly SampleText[];

/**
 * The texts that follow labels such as `Temperature: 0.75`, or stand beside them in a table, in groups: a setting that comes
 * again begins a new one. What all texts of a group begin with is the prompt, and left out.
 */
export function sampleGroups(samples: Samples, document: string, within: { from: number; to: number }): SampleGroup[] {
  const text = document.slice(within.from, within.to);
  const tables = gridsIn(text, 0).flatMap((grid) => {
    const own = tabled(samples, grid);
    return own.length > 0 ? [{ span: grid.span, own }] : [];
  });
  const running = tables.reduce(
    (rest, { span }) =>
      rest.slice(0, span.from) + rest.slice(span.from, span.to).replace(/[^\n]/g, ' ') + rest.slice(span.to),
    text,
  );
  const found = [...labelled(samples, running), ...tables.flatMap((table) => table.own)];
  const texts = (found.length > 0 ? found : numbered(samples, running)).sort((x, y) => x.at - y.at);
  const groups: SampleText[][] = [];
  for (const sample of texts.map((s) => ({ ...s, at: within.from + s.at }))) {
    const last = groups.at(-1);
    if (last && !last.some((s) => s.setting === sample.setting)) last.push(sample);
    else groups.push([sample]);
  }
  return groups.map((group) => withoutPrompt(group));
}

const settingOf = (written: string | undefined): number => Number((written ?? '').replace(',', '.') || NaN);

/** Fewer characters are no text. */
const SHORTEST = 10;
const plainOf = (body: string): string => body.replace(/[-=*_`\s]+/g, ' ').trim();

interface Label {
  readonly setting: number;
  readonly at: number;
  /** Where the text begins. */
  readonly from: number;
}

/** Texts below or behind their labels, each up to the next label, heading or paragraph about them. */
function labelled(samples: Samples, text: string): SampleText[] {
  const labels = [...text.matchAll(new RegExp(samples.label, 'giu'))].flatMap((match): Label[] => {
    const to = match.index + match[0].length;
    const start = text.lastIndexOf('\n', match.index - 1) + 1;
    const end = text.indexOf('\n', to);
    const rest = text.slice(to, end === -1 ? text.length : end);
    const from = beginning(text.slice(start, to), rest);
    return from === null ? [] : [{ setting: settingOf(match[1]), at: match.index, from: to + from }];
  });
  return bodiesOf(labels, text);
}

/**
 * Where a text begins in what follows its label on the line; null where the label is said in passing, as in "at temperature
 * 0.25 it repeats itself" or "temperatures 0.25, 0.75 and 1.5".
 */
function beginning(before: string, rest: string): number | null {
  if (/^[\s*_$)\]}]*(?:$|[:—–>|"“«-])/u.test(rest)) return 0;
  if (/^[^.!?,]{0,40}:\s*$/.test(rest)) return rest.length;
  return /^[\s>*_#([-]*\p{L}+\s*[=:]\s*[\d.,]+$/u.test(before) && !/^\s*(?:,|and\b|or\b|und\b|y\b)/.test(rest)
    ? 0
    : null;
}

function bodiesOf(labels: readonly Label[], text: string): SampleText[] {
  return labels.flatMap(({ setting, at, from }, i): SampleText[] => {
    const body = text
      .slice(from, labels[i + 1]?.at ?? text.length)
      .split(/\n```|\n#|\n\s*\n\s*(?=[A-Z][^\n]{60,})/)[0]!;
    const plain = plainOf(body);
    return Number.isFinite(setting) && plain.length > SHORTEST ? [{ setting, text: plain, at }] : [];
  });
}

/** A row for each setting, named by the head of its column. */
function tabled(samples: Samples, { rows }: Grid): SampleText[] {
  const label = new RegExp(samples.label, 'iu');
  const [head, ...body] = rows;
  return body.flatMap((row): SampleText[] => {
    const named = row.map((cell, c) => {
      const match = label.exec(cell.text) ?? label.exec(`${head?.[c]?.text ?? ''} ${cell.text}`);
      return match && cell.text.length < 40 ? settingOf(match[1]) : NaN;
    });
    const c = named.findIndex((setting) => Number.isFinite(setting));
    if (c === -1) return [];
    const others = row.filter((_, k) => k !== c).map((cell) => plainOf(cell.text));
    const longest = others.reduce((x, y) => (y.length > x.length ? y : x), '');
    return longest.length > SHORTEST ? [{ setting: named[c]!, text: longest, at: row[c]!.span.from }] : [];
  });
}

/** Texts below lines that hold nothing but one of the settings asked for. */
function numbered({ values }: Samples, text: string): SampleText[] {
  const labels = [...text.matchAll(/^[\s*_#>([-]*(\d+(?:[.,]\d+)?)[\s*_:)\]-]*$/gm)].flatMap((match): Label[] => {
    const setting = settingOf(match[1]);
    return values.includes(setting) ? [{ setting, at: match.index, from: match.index + match[0].length }] : [];
  });
  return bodiesOf(labels, text);
}

function withoutPrompt(group: readonly SampleText[]): SampleGroup {
  if (group.length < 2) return group;
  const [first] = group;
  let shared = 0;
  while (group.every((s) => shared < s.text.length && s.text[shared] === first!.text[shared])) shared++;
  // Whole words only.
  const prompt = first!.text.lastIndexOf(' ', shared) + 1;
  return group.map((s) => ({ ...s, text: s.text.slice(prompt) }));
}

/** How surprising the letters of a text are, in nats a letter, with the standard error of that mean over its words. */
export interface Surprise {
  readonly mean: number;
  readonly error: number;
  readonly words: number;
}

export function surpriseOf(text: string, { alphabet, logs }: LetterPairs): Surprise | null {
  const words = text
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  const ofWords = words.map((word) => {
    let before = 0;
    let sum = 0;
    for (const letter of `${word} `) {
      const next = Math.max(0, alphabet.indexOf(letter));
      sum -= logs[before]![next]!;
      before = next;
    }
    return { sum, letters: word.length + 1 };
  });
  const letters = ofWords.reduce((s, w) => s + w.letters, 0);
  if (ofWords.length < 2) return null;
  const mean = ofWords.reduce((s, w) => s + w.sum, 0) / letters;
  // A ratio of sums: its variance by the residuals of the words (Cochran, Sampling Techniques, 1977, 6.4).
  const residual = ofWords.reduce((s, w) => s + (w.sum - mean * w.letters) ** 2, 0) / (ofWords.length - 1);
  return { mean, error: Math.sqrt(residual * ofWords.length) / letters, words: ofWords.length };
}
