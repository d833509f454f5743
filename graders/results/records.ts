import type { Span } from '../../expr';

/** A value that a program printed, as JSON or as Python writes it, with its place. */
export type Printed =
  | { readonly kind: 'scalar'; readonly text: string; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Printed[]; readonly span: Span }
  | { readonly kind: 'record'; readonly entries: readonly Entry[]; readonly span: Span };

export interface Entry {
  readonly key: string;
  readonly value: Printed;
}

const DEEPEST = 6;
/** More openings of a text are not tried. */
const MOST = 2000;

/** The outermost records, and lists of records, that a text shows; offsets are those of the text. */
export function printedIn(text: string): Printed[] {
  const found: Printed[] = [];
  const opening = /(?:^|[\s=:(])([[{])(?=\s*["'{[\d(]|\s*$)/gm;
  let tries = 0;
  for (let match = opening.exec(text); match && tries < MOST; match = opening.exec(text), tries++) {
    const value = new Reader(text, match.index + match[0].length - 1).value(0);
    if (value === null || !(value.kind === 'record' || (value.kind === 'list' && value.items[0]?.kind === 'record')))
      continue;
    found.push(value);
    opening.lastIndex = value.span.to;
  }
  return found;
}

/** Reads one value; null at whatever is none. */
class Reader {
  constructor(
    private readonly text: string,
    private at: number,
  ) {}

  value(depth: number): Printed | null {
    this.space();
    const from = this.at;
    const open = this.text[from];
    if (depth > DEEPEST) return null;
    if (open === '{') return this.record(from, depth);
    if (open === '[' || open === '(') return this.list(from, open === '[' ? ']' : ')', depth);
    const text = this.scalar();
    return text === null ? null : { kind: 'scalar', text, span: { from, to: this.at } };
  }

  private record(from: number, depth: number): Printed | null {
    const entries: Entry[] = [];
    this.at++;
    while (!this.closes('}')) {
      const key = this.value(depth + 1);
      this.space();
      if (key === null || this.text[this.at] !== ':') return null;
      this.at++;
      const value = this.value(depth + 1);
      if (value === null || !this.separates('}')) return null;
      entries.push({ key: key.kind === 'scalar' ? key.text : this.text.slice(key.span.from, key.span.to), value });
    }
    return { kind: 'record', entries, span: { from, to: this.at } };
  }

  private list(from: number, close: string, depth: number): Printed | null {
    const items: Printed[] = [];
    this.at++;
    while (!this.closes(close)) {
      const item = this.value(depth + 1);
      if (item === null || !this.separates(close)) return null;
      items.push(item);
    }
    return { kind: 'list', items, span: { from, to: this.at } };
  }

  private scalar(): string | null {
    const token = /(["'])((?:(?!\1)[^\\\n]|\\.)*)\1|[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?|[A-Za-z][\w.]*/iy;
    token.lastIndex = this.at;
    const match = token.exec(this.text);
    if (!match) return null;
    this.at = token.lastIndex;
    return match[2] ?? match[0];
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  private closes(close: string): boolean {
    this.space();
    if (this.text[this.at] !== close) return false;
    this.at++;
    return true;
  }

  /** A comma, or what closes, which is left. */
  private separates(close: string): boolean {
    this.space();
    if (this.text[this.at] === close) return true;
    if (this.text[this.at] !== ',') return false;
    this.at++;
    return true;
  }
}

const isNumber = (text: string): boolean => /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$|^nan$|^-?inf/i.test(text);

/** Lists of numbers that records hold, with the names that lead to them: the history of a training. */
export function seriesIn(
  text: string,
): { readonly label: string; readonly items: readonly { text: string; span: Span }[]; readonly from: number }[] {
  const walk = (value: Printed, path: readonly string[], from: number): ReturnType<typeof seriesIn> => {
    if (value.kind === 'record') return value.entries.flatMap((e) => walk(e.value, [...path, e.key], from));
    if (value.kind === 'scalar') return [];
    const items = value.items.flatMap((item) => (item.kind === 'scalar' && isNumber(item.text) ? [item] : []));
    return path.length > 0 && items.length === value.items.length ? [{ label: path.join(' '), items, from }] : [];
  };
  return printedIn(text).flatMap((value) => walk(value, [], value.span.from));
}

/** A row for each number of a record: the names that lead to it, and the number. */
export function leavesOf(
  value: Printed,
  path: readonly string[] = [],
): { readonly path: string; readonly text: string; readonly span: Span }[] {
  if (value.kind === 'record') return value.entries.flatMap((e) => leavesOf(e.value, [...path, e.key]));
  if (value.kind === 'list' || !isNumber(value.text)) return [];
  return [{ path: path.join(' '), text: value.text, span: value.span }];
}

type Flat = Extract<Printed, { kind: 'record' }>;

/** Whether a record holds plain values only. */
export const isFlat = (value: Printed): value is Flat =>
  value.kind === 'record' && value.entries.length > 1 && value.entries.every((e) => e.value.kind === 'scalar');
