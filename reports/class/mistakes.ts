import type {
  ClaimFeedback,
  MacroFeedback,
  Mark,
  PartFeedback,
  QuantityFeedback,
  ResultFeedback,
} from '../../graders/feedback';
import { gradedOf, type ClassPart, type ClassResults } from './results';

/** A mistake that students share, with the first of them as the example. */
export interface Mistake {
  readonly part: ClassPart;
  readonly students: number;
  readonly example: Example;
}

export interface Example {
  readonly student: string;
  readonly folder: string;
  /** Line of the student's document. */
  readonly line: number | null;
  readonly what: What;
  /** The commands of that student. */
  readonly macros: readonly MacroFeedback[];
}

/** What went wrong: a claim, a quantity, a result, or marks that were not earned. */
export type What =
  | { readonly kind: 'claim'; readonly claim: ClaimFeedback }
  /** `claim`: the equality of the working that leads to the value, and does not hold. */
  | { readonly kind: 'quantity'; readonly quantity: QuantityFeedback; readonly claim?: ClaimFeedback }
  | { readonly kind: 'result'; readonly result: ResultFeedback }
  | { readonly kind: 'mark'; readonly mark: Mark };

/**
 * The mistakes that most students of a class made. Claims that fail are alike where the same edit would make them hold,
 * else where they are the same; numbers where they are the same named mistake, else the same wrong value of the same
 * quantity, and an equality that leads to such a value is part of it; results where the same figure is contradicted; lost marks where the same is said to be missing. A conclusion that is not reached counts where no claim
 * fails: else it is but what follows. Each student counts once.
 */
export function frequentMistakes(results: ClassResults, most: number): Mistake[] {
  const found = new Map<string, { part: ClassPart; order: number; students: Set<string>; example: Example }>();
  for (const { student, folder, feedback } of gradedOf(results)) {
    for (const [order, part] of results.parts.entries()) {
      const own = feedback.parts.find(({ id }) => id === part.id);
      for (const { key, line, what } of own ? faultsOf(own) : []) {
        const full = `${part.id}\n${key}`;
        const known = found.get(full);
        if (known) known.students.add(folder);
        else {
          const example = { student, folder, line, what, macros: feedback.macros ?? [] };
          found.set(full, { part, order, students: new Set([folder]), example });
        }
      }
    }
  }
  return [...found.values()]
    .sort((a, b) => b.students.size - a.students.size || a.order - b.order)
    .slice(0, most)
    .map(({ part, students, example }) => ({ part, students: students.size, example }));
}

interface Fault {
  readonly key: string;
  readonly line: number | null;
  readonly what: What;
}

/** The faults of an answer. Of claims that fail one after the other, the first may have led to the rest: it alone counts. */
function faultsOf(part: PartFeedback): Fault[] {
  const wrong = part.quantities.filter(({ verdict }) => verdict === 'mistake' || verdict === 'wrong');
  const leading = new Map<QuantityFeedback, ClaimFeedback>();
  const claims = part.claims.flatMap((claim, i): Fault[] => {
    const before = part.claims[i - 1];
    const follows = before?.verdict === 'fails' && before.rhs === claim.lhs;
    if (claim.verdict !== 'fails' || follows) return [];
    const value = wrong.find((quantity) => leadsTo(part.claims.slice(i), quantity));
    if (value) {
      if (!leading.has(value)) leading.set(value, claim);
      return [];
    }
    const key = claim.suggestion
      ? `edit ${plain(claim.suggestion.edit)}`
      : `claim ${claim.relation} ${plain(claim.rhs)}`;
    return [{ key, line: claim.line, what: { kind: 'claim', claim } }];
  });
  const quantities = wrong.map((quantity): Fault => {
    const key = `${quantity.name} ${quantity.mistake ?? JSON.stringify(quantity.value ?? plain(quantity.written ?? ''))}`;
    const claim = leading.get(quantity);
    const what = { kind: 'quantity', quantity, ...(claim ? { claim } : {}) } as const;
    return { key: `quantity ${key}`, line: quantity.line ?? null, what };
  });
  const marks = part.marks.flatMap((mark): Fault[] => {
    const says =
      mark.for === 'reasons' || mark.for === 'milestones' || (mark.for === 'conclusion' && claims.length === 0);
    return says && mark.awarded < mark.points && part.status === 'graded'
      ? [{ key: `mark ${mark.for} ${mark.because}`, line: part.lines?.from ?? null, what: { kind: 'mark', mark } }]
      : [];
  });
  const results = part.results.flatMap((result): Fault[] =>
    result.verdict === 'contradicted'
      ? [{ key: `result ${result.name ?? result.claim}`, line: result.line ?? null, what: { kind: 'result', result } }]
      : [],
  );
  return [...claims, ...quantities, ...results, ...marks];
}

/** Whether a chain of claims, from its first on, ends in the value as it was written. */
function leadsTo(claims: readonly ClaimFeedback[], { written, line }: QuantityFeedback): boolean {
  if (written === undefined) return false;
  for (const [i, claim] of claims.entries()) {
    if (i > 0 && claims[i - 1]!.rhs !== claim.lhs) return false;
    if (claim.line === line && plain(claim.rhs) === plain(written)) return true;
  }
  return false;
}

/** A formula or sentence without what does not count in it: spaces and sizes of brackets. */
const plain = (text: string): string =>
  text.replace(/\\(?:left|right|[bB]igg?[lrm]?|,|;|:|!)(?![a-zA-Z])|[\s&]|\\\\/g, '').replace(/[.,;]$/, '');
