import type { Diagnostic, Span } from '../span';
import type { Token } from '../token';
import type { Macro } from './macros';

/** TeX allows more; nobody writes more by hand. */
const DEEPEST = 50;
/** Tokens made by expansion, for each formula. */
const MOST = 20_000;

export interface Expander {
  /**
   * The tokens with all definitions applied. Tokens of a body take the span of the call, arguments keep their own.
   * A macro that never ends is left as it stands, here and in later formulas, and reported once.
   */
  expand(tokens: readonly Token[]): Token[];
  readonly diagnostics: Diagnostic[];
}

class Runaway extends Error {
  constructor(
    readonly macro: Macro,
    readonly span: Span,
  ) {
    super(macro.name);
  }
}

/** An expander for one document. */
export function expander(macros: readonly Macro[]): Expander {
  const byName = new Map<string, Macro[]>();
  for (const macro of macros) {
    const known = byName.get(macro.name);
    if (known) known.push(macro);
    else byName.set(macro.name, [macro]);
  }
  const stopped = new Set<string>();
  const diagnostics: Diagnostic[] = [];

  /** The definition in force at an offset; before the first one, the first. */
  const lookup = (token: Token, at: number): Macro | undefined => {
    if (token.kind !== 'command' || stopped.has(token.text)) return undefined;
    const known = byName.get(token.text);
    return known && lastBefore(known, at);
  };

  const run = (tokens: readonly Token[], depth: number, budget: { left: number }): Token[] => {
    const out: Token[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      const macro = lookup(token, token.span.from);
      const call = macro && readCall(tokens, i, macro);
      if (!macro || !call) {
        out.push(token);
        continue;
      }
      const span = { from: token.span.from, to: Math.max(token.span.to, tokens[call.next - 1]!.span.to) };
      const body = substitute(macro.body, call.args, span);
      budget.left -= body.length;
      if (depth >= DEEPEST || budget.left < 0) throw new Runaway(macro, span);
      for (const made of macro.final ? body : run(body, depth + 1, budget)) out.push(made);
      i = call.next - 1;
    }
    return out;
  };

  const expand = (tokens: readonly Token[]): Token[] => {
    if (byName.size === 0) return [...tokens];
    // Each failure stops one name, so this ends.
    for (;;) {
      try {
        return run(tokens, 0, { left: MOST });
      } catch (error) {
        if (!(error instanceof Runaway)) throw error;
        stopped.add(error.macro.name);
        diagnostics.push({
          span: error.span,
          message: `the definition of ${error.macro.name} never ends or grows too large; it is left as it stands`,
          severity: 'error',
        });
      }
    }
  };
  return { expand, diagnostics };
}

/** The last of a name's definitions, in the order of the text, that begins up to `at`; before the first one, the first. */
function lastBefore(known: readonly Macro[], at: number): Macro {
  let [from, to] = [0, known.length];
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if (known[middle]!.span.from <= at) from = middle;
    else to = middle;
  }
  return known[from]!;
}

/** An argument longer than this is taken for an unclosed brace, which keeps damaged text linear. */
const LONGEST = 3000;

/** Index after the group that opens at `at`, or -1. */
function groupEnd(tokens: readonly Token[], at: number): number {
  let depth = 0;
  const last = Math.min(tokens.length, at + LONGEST);
  for (let i = at; i < last; i++) {
    if (tokens[i]!.kind === 'open') depth++;
    else if (tokens[i]!.kind === 'close' && --depth === 0) return i + 1;
  }
  return -1;
}

/** The arguments of a call, and where it ends; null where an argument is missing. */
function readCall(tokens: readonly Token[], at: number, macro: Macro): { args: Token[][]; next: number } | null {
  const args: Token[][] = [];
  let next = at + 1;
  const star = tokens[next];
  if (macro.starred && star?.kind === 'mark' && star.text === '*') next++;
  if (macro.fallback) {
    const open = tokens[next];
    let close = -1;
    if (open?.kind === 'mark' && open.text === '[') {
      let depth = 0;
      for (let i = next + 1; i < Math.min(tokens.length, next + LONGEST) && close === -1; i++) {
        const token = tokens[i]!;
        if (token.kind === 'open') depth++;
        else if (token.kind === 'close' && --depth < 0) break;
        else if (depth === 0 && token.kind === 'mark' && token.text === ']') close = i;
      }
    }
    args.push(close === -1 ? [...macro.fallback] : tokens.slice(next + 1, close));
    if (close !== -1) next = close + 1;
  }
  while (args.length < macro.parameters) {
    const token = tokens[next];
    if (!token || token.kind === 'close' || token.kind === 'cell' || token.kind === 'row') return null;
    if (token.kind === 'open') {
      const end = groupEnd(tokens, next);
      if (end === -1) return null;
      args.push(tokens.slice(next + 1, end - 1));
      next = end;
    } else if (token.kind === 'number' && token.text.length > 1) {
      // TeX takes one digit; people who write `\f 12` mean the number.
      args.push([token]);
      next++;
    } else {
      args.push([token]);
      next++;
    }
  }
  return { args, next };
}

const spell = (tokens: readonly Token[]): string =>
  tokens.map((token) => (token.kind === 'prose' ? `${token.command}{${token.text}}` : token.text)).join(' ');

function substitute(body: readonly Token[], args: readonly Token[][], span: Span): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < body.length; i++) {
    const token = body[i]!;
    const next = body[i + 1];
    if (token.kind === 'mark' && token.text === '#' && next?.kind === 'number') {
      const arg = args[Number(next.text[0]) - 1];
      if (arg) {
        arg.forEach((part, k) => out.push(k === 0 ? { ...part, spaced: part.spaced || token.spaced } : part));
        if (next.text.length > 1) out.push({ ...next, text: next.text.slice(1), span });
        i++;
        continue;
      }
    }
    if (token.kind === 'prose') {
      const text = token.text.replace(/#([1-9])/g, (_, digit: string) => spell(args[Number(digit) - 1] ?? []));
      out.push({ ...token, text, span });
    } else {
      out.push({ ...token, span });
    }
  }
  return out;
}
