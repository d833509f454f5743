import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Node, Pair, ParsedNode, Scalar } from 'yaml';
import type { Place } from '../declarations';
import { balanced } from './names';
import { shown } from './problem';
import type { Problems } from './problem';
import { commaTrap, cutByBrace, escapeTrap, splitTrap, syntaxProblem, unclosedTrap } from './traps';
import type { Entry, Mapping, Tree } from './tree';

/** A world file is a page of text: this bounds what a hostile one can cost. */
const MOST_CHARACTERS = 50_000;
const MOST_LEVELS = 12;
const MOST_BRACKETS = 64;
const MOST_INDENT = 100;
/** Dashes, colons and question marks that a line may hold before white space. */
const MOST_MARKS = 400;

/**
 * The YAML text as a mapping of texts, lists and mappings. Null, with at least one problem, where it cannot be
 * read without guessing: what is wrong with the YAML must be put right before its meaning can be looked at.
 */
export function readYaml(text: string, problems: Problems): Mapping | null {
  const refusal = refused(text);
  if (refusal) {
    const before = text.slice(0, refusal.at).split('\n');
    problems.add({ line: before.length, column: (before.at(-1) ?? '').length + 1 }, refusal.message);
    return null;
  }
  return new Reading(text, problems).read();
}

/**
 * What makes a text no world file before it is looked at as YAML: the reader of YAML recurses into nested brackets,
 * dashes and indentation, so all three are bounded here.
 */
function refused(text: string): { at: number; message: string } | null {
  if (text.length > MOST_CHARACTERS) {
    const message = `The world file has ${text.length} characters; at most ${MOST_CHARACTERS} are read.`;
    return { at: 0, message };
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 32 && code !== 127) || code === 9 || code === 10 || code === 13) continue;
    return { at: i, message: `A control character (code ${code}) stands here: a world file is plain text in YAML.` };
  }
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '[' || c === '{') depth++;
    else if ((c === ']' || c === '}') && depth > 0) depth--;
    if (depth > MOST_BRACKETS) return { at: i, message: 'The brackets are nested too deeply to be read here.' };
  }
  let at = 0;
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/);
    if (indent > MOST_INDENT) return { at, message: `More than ${MOST_INDENT} spaces indent this line: remove some.` };
    if ((line.match(/[-?:](?=\s|$)/g) ?? []).length > MOST_MARKS) {
      return { at, message: 'This line is nested too deeply, or too long, to be read: break it up.' };
    }
    at += line.length + 1;
  }
  return null;
}

class Reading {
  private readonly lines = new LineCounter();
  /** Where the last text ends that YAML cut at a comma: its other pieces are not reported again. */
  private cutUntil = -1;

  constructor(
    private readonly text: string,
    private readonly problems: Problems,
  ) {}

  read(): Mapping | null {
    // The failsafe schema makes every scalar a text: `y`, `no` and `1e3` are names or numbers as their place says.
    const document = parseDocument(this.text, {
      lineCounter: this.lines,
      schema: 'failsafe',
      uniqueKeys: false,
      merge: false,
      prettyErrors: false,
    });
    const before = this.problems.count;
    for (const error of document.errors) {
      const brace = error.pos[0] < this.cutUntil ? null : cutByBrace(this.text, error.pos[0]);
      if (brace === null) continue;
      this.cutUntil = brace.end;
      this.problems.add(this.place(brace.at), brace.message);
    }
    if (this.problems.count > before) return null;
    const root = document.contents && this.tree(document.contents, 0);
    const trapped = this.problems.count > before;
    const errors = [...document.errors, ...document.warnings];
    const reported = new Set<number>();
    for (const error of errors) {
      const place = this.place(error.pos[0]);
      if (trapped || reported.has(place.line) || error.code === 'BAD_DQ_ESCAPE') continue;
      reported.add(place.line);
      this.problems.add(place, syntaxProblem(error, this.text));
      // What follows an error in the YAML is mostly its consequence.
      if (reported.size === 3) break;
    }
    if (this.problems.count > before) return null;
    return this.mapping(root);
  }

  private mapping(root: Tree | null): Mapping | null {
    const hint = 'begin with a heading such as `variables:`';
    if (root === null || root.kind === 'nothing') {
      this.problems.add({ line: 1, column: 1 }, `The world file is empty: ${hint}.`);
    } else if (root.kind === 'list') {
      this.problems.add(root.place, `The world file is a list: ${hint}, without a dash.`);
    } else if (root.kind === 'text') {
      this.problems.add(root.place, `The world file is the mere text ${shown(root.text)}: ${hint}.`);
    } else if (root.entries.length === 0) {
      this.problems.add(root.place, `The world file is empty: ${hint}.`);
    } else return root;
    return null;
  }

