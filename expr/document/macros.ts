import { lex } from '../lexer';
import type { Diagnostic, Span } from '../span';
import type { Token } from '../token';
import type { Abbreviations } from './environments';
import { plainName } from './environments';

/** A definition that the writer made; `\let` and `\DeclareMathOperator` are brought into the same form. */
export interface Macro {
  /** With its backslash: `\KL`. */
  readonly name: string;
  readonly parameters: number;
  /** Where the first argument is optional, what it is when left out. */
  readonly fallback?: readonly Token[];
  readonly body: readonly Token[];
  /** Its body as it was written, `#1` for the first argument. */
  readonly latex: string;
  /** Its body is not expanded again: an alias of a command that may be redefined in its own terms. */
  readonly final: boolean;
  /** A `*` after the name is part of the call, as in `\abs*{x}`. */
  readonly starred?: boolean;
  readonly span: Span;
}

export interface Definitions {
  readonly macros: readonly Macro[];
  /** The text with the definitions blanked: they are no claims. */
  readonly text: string;
  readonly abbreviations: Abbreviations;
  readonly diagnostics: Diagnostic[];
}

const COMMAND =
  /\\(?:(re|provide)?newcommand|DeclareRobustCommand|([gex]?def)|(let)|(DeclareMathOperator)|(DeclarePairedDelimiter)|(?:New|Renew|Provide|Declare)(DocumentCommand))(\*?)(?![A-Za-z])/g;

/** A definition longer than this is taken for an unclosed brace. */
const LONGEST = 4000;

/** Reads the pieces of a definition from left to right; each reader gives null where the piece is not there. */
class Reader {
  constructor(
    readonly text: string,
    public at: number,
  ) {}

  space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }

  match(pattern: RegExp): string | null {
    this.space();
    const found = pattern.exec(this.text.slice(this.at, this.at + 200));
    if (!found || found.index !== 0) return null;
    this.at += found[0].length;
    return found[1] ?? found[0];
  }

  name(): string | null {
    return this.match(/^\{\s*(\\(?:[A-Za-z@]+|[^A-Za-z\s]))\s*\}/) ?? this.match(/^\\(?:[A-Za-z@]+|[^A-Za-z\s])/);
  }

  /** What stands between `open` and its partner, as offsets. */
  enclosed(open: string, close: string): Span | null {
    this.space();
    if (this.text[this.at] !== open) return null;
    let depth = 0;
    const last = Math.min(this.text.length, this.at + LONGEST);
    for (let i = this.at; i < last; i++) {
      const c = this.text[i];
      if (c === '\\') i++;
      else if (c === '{' && open !== '{') depth++;
      else if (c === '}' && open !== '{') depth--;
      else if (c === open) depth++;
      else if (c === close && --depth === 0) {
        const span = { from: this.at + 1, to: i };
        this.at = i + 1;
        return span;
      }
    }
    return null;
  }
}

/** Finds every definition of a text. What cannot be read as one stays and is reported. */
export function definitions(text: string): Definitions {
  const macros: Macro[] = [];
  const latest = new Map<string, Macro>();
  const diagnostics: Diagnostic[] = [];
  const begin = new Map<string, string>();
  const end = new Map<string, string>();
  const out: string[] = [];
  let copied = 0;
  COMMAND.lastIndex = 0;
  for (let match = COMMAND.exec(text); match; match = COMMAND.exec(text)) {
    const reader = new Reader(text, match.index + match[0].length);
    const macro = define(reader, match, latest);
    if (!macro) {
      diagnostics.push({
        span: { from: match.index, to: match.index + match[0].length },
        message: 'this definition could not be read; write \\newcommand{\\name}[arguments]{meaning}',
        severity: 'note',
      });
      continue;
    }
    COMMAND.lastIndex = reader.at;
    out.push(text.slice(copied, match.index), text.slice(match.index, reader.at).replace(/[^\n]/g, ' '));
    copied = reader.at;
    if (match[1] === 'provide' && latest.has(macro.name)) continue;
    macros.push(macro);
    latest.set(macro.name, macro);
    const only = macro.body[0];
    if (macro.parameters === 0 && macro.body.length === 1 && only?.kind === 'begin') {
      begin.set(macro.name, plainName(only.text));
    } else if (macro.parameters === 0 && macro.body.length === 1 && only?.kind === 'end') {
      end.set(macro.name, plainName(only.text));
    }
  }
  out.push(text.slice(copied));
  return { macros, text: out.join(''), abbreviations: { begin, end }, diagnostics };
}

