import type { Phrase, ResultsProblem } from '../../problems/schema';
import { Alternatives, patternOf, type Mention, type Spoken, type Zone } from './aspects';

/** What a number measures: what is asked for, what is lacking of it to 100 %, or something else. */
export const ASKED = 0;
export const LACKING = 1;
export const OTHER = 2;

interface Kind {
  /** What it may be called: a problem whose own measure is called so asks for it, and it is nothing else there. */
  readonly called: readonly string[];
  readonly said: RegExp;
  /** Whether its values are shares. */
  readonly share: boolean;
}

const kind = (called: readonly string[], said: RegExp, share = false): Kind => ({ called, said, share });

/** What may stand beside the figures that are asked for. `^` is the beginning of a cell or a line. */
const KINDS: readonly Kind[] = [
  kind(
    ['loss', 'cross entropy', 'likelihood', 'bound', 'elbo'],
    /\bloss(?:es)?\b|\bcosts?\b|entropy|\bnll\b|perplexity|likelihood|\bbound\b|\belbo\b|\bverlust/gimu,
  ),
  kind(['accuracy', 'correct', 'legible'], /accura\w*|\bacc\b|genauigkeit|exactitud|précision|precisión/gimu, true),
  kind(['reconstruction'], /\bre[ck]onstru\w*|\brecon?\b/gimu),
  kind(['kl divergence'], /\bkld?\b(?:[ -]?div\w*)?|kullback/gimu),
  kind(
    ['time'],
    /(?:train\w*|run(?:ning)?|wall|computation|inference)[ -]?times?\b|\btime per\b|^\s*(?:time|zeit|seconds|minutes|duration|laufzeit|dauer)\b/gimu,
  ),
  kind(['parameters'], /(?:number of|#|no\. of)\s?param\w*|^\s*param\w*/gimu),
  kind(['standard deviation'], /standard deviation|\bstd\b|\bstddev\b|^\s*(?:sd|σ|±|variance|spread)/gimu, true),
  kind(
    ['spread of an estimate'],
    /equal[ -]error[ -]rate|\beer\b|\bstandard errors?|\bstd\.? ?err\w*|margins? of error|type[ -]i+[ -]errors?/gimu,
    true,
  ),
  kind(
    ['difference'],
    /^\s*(?:diff\w*|difference|Δ|\\Delta|delta|gain|improvement|change|unterschied|differenz)\b/gimu,
    true,
  ),
  kind(['f1 precision recall auc'], /\bf1\b|\bprecision\b|\brecall\b|\bauc\b/gimu, true),
  kind(['squared error'], /\bmse\b|\brmse\b|squared (?:error|difference)/gimu),
  kind(['confusion matrix'], /^\s*predicted\b|\bconfusion\b/gimu, true),
  kind(['a function'], /(?<![\p{L}\d\\])[A-Z]\([A-Za-z][^()]{0,8}(?:\([^()]{0,8}\))?\)/gmu),
];

/**
 * How the measure of a number is said. `shares`: for a number that is a share of something, so that measures that are
 * none do not count.
 */
export class Measures implements Spoken {
  private readonly own: Alternatives;
  private readonly others: Alternatives;

  constructor({ metric, complement }: Pick<ResultsProblem, 'metric' | 'complement'>, shares: boolean) {
    this.own = new Alternatives([anyOf(metric), anyOf(complement)]);
    const called = (words: string): boolean => [...metric, ...complement].some((p) => patternOf(p).test(words));
    const others = KINDS.filter((k) => !(shares && !k.share) && !k.called.some(called));
    this.others = new Alternatives(others.map(({ said }) => said));
  }

  mentions(text: string): Mention[] {
    const besides = this.others.mentions(text);
    // "The standard error" is no error: the longer name counts.
    const own = this.own
      .mentions(text)
      .filter((o) => !besides.some((m) => m.from <= o.from && m.to >= o.to && m.to - m.from > o.to - o.from));
    const others = besides
      .filter((m) => !own.some((o) => o.from < m.to && o.to > m.from))
      .map((m) => ({ ...m, alternative: OTHER }));
    // "KL loss" is not the loss, nor is "reconstruction error (mean squared error)" any reconstruction error.
    const qualified = own.map((m) =>
      others.some(
        (o) =>
          (o.to <= m.from && /^[\s-]{0,2}$/.test(text.slice(o.to, m.from))) ||
          (o.from >= m.to && /^[^()\n]{0,20}\([^()\n]{0,6}$/.test(text.slice(m.to, o.from))),
      )
        ? { ...m, alternative: OTHER }
        : m,
    );
    return [...qualified, ...others].sort((a, b) => a.from - b.from);
  }

  /**
   * What the nearest text with a mention says. What is asked for counts where something else is named, too ("accuracy
   * and loss"); null where nothing is said, `unclear` where also what is lacking is.
   */
  saidAround(texts: readonly string[]): number | 'unclear' | null {
    for (const text of texts) {
      const kinds = new Set(this.mentions(text.replace(NOT_THIS, '')).map((m) => m.alternative));
      if (kinds.size === 0) continue;
      if (kinds.has(ASKED) && kinds.has(LACKING)) return 'unclear';
      return kinds.has(ASKED) ? ASKED : kinds.has(LACKING) ? LACKING : OTHER;
    }
    return null;
  }
}

/** "the error rather than the accuracy" is about the error. */
const NOT_THIS = /\b(?:rather than|instead of|as opposed to|statt)\b[^,;:.\n]*/gi;

const NEVER = /(?!)/gu;

const anyOf = (phrases: readonly Phrase[]): RegExp =>
  phrases.length === 0 ? NEVER : new RegExp(phrases.map((p) => `(?:${patternOf(p).source})`).join('|'), 'gimu');

const ON_TRAIN = String.raw`(?<!pre[- ]?)\btrain(?:ings?)?(?:[ -]?(?:accura\w*|acc\b|sets?\b|split|data|daten\w*|examples?|samples?|pairs?|images?|pictures?|digits?|reviews?|err\w*|fehler|loss|bound|elbo|results?|performance|genauigkeit)|\s*(?:$|[:=|)/\]"']|[\d.]))`;
const ON_TEST = String.raw`\b(?:test|val(?:id(?:ation|ierung\w*)?)?|dev|eval(?:uation)?)(?:daten|set|genauigkeit|fehler|menge)?\b|held[- ]?out|\bunseen\b`;

/** On which data a figure was measured, as it is said beside it: 0 on those trained on, 1 on others. */
export const dataSets: Spoken = new Alternatives([new RegExp(ON_TRAIN, 'gimu'), new RegExp(ON_TEST, 'gimu')]);
export const ON = { train: 0, test: 1 } as const;

/** Lines above that head what follows: "# Training set", "On the training set:". */
export function headingsIn(text: string): Zone {
  const heads = text.split('\n').filter((line) => /^\s*#|:\s*\**\s*$/.test(line) && line.length < 120);
  return { text: heads.at(-1) ?? '', pick: 'only' };
}
