/** A formula of the ASCII notation, written in LaTeX, and the names in it, as LaTeX. */
export interface Written {
  readonly latex: string;
  readonly names: ReadonlySet<string>;
}

type Mark = '+' | '-' | '*' | '/' | '^' | '(' | ')' | ',';
type Piece =
  | { readonly kind: 'number' | 'name'; readonly text: string }
  | { readonly kind: 'mark'; readonly text: Mark }
  | { readonly kind: 'end'; readonly text: '' };

const PIECE = /\s*(?:(\d+(?:\.\d+)?)|([A-Za-z]+)|([-+*/^(),]))/y;
const END: Piece = { kind: 'end', text: '' };

function cut(ascii: string): Piece[] {
  const pieces: Piece[] = [];
  const text = ascii.trimEnd();
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < text.length) {
    const at = PIECE.lastIndex;
    const found = PIECE.exec(text);
    if (!found) throw new Error(`cannot read "${ascii}" from "${text.slice(at)}" on`);
    const [, number, name, mark] = found;
    if (number !== undefined) pieces.push({ kind: 'number', text: number });
    else if (name !== undefined) pieces.push({ kind: 'name', text: name });
    else pieces.push({ kind: 'mark', text: mark as Mark });
  }
  return pieces;
}

/**
 * Reads the ASCII notation of mathsteps and mathjs, such as `2x^2 + 3 nthRoot(x, 3)`, and writes it in LaTeX. Brackets
 * are kept, except round what TeX groups by itself: an exponent, the halves of a fraction. What stands side by side is multiplied before a quotient is taken, except after a quotient of two numbers:
 * `x / 2y` is x over 2y, `1/2 y` half of y.
 * @throws where the text is not of this notation
 */
export function latexOf(ascii: string): Written {
  const pieces = cut(ascii);
  const names = new Set<string>();
  let at = 0;
  const peek = (): Piece => pieces[at] ?? END;
  const is = (mark: Mark): boolean => peek().kind === 'mark' && peek().text === mark;
  const take = (mark: Mark): boolean => is(mark) && ++at > 0;
  const expect = (mark: Mark): void => {
    if (!take(mark)) throw new Error(`expected "${mark}" in "${ascii}", found "${peek().text}"`);
  };
  const begins = (): boolean => peek().kind === 'number' || peek().kind === 'name' || is('(');

  const sum = (): string => {
    let latex = product();
    while (is('+') || is('-')) {
      const sign = pieces[at++]!.text;
      latex += ` ${sign} ${product()}`;
    }
    return latex;
  };
  const product = (): string => {
    let latex = beside();
    for (;;) {
      if (take('*')) latex += ` \\cdot ${beside()}`;
      else if (take('/')) {
        const ofNumbers = NUMBER.test(latex) && peek().kind === 'number' && pieces[at + 1]?.text !== '^';
        latex = `\\frac{${bare(latex)}}{${bare(ofNumbers ? primary() : beside())}}`;
        while (ofNumbers && begins()) latex += ` ${power()}`;
      } else return latex;
    }
  };
  /** Factors side by side. */
  const beside = (): string => {
    let latex = signed();
    while (begins()) latex += ` ${power()}`;
    return latex;
  };
  const signed = (): string => (take('-') ? `-${is('-') ? ` ${signed()}` : signed()}` : power());
  const power = (): string => {
    const base = primary();
    return take('^') ? `{${base}}^{${bare(signed())}}` : base;
  };
  const primary = (): string => {
    const piece = peek();
    at++;
    if (piece.kind === 'number') return piece.text;
    if (piece.kind === 'name') return is('(') && FUNCTIONS.has(piece.text) ? call(piece.text) : name(piece.text);
    if (piece.kind === 'end' || piece.text !== '(')
      throw new Error(`expected a number, a name or "(" in "${ascii}", found "${piece.text}"`);
    const inner = sum();
    expect(')');
    return `\\left(${inner}\\right)`;
  };
  const name = (text: string): string => {
    const latex = text.length === 1 ? text : `\\mathrm{${text}}`;
    names.add(latex);
    return latex;
  };
  const call = (fn: string): string => {
    expect('(');
    const args = [sum()];
    while (take(',')) args.push(sum());
    expect(')');
    const [x, n] = args;
    if (fn === 'abs' && args.length === 1) return `\\left|${x!}\\right|`;
    if (fn === 'nthRoot' && args.length <= 2) return n === undefined ? `\\sqrt{${x!}}` : `\\sqrt[${n}]{${x!}}`;
    throw new Error(`"${fn}" does not take ${args.length} arguments in "${ascii}"`);
  };

  const latex = sum();
  if (at < pieces.length) throw new Error(`did not expect "${peek().text}" in "${ascii}"`);
  return { latex, names };
}

const OPENS = '\\left(';
const CLOSES = '\\right)';

/** A formula without the brackets round all of it. */
function bare(latex: string): string {
  if (!latex.startsWith(OPENS) || !latex.endsWith(CLOSES)) return latex;
  const inner = latex.slice(OPENS.length, -CLOSES.length);
  let depth = 0;
  for (const [bracket] of inner.matchAll(/\\left\(|\\right\)/g))
    if ((depth += bracket === OPENS ? 1 : -1) < 0) return latex;
  return bare(inner);
}

/** A number, or a product that ends in one. */
const NUMBER = /(?:^|\\cdot )[- ]*[\d.]+$/;

const FUNCTIONS: ReadonlySet<string> = new Set(['abs', 'nthRoot']);