function define(reader: Reader, match: RegExpExecArray, before: ReadonlyMap<string, Macro>): Macro | null {
  const from = match.index;
  const name = reader.name();
  if (name === null || name.length < 2) return null;
  const tokens = (span: Span): Token[] => lex(reader.text, span.from, span.to).tokens;
  const written = ({ from, to }: Span): string =>
    reader.text.slice(from, to).replace(/(?<!\\)%[^\n]*/g, ' ').trim(); // prettier-ignore
  const meaning = (span: Span): Pick<Macro, 'body' | 'latex'> => ({ body: tokens(span), latex: written(span) });
  const made = (macro: Pick<Macro, 'parameters' | 'body' | 'latex'> & Partial<Macro>): Macro => ({
    name,
    final: false,
    span: { from, to: reader.at },
    ...macro,
  });

  if (match[3]) {
    reader.match(/^=/);
    reader.space();
    const first = lex(reader.text, reader.at, Math.min(reader.text.length, reader.at + 80)).tokens[0];
    if (!first || first.kind === 'open' || first.span.from !== reader.at) return null;
    reader.at = first.span.to;
    const known = before.get(first.text);
    return known
      ? { ...known, name, span: { from, to: reader.at } }
      : made({ parameters: 0, body: [first], latex: written(first.span), final: true });
  }
  if (match[2]) {
    const parameters = reader.match(/^(?:#[1-9]\s*)*/) ?? '';
    const body = reader.enclosed('{', '}');
    return body && made({ parameters: parameters.replace(/[^#]/g, '').length, ...meaning(body) });
  }
  if (match[4]) {
    const body = reader.enclosed('{', '}');
    // The star puts limits below the name: nothing to the reading, but to the eye.
    const latex = (name: Span): string => `\\operatorname${match[7] ?? ''}{${written(name)}}`;
    return body && made({ parameters: 0, body: operator(tokens(body), body), latex: latex(body) });
  }
  if (match[5]) {
    const left = reader.enclosed('{', '}');
    const right = left && reader.enclosed('{', '}');
    if (!left || !right) return null;
    const frame = lex('\\left \\right #2').tokens;
    const body = [frame[0]!, ...tokens(left), frame[2]!, frame[3]!, frame[1]!, ...tokens(right)];
    const latex = `\\left${written(left)} #2 \\right${written(right)}`;
    return made({ parameters: 2, fallback: [], body, latex, starred: true });
  }
  if (match[6]) {
    const spec = reader.enclosed('{', '}');
    const body = spec && reader.enclosed('{', '}');
    if (!spec || !body) return null;
    const said = reader.text.slice(spec.from, spec.to);
    // `O{2} m`: the first argument may be left out, and is 2 then.
    const first = /^\s*O\s*\{([^{}]*)\}/.exec(said);
    const kinds = said.replace(/\{[^{}]*\}|\s|[+!]/g, '');
    if (!/^[oO]?m*$/.test(kinds)) return null;
    return made({
      parameters: kinds.length,
      ...meaning(body),
      ...(/^[oO]/.test(kinds) ? { fallback: lex(first?.[1] ?? '').tokens } : {}),
    });
  }
  const parameters = Number(reader.match(/^\[\s*(\d)\s*\]/) ?? 0);
  const fallback = parameters > 0 ? reader.enclosed('[', ']') : null;
  const body = reader.enclosed('{', '}') ?? bare(reader);
  return body && made({ parameters, ...meaning(body), ...(fallback ? { fallback: tokens(fallback) } : {}) });
}

/** `\newcommand\R\mathbb`, one command without braces. */
function bare(reader: Reader): Span | null {
  const from = reader.at;
  return reader.match(/^\\[A-Za-z]+/) === null ? null : { from, to: reader.at };
}

/** `KL` as `\operatorname{KL}`. */
function operator(name: readonly Token[], span: Span): Token[] {
  const [command, open, close] = lex('\\operatorname{}').tokens;
  return [command!, open!, ...name, close!].map((token) => ({ ...token, span }));
}
