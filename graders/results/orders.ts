import type { Figure, ResultsProblem } from '../../problems/schema';
import { isSaid, type Aspects } from './aspects';
import { pairsIn, type Compared } from './compared-pairs';
import { ASKED, dataSets, LACKING, Measures, ON, OTHER } from './measures';
import { sentencesIn } from './sentences';

export type Sign = -1 | 0 | 1;

/** An order of settings that an answer states in words. */
export interface StatedOrder {
  /** The clause that states it. */
  readonly text: string;
  readonly at: number;
  /** Figures that it compares, the one that it speaks of first; none where it is not clear which. */
  readonly pairs: readonly (readonly [Figure, Figure])[];
  /** Signs of the difference of their values that agree with it. */
  readonly allowed: readonly Sign[];
}

const word = (...alternatives: string[]): RegExp =>
  new RegExp(String.raw`(?<!\p{L})(?:${alternatives.join('|')})(?!\p{L})`, 'iu');

const BETTER = word(
  'better',
  'best',
  'superior',
  'w[io]ns?',
  'beats?',
  'outperform(?:s|ed|ing)?',
  'more accurate',
  '(?:more|most) (?:legible|readable)',
  'ahead',
  String.raw`(?:helps?|helped)(?=\s*(?:$|[.,;!]|a (?:bit|little)|slightly|here|the accuracy))`,
  String.raw`(?:improves?|improved)(?=(?:\s+(?:the|its|test|a (?:bit|little)|slightly))*(?:\s+(?:accuracy|performance|results?|bound)|\s*(?:$|[.,;!])))`,
  'besser',
  'hilft',
  'mejor',
);
const WORSE = word(
  'worse',
  'worst',
  'inferior',
  'loses?|lost to',
  'less (?:accurate|legible|readable)',
  'hurts?',
  'outperformed by',
  'beaten by',
  'schlechter',
  'peor',
);
const HIGHER = word('higher', 'highest', 'larger', 'greater', 'increases?|increased', 'höher', 'mayor');
const LOWER = word('lower', 'lowest', 'smaller', 'decreases?|decreased', 'reduces?|reduced', 'niedriger', 'menor');
const LEVEL = word(
  'equal(?:ly)?(?: good| well)?',
  '(?:about|roughly|almost|nearly|practically|essentially|exactly|just) the same',
  'are the same|is the same',
  'identical',
  'on par',
  'comparable',
  'very similar',
  'no (?:\\p{L}+ )?difference',
  'hardly (?:any difference|matters?|differs?|helps?)',
  'gleich gut|gleich',
  'kein(?:en)? unterschied',
  'igual(?:es)?',
);
const NOT =
  /(?:\bnot|n't|\bno|\bneither|\bnever|\bnicht|\bkein\p{L}*)\s+(?:(?:any|be|always|actually|really|necessarily|das|do|get|it)\s+)?$/iu;
/** "not much better" leaves it open. */
const HALF_NOT =
  /(?:\bnot|n't|\bno|\bnicht)\s+(?:\p{L}+\s+){0,2}(?:much|significantly|clearly|far|considerably|always|viel)\s+$/iu;

/** What is expected, asked or said by others is no result; nor is what concerns something else than the figures. */
const NO_RESULT = word(
  'expect\\p{L}*|should|would|could|might|may|hope\\p{L}*|if|whether|suppose\\p{L}*|assum\\p{L}*|hypothes\\p{L}*|theor\\p{L}*|in general|usually|often|typically|known|paper|literature|published|lecture|intuitively|prior to|sollte|würde|erwart\\p{L}*|deber[ií]a',
  String.raw`(?:previous|preceding|earlier|last) (?:part|question|problem|exercise|task|section|homework)|(?:on|for) (?:short|long|some|certain|most|a few)|vorige\p{L}*|anterior`,
  'fast(?:er|est)?|slow(?:er|est)?|speed|seconds?|minutes?|time|converge\\p{L}*|memory|parameters?|stable|smooth\\p{L}*|robust|noise|noisy|sharp\\p{L}*|epochs?|first|early|begin\\p{L}*|variance|gradient\\p{L}*',
);
/** What looks better is no figure, unless its measure is named. */
const OF_PICTURES = word('looks?|looked', 'samples?|filters?|features?|pictures?|images?|drawings?|weights');

/** What may follow "better": what else is better than something else is no figure, as "a better start". */
const THING =
  /^\s+(?!(?:than|with|without|for|in|on|at|by|when|of|as|and|or|here|again|too|overall|still|results?|accurac\p{L}*|performance|scores?|values?|test|train\p{L}*|classif\p{L}*|ones?|setting|choice|variant|option|pooling|net\p{L}*|model|kernel|als|mit|bei|que|con|bound|reconstruction|is|was|are|were|ist|war)(?!\p{L}))\p{L}/iu;

function comparisonIn(clause: string): Compared | null {
  // The longer phrase first: "outperformed by" holds "outperformed".
  for (const [kind, pattern] of [
    ['level', LEVEL],
    ['worse', WORSE],
    ['better', BETTER],
    ['lower', LOWER],
    ['higher', HIGHER],
  ] as const) {
    const match = pattern.exec(clause);
    if (!match) continue;
    const to = match.index + match[0].length;
    const ofThing =
      /^(?:better|best|worse|worst|besser|mejor|superior|inferior)$/i.test(match[0]) && THING.test(clause.slice(to));
    return ofThing ? null : { kind, at: match.index, to };
  }
  return null;
}

/** The orders that running text states in words. */
export function statedOrders(prose: string, problem: ResultsProblem, aspects: Aspects): StatedOrder[] {
  if (problem.figures.length < 2) return [];
  const measures = new Measures(problem, false);
  return sentencesIn(prose).flatMap(({ from, to }) => {
    const sentence = prose.slice(from, to);
    if (sentence.length > LONGEST || /\?\s*$/.test(sentence) || /^\s*(?:\||#)/.test(sentence)) return [];
    return clausesIn(sentence).flatMap((clause) => {
      const order = orderIn(clause.text, problem, aspects, measures);
      return order ? [{ ...order, text: clause.text.trim(), at: from + clause.at }] : [];
    });
  });
}

/** Longer sentences compare too many things. */
const LONGEST = 400;

const JOINTS = /;\s+|:\s+|,\s+(?:and|but|while|whereas|although|so|und|aber|während|y|pero)\s+/giu;

/** The parts of a sentence that state something each; before a colon stands what holds for all, unless it compares. */
function clausesIn(sentence: string): { readonly text: string; readonly at: number }[] {
  const clauses: { text: string; at: number }[] = [];
  let at = 0;
  for (const match of sentence.matchAll(JOINTS)) {
    const text = sentence.slice(at, match.index);
    if (match[0].startsWith(':') && comparisonIn(text) === null) continue;
    clauses.push({ text, at });
    at = match.index + match[0].length;
  }
  return [...clauses, { text: sentence.slice(at), at }];
}

function orderIn(
  clause: string,
  problem: ResultsProblem,
  aspects: Aspects,
  measures: Measures,
): Pick<StatedOrder, 'pairs' | 'allowed'> | null {
  const compared = comparisonIn(clause);
  if (!compared || NO_RESULT.test(clause)) return null;
  // "Better than A, which is worse than B": of two comparisons it is not clear what is about which.
  const rest = [clause.slice(0, compared.at), clause.slice(compared.to)];
  if (rest.some((part) => comparisonIn(part)?.kind === opposed(compared.kind))) return null;
  const kinds = new Set(measures.mentions(clause).map((m) => m.alternative));
  if (kinds.has(OTHER) || (kinds.has(ASKED) && kinds.has(LACKING))) return null;
  if (kinds.size === 0 && OF_PICTURES.test(clause)) return null;
  const on = dataSets.mentions(clause);
  if (problem.on !== null && on.some((m) => m.alternative !== ON[problem.on!])) return null;
  const before = clause.slice(0, compared.at);
  if (HALF_NOT.test(before)) return null;
  const pairs = pairsIn(clause, compared, problem, aspects);
  if (pairs === null) return null;
  const sign = signOf(compared.kind, problem.figures[0]!, problem, kinds.has(LACKING), kinds.size > 0);
  if (sign === null) return null;
  const opposite: Sign = sign === 1 ? -1 : sign === -1 ? 1 : 0;
  const negated = NOT.test(before) && compared.kind !== 'level';
  return { pairs, allowed: negated ? [0, opposite] : [sign] };
}

const opposed = (kind: Compared['kind']): Compared['kind'] =>
  (({ better: 'worse', worse: 'better', higher: 'lower', lower: 'higher', level: 'level' }) as const)[kind];

/** What is called so is the better the less it is. */
const COSTS = 'loss, error, cross entropy, reconstruction, perplexity';

/** The sign of the difference that a comparison says; null where that is not clear. */
function signOf(
  kind: Compared['kind'],
  { unit, absolute }: Figure,
  { metric }: ResultsProblem,
  lacking: boolean,
  measured: boolean,
): Sign | null {
  if (kind === 'level') return 0;
  const up: Sign = kind === 'better' || kind === 'higher' ? 1 : -1;
  if (kind === 'better' || kind === 'worse') {
    if (unit === 'percent') return up;
    return absolute || isSaid(metric, COSTS) ? flipped(up) : null;
  }
  // A bound with its sign, or the loss that it is the negative of: either may be meant.
  if (!measured || absolute) return null;
  return lacking ? flipped(up) : up;
}

const flipped = (sign: Sign): Sign => (sign === 1 ? -1 : sign === -1 ? 1 : 0);
