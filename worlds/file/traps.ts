import type { YAMLError } from 'yaml';
import { shown } from './problem';

/** The traps of YAML into which LaTeX falls, and what YAML's own errors mean to the writer of a world file. */

/** A text as it should be written: on one line, in single quotes, shortened where it is long. */
function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `'${(line.length > 60 ? `${line.slice(0, 59)}…` : line).replace(/'/g, "''")}'`;
}

/** A text inside `{ }` or `[ ]` that YAML cut at a comma, from its start to where its brackets close. */
function beyondComma(text: string, from: number): string {
  let depth = 0;
  for (let i = from; i < text.length && i < from + 200; i++) {
    const c = text[i] ?? '';
    if (c === '\n') break;
    if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) {
      if (depth === 0) return text.slice(from, i);
      depth--;
    } else if (depth === 0 && (c === ',' || (c === ':' && /\s/.test(text[i + 1] ?? ' ')))) return text.slice(from, i);
  }
  return text.slice(from, from + 40).split('\n')[0] ?? '';
}

/** `{q(z|x,y): …}`: the comma inside the brackets ended the key. */
export function commaTrap(text: string, from: number): { end: number; message: string } {
  const whole = beyondComma(text, from);
  const message = `Inside { } and [ ] YAML splits ${shown(whole)} at its comma or bracket: write ${quoted(whole)}, in single quotes.`;
  return { end: from + whole.length, message };
}

/** A key without colon inside `{ }`: either what follows a comma of the value before, or a forgotten value. */
export function splitTrap(before: string | null, key: string): string {
  if (before === null) return `${shown(key)} has no value: write ${shown(`${key}: …`)}.`;
  const whole = `${before}, ${key}`;
  return `Inside { } YAML splits ${shown(whole)} at the comma: write ${quoted(whole)}, in single quotes.`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  t: 'a tab',
  n: 'a line break',
  b: 'a backspace',
  r: 'a carriage return',
  f: 'a form feed',
  v: 'a vertical tab',
  a: 'a bell',
  e: 'an escape character',
  '0': 'a zero byte',
};

/** `"\theta"`: in double quotes a backslash is an escape. Null where the source holds none that is one. */
export function escapeTrap(source: string): string | null {
  const escape = /\\([^\\"])/.exec(source.replace(/\\\\/g, '\u0000'));
  if (!escape) return null;
  const letter = escape[1] ?? '';
  const meaning = ESCAPES[letter] ?? 'a character code or an error';
  const inner = source.slice(1, -1);
  return `In double quotes YAML takes ${shown(`\\${letter}`)} for ${meaning}: write ${quoted(inner)}, in single quotes.`;
}

/** A `{` or `[` that nothing closes, because ` #` made a comment of the rest or because it was forgotten. */
export function unclosedTrap(text: string, from: number, to: number): { at: number; message: string } {
  const hash = /[ \t]#/.exec(text.slice(from, text.length > to ? to + 1 : to));
  const bracket = text[from] === '[' ? '[' : '{';
  if (hash) {
    return {
      at: from + hash.index + 1,
      message: `YAML takes everything after \` #\` for a comment, the closing brackets too: put a formula that holds \`#\` in single quotes.`,
    };
  }
  return { at: from, message: `This \`${bracket}\` is not closed: add \`${bracket === '[' ? ']' : '}'}\` at its end.` };
}

/** Where the plain word begins that a brace at `at` belongs to. */
function wordStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && from > at - 200 && !/[\s,{[]/.test(text[from - 1] ?? ' ')) from--;
  return from;
}

/** One line for an error of the YAML reader: what is wrong and what to write instead. */
export function syntaxProblem(error: YAMLError, text: string): string {
  const at = error.pos[0];
  const here = text[at] ?? '';
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'A tab indents this line: YAML wants spaces.';
    case 'BAD_SCALAR_START':
    case 'UNEXPECTED_TOKEN': {
      // YAML complains of what follows the indicator of a block of text.
      const start = /Block scalar header/.test(error.message) ? text.slice(0, at).search(/[|>][^\s|>]{0,2}$/) : at;
      const first = text[start] ?? '';
      if (first === '|' || first === '>') {
        const value = (text.slice(start).split(/\n|, /)[0] ?? '').replace(/[\s}\]]+$/, '');
        return `A value that begins with \`${first}\` is a block of text to YAML: write ${quoted(value)}, in single quotes.`;
      }
      if (error.code === 'UNEXPECTED_TOKEN') return unexpected(here);
      return `A value must not begin with \`${here}\`: put it in single quotes.`;
    }
    case 'MISSING_CHAR':
      if (/closing/.test(error.message))
        return 'A quotation mark that opens is not closed: add it at the end of the text.';
      return 'A comma is missing between two entries, or a text with brackets needs single quotes.';
    case 'BAD_INDENT':
      return /Flow/.test(error.message)
        ? 'A `{` or `[` before this place is not closed.'
        : 'This line is indented otherwise than its neighbours: entries of one heading start in the same column.';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'A second `: ` stands on this line: put a value that holds a colon in single quotes, or nested entries inside { }.';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'A colon is missing after this key, or the line before it is not complete.';
    case 'BLOCK_IN_FLOW':
      return 'Inside { } and [ ] write entries as `name: value`, separated by commas.';
    case 'KEY_OVER_1024_CHARS':
      return 'This key is longer than 1024 characters: a colon stands in a place where none is meant, or a line break is missing.';
    case 'MULTIPLE_DOCS':
      return 'A line `---` begins a second document: a world file is one.';
    case 'TAG_RESOLVE_FAILED':
      return 'A value that begins with `!` is a tag to YAML: put a formula in single quotes.';
    case 'BAD_ALIAS':
      return 'World files use no anchors and aliases: put a formula that begins with `*` or `&` in single quotes.';
    default:
      return `This is not YAML (${error.message.replace(/\s+/g, ' ').slice(0, 100)}): put formulas and names with brackets in single quotes.`;
  }
}

/**
 * `W_{hh}` inside `{ }`: the brace of the name begins a mapping to YAML, which then misses a comma before it. The
 * place of the name, its end and the message; null where this is not what happened at `at`.
 */
export function cutByBrace(text: string, at: number): { at: number; end: number; message: string } | null {
  for (const brace of [at, at - 1]) {
    const c = text[brace] ?? '';
    if ((c === '{' || c === '[') && /[^\s,:{[]/.test(text[brace - 1] ?? ' ')) {
      const from = wordStart(text, brace);
      const word = beyondComma(text, from);
      const meaning = c === '{' ? 'a mapping' : 'a list';
      const message = `Inside { } and [ ] YAML takes the \`${c}\` of ${shown(word)} for the start of ${meaning}: write ${quoted(word)}, in single quotes.`;
      return { at: from, end: from + word.length, message };
    }
  }
  return null;
}

function unexpected(here: string): string {
  if (here === '}' || here === ']')
    return `This \`${here}\` closes nothing: remove it, or put a text with brackets in single quotes.`;
  return 'This cannot follow what stands before it: put a text with quotes, brackets or braces wholly in single quotes.';
}
