import type { StatedNumber } from './stated';

/** Letters that count something, and the numbers that they are said to be: the 10 of "k = 1, 5, 10, 20". */
const COUNTS =
  /(?<![\p{L}\\])[kKnNmMdDhHbBtT]\s*(?:=|\\(?:geq?|leq?|in)(?![A-Za-z])|[≥≤<>])[\s${([\\]*(?:\d+(?:\.\d+)?[\s$]*(?:,|and|or|to|und|y|\\[cl]?dots)[\s$]*)*$/u;

const COUNTED_THINGS = String.raw`epochs?|steps?|iterations?|units?|dimensions?|dims?|latent|hidden|layers?|seeds?|runs?|batch(?:es)?|filters?`;
const THINGS_BEHIND = new RegExp(
  String.raw`^[\s-]*(?:${COUNTED_THINGS}|samples?|images?|digits?|minutes?|hours?|seconds?|s\b|%?\s*(?:of (?:the |all )?(?:data|units|images|pixels|inputs?|labels?|weights|neurons|training (?:data|set|images|pictures))\b|corruption|noise|dropout|masking)|\|[^|\n]*\|)`,
  'i',
);
const TURNS_BEHIND = new RegExp(String.raw`^[\s-]*(?:${COUNTED_THINGS})`, 'i');
const SETTING = String.raw`(?:(?:(?<!(?:error|fehler|classification|success|recognition|hit)[\s-]?)\brate|\blr|momentum|batch[\s-]?size|dropout|temperature|\bbeta\d?|\bseed|sigma|margin|weight decay|threshold|distance|corruption|noise|mask\w*)s?|batch(?:es)? of|\bstep)(?: (?:level|share|ratio)s?)?\s*(?:of|is|was|=|:|to)?\s*`;
const VALUES = String.raw`(?:\d*\.?\d+\s*%?\s*,\s*)+`;
const SETTING_BEFORE = new RegExp(String.raw`${SETTING}$`, 'i');
/** Within a list of settings: "thresholds 0.8, 1.0 and 1.2". */
const LIST_BEFORE = new RegExp(String.raw`${SETTING}${VALUES}$`, 'i');
const LIST_BEHIND = /^\s*(?:,\s*\d*\.?\d+\s*%?\s*)*,?\s*(?:and|or|und|oder)\s*\d/i;
const LAST_BEFORE = new RegExp(String.raw`${SETTING}${VALUES}\d*\.?\d+\s*%?\s*,?\s*(?:and|or|und|oder)\s*$`, 'i');
const isSetting = (before: string, after: string): boolean =>
  SETTING_BEFORE.test(before) || LAST_BEFORE.test(before) || (LIST_BEFORE.test(before) && LIST_BEHIND.test(after));

/** What is numbered: "Figure 1: training". */
const LABEL_BEFORE =
  /(?<!\p{L})(?:fig(?:ures?|s)?|tab(?:les?)?|sec(?:tions?)?|eqn?s?|equations?|questions?|problems?|exercises?|parts?|chapters?|pages?|experiments?|listings?|abb(?:ildung)?|tabelle|abschnitt|gleichung|aufgabe|teil|seite|figura|tabla|sección|ecuación|pregunta|ejercicio|图|表)\.?[\s~#(]*$/iu;
const EPOCH_BEFORE = /(?<!\d\s?)\bepochs?\s*(?:=|:)?\s*$/i;

const SOME = String.raw`(?:only |just |about |around |roughly |approximately |nearly |almost |some |up to |etwa |rund |ca\.? ?)*`;
/** "by 2.8 %", "an improvement of 2.8 %". */
const CHANGE_BEFORE = new RegExp(
  String.raw`(?:\b(?:by|um)|\b(?:difference|gap|gain|improvement|increase|decrease|drop|advantage|unterschied|verbesserung|vorsprung)(?: in [\p{L} ]{1,20})?\s*(?:of|is|was|von|=|:)?|\\Delta(?: [\p{L}]+)?\s*=)\s*${SOME}[-+−–$~≈]*$`,
  'iu',
);
/** "2.8 % better", "2.8 points ahead". */
const CHANGE_BEHIND =
  /^[\s$]*(?:(?:percentage[ -]?)?points?\b|pp\b|Prozentpunkte?\b|(?:(?:nats|bits|units)\s+)?(?:better|worse|higher|lower|more|less|above|below|ahead|behind|besser|schlechter|höher|niedriger|mehr|weniger)\b)/i;

/** Where something began: "from 0.35 to 0.02"; not what stands in brackets behind it: "from 9.5 % (plain) to 9.1 %". */
const isStart = (before: string, after: string): boolean =>
  !/^\s*\$?\s*\(/.test(after) &&
  new RegExp(String.raw`\bfrom\s*${SOME}[-−–$]*$`, 'i').test(before) &&
  /^\s*\$?[^.;\d]{0,30}\b(?:to|down to|up to)\b/i.test(after);

/** An end of a range: "between 0.6 and 1.2", "84–86 %". */
function isRange(before: string, after: string): boolean {
  const value = String.raw`[-−]?(?:\d+(?:[.,]\d+)?|\.\d+)[\s$\\%]*`;
  return (
    (/\b(?:between|zwischen)[\s$]*[-−–]?$/i.test(before) &&
      new RegExp(String.raw`^[\s$]*(?:and|und)[\s$]*${value}`, 'i').test(after)) ||
    new RegExp(String.raw`\b(?:between|zwischen)[\s$]*${value}(?:and|und)[\s$]*[-−–]?$`, 'i').test(before) ||
    new RegExp(String.raw`^[\s$]*(?:–|-{1,2})\$?${value}`).test(after) ||
    new RegExp(String.raw`(?:^|[\s($])${value}(?:–|-{1,2})\$?$`).test(before)
  );
}

/** Whether a number is said to be something else than a result: "20 epochs", "a learning rate of 0.1", "2 % better". */
export function isBeside({ span, decimal, percent, counted }: StatedNumber, sentence: string): boolean {
  const before = sentence.slice(0, span.from);
  const after = sentence.slice(span.to);
  if (counted) return TURNS_BEHIND.test(after);
  return (
    (!decimal && !percent && COUNTS.test(before)) ||
    THINGS_BEHIND.test(after) ||
    isSetting(before, after) ||
    (!percent && LABEL_BEFORE.test(before)) ||
    (!decimal && EPOCH_BEFORE.test(before)) ||
    CHANGE_BEFORE.test(before) ||
    CHANGE_BEHIND.test(after) ||
    isStart(before, after) ||
    isRange(before, after)
  );
}
