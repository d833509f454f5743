/**
 * What may stand in a hole of a sentence. `text`: anything, which stays as it is, such as the name of a file; `number`,
 * perhaps with a unit; `formula`: `$…$`; `own`: words of the assignment; `said`: what is itself a sentence or phrase
 * that is translated; `formulas`: several of them, joined by commas and "and"; `names`: so, with words of the assignment;
 * `files`: names of files, of which some are told to be links; `any`: what is said where it is known, else anything;
 * `numbers`: several of them, joined by commas.
 */
export type HoleKind =
  'text' | 'number' | 'formula' | 'formulas' | 'own' | 'said' | 'names' | 'files' | 'any' | 'numbers';

const PATTERNS: Readonly<Record<HoleKind, string>> = {
  text: '([^]+?)',
  number: '([-−]?\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?(?: (?:%|nats|bits))?)',
  formula: '(\\$[^$]+\\$)',
  formulas: '(\\$[^$]+\\$(?:(?:, | and )\\$[^$]+\\$)*)',
  own: '([^]+?)',
  // A formula is never divided: what stands between its dollars belongs to it.
  said: '((?:\\$[^$]*\\$|[^$])+?)',
  files: '([^]+?)',
  any: '([^]+?)',
  numbers: '([^]+?)',
  names: '((?:\\$[^$]*\\$|[^$])+?)',
};

const isKind = (word: string): word is HoleKind => word in PATTERNS;

/** An English template made ready to be looked for. */
export interface Pattern {
  readonly regex: RegExp;
  readonly holes: readonly { readonly name: string; readonly kind: HoleKind }[];
}

/** Reads `each {what} lacks the factor {f:formula}`; a hole without a kind is text. */
export function patternOf(template: string): Pattern {
  const holes: { name: string; kind: HoleKind }[] = [];
  const source = template
    .split(/(\{\w+(?::\w+)?\})/)
    .map((piece, i) => {
      if (i % 2 === 0) return piece.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
      const [name = '', kind = 'text'] = piece.slice(1, -1).split(':');
      if (!isKind(kind)) throw new Error(`${template}: there is no hole of the kind ${kind}`);
      holes.push({ name, kind });
      return PATTERNS[kind];
    })
    .join('');
  return { regex: new RegExp(`^${source}$`, 'u'), holes };
}

/** A piece of a translation: text, or a hole, or one of two texts by the number in a hole. */
export type Part =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hole'; readonly name: string }
  | { readonly kind: 'plural'; readonly name: string; readonly one: string; readonly other: string };

/** Reads `{n} {n?Aussage|Aussagen}`; in what is said of several, `#` is the number. */
export const partsOf = (template: string): Part[] =>
  template
    .split(/(\{[^{}]+\})/)
    .filter((piece) => piece !== '')
    .map((piece): Part => {
      const plural = /^\{(\w+)\?([^|]*)\|([^|]*)\}$/.exec(piece);
      if (plural) return { kind: 'plural', name: plural[1]!, one: plural[2]!, other: plural[3]! };
      return /^\{\w+\}$/.test(piece) ? { kind: 'hole', name: piece.slice(1, -1) } : { kind: 'text', text: piece };
    });
