import type { Diagnostic, Span } from '../span';
import { join } from '../span';
import type { Token } from '../token';
import type { RelationOp } from '../types';
import { brackets } from './brackets';
import { relatesIndices } from './conditions';
import { partners } from './items';
import { layout } from './layout';
import type { MathSpan } from './math';
import type { Part } from './parts';
import { parts } from './parts';
import { readRelation } from './relation';
import type { Side } from './side';
import { latexOf, side } from './side';
import type { Statement } from './statements';
import { statements } from './statements';

/** One relation between two neighbouring sides of a chain: a claim. */
export interface Link {
  readonly op: RelationOp;
  /** The relation as written. */
  readonly latex: string;
  readonly span: Span;
  /** Indices into the sides of the chain. */
  readonly left: number;
  readonly right: number;
  /** What the writer gives as a reason: a label over the relation, a `\tag`, words beside it. */
  readonly reason?: string;
  /** What the writer restricts the claim to: `i = 1, \dots, n`, `for all x`. */
  readonly condition?: string;
  /** The left side stands in an earlier display. */
  readonly continued?: boolean;
}

/** Sides that one statement relates, in the order of the text. */
export interface Chain {
  readonly place: 'display' | 'inline';
  readonly span: Span;
  readonly sides: Side[];
  readonly links: Link[];
}

/** The tokens of one formula and what they are tokens of. */
export interface Formula {
  readonly math: MathSpan;
  /** After the expansion of macros. */
  readonly tokens: readonly Token[];
  /** It follows the formula before it with nothing but white space between. */
  readonly adjacent: boolean;
}

/** A side being written: `done` holds what earlier formulas gave, `indices` the tokens of the present one. */
interface OpenSide {
  done: Side | null;
  indices: number[];
}

interface OpenLink {
  op: RelationOp;
  latex: string;
  span: Span;
  reason: string[];
  condition: string[];
  continued: boolean;
}

/** A chain being written; `links[k]` stands between `sides[k]` and `sides[k + 1]`. */
interface OpenChain {
  readonly place: 'display' | 'inline';
  readonly sides: OpenSide[];
  readonly links: OpenLink[];
}

/**
 * Collects chains formula by formula. A display that starts with a relation continues the last chain of the display
 * before it, an inline formula that of the formula it touches.
 * @param text the masked document
 */
export class ChainReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly chains: OpenChain[] = [];
  /** By column, the chain that a row starting with a relation continues. */
  private current: (OpenChain | undefined)[] = [];
  private lastDisplay: OpenChain | undefined;
  private lastFormula: OpenChain | undefined;

  constructor(private readonly text: string) {}

  read(formula: Formula): void {
    const { math } = formula;
    const tokens = formula.tokens;
    const before = math.place === 'display' ? this.lastDisplay : formula.adjacent ? this.lastFormula : undefined;
    this.current = [before];
    const reading = new FormulaReading(this.text, formula, this.chains, this.current, this.diagnostics);
    reading.run(tokens);
    const last = this.current[0];
    this.lastFormula = last;
    if (math.place === 'display') this.lastDisplay = last;
  }

  /** The chains with at least one link. */
  finish(): Chain[] {
    const out: Chain[] = [];
    for (const chain of this.chains) {
      const dangling = chain.links.length >= chain.sides.length;
      if (chain.links.length === 0) continue;
      if (dangling) {
        const link = chain.links.at(-1)!;
        if (chain.place === 'inline') {
          chain.links.pop();
          if (chain.links.length === 0) continue;
        } else {
          this.diagnostics.push({
            span: link.span,
            message: 'the right side of this relation is missing',
            severity: 'error',
          });
          chain.sides.push({ indices: [], done: side(this.text, [], [], link.span.to) });
        }
      }
      const sides = chain.sides.map(({ done }) => done!);
      const links = chain.links.map(({ reason, condition, continued, ...link }, k): Link => {
        return {
          ...link,
          left: k,
          right: k + 1,
          ...(reason.length > 0 ? { reason: reason.join('; ') } : {}),
          ...(condition.length > 0 ? { condition: condition.join('; ') } : {}),
          ...(continued ? { continued } : {}),
        };
      });
      const span = [...sides, ...links].map((part) => part.span).reduce(join);
      out.push({ place: chain.place, span, sides, links });
    }
    return out;
  }
}

