import type { Diagnostic } from '../span';

/** `latex`: a TeX document, where `%` starts a comment anywhere and a backquote is a quotation mark. */
export type Dialect = 'markdown' | 'latex';

export interface Masked {
  /** As long as the source, offset for offset; what is no mathematics and no prose is blank. */
  readonly text: string;
  readonly dialect: Dialect;
  readonly diagnostics: Diagnostic[];
}

const TEX_DOCUMENT =
  /\\(?:documentclass|usepackage|begin\s*\{(?:document|itemize|enumerate|proof|solution|problem)\}|(?:sub)*section\*?\s*\{|item\b|maketitle)/;

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  le: '≤',
  ge: '≥',
  ne: '≠',
  nbsp: ' ',
  quot: '"',
  times: '×',
  minus: '−',
  middot: '·',
  '#39': "'",
  '#x27': "'",
  '#95': '_',
  '#42': '*',
};

/** The `%` stays, so that a line of comment makes no paragraph. */
const comment = (text: string): string => '%' + ' '.repeat(text.length - 1);

const blank = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Replaces `[from, to)` stretches by texts of the same length. */
function overlay(text: string, patches: readonly { from: number; to: number; by?: string }[]): string {
  const out: string[] = [];
  let at = 0;
  for (const { from, to, by } of patches) {
    if (from < at) continue;
    out.push(text.slice(at, from), by ?? blank(text.slice(from, to)));
    at = to;
  }
  out.push(text.slice(at));
  return out.join('');
}

/** Blanks everything from a match of `open` to the end of the next `close`; an unclosed one stays. */
function blankBetween(text: string, open: RegExp, close: (match: RegExpExecArray) => string): string {
  const patches: { from: number; to: number }[] = [];
  const missing = new Set<string>();
  open.lastIndex = 0;
  for (let match = open.exec(text); match; match = open.exec(text)) {
    const closer = close(match);
    if (missing.has(closer)) continue;
    const at = text.indexOf(closer, open.lastIndex);
    if (at === -1) {
      missing.add(closer);
      continue;
    }
    patches.push({ from: match.index, to: at + closer.length });
    open.lastIndex = at + closer.length;
  }
  return overlay(text, patches);
}

/** Code fences; a fence of `math` becomes a display. */
function maskFences(text: string, diagnostics: Diagnostic[]): string {
  const patches: { from: number; to: number; by?: string }[] = [];
  let open: { from: number; bodyFrom: number; mark: string; math: boolean } | null = null;
  const line = /[^\n]*(?:\n|$)/g;
  for (let match = line.exec(text); match && match[0] !== ''; match = line.exec(text)) {
    const fence = /^([ \t>]*(?:(?:[-*+]|\d{1,3}[.)])[ \t]+)?)(`{3,}|~{3,})([^`\n]*)/.exec(match[0]);
    if (!fence) continue;
    const mark = fence[2]!;
    const from = match.index + fence[1]!.length;
    if (!open) {
      const info = fence[3]!.trim();
      open = { from, bodyFrom: match.index + match[0].length, mark, math: /^\{?math\b/i.test(info) };
    } else if (mark[0] === open.mark[0] && mark.length >= open.mark.length && fence[3]!.trim() === '') {
      if (open.math) {
        patches.push({
          from: open.from,
          to: open.bodyFrom,
          by: '$$' + blank(text.slice(open.from + 2, open.bodyFrom)),
        });
        patches.push({ from, to: from + mark.length, by: '$$' + ' '.repeat(mark.length - 2) });
      } else {
        patches.push({ from: open.from, to: from + mark.length });
      }
      open = null;
    }
  }
  // A damaged fence must not hide the rest of the homework.
  if (open) {
    diagnostics.push({
      span: { from: open.from, to: open.from + open.mark.length },
      message: 'this code fence is never closed; the text after it is read as prose and mathematics',
      severity: 'note',
    });
    patches.push({ from: open.from, to: open.from + open.mark.length });
  }
  return overlay(text, patches);
}

