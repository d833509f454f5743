import type { Diagnostic, Span } from '../span';
import type { Token } from '../token';
import type { Expr } from '../types';
import type { Vocabulary } from '../vocabulary';
import { parts } from '../walk';
import { argumentsIn } from './arguments';
import { balance } from './balance';
import { factor } from './factor';
import { nesting } from './pairs';
import { within } from './ranges';
import type { Choice, Grammar } from './reader';
import { Reader } from './reader';
import { relationAt } from './relations';
import { rewrite } from './rewrite';
import { condition, list, product, sum } from './terms';
import { tidy } from './tidy';

export type { Choice } from './reader';

const grammar: Grammar = { sum, product, factor, condition, list };

/** Longer formulas are not read: no hand wrote them, and no person could check the verdict. */
export const MAX_TOKENS = 6000;

/** Nor are formulas with more brackets within brackets, or more parts within parts. */
export const MAX_BRACKETS = 60;
const MAX_NESTING = 250;

/** No token adds more than so many parts within parts. */
const DEPTH_EACH = 4;

export interface Parsed {
  readonly expr: Expr;
  readonly diagnostics: readonly Diagnostic[];
  /** Points at which another reading was possible. */
  readonly choices: ReadonlySet<Choice>;
}

/** Whether a reading failed: some diagnostic is an error. */
export const isUnreadable = (parsed: Parsed): boolean => parsed.diagnostics.some((d) => d.severity === 'error');

/**
 * Reads one side of a claim. Never throws: what cannot be read is `missing`, with a diagnostic that has a place.
 * @param tokens the side's tokens, macros expanded, relations split off
 * @param vocabulary what the names mean, as far as reading depends on it
 * @param chosen less customary readings asked for
 */
export function parseTokens(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  chosen: ReadonlySet<Choice> = new Set(),
): Parsed {
  const first = tokens[0];
  const last = tokens[tokens.length - 1];
  const whole =
    first && last ? { from: first.span.from, to: Math.max(first.span.to, last.span.to) } : { from: 0, to: 0 };
  if (tokens.length > MAX_TOKENS)
    return unread(whole, `this formula is too long to be read (${tokens.length} tokens; the limit is ${MAX_TOKENS})`);
  if (tokens.length > MAX_BRACKETS && nesting(tokens) > MAX_BRACKETS)
    return unread(whole, `more than ${MAX_BRACKETS} brackets within brackets are too many to be read`);
  const notes: Diagnostic[] = [];
  const clean = balance(tidy(rewrite(tokens)), notes);
  const reader = Reader.over(clean, vocabulary, grammar, chosen);
  if (reader.done()) return unread(whole, 'expected a formula here');
  const expr = side(reader, whole);
  if (reader.tooDeep || (DEPTH_EACH * clean.length > MAX_NESTING && deeperThan(MAX_NESTING, expr)))
    return unread(whole, 'this formula is nested too deeply to be read');
  return { expr, diagnostics: [...notes, ...reader.diagnostics], choices: reader.met };
}

function unread(span: Span, message: string): Parsed {
  return { expr: { kind: 'missing', span }, diagnostics: [{ span, message, severity: 'error' }], choices: new Set() };
}

/** Whether more than `most` parts lie within one another. Looks no deeper, so that no depth can exhaust the stack. */
const deeperThan = (most: number, e: Expr): boolean =>
  most === 0 || parts(e).some((part) => deeperThan(most - 1, part));

/** Signs of logic before a formula, and before what it holds for. */
const INTRODUCING = ['\\therefore', '\\because'];
const QUALIFYING = ['\\forall', '\\exists'];

/** Bars outside of all brackets, but for those of a substitution; a single one closes nothing and so separates. */
function barsIn(r: Reader): number {
  let bars = 0;
  for (let at = r.at; r.token(at); at++) {
    const close = r.matching(at);
    if (close !== -1) at = close;
    else if (r.token(at)!.text === '|' && r.token(at)!.kind === 'mark' && r.token(at + 1)?.kind !== 'sub') bars++;
  }
  return bars;
}

/** `x | z`, before a sign that says how it is drawn: what is meant is the law of x given z, whatever its name. */
function conditional(r: Reader, whole: Span): Expr {
  const { of, given, parameters } = within(r, [r.at, r.to], (inner) => {
    inner.bar = 'separate';
    return argumentsIn(inner);
  });
  r.at = r.to;
  if (of.length === 0) return r.fail('expected something before this bar', whole);
  return { kind: 'density', name: '', of, given, parameters, span: whole };
}

/** A whole side: one expression, or several separated by commas; punctuation at its end means nothing. */
function side(r: Reader, whole: Span): Expr {
  while (INTRODUCING.some((sign) => r.take(sign)));
  if (relationAt(r)) r.fail(`expected a formula before "${r.peek()!.text}"`);
  if (barsIn(r) === 1) return conditional(r, whole);
  const items: Expr[] = [r.grammar.condition(r)];
  while ((r.take(',') || r.take(';')) && !QUALIFYING.some((sign) => r.is(sign))) items.push(...r.grammar.list(r));
  while (r.take('.'));
  if (QUALIFYING.some((sign) => r.is(sign))) {
    const start = r.at;
    r.at = r.to;
    r.note('what the formula holds for was passed over', r.since(start));
  }
  if (!r.done()) r.fail(`did not expect "${r.peek()!.text}" here`);
  return items.length === 1 ? items[0]! : { kind: 'tuple', items, span: whole };
}
