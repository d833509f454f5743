import type { DocumentReading, RelationOp, Span, Token } from '../../expr';
import { plainStatements } from './plain';

/** One side of what a text states. */
export interface StatedSide {
  readonly tokens: readonly Token[];
  /** As written. */
  readonly latex: string;
  readonly span: Span;
}

/** Something that a text states: sides joined by relations, or a single formula. */
export interface Statement {
  readonly sides: readonly StatedSide[];
  /** `ops[k]` stands between sides k and k + 1. */
  readonly ops: readonly RelationOp[];
  readonly span: Span;
  /** Whether the brackets of the formula that it stands in match: where they do not, something may be lost. */
  readonly whole: boolean;
}

/** Everything that a stretch of a document states, in the order of the text. */
export function statementsIn(reading: DocumentReading, within: Span): Statement[] {
  const inside = (span: Span): boolean => span.from >= within.from && span.from < within.to;
  const out: Statement[] = [];
  const covered: Span[] = [];
  const bare = bareText(reading);
  const plain = (span: Span): boolean => bare.some((b) => b.from < span.to && b.to > span.from);
  const wholeAt = (span: Span): boolean =>
    reading.formulas.every((f) => f.span.from >= span.to || f.span.to <= span.from || matched(f.tokens));
  for (const chain of reading.chains) {
    if (plain(chain.span)) continue;
    const sides = chain.sides.flatMap((s) => divided(s, reading.source));
    covered.push(...chain.sides.map((s) => s.span));
    if (!inside(chain.span)) continue;
    // A name set off by a colon before the first side is one more side: `L_1: a = b`.
    const extra = sides.length - chain.sides.length;
    const ops = [...Array.from({ length: extra }, (): RelationOp => '='), ...chain.links.map((l) => l.op)];
    out.push({ sides, ops, span: chain.span, whole: wholeAt(chain.span) });
  }
  for (const formula of reading.formulas) {
    if (!inside(formula.span) || plain(formula.span)) continue;
    if (covered.some((c) => c.from < formula.span.to && c.to > formula.span.from)) continue;
    const latex = reading.source.slice(formula.body.from, formula.body.to).replace(/\s+/g, ' ').trim();
    const sides = divided({ tokens: formula.tokens, latex, span: formula.body }, reading.source);
    out.push({ sides, ops: sides.slice(1).map(() => '='), span: formula.span, whole: matched(formula.tokens) });
  }
  for (const { text, span } of runningText(reading))
    out.push(...plainStatements(text, span.from).filter((s) => inside(s.span)));
  return out.sort((a, b) => a.span.from - b.span.from);
}

const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '\\}': '\\{', '\\right': '\\left' };
const OPENING = new Set(Object.values(CLOSING));

/** Whether brackets, braces and environments close in the order in which they open. Half-open intervals mix kinds. */
function matched(tokens: readonly Token[]): boolean {
  const open: string[] = [];
  for (const [i, { kind, text }] of tokens.entries()) {
    // `\\left(`: the bracket belongs to its sizing command.
    if (/^\\(?:left|right|middle)$/.test(tokens[i - 1]?.text ?? '')) continue;
    if (kind === 'open') open.push('{');
    else if (kind === 'begin') open.push(`begin ${text}`);
    else if (OPENING.has(text)) open.push(text);
    else {
      const closes = kind === 'close' ? '{' : kind === 'end' ? `begin ${text}` : CLOSING[text];
      if (closes === undefined) continue;
      const last = open.pop();
      const mixed = last !== undefined && '(['.includes(last) && '(['.includes(closes);
      if (last !== closes && !mixed) return false;
    }
  }
  return open.length === 0;
}

/** Formulas without any marks of mathematics and without TeX in them: what was typed there is running text. */
const bareText = ({ formulas, source }: DocumentReading): Span[] =>
  formulas
    .filter(({ span, body }) => span.from === body.from && !source.slice(span.from, span.to).includes('\\'))
    .map(({ span }) => span);

/** Everything that is running text. */
export const runningText = (reading: DocumentReading): Pick<DocumentReading['prose'][number], 'text' | 'span'>[] => [
  ...reading.prose,
  ...bareText(reading).map((span) => ({ span, text: reading.source.slice(span.from, span.to) })),
];

/** The stretch that some tokens cover. */
const joinedSpan = (tokens: readonly Token[]): Span => ({
  from: Math.min(...tokens.map((t) => t.span.from)),
  to: Math.max(...tokens.map((t) => t.span.to)),
});

/** `L_1: 490` is a name and its value. */
function divided(side: StatedSide, source: string): StatedSide[] {
  let depth = 0;
  for (let i = 1; i < side.tokens.length - 1; i++) {
    const { kind, text } = side.tokens[i]!;
    if (kind === 'open' || text === '(' || text === '[' || kind === 'begin') depth++;
    else if (kind === 'close' || text === ')' || text === ']' || kind === 'end') depth--;
    else if (depth === 0 && kind === 'mark' && text === ':') {
      const part = (tokens: readonly Token[]): StatedSide => {
        const span = joinedSpan(tokens);
        return { tokens, latex: source.slice(span.from, span.to).replace(/\s+/g, ' ').trim(), span };
      };
      return [part(side.tokens.slice(0, i)), part(side.tokens.slice(i + 1))];
    }
  }
  return [side];
}
