import type { Feedback, PartFeedback } from '../../../graders/feedback';
import type { ClassResults, StudentResult } from '../../../reports/class/results';
import { feedback as example } from '../fixture';

/** What a student got for a part: points of ten, or that it waits or is missing. */
export type Got = number | 'waiting' | 'missing';

export const part = (id: string, got: Got, more: Partial<PartFeedback> = {}): PartFeedback => ({
  id,
  label: id,
  title: `Part ${id}`,
  grader: 'derivation',
  points: 10,
  awarded: typeof got === 'number' ? got : 0,
  status: typeof got === 'number' ? 'graded' : got,
  marks: [],
  claims: [],
  chains: [],
  quantities: [],
  results: [],
  prose: [],
  remarks: [],
  ...more,
});

export const feedbackOf = (student: string, parts: readonly PartFeedback[]): Feedback => ({
  ...example,
  student,
  parts,
  pending: 10 * parts.filter(({ status }) => status === 'waiting').length,
});

/** A class in which each student has answered parts 1, 2, … */
export function classOf(students: Readonly<Record<string, readonly PartFeedback[]>>): ClassResults {
  const all = Object.entries(students).map(([student, parts]): StudentResult => ({
    student,
    folder: student,
    feedback: feedbackOf(student, parts),
    trouble: null,
  }));
  const parts = (all[0]?.feedback?.parts ?? []).map(({ id, label, title, points }) => ({ id, label, title, points }));
  const waiting = all.flatMap(({ student, feedback }) =>
    (feedback?.parts ?? []).flatMap((p) =>
      p.status === 'waiting' ? [{ student, part: p.id, because: p.remarks[0] ?? null }] : [],
    ),
  );
  return { title: 'Latent models', generator: example.generator, seed: 7, parts, students: all, waiting };
}

/** A class by the points of each student. */
export const classByPoints = (rows: Readonly<Record<string, readonly Got[]>>): ClassResults =>
  classOf(
    Object.fromEntries(
      Object.entries(rows).map(([student, row]) => [student, row.map((got, i) => part(String(i + 1), got))]),
    ),
  );
