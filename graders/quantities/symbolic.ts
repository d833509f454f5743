import type { Expr } from '../../expr';
import { canonicalName, lex, parseTokens, print } from '../../expr';
import type { Quantity } from '../../problems/schema';
import type { Checker, Counterexample, Names } from '../../worlds';
import type { Source } from '../../worlds/declarations';
import type { Judgement } from './judge';
import { sidesOf } from './values';

/** The student's own formulas for quantities that came before, by the names that later forms use. */
export class OwnForms {
  private readonly forms = new Map<string, Expr>();
  private readonly titles = new Map<string, string>();

  add(q: Quantity, items: readonly Expr[]): void {
    if (items.length !== 1) return;
    for (const symbol of q.symbols) {
      this.forms.set(canonicalName(symbol), items[0]!);
      this.titles.set(canonicalName(symbol), q.title);
    }
  }

  get names(): Names {
    return this.forms;
  }
}

/**
 * Judges formulas: one by one they must be equal to those expected, in every world, whatever their form.
 * @param own the student's own earlier formulas, which later ones may rest on
 */
export function judgeForms(q: Quantity, items: readonly Expr[], checker: Checker, own: OwnForms): Judgement {
  if (q.expected.kind !== 'forms') throw new Error(`${q.name} has no form to be judged by`);
  const none: Names = new Map();
  const head = { mistake: null, expected: null };
  const { forms } = q.expected;
  const compared = forms.map((form) => compareForms(items, form, q, checker, none));
  const equalTo = (candidates: readonly Source[], names: Names): boolean =>
    candidates.some((form) => compareForms(items, form, q, checker, names).kind === 'equal');
  if (compared.some((c) => c.kind === 'equal')) return { ...head, verdict: 'right', keeps: 1, because: '' };
  if (own.names.size > 0 && equalTo(forms, own.names))
    return { ...head, verdict: 'follow-through', keeps: 1, because: 'right from your own earlier formulas' };
  for (const { name, expected, says, keeps } of q.mistakes)
    if (expected.kind === 'forms' && equalTo(expected.forms, none))
      return { ...head, verdict: 'mistake', mistake: name, keeps, because: says };
  if (compared.every((c) => c.kind === 'different'))
    return { ...head, verdict: 'wrong', keeps: 0, because: differenceOf(compared) };
  return {
    ...head,
    verdict: 'unreadable',
    keeps: 0,
    because: 'this formula could not be evaluated; a person will look',
  };
}

type Comparison =
  | { readonly kind: 'equal' | 'unclear' }
  /** `by` is a world in which they differ; null where they differ in how many there are. */
  | { readonly kind: 'different'; readonly by: { readonly latex: string; readonly example: Counterexample } | null };

/** A world in which the student's formula is not what is expected. */
function differenceOf(compared: readonly Comparison[]): string {
  for (const c of compared) {
    if (c.kind !== 'different' || c.by === null) continue;
    const { latex, example } = c.by;
    const where = Object.entries(example.values).map(([name, value]) => `$${name} = ${JSON.stringify(value)}$`);
    const all = where.length > 1 ? `${where.slice(0, -1).join(', ')} and ${where.at(-1)}` : where[0];
    const given = all === undefined ? '' : `with ${all}, `;
    return `${given}your $${latex}$ is ${JSON.stringify(example.left)}, and ${JSON.stringify(example.right)} is expected`;
  }
  return 'it has another number of sides';
}

/** The student's formulas and one form that is expected, side by side. */
function compareForms(items: readonly Expr[], form: Source, q: Quantity, checker: Checker, names: Names): Comparison {
  const { expr } = parseTokens(lex(form.latex).tokens, checker.meaning.vocabulary);
  const expected = q.kind === 'shape' ? sidesOf(expr) : [expr];
  if (expected.length !== items.length) return { kind: 'different', by: null };
  let all: Comparison = { kind: 'equal' };
  for (const [i, item] of items.entries()) {
    const one = compareOne(item, expected[i]!, checker, names);
    if (one.kind === 'different') return one;
    if (one.kind === 'unclear') all = one;
  }
  return all;
}

function compareOne(item: Expr, expected: Expr, checker: Checker, names: Names): Comparison {
  const side = (e: Expr) => ({ tokens: lex(print(e)).tokens });
  const link = checker.judge({ sides: [side(item), side(expected)], links: [{ op: '=', left: 0, right: 1 }] }, names)
    .links[0]!;
  switch (link.verdict) {
    case 'holds':
      return { kind: 'equal' };
    case 'fails':
      return {
        kind: 'different',
        by: link.counterexample ? { latex: print(item), example: link.counterexample } : null,
      };
    case 'undecided':
    case 'unreadable':
      return { kind: 'unclear' };
  }
}
