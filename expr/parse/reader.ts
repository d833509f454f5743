import type { Diagnostic, Span } from '../span';
import type { Token } from '../token';
import type { Expr } from '../types';
import type { Vocabulary } from '../vocabulary';
import { pairs } from './pairs';

/**
 * Points at which people mean different things by the same ink. The first reading is the customary one;
 * a judge may ask for the other.
 *
 * - `fold-to-end`     the body of a sum or product runs over `+` and `-` to the end of its bracket
 * - `slash-wide`      `1 / 2 x` is `1 / (2x)`
 * - `power-of-mean`   `E(X)^2` is the square of the mean (customary: the mean of the square; `E[X]^2` is always the former)
 * - `log-narrow`      `\log a b` is `(\log a) b`
 * - `log-wide`        `\log a (b)` is the logarithm of the product
 * - `mean-to-end`     the body of an unbracketed expectation runs over `+` and `-`
 * - `prod-narrow`     `\prod_i a_i b` is `(\prod_i a_i) b`: factors behind that do not mention i stand outside
 * - `node-applied`    `s(Wx + b)` with a node `s` is the node at what it is made of (customary: a product, unless only
 *                     names stand in the bracket, as in `L(\theta)`)
 * - `operator-narrow` `\nabla^2 f v` acts on f alone (customary: on the product)
 * - `both-bound`      `\sum_{i \ne j}` is over both (customary: over the first, where the second may mean something already)
 * - `operator-wide`   `\frac{d}{dx} \log(u) v` acts on the product (customary after a plain factor: `\frac{d}{dx} u v`)
 */
export type Choice =
  | 'fold-to-end'
  | 'slash-wide'
  | 'power-of-mean'
  | 'log-narrow'
  | 'log-wide'
  | 'mean-to-end'
  | 'prod-narrow'
  | 'node-applied'
  | 'operator-narrow'
  | 'both-bound'
  | 'operator-wide';

/** The rules of the grammar that call one another; handed to each other through the reader, so that no file needs another. */
export interface Grammar {
  /** Terms joined by `+` and `-`. */
  sum(r: Reader): Expr;
  /** Factors joined by juxtaposition and signs of multiplication; null where none starts here. */
  product(r: Reader): Expr | null;
  /** One factor with its sub- and superscripts; null where none starts here. */
  factor(r: Reader): Expr | null;
  /** A sum or a relation between sums, as in a condition. */
  condition(r: Reader): Expr;
  /** Items separated by commas up to one of the closing marks, which is not consumed. */
  list(r: Reader): Expr[];
}

/**
 * What a bare `|` does at this depth: it opens an absolute value, closes the one being read, or separates what is
 * given. `sided`: inside `\left| … \right|`, which only a bar that faces right closes.
 */
export type BarMeaning = 'open' | 'close' | 'sided' | 'separate';

/** Tokens `[from, to)`. */
export type Range = readonly [from: number, to: number];

/** Rules within rules: deep enough for any formula that a hand wrote, shallow enough for every stack. */
const MAX_DEPTH = 240;

/** What all readers of one formula share. */
interface Formula {
  readonly tokens: readonly Token[];
  readonly partner: readonly number[];
  readonly vocabulary: Vocabulary;
  readonly grammar: Grammar;
  readonly chosen: ReadonlySet<Choice>;
  readonly diagnostics: Diagnostic[];
  readonly met: Set<Choice>;
  tooDeep: boolean;
  /** A factor that a rule read and left for the next one, so that nothing is read twice. */
  spare: { readonly from: number; readonly to: number; readonly factor: Expr } | null;
}

/** A place in a run of tokens, with what the grammar needs to know about its surroundings. */
export class Reader {
  at: number;
  /** Meaning of `|` here. */
  bar: BarMeaning = 'open';
  /** The same for `‖`. */
  doubleBar: BarMeaning = 'open';
  /** Token index of the differential that ends the integral being read, or -1. */
  differentialAt = -1;
  /** Names bound by the folds around this place. */
  bound: readonly string[] = [];
  private depth = 0;

  private constructor(
    private readonly formula: Formula,
    /** This reader sees the tokens `[from, to)` only; indices are those of the whole formula. */
    readonly from: number,
    readonly to: number,
  ) {
    this.at = from;
  }

