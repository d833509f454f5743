/**
 * Of what a number is told: of all cases, of a part of them, or of something that is no result of the answer's own, such as
 * guessing; `validation` of data that only settings were chosen on; `unsaid` where nothing tells.
 */
export type Scope = 'all' | 'part' | 'elsewhere' | 'validation' | 'unsaid';

const ALL =
  /(?<!\p{L})(?:overall|(?:in|all) total|totals?|altogether|all in all|all together|taken together|on the whole|as a whole|combined|insgesamt|gesamt\p{L}*|alles zusammen|en total|au total|globale?|(?:macro|micro|weighted)[ -]?(?:avg|average|mean))(?!\p{L})|总体|合计/iu;
const MEAN_OF =
  /\b(?:mean|average|averaged|avg|mittel\p{L}*)\b[^.;,]{0,20}\b(?:of|over|across|über)\b[^.;,]{0,20}\b(?:runs?|seeds?|folds?|trials?|classes|digits|läufe\p{L}*)\b/iu;

const NOUNS = String.raw`(?:class(?:es)?|digits?|labels?|pairs?|reviews?|examples?|images?|numbers?)`;
const PART = new RegExp(
  [
    String.raw`(?<!\p{L})(?:digit|class|label|category|ziffer|klasse|clase|dígito)\s*[#:]?\s*\d(?!\d)`,
    String.raw`(?<!\p{L})(?:same|different|similar|dissimilar|alike|like|unlike|genuine|imposto?r|positive|negative|matching|mismatched|non-?matching)[- ]${NOUNS}(?!\p{L})`,
  ].join('|'),
  'iu',
);
/** The name of a class as the head of a row. */
const CLASS = /^\s*(?:same|different|similar|dissimilar|genuine|imposto?r|positive|negative|pos|neg)\s*$/iu;
/** "class 3": its number with the head of its column. */
const NUMBERED = new RegExp(String.raw`^\s*(?:${NOUNS}|category|ziffer|klasse)\s*\d\s*$`, 'iu');
const VALIDATION = /(?<!\p{L})(?:val|valid|validation|dev|validierung)(?!\p{L})/iu;
/** A list of parts is announced. */
const PARTS =
  /\b(?:by|per|for each|of each|for every|each|single|individual)[ -](?:single |individual )?(?:digit|class|classes|digits|label|category|letter)\b|\bclass-?wise\b|\b(?:je|pro|nach)\s+(?:ziffer|klasse)|\bpor (?:clase|dígito)\b/iu;

/** Something that beats guessing is not guessing. */
const AGAINST = String.raw`(?<!\b(?:above|over|than|beyond|beats?|beating|from|exceeds?|über|als)\s(?:[\p{L}]+\s){0,2})`;
const GUESSED = new RegExp(
  String.raw`${AGAINST}(?<!\p{L})(?:guess(?:ing|es|ed)?|chance(?: level)?|coin|random (?:classifier|baseline|choice|answers?|predict\w*)|majority(?: class| vote)?|(?:always|only) (?:answer|predict|say|guess|choos)\w*|trivial (?:classifier|baseline|solution)|raten|zufall\p{L}*|azar)(?!\p{L})`,
  'iu',
);
const OF_OTHERS =
  /(?<!\p{L})(?:published|state[- ]of[- ]the[- ]art|sota|(?:the|their|original|in) (?:paper|literature|authors?)(?= [^.,;]{0,25}\b(?:report|reach|get|got|give|gave|state|claim|is|was|are)\w*)|(?:as )?reported (?:by|in)|(?:previous|preceding|earlier|last) (?:part|question|problem|exercise|task|section|homework)|humans?|(?:lecture|tutorial|homework sheet|assignment) (?:says|states|expects|mentions|reports)|literatur|veröffentlicht\p{L}*)(?!\p{L})/iu;
/** What else is a baseline is a net of the student's own where its setting is said. */
const BASELINE = /(?<!\p{L})(?:baseline|basis(?:linie|wert)|línea base)(?!\p{L})/iu;

/** What the words of a clause, or the heads of a cell, say of a number. `named`: whether they name a setting of a figure. */
export function scopeOf(clause: string, named: boolean): Scope {
  if (GUESSED.test(clause) || OF_OTHERS.test(clause) || (!named && BASELINE.test(clause))) return 'elsewhere';
  if (VALIDATION.test(clause.replace(/_/g, ' ')) && !/(?<!\p{L})test/iu.test(clause)) return 'validation';
  if (ALL.test(clause) || MEAN_OF.test(clause)) return 'all';
  return PART.test(clause) ? 'part' : 'unsaid';
}

/** The words about one number of a sentence: from the number before it on, and up to the end of its clause. */
export function clauseAbout(before: string, after: string): string {
  const start = Math.max(before.lastIndexOf('; '), before.lastIndexOf('. ')) + 1;
  return `${before.slice(start)} ${/^[^,;(]*/.exec(after)![0]}`;
}

/** Whether a sentence announces that its numbers are of single classes. */
export const listsParts = (sentence: string): boolean => PARTS.test(sentence);

/** A head of a row or column, with the head of its own column, and whether it names a setting. */
export interface Head {
  readonly text: string;
  readonly full: string;
  readonly named: boolean;
}

/** What the heads of a cell say: each by itself, those of its column and of its row. */
export function scopeInTable(heads: readonly Head[]): Scope {
  const named = heads.some((head) => head.named);
  const said = heads.map((head): Scope => {
    const scope = scopeOf(head.text, named);
    return scope === 'unsaid' && !head.named && (CLASS.test(head.text) || NUMBERED.test(head.full)) ? 'part' : scope;
  });
  return (['elsewhere', 'validation', 'all', 'part'] as const).find((scope) => said.includes(scope)) ?? 'unsaid';
}
