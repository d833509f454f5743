import { existsSync } from 'node:fs';
import type { MeasuredPicture } from '../graders/results';
import type { Assignment } from '../problems/schema';
import { classifierFile } from '../reference/drawn/kept';
import type { SubmittedPicture } from '../submissions/notebook';
import type { Submission } from '../submissions/read';

/** Measures the pictures of documents; `close` when no more come. */
export interface PictureMeasures {
  /** @param beside pictures that lie beside the document, in addition to those in it */
  of(submission: Submission, beside?: readonly SubmittedPicture[]): Promise<readonly MeasuredPicture[]>;
  close(): Promise<void>;
}

/** The data that digits are held against. */
const DATA = 'mnist';

/**
 * Measures digits in the pictures of documents of an assignment, with the classifier that `proofmark reference digits`
 * keeps. Nothing is loaded before a document of an assignment that asks for digits has a picture; where data or classifier
 * are not here the pictures are not measured, and the reason is given.
 */
export function pictureMeasures(assignment: Assignment): PictureMeasures {
  const asked = assignment.parts.flatMap(({ problem }) =>
    problem?.grader === 'results' && problem.digits ? [problem.digits.least] : [],
  );
  const least = Math.min(...asked);
  let tools: Promise<Tools | string> | null = null;
  return {
    of: async (submission, beside = []) => {
      const pictures = [...(submission.pictures ?? []), ...beside];
      if (asked.length === 0 || pictures.length === 0) return [];
      tools ??= open();
      const ready = await tools;
      const measured: MeasuredPicture[] = [];
      for (const { name, line, bytes } of pictures) {
        const scores = typeof ready === 'string' ? ready : await ready.measure(bytes, name, least);
        measured.push(
          typeof scores === 'string'
            ? { name, line, scores: null, because: scores }
            : { name, line, scores, because: '' },
        );
      }
      return measured;
    },
    close: async () => {
      const ready = await tools;
      if (ready && typeof ready !== 'string') await ready.close();
    },
  };
}

interface Tools {
  /** The scores of a picture, or why there are none. */
  measure(bytes: Uint8Array, name: string, least: number): Promise<NonNullable<MeasuredPicture['scores']> | string>;
  close(): Promise<void>;
}

async function open(): Promise<Tools | string> {
  const [{ loadDataset, NoDataset }, { openClassifier }, { DataError }] = await Promise.all([
    import('../reference/datasets'),
    import('../reference/drawn/classifier'),
    import('../reference/datasets/error'),
  ]);
  let data;
  try {
    data = loadDataset(DATA);
  } catch (error) {
    if (error instanceof NoDataset || error instanceof DataError) return error.message;
    throw error;
  }
  if (data.kind !== 'images') return `the data set ${DATA} holds no pictures`;
  const file = classifierFile(data.hash);
  if (!existsSync(file)) return `the classifier of digits is not here; 'proofmark reference digits FILE' makes it once`;
  const { openEngine } = await import('../reference/engines');
  const { measureDrawn, whereAsked } = await import('../reference/drawn/measure');
  const { readDrawn } = await import('../reference/drawn/read');
  // The same engine on every machine, so that the same document gets the same feedback.
  const engine = await openEngine('wasm');
  const digits = data;
  const classifier = await openClassifier(engine, digits, file);
  return {
    measure: async (bytes, name, least) => {
      try {
        const drawn = readDrawn(bytes, name);
        if (drawn.count < least) return `it shows ${drawn.count} pictures at most, not ${least}`;
        const { grid } = drawn;
        const any = await measureDrawn(engine, digits, classifier, drawn, null);
        const by = (digit: (i: number) => number) =>
          whereAsked(
            any,
            Array.from({ length: drawn.count }, (_, i) => digit(i) % 10),
          );
        const columns = grid?.columns ?? 10;
        return { any, rows: by((i) => Math.floor(i / columns)), columns: by((i) => i % columns) };
      } catch (error) {
        if (error instanceof DataError) return error.message;
        throw error;
      }
    },
    close: async () => {
      classifier.dispose();
      await engine.close();
    },
  };
}
