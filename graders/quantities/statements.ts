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
  /** Written in running text, without marks of mathematics. */
  readonly plain: boolean;
}

/** Everything that a stretch of a document states, in the order of the text. */
export function statementsIn(reading: DocumentReading, within: Span): Statement[] {
  const inside = (span: Span): boolean => span.from >= within.from && span.from < within.to;
  const out: Statement[] = [];
  const covered: Span[] = [];
  const bare = bareText(reading);
  const plain = (span: Span): boolean => bare.some((b) => b.from < span.to && b.to > span.from);
  for (const chain of reading.chains) {
    if (plain(chain.span)) continue;
    const sides = chain.sides.flatMap((s) => divided(s, reading.source));
    covered.push(...chain.sides.map((s) => s.span));
    if (!inside(chain.span)) continue;
    // A name set off by a colon before the first side is one more side: `L_1: a = b`.
    const extra = sides.length - chain.sides.length;
    const ops = [...Array.from({ length: extra }, (): RelationOp => '='), ...chain.links.map((l) => l.op)];
    out.push({ sides, ops, span: chain.span, plain: false });
  }
  for (const formula of reading.formulas) {
    if (!inside(formula.span) || plain(formula.span)) continue;
    if (covered.some((c) => c.from < formula.span.to && c.to > formula.span.from)) continue;
    const latex = reading.source.slice(formula.body.from, formula.body.to).replace(/\s+/g, ' ').trim();
    const sides = divided({ tokens: formula.tokens, latex, span: formula.body }, reading.source);
    out.push({ sides, ops: sides.slice(1).map(() => '='), span: formula.span, plain: false });
  }
  for (const { text, span } of runningText(reading))
    out.push(...plainStatements(text, span.from).filter((s) => inside(s.span)));
  return out.sort((a, b) => a.span.from - b.span.from);
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
