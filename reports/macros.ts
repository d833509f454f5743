import type { MacroFeedback } from '../graders/feedback';
import { maxLength, plainly, type Formula } from './formula';

/** Pieces of LaTeX that expanding one formula may make; no formula that a page can show needs as many. */
const maxMade = 20_000;

interface Piece {
  readonly text: string;
  /** Not expanded again. */
  readonly final: boolean;
}

/** A student's own commands, brought into what setters of formulas know; what was written stays as it is. */
export class Macros {
  private readonly byName = new Map<string, MacroFeedback[]>();

  constructor(macros: readonly MacroFeedback[] = []) {
    for (const macro of macros) {
      const known = this.byName.get(macro.name);
      if (known) known.push(macro);
      else this.byName.set(macro.name, [macro]);
    }
  }

  /** A formula as the student wrote it, in this line. */
  written(latex: string, line = Infinity): Formula {
    const expanded = this.expanded(latex, line);
    if (expanded === null) return plainly(latex);
    return 'refused' in expanded ? { latex, ways: [], refused: expanded.refused } : { latex, ways: [expanded.latex] };
  }

  /** A formula in a sentence: LaTeX as everybody knows it, but it may quote what the student wrote. */
  quoted(latex: string): Formula {
    const expanded = this.expanded(latex, Infinity);
    if (expanded === null || 'refused' in expanded) return plainly(latex);
    return { latex, ways: [latex, expanded.latex] };
  }

  /** The formula with every command of the student's replaced by what it stands for; null where there is none. */
  private expanded(latex: string, line: number): { latex: string } | { refused: string } | null {
    if (this.byName.size === 0 || latex.length > maxLength || !this.occursIn(latex)) return null;
    const ahead = piecesOf(latex).reverse();
    let out = '';
    for (let made = 0, piece = ahead.pop(); piece; piece = ahead.pop()) {
      const macro = piece.final ? undefined : this.inForce(piece.text, line);
      const args = macro && takeArguments(ahead, macro);
      if (!macro || !args) {
        out += separated(out, piece.text);
        if (out.length > maxLength) return { refused: `its own commands make it longer than ${maxLength} characters` };
        continue;
      }
      for (const one of substituted(macro, args).reverse()) {
        ahead.push(one);
        if (++made > maxMade) return { refused: `the definition of ${macro.name} never ends or grows too large` };
      }
    }
    return { latex: out };
  }

  private occursIn(latex: string): boolean {
    return piecesOf(latex).some(({ text }) => this.byName.has(text));
  }

  /** The last definition up to a line; before the first one, the first. */
  private inForce(name: string, line: number): MacroFeedback | undefined {
    const known = this.byName.get(name);
    return known && (known.filter((macro) => macro.line <= line).at(-1) ?? known[0]);
  }
}

const piecesOf = (latex: string): Piece[] =>
  (latex.match(/\\(?:[A-Za-z@]+|[^])|#[1-9]|\d+(?:\.\d+)?|\s+|[^]/gu) ?? []).map((text) => ({ text, final: false }));

/** A letter after the name of a command would become part of the name. */
const separated = (before: string, text: string): string =>
  /^[A-Za-z@]/.test(text) && /\\[A-Za-z@]+$/.test(before.slice(-65)) ? ` ${text}` : text;

/** Takes the arguments of a call from what is ahead, whose next piece is the last; null where one is missing. */
function takeArguments(ahead: Piece[], { parameters, fallback, starred }: MacroFeedback): Piece[][] | null {
  const args: Piece[][] = [];
  let at = ahead.length - 1;
  const skipSpace = (): void => {
    while (/^\s/.test(ahead[at]?.text ?? '')) at--;
  };
  if (starred && ahead[at]?.text === '*') at--;
  if (parameters > 0 && fallback !== undefined) {
    const before = at;
    skipSpace();
    const optional = ahead[at]?.text === '[' ? group(ahead, at, ']') : null;
    args.push(optional?.inside ?? piecesOf(fallback));
    at = optional?.next ?? before;
  }
  while (args.length < parameters) {
    skipSpace();
    const piece = ahead[at];
    if (!piece || ['}', '&', '\\\\'].includes(piece.text)) return null;
    const braced = piece.text === '{' ? group(ahead, at, '}') : { inside: [piece], next: at - 1 };
    if (!braced) return null;
    args.push(braced.inside);
    at = braced.next;
  }
  ahead.length = at + 1;
  return args;
}

/** What stands between the bracket at `at` and its partner; pieces lie in reverse. */
function group(ahead: readonly Piece[], at: number, close: string): { inside: Piece[]; next: number } | null {
  let depth = 0;
  for (let i = at - 1; i >= 0; i--) {
    const { text } = ahead[i]!;
    if (depth === 0 && text === close) return { inside: ahead.slice(i + 1, at).reverse(), next: i - 1 };
    if (text === '{') depth++;
    else if (text === '}' && --depth < 0) return null;
  }
  return null;
}

const substituted = ({ latex, final }: MacroFeedback, args: readonly Piece[][]): Piece[] =>
  piecesOf(latex).flatMap((piece): Piece[] => {
    if (/^#[1-9]$/.test(piece.text)) return args[Number(piece.text[1]) - 1] ?? [piece];
    return [{ text: piece.text, final: final === true }];
  });
