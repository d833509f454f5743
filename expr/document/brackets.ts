import type { Token } from '../token';
import type { Item } from './items';
import type { Row } from './layout';
import type { ReadRelation } from './relation';
import { isSpacing } from './spacing';

const OPEN: Readonly<Record<string, string>> = {
  '(': '(',
  '[': '[',
  '\\lbrack': '[',
  '\\{': '{',
  '\\lbrace': '{',
  '\\langle': '<',
  '\\lfloor': 'floor',
  '\\lceil': 'ceil',
  '\\lvert': 'vert',
  '\\lVert': 'Vert',
};
const CLOSE: Readonly<Record<string, string>> = {
  ')': '(',
  ']': '[',
  '\\rbrack': '[',
  '\\}': '{',
  '\\rbrace': '{',
  '\\rangle': '<',
  '\\rfloor': 'floor',
  '\\rceil': 'ceil',
  '\\rvert': 'vert',
  '\\rVert': 'Vert',
};

export interface Brackets {
  /** For each row and item: it lies inside a pair of brackets, so that its relations divide nothing. */
  readonly hidden: readonly (readonly boolean[])[];
  /** For each row: a bracket opened on it or above is closed on a later row. */
  readonly open: readonly boolean[];
}

/**
 * Pairs the brackets of a formula, over rows too. Only pairs count: a bracket that is never closed hides nothing, and
 * a row that starts with a relation, or has one at its `&`, ends every bracket that is open there.
 * @param relations what `readRelation` gave at each item
 */
export function brackets(
  tokens: readonly Token[],
  rows: readonly Row[],
  relations: readonly (readonly (ReadRelation | null)[])[],
): Brackets {
  const offsets: number[] = [];
  let total = 0;
  for (const row of rows) {
    offsets.push(total);
    total += row.items.length;
  }
  const depth = new Int32Array(total + 2);
  let stack: { kind: string; at: number }[] = [];
  /** Where in the stack the brackets of a kind stand. */
  const places = new Map<string, number[]>();
  const push = (kind: string, at: number): void => {
    const known = places.get(kind);
    if (known) known.push(stack.length);
    else places.set(kind, [stack.length]);
    stack.push({ kind, at });
  };
  const clear = (): void => {
    stack = [];
    places.clear();
  };
  const pop = (kind: string, at: number): void => {
    const place = places.get(kind)?.at(-1);
    // A `)` does not reach out of `\left( … \right)`.
    if (place === undefined || place < (places.get('left')?.at(-1) ?? -1)) return;
    while (stack.length > place) {
      const top = stack.pop()!;
      places.get(top.kind)!.pop();
      if (stack.length > place) continue;
      depth[top.at + 1]!++;
      depth[at]!--;
    }
  };

  rows.forEach((row, r) => {
    const base = offsets[r]!;
    const related = relations[r]!;
    const { before, after } = neighbours(tokens, row.items);
    if (related[after[0]!]) clear();
    for (let i = 0; i < row.items.length; i++) {
      const item = row.items[i]!;
      if (item.kind !== 'token') continue;
      const token = tokens[item.from]!;
      if (token.kind === 'cell') {
        if (stack.length > 0 && (related[after[i + 1]!] || related[before[i]!])) clear();
      } else if (token.text === '\\left') {
        push('left', base + i);
        i++;
      } else if (token.text === '\\right') {
        pop('left', base + i);
        i++;
      } else if (token.kind === 'mark' && token.text === '<') {
        const end = angle(tokens, row.items, related, i);
        if (end === -1) continue;
        depth[base + i]!++;
        depth[base + end + 1]!--;
        i = end;
      } else if (token.kind === 'mark' || token.kind === 'command') {
        if (Object.hasOwn(OPEN, token.text)) push(OPEN[token.text]!, base + i);
        else if (Object.hasOwn(CLOSE, token.text)) pop(CLOSE[token.text]!, base + i);
      }
    }
  });

  const open: boolean[] = [];
  const hidden = rows.map((row, r) => {
    const flags: boolean[] = [];
    for (let i = 0; i < row.items.length; i++) {
      const at = offsets[r]! + i;
      depth[at + 1]! += depth[at]!;
      flags.push(depth[at]! > 0);
    }
    open.push(depth[offsets[r]! + row.items.length]! > 0);
    return flags;
  });
  return { hidden, open };
}

/** For each place between items the nearest item that shows something, on either side; -1 or the length where none. */
function neighbours(tokens: readonly Token[], line: readonly Item[]): { before: Int32Array; after: Int32Array } {
  const before = new Int32Array(line.length + 1).fill(-1);
  const after = new Int32Array(line.length + 1).fill(line.length);
  line.forEach((item, i) => {
    before[i + 1] = isSpacing(tokens[item.from]!) ? before[i]! : i;
  });
  for (let i = line.length - 1; i >= 0; i--) after[i] = isSpacing(tokens[line[i]!.from]!) ? after[i + 1]! : i;
  return { before, after };
}

/** The `>` of `<v_i h_j>_{data}`, written for angle brackets; -1 where `<` is a relation. */
function angle(
  tokens: readonly Token[],
  line: readonly Item[],
  related: readonly (ReadRelation | null)[],
  at: number,
): number {
  if (related[at]?.op !== '<') return -1;
  let before = at - 1;
  while (before >= 0 && isSpacing(tokens[line[before]!.from]!)) before--;
  const previous = before >= 0 ? tokens[line[before]!.from]! : undefined;
  const operand =
    previous && !related[before] && !/^(?:[-+*/(,]|\\(?:cdot|times|left|log|ln|frac))$/.test(previous.text);
  if (operand) return -1;
  for (let i = at + 1; i < Math.min(line.length, at + 40); i++) {
    const token = tokens[line[i]!.from]!;
    if (token.kind === 'cell') return -1;
    if (!related[i]) continue;
    if (related[i]!.op !== '>') return -1;
    const after = line[i + 1];
    const closes = !after || after.kind === 'script' || related[i + 1] || /^[-+,.]$/.test(tokens[after.from]!.text);
    return closes || previous ? i : -1;
  }
  return -1;
}
