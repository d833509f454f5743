import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Grader } from '../../graders/grade';
import type { Feedback, PartFeedback } from '../../graders/feedback';
import { bundledResults, referencesIn } from '../../cli/references';
import { assignmentFolders, readAssignment } from '../../problems/files';
import { languages, type Language } from '../../problems/schema';
import { renderHtml } from '../../reports/html';
import { renderPdf } from '../../reports/pdf';
import { translatedClaim } from '../../reports/texts/sentences';
import { listSubmissions, readFile } from '../../submissions/files';
import { readSubmission } from '../../submissions/read';
import { faultOf, others } from '../reports/languages/translating';
import { faultsInPictures } from '../reports/pdf/ink';
import { changesFrom, picturesOf } from '../reports/pdf/look';
import { axe } from '../support/axe';
import { describeWithPrograms } from '../support/programs';
import { describeWithShared, root, sharedPath } from '../support/shared';

const generator = { name: 'proofmark', version: '0' };
const EXAMPLE = 'text-cnn-and-generative-models';

interface Heard {
  /** What graders said; what the assignment says itself is not among it. */
  readonly sentences: Set<string>;
  /** What results are about. */
  readonly claims: Set<string>;
  readonly students: Feedback[];
}

function hear(part: PartFeedback, own: ReadonlySet<string>, { sentences, claims }: Heard): void {
  const say = (text: string | undefined): void => {
    if (text !== undefined && !own.has(text)) sentences.add(text.trim());
  };
  for (const mark of part.marks) say(mark.because);
  for (const claim of part.claims) {
    say(claim.because);
    say(claim.law);
    say(claim.suggestion?.edit);
  }
  for (const { slips = [] } of part.chains) slips.forEach((slip) => say(slip.because));
  for (const quantity of part.quantities) {
    if (quantity.mistake === undefined) say(quantity.because);
    say(quantity.readAs);
  }
  for (const result of part.results) {
    say(result.because);
    claims.add(result.claim);
  }
  part.remarks.forEach(say);
}

/** All model answers, mistakes, and the example class of the library, graded. */
function gradeLibrary(): Heard {
  const heard: Heard = { sentences: new Set(), claims: new Set(), students: [] };
  for (const folder of assignmentFolders(join(root, 'problems'))) {
    const assignment = readAssignment(folder).value!;
    const grader = new Grader(assignment, 7, generator, referencesIn(bundledResults()));
    const own = new Set(
      assignment.parts.flatMap(({ problem }) =>
        problem?.grader === 'results' ? problem.relations.map(({ says }) => says) : [],
      ),
    );
    for (const part of assignment.parts) {
      if (!part.problem) continue;
      const answers = [part.problem.solution.text, ...part.problem.mistakes.map(({ text }) => text)];
      for (const answer of answers)
        hear(grader.check(part, readSubmission('answer.md', Buffer.from(answer))), own, heard);
    }
    if (!folder.endsWith(EXAMPLE)) continue;
    for (const { student, path } of listSubmissions(join(folder, 'class')).files) {
      const feedback = grader.grade(readFile(path), student);
      heard.students.push(feedback);
      for (const part of feedback.parts) hear(part, own, heard);
      for (const { message, remedy } of feedback.problems)
        for (const text of [message, remedy ?? 'Save it as UTF-8.']) heard.sentences.add(text);
    }
  }
  return heard;
}

let heard: Heard;
beforeAll(() => {
  heard = gradeLibrary();
});

test.each(others)('everything that graders say of the library has a translation that loses nothing: %s', (language) => {
  expect(heard.sentences.size).toBeGreaterThan(300);
  expect([...heard.sentences].flatMap((sentence) => faultOf(sentence, language) ?? [])).toEqual([]);
  expect([...heard.claims].flatMap((claim) => faultOf(claim, language, translatedClaim) ?? [])).toEqual([]);
});

describeWithPrograms('axe finds nothing wrong', ['chromium'], () => {
  test.each(languages)('with the reports of the example class: %s', (language) => {
    expect(heard.students).toHaveLength(10);
    expect(axe(heard.students.map((feedback) => renderHtml(feedback, language)))).toEqual(
      heard.students.map(() => ({})),
    );
  });
});

/** Three students of the example class, each in another language. */
const pictured: readonly (readonly [student: string, language: Language])[] = [
  ['elena-petrova', 'de'],
  ['ines-moreau', 'es'],
  ['grace-otieno', 'zh'],
];

describeWithPrograms('the reports of three students as pictures', ['pdftoppm', 'pdftotext'], () => {
  const golden = join(__dirname, '..', 'reports', 'pdf', 'golden-class');
  // Without reference results: better ones must not change a picture.
  const folder = join(root, 'problems', EXAMPLE);
  const grader = new Grader(readAssignment(folder).value!, 7, generator);
  const { files } = listSubmissions(join(folder, 'class'));
  const pdfOf = ([name, language]: readonly [string, Language]): Promise<Uint8Array> =>
    renderPdf(grader.grade(readFile(files.find(({ student }) => student === name)!.path), name), language);

  test.each(pictured)('%s, %s: the first three pages look as they did', async (...one) =>
    expect(changesFrom(golden, picturesOf(await pdfOf(one), 3), one[0])).toEqual([]),
  );

  test.each(pictured)('%s, %s: every letter has ink, and no word stands on another', async (...one) =>
    expect(faultsInPictures(await pdfOf(one))).toEqual([]),
  );
});

/** Real homeworks, which are not part of this project; maps of their ink are compared in `test/reports/pdf/homeworks.test.ts`. */
const homeworks = [
  ['hw-000', 'text-cnn-and-generative-models'],
  ['hw-001', 'conv-lstm-kl'],
  ['hw-003', 'recurrent-and-latent-models'],
] as const;

describeWithShared('the reports of three real homeworks as pictures', () => {
  describeWithPrograms('every letter has ink, and no word stands on another', ['pdftoppm', 'pdftotext'], () => {
    const files = readdirSync(sharedPath('seeds'));

    test.each(homeworks)('%s', async (homework, name) => {
      const file = files.find((entry) => entry.startsWith(homework) && entry.endsWith('.md'))!;
      const assignment = readAssignment(join(root, 'problems', name)).value!;
      const grader = new Grader(assignment, 7, generator, referencesIn(bundledResults()));
      const feedback = grader.grade(readFile(sharedPath('seeds', file)), homework);
      for (const language of languages) expect(faultsInPictures(await renderPdf(feedback, language))).toEqual([]);
    });
  });
});
