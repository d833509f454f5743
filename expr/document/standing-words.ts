/**
 * Words of running text that say how the formula behind them is meant. Each pattern is matched against what stands
 * before the formula in its sentence, in small letters, with `□` for other formulas and `■` for those that relate sides.
 */

/** What may stand between a word that governs a formula and the formula. */
const FILLER = String.raw`(?:[\s,:]+(?:that|also|now|again|first|further|instead|we have|we know|it holds|it is true|the case|of|where|when|without loss of generality|wlog|for simplicity|both|either|say|e\.g\.|i\.e\.|for (?:all|each|every|any|some) □|dass|que))*[\s,:(]*$`;

const before = (words: string): RegExp =>
  new RegExp(String.raw`(?:^|[^\p{L}])(?:${words})(?:[\s,:]+that)?${FILLER}`, 'u');

/** Chinese words touch what they govern. */
const touching = (words: string): RegExp => new RegExp(String.raw`(?:${words})[\s,:，：(（]*$`, 'u');

const CONDITION = [
  before(
    String.raw`if|iff|when|whenever|(?:vanish\p{L}*|zero|root|attain\p{L}*|maxim\p{L}*|minim\p{L}*|optim\p{L}*|extrem\p{L}*|evaluat\p{L}*|equality|tight|critical|stationary)(?:\s\p{L}+){0,2}\sat|unless|provided|as long as|so long as|in case|only if|(?<!(?:expression|formula|equation|bound|solution|result|value|term|derivative|gradient|answer|distribution|solv\p{L}*)\s)for(?: all| any| every| each| the)?(?: case)?|cases?(?:\s+\(?\w{1,3}\)?)?[:.,]?|the (?:first|second|other) case[:.,]?|wenn|falls|sofern|für|si|cuando|para|siempre que|quand|lorsque|pour`,
  ),
  touching('当|若|如果|对于|对'),
];

const UNLESS = before('unless|except(?: when| if| for)?|außer(?: wenn)?');

const ASSUMPTION = [
  before(
    String.raw`(?:let us |let's |we |may |can |now )*(?:assume|assuming|suppose|supposing|imagine|require|requiring|impose|imposing)|let|letting|setting|choosing|(?:we|us|now|then|and|,|\.|^)\s*(?:set|choose|pick|take)|given|angenommen|setze[n]?(?: wir)?|sei(?:en)?|sea(?:n)?|supongamos|suponiendo`,
  ),
  touching('假设|假定|设|令'),
];

const GOAL = [
  before(
    String.raw`(?:want|need|needs|wish|have|has|like|try|trying|aim|goal is|task is|remains|order|suffices|enough|must|should|asked|going)(?:\s+us)?(?:\s+to)?\s+(?:show|prove|verify|check|establish|derive|demonstrate|see)|^\s*(?:\(?\w{1,3}[).]\s*)?(?:show|prove)|to (?:show|prove|be shown|be proved|be proven)|zu zeigen(?: ist)?|queremos (?:demostrar|probar)`,
  ),
  touching('证明|要证'),
];

const NOT = String.raw`(?:not|never|cannot|can't|don't|doesn't|isn't|wrong|false|incorrect|mistaken|mistake|fallacy|tempting|wrongly|incorrectly|falsely|nicht|falsch)`;

const DENIAL = [
  before(
    String.raw`${NOT}(?:\s+(?:true|the case|right|correct|valid|possible|generally|in general|hold|have|say|assume|claim|conclude|write|use|think|necessarily|to))*`,
  ),
];

const DENIED_BEHIND =
  /^[\s,)]*(?:does not|doesn't|do not|need not|would not|is false|is wrong|is incorrect|is not (?:true|valid|correct|right|the case)|would be (?:wrong|false|incorrect)|cannot (?:hold|be))(?!\p{L})/u;

const OTHERWISE =
  /(?:^|[^\p{L}])(?:otherwise|else|in (?:all|the) other cases?|sonst|andernfalls)[\s,:]*(?:we (?:get|have|obtain))?[\s,:]*$/u;
const OTHERWISE_BEHIND = /^[\s,)]*(?:otherwise|else|in (?:all|the) other cases?|sonst|andernfalls)(?!\p{L})/u;

