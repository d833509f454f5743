import type { Token } from '../token';
import { hasPosition, hasSpecification, plainName } from './environments';

/**
 * A piece of a formula that no relation divides: one token, a `{…}` group, an environment, or a script with its
 * content. `from` and `to` are indices of tokens.
 */
export interface Item {
  readonly kind: 'token' | 'group' | 'env' | 'script';
  readonly from: number;
  readonly to: number;
}

/** Commands of plain TeX whose braces hold cells. */
const CELLS_IN_BRACES = new Set(['\\matrix', '\\pmatrix', '\\cases', '\\bordermatrix', '\\eqalign', '\\substack']);

/**
 * For each `{` and `\begin` the index of its partner, and back; -1 where there is none. Unclosed braces end at an
 * environment's end, and a brace that would swallow a `&` is taken for unclosed: the rows count more than it.
 */
export function partners(tokens: readonly Token[]): Int32Array {
  const mate = new Int32Array(tokens.length).fill(-1);
  const stack: number[] = [];
  const open = new Map<string, number>();
  tokens.forEach((token, i) => {
    switch (token.kind) {
      case 'open':
        stack.push(i);
        return;
      case 'begin': {
        stack.push(i);
        const name = plainName(token.text);
        open.set(name, (open.get(name) ?? 0) + 1);
        return;
      }
      case 'close': {
        const top = stack.at(-1);
        if (top === undefined || tokens[top]!.kind !== 'open') return;
        stack.pop();
        mate[top] = i;
        mate[i] = top;
        return;
      }
      case 'end': {
        const name = plainName(token.text);
        if ((open.get(name) ?? 0) === 0) return;
        for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
          if (tokens[top]!.kind !== 'begin') continue;
          const other = plainName(tokens[top]!.text);
          open.set(other, open.get(other)! - 1);
          if (other !== name) continue;
          mate[top] = i;
          mate[i] = top;
          return;
        }
        return;
      }
      case 'cell':
        while (stack.length > 0) {
          const top = stack.at(-1)!;
          if (tokens[top]!.kind !== 'open' || CELLS_IN_BRACES.has(tokens[top - 1]?.text ?? '')) return;
          stack.pop();
        }
        return;
      default:
        return;
    }
  });
  return mate;
}

/** Cuts the tokens `[from, to)` into items. */
export function items(tokens: readonly Token[], mate: Int32Array, from: number, to: number): Item[] {
  const out: Item[] = [];
  let at = from;
  const next = (): Item => {
    const token = tokens[at]!;
    const partner = mate[at]!;
    const start = at;
    if ((token.kind === 'open' || token.kind === 'begin') && partner > at && partner < to) {
      at = partner + 1;
      return { kind: token.kind === 'open' ? 'group' : 'env', from: start, to: at };
    }
    at++;
    if ((token.kind === 'sub' || token.kind === 'sup') && at < to && isScript(tokens[at]!)) {
      // A script of a script, `x_{a}_b`, is not TeX but is written; the loop below takes it.
      const partnerOfScript = mate[at]!;
      at = partnerOfScript > at && partnerOfScript < to ? partnerOfScript + 1 : at + 1;
      return { kind: 'script', from: start, to: at };
    }
    return { kind: 'token', from: start, to: at };
  };
  while (at < to) out.push(next());
  return out;
}

/** Whether a token can be a sub- or superscript at all. */
const isScript = (token: Token): boolean =>
  token.kind !== 'cell' &&
  token.kind !== 'row' &&
  token.kind !== 'close' &&
  token.kind !== 'sub' &&
  token.kind !== 'sup' &&
  token.kind !== 'begin' &&
  token.kind !== 'end';

/** The tokens inside a group or an environment, without `{rcl}` or `[t]` after `\begin{…}`. */
export function inside(tokens: readonly Token[], mate: Int32Array, item: Item): { from: number; to: number } {
  let from = item.from + 1;
  const to = item.to - 1;
  const first = tokens[item.from]!;
  if (first.kind !== 'begin') return { from, to };
  if (hasPosition(first.text) && isMark(tokens[from], '[') && isMark(tokens[from + 2], ']')) from += 3;
  if (hasSpecification(first.text) && tokens[from]?.kind === 'open' && mate[from]! > from) from = mate[from]! + 1;
  return { from: Math.min(from, to), to };
}

export const isMark = (token: Token | undefined, text: string): boolean =>
  token?.kind === 'mark' && token.text === text;
