import type { Figure, Phrase } from '../../problems/schema';
import { listedIn } from './listed';

/** Text that surrounds a number, and which of several mentions in it counts. */
export interface Zone {
  readonly text: string;
  /** `only`: none of several different ones. */
  readonly pick: 'first' | 'last' | 'only';
}

export interface Mention {
  /** Index among the alternatives of the aspect. */
  readonly alternative: number;
  readonly from: number;
  readonly to: number;
}

/** Something of which one of several alternatives is said beside a number. */
export interface Spoken {
  /** Where the alternatives are mentioned, in the order of the text. */
  mentions(text: string): Mention[];
}

/** The alternative that the nearest zone with a mention says; null where that is not clear. */
export function saidIn(spoken: Spoken, zones: readonly Zone[]): number | null {
  for (const { text, pick } of zones) {
    const mentions = spoken.mentions(text);
    if (mentions.length === 0) continue;
    const chosen = pick === 'first' ? mentions[0]! : mentions.at(-1)!;
    if (pick === 'only' && mentions.some((m) => m.alternative !== chosen.alternative)) return null;
    return chosen.alternative;
  }
  return null;
}

/**
 * Alternatives by the patterns of how they are said. Where one stands within another ("pre-training" in "without
 * pre-training"), the longer is meant.
 */
export class Alternatives implements Spoken {
  constructor(private readonly patterns: readonly RegExp[]) {}

  mentions(text: string): Mention[] {
    const plain = withoutJoints(text);
    const all = this.patterns.flatMap((pattern, alternative) => [
      ...[...plain.matchAll(pattern)].map((m) => ({ alternative, from: m.index, to: m.index + m[0].length })),
      ...listedIn(plain, pattern).map((span) => ({ alternative, ...span })),
    ]);
    // "pretrained=False": of two alternatives the other.
    if (this.patterns.length === 2)
      for (const mention of all)
        if (DENIED.test(plain.slice(mention.to))) mention.alternative = 1 - mention.alternative;
    // Only neighbours can stand within each other: the longest of those that overlap stays.
    const sorted = all.sort((a, b) => a.from - b.from || b.to - a.to);
    const kept: Mention[] = [];
    for (const mention of sorted) {
      const last = kept.at(-1);
      if (!last || last.to <= mention.from || last.alternative === mention.alternative) kept.push(mention);
      else if (mention.to - mention.from > last.to - last.from) kept[kept.length - 1] = mention;
      else if (mention.to - mention.from === last.to - last.from) kept.push(mention);
    }
    return kept;
  }
}

const DENIED = /^\p{L}*['"]?\s*[=:?|]?\s*['"]?(?:false|(?:no|nein|off|✗|✘)(?=\s*(?:$|[\n|,;.)\]])))(?!\p{L})/iu;

/** What tells figures apart: for each aspect, such as the kernel size, the phrases by which it is said. */
export class Aspects {
  readonly all: readonly Spoken[];
  /** For each aspect its alternatives. */
  private readonly phrases: readonly (readonly string[])[];

  constructor(figures: readonly Figure[]) {
    const count = figures[0]?.named.length ?? 0;
    const distinct = Array.from(
      { length: count },
      (_, k) => new Map(figures.map((f) => [JSON.stringify(f.named[k]), f.named[k]!])),
    );
    this.phrases = distinct.map((phrases) => [...phrases.keys()]);
    this.all = distinct.map((phrases) => new Alternatives([...phrases.values()].map(patternOf)));
  }

  get count(): number {
    return this.all.length;
  }

  /** Which alternative of aspect `k` a figure has. */
  of(figure: Figure, k: number): number {
    return this.phrases[k]!.indexOf(JSON.stringify(figure.named[k]));
  }

  /** How many alternatives aspect `k` has. */
  alternatives(k: number): number {
    return this.phrases[k]!.length;
  }

  /** A head and what stands below it; without the head where that names another alternative, as "pre-trained" over "no pre-training". */
  joined(head: string, cell: string): string {
    const contrary = this.all.some((aspect) => {
      const [above, own] = [aspect.mentions(head), aspect.mentions(cell)];
      return own.length > 0 && above.some((m) => own.every((o) => o.alternative !== m.alternative));
    });
    return (contrary ? cell : `${head} ${cell}`).trim();
  }

  /** Where alternatives of any aspect are mentioned. */
  mentions(text: string): Mention[] {
    return this.all.flatMap((aspect) => aspect.mentions(text));
  }
}

/** A phrase as a pattern; its words stand near each other, in any order. `^` and `$` are ends of lines and of cells. */
export function patternOf(phrase: Phrase): RegExp {
  if (phrase.kind === 'pattern') return new RegExp(phrase.pattern, 'gimu');
  const escaped = phrase.words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(
    orders(escaped)
      .map((words) => words.join('[^.!?\\n]{0,30}?'))
      .join('|'),
    'giu',
  );
}

/** All orders of up to four words; of more, the one that is given. */
function orders(words: readonly string[]): string[][] {
  if (words.length > 4) return [[...words]];
  if (words.length <= 1) return [[...words]];
  return words.flatMap((word, i) =>
    orders([...words.slice(0, i), ...words.slice(i + 1)]).map((rest) => [word, ...rest]),
  );
}

export const isSaid = (phrases: readonly Phrase[], text: string): boolean =>
  phrases.some((phrase) => patternOf(phrase).test(withoutJoints(text)));

/** Names of programs as words: `test_acc` says "acc". Offsets stay. */
const withoutJoints = (text: string): string => text.replaceAll('_', ' ');
