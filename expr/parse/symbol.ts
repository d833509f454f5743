import { signOf } from '../signs';
import type { Expr } from '../types';
import { holdsMark, holdsRelation, holdsSeparator, namesIn } from './brackets';
import { DENSITY_NAMES, FAMILIES, isCustomaryFunction, isWord, MEAN_NAMES } from './customs';
import { density, law } from './densities';
import { applied, functionWith, isInverse } from './functions';
import { bracketIndex, roundIndex } from './places';
import type { Reader } from './reader';
import { hang, noScripts, rankOf } from './scripts';
import { byCustom, densityAt, densityName, divergenceAt, expectationAt } from './special';
import { atBracket, beginsFactor } from './starts';
import type { Head, Named } from './symbols';
import { mayBeScripted, named } from './symbols';

/** A name, and whatever the name makes of what follows it: as declared, else by custom. */
export function symbol(r: Reader, h: Head): Expr {
  const { start } = h;
  const n = declaredAs(r, h) ?? byCustom(r, h) ?? named(r, h);
  if ('span' in n) return n;
  switch (n.kind) {
    case null:
      return undeclared(r, n, start);
    case 'density':
      if (atBracket(r)) return densityAt(r, n.name, n.rest, start);
      return hang(
        r,
        { kind: 'sym', name: densityName(r, n.name, { ...n.rest, sups: [], primes: 0 }), span: r.since(start) },
        { ...n.rest, subs: [] },
        start,
      );
    case 'operator':
      return signOf(n.name) !== undefined ? undeclared(r, n, start) : functionAt(r, n, start);
    case 'function':
    case 'edges':
      return divergenceInstead(r, n, h) ?? meanInstead(r, n, h) ?? functionAt(r, n, start);
    case 'variable':
    case 'parameter':
    case 'size':
    case 'index':
      return value(r, n, h);
  }
}

/**
 * A name that is declared, by itself or with the scripts that follow it: a world that knows `\\Sigma_z` sums nothing
 * there. Null, with nothing taken, where it is not.
 */
function declaredAs(r: Reader, h: Head): Named | null {
  const { vocabulary } = r;
  const isKnown = vocabulary.lookup(h.name) !== null || (h.bold !== null && vocabulary.lookup(h.bold) !== null);
  if (!isKnown && !(vocabulary.declared && mayBeScripted(r, h))) return null;
  const before = r.at;
  const found = named(r, h);
  if (isKnown || found.kind !== null) return found;
  r.at = before;
  return null;
}

/** A declared value with its scripts; a vector may be indexed in brackets: `x[m]`. */
function value(r: Reader, n: Named, h: Head): Expr {
  const { start } = h;
  const divergence = divergenceInstead(r, n, h);
  if (divergence) return divergence;
  // Nor does a declared size P of P(h = 1 | v).
  if (DENSITY_NAMES.has(n.name) && r.is('(') && (holdsSeparator(r, r.at) || holdsRelation(r, r.at)))
    return densityAt(r, n.name, n.rest, start);
  // Nor a declared size N of N(x | m, s).
  const family = n.kind === 'size' && r.is('(') && holdsMark(r, r.at, ['|', ';']) ? FAMILIES.get(n.name) : undefined;
  if (family && n.rest.subs.length + n.rest.sups.length === 0) return law(r, family, start);
  const base = hang(r, n.expr, n.rest, start);
  const node = r.vocabulary.lookup(n.name)?.node === true;
  if (passesOver(r)) return base;
  if (node && r.is('(') && (namesIn(r, r.at) !== null || r.chooses('node-applied')))
    return applied(r, base, noScripts, n.name, start);
  if ((n.rank ?? 0) > 2 && !node) return arrayAt(r, base, start);
  const indexed = r.is('[') && !r.peek()!.spaced && (n.rank ?? 0) > n.rest.subs.length;
  return indexed ? bracketIndex(r, base, start) : base;
}

/** An array of three and more axes, whose last places may stand in brackets: `X_{n,c}[t + k]`, `X(n, c, t)`. */
function arrayAt(r: Reader, base: Expr, start: number): Expr {
  const axes = rankOf(r, base) ?? 0;
  if (axes === 0) return base;
  if (r.is('[') && !r.peek()!.spaced) return bracketIndex(r, base, start);
  return roundIndex(r, base, axes, start) ?? base;
}

