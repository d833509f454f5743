import type { RelationOp, Token } from '../../expr';
import { lex } from '../../expr';
import type { StatedSide, Statement } from './statements';

/** A piece of a formula typed in running text. */
interface Piece {
  readonly kind: 'number' | 'name' | 'function' | 'matrix' | 'sign' | 'relation' | 'comma' | 'open' | 'close';
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What a formula in running text is made of, the first that fits; letters only where they are names or functions. */
const PIECES: readonly (readonly [Piece['kind'], RegExp])[] = [
  ['matrix', /\[\s*\[[^[\]]*\](?:[\s,]*\[[^[\]]*\])*\s*\]|\[[^[\]\n]*;[^[\]\n]*\]/y],
  // `31x31`: a times sign only between numbers.
  [
    'sign',
    /(?<=[\d)\]%]\s*)[xX](?=\s*[-−]?[\d(])|(?<=(?:[\d)]|(?<![A-Za-z])[A-Z]'?)[ \t]+)[xX](?=[ \t]+(?:[\d(]|[A-Z](?![A-Za-z])))/y,
  ],
  [
    'number',
    /(?<![A-WYZa-wyz_\d.]|[A-Za-z_][xX])\d+(?:[.,]\d+)*(?:[eE][-+]?\d+(?![A-Za-z\d]))?(?![A-WYZa-wyz_])(?:[ \t]*%)?/y,
  ],
  ['function', /(?:tanh|sigmoid|softmax|relu|sqrt|exp|log|floor|ceil|max|min)(?=\s*[([])/iy],
  ['name', /(?<![A-Za-z0-9_\\])[A-Za-z]~?(?:_?\{[^{}\s]{1,8}\}|_[A-Za-z0-9]{1,2}|\d{1,2})?'?(?![A-Za-z0-9_{])/y],
  ['relation', /[=≈]/y],
  ['sign', /[-−+*/×·⊙^]/y],
  ['comma', /[,;:]/y],
  ['open', /[([]/y],
  ['close', /[)\]]/y],
];

/** The number of a question or of a list at the start of a line: `2.`, `(1)`, and `1.2` before words. */
const NUMBERING =
  /(^|\n)([ \t]*(?:[-*#>]+[ \t]*)*(?:\(?\d+(?:\.\d+)*[.)](?=[ \t]+\S)|\d+(?:\.\d+)+(?=[ \t]+[^\s=×*+/\d-])))/g;

/**
 * Values written in running text: `31x31x10`, `L_1 = (4*4*3+1)*10 = 490`, `[[1, 2], [3, 4]]`.
 * @param at where `text` begins in the document
 */
export function plainStatements(text: string, at: number): Statement[] {
  const plain = text.replace(NUMBERING, (_, start: string, number: string) => start + ' '.repeat(number.length));
  return runsIn(plain)
    .filter((run) => !torn(run, plain))
    .flatMap((run) => statementsOf(run, plain, at));
}

/** Runs of pieces with nothing but spaces between them. */
function runsIn(text: string): Piece[][] {
  const runs: Piece[][] = [];
  let run: Piece[] = [];
  let depth = 0;
  const end = (): void => {
    if (run.length > 0) runs.push(run);
    run = [];
    depth = 0;
  };
  for (let i = 0; i < text.length;) {
    const space = depth > 0 ? /\s+/y : /[ \t]+/y;
    space.lastIndex = i;
    const gap = space.exec(text);
    if (gap) {
      i += gap[0].length;
      continue;
    }
    const piece = pieceAt(text, i);
    if (!piece) {
      end();
      i++;
      continue;
    }
    const last = run.at(-1);
    if (last && depth === 0 && apart(last, piece)) end();
    run.push(piece);
    if (piece.kind === 'open') depth++;
    if (piece.kind === 'close') depth = Math.max(0, depth - 1);
    i = piece.to;
  }
  end();
  return runs;
}

/** Whether a run is torn out of a TeX formula whose marks are lost: what it says depends on what stands around it. */
function torn(run: readonly Piece[], text: string): boolean {
  const before = text.slice(Math.max(0, run[0]!.from - 30), run[0]!.from);
  const after = text.slice(run.at(-1)!.to, run.at(-1)!.to + 10);
  return /(?:\\[A-Za-z]+\s*|[}_^\\]\s*)$/.test(before) || /^\s*[\\{}_^]/.test(after);
}

function pieceAt(text: string, at: number): Piece | null {
  for (const [kind, pattern] of PIECES) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return { kind, text: match[0], from: at, to: at + match[0].length };
  }
  return null;
}

const isOperand = (p: Piece): boolean => p.kind === 'number' || p.kind === 'name' || p.kind === 'matrix';

/** Two values beside each other are two values, unless the second is a group of thousands. */
function apart(a: Piece, b: Piece): boolean {
  if (a.kind === 'number' && b.kind === 'number') return !/^\d{1,3}$/.test(a.text) || !/^\d{3}$/.test(b.text.trim());
  return (isOperand(a) || a.kind === 'close') && (isOperand(b) || b.kind === 'function');
}

/** Statements of one run: `x = 1, y = 2` are two. */
function statementsOf(run: readonly Piece[], text: string, at: number): Statement[] {
  const out: Statement[] = [];
  let sides: Piece[][] = [[]];
  let ops: RelationOp[] = [];
  let depth = 0;
  const end = (): void => {
    const made = statement(sides, ops, text, at);
    if (made) out.push(made);
    sides = [[]];
    ops = [];
  };
  run.forEach((piece, k) => {
    if (piece.kind === 'open') depth++;
    if (piece.kind === 'close') depth--;
    if (piece.kind === 'relation' && depth <= 0) {
      ops.push(piece.text === '=' ? '=' : '~=');
      sides.push([]);
    } else if (piece.text === ':' && depth <= 0) {
      // `L_1: 490` is a name and its value.
      ops.push('=');
      sides.push([]);
    } else if (piece.kind === 'comma' && depth <= 0 && !digitsAround(run, k)) end();
    else sides.at(-1)!.push(piece);
  });
  end();
  return out;
}

/** `1,820` and `0,5`, where no space follows the comma. */
const digitsAround = (run: readonly Piece[], k: number): boolean =>
  run[k - 1]?.kind === 'number' && run[k + 1]?.kind === 'number' && run[k + 1]!.from === run[k]!.to;

function statement(pieces: readonly Piece[][], ops: readonly RelationOp[], text: string, at: number): Statement | null {
  const kept: StatedSide[] = [];
  const between: RelationOp[] = [];
  pieces.forEach((side, k) => {
    const made = sideOf(side, text, at);
    if (!made) return;
    if (kept.length > 0) between.push(ops[k - 1] ?? '=');
    kept.push(made);
  });
  if (kept.length === 0 || !pieces.some(statesSomething)) return null;
  const span = { from: kept[0]!.span.from, to: kept.at(-1)!.span.to };
  return { sides: kept, ops: between, span, whole: true };
}

/** Whether a side holds a number, or names that are multiplied or listed. */
const statesSomething = (side: readonly Piece[]): boolean =>
  side.some((p) => p.kind === 'number' || p.kind === 'matrix') ||
  (side.filter((p) => p.kind === 'name').length > 1 && side.some((p) => p.kind === 'sign' || p.kind === 'comma'));

/** Pieces as one side, without the signs and brackets that hang over at its ends. */
function sideOf(pieces: readonly Piece[], text: string, at: number): StatedSide | null {
  const kept = [...pieces];
  while (kept.length > 0 && /^(?:sign|comma|open)$/.test(kept.at(-1)!.kind)) kept.pop();
  while (
    kept.length > 0 &&
    (/^(?:comma|close)$/.test(kept[0]!.kind) || (kept[0]!.kind === 'sign' && !/^[-−+]$/.test(kept[0]!.text)))
  )
    kept.shift();
  const open = kept.filter((p) => p.kind === 'open').length - kept.filter((p) => p.kind === 'close').length;
  if (open < 0 && kept.at(-1)?.kind === 'close') return sideOf(kept.slice(0, -1), text, at);
  if (open > 0 && kept[0]?.kind === 'open') return sideOf(kept.slice(1), text, at);
  if (kept.length === 0) return null;
  const latex = kept.map((p, i) => (separated(kept, i) ? ', ' : '') + inTeX(p, kept[i - 1])).join(' ');
  const span = { from: at + kept[0]!.from, to: at + kept.at(-1)!.to };
  return { tokens: lex(latex).tokens.map((token): Token => ({ ...token, span })), latex, span };
}

/** Whether a piece begins a new item of a list without commas: `[0.5 -0.2]`. */
function separated(pieces: readonly Piece[], k: number): boolean {
  const [before, piece, after] = [pieces[k - 1], pieces[k]!, pieces[k + 1]];
  const ends = before?.kind === 'number' || before?.kind === 'close';
  const count = (bracket: string): number => pieces.slice(0, k).filter((p) => p.text === bracket).length;
  if (!ends || count('[') <= count(']') || before.to === piece.from) return false;
  if (piece.kind === 'number') return true;
  return piece.kind === 'sign' && /[-−+]/.test(piece.text) && after?.from === piece.to;
}

function inTeX(piece: Piece, before: Piece | undefined): string {
  const { text } = piece;
  switch (piece.kind) {
    case 'number':
      // A group of thousands after a space; else percent signs need their backslash.
      return text.trim().replace(/\s*%/, '\\%');
    case 'name':
      return nameInTeX(text);
    case 'function':
      return /^(?:relu|sigmoid|softmax)$/i.test(text) ? `\\mathrm{${text.toLowerCase()}}` : `\\${text.toLowerCase()}`;
    case 'matrix':
      return matrixInTeX(text);
    case 'sign':
      if (/[xX×]/.test(text) || text === '*') return '\\times';
      return text === '·' ? '\\cdot' : text === '⊙' ? '\\odot' : text === '−' ? '-' : text;
    case 'open':
      return text === '[' && before?.kind === 'function' ? '(' : text;
    case 'relation':
    case 'comma':
    case 'close':
      return text;
  }
}

/** `x1`, `x_1`, `C~_t`, `h_{t-1}`. */
function nameInTeX(written: string): string {
  const [, base = written, tilde, sub, prime] = /^([A-Za-z])(~?)_?\{?([^{}']*)\}?('?)$/.exec(written) ?? [];
  const head = tilde ? `\\tilde{${base}}` : base;
  return `${head}${sub ? `_{${sub}}` : ''}${prime ?? ''}`;
}

/** A matrix in the manner of Python or of MATLAB. */
function matrixInTeX(written: string): string {
  const inner = written.trim().slice(1, -1);
  const cells = (row: string): string[] =>
    row
      .trim()
      .split(/\s*,\s*|\s+/)
      .filter((cell) => cell !== '')
      .map((cell) => cell.replace('−', '-').replace(/\.$/, ''));
  const rows = inner.includes('[') ? [...inner.matchAll(/\[([^[\]]*)\]/g)].map((m) => m[1]!) : inner.split(';');
  return `\\begin{bmatrix} ${rows.map((row) => cells(row).join(' & ')).join(' \\\\ ')} \\end{bmatrix}`;
}
