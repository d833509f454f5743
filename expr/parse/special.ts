import type { Expr } from '../types';
import { holdsMark, holdsRelation } from './brackets';
import {
  COVARIANCE_NAMES,
  DENSITY_NAMES,
  ENTROPY_NAMES,
  FAMILIES,
  FUNCTION_WORDS,
  INFORMATION_NAMES,
  MEAN_NAMES,
  VARIANCE_NAMES,
} from './customs';
import { density, divergence, entropy, information, law } from './densities';
import { signatures } from './bodies';
import { afterArg, isOptimum, optimum, plainFold } from './folds';
import { application } from './functions';
import { indicator, indicatorBelow } from './indicators';
import type { Mean } from './means';
import { expectation } from './means';
import { spellRange, unitEnd, unitInside, within } from './ranges';
import type { Range, Reader } from './reader';
import type { Scripts } from './scripts';
import { hang, indices, noScripts, scripts, spellScripts } from './scripts';
import { atBracket, atOperand } from './starts';
import type { Head } from './symbols';

/** Names that have a meaning of their own as long as nobody declares them; null for all others. */
export function byCustom(r: Reader, h: Head): Expr | null {
  const { name, start } = h;
  if (name === '\\mathbf{1}') return indicatorAt(r, start);
  if (name === '\\delta') return delta(r, start);
  if (name === '\\Sigma' || name === '\\Pi') return capitalFold(r, name, start);
  const word = name.length > 1 ? FUNCTION_WORDS.get(name) : undefined;
  if (word) return application(r, word, start);
  if (isOptimum(name)) return optimum(r, name, start);
  if (name === 'arg') {
    const op = afterArg(r);
    if (op) return optimum(r, op, start);
  }
  return divergenceAt(r, h) ?? expectationAt(r, h) ?? informationAt(r, h) ?? lawAt(r, h) ?? customDensity(r, h);
}

/** `\mathbf{1}[i = j]`, `\mathbb{1}[A]`, `\mathbf{1}_{i = j}`; null for the vector of ones. */
function indicatorAt(r: Reader, start: number): Expr | null {
  if (r.kind() === 'sub') return indicatorBelow(r, start);
  if (!atBracket(r)) return null;
  const blackboard = ['\\mathbb', '\\mathbbm', '\\mathds'].includes(r.token(start)!.text);
  return blackboard || holdsRelation(r, r.at) ? indicator(r, start) : null;
}

/** `\delta_{a = c}` and, in a world that knows no other, `\delta_{ij}`: Kronecker's; null for any other. */
function delta(r: Reader, start: number): Expr | null {
  if (r.kind() !== 'sub') return null;
  const relation = indicatorBelow(r, start);
  if (relation || !r.vocabulary.declared) return relation;
  const end = unitEnd(r, r.at + 1);
  const range = unitInside(r, r.at + 1, end);
  const names = signatures(r, range);
  if (names.length !== 2) return null;
  r.at = end;
  const items = indices(r, range).flatMap((e) => (e.kind === 'product' ? e.factors : [e]));
  const [left, right] = items;
  if (!left || !right || items.length > 2) return r.fail('expected two indices below this delta', r.since(start));
  const span = r.since(start);
  return { kind: 'indicator', body: { kind: 'relation', op: '=', left, right, span }, span };
}

/** `\Sigma_i a_i`, as people without a sum sign write it, in a world that knows no other; null for a plain letter. */
function capitalFold(r: Reader, name: string, start: number): Expr | null {
  if (!r.vocabulary.declared || r.kind() !== 'sub') return null;
  const before = r.at;
  const marks = scripts(r);
  const below = marks.subs[0];
  const declared = below !== undefined && r.vocabulary.lookup(`${name}_{${spellRange(r, below)}}`) !== null;
  if (!declared && atOperand(r)) return plainFold(r, name === '\\Sigma' ? 'sum' : 'prod', marks, start);
  r.at = before;
  return null;
}

const KULLBACK_LEIBLER =
  /^(?:D|\\mathcal\{D\}|\\mathbb\{D\}|d)_\{(?:KL|kl|Kl|\\text\{KL.*\})\}$|^(?:KL|kl|\\KL|\\kl|DKL|KLD|\\DKL|Kl)(?:_\{.*\})?$/;