/** Inline code; GitLab's $`…`$ and the :math:`…` of reStructuredText become inline formulas. */
function maskInlineCode(text: string): string {
  const patches: { from: number; to: number; by?: string }[] = [];
  const runs = [...text.matchAll(/`+|\n[ \t>]*(?=\n)/g)];
  for (let i = 0; i < runs.length; i++) {
    const opener = runs[i]!;
    if (opener[0][0] !== '`' || text[opener.index - 1] === '\\') continue;
    let j = i + 1;
    while (j < runs.length && runs[j]![0][0] === '`' && runs[j]![0].length !== opener[0].length) j++;
    const closer = runs[j];
    if (!closer || closer[0][0] !== '`') continue;
    const from = opener.index;
    const to = closer.index + closer[0].length;
    if (text[from - 1] === '$' && text[to] === '$') {
      patches.push({ from, to: from + opener[0].length }, { from: closer.index, to });
    } else if (opener[0].length === 1 && text.slice(Math.max(0, from - 6), from) === ':math:') {
      patches.push({ from: from - 6, to: from + 1, by: '      $' }, { from: closer.index, to, by: '$' });
    } else {
      patches.push({ from, to });
    }
    i = j;
  }
  return overlay(text, patches);
}

/** The `>` of block quotes: only where every line of the paragraph has one, for a row may start with `> 0`. */
function maskQuotes(text: string): string {
  const patches: { from: number; to: number }[] = [];
  let paragraph: { from: number; to: number }[] = [];
  let quoted = true;
  const flush = (): void => {
    if (quoted) patches.push(...paragraph);
    paragraph = [];
    quoted = true;
  };
  let at = 0;
  for (const line of text.split('\n')) {
    const marks = /^(?:[ \t]{0,8}>)+/.exec(line);
    if (marks) paragraph.push({ from: at, to: at + marks[0].length });
    else if (line.trim() === '') flush();
    else quoted = false;
    at += line.length + 1;
  }
  flush();
  return overlay(text, patches);
}

/**
 * Blanks code, verbatim text, comments, the marks of block quotes and HTML left by a scanner, and puts characters for
 * HTML entities, so that everything after it searches plain text. Linear in the length; never throws.
 */
export function mask(source: string): Masked {
  const diagnostics: Diagnostic[] = [];
  const dialect: Dialect = TEX_DOCUMENT.test(source) ? 'latex' : 'markdown';
  let text = source.replace(/\r/g, ' ');
  if (dialect === 'markdown') text = maskFences(text, diagnostics);
  text = blankBetween(
    text,
    /\\begin\s*\{(verbatim\*?|Verbatim|lstlisting|minted|comment)\}/g,
    (match) => `\\end{${match[1]}}`,
  );
  text = blankBetween(text, /<!--/g, () => '-->');
  text = text.replace(/\\(?:verb\*?|lstinline)([^A-Za-z0-9\s*{])[^\n]{0,500}?\1/g, blank);
  text =
    dialect === 'latex'
      ? text.replace(/(^|[^\\\n])((?:\\\\)*)(%[^\n]*)/gm, (_, a: string, b: string, c: string) => a + b + comment(c))
      : text.replace(/^([ \t]*)(%[^\n]*)/gm, (_, a: string, b: string) => a + comment(b));
  if (dialect === 'markdown') text = maskQuotes(maskInlineCode(text));
  // A lost `}` after the name of an environment would cost the whole display.
  text = text.replace(/(\\(?:begin|end)\{[A-Za-z]{3,20}\*?)\s/g, (whole, head: string, at: number) => {
    diagnostics.push({
      span: { from: at, to: at + whole.length },
      message: `this brace is never closed; read as ${head}}`,
      severity: 'note',
    });
    return `${head}}`;
  });
  text = text.replace(/&(#?\w{1,6});/g, (whole, name: string) => {
    const char = Object.hasOwn(ENTITIES, name) ? ENTITIES[name] : undefined;
    return char === undefined ? whole : char.padEnd(whole.length);
  });
  text = text.replace(
    /<br\s{0,3}\/?>|<\/?(?:span|div|p|em|sup|sub|center)(?:\s+[a-z-]+="[^"<>\n]{0,200}")*\s{0,3}\/?>/gi,
    blank,
  );
  return { text, dialect, diagnostics };
}