/** A list goes on: `if $a = b$ and $c = d$`, `let $a = b$, $c = d$`. */
const AND = /^[\s,]*(?:and|or|und|oder|y|et)[\s,]*(?:that)?[\s,]*$/u;
const COMMA = /^\s*,\s*$/u;

/** What speaks of all cases again. */
const GENERAL =
  /(?:^|[^\p{L}])(?:in general|overall|combin\w+|both cases|either case|all cases|any case|together|altogether|in summary|to sum up|insgesamt|allgemein|en general)(?!\p{L})/u;

/** A value is made zero on purpose, or asked to be. */
const OPTIMUM =
  /(?:^|[^\p{L}])(?:set|sets|setting|equat\w+|put|putting|requir\w+|demand\w*|solv\w+|root|stationar\w+|critical|maxim\w+|minim\w+|optim\w+|extrem\w+|vanish\w*|first[- ]order|zero|null\w*|igual\w+)(?!\p{L})|令|极/u;

/** What was differentiated is said to be zero: `setting this to zero`, `where the gradient vanishes`, `at the optimum`. */
const ZEROED = (() => {
  const slope = String.raw`(?:this|it|that|these|them|both|□|(?:the|its|all|each|every)\s+(?:\p{L}+\s+){0,2}(?:derivatives?|gradients?|slopes?|expressions?|score|result))(?:\s+(?:of|by|with respect to|w\.?r\.?t\.?|in)\s+(?:the\s+)?\S+){0,2}`;
  const zero = String.raw`(?:zero|0|□)`;
  return new RegExp(
    String.raw`(?:^|[^\p{L}])(?:(?:set|sets|setting|equat\w+|put|putting)\s+${slope}\s+(?:equal\s+)?(?:to|=|as)?\s*${zero}|where\s+${slope}\s+(?:vanish\w*|(?:is|are|equals?)\s+${zero})|at\s+(?:the|a|any|an)\s+(?:optimum|maximum|minimum|extremum|(?:stationary|critical)\s+point)|令.{0,6}(?:导数|梯度|偏导).{0,4}(?:为|等于)?(?:零|0)|setze\p{L}*\s+.{0,30}(?:gleich\s+)?null|igualando\s+.{0,20}a\s+cero)`,
    'u',
  );
})();

export type Standing = 'claim' | 'condition' | 'assumption' | 'goal' | 'denial';

/** How a formula is meant that has these words before and behind it. */
export function standingOf(words: { readonly before: string; readonly behind: string }): Standing {
  const said = (patterns: readonly RegExp[]): boolean => patterns.some((p) => p.test(words.before));
  if (said(DENIAL) || DENIED_BEHIND.test(words.behind)) return 'denial';
  if (said(GOAL)) return 'goal';
  if (said(CONDITION) || UNLESS.test(words.before)) return 'condition';
  if (said(ASSUMPTION)) return 'assumption';
  return 'claim';
}

export const saysUnless = (before: string): boolean => UNLESS.test(before);
/** @param words what stands before a formula and behind it, and all that stands between it and the next one */
export const saysOtherwise = (words: {
  readonly before: string;
  readonly behind: string;
  readonly between: string;
}): boolean => OTHERWISE.test(words.before) || (OTHERWISE_BEHIND.test(words.behind) && !OTHERWISE.test(words.between));
export const isJoined = (between: string): boolean => AND.test(between);
export const goesOn = (between: string): boolean => AND.test(between) || COMMA.test(between);
export const speaksOfAll = (text: string): boolean => GENERAL.test(text);
export const asksForZero = (text: string): boolean => OPTIMUM.test(text);
export const saysZeroed = (before: string): boolean => ZEROED.test(before);
