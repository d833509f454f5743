import type { ClassPart, ClassResults } from './results';

/** Answers to one part that wait for a person for the same reason. */
export interface WaitingGroup {
  readonly part: ClassPart;
  /** Null: nothing grades this part. */
  readonly because: string | null;
  /** The reasons are various: those that are told apart are commoner. */
  readonly others: boolean;
  readonly students: readonly string[];
}

/** So many reasons are told apart for one part. */
const mostReasons = 5;

/** What waits for a person: in the order of the parts, the commonest reason first. */
export function waitingGroups({ parts, waiting }: ClassResults): WaitingGroup[] {
  return parts.flatMap((part) => {
    const reasons = new Map<string | null, string[]>();
    for (const { student, because } of waiting.filter((answer) => answer.part === part.id)) {
      const known = reasons.get(because);
      if (known) known.push(student);
      else reasons.set(because, [student]);
    }
    const sorted = [...reasons].sort(([, a], [, b]) => b.length - a.length);
    const told = sorted.length > mostReasons + 1 ? sorted.slice(0, mostReasons) : sorted;
    const groups = told.map(([because, students]) => ({ part, because, others: false, students }));
    const rest = sorted.slice(told.length).flatMap(([, students]) => students);
    return rest.length === 0 ? groups : [...groups, { part, because: null, others: true, students: rest }];
  });
}