  private place(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  private tree(node: Node | ParsedNode, level: number): Tree {
    const [from, to] = node.range ?? [0, 0];
    const place = this.place(from);
    const nothing: Tree = { kind: 'nothing', place };
    if (level > MOST_LEVELS) {
      this.problems.add(place, 'The brackets of the world file are nested too deeply to be read.');
      return nothing;
    }
    if (isAlias(node)) {
      const name = shown(this.text.slice(from, to));
      this.problems.add(
        place,
        `${name} is an alias of YAML, which world files do not use: write out what it stands for, or put a formula that begins with \`*\` in single quotes.`,
      );
      return nothing;
    }
    if (node.anchor) {
      this.problems.add(
        place,
        `${shown(`&${node.anchor}`)} is an anchor of YAML, which world files do not use: leave it out, or put a formula that begins with \`&\` in single quotes.`,
      );
    }
    if (isMap(node)) {
      const flow = node.flow === true;
      if (flow) this.closed(node, from, to, '}');
      return { kind: 'mapping', entries: this.entries(node.items, flow, level), place };
    }
    if (isSeq(node)) {
      if (node.flow) this.closed(node, from, to, ']');
      const items = node.items.map((item) => this.tree(item as Node, level + 1));
      if (node.flow) for (const item of node.items) this.whole(item as Node);
      return { kind: 'list', items, place };
    }
    return isScalar(node) ? this.scalar(node as Scalar, place) : nothing;
  }

  private scalar(node: Scalar, place: Place): Tree {
    const [from, to] = node.range ?? [0, 0];
    const text = String(node.value ?? '');
    if (node.type === 'QUOTE_DOUBLE') {
      const trap = escapeTrap(this.text.slice(from, to));
      if (trap) this.problems.add(place, trap);
    }
    const plain = node.type === 'PLAIN' || node.type === undefined;
    if (plain && text === '') return { kind: 'nothing', place };
    const commented = plain && /^[ \t]+#/.test(this.text.slice(to, to + 80));
    return { kind: 'text', text, plain, commented, place };
  }

  private entries(pairs: readonly Pair[], flow: boolean, level: number): Entry[] {
    const entries: Entry[] = [];
    const places = new Map<string, Place>();
    pairs.forEach((pair, i) => {
      const key = pair.key as Node;
      if (!isScalar(key)) {
        const place = this.place(key.range?.[0] ?? 0);
        this.problems.add(place, 'A key must be a name: put a name that holds braces or brackets in single quotes.');
        return;
      }
      const name = this.tree(key as Node, level + 1);
      const place = name.place;
      if (flow && pair.value === null && this.whole(key)) {
        this.problems.add(place, splitTrap(this.lastText(pairs[i - 1]), String(key.value ?? '')));
      }
      const value = pair.value === null ? null : (pair.value as Node);
      if (flow && value) this.whole(value);
      const text = name.kind === 'text' ? name.text : '';
      if (text === '') this.problems.add(place, 'A key is missing before this colon.');
      const earlier = places.get(text);
      if (earlier)
        this.problems.add(place, `${shown(text)} stands here twice, first on line ${earlier.line}: keep one.`);
      else places.set(text, place);
      entries.push({ key: text, place, value: value ? this.tree(value, level + 1) : { kind: 'nothing', place } });
    });
    return entries;
  }

  /** The plain text that an entry ends with, which YAML may have cut at a comma. */
  private lastText(pair: Pair | undefined): string | null {
    const value = pair?.value as Node | null | undefined;
    return value && isScalar(value) && value.type === 'PLAIN' ? String(value.value) : null;
  }

  /** False, and reported, where a plain scalar inside `{ }` or `[ ]` was cut at a comma in the middle of a bracket. */
  private whole(node: Node): boolean {
    if (!isScalar(node) || node.type !== 'PLAIN' || balanced(String(node.value))) return true;
    const from = node.range?.[0] ?? 0;
    if (from < this.cutUntil) return false;
    const trap = commaTrap(this.text, from);
    this.cutUntil = trap.end;
    this.problems.add(this.place(from), trap.message);
    return false;
  }

  private closed(node: Node, from: number, to: number, bracket: string): void {
    if (this.text[to - 1] === bracket) return;
    const trap = unclosedTrap(this.text, from, node.range?.[2] ?? to);
    this.problems.add(this.place(trap.at), trap.message);
  }
}
