import type { Token } from '../token';
import type { Part } from './parts';

const INDEX = /^[ijklmnrstcduvpqKN]$/;

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
    case '=': {
      const ranges = right.some((token) => /^\\[cl]?dots[cb]?$/.test(token.text) || token.text === '…');
      if (left.length !== 1 || !INDEX.test(left[0]!.text)) return false;
      return ranges || (!simpleMain && right.length === 1);
    }
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