/** A declared D, or a D_{KL} that was given a meaning, says nothing of `D_{KL}(…)`; null where that does not stand here. */
function divergenceInstead(r: Reader, n: Named, h: Head): Expr | null {
  const isHead = n.name === 'D' ? n.rest.subs.length > 0 : /^(?:D_|KL$|JSD?$)/.test(n.name) && atBracket(r);
  if (!isHead) return null;
  const after = r.at;
  r.at = h.start + 1;
  const divergence = divergenceAt(r, h);
  if (!divergence) r.at = after;
  return divergence;
}

/** A declared energy E says nothing of `E_{p(h|v)}[…]`; null where no measure stands below. */
function meanInstead(r: Reader, n: Named, h: Head): Expr | null {
  const below = n.rest.subs[0];
  if (!MEAN_NAMES.has(n.name) || !below || n.rest.subs.length > 1 || !atBracket(r)) return null;
  const kinds = r.slice(below).map((t) => (t.text === '\\sim' ? 'density' : r.vocabulary.lookup(t.text)?.kind));
  if (!kinds.includes('density') && !(r.is('[') && kinds.includes('variable'))) return null;
  const after = r.at;
  r.at = h.start + 1;
  const mean = expectationAt(r, h);
  if (!mean) r.at = after;
  return mean;
}

/** A declared function with its arguments; without any, the function itself. */
function functionAt(r: Reader, n: Named, start: number): Expr {
  if (!isFollowed(r)) {
    const fn = functionWith(r, n.expr, n.rest, start);
    return hang(r, fn, { ...noScripts, sups: n.rest.sups }, start);
  }
  if (!atBracket(r)) r.note(`"${n.name}" was applied to what follows it`, r.since(start));
  return applied(r, n.expr, n.rest, n.name, start);
}

/** Whether what follows a function is its argument. */
function isFollowed(r: Reader): boolean {
  if (r.atDifferential()) return false;
  const token = r.peek();
  switch (token?.kind) {
    case 'letter':
      return r.vocabulary.lookup(token.text)?.kind !== 'size';
    case 'begin':
    case 'open':
      return true;
    case 'command':
      return beginsFactor(token.text);
    default:
      return atBracket(r);
  }
}

/** A name that nobody declared and that has no meaning of its own: applied where custom says so, else a factor. */
function undeclared(r: Reader, n: Named, start: number): Expr {
  const bare = n.rest.sups.length === 0;
  if (r.is('[') && !r.peek()!.spaced && bare && (holdsMark(r, r.at, [',']) || r.matching(r.at) === r.at + 2))
    return bracketIndex(r, hang(r, n.expr, n.rest, start), start);
  if (bare && passesOver(r)) return hang(r, n.expr, n.rest, start);
  if (r.is('(')) {
    const conditional = holdsSeparator(r, r.at);
    if (conditional && bare) return density(r, densityName(r, n.name, n.rest), start);
    const several = conditional || holdsMark(r, r.at, [',', ';']);
    const customary = (bare || isInverse(r, n.rest)) && isAppliedByCustom(r, n.name);
    const ofNames = bare && r.vocabulary.declared && namesIn(r, r.at) !== null;
    if (several || isWord(n.name) || customary || ofNames) return applied(r, n.expr, n.rest, n.name, start);
  }
  return hang(r, n.expr, n.rest, start);
}

/**
 * Passes over a bracket that says what a value depends on by names that have no value themselves, so that nothing can
 * be multiplied by them: `V(D, G)` of two functions, `\mathcal{L}(\theta)`.
 */
function passesOver(r: Reader): boolean {
  const { vocabulary } = r;
  if (!r.is('(') || !vocabulary.declared) return false;
  const hasNoValue = (name: string): boolean => {
    const kind = vocabulary.lookup(name)?.kind;
    return kind === undefined ? vocabulary.ignored(name) : kind === 'function' || kind === 'density';
  };
  const names = namesIn(r, r.at);
  if (!names?.every(hasNoValue)) return false;
  r.at = r.matching(r.at) + 1;
  return true;
}

/** Whether the bracket that stands here holds the arguments of a letter that nobody declared. */
const isAppliedByCustom = (r: Reader, name: string): boolean =>
  !r.vocabulary.declared && !r.peek()!.spaced && isCustomaryFunction(name.replace(/\^\{\*\}$/, ''));

/** `{f_a}'(x)`: whether a name in braces is a function, and the bracket that stands here its argument. */
export function isFunctionName(r: Reader, e: Expr): boolean {
  if (!r.is('(')) return false;
  if (e.kind === 'prime' || e.kind === 'indexed') return isFunctionName(r, e.base);
  return e.kind === 'sym' && (r.vocabulary.lookup(e.name)?.kind === 'function' || isAppliedByCustom(r, e.name));
}
