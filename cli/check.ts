import { parse } from 'node:path';
import { writeWhole } from '../gradebook/batch/atomic';
import type { Feedback, PartFeedback, Value } from '../graders/feedback';
import { Grader } from '../graders/grade';
import type { Language } from '../problems/schema';
import { expectedDigits } from '../reports/values';
import { picturesBeside } from '../submissions/files';
import { readSubmission } from '../submissions/read';
import { generator } from './generator';
import { bytesOf, languageOf, seedOf, WrongCall } from './input';
import { counterexampleLines } from './counterexample';
import { lawLine } from './law';
import { pictureMeasures } from './pictures';
import { assignmentAt } from './problems';
import { bundledResults, referencesIn } from './references';
import { suggestionLines } from './suggestion';
import { plain } from './table';

export interface CheckOptions {
  readonly problems?: string;
  readonly json?: boolean;
  readonly pdf?: string;
  readonly language?: string;
  readonly seed: string;
}

/** `proofmark check`: a student's own answer to one part. Returns the exit status. */
export async function check(path: string, file: string, options: CheckOptions): Promise<number> {
  try {
    const language = languageOf(options.language);
    const slash = path.lastIndexOf('/');
    if (slash <= 0)
      throw new WrongCall(
        `${path}: expected an assignment and a part, such as text-cnn-and-generative-models/cvae-elbo`,
      );
    const assignment = assignmentAt(path.slice(0, slash), options.problems);
    const wanted = path.slice(slash + 1);
    const part = assignment.parts.find((p) => p.id === wanted || p.label === wanted);
    if (!part)
      throw new WrongCall(
        `${path}: ${assignment.id} has no such part; its parts are ${assignment.parts.map((p) => p.id).join(', ')}`,
      );
    const bytes = bytesOf(file);
    const submission = readSubmission(file, bytes);
    const error = submission.problems.find((p) => p.severity === 'error');
    if (error) throw new WrongCall(`${file}: ${error.message}${error.remedy ? ` ${error.remedy}` : ''}`);
    const grader = new Grader(assignment, seedOf(options.seed), generator, referencesIn(bundledResults()));
    const measures = pictureMeasures(assignment);
    const pictures = await measures.of(submission, file === '-' ? [] : picturesBeside(file, bytes));
    await measures.close();
    const feedback = grader.check(part, submission, pictures);
    if (options.pdf !== undefined) {
      const { name } = parse(submission.name);
      await writePdf(options.pdf, grader.feedback([feedback], submission.problems, submission, name), language);
    }
    process.stdout.write(options.json ? `${JSON.stringify(feedback, null, 1)}\n` : asText(feedback));
    return feedback.status === 'graded' && feedback.awarded === feedback.points ? 0 : 1;
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    return 2;
  }
}

async function writePdf(file: string, feedback: Feedback, language?: Language): Promise<void> {
  const { renderPdf } = await import('../reports/pdf');
  try {
    writeWhole(file, await renderPdf(feedback, language));
  } catch (error) {
    throw new WrongCall(`${file}: the PDF could not be written: ${error instanceof Error ? error.message : error}`);
  }
}

/** A value as JSON has it, but with all decimals that count. */
const asWritten = (value: Value, digits: (x: number) => string): string => {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? digits(value) : `[${value.map((entry) => asWritten(entry, digits)).join(',')}]`;
};

const QUANTITY_SIGNS = {
  right: '✓',
  'follow-through': '✓',
  rounding: '≈',
  mistake: '✗',
  wrong: '✗',
  missing: '–',
  unreadable: '¿',
} as const;

const RESULT_SIGNS = { consistent: '✓', confirmed: '✓', surprising: '?', contradicted: '✗', waiting: '?' } as const;

const SIGNS = { holds: '✓', fails: '✗', undecided: '?', unreadable: '¿' } as const;

function asText(part: PartFeedback): string {
  const lines = [`${part.label}  ${part.title}`, ''];
  for (const claim of part.claims) {
    lines.push(`${String(claim.line).padStart(5)}  ${SIGNS[claim.verdict]} ${plain(claim.latex)}`);
    if (claim.law) lines.push(lawLine(claim.law, claim.laws?.length ?? 1));
    if (claim.verdict === 'holds') continue;
    lines.push(`         ${plain(claim.because)}`);
    if (claim.counterexample) lines.push(...counterexampleLines(claim.counterexample).map(plain));
    lines.push(...suggestionLines(claim.suggestion));
  }
  for (const chain of part.chains) {
    // Of two sides the cross says as much.
    if (chain.sides.length === 2) continue;
    for (const { from, to, because } of chain.slips ?? []) {
      const sides = from === to ? `side ${from + 1}` : `sides ${from + 1} to ${to + 1}`;
      lines.push(`       line ${chain.line}, ${sides}: ${because}`);
    }
  }
  for (const q of part.quantities) {
    const where = q.line === undefined ? '' : String(q.line);
    lines.push(
      `${where.padStart(5)}  ${QUANTITY_SIGNS[q.verdict]} ${plain(q.name.padEnd(10))} ${plain(q.written ?? '–')}`,
    );
    if (q.because) lines.push(`         ${plain(q.because)}`);
    if (!['right', 'follow-through'].includes(q.verdict) && q.expected !== undefined)
      lines.push(`         expected ${plain(asWritten(q.expected, expectedDigits(q)))}`);
    if (q.readAs) lines.push(`         ${plain(q.readAs)}`);
  }
  for (const result of part.results)
    lines.push(
      `${String(result.line ?? '').padStart(5)}  ${RESULT_SIGNS[result.verdict]} ${plain(result.claim)} (${result.verdict})`,
      `         ${plain(result.because)}`,
    );
  if (part.claims.length + part.quantities.length + part.results.length > 0) lines.push('');
  for (const mark of part.marks)
    lines.push(`  ${mark.for.padEnd(11)} ${mark.awarded} of ${mark.points}   ${mark.because}`);
  for (const remark of part.remarks) lines.push(`  ${remark}`);
  lines.push(
    '',
    part.status === 'missing'
      ? 'No answer was found.'
      : `${part.awarded} of ${part.points} points${part.status === 'waiting' ? ' proposed; a person will look at it' : ''}`,
  );
  return `${lines.join('\n')}\n`;
}
