import { table } from '../table';
import type { Expr, FoldOp } from '../types';
import { closes, opens } from './pairs';
import { productUntil } from './products';
import { spellRange, unitEnd, unitInside } from './ranges';
import type { Range, Reader } from './reader';

/** Signs of sums, products and integrals, with how many differentials an integral sign asks for. */
const SIGNS = table<{ readonly op: FoldOp; readonly differentials: number }>({
  '\\sum': { op: 'sum', differentials: 0 },
  '\\prod': { op: 'prod', differentials: 0 },
  '\\int': { op: 'int', differentials: 1 },
  '\\iint': { op: 'int', differentials: 2 },
  '\\iiint': { op: 'int', differentials: 3 },
  '\\oint': { op: 'int', differentials: 1 },
});

export const isFoldSign = (text: string): boolean => SIGNS.has(text);
export const foldOp = (text: string): FoldOp => SIGNS.get(text)!.op;
export const differentialsOf = (text: string): number => SIGNS.get(text)?.differentials ?? 0;

/** How a bound name is spelled among tokens: its first token, and its subscript where it has one. */
export interface Signature {
  readonly base: string;
  readonly sub: string | null;
}

/** Every name in a range of tokens, such as what stands below a fold. */
export function signatures(r: Reader, [from, to]: Range): Signature[] {
  const found: Signature[] = [];
  for (let i = from; i < to; i++) {
    const token = r.token(i)!;
    const command = token.kind === 'command' && token.text !== '\\in' && /^\\[A-Za-z]+$/.test(token.text);
    if (token.kind !== 'letter' && !command) continue;
    found.push({ base: token.text, sub: subAfter(r, i) });
  }
  return found;
}

/** Spelling of the subscript after token `at`; null where there is none. */
const subAfter = (r: Reader, at: number): string | null =>
  r.token(at + 1)?.kind === 'sub' ? spellRange(r, unitInside(r, at + 2, unitEnd(r, at + 2))) : null;

/** Whether the factors after the sign of multiplication here, to the end of the term, speak of a bound name. */
function mentions(r: Reader, names: readonly Signature[]): boolean {
  let depth = 0;
  for (let i = r.at + 1; r.token(i); i++) {
    const token = r.token(i)!;
    if (opens(token)) depth++;
    else if (closes(token)) {
      if (--depth < 0) return false;
    } else if (depth === 0 && i > r.at + 1 && ENDS_FACTORS.has(token.text)) return false;
    else if (depth === 0 && rebinds(r, i, names)) return false;
    if (token.kind === 'prose') continue;
    for (const name of names)
      if (token.text === name.base && (name.sub === null || subAfter(r, i) === name.sub)) return true;
  }
  return false;
}

const ENDS_FACTORS: ReadonlySet<string> = new Set(['+', '-']);

/** Whether a fold stands at token `at` that binds one of these names again. */
function rebinds(r: Reader, at: number, names: readonly Signature[]): boolean {
  if (!isFoldSign(r.token(at)?.text ?? '') || r.token(at + 1)?.kind !== 'sub') return false;
  const own = signatures(r, unitInside(r, at + 2, unitEnd(r, at + 2)))[0];
  return own !== undefined && names.some((n) => n.base === own.base && n.sub === own.sub);
}

/**
 * Whether here begins the next of many folds of one kind, `\sum_{x_1} f_1 \sum_{x_2} f_2 \cdots \sum_{x_n} f_n`: dots
 * before such a fold follow, and nothing up to the end of the term speaks of the bound names.
 */
function isNextOfMany(r: Reader, op: FoldOp, names: readonly Signature[]): boolean {
  const isFold = (at: number): boolean => isFoldSign(r.token(at)?.text ?? '') && foldOp(r.token(at)!.text) === op;
  if (!isFold(r.at) && r.token(r.at)?.text !== '\\dots') return false;
  let depth = 0;
  for (let i = r.at; r.token(i) && depth >= 0; i++) {
    const token = r.token(i)!;
    if (opens(token)) depth++;
    else if (closes(token)) depth--;
    else if (depth === 0 && ENDS_FACTORS.has(token.text)) return false;
    else if (depth === 0 && token.text === '\\dots' && isFold(i + 1)) return !mentions(r, names);
  }
  return false;
}

/**
 * The body of a fold or of an operator without brackets: a product term, which ends before a sign of multiplication
 * unless the factors after it speak of the bound names, and before a fold that binds one of them again.
 */
export function body(r: Reader, names: readonly Signature[], what: string, op: FoldOp | null = null): Expr {
  const start = r.at;
  // `\sum -a`: the sign belongs to the body.
  const negative = r.take('-');
  const value = productUntil(r, {
    keeps: (reader) => mentions(reader, names),
    rebinds: (reader) => rebinds(reader, reader.at, names) || (op !== null && isNextOfMany(reader, op, names)),
  });
  if (!value) return r.fail(`expected ${what}`);
  return negative ? { kind: 'negative', body: value, span: r.since(start) } : value;
}

/** The body with the terms after it, where the writer meant them to belong to it. */
export function toTheEnd(r: Reader, first: Expr, start: number): Expr {
  const rest = r.grammar.sum(r);
  const terms = [...(first.kind === 'sum' ? first.terms : [first]), ...(rest.kind === 'sum' ? rest.terms : [rest])];
  return { kind: 'sum', terms, span: r.since(start) };
}
