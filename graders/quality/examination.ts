import type { Options } from './options';
import type { Catch, MutantReport, Objection, QualityReport, RewriteReport, Survivor } from './report';
import { qualityVersion } from './report';
import type { Variant } from './variant';
import { verdictOn } from './verdict';

/** Judges answers to one problem. */
export interface Judge<J> {
  judge(text: string): J;
  /** What speaks against an answer, the strongest first; null where nothing does. */
  against(judged: J): Catch | null;
  /** Whether an answer earns less than the model answer. */
  losesMarks(judged: J): boolean;
  /** What is said against an answer. */
  reason(judged: J, against: Catch): string;
}

export interface Examined<M> {
  readonly mutants: MutantReport;
  readonly rewrites: RewriteReport;
  /** Mutants that cost marks. */
  readonly costly: readonly M[];
}

/** Judges wrong answers and answers that say the same, and counts what becomes of them. */
export function examine<J, M extends Variant>(
  judge: Judge<J>,
  mutants: readonly M[],
  rewrites: readonly Variant[],
  survivorOf: (mutant: M) => Survivor,
  progress: Options['progress'],
): Examined<M> {
  let done = 0;
  const step = (): void => progress?.(++done, mutants.length + rewrites.length);
  const caught: Record<Catch, number> = { fails: 0, undecided: 0, unreadable: 0, marks: 0 };
  const survivors: Survivor[] = [];
  const costly: M[] = [];
  for (const mutant of mutants) {
    const judged = judge.judge(mutant.text);
    const by = judge.against(judged);
    if (judge.losesMarks(judged)) costly.push(mutant);
    if (by === null) survivors.push(survivorOf(mutant));
    else caught[by]++;
    step();
  }
  const refused: Objection[] = [];
  const undecided: Objection[] = [];
  const families: Record<string, number> = {};
  for (const { line, kind, was, now, text } of rewrites) {
    for (const family of new Set(kind.split(', '))) families[family] = (families[family] ?? 0) + 1;
    const judged = judge.judge(text);
    const by = judge.against(judged);
    if (by !== null) {
      const isOpen = by === 'undecided' || by === 'unreadable';
      (isOpen ? undecided : refused).push({ line, kind, was, now, because: judge.reason(judged, by) });
    }
    step();
  }
  return {
    mutants: { made: mutants.length, caught, survivors },
    rewrites: { made: rewrites.length, refused, undecided, families },
    costly,
  };
}

/** Everything that was found, as a report. */
export function reportOf(
  head: Pick<QualityReport, 'problem' | 'title' | 'grader' | 'seed' | 'mistakes' | 'idle'>,
  faults: readonly string[],
  { mutants, rewrites }: Pick<Examined<Variant>, 'mutants' | 'rewrites'>,
): QualityReport {
  const all = [...faults, ...verdictOn(mutants, rewrites)];
  return { version: qualityVersion, ...head, fit: all.length === 0, faults: all, mutants, rewrites };
}