  static over(tokens: readonly Token[], vocabulary: Vocabulary, grammar: Grammar, chosen: ReadonlySet<Choice>): Reader {
    const formula: Formula = {
      tokens,
      partner: pairs(tokens),
      vocabulary,
      grammar,
      chosen,
      diagnostics: [],
      met: new Set(),
      tooDeep: false,
      spare: null,
    };
    const reader = new Reader(formula, 0, tokens.length);
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      if ((token.kind !== 'begin' && token.kind !== 'open') || formula.partner[at] !== -1) continue;
      if (token.kind === 'begin' || token.text.startsWith('\\begin{'))
        reader.fail(`"${token.kind === 'begin' ? `\\begin{${token.text}}` : token.text}" is never ended`, token.span);
      else reader.fail('this brace is never closed', token.span);
    }
    return reader;
  }

  get vocabulary(): Vocabulary {
    return this.formula.vocabulary;
  }

  get grammar(): Grammar {
    return this.formula.grammar;
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.formula.diagnostics;
  }

  get met(): ReadonlySet<Choice> {
    return this.formula.met;
  }

  get tooDeep(): boolean {
    return this.formula.tooDeep;
  }

  /** The token at an index; undefined outside of what this reader sees. */
  token(index: number): Token | undefined {
    return index >= this.from && index < this.to ? this.formula.tokens[index] : undefined;
  }

  slice([from, to]: Range): readonly Token[] {
    return this.formula.tokens.slice(from, to);
  }

  peek(ahead = 0): Token | undefined {
    return this.token(this.at + ahead);
  }

  next(): Token | undefined {
    return this.token(this.at++);
  }

  /** Whether the next token is this mark, command or letter. */
  is(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token !== undefined && token.text === text && token.kind !== 'prose';
  }

  kind(ahead = 0): Token['kind'] | undefined {
    return this.peek(ahead)?.kind;
  }

  take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  done(): boolean {
    return this.at >= this.to;
  }

  /** Whether an integral ends here. */
  atDifferential(): boolean {
    return this.at === this.differentialAt;
  }

  /** Span of the next token, or the empty span at the end. */
  here(): Span {
    const { tokens } = this.formula;
    const token = this.peek();
    if (token) return token.span;
    const end = this.to > 0 ? tokens[this.to - 1]!.span.to : 0;
    return { from: end, to: end };
  }

  /** From the token at index `start` to the last one consumed. */
  since(start: number): Span {
    const first = this.token(start);
    const last = this.token(Math.max(start, Math.min(this.at, this.to) - 1));
    if (!first || !last) return this.here();
    return { from: Math.min(first.span.from, last.span.from), to: Math.max(first.span.to, last.span.to) };
  }

  /** What could not be read, with the reason; of several reasons at one place the first is the clearest. */
  fail(message: string, span: Span = this.here()): Expr {
    const { diagnostics } = this.formula;
    if (!diagnostics.some((d) => d.severity === 'error' && d.span.from === span.from))
      diagnostics.push({ span, message, severity: 'error' });
    return { kind: 'missing', span };
  }

  note(message: string, span: Span = this.here()): void {
    this.formula.diagnostics.push({ span, message, severity: 'note' });
  }

  /** Records that this is a point of choice, and tells whether the less customary reading was asked for. */
  chooses(choice: Choice): boolean {
    this.formula.met.add(choice);
    return this.formula.chosen.has(choice);
  }

  /** Runs a rule one level deeper; gives up beyond the depth that any real formula has. */
  deeper<T>(rule: (r: Reader) => T, tooDeep: (r: Reader) => T): T {
    if (this.depth >= MAX_DEPTH) {
      this.formula.tooDeep = true;
      this.at = this.to;
      return tooDeep(this);
    }
    this.depth++;
    const result = rule(this);
    this.depth--;
    return result;
  }

  /** Runs a rule inside brackets, where bars and differentials of the outside have no say. */
  inside<T>(rule: () => T, bar: BarMeaning = 'open', doubleBar: BarMeaning = 'open'): T {
    const kept = { bar: this.bar, doubleBar: this.doubleBar, differentialAt: this.differentialAt };
    this.bar = bar;
    this.doubleBar = doubleBar;
    this.differentialAt = -1;
    const result = rule();
    this.bar = kept.bar;
    this.doubleBar = kept.doubleBar;
    this.differentialAt = kept.differentialAt;
    return result;
  }

  /** Index of the token that closes the bracket, brace or environment opening at `index`; -1 when nothing here does. */
  matching(index: number): number {
    const partner = this.formula.partner[index] ?? -1;
    return partner < this.to ? partner : -1;
  }

  /** A reader of the tokens in a range alone. */
  sub([from, to]: Range): Reader {
    const inner = new Reader(this.formula, from, Math.max(from, to));
    inner.depth = this.depth + 1;
    inner.bound = this.bound;
    return inner;
  }

  /** Leaves a factor that was read from `from` up to here for the next rule, and steps back. */
  leave(from: number, factor: Expr): void {
    this.formula.spare = { from, to: this.at, factor };
    this.at = from;
  }

  /** The factor that was left at this place, if one was. */
  takeLeft(): Expr | null {
    const spare = this.formula.spare;
    if (spare?.from !== this.at || spare.to > this.to) return null;
    this.at = spare.to;
    return spare.factor;
  }
}