/** How names of divergences begin. */
const DIVERGENCE = /^(?:[Dd]|\\mathcal\{D|\\mathbb\{D|KL|kl|Kl|\\KL|\\kl|\\DKL|JS)/;
const JENSEN_SHANNON = /^(?:D|\\mathcal\{D\})_\{JSD?\}$|^JSD?$/;

/** `D_{KL}(…)`, `KL[…]`, `D(… \| …)`; null where the name is none of these. */
export function divergenceAt(r: Reader, h: Head): Expr | null {
  if (!DIVERGENCE.test(h.name)) return null;
  const before = r.at;
  const marks = scripts(r);
  const below = marks.subs[0] ?? marks.sups[0];
  let name = h.name + (below ? `_{${spellRange(r, below)}}` : '');
  if (name === 'D' && r.is('*') && r.kind(1) === 'open') {
    // Markdown turns D_{KL} into D*{KL}.
    const end = unitEnd(r, r.at + 1);
    name = `D_{${spellRange(r, unitInside(r, r.at + 1, end))}}`;
    r.at = end;
  }
  const op = KULLBACK_LEIBLER.test(name) ? 'KL' : JENSEN_SHANNON.test(name) ? 'JS' : null;
  const bare = /^(?:D|\\mathcal\{D\}|\\mathbb\{D\})$/.test(h.name) && marks.sups.length === 0;
  if (atBracket(r) && (op || (bare && holdsMark(r, r.at, ['‖', '||'])))) return divergence(r, op ?? 'KL', h.start);
  if (op && r.kind() === 'open') {
    // D_{KL}{(q \| p)} and \KL{q}{p}, a site's own macro, met without its definition.
    const end = unitEnd(r, r.at);
    const range = unitInside(r, r.at, end);
    if (r.token(end)?.kind === 'open') {
      const second = unitEnd(r, end);
      r.at = second;
      const read = (part: Range): Expr => within(r, part, (inner) => inner.grammar.sum(inner));
      return {
        kind: 'divergence',
        op,
        left: read(range),
        right: read(unitInside(r, end, second)),
        span: r.since(h.start),
      };
    }
    const inner = r.sub(range);
    if (atBracket(inner) && inner.matching(range[0]) === range[1] - 1) {
      r.at = end;
      return within(r, range, (i) => divergence(i, op, range[0]));
    }
  }
  r.at = before;
  return null;
}

/** Which mean a name stands for where nobody declares it. */
function meanOf(r: Reader, name: string): Mean | null {
  if (MEAN_NAMES.has(name)) return 'E';
  if (VARIANCE_NAMES.has(name)) return 'Var';
  if (COVARIANCE_NAMES.has(name)) return 'Cov';
  // `DX` for the variance, where a world says that D is nothing else.
  return name === 'D' && r.vocabulary.declared ? 'Var' : null;
}

/** A mean, a variance or a covariance with what stands below it; null where the name is none here. */
export function expectationAt(r: Reader, h: Head): Expr | null {
  const op = meanOf(r, h.name);
  if (!op) return null;
  const before = r.at;
  const marks = scripts(r);
  if (!isMean(r, h.name, marks)) {
    r.at = before;
    return null;
  }
  if (r.kind() === 'open' && marks.subs.length === 0) {
    // \Ex{z \sim q}{f}: a site's own macro, met without its definition.
    const first = unitEnd(r, r.at);
    if (r.token(first)?.kind === 'open') {
      const under = unitInside(r, r.at, first);
      r.at = first;
      return expectation(r, op, { ...marks, subs: [under] }, h.start);
    }
  }
  return expectation(r, op, marks, h.start);
}

/** Whether a name that may stand for a mean does, given its scripts and what follows. */
function isMean(r: Reader, name: string, marks: Scripts): boolean {
  const isNorm = r.is('‖') && r.doubleBar === 'open';
  if (!(atOperand(r) || isNorm) || !marks.sups.every((range) => /^\d+$/.test(spellRange(r, range)))) return false;
  const next = r.peek()!;
  const below = marks.subs.length > 0;
  if (name === '\\mathcal{E}') return next.text === '[' || below;
  // A letter alone may be an energy where nothing is declared; a control sequence made for the mean is not.
  if (name !== 'E' || r.vocabulary.declared) return true;
  if (next.text === '[' || next.text === '\\{') return true;
  if (next.text === '(') return below && !holdsMark(r, r.at, [',']);
  return next.kind === 'letter' || next.kind === 'command' || (below && next.kind === 'open');
}

function informationAt(r: Reader, h: Head): Expr | null {
  const isEntropy = ENTROPY_NAMES.has(h.name);
  if (!isEntropy && !INFORMATION_NAMES.has(h.name)) return null;
  const before = r.at;
  const marks = scripts(r);
  if (atBracket(r) && marks.primes === 0 && marks.sups.length === 0) {
    const value = isEntropy ? entropy(r, h.start) : information(r, h.start);
    if (value) return value;
  }
  r.at = before;
  return null;
}

function lawAt(r: Reader, h: Head): Expr | null {
  const family = FAMILIES.get(h.name);
  if (!family || !atBracket(r)) return null;
  return h.name.length > 1 || holdsMark(r, r.at, [',', ';', '|']) ? law(r, family, h.start) : null;
}

/** `p(…)`, `q_\phi(…)`, where no declaration says otherwise. */
function customDensity(r: Reader, h: Head): Expr | null {
  if (!DENSITY_NAMES.has(h.name)) return null;
  const before = r.at;
  const marks = scripts(r);
  if (atBracket(r) && !(r.vocabulary.declared && r.is('['))) return densityAt(r, h.name, marks, h.start);
  r.at = before;
  return null;
}

/** A density with its scripts, at the bracket that opens here; a number above is a power of its value. */
export function densityAt(r: Reader, name: string, marks: Scripts, start: number): Expr {
  const isPower = marks.sups.length === 1 && /^[2-9]$|^\d{2,}$/.test(spellRange(r, marks.sups[0]!));
  // p_\mathcal{N}(x; m, S) is the density of the law that stands below.
  const family =
    marks.subs.length === 1 && holdsMark(r, r.at, [';']) ? FAMILIES.get(spellRange(r, marks.subs[0]!)) : undefined;
  if (family && marks.sups.length === 0) return law(r, family, start);
  const decorated = densityName(r, name, isPower ? { ...marks, sups: [] } : marks);
  const value = density(r, decorated, start);
  return isPower ? hang(r, value, { ...noScripts, sups: marks.sups }, start) : value;
}

/** Name of a density with those scripts that say something. */
export function densityName(r: Reader, name: string, marks: Scripts): string {
  const { sup, sub } = spellScripts(r, marks, (text) => text.split(',').every((item) => r.vocabulary.ignored(item)));
  return name + (sup ? `^{${sup}}` : '') + "'".repeat(marks.primes) + (sub ? `_{${sub}}` : '');
}
