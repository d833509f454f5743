import type { Span } from '../span';
import type { Expr } from '../types';
import type { Range, Reader } from './reader';
import { within } from './ranges';

const MATRIX = /^(?:|b|B|p|v|V|small|bsmall|psmall)matrix\*?$|^array$/;

/** Ranges of tokens between rows and cells at the outer level of an environment; rows without anything are left out. */
function cells(r: Reader, [from, to]: Range): Range[][] {
  const rows: Range[][] = [[]];
  let start = from;
  for (let i = from; i < to; i++) {
    const token = r.token(i)!;
    if (token.kind === 'begin' || token.kind === 'open') {
      const end = r.matching(i);
      if (end !== -1) i = end;
    } else if (token.kind === 'row' || token.kind === 'cell') {
      rows[rows.length - 1]!.push([start, i]);
      start = i + 1;
      if (token.kind === 'row') rows.push([]);
    }
  }
  rows[rows.length - 1]!.push([start, to]);
  return rows.filter((row) => row.some(([a, b]) => a < b));
}

/** An environment inside a formula: a matrix, cases, or one that is not known. */
export function environment(r: Reader): Expr {
  const start = r.at;
  const name = r.peek()!.text;
  const end = r.matching(start);
  const to = end === -1 ? r.to : end;
  r.at = Math.min(to + 1, r.to);
  const span = r.since(start);
  if (/^[dr]?cases\*?$/.test(name)) return cases(r, [start + 1, to], span);
  if (MATRIX.test(name)) return matrix(r, name, [afterColumns(r, start + 1, name), to], span);
  r.note(`"${name}" is not an environment of mathematics; its inside was read as a formula`, span);
  const inside = cells(r, [start + 1, to]).flat();
  if (inside.length !== 1) return r.fail(`"${name}" was expected to hold one formula`, span);
  return within(r, inside[0]!, (inner) => inner.grammar.condition(inner));
}

/** `\left\{ \begin{array} … \end{array} \right.`: cases by another name; null where the brace holds something else. */
export function bracedCases(r: Reader): Expr | null {
  const start = r.at;
  const begin = r.peek(1);
  if (begin?.kind !== 'begin' || !MATRIX.test(begin.text) || r.matching(start) !== -1) return null;
  const end = r.matching(start + 1);
  if (end === -1) return null;
  r.at = end + 1;
  return cases(r, [afterColumns(r, start + 2, begin.text), end], r.since(start));
}

/** Index after the column specification of an array. */
function afterColumns(r: Reader, at: number, name: string): number {
  return name === 'array' && r.token(at)?.kind === 'open' ? Math.max(at, r.matching(at) + 1) : at;
}

function matrix(r: Reader, name: string, range: Range, span: Span): Expr {
  const rows = cells(r, range).map((row) =>
    row.map((cell) =>
      cell[0] < cell[1]
        ? within(r, cell, (inner) => inner.grammar.condition(inner))
        : r.fail('expected an entry in this cell', span),
    ),
  );
  if (rows.length === 0) return r.fail('this matrix is empty', span);
  const value: Expr = { kind: 'matrix', rows, span };
  if (name === 'vmatrix') return { kind: 'wrap', op: 'bars', body: value, span };
  if (name === 'Vmatrix') return { kind: 'wrap', op: 'norm', body: value, span };
  return value;
}

function cases(r: Reader, range: Range, span: Span): Expr {
  const rows = cells(r, range).map((row) => {
    const [value, ...rest] = row.filter(([a, b]) => a < b);
    return {
      value: within(r, trimComma(r, value!), (inner) => inner.grammar.sum(inner)),
      when: rest[0] ? when(r, rest[0]) : null,
    };
  });
  if (rows.length === 0) return r.fail('there is no case here', span);
  return { kind: 'cases', rows, span };
}

/** Words before or instead of a condition that say nothing more. */
const CONNECTIVES = /^(?:if|for|when|where|and|otherwise|else)[,.:]?$/;

/** The condition of a case; several are a tuple, and words that are no condition stand for themselves. */
function when(r: Reader, [from, to]: Range): Expr {
  const isWord = (at: number): boolean => r.token(at)!.kind === 'prose' || CONNECTIVES.test(r.token(at)!.text);
  const said: string[] = [];
  let a = from;
  let b = to;
  while (a < b && isWord(a)) said.push(r.token(a++)!.text.trim());
  while (b > a && (isWord(b - 1) || r.token(b - 1)!.text === '.' || r.token(b - 1)!.text === ','))
    said.push(r.token(--b)!.text.trim());
  const span = { from: r.token(from)!.span.from, to: r.token(to - 1)!.span.to };
  if (said.some((text) => /\p{L}/u.test(text) && !CONNECTIVES.test(text))) {
    const text = r.slice([from, to]).map((token) => token.text.trim());
    return { kind: 'words', text: text.join(' '), span };
  }
  if (a === b) return { kind: 'words', text: 'otherwise', span };
  return within(r, [a, b], (inner) => {
    const items = inner.grammar.list(inner);
    return items.length === 1 ? items[0]! : ({ kind: 'tuple', items, span } as Expr);
  });
}

/** A case's value may end in a comma. */
function trimComma(r: Reader, [from, to]: Range): Range {
  return r.token(to - 1)?.text === ',' || r.token(to - 1)?.text === '.' ? [from, to - 1] : [from, to];
}
