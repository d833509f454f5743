import type { Expr } from '../expr';
import { sizeOf, visit } from '../expr';
import type { Checker, Names } from '../worlds';
import { nodeFormulas } from '../worlds';
import type { FormSide } from './forms';
import type { Material } from './material';
import { materialOf, sameMaterial } from './material';

/** How much larger than the goal a side may be and still count as having arrived there. */
const ROOM = 2;

/** Says whether a side of an answer is one of the goal: of its form, or of its value and made of the same. */
export class Recogniser {
  private readonly equal = new Map<string, boolean>();

  constructor(
    private readonly checker: Checker,
    private readonly names: Names,
  ) {}

  /** Where a derivation starts: of the goal's value, and speaking of the same functions. */
  isStart(side: FormSide, goal: FormSide): boolean {
    // Behind a name of the answer's own may stand a derivative or what it came to: `v^\top H v`.
    const { derivatives, chained } = side.material;
    const asked = side.whole === side.expr ? goal : { ...goal, material: { ...goal.material, derivatives, chained } };
    return this.is(side, asked) && [...goal.material.functions].every((f) => side.material.functions.has(f));
  }

  /**
   * Where it ends: of the goal's value, and made of nothing that the goal has got rid of.
   * @param start the goal's left side: it may be what tells how far an undeclared index runs
   */
  is(side: FormSide, goal: FormSide, start?: FormSide): boolean {
    if (side.form === goal.form) return true;
    if (!sameMaterial(side.material, this.writtenOut(goal, side)) || sizeOf(side.whole) > ROOM * sizeOf(goal.expr) + 12)
      return false;
    if (!this.sameIndices(side, goal)) return false;
    return this.sameValue(side, goal, start);
  }

  /**
   * What a goal is made of where its nodes are written out: `\sigma(z)` in place of `p` is no less finished.
   */
  private writtenOut({ expr, material }: FormSide, side: FormSide): Material {
    const { meaning } = this.checker;
    const formulas = nodeFormulas(meaning, expr);
    const behind = formulas.flatMap((formula) => [...materialOf(formula, meaning.vocabulary).functions]);
    // A node that is a derivative, `g = \nabla_o L`, may be written as one.
    const isSlope = formulas.some(({ kind }) => kind === 'derivative' || kind === 'gradient');
    const derivatives = isSlope && !side.material.chained ? side.material.derivatives : material.derivatives;
    return { ...material, derivatives, functions: new Set([...material.functions, ...behind]) };
  }

  /** Whether both speak of the same free indices, those that names of the answer's own stand for included. */
  private sameIndices(side: FormSide, goal: FormSide): boolean {
    if (goal.material.derivatives === 0) return true;
    const [a, b] = [side, goal].map(({ expr, material }) => new Set([...material.indices, ...this.hidden(expr)])) as [
      Set<string>,
      Set<string>,
    ];
    return a.size === b.size && [...a].every((name) => b.has(name));
  }

  /** Indices that the names of the answer's own in a formula change with. */
  private hidden(e: Expr): string[] {
    const { own, vocabulary } = this.checker.meaning;
    const out: string[] = [];
    if (own.size > 0)
      visit(e, (x) => {
        if (x.kind === 'sym') out.push(...(own.get(x.name)?.hidden ?? []));
      });
    return out.filter((name) => (vocabulary.lookup(name)?.kind ?? 'index') === 'index');
  }

  sameValue(side: FormSide, goal: FormSide, start?: FormSide): boolean {
    const key = `${start?.form ?? ''}\n${goal.form}\n${side.form}`;
    const known = this.equal.get(key);
    if (known !== undefined) return known;
    const open = this.isOpen(goal) || this.isOpen(side);
    const value = this.names.size === 0 && !open ? this.checker.same(goal, side) : this.judged(side, goal, start, open);
    this.equal.set(key, value);
    return value;
  }

  private judged(side: FormSide, goal: FormSide, start: FormSide | undefined, open: boolean): boolean {
    const { verdict } = this.checker.judge({ sides: [goal, side], links: [{ op: '=', left: 0, right: 1 }] }, this.names)
      .links[0]!;
    return (
      verdict === 'holds' || (start !== undefined && verdict === 'undecided' && open && this.beside(start, goal, side))
    );
  }

  /** Whether how far an index of a side runs may have to be told by what stands beside it. */
  private isOpen(side: FormSide): boolean {
    const { vocabulary } = this.checker.meaning;
    let open = false;
    const free = (name: string): boolean => side.material.indices.has(name) && vocabulary.lookup(name) === null;
    visit(side.expr, (e) => {
      if (e.kind === 'indexed' && e.at.some((at) => mentionsSome(at, free))) open = true;
    });
    return open;
  }

  /** Whether a side is the goal's in a chain that begins as the goal does. */
  private beside(start: FormSide, goal: FormSide, side: FormSide): boolean {
    const links = [0, 1].map((left) => ({ op: '=' as const, left, right: left + 1 }));
    const judged = this.checker.judge({ sides: [start, goal, side], links }, this.names);
    return judged.links[1]!.verdict === 'holds';
  }
}

/** Whether an expression speaks of a name that is one of some. */
function mentionsSome(e: Expr, of: (name: string) => boolean): boolean {
  let found = false;
  visit(e, (x) => {
    if (x.kind === 'sym' && of(x.name)) found = true;
  });
  return found;
}
