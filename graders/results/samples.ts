import type { Samples } from '../../problems/schema';
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
 * The texts that follow labels such as `Temperature: 0.75`, in groups: a setting that comes again begins a new one. What
 * all texts of a group begin with is the prompt, and left out.
 */
export function sampleGroups(samples: Samples, document: string, within: { from: number; to: number }): SampleGroup[] {
  const text = document.slice(within.from, within.to);
  const labels = [...text.matchAll(new RegExp(samples.label, 'giu'))];
  const texts = labels.flatMap((match, i): SampleText[] => {
    const from = match.index + match[0].length;
    const body = text
      .slice(from, labels[i + 1]?.index ?? text.length)
      .split(/\n```|\n#|\n\s*\n\s*(?=[A-Z][^\n]{60,})/)[0]!;
    const setting = Number(match[1]);
    const plain = body.replace(/[-=*_`\s]+/g, ' ').trim();
    return Number.isFinite(setting) && plain.length > 10
      ? [{ setting, text: plain, at: within.from + match.index }]
      : [];
  });
  const groups: SampleText[][] = [];
  for (const sample of texts) {
    const last = groups.at(-1);
    if (last && !last.some((s) => s.setting === sample.setting)) last.push(sample);
    else groups.push([sample]);
  }
  return groups.map((group) => withoutPrompt(group));
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
