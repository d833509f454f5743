import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Decision } from '../../graders/decision';
import type { Feedback } from '../../graders/feedback';
import type { Generator } from '../../graders/grade';
import type { Language } from '../../problems/schema';
import type { AssignmentTexts } from '../../problems/texts';
import { picturesBeside, readBytes, type StudentFile } from '../../submissions/files';
import type { SubmittedPicture } from '../../submissions/notebook';
import { clearUnfinished } from './atomic';
import { runCrew, type Ended, type Failure } from './crew';
import { folderNames } from './folders';
import { assignmentDigest, keyOf } from './key';
import { discard, isKept, keep, kept, type Graded } from './record';

/** What a grading process is set up with. */
export interface SetUp {
  readonly texts: AssignmentTexts;
  readonly seed: number;
  readonly generator: Generator;
  /** Of the reports; without it that of the assignment. */
  readonly language?: Language;
}

/** A document to grade: what a grading process gets. */
export interface Task {
  readonly student: string;
  /** Name of the document, such as `ada.md`. */
  readonly document: string;
  readonly bytes: Uint8Array;
  /** Pictures that the document names and that lie beside it. */
  readonly pictures: readonly SubmittedPicture[];
  /** What people decided about it. */
  readonly decisions: readonly Decision[];
}

export interface ClassCall extends SetUp {
  /** In the order of the result. */
  readonly documents: readonly StudentFile[];
  readonly out: string;
  /** What people decided, by the folders of the students. */
  readonly decisions: ReadonlyMap<string, readonly Decision[]>;
  /** Names of the files that people read. */
  readonly reports: readonly string[];
  /** Digest of the program and its reference results; see `Basis`. */
  readonly digest: string;
  /** Whether to grade again what has not changed. */
  readonly fresh: boolean;
  /** How to start a grading process, and its limits; see `CrewOptions`. */
  readonly crew: {
    readonly program: string;
    readonly args: readonly string[];
    readonly size: number;
    readonly seconds: number;
    readonly megabytes: number;
    readonly signal: AbortSignal;
  };
}

/** What became of one document. */
export interface Outcome {
  readonly student: string;
  /** Empty where none was handed in. */
  readonly document: string;
  /** What else was handed in and was not read, in a sentence. */
  readonly note: string | null;
  /** Name of the student's folder in the output folder. */
  readonly folder: string;
  /** Null where the document could not be graded. */
  readonly feedback: Feedback | null;
  readonly trouble: Trouble | null;
  /** Seconds that grading took, in this call or in the one that it is kept from; null where it came to no end. */
  readonly seconds: number | null;
  /** Kept from an earlier call. */
  readonly reused: boolean;
}

/** What went wrong with a document: something in it, as a sentence; or how grading it ended. */
export type Trouble = { readonly kind: 'document'; readonly message: string } | Failure;

export interface Progress {
  readonly done: number;
  readonly of: number;
  /** How many of those done are kept from earlier calls. */
  readonly reused: number;
}

/**
 * Grades a class: what an earlier call has graded from the same document, assignment, program and seed is kept, the
 * rest is done by a crew of processes, and each student's files are written as soon as they are there. A call that is
 * stopped at any moment leaves whole files, and the next one goes on. Null: `signal` has stopped it.
 */
export async function gradeClass(
  call: ClassCall,
  progress: (progress: Progress) => void,
): Promise<readonly Outcome[] | null> {
  const { documents, out, crew } = call;
  mkdirSync(out, { recursive: true });
  clearUnfinished(out);
  const basis = { program: call.digest, assignment: assignmentDigest(call.texts), seed: call.seed };
  const folders = folderNames(documents.map(({ student }) => student));
  const outcomes = new Map<number, Outcome>();
  let reused = 0;
  const settle = (at: number, what: Omit<Outcome, 'student' | 'document' | 'note' | 'folder'>): void => {
    const { student, path, missing, note } = documents[at]!;
    const document = missing === undefined ? basename(path) : '';
    outcomes.set(at, { student, document, note: note ?? null, folder: folders[at]!, ...what });
    if (what.reused) reused++;
    progress({ done: outcomes.size, of: documents.length, reused });
  };
  /** What is left to do, read one by one, as somebody is free to do it. */
  function* tasks(): IterableIterator<Task & { readonly at: number; readonly key: string }> {
    for (const [at, { student, path, missing }] of documents.entries()) {
      const folder = join(out, folders[at]!);
      const read = missing === undefined ? readBytes(path) : { problem: missing };
      if ('problem' in read) {
        discard(folder, call.reports);
        const trouble = { kind: 'document', message: read.problem } as const;
        settle(at, { feedback: null, trouble, seconds: null, reused: false });
        continue;
      }
      const document = basename(path);
      const pictures = picturesBeside(path, read.bytes);
      const files = pictures.map((picture) => picture.bytes);
      const decisions = call.decisions.get(folders[at]!) ?? [];
      const key = keyOf(basis, student, document, read.bytes, files, decisions);
      const known = call.fresh ? null : kept(folder, key);
      if (known) settle(at, { ...asOutcome(known), reused: true });
      else yield { student, document, bytes: read.bytes, pictures, decisions, at, key };
    }
  }
  const { texts, seed, generator, language } = call;
  const setUp: SetUp = { texts, seed, generator, ...(language ? { language } : {}) };
  await runCrew<SetUp, Task & { at: number; key: string }, Graded>(tasks(), { ...crew, setUp }, ({ at, key }, how) => {
    const folder = join(out, folders[at]!);
    if (how.kind === 'done') keep(folder, key, how.result, how.seconds);
    else discard(folder, call.reports);
    settle(at, { ...ended(how), reused: false });
  });
  return crew.signal.aborted ? null : documents.map((_, at) => outcomes.get(at)!);
}

const asOutcome = (graded: { feedback: Feedback; trouble: string | null; seconds: number }) => ({
  feedback: graded.feedback,
  trouble: graded.trouble === null ? null : ({ kind: 'document', message: graded.trouble } as const),
  seconds: graded.seconds,
});

function ended(how: Ended<Graded>): Pick<Outcome, 'feedback' | 'trouble' | 'seconds'> {
  if (how.kind === 'failed') return { feedback: null, trouble: how.failure, seconds: null };
  return asOutcome({ ...how.result, seconds: how.seconds });
}

/** Folders of students in `out` that this call was not about. */
export function others(out: string, outcomes: readonly Outcome[]): string[] {
  const these = new Set(outcomes.map(({ folder }) => folder));
  return readdirSync(out, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !these.has(entry.name) && isKept(join(out, entry.name)))
    .map(({ name }) => name);
}
