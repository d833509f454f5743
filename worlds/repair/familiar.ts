import type { Edit, Expr, Path } from '../../expr';
import { formOf, parts, visit } from '../../expr';
import { likeness } from './likeness';

/** What each stroke that is saved in writing the side takes off the size of an edit. */
const STROKE = 1.5;

/** What each part takes off that a side has in common with the sides before and after it, from the outermost inwards. */
const LIKE = 0.1;

/** What it takes off that a whole side comes out as it stands elsewhere. */
const WHOLE = 3;

/** What each place takes off at which what is put in stands as a factor or term, and all of them. */
const CUSTOM = { each: 0.25, most: 2 };

/** The forms that stand in a side. */
export interface Forms {
  readonly side: Expr;
  readonly whole: string;
  readonly all: ReadonlySet<string>;
  /** Those that are factors of a product or terms of a sum, each as often as it is one. */
  readonly pieces: readonly string[];
}

const unsigned = (e: Expr): Expr => (e.kind === 'negative' ? e.body : e);

export function formsOf(side: Expr): Forms {
  const all = new Set<string>();
  const pieces: string[] = [];
  visit(side, (x) => {
    all.add(formOf(x));
    if (x.kind === 'product') pieces.push(...x.factors.map(formOf));
    if (x.kind === 'sum') pieces.push(...x.terms.map((t) => formOf(unsigned(t))));
  });
  return { side, whole: formOf(side), all, pieces };
}

type Known = (e: Expr) => boolean;

/** How many strokes it takes to write a formula: what is known is copied in one. */
function strokes(e: Expr, known: Known): number {
  if (known(e)) return 1;
  return parts(e).reduce((n, part) => n + strokes(part, known), 1);
}

/** The same for a formula in which all but the part at the end of a path is known. */
function strokesAlong(e: Expr, path: Path, inner: Known, known: Known): number {
  const [first, ...rest] = path;
  if (first === undefined) return strokes(e, inner);
  if (known(e)) return 1;
  return parts(e).reduce((n, part, i) => n + (i === first ? strokesAlong(part, rest, inner, known) : 1), 1);
}

/** Forms that stand in an expression, but for those that hold the part at the end of a path, and that part. */
function besides(e: Expr, path: Path, out = new Set<string>()): ReadonlySet<string> {
  const [first, ...rest] = path;
  parts(e).forEach((part, i) => {
    if (i === first) besides(part, rest, out);
    else visit(part, (x) => out.add(formOf(x)));
  });
  return out;
}

/**
 * Tells how well an edit of a side fits its document: one that brings back what stands elsewhere is likelier meant.
 * Measured in what it takes to write the side, where what stands elsewhere, or in the rest of it, is copied at once.
 */
export class Familiarity {
  private readonly known: ReadonlySet<string>;
  private readonly wholes: ReadonlySet<string>;
  private readonly pieces = new Map<string, number>();
  private readonly before = new Map<string, number>();
  private readonly alikeBefore: number;

  /**
   * @param original the side that is edited
   * @param adjacent the sides before and after it
   * @param elsewhere the sides nearby, but for itself
   */
  constructor(
    private readonly original: Expr,
    private readonly adjacent: readonly Forms[],
    elsewhere: readonly Forms[],
  ) {
    this.known = new Set(elsewhere.flatMap((f) => [...f.all]));
    this.wholes = new Set(elsewhere.map((f) => f.whole));
    for (const { pieces } of elsewhere) for (const f of pieces) this.pieces.set(f, (this.pieces.get(f) ?? 0) + 1);
    this.alikeBefore = this.alike(original);
  }

  /**
   * What is added to the size of an edit.
   * @param whole the side after it
   */
  sway(whole: Expr, edit: Edit): number {
    const key = edit.at.join();
    // That the side as it is stands elsewhere too is no reason to keep it: it fails.
    const was = this.before.get(key) ?? this.written(this.original, edit.at, () => false);
    this.before.set(key, was);
    const saved = was - this.written(whole, edit.at, (x) => this.known.has(formOf(x)));
    const liker = this.alike(whole) - this.alikeBefore;
    const settled = this.wholes.has(formOf(whole)) ? WHOLE : 0;
    return -STROKE * saved - LIKE * liker - settled - this.custom(edit);
  }

  /** Strokes that it takes to write the side, with what may stand at the end of a path. */
  private written(e: Expr, path: Path, known: Known): number {
    const beside = besides(this.original, path);
    return strokesAlong(e, path, (x) => this.known.has(formOf(x)) || beside.has(formOf(x)), known);
  }

  /** How customary it is to put in what an edit puts in. */
  private custom({ kind, now }: Edit): number {
    if (!now || (kind !== 'insert-factor' && kind !== 'insert-term')) return 0;
    return Math.min(CUSTOM.most, CUSTOM.each * (this.pieces.get(formOf(unsigned(now))) ?? 0));
  }

  private alike(e: Expr): number {
    return this.adjacent.reduce((n, { side }) => n + likeness(e, side), 0);
  }
}
