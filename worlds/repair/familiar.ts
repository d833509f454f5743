import type { Edit, Expr } from '../../expr';
import { formOf, visit } from '../../expr';

/** What most the familiar and the strange can add to the size of an edit, or take from it. */
const SWAY = 4;

/** What it takes off that a whole side comes out as it stands elsewhere. */
const WHOLE = 2;

/** What each place takes off at which a factor that is put in stands as a factor, and all of them. */
const CUSTOM = { each: 0.25, most: 1 };

/** The forms that stand in a side. */
export interface Forms {
  readonly whole: string;
  readonly all: readonly string[];
  /** Those that are factors of a product, each as often as it is one. */
  readonly factors: readonly string[];
}

export function formsOf(side: Expr): Forms {
  const all: string[] = [];
  const factors: string[] = [];
  visit(side, (x) => {
    all.push(formOf(x));
    if (x.kind === 'product') factors.push(...x.factors.map(formOf));
  });
  return { whole: all[0]!, all, factors };
}

/** Tells how strange a formula is in its document: a repair that brings back what stands elsewhere is likelier meant. */
export class Familiarity {
  private readonly wholes: ReadonlySet<string>;
  private readonly known: ReadonlySet<string>;
  private readonly factors = new Map<string, number>();

  constructor(elsewhere: readonly Forms[]) {
    this.wholes = new Set(elsewhere.map((f) => f.whole));
    this.known = new Set(elsewhere.flatMap((f) => f.all));
    for (const { factors } of elsewhere) for (const f of factors) this.factors.set(f, (this.factors.get(f) ?? 0) + 1);
  }

  /** How many parts of a formula stand nowhere else. */
  strangeness(e: Expr): number {
    let strange = 0;
    visit(e, (x) => {
      if (!this.known.has(formOf(x))) strange++;
    });
    return strange;
  }

  /**
   * What is added to the size of an edit.
   * @param before strangeness of the side before it
   * @param whole the side after it
   */
  sway(before: number, whole: Expr, edit: Edit): number {
    const change = this.strangeness(whole) - before;
    const times = edit.kind === 'insert-factor' && edit.now ? (this.factors.get(formOf(edit.now)) ?? 0) : 0;
    const custom = Math.min(CUSTOM.most, CUSTOM.each * times);
    const settled = this.wholes.has(formOf(whole)) ? WHOLE : 0;
    return Math.max(-SWAY, Math.min(SWAY, change) - settled - custom);
  }
}
