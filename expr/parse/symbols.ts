import type { Span } from '../span';
import { ACCENTS, ALPHABETS, BOLD_FONTS, PLAIN_FONTS, spell } from '../names';
import type { Token } from '../token';
import type { Expr } from '../types';
import type { NameKind, Vocabulary } from '../vocabulary';
import { FAMILIES, FUNCTION_WORDS } from './customs';
import { spellRange, unitEnd, unitInside } from './ranges';
import type { Range, Reader } from './reader';
import type { Scripts } from './scripts';
import { decoration, isDecoration, mayDecorate, noScripts, scripts } from './scripts';

/** A name without its scripts. */
export interface Head {
  /** Canonical, fonts dropped. */
  readonly name: string;
  /** The same with boldness kept, where it was bold. */
  readonly bold: string | null;
  readonly start: number;
}

const WORDS_WITH_MEANING = new Set([
  ...FUNCTION_WORDS.keys(),
  'max',
  'min',
  'argmax',
  'argmin',
  'KL',
  'Var',
  'Cov',
  'var',
  'cov',
  'const',
  'ELBO',
  'JS',
  'JSD',
]);

const wordsOf = new WeakMap<Vocabulary, ReadonlySet<string>>();

/** Declared names that begin with several letters, without their scripts; gathered once for each vocabulary. */
function declaredWords(vocabulary: Vocabulary): ReadonlySet<string> {
  let words = wordsOf.get(vocabulary);
  if (!words) {
    words = new Set(
      [...vocabulary.names()].map((name) => /^[^_^'\\]*/.exec(name)![0]).filter((word) => word.length > 1),
    );
    wordsOf.set(vocabulary, words);
  }
  return words;
}

/** Joins adjacent letters into the longest word that is declared or has a meaning of its own. */
function word(r: Reader): string {
  const first = r.peek()!.text;
  if (first.length > 1) return first;
  let known = first;
  let run = first;
  let k = 1;
  for (; k < LONGEST_WORD; k++) {
    const token = r.peek(k);
    if (token?.kind !== 'letter' || token.spaced || token.text.length > 1 || token.command) break;
    run += token.text;
    if (isKnown(r, run)) known = run;
  }
  // `Val(C)`: letters before a bracket are a function's name, unless each of them means something by itself.
  if (known.length === 1 && k > 2 && r.is('(', k) && !r.peek(k)!.spaced && !spelledByDeclared(r, run)) known = run;
  r.at += known.length - 1;
  return known;
}

const LONGEST_WORD = 24;

function isKnown(r: Reader, run: string): boolean {
  if (!r.vocabulary.declared) return WORDS_WITH_MEANING.has(run);
  if (r.vocabulary.lookup(run) !== null || declaredWords(r.vocabulary).has(run)) return true;
  return WORDS_WITH_MEANING.has(run) && !spelledByDeclared(r, run);
}

/** A word such as `exp` is no function where each of its letters is declared: then it is a product. */
const spelledByDeclared = (r: Reader, run: string): boolean =>
  [...run].every((letter) => r.vocabulary.lookup(letter) !== null);

/** Reads a letter, word, Greek letter or accented name, without scripts; null where none starts here. */
export function head(r: Reader): Head | null {
  const start = r.at;
  const token = r.peek();
  if (!token) return null;
  if (token.kind === 'letter') {
    const name = word(r);
    r.at++;
    return { name, bold: null, start };
  }
  if (token.kind !== 'command') return null;
  const accent = ACCENTS[token.text];
  if (accent || BOLD_FONTS.has(token.text) || PLAIN_FONTS.has(token.text) || ALPHABETS.has(token.text)) {
    const end = unitEnd(r, r.at + 1);
    if (end === r.at + 1) return null;
    const inside = unitInside(r, r.at + 1, end);
    const inner = r.slice(inside);
    // \mathbf{W x}: a font over a whole product is no name, but \mathrm{conv1d} is where it is declared.
    if (!isOneName(inner) && r.vocabulary.lookup(spellRange(r, [start, end])) === null) return null;
    if (
      (BOLD_FONTS.has(token.text) ||
        token.text === '\\mathbb' ||
        token.text === '\\mathbbm' ||
        token.text === '\\mathds') &&
      inner.length === 1 &&
      inner[0]!.text === '1'
    ) {
      r.at = end;
      return { name: '\\mathbf{1}', bold: null, start };
    }
    if (inner.length === 1 && inner[0]!.kind === 'number') return null;
    r.at = end;
    const name = spellRange(r, [start, end]);
    const bold = spellRange(r, [start, end], true);
    return { name, bold: bold === name ? null : bold, start };
  }
  if (!/^\\[A-Za-z]+$/.test(token.text)) return null;
  r.at++;
  return { name: token.text, bold: null, start };
}

/** `\text{conv1d}`: text that is no word but a declared name; null where it is none. */
export function declaredText(r: Reader): Head | null {
  const start = r.at;
  const { text } = r.peek()!;
  const name = [text.trim(), spellRange(r, [start, start + 1])].find((n) => r.vocabulary.lookup(n) !== null);
  if (name === undefined) return null;
  r.at++;
  return { name, bold: null, start };
}

const FONTS: readonly ReadonlySet<string>[] = [BOLD_FONTS, PLAIN_FONTS, ALPHABETS];

/** Whether tokens under a font are one name: a single base or one word, whatever its scripts. */
function isOneName(tokens: readonly Token[]): boolean {
  let bases = 0;
  let letters = true;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'sub' || token.kind === 'sup') {
      // What follows is a script: skip one unit.
      let depth = 0;
      do {
        i++;
        if (tokens[i]?.kind === 'open') depth++;
        else if (tokens[i]?.kind === 'close') depth--;
      } while (depth > 0 && i < tokens.length);
      continue;
    }
    if (token.kind === 'open' || token.kind === 'close' || token.kind === 'prime') continue;
    if (token.kind === 'command' && (ACCENTS[token.text] || FONTS.some((set) => set.has(token.text)))) continue;
    if (token.kind === 'mark' || token.kind === 'begin' || token.kind === 'row' || token.kind === 'cell') return false;
    letters &&= token.kind === 'letter' && (bases === 0 || !token.spaced);
    bases++;
  }
  return bases === 1 || (bases > 1 && letters);
}

