import type { ClaimVerdict, QuantityFeedback, ResultFeedback } from '../graders/feedback';

/** A mark in the margin: a sign, and the word for those who do not see it. `tone` chooses the colour. */
export interface Sign {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
}

export type Tone = 'good' | 'bad' | 'open';

const good = (word: string, sign = '✓'): Sign => ({ sign, word, tone: 'good' });
const bad = (word: string): Sign => ({ sign: '✗', word, tone: 'bad' });
const open = (word: string): Sign => ({ sign: '?', word, tone: 'open' });

export function claimSign(verdict: ClaimVerdict, words: Readonly<Record<ClaimVerdict, string>>): Sign {
  switch (verdict) {
    case 'holds':
      return good(words[verdict]);
    case 'fails':
      return bad(words[verdict]);
    case 'undecided':
    case 'unreadable':
      return open(words[verdict]);
  }
}

type QuantityVerdict = QuantityFeedback['verdict'];

export function quantitySign(verdict: QuantityVerdict, words: Readonly<Record<QuantityVerdict, string>>): Sign {
  switch (verdict) {
    case 'right':
      return good(words[verdict]);
    case 'follow-through':
      return good(words[verdict], '↳');
    case 'rounding':
      return good(words[verdict], '≈');
    case 'mistake':
    case 'wrong':
    case 'missing':
      return bad(words[verdict]);
    case 'unreadable':
      return open(words[verdict]);
  }
}

type ResultVerdict = ResultFeedback['verdict'];

export function resultSign(verdict: ResultVerdict, words: Readonly<Record<ResultVerdict, string>>): Sign {
  switch (verdict) {
    case 'consistent':
    case 'confirmed':
      return good(words[verdict]);
    case 'contradicted':
      return bad(words[verdict]);
    case 'surprising':
    case 'waiting':
      return open(words[verdict]);
  }
}
