import type { Diagnostic, Span } from '../span';
import { lex } from '../lexer';
import type { Token } from '../token';
import type { Chain } from './chains';
import { ChainReader } from './chains';
import { expander } from './expand';
import type { Macro } from './macros';
import { definitions } from './macros';
import { mask } from './mask';
import type { MathSpan } from './math';
import type { Context } from './standing';
import { contexts } from './standing';
import { unbrace } from './unbrace';
import { findMath } from './math';

export type { Chain, Link } from './chains';
export type { Macro } from './macros';
export type { MathSpan } from './math';
export type { Context, Standing, Under } from './standing';
export { asksForZero, saysZeroed } from './standing-words';
export type { Side } from './side';
export { spell } from './side';

/** A stretch of running text between formulas. */
export interface Prose {
  readonly text: string;
  readonly span: Span;
}

/** Everything that a document says in formulas, before any formula is parsed. */
export interface DocumentReading {
  readonly source: string;
  /** Every chain with at least one link, in the order in which they begin. */
  readonly chains: Chain[];
  /** For each chain how it stands in the running text. */
  readonly contexts: readonly Context[];
  /** Every formula, those without a relation too, and its tokens after the expansion of macros. */
  readonly formulas: (MathSpan & { readonly tokens: readonly Token[] })[];
  readonly prose: Prose[];
  readonly macros: readonly Macro[];
  readonly diagnostics: Diagnostic[];
}

/** White space, line breaks and punctuation: two formulas with no more between them touch. */
const NOTHING = /^(?:\s|\\\\|\\newline|\\par(?![A-Za-z])|~|[.,;])*$/;

/** The commands that a document defines, in their order: those that its formulas can be read by. */
export const macrosOf = (source: string): readonly Macro[] =>
  definitions(mask(source).text).macros.filter(({ name }) => lex(name).tokens[0]?.kind === 'command');

/** Reads a Markdown or LaTeX document into chains of relations. Never throws; linear in the length. */
export function readDocument(source: string): DocumentReading {
  const masked = mask(source);
  const defined = definitions(masked.text);
  const { text } = defined;
  const found = findMath(text, defined.abbreviations);
  const macros = expander(defined.macros);
  const reader = new ChainReader(text);
  const prose: Prose[] = [];
  const lexical: Diagnostic[] = [];
  const formulas: DocumentReading['formulas'] = [];
  let at = 0;
  const addProse = (to: number): void => {
    if (to > at && text.slice(at, to).trim() !== '') prose.push({ text: source.slice(at, to), span: { from: at, to } });
  };
  for (const math of found.spans) {
    addProse(math.span.from);
    const gap = text.slice(at, math.span.from);
    const lexed = lex(text, math.body.from, math.body.to);
    lexical.push(...lexed.diagnostics);
    const tokens = unbrace(macros.expand(lexed.tokens));
    formulas.push({ ...math, tokens });
    reader.read({
      math,
      tokens,
      adjacent: at > 0 && gap.length < 200 && NOTHING.test(gap),
    });
    at = Math.max(at, math.span.to);
  }
  addProse(source.length);
  const chains = reader.finish();
  const diagnostics = [
    ...masked.diagnostics,
    ...defined.diagnostics,
    ...found.diagnostics,
    ...lexical,
    ...macros.diagnostics,
    ...reader.diagnostics,
  ].sort((a, b) => a.span.from - b.span.from);
  return {
    source,
    chains,
    contexts: contexts(text, chains, found.spans),
    formulas,
    prose,
    macros: defined.macros,
    diagnostics,
  };
}