export interface Named {
  readonly expr: Expr;
  /** Canonical name as far as it was declared or taken as one. */
  readonly name: string;
  readonly kind: NameKind | null;
  readonly rank: number | null;
  /** Scripts that are no part of the name. */
  readonly rest: Scripts;
}

/** Signs that make another name of the one behind them, where that is declared: `\delta h_t`. */
const PREFIXES: ReadonlySet<string> = new Set(['\\delta', '\\Delta']);

/** `\delta h_t` where that is declared, with its scripts or without; null where no such name stands here. */
function prefixed(r: Reader, h: Head): Named | null {
  if (!PREFIXES.has(h.name) || r.vocabulary.lookup(h.name) !== null) return null;
  const before = r.at;
  const next = head(r);
  const bare = r.at;
  const marks = next ? scripts(r) : noScripts;
  for (const [end, rest] of [
    [r.at, noScripts],
    [bare, marks],
  ] as const) {
    const name = next ? spellRange(r, [h.start, end]) : '';
    const info = name === '' ? null : r.vocabulary.lookup(name);
    if (!info) continue;
    return { expr: { kind: 'sym', name, span: r.since(h.start) }, name, kind: info.kind, rank: info.rank, rest };
  }
  r.at = before;
  return null;
}

/** The part of a name before its scripts, either case. */
const stem = (name: string): string => {
  const end = name.search(/[_^']/);
  return (end === -1 ? name : name.slice(0, end)).toLowerCase();
};

const stemsOf = new WeakMap<Vocabulary, ReadonlySet<string>>();

/** Stems of the declared names that have scripts of their own; gathered once for each vocabulary. */
function scriptedStems(vocabulary: Vocabulary): ReadonlySet<string> {
  let stems = stemsOf.get(vocabulary);
  if (!stems) {
    stems = new Set([...vocabulary.names()].filter((name) => /[_^']/.test(name)).map(stem));
    stemsOf.set(vocabulary, stems);
  }
  return stems;
}

/** Whether the scripts after a head can make a declared name of it, or part of it be one. */
export const mayBeScripted = (r: Reader, h: Head): boolean =>
  h.bold !== null ||
  PREFIXES.has(h.name) ||
  h.name.includes('{') ||
  scriptedStems(r.vocabulary).has(h.name.toLowerCase());

/** Takes the scripts after a head and decides, by declaration, which of them belong to the name. */
export function named(r: Reader, h: Head): Named {
  const joined = prefixed(r, h);
  if (joined) return joined;
  const marks = scripts(r);
  const span = r.since(h.start);
  const bare = marks === noScripts && !h.bold ? r.vocabulary.lookup(h.name) : null;
  if (bare)
    return { expr: { kind: 'sym', name: h.name, span }, name: h.name, kind: bare.kind, rank: bare.rank, rest: marks };
  if (!mayBeScripted(r, h)) return unscripted(r, h.name, marks, span);
  const sub = marks.subs[0] ? spellRange(r, marks.subs[0]) : '';
  const sup = marks.sups[0] ? spellRange(r, marks.sups[0]) : '';
  const noSub: Scripts = { ...marks, subs: marks.subs.slice(1) };
  const noSup: Scripts = { ...marks, sups: marks.sups.slice(1) };
  const primes = "'".repeat(marks.primes);
  const bases = (h.bold ? [h.bold, h.name] : [h.name]).flatMap((base) => undecoratedBase(r, base));
  const roman = romanFor(r, h.name);
  if (roman !== null) bases.push(roman);
  for (const base of bases) {
    const tries: [string, Scripts][] = [];
    if (primes && sub)
      tries.push(
        [spell(base + primes, '', sub), { ...noSub, primes: 0 }],
        [spell(base, '', sub) + primes, { ...noSub, primes: 0 }],
      );
    if (primes) tries.push([base + primes, { ...marks, primes: 0 }]);
    // D^\star is D^*, unless it is declared as it stands.
    const above = sup === '' ? [] : [...new Set([sup, decoration(sup)])];
    if (sub)
      for (const mark of above)
        tries.push([spell(base, mark, sub), { subs: noSub.subs, sups: noSup.sups, primes: marks.primes }]);
    if (sub) tries.push([spell(base, '', sub), noSub]);
    for (const mark of above) tries.push([spell(base, mark, ''), noSup]);
    tries.push([base, marks]);
    for (const [name, rest] of tries) {
      const info = r.vocabulary.lookup(name);
      if (info)
        return {
          expr: { kind: 'sym', name, span },
          name,
          kind: info.kind,
          rank: info.rank,
          rest: ignoring(r, rest, info.kind),
        };
    }
  }
  const component = componentOf(r, bases, marks, span);
  if (component) return component;
  // A star and its like are part of an undeclared name: f^*(x).
  const starred = sup !== '-' && isDecoration(sup);
  const name = starred ? spell(h.name, decoration(sup), '') : h.name;
  return { expr: { kind: 'sym', name, span }, name, kind: null, rank: null, rest: starred ? noSup : marks };
}

/** A name of which no script can be a part, unless it is a star. */
function unscripted(r: Reader, name: string, marks: Scripts, span: Span): Named {
  const info = r.vocabulary.lookup(name);
  const expr: Expr = { kind: 'sym', name, span };
  if (info) return { expr, name, kind: info.kind, rank: info.rank, rest: ignoring(r, marks, info.kind) };
  const [above] = marks.sups;
  const sup = above && mayDecorate(r.slice(above)) ? spellRange(r, above) : '';
  if (sup === '-' || !isDecoration(sup)) return { expr, name, kind: null, rank: null, rest: marks };
  const starred = spell(name, decoration(sup), '');
  const rest = { ...marks, sups: marks.sups.slice(1) };
  return { expr: { kind: 'sym', name: starred, span }, name: starred, kind: null, rank: null, rest };
}

/** The letter of `\mathcal{F}`, where only that is declared, as a function or a node: a set or a law is another name. */
function romanFor(r: Reader, name: string): string | null {
  const letter = /^\\math(?:cal|scr)\{([A-Za-z])\}$/.exec(name)?.[1];
  if (letter === undefined || FAMILIES.has(name)) return null;
  const info = r.vocabulary.lookup(letter);
  return info?.kind === 'function' || info?.node === true ? letter : null;
}

/** `z_{ij}` and `z_{i,1:M}` where `z_i` is declared as a vector: the first index belongs to the name. */
function componentOf(r: Reader, bases: readonly string[], marks: Scripts, span: Span): Named | null {
  const [below] = marks.subs;
  if (!below) return null;
  const [from, to] = below;
  for (const base of bases)
    for (let end = to - 1; end > from; end--) {
      const name = spell(base, '', spellRange(r, [from, end]));
      const info = r.vocabulary.lookup(name);
      if (!info || info.rank === 0) continue;
      const start = r.token(end)!.text === ',' ? end + 1 : end;
      const { kind, rank } = info;
      return {
        expr: { kind: 'sym', name, span },
        name,
        kind,
        rank,
        rest: ignoring(r, { ...marks, subs: [[start, to], ...marks.subs.slice(1)] }, kind),
      };
    }
  return null;
}

/** Drops decorations that the world declares meaningless. */
function ignoring(r: Reader, marks: Scripts, kind: NameKind): Scripts {
  if (r.vocabulary.ignoresNothing) return marks;
  const ignored = (item: Range): boolean => {
    const name = spellRange(r, item);
    return r.vocabulary.ignored(name) || r.vocabulary.ignored(name.replace(/^\((.*)\)$/, '$1'));
  };
  if (kind === 'parameter' || kind === 'variable') {
    // A letter below a value is an index, even where the same letter says nothing above it or below a density.
    const below = (item: Range): boolean => ignored(item) && !isIndex(r, spellRange(r, item));
    const bare = (ranges: readonly Range[], decorates: (item: Range) => boolean): Range[] =>
      ranges.map((range) => undecorated(r, range, decorates)).filter(([from, to]) => from < to);
    return { ...marks, subs: bare(marks.subs, below), sups: bare(marks.sups, ignored) };
  }
  if (kind !== 'density' && kind !== 'function' && kind !== 'operator') return marks;
  const keep = (range: Range): boolean =>
    !spellRange(r, range)
      .split(',')
      .every((item) => r.vocabulary.ignored(item));
  return { ...marks, subs: marks.subs.filter(keep), sups: marks.sups.filter(keep) };
}

const isIndex = (r: Reader, name: string): boolean =>
  /^[A-Za-z]$/.test(name) || r.vocabulary.lookup(name)?.kind === 'index';

/** `x^m` under a font, where the world says that the m has no meaning. */
function undecoratedBase(r: Reader, base: string): readonly string[] {
  const [, plain, above] = /^(.+)\^\{([^{}]+)\}$/.exec(base) ?? [];
  return plain !== undefined && r.vocabulary.ignored(above!) ? [base, plain] : [base];
}

/** A script without the decorations that stand first or last in it: beside them may be indices, `W_{\text{conv},f}`. */
function undecorated(r: Reader, [from, to]: Range, decorates: (item: Range) => boolean): Range {
  const items: Range[] = [];
  let start = from;
  for (let i = from; i < to; i++) {
    const close = r.matching(i);
    if (close !== -1 && close < to) i = close;
    else if (r.token(i)!.text === ',' && r.token(i)!.kind === 'mark') {
      items.push([start, i]);
      start = i + 1;
    }
  }
  items.push([start, to]);
  const says = (item: Range): boolean => !decorates(item);
  const first = items.findIndex(says);
  return first === -1 ? [to, to] : [items[first]![0], items[items.findLastIndex(says)]![1]];
}
