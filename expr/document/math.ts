import type { Diagnostic, Span } from '../span';
import type { Environment } from './environments';
import { environments, isMathEnvironment } from './environments';
import type { Abbreviations } from './environments';
import { looksLikeMath, looksLikeProse } from './plausible';

/** A stretch of mathematics in a document. */
export interface MathSpan {
  readonly place: 'display' | 'inline';
  /** With its delimiters. */
  readonly span: Span;
  /** Without them. */
  readonly body: Span;
}

export interface FoundMath {
  readonly spans: MathSpan[];
  readonly diagnostics: Diagnostic[];
}

const BLANK_LINE = /\n[ \t]*(?=\n)/g;
const OPENER = /\\\\[([]|\\\\|\\[([]|\\begin|\\[A-Za-z]+|\\[^]|\$\$?|\.\. math::/g;

/**
 * Finds the mathematics of a masked text (see `mask`): `$…$`, `$$…$$`, `\(…\)`, `\[…\]`, bare environments and
 * `.. math::`, whole or damaged. A text without any delimiter that looks like a formula is one. Linear; never throws.
 */
export function findMath(text: string, short: Abbreviations): FoundMath {
  const scanner = new Scanner(text, short);
  scanner.scan();
  if (scanner.spans.length === 0) scanner.bare();
  return { spans: scanner.spans, diagnostics: scanner.diagnostics };
}

/** An unclosed formula in a paragraph is not looked for beyond this. */
const LONGEST = 5000;

class Scanner {
  readonly spans: MathSpan[] = [];
  readonly diagnostics: Diagnostic[] = [];
  private readonly environments: ReadonlyMap<number, Environment>;
  /** Formulas whose beginning is lost, by where they must begin. */
  private readonly headless = new Map<number, { from: number; bodyTo: number; to: number }>();
  private readonly abbreviated: ReadonlySet<string>;
  private readonly breaks: number[];
  private paragraph = 0;
  private lastEnd = 0;
  private readonly found = new Map<string, number>();

  constructor(
    private readonly text: string,
    short: Abbreviations,
  ) {
    this.abbreviated = new Set(short.begin.keys());
    this.breaks = [...text.matchAll(BLANK_LINE)].map((match) => match.index);
    const found = environments(text, short);
    this.environments = found.at;
    for (const end of found.stray) this.findHead(end);
  }

  scan(): void {
    const { text } = this;
    let at = 0;
    const heads = [...this.headless.keys()].sort((a, b) => a - b);
    let head = 0;
    while (at < text.length) {
      while (head < heads.length && heads[head]! < at) head++;
      OPENER.lastIndex = at;
      const match = OPENER.exec(text);
      const next = heads[head];
      if (next !== undefined && (!match || next <= match.index)) {
        const lost = this.headless.get(next)!;
        this.add('display', { from: lost.from, to: lost.to }, { from: lost.from, to: lost.bodyTo });
        at = lost.to;
        continue;
      }
      if (!match) break;
      at = this.open(match[0], match.index);
    }
  }

  /** The whole text as formulas, one for each paragraph. */
  bare(): void {
    if (!looksLikeMath(this.text) || looksLikeProse(this.text)) return;
    let from = 0;
    for (const to of [...this.breaks, this.text.length]) {
      if (this.text.slice(from, to).trim() !== '') this.add('display', { from, to }, { from, to });
      from = to;
    }
  }

  /** Handles what opens at `at` and gives the offset at which to go on. */
  private open(opener: string, at: number): number {
    switch (opener) {
      case '$$':
        return this.dollars(at);
      case '$':
        return this.dollar(at);
      case '\\(':
      case '\\\\(':
        return this.bracketed(at, opener, opener.replace('(', ')'), 'inline');
      case '\\[':
      case '\\\\[':
        return this.bracketed(at, opener, opener.replace('[', ']'), 'display');
      case '.. math::':
        return this.directive(at, at + opener.length);
      default: {
        const environment =
          opener === '\\begin' || this.abbreviated.has(opener) ? this.environments.get(at) : undefined;
        return environment ? this.environment(environment) : at + opener.length;
      }
    }
  }

  private environment(found: Environment): number {
    const { from, bodyFrom } = found;
    let { to, bodyTo } = found;
    if (!found.closed) {
      bodyTo = this.plausibleEnd(bodyFrom, bodyTo);
      to = bodyTo;
      this.report({ from, to: bodyFrom }, `\\begin{${found.name}} is never ended; write \\end{${found.name}}`);
    }
    this.add('display', { from, to }, { from: bodyFrom, to: bodyTo });
    return Math.max(to, bodyFrom);
  }

  private dollars(at: number): number {
    const close = this.text.indexOf('$$', at + 2);
    const paragraph = this.paragraphEnd(at);
    if (close !== -1) {
      const body = this.text.slice(at + 2, close);
      if (close < paragraph || !looksLikeProse(body)) {
        const single = close < paragraph ? -1 : this.loneDollar(at + 2, paragraph);
        if (single === -1) {
          this.add('display', { from: at, to: close + 2 }, { from: at + 2, to: close });
          return close + 2;
        }
      }
    }
    // A lone `$$` at the end of a text whose beginning is lost, or between paragraphs, opens nothing.
    const end = this.plausibleEnd(at + 2, Math.min(paragraph, close === -1 ? this.text.length : close));
    const body = this.text.slice(at + 2, end);
    if (body.trim() === '' || !looksLikeMath(body) || looksLikeProse(body)) return at + 2;
    const single = this.loneDollar(at + 2, end);
    const bodyTo = single === -1 ? end : single;
    const to = single === -1 ? end : single + 1;
    this.report({ from: at, to: at + 2 }, 'this $$ is never closed; write $$ after the formula');
    this.add('display', { from: at, to }, { from: at + 2, to: bodyTo });
    return to;
  }

  private dollar(at: number): number {
    const paragraph = this.paragraphEnd(at);
    const close = this.closingDollar(at + 1, paragraph);
    if (close === -1) {
      const rest = this.text.slice(at + 1, paragraph);
      if (!looksLikeMath(rest) || /^\s*\d[\d.,]*\s/.test(rest)) return at + 1;
      this.report({ from: at, to: at + 1 }, 'this $ is never closed; write $ after the formula');
      if (looksLikeProse(rest)) return at + 1;
      this.add('inline', { from: at, to: paragraph }, { from: at + 1, to: paragraph });
      return paragraph;
    }
    const body = this.text.slice(at + 1, close);
    const price = /^\d/.test(body) && (/^\d/.test(this.text.slice(close + 1, close + 2)) || /\s$/.test(body));
    if (body.trim() === '' || (price && !/[\\=_^<>]/.test(body)) || looksLikeProse(body)) return at + 1;
    this.add('inline', { from: at, to: close + 1 }, { from: at + 1, to: close });
    return close + 1;
  }

  private bracketed(at: number, opener: string, closer: string, place: 'display' | 'inline'): number {
    const from = at + opener.length;
    // `\\[6pt]` is a line break with a gap.
    if (opener === '\\\\[' && /^\s*-?[\d.]+\s*\\?[a-z]+\s*\]/.test(this.text.slice(from, from + 30))) return from;
    const paragraph = this.paragraphEnd(at);
    const limit = place === 'inline' ? paragraph : this.text.length;
    const close = this.indexOf(closer, from, limit);
    // Another opening before the end means that this one is unclosed.
    const again = this.indexOf(opener, from, limit);
    const whole = close !== -1 && (again === -1 || again > close);
    if (whole && (close < paragraph || !looksLikeProse(this.text.slice(from, close)))) {
      this.add(place, { from: at, to: close + closer.length }, { from, to: close });
      return close + closer.length;
    }
    if (opener.startsWith('\\\\')) return from - 1;
    const to = this.plausibleEnd(from, Math.min(paragraph, from + LONGEST));
    const rest = this.text.slice(from, to);
    if (!looksLikeMath(rest)) return from;
    this.report({ from: at, to: from }, `this ${opener} is never closed; write ${closer} after the formula`);
    if (looksLikeProse(rest)) return from;
    this.add(place, { from: at, to }, { from, to });
    return to;
  }

  /** The directive of reStructuredText: the indented lines after it; a blank line parts two displays. */
  private directive(at: number, from: number): number {
    const margin = at - (this.text.lastIndexOf('\n', at - 1) + 1);
    const line = /[^\n]*(?:\n|$)/g;
    line.lastIndex = from;
    let open = from;
    let end = from;
    const flush = (to: number): void => {
      if (this.text.slice(open, to).trim() !== '') this.add('display', { from: open, to }, { from: open, to });
      open = to;
    };
    for (let match = line.exec(this.text), first = true; match && match[0] !== ''; match = line.exec(this.text)) {
      const body = match[0];
      const blank = body.trim() === '';
      if (!first && !blank && body.length - body.trimStart().length <= margin) break;
      end = match.index + body.length;
      if (blank) flush(match.index);
      if (/^\s*:[a-z]+:/.test(body)) open = end;
      first = false;
    }
    flush(end);
    return Math.max(end, from);
  }

  /** An `\end{align}` without a beginning: the formula starts where its paragraph does. */
  private findHead(end: { name: string; from: number; to: number }): void {
    if (!isMathEnvironment(end.name)) return;
    const at = this.breaks[this.breakAfter(end.from) - 1] ?? 0;
    const from = Math.max(at, this.lastEnd);
    this.lastEnd = end.to;
    if (end.from - from > LONGEST) return;
    const body = this.text.slice(from, end.from);
    if (body.includes('$') || /\\[[(\])]|\\begin|\\end/.test(body.replace(/\\\\/g, '  '))) return;
    if (!looksLikeMath(body) || looksLikeProse(body)) return;
    this.headless.set(from, { from, bodyTo: end.from, to: end.to });
  }

  /** Where an unclosed formula ends: before the first paragraph that reads as prose or opens another formula. */
  private plausibleEnd(from: number, limit: number): number {
    let start = from;
    for (let i = this.breakAfter(from); start < limit; i++) {
      const to = Math.min(this.breaks[i] ?? limit, limit);
      const piece = this.text.slice(start, to);
      const opens = /(?<!\\)\$|\\\[|\\\(/.exec(piece.replace(/\\\\/g, '  '));
      if (opens) {
        const line = piece.lastIndexOf('\n', opens.index);
        return line === -1 ? start + (start === from ? opens.index : 0) : start + line;
      }
      if (start > from && (looksLikeProse(piece) || /^\s*#{1,6}\s/.test(piece))) return start;
      start = to;
    }
    return Math.max(from, limit);
  }

  /** A `$` that closes the inline formula opened before `from`; `$` inside `\text{…}` belongs to the words. */
  private closingDollar(from: number, limit: number): number {
    const mark = /\\(?:text[a-z]*|mbox|hbox|tag)\s*\{|\\[^]|\$/g;
    mark.lastIndex = from;
    for (let match = mark.exec(this.text); match && match.index < limit; match = mark.exec(this.text)) {
      if (match[0] === '$') return match.index;
      if (!match[0].endsWith('{') || match[0] === '\\{') continue;
      const end = this.wordsEnd(mark.lastIndex, limit);
      if (end !== -1) mark.lastIndex = end;
    }
    return -1;
  }

  /** Where the braces of `\text{` close, if the dollars in between are paired. */
  private wordsEnd(from: number, limit: number): number {
    let depth = 1;
    let dollars = 0;
    const last = Math.min(limit, from + 400);
    for (let i = from; i < last; i++) {
      const c = this.text[i];
      if (c === '\\') i++;
      else if (c === '{') depth++;
      else if (c === '$') dollars++;
      else if (c === '}' && --depth === 0) return dollars % 2 === 0 ? i + 1 : -1;
    }
    return -1;
  }

  /** A single unescaped `$` outside `\text{…}`, which no display has. */
  private loneDollar(from: number, to: number): number {
    const at = this.closingDollar(from, to);
    return at !== -1 && this.text[at + 1] !== '$' ? at : -1;
  }

  /** Where `needle` stands next; searches go from left to right, so what was found once is kept. */
  private indexOf(needle: string, from: number, limit: number): number {
    let at = this.found.get(needle) ?? -2;
    if (at !== -1 && at < from) {
      // `\\]` does not hold `\]`.
      const doubled = (i: number): boolean =>
        needle[1] !== '\\' && this.text[i - 1] === '\\' && this.text[i - 2] !== '\\';
      at = this.text.indexOf(needle, from);
      while (at !== -1 && doubled(at)) at = this.text.indexOf(needle, at + 1);
      this.found.set(needle, at);
    }
    return at < limit ? at : -1;
  }

  private breakAfter(at: number): number {
    while (this.paragraph > 0 && this.breaks[this.paragraph - 1]! >= at) this.paragraph--;
    while (this.paragraph < this.breaks.length && this.breaks[this.paragraph]! < at) this.paragraph++;
    return this.paragraph;
  }

  private paragraphEnd(at: number): number {
    return this.breaks[this.breakAfter(at)] ?? this.text.length;
  }

  private add(place: 'display' | 'inline', span: Span, body: Span): void {
    this.spans.push({ place, span, body });
  }

  private report(span: Span, message: string): void {
    this.diagnostics.push({ span, message, severity: 'note' });
  }
}
