import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Node, type YAMLError } from 'yaml';
import type { Place } from '../worlds/declarations';
import { nearest } from '../worlds/file/names';
import { syntaxProblem } from '../worlds/file/traps';

/** Something wrong in a file that an instructor wrote; the message says what was expected and the remedy. */
export interface Trouble extends Place {
  readonly file: string;
  readonly message: string;
}

/** What came of reading: `value` is null when the troubles leave nothing to work with. */
export interface Loaded<T> {
  readonly value: T | null;
  readonly troubles: readonly Trouble[];
}

export const showTrouble = (t: Trouble): string => `${t.file}:${t.line}:${t.column}: ${t.message}`;

/** Turns a YAML node into a value, or reports trouble and gives null. */
export type Reader<T> = (node: Node, page: Page) => T | null;

/** One YAML text being read: knows where its nodes stand and gathers the troubles. */
export class Page {
  readonly troubles: Trouble[] = [];
  private readonly counter = new LineCounter();

  constructor(
    readonly file: string,
    readonly text: string,
  ) {}

  place(offset: number): Place {
    const { line, col } = this.counter.linePos(Math.max(0, offset));
    return { line: Math.max(1, line), column: Math.max(1, col) };
  }

  placeOf(node: Node): Place {
    return this.place(node.range?.[0] ?? 0);
  }

  report(at: Node | number, message: string): null {
    const place = typeof at === 'number' ? this.place(at) : this.placeOf(at);
    this.troubles.push({ file: this.file, ...place, message });
    return null;
  }

  /** Reads the whole text as one value. */
  read<T>(reader: Reader<T>, expected: string): T | null {
    const root = this.root(expected);
    return root === null ? null : reader(root, this);
  }

  private root(expected: string): Node | null {
    let document;
    try {
      document = parseDocument(this.text, { lineCounter: this.counter, prettyErrors: false, logLevel: 'silent' });
    } catch (error) {
      // The YAML library recurses on nesting; a hostile depth exhausts the stack.
      if (error instanceof RangeError) return this.report(0, 'nested too deeply to be read: flatten the file');
      throw error;
    }
    for (const error of document.errors) this.report(error.pos[0], yamlMessage(error, this.text));
    if (document.errors.length > 0) return null;
    return document.contents ?? this.report(0, `the file is empty; expected ${expected}`);
  }
}

/** What YAML's own errors mean to an instructor. */
function yamlMessage(error: YAMLError, text: string): string {
  switch (error.code) {
    case 'BAD_DQ_ESCAPE':
      return "double quotes read a backslash as an escape: put LaTeX in single quotes, as in '\\theta'";
    case 'DUPLICATE_KEY':
      return 'this key stands twice in the same mapping: remove one';
    default:
      return syntaxProblem(error, text);
  }
}

/** Control characters in a double-quoted value are what became of `\t`, `\n`, `\b`, `\f`, `\r` in a LaTeX name. */
const eaten = /\p{Cc}/u;

/** A text. `expected` says what it is and gives an example. */
export const text =
  (expected: string): Reader<string> =>
  (node, page) => {
    if (!isScalar(node) || node.value === null) return page.report(node, `expected ${expected}`);
    if (node.type === 'QUOTE_DOUBLE' && typeof node.value === 'string' && eaten.test(node.value))
      return page.report(
        node,
        "double quotes turned a backslash into a control character: put LaTeX in single quotes, as in '\\theta'",
      );
    const value = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
    return value.trim() === '' ? page.report(node, `expected ${expected}, found nothing`) : value;
  };

/** LaTeX, with the place where it stands. */
export const latex: Reader<{ latex: string; place: Place }> = (node, page) => {
  const value = text("LaTeX in single quotes, such as '\\log p(x)'")(node, page);
  return value === null ? null : { latex: value, place: page.placeOf(node) };
};

export const truth: Reader<boolean> = (node, page) =>
  isScalar(node) && typeof node.value === 'boolean' ? node.value : page.report(node, 'expected true or false');

/** A number within bounds; with `percent`, `10%` is read as 0.1. */
export const number =
  (expected: string, least: number, most: number, percent = false): Reader<number> =>
  (node, page) => {
    const raw = isScalar(node) ? node.value : null;
    const share = percent && typeof raw === 'string' ? /^(\d+(?:\.\d+)?)\s*%$/.exec(raw.trim())?.[1] : undefined;
    const value = share === undefined ? raw : Number(share) / 100;
    if (typeof value === 'number' && value >= least && value <= most) return value;
    return page.report(node, `expected ${expected}`);
  };

export const oneOf =
  <T extends string>(...words: readonly T[]): Reader<T> =>
  (node, page) => {
    const raw = isScalar(node) ? String(node.value) : '';
    const found = words.find((word) => word === raw);
    if (found !== undefined) return found;
    const near = nearest(raw, words);
    return page.report(
      node,
      `expected one of ${words.join(', ')}${raw ? `, found '${raw}'` : ''}${near ? `; did you mean ${near}?` : ''}`,
    );
  };

/** A list; what cannot be read is reported and left out. */
export const listOf =
  <T>(item: Reader<T>, expected: string): Reader<readonly T[]> =>
  (node, page) => {
    if (!isSeq<Node>(node)) return page.report(node, `expected a list of ${expected}: start each line with '- '`);
    return node.items.map((entry) => item(entry, page)).filter((entry) => entry !== null);
  };

/** One value or a list of them. */
export const someOf =
  <T>(item: Reader<T>, expected: string): Reader<readonly T[]> =>
  (node, page) => {
    if (isSeq(node)) return listOf(item, expected)(node, page);
    const value = item(node, page);
    return value === null ? null : [value];
  };

export interface Field<T> {
  readonly read: Reader<T>;
  readonly needed: boolean;
  readonly otherwise: T;
}

export const needed = <T>(read: Reader<T>): Field<T> => ({ read, needed: true, otherwise: undefined as T });
export const optional = <T, D>(read: Reader<T>, otherwise: D): Field<T | D> => ({ read, needed: false, otherwise });

type Fields = Readonly<Record<string, Field<unknown>>>;
type Fixed<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** A mapping with known keys. An unknown key is trouble that names the nearest known one. */
export const record =
  <F extends Fields>(what: string, fields: F): Reader<Fixed<F>> =>
  (node, page) => {
    const keys = Object.keys(fields);
    if (!isMap<Node, Node | null>(node))
      return page.report(node, `expected ${what}: a mapping with ${keys.join(', ')}`);
    const found: Record<string, unknown> = {};
    let whole = true;
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (field === undefined) {
        const near = nearest(name, keys);
        page.report(
          key,
          `${what} has no key '${name}': ${near ? `did you mean '${near}'?` : `it has ${keys.join(', ')}`}`,
        );
      } else if (value === null || (isScalar(value) && value.value === null)) {
        page.report(key, `the key '${name}' has no value: write one after the colon or remove the key`);
        whole &&= !field.needed;
      } else {
        found[name] = field.read(value, page);
        if (found[name] === null) whole &&= !field.needed;
      }
    }
    for (const [name, field] of Object.entries(fields)) {
      if (field.needed && !(name in found) && !node.items.some(({ key }) => isScalar(key) && key.value === name)) {
        page.report(node, `${what} needs the key '${name}'`);
        whole = false;
      }
      found[name] ??= field.otherwise;
    }
    return whole ? (found as Fixed<F>) : null;
  };
