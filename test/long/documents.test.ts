import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledResults, referencesIn } from '../../cli/references';
import type { Feedback } from '../../graders/feedback';
import { Grader } from '../../graders/grade';
import { assignmentFolders, readAssignment } from '../../problems/files';
import { languages, type Language } from '../../problems/schema';
import { renderPdf } from '../../reports/pdf';
import { Speaker, type Said } from '../../reports/said';
import { catalogues } from '../../reports/texts/languages';
import { readSubmission } from '../../submissions/read';
import { elementsOf, faultsOf, readTagged } from '../reports/pdf/tagged';
import { describeWithPrograms, outputOf } from '../support/programs';
import { root } from '../support/shared';

/** Of each problem of the library the model answer and a mistake, each in two languages. */
function* sample(): Generator<readonly [name: string, feedback: Feedback, language: Language]> {
  let turn = 0;
  for (const folder of assignmentFolders(join(root, 'problems'))) {
    const assignment = readAssignment(folder).value!;
    const grader = new Grader(assignment, 7, { name: 'proofmark', version: '0' }, referencesIn(bundledResults()));
    for (const part of assignment.parts) {
      const { problem } = part;
      if (!problem) continue;
      const mistake = problem.mistakes[turn % Math.max(1, problem.mistakes.length)];
      for (const text of [problem.solution.text, ...(mistake ? [mistake.text] : [])]) {
        const submission = readSubmission('answer.md', Buffer.from(text));
        const feedback = grader.feedback([grader.check(part, submission)], [], submission, part.id);
        for (const k of [0, 1]) yield [part.id, feedback, languages[(turn + 2 * k) % languages.length]!];
        turn++;
      }
    }
  }
}

/** What a report has to say of its parts, in its language, without formulas. */
function sayings({ parts }: Feedback, language: Language): string[] {
  const { sentence, ownSentence, phrase, own } = new Speaker(catalogues[language], 'en');
  const said = parts.flatMap((part): Said[] => [
    own(part.title),
    own(part.question ?? ''),
    ...part.marks.map(({ because }) => sentence(because)),
    ...part.remarks.map(sentence),
    ...part.claims.flatMap(({ verdict, because, law, suggestion }) => [
      ...(verdict === 'holds' ? [] : [sentence(because)]),
      ...(law === undefined ? [] : [phrase(law)]),
      ...(suggestion ? [phrase(suggestion.edit)] : []),
    ]),
    ...part.quantities.flatMap(({ title, because }) => [own(title ?? ''), ownSentence(because ?? '')]),
    ...part.results.map(({ because }) => ownSentence(because)),
  ]);
  return said.flatMap((one) => one.map(({ text }) => text).join('').split(/\$\$?[^$]*\$\$?/)); // prettier-ignore
}

const bare = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

describeWithPrograms('reports as other programs read them', ['pdftotext', 'pdfinfo', 'qpdf'], () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
  const file = join(folder, 'a.pdf');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('are sound and tagged, and have every sentence and the LaTeX of every formula', async () => {
    const faults: string[] = [];
    let count = 0;
    for (const [name, feedback, language] of sample()) {
      const pdf = await renderPdf(feedback, language);
      const tagged = await readTagged(pdf);
      writeFileSync(file, pdf);
      const text = bare(outputOf('pdftotext', ['-raw', file, '-']));
      const formulas = [...elementsOf(tagged.root)].flatMap(({ role, alt }) => (role === 'Formula' ? [alt ?? ''] : []));
      const wanted = [...formulas, ...sayings(feedback, language)].filter((one) => !text.includes(bare(one)));
      if (!outputOf('qpdf', ['--check', file]).includes('No syntax or stream encoding errors found'))
        faults.push(`${name} ${language} is damaged`);
      if (!/^Tagged: +yes$/m.test(outputOf('pdfinfo', [file]))) faults.push(`${name} ${language} is not tagged`);
      faults.push(...[...faultsOf(tagged), ...wanted].map((fault) => `${name} ${language}: ${fault}`));
      count++;
    }
    expect(faults).toEqual([]);
    expect(count).toBeGreaterThan(120);
  });
});
