import { judged as judgedOf } from '../gradebook/batch/grades';
import type { Outcome, Trouble } from '../gradebook/batch/run';
import { en } from '../reports/texts/en';
import { table } from './table';

/** What went wrong, in one sentence. */
export function says(trouble: Trouble): string {
  const { ofClass } = en;
  switch (trouble.kind) {
    case 'document':
      return trouble.message;
    case 'time':
      return ofClass.tookTooLong(trouble.seconds);
    case 'memory':
      return ofClass.tookTooMuchMemory(trouble.megabytes);
    case 'crash':
      return ofClass.crashed(trouble.how);
    case 'error':
      return ofClass.threw(trouble.message);
  }
}

/** The table for programs. */
export function asJson(outcomes: readonly Outcome[]): string {
  const rows = outcomes.map((outcome) => {
    const { student, document, folder, feedback, trouble, note, seconds, reused } = outcome;
    const judged = judgedOf(outcome);
    return {
      student,
      document: document || null,
      folder,
      points: feedback?.points ?? null,
      awarded: judged?.awarded ?? null,
      pending: judged?.pending ?? null,
      trouble: trouble && says(trouble),
      note,
      seconds,
      reused,
    };
  });
  return `${JSON.stringify(rows, null, 1)}\n`;
}

/** The table for people. */
export function asTable(outcomes: readonly Outcome[]): string {
  const first = outcomes.find((o) => o.feedback)?.feedback;
  const shown =
    first?.parts.filter((p) =>
      outcomes.some((o) =>
        o.feedback?.parts.find(
          ({ id, claims, quantities, results, decision }) =>
            id === p.id && (decision || claims.length + quantities.length + results.length > 0),
        ),
      ),
    ) ?? [];
  const rows = outcomes.map((outcome) => {
    const { student, trouble, note } = outcome;
    const feedback = judgedOf(outcome);
    return [
      clipped(student),
      ...shown.map((p) => {
        const part = feedback?.parts.find((q) => q.id === p.id);
        if (!part || part.status === 'missing') return '–';
        return part.status === 'waiting' ? `${part.awarded} ?` : String(part.awarded);
      }),
      feedback ? `${feedback.awarded}` : '–',
      feedback ? `${feedback.pending}` : '–',
      [trouble ? says(trouble) : '', note ?? ''].join(' ').trim(),
    ];
  });
  const total = first ? ` of ${first.points}` : '';
  return `${table(['student', ...shown.map((p) => `${p.label} (${p.points})`), `graded${total}`, 'for a person', ''], rows)}\n\n?  proposed; a person looks before it counts      –  not found in the document, or not read\n`;
}

const mostLetters = 40;

/** One long name must not push the points of all others aside; grades.csv has it whole. */
const clipped = (name: string): string =>
  [...name].length > mostLetters ? `${[...name].slice(0, mostLetters - 1).join('')}…` : name;
