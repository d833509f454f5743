import { jStat } from 'jstat';
import type { Samples } from '../../problems/schema';
import type { ResultFeedback } from '../feedback';
import type { LetterPairs } from './reference';
import { surpriseOf, type SampleGroup } from './samples';

/** An order of two texts is called reversed where chance would do it this seldom. */
const SELDOM = 0.01;

type Judged = Pick<ResultFeedback, 'claim' | 'verdict' | 'because'> & { readonly at: number };

/**
 * Whether texts drawn with more randomness are less like the language, by how well letters follow each other. Judged
 * between neighbours of each group; a short text tells little, and then nothing is said against it.
 */
export function judgeSamples(samples: Samples, groups: readonly SampleGroup[], letters: LetterPairs): Judged[] {
  return groups.flatMap((group) => {
    const measured = [...group]
      .sort((a, b) => a.setting - b.setting)
      .flatMap((sample) => {
        const surprise = surpriseOf(sample.text, letters);
        return surprise ? [{ ...sample, ...surprise }] : [];
      });
    const [first, last] = [measured[0], measured.at(-1)];
    if (!first || !last || measured.length < 2) return [];
    const claim = `texts at ${samples.title} ${measured.map((m) => m.setting).join(', ')}`;
    const said = measured.map((m) => `${m.mean.toFixed(2)} at ${m.setting}`).join(', ');
    const because = `how unusual the letters follow each other, in nats a letter, is ${said}`;
    const reversed = measured.slice(1).some((m, i) => chanceOfReversal(measured[i]!, m) < SELDOM);
    const rises = chanceOfReversal(last, first) < SELDOM;
    const verdict = reversed ? ('surprising' as const) : ('consistent' as const);
    const ending = reversed
      ? `the texts get more like English as the ${samples.title} rises, though they should get less`
      : rises
        ? `the higher the ${samples.title}, the less the text is like English, as it should be`
        : 'texts so short do not tell more';
    return [{ claim, verdict, because: `${because}: ${ending}`, at: first.at }];
  });
}

interface Measured {
  readonly mean: number;
  readonly error: number;
}

/** How often chance makes the second text so much less surprising than the first, though it is not. */
function chanceOfReversal(first: Measured, second: Measured): number {
  const error = Math.hypot(first.error, second.error);
  return error === 0 ? 1 : jStat.studentt.cdf((second.mean - first.mean) / error, 1e5);
}
