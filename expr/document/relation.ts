import type { Span } from '../span';
import type { Token } from '../token';
import type { RelationOp } from '../types';
import type { Item } from './items';
import { isMark, items } from './items';
import { IMPLICATIONS, LABELLED, MARKS, NEGATED, RELATIONS } from './relations';

/** A relation or an implication read from items `[at, next)`. */
export interface ReadRelation {
  readonly op: RelationOp | 'implies';
  readonly next: number;
  readonly span: Span;
  /** Tokens above or below the relation: the `(a)` of `\overset{(a)}{=}`. */
  readonly label: readonly Token[];
}

const STACKED = new Set(['\\overset', '\\stackrel', '\\underset', '\\stackbin', '\\overunderset']);
const WRAPPING = new Set(['\\mathrel', '\\mathop', '\\mathbin', '\\ensuremath', '\\mathpunct']);
const THIN = new Set(['\\!', '\\,', '\\:', '\\;', '\\>', '\\ ', '\\negthinspace', '\\thinspace']);
const LIMITS = new Set(['\\limits', '\\nolimits', '\\displaylimits']);

/** The spelling of a run of characters that touch each other, at most three. */
function touching(tokens: readonly Token[], at: number): string {
  let text = '';
  for (let i = at; i < at + 3; i++) {
    const token = tokens[i];
    const colon = token?.kind === 'command' && (token.text === '\\colon' || token.text === '\\vcentcolon');
    if (!token || (token.kind !== 'mark' && !colon) || (i > at && token.spaced)) break;
    text += colon ? ':' : token.text;
  }
  return text;
}

/**
 * Reads a relation at item `at`; null where there is none. Relations inside the items are not seen.
 * @param line the items of a row
 */
export function readRelation(
  tokens: readonly Token[],
  mate: Int32Array,
  line: readonly Item[],
  at: number,
): ReadRelation | null {
  const core = readCore(tokens, mate, line, at, 0);
  if (!core) return null;
  const label = [...core.label];
  let { next } = core;
  for (let item = line[next]; item; item = line[next]) {
    const first = tokens[item.from]!;
    if (item.kind === 'script') label.push(...tokens.slice(item.from + 1, item.to));
    else if (!(item.kind === 'token' && LIMITS.has(first.text))) break;
    next++;
  }
  const last = line[next - 1]!;
  return {
    op: core.op,
    next,
    label,
    span: { from: tokens[line[at]!.from]!.span.from, to: tokens[last.to - 1]!.span.to },
  };
}

interface Core {
  readonly op: RelationOp | 'implies';
  readonly next: number;
  readonly label: readonly Token[];
}

/** `\not` and `\mathrel` before a relation; more of them in a row than this are damage. */
const DEEPEST = 3;

function readCore(
  tokens: readonly Token[],
  mate: Int32Array,
  line: readonly Item[],
  at: number,
  depth: number,
): Core | null {
  const item = line[at];
  if (!item || depth > DEEPEST) return null;
  const token = tokens[item.from]!;
  if (item.kind === 'group') {
    const op = only(tokens, mate, item);
    return op && { op: op.op, next: at + 1, label: op.label };
  }
  if (item.kind !== 'token') return null;
  const { text } = token;
  if (token.kind === 'mark') return readMark(tokens, line, at);
  if (token.kind !== 'command') return null;

  if (Object.hasOwn(RELATIONS, text)) return { op: RELATIONS[text]!, next: independence(tokens, line, at), label: [] };
  if (IMPLICATIONS.has(text)) return { op: 'implies', next: at + 1, label: [] };
  if (text === '\\colon' || text === '\\vcentcolon') return readMark(tokens, line, at);
  if (Object.hasOwn(LABELLED, text)) {
    let next = at + 1;
    const label: Token[] = [];
    if (isMark(tokens[line[next]?.from ?? -1], '[')) {
      while (next < line.length && !isMark(tokens[line[next]!.from], ']')) next++;
      next = Math.min(next + 1, line.length);
    }
    const group = line[next];
    if (group?.kind === 'group') {
      label.push(...tokens.slice(group.from + 1, group.to - 1));
      next++;
    }
    return { op: LABELLED[text]!, next, label };
  }
  if (text === '\\not') {
    const inner = readCore(tokens, mate, line, at + 1, depth + 1);
    const op = inner && inner.op !== 'implies' ? NEGATED[inner.op] : undefined;
    return inner && op ? { ...inner, op } : null;
  }
  if (WRAPPING.has(text) && line[at + 1]?.kind === 'group') {
    const inner = only(tokens, mate, line[at + 1]!);
    if (inner) return { op: inner.op, next: at + 2, label: inner.label };
    // `\mathrel{\mathop:}=`, an old way to write `:=`.
    const words = tokens.slice(line[at + 1]!.from + 1, line[at + 1]!.to - 1);
    const after = readCore(tokens, mate, line, at + 2, depth + 1);
    return words.length <= 4 && words.some((word) => isMark(word, ':')) && after?.op === '=' ? after : null;
  }
  if (STACKED.has(text)) {
    const first = line[at + 1];
    const second = line[at + 2];
    if (!first || !second) return null;
    const inner = only(tokens, mate, second);
    if (!inner || first.kind === 'env') return null;
    const above =
      first.kind === 'group' ? tokens.slice(first.from + 1, first.to - 1) : tokens.slice(first.from, first.to);
    return { op: inner.op, next: at + 3, label: [...above, ...inner.label] };
  }
  return null;
}

function readMark(tokens: readonly Token[], line: readonly Item[], at: number): Core | null {
  const start = line[at]!.from;
  const run = touching(tokens, start);
  const found = MARKS.find(([spelling]) => run.startsWith(spelling));
  if (!found) return null;
  const [spelling, op] = found;
  // `n!=` is more often a factorial than "not equal".
  if (spelling === '!=' && !tokens[start]!.spaced) return null;
  // The colon of `f =: g` belongs to the relation, that of `a = :` does not.
  const next = at + spelling.length;
  return next <= line.length ? { op, next, label: [] } : null;
}

/** `\perp\!\!\!\perp` is one relation. */
function independence(tokens: readonly Token[], line: readonly Item[], at: number): number {
  if (tokens[line[at]!.from]!.text !== '\\perp') return at + 1;
  let next = at + 1;
  while (line[next]?.kind === 'token' && THIN.has(tokens[line[next]!.from]!.text)) next++;
  return next > at + 1 && tokens[line[next]?.from ?? -1]?.text === '\\perp' ? next + 1 : at + 1;
}

/** The relation that fills a group or is a single token. */
function only(tokens: readonly Token[], mate: Int32Array, item: Item): Core | null {
  if (item.kind === 'token') {
    const core = readCore(tokens, mate, [item], 0, 1);
    return core;
  }
  if (item.kind !== 'group' || item.to - item.from > 60) return null;
  const line = items(tokens, mate, item.from + 1, item.to - 1).filter(
    (inner) => !(inner.kind === 'token' && THIN.has(tokens[inner.from]!.text)),
  );
  const core = line.length > 0 ? readRelation(tokens, mate, line, 0) : null;
  return core && core.next === line.length ? core : null;
}
