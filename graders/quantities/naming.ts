import type { Span } from '../../expr';
import { canonicalName } from '../../expr';
import type { Phrase } from '../../problems/schema';
import type { StatedSide } from './statements';

/** What stands before a name without changing it: `\therefore x_1`, `\Rightarrow x_1`. */
const INTRODUCED =
  /^(?:\s|\\(?:therefore|because|Rightarrow|implies|quad|qquad|,|;|left|right|displaystyle)(?![A-Za-z])|\$)+/;

/** A side's canonical spelling as a name; names have no spaces. */
export const nameOf = (side: StatedSide): string =>
  canonicalName(side.latex.replace(INTRODUCED, '').replace(/[.,;:\s]+$/, ''));

const NONE: ReadonlySet<string> = new Set();

/** Names of an answer, by what they name. A name that differs only by the size of its letters counts if it is the only one. */
export class Symbols {
  private readonly exact = new Map<string, Set<string>>();
  private readonly folded = new Map<string, Set<string>>();

  constructor(named: readonly { readonly name: string; readonly symbols: readonly string[] }[]) {
    for (const { name, symbols } of named)
      for (const symbol of symbols) {
        const spelled = canonicalName(symbol);
        add(this.exact, spelled, name);
        add(this.folded, fold(spelled), name);
      }
  }

  /** What a canonical name names just as it is spelled: several things where it is used for several. */
  spelled(spelled: string): ReadonlySet<string> {
    return this.exact.get(spelled) ?? NONE;
  }

  /** What a canonical name names, the size of letters aside where that leaves one thing. */
  named(spelled: string): ReadonlySet<string> {
    const exact = this.exact.get(spelled);
    if (exact) return exact;
    const near = this.folded.get(fold(spelled));
    return near?.size === 1 ? near : NONE;
  }

  /** What a side asks about a name, such as `\text{shape}(x_1)`, `|L_1|`, `\#P`. */
  within(side: StatedSide): ReadonlySet<string> {
    const spelled = canonicalName(side.latex).replace(/\s+/g, '');
    const out = new Set<string>();
    for (const [symbol, names] of this.exact) if (wraps(spelled, symbol)) for (const name of names) out.add(name);
    return out;
  }

  spellings(): Iterable<readonly [string, ReadonlySet<string>]> {
    return this.exact;
  }
}

function add(map: Map<string, Set<string>>, key: string, name: string): void {
  const known = map.get(key);
  if (known) known.add(name);
  else map.set(key, new Set([name]));
}

const fold = (spelled: string): string => spelled.toLowerCase();

/** What people ask of a name: its shape, its size, how many. A function of it, such as its tanh, is something else. */
const ASKED =
  /^(?:\\text\{[^{}]*\}|(?:shape|size|dim|dims|dimension|dimensions|params?|parameters|number|count|numel|output|out)(?:of)?|\\dim|\\#|#|\||[NP#]?\(|\[|[NP]_\{)+$/i;
const CLOSED = /^(?:\.shape|\.size|[|)\]}]|\(\))*$/;

/** Whether a spelling is a symbol and what is asked of it, and nothing more. */
function wraps(spelled: string, symbol: string): boolean {
  const at = spelled.indexOf(symbol);
  if (at === -1) return false;
  const [before, after] = [spelled.slice(0, at), spelled.slice(at + symbol.length)];
  return before + after !== '' && (before === '' || ASKED.test(before)) && CLOSED.test(after);
}

/** `x_{1}` as people type it in running text: `x_1`, `x1`, `x_{1}`. */
function inWords(symbol: string): RegExp {
  const source = symbol
    .replace(/[{}\\]/g, '')
    .replace(/[.*+?^$()|[\]]/g, '\\$&')
    .replace(/_/g, '_?\\{?');
  return new RegExp(`(?<![A-Za-z0-9_\\\\])${source}\\}?(?![A-Za-z0-9_])`, 'g');
}

/** Places where running text has a symbol. */
export function symbolPlaces(text: string, symbol: string): Span[] {
  return [...text.matchAll(inWords(canonicalName(symbol)))].map((m) => ({ from: m.index, to: m.index + m[0].length }));
}

/** Pieces of a text that a phrase may lie in: sentences and lines. */
const PIECE = /[^\n.!?:|]*(?:\.(?=\S)[^\n.!?:|]*)*/g;

/** Places where a text says a phrase, formulas included as written. */
export function phrasePlaces(text: string, phrase: Phrase): Span[] {
  if (phrase.kind === 'pattern')
    return [...text.matchAll(new RegExp(phrase.pattern, 'giu'))].map((m) => ({
      from: m.index,
      to: m.index + m[0].length,
    }));
  const words = phrase.words.map(wordPattern);
  const most = phrase.words.join(' ').length + LOOSE;
  const out: Span[] = [];
  for (const piece of text.matchAll(PIECE)) {
    const places = words.map((word) =>
      [...piece[0].matchAll(word)].map((m) => ({ from: m.index, to: m.index + m[0].length })),
    );
    for (const first of places[0] ?? []) {
      // Each other word where it stands nearest: a phrase is said in one breath.
      const chosen = places.map((all) => nearestTo(first, all));
      if (chosen.some((c) => c === null)) break;
      const from = Math.min(...chosen.map((c) => c!.from));
      const to = Math.max(...chosen.map((c) => c!.to));
      if (to - from <= most) out.push({ from: piece.index + from, to: piece.index + to });
    }
  }
  return out;
}

/** Other characters that may stand among the words of a phrase. */
const LOOSE = 25;

const nearestTo = (place: Span, all: readonly Span[]): Span | null =>
  all.reduce<Span | null>(
    (best, s) => (best === null || Math.abs(s.from - place.from) < Math.abs(best.from - place.from) ? s : best),
    null,
  );

/** Whether some words say a phrase, in any order. */
export const says = (words: string, phrase: Phrase): boolean =>
  phrase.kind === 'pattern'
    ? new RegExp(phrase.pattern, 'iu').test(words)
    : phrase.words.every((word) => words.search(wordPattern(word)) !== -1);

/** A word or its beginning; a symbol such as `x_1` whole, with or without braces. */
function wordPattern(word: string): RegExp {
  const source = word.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/_\{?(\w+)\}?/g, '_?\\{?$1\\}?');
  return new RegExp(`(?<![A-Za-z0-9_])${source}${/\d/.test(word) ? '(?![A-Za-z0-9])' : ''}`, 'gi');
}