const CONTINUES =
  /^(?:[-+*/)\]×÷]|\\(?:cdot|times|div|pm|mp|odot|oslash|otimes|oplus|circ|ast|star|circledast|right|cdots|ldots|dots|rbrace|\}|rangle|bigr|Bigr|biggr|Biggr))$/;
const OPERATOR =
  /^(?:[-+*/(×÷]|\[|\\(?:cdot|times|div|pm|mp|odot|oslash|otimes|oplus|circ|ast|star|circledast|left|\{))$/;

const isRelation = (part: Part): boolean => part.kind === 'relation';

/** Reads one formula into the chains of a document. */
class FormulaReading {
  private tokens: readonly Token[] = [];
  /** Sides of this formula whose tokens may still grow. */
  private readonly growing = new Set<OpenSide>();

  constructor(
    private readonly text: string,
    private readonly formula: Formula,
    private readonly chains: OpenChain[],
    private readonly current: (OpenChain | undefined)[],
    private readonly diagnostics: Diagnostic[],
  ) {}

  run(tokens: readonly Token[]): void {
    this.tokens = tokens;
    const mate = partners(tokens);
    const rows = layout(tokens, mate);
    const related = rows.map((row) => row.items.map((_, i) => readRelation(tokens, mate, row.items, i)));
    const paired = brackets(tokens, rows, related);
    let first = true;
    rows.forEach((row, r) => {
      const line = parts(tokens, row.items, related[r]!, paired.hidden[r]!);
      if (line.every((part) => part.kind === 'cell' || part.kind === 'gap')) return;
      const nested = r > 0 && paired.open[r - 1]!;
      const said = (from: number, to: number): string => this.say(from, to);
      statements(tokens, line, said).forEach((column, c) => {
        const restricts = c > 0 && column.every(({ parts: said }) => relatesIndices(tokens, said));
        const remarks = c > 0 && !this.current[c] && !column.some(({ parts: said }) => said.some(isRelation));
        if (restricts || remarks) {
          for (const statement of column) this.remark(statement, c - 1);
          return;
        }
        column.forEach((statement, s) => {
          this.statement(statement, c, { first: first && s === 0, nested: nested && s === 0 });
        });
      });
      first = false;
    });
    for (const growing of this.growing) {
      const more = side(this.text, tokens, growing.indices, this.formula.math.body.from);
      growing.done = growing.done ? append(growing.done, more) : more;
      growing.indices = [];
    }
  }

  private say(from: number, to: number): string {
    const chosen = this.tokens.slice(from, to);
    if (chosen.every((token) => token.kind === 'prose')) return chosen.map((token) => token.text.trim()).join(' ');
    const indices = chosen.map((_, i) => from + i);
    const latex = latexOf(this.text, this.tokens, indices);
    return latex.replace(/\\(?:text|mbox|textrm|textit)\{([^{}]*)\}/g, '$1').trim();
  }

  private statement(statement: Statement, column: number, at: { first: boolean; nested: boolean }): void {
    let rest: readonly Part[] = statement.parts;
    const head = rest[0];
    let chain = this.current[column];
    if (head?.kind === 'relation') {
      if (!chain || statement.fresh) {
        rest = this.headless(statement.parts, column);
        chain = this.current[column];
      }
    } else if (head && !(chain && this.continues(statement, chain, at))) {
      chain = this.open(column);
    }
    if (!chain) return;
    this.write(chain, rest, at.first);
    const link = chain.links.at(-1);
    link?.reason.push(...statement.reason.filter(Boolean));
    link?.condition.push(...statement.condition.filter(Boolean));
  }

  /** A column of remarks explains the one before it. */
  private remark({ parts: said, reason, condition }: Statement, column: number): void {
    const link = this.current[column]?.links.at(-1);
    const text = said.length > 0 ? [this.say(said[0]!.from, said.at(-1)!.to)] : [];
    (said.some(isRelation) ? link?.condition : link?.reason)?.push(...text);
    link?.reason.push(...reason.filter(Boolean));
    link?.condition.push(...condition.filter(Boolean));
  }

  /** A relation with nothing before it: an error in a display, a fragment in running text. */
  private headless(line: readonly Part[], column: number): readonly Part[] {
    const [head, ...rest] = line;
    if (this.formula.math.place === 'inline') {
      if (!rest.some((part) => part.kind === 'relation')) return [];
      this.open(column);
      return rest;
    }
    if (rest.length === 0) return [];
    const span = head!.kind === 'relation' ? head!.span : this.formula.math.span;
    this.diagnostics.push({
      span,
      message: 'the left side of this relation is missing, and no formula before it gives one',
      severity: 'error',
    });
    const chain = this.open(column);
    chain.sides.push({ indices: [], done: side(this.text, [], [], span.from) });
    return [...line];
  }

  private open(column: number): OpenChain {
    const chain: OpenChain = { place: this.formula.math.place, sides: [], links: [] };
    this.chains.push(chain);
    this.current[column] = chain;
    return chain;
  }

  /** Whether a statement that starts with no relation goes on with the side before it. */
  private continues(statement: Statement, chain: OpenChain, at: { first: boolean; nested: boolean }): boolean {
    if (statement.fresh) return false;
    const dangling = chain.links.length >= chain.sides.length;
    const { parts: line } = statement;
    const relates = line.some((part) => part.kind === 'relation');
    const head = this.tokens[line[0]!.from]!;
    if (at.first) {
      // Across formulas only a missing right side, or a piece such as `+ c` right behind, goes on.
      if (this.formula.adjacent && !relates && CONTINUES.test(head.text)) return true;
      return dangling && chain.place === 'display' && !relates && this.formula.adjacent;
    }
    if (dangling) return !statement.aligned;
    if (at.nested) return true;
    if (statement.aligned) return false;
    // `-a \\le b \\\\ -c \\le d`, without any `&`: the second row is built like the first.
    if (relates && !statement.indented && head.text === '-' && chain.sides[0]?.indices.length) {
      if (this.tokens[chain.sides[0].indices[0]!]!.text === '-') return false;
    }
    if (CONTINUES.test(head.text) || (head.text === '\\left' && this.tokens[line[0]!.from + 1]?.text === '.'))
      return true;
    const last = chain.sides.at(-1)?.indices.at(-1);
    if (last !== undefined && OPERATOR.test(this.tokens[last]!.text)) return true;
    return !relates && statement.indented && chain.links.length > 0;
  }

  /** Appends relations and sides. */
  private write(chain: OpenChain, line: readonly Part[], firstInFormula: boolean): void {
    let fresh = chain.links.length >= chain.sides.length;
    for (const part of line) {
      if (part.kind === 'relation') {
        const indices = Array.from({ length: part.to - part.from }, (_, i) => part.from + i);
        const label =
          part.label.length > 0
            ? latexOf(
                this.text,
                part.label,
                part.label.map((_, i) => i),
              )
            : '';
        const link: OpenLink = {
          op: part.op,
          latex: latexOf(this.text, this.tokens, indices),
          span: part.span,
          reason: label === '' || label === '\\triangle' ? [] : [label],
          condition: [],
          continued: firstInFormula && (chain.sides.at(-1)?.done?.tokens.length ?? 0) > 0,
        };
        // `=` at the end of a row and again at the start of the next is one relation.
        if (chain.links.length >= chain.sides.length) chain.links.pop();
        chain.links.push(link);
        fresh = true;
        continue;
      }
      if (fresh || chain.sides.length === 0) chain.sides.push({ indices: [], done: null });
      fresh = false;
      const target = chain.sides.at(-1)!;
      this.growing.add(target);
      for (let i = part.from; i < part.to; i++) target.indices.push(i);
    }
  }
}

/** A side that goes on in another formula. */
function append(before: Side, more: Side): Side {
  if (more.tokens.length === 0) return before;
  return {
    tokens: [...before.tokens, ...more.tokens],
    latex: `${before.latex} ${more.latex}`.trim(),
    span: join(before.span, more.span),
  };
}
