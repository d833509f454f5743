import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Feedback } from '../../graders/feedback';
import { clearUnfinished, writeWhole } from './atomic';
import { digest } from './key';

/** Rises when the meaning of a record changes: then everything is graded again. */
const version = 1;
const recordName = '.graded.json';
const feedbackName = 'feedback.json';

/** What grading one document gave. */
export interface Graded {
  readonly feedback: Feedback;
  /** What people read, by the names of their files. */
  readonly reports: Readonly<Record<string, string | Uint8Array>>;
  /** Why there is nothing to judge in the document; null where there is. */
  readonly trouble: string | null;
  /** Whether it is final: what could not be made for a reason that may pass is tried again by the next call. */
  readonly complete: boolean;
}

/** What lies beside feedback and tells what it was made from. Written last, so that it never tells of what is not there. */
interface Record_ {
  readonly version: number;
  readonly key: string;
  readonly trouble: string | null;
  /** Seconds that grading took. */
  readonly seconds: number;
  /** Digest of each file. */
  readonly files: Readonly<Record<string, string>>;
}

/** A student's grade as it lies in the folder. */
export interface Kept {
  readonly feedback: Feedback;
  readonly trouble: string | null;
  readonly seconds: number;
}

/** Puts a student's files into the folder, each whole or not at all, the record last. */
export function keep(folder: string, key: string, graded: Graded, seconds: number): void {
  mkdirSync(folder, { recursive: true });
  const contents = { [feedbackName]: `${JSON.stringify(graded.feedback, null, 2)}\n`, ...graded.reports };
  const files: Record<string, string> = {};
  for (const [name, content] of Object.entries(contents)) {
    writeWhole(join(folder, name), content);
    files[name] = digest(content);
  }
  const { trouble } = graded;
  if (!graded.complete) return rmSync(join(folder, recordName), { force: true });
  const record: Record_ = { version, key, trouble, seconds, files };
  writeWhole(join(folder, recordName), `${JSON.stringify(record, null, 2)}\n`);
}

/** The grade in a folder, if it was made from what `key` stands for and every file is as it was written; else null. */
export function kept(folder: string, key: string): Kept | null {
  if (!existsSync(folder)) return null;
  clearUnfinished(folder);
  try {
    const record = JSON.parse(readFileSync(join(folder, recordName), 'utf8')) as Record_;
    if (record.version !== version || record.key !== key) return null;
    const whole = Object.entries(record.files).every(([name, sum]) => digest(readFileSync(join(folder, name))) === sum);
    if (!whole) return null;
    const feedback = JSON.parse(readFileSync(join(folder, feedbackName), 'utf8')) as Feedback;
    return { feedback, trouble: record.trouble, seconds: record.seconds };
  } catch {
    // No record, or one that is damaged: whatever the reason, grading again mends it.
    return null;
  }
}

/** Takes away what an earlier call made for a student whose document cannot be graded now: it is of another document. */
export function discard(folder: string, reports: readonly string[]): void {
  for (const name of [recordName, feedbackName, ...reports]) rmSync(join(folder, name), { force: true });
}

/** Whether a folder holds a student's grade. */
export const isKept = (folder: string): boolean => existsSync(join(folder, recordName));
