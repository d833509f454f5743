import type { Token } from '../token';
import type { Part } from './parts';

const INDEX = /^[ijklmnrstcduvpqKN]$/;

/** Whether several values stand there: `1, \dots, n`, `1, 2`. */
const isListed = (tokens: readonly Token[]): boolean =>
  tokens.some(({ text }) => text === ',' || text === '…' || /^\\[cl]?dots[cb]?$/.test(text));

/**
 * The index of which parts tell the values and nothing else: `i = 1, \dots, n`, `i = 1, 2`, `i \in \{1, 2\}`. Null for
 * anything else.
 */
function rangedIndex(tokens: readonly Token[], [left, relation, ...right]: readonly Part[]): string | null {
  if (left?.kind !== 'piece' || left.to !== left.from + 1 || relation?.kind !== 'relation' || right.length === 0)
    return null;
  if (right.some((part) => part.kind !== 'piece')) return null;
  const { text } = tokens[left.from]!;
  const values = tokens.slice(right[0]!.from, right.at(-1)!.to);
  return INDEX.test(text) && (relation.op === 'in' || (relation.op === '=' && isListed(values))) ? text : null;
}

/**
 * Whether parts that relate nothing are mentioned with the range of an index of theirs, as in `P^i, i \in \{1, 2\}` and
 * `x_n, n = 1, \dots, N`: what is before the comma is no member of a list that the relation has for its left side.
 */
export function mentionedFor(tokens: readonly Token[], mentioned: readonly Part[], line: readonly Part[]): boolean {
  const index = rangedIndex(tokens, line);
  const of = tokens.slice(mentioned[0]?.from ?? 0, mentioned.at(-1)?.to ?? 0);
  return index !== null && of.length > 1 && of.some(({ text }) => text === index);
}

/**
 * Whether a statement after the main one of its row only restricts it: `i = 1, \dots, n`, `i \ne j`, `x \in X`,
 * `\sigma > 0`.
 */
export function conditionLike(
  tokens: readonly Token[],
  main: { readonly parts: readonly Part[] },
  other: { readonly parts: readonly Part[] },
): boolean {
  const at = other.parts.findIndex((part) => part.kind === 'relation');
  const relation = other.parts[at];
  if (!relation || relation.kind !== 'relation' || at === 0) return false;
  if (other.parts.filter((part) => part.kind === 'relation').length > 1) {
    return other.parts.every((part) => part.kind !== 'relation' || /^[<>]=?$/.test(part.op));
  }
  const left = tokens.slice(other.parts[0]!.from, other.parts[at - 1]!.to);
  const right = at + 1 < other.parts.length ? tokens.slice(other.parts[at + 1]!.from, other.parts.at(-1)!.to) : [];
  const mainLeft = main.parts.findIndex((part) => part.kind === 'relation');
  const simpleMain = mainLeft <= 1;
  switch (relation.op) {
    case 'in':
    case 'notin':
    case 'subset':
      return true;
    case '!=':
      return left.length <= 4;
    case '=':
      if (left.length !== 1 || !INDEX.test(left[0]!.text)) return false;
      return isListed(right) || (!simpleMain && right.length === 1);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return left.length <= 5 && right.length === 1 && right[0]!.kind === 'number' && !simpleMain;
    case '~=':
    case '<<':
    case '>>':
    case 'propto':
    case '~':
    case '->':
    case '=>':
    case '<=>':
    case 'perp':
      return false;
  }
}

/** Whether parts relate two indices and nothing else: `i = j`, `i \ne j`. Beside a statement they restrict it. */
export function relatesIndices(tokens: readonly Token[], line: readonly Part[]): boolean {
  const [left, relation, right] = line;
  if (line.length !== 3 || relation?.kind !== 'relation' || !/^(?:=|!=|[<>]=?)$/.test(relation.op)) return false;
  return [left!, right!].every(
    (part) => part.kind === 'piece' && part.to === part.from + 1 && /^[i-nst]$/.test(tokens[part.from]!.text),
  );
}
