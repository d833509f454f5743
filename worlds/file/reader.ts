import type { Place, SizeRef, Source } from '../declarations';
import { isSizeFormula } from '../size-formulas';
import { cut, isName, nearest } from './names';
import { shown } from './problem';
import type { Problems } from './problem';
import { described } from './tree';
import type { Entry, Mapping, Text, Tree } from './tree';

/** The largest size: worlds are small models, and a table or vector beyond this is a slip. */
export const MOST_SIZE = 4096;

/** What the readers of all headings share. Each method reports what is wrong and then returns null. */
export class Reader {
  constructor(readonly problems: Problems) {}

  fail(place: Place, message: string): null {
    this.problems.add(place, message);
    return null;
  }

  /** A text that is not empty. `instead` says what to write, with an example. */
  text(tree: Tree, what: string, instead: string): Text | null {
    if (tree.kind === 'text' && tree.text.trim() !== '') return tree;
    return this.fail(tree.place, `${what} must be a text, not ${described(tree)}: write ${instead}.`);
  }

  mapping(tree: Tree, what: string, instead: string): Mapping | null {
    if (tree.kind === 'mapping') return tree;
    return this.fail(tree.place, `${what} must be a mapping, not ${described(tree)}: write ${instead}.`);
  }

  /** LaTeX, kept as written. */
  formula(tree: Tree, what: string): Source | null {
    const text = this.text(tree, what, "a formula in single quotes, such as '\\tfrac12 x^2'");
    if (text === null) return null;
    if (text.commented) {
      const remedy = 'put the whole formula in single quotes';
      return this.fail(
        text.place,
        `YAML takes everything after \` #\` for a comment and keeps only ${shown(text.text)}: ${remedy}.`,
      );
    }
    return { latex: text.text.trim(), place: text.place };
  }

  name(tree: Tree, what: string, instead: string): string | null {
    const text = this.text(tree, what, instead);
    if (text === null) return null;
    const name = text.text.trim();
    return isName(name) ? name : this.fail(text.place, `${shown(name)} is not a name: write ${instead}.`);
  }

  /** One name, or a list of names, or a text of names with commas. */
  names(tree: Tree, what: string, instead: string): string[] | null {
    const parts = this.listOf(tree, what, instead);
    if (parts === null) return null;
    const names: string[] = [];
    for (const part of parts) {
      const text = this.text(part, what, instead);
      if (text === null) return null;
      for (const name of cut(text.text, /^,$/)) {
        if (!isName(name)) return this.fail(text.place, `${shown(name)} is not a name: write ${instead}.`);
        names.push(name);
      }
    }
    return names;
  }

  /** The items of a list; a single text counts as a list of one. */
  listOf(tree: Tree, what: string, instead: string): readonly Tree[] | null {
    if (tree.kind === 'text') return [tree];
    if (tree.kind === 'list' && tree.items.length > 0) return tree.items;
    const found = tree.kind === 'list' ? 'an empty list' : described(tree);
    return this.fail(tree.place, `${what} must be a list, not ${found}: write ${instead}.`);
  }

  /**
   * A number from 1 to MOST_SIZE, the name of a size, a formula of sizes, or the word `scalar` where there may be no
   * axis.
   * @param what what has this size, for the message
   */
  size(tree: Tree, what: string, scalar: 'scalar' | 'no scalar' = 'no scalar'): SizeRef | null {
    const text = this.text(tree, `The size of ${what}`, 'a number or a name such as `J`');
    if (text === null) return null;
    const written = text.text.trim();
    if (isSizeFormula(written)) {
      const formula = this.formula(text, `The size of ${what}`);
      return formula && formula.latex;
    }
    if (/^[-+.\d]/.test(written)) return this.count(text, `The size of ${what}`);
    if (written === 'scalar' && scalar === 'no scalar') {
      return this.fail(text.place, `The size of ${what} cannot be \`scalar\`: write a number or a name such as \`J\`.`);
    }
    if (isName(written)) return written;
    return this.fail(text.place, `${shown(written)} is no size: write a number or a name such as \`J\`.`);
  }

  /** A whole number from 1 to MOST_SIZE. */
  count(tree: Tree, what: string): number | null {
    const written = tree.kind === 'text' ? tree.text.trim() : '';
    const value = /^\+?\d+(?:[eE]\+?\d+)?$/.test(written) ? Number(written) : NaN;
    if (value >= 1 && value <= MOST_SIZE) return value;
    const found = tree.kind === 'text' ? shown(written) : described(tree);
    return this.fail(tree.place, `${what} must be a whole number from 1 to ${MOST_SIZE}, not ${found}.`);
  }

  /** A key that is none of the valid ones: names the nearest. */
  unknown(entry: Entry, valid: readonly string[], where: string): null {
    const near = nearest(entry.key, valid);
    const instead = near
      ? `did you mean \`${near}\`?`
      : `the keys here are ${valid.map((v) => `\`${v}\``).join(', ')}.`;
    return this.fail(entry.place, `Unknown key ${shown(entry.key)} ${where}: ${instead}`);
  }

  /**
   * The one entry of a mapping whose key says what is declared, and the entries that may stand beside it.
   * @param beside for every such key, the keys that may accompany it
   */
  form(mapping: Mapping, beside: Readonly<Record<string, readonly string[]>>, where: string): Form | null {
    const kinds = Object.keys(beside);
    const heads = mapping.entries.filter((e) => kinds.includes(e.key));
    const head = heads[0];
    if (head === undefined) {
      const companions = Object.values(beside).flat();
      const stray = mapping.entries.find((e) => !companions.includes(e.key));
      if (stray) return this.unknown(stray, kinds, where);
      const choice = kinds.map((k) => `\`${k}\``).join(', ');
      return this.fail(
        mapping.place,
        `What is declared ${where} is not said: one of the keys ${choice} must stand here.`,
      );
    }
    if (heads[1]) {
      const message = `${shown(head.key)} and ${shown(heads[1].key)} cannot both stand ${where}: keep one.`;
      return this.fail(heads[1].place, message);
    }
    const allowed = beside[head.key] ?? [];
    const others = new Map<string, Entry>();
    let good = true;
    for (const entry of mapping.entries) {
      if (entry === head) continue;
      if (allowed.includes(entry.key)) others.set(entry.key, entry);
      else {
        good = false;
        if (allowed.length > 0) this.unknown(entry, allowed, `beside \`${head.key}\` ${where}`);
        else this.fail(entry.place, `${shown(entry.key)} cannot stand beside \`${head.key}\` ${where}: remove it.`);
      }
    }
    return good ? { key: head.key, value: head.value, others } : null;
  }

  /** Whether a flag such as `positive: true` is set. */
  flag(entry: Entry | undefined): boolean | null {
    if (entry === undefined) return false;
    const text = entry.value.kind === 'text' ? entry.value.text.trim() : '';
    if (text === 'true') return true;
    if (text === 'false') return false;
    return this.fail(entry.value.place, `\`${entry.key}\` must be \`true\` or \`false\`.`);
  }
}

/** What `form` found: the key that says what is declared, its value, and what stands beside it. */
export interface Form {
  readonly key: string;
  readonly value: Tree;
  readonly others: ReadonlyMap<string, Entry>;
}
