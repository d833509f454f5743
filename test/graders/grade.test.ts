import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { Grader } from '../../graders/grade';
import { readAssignment } from '../../problems/files';
import { listSubmissions } from '../../submissions/files';
import { readSubmission } from '../../submissions/read';
import { root } from '../support/shared';

const folder = join(root, 'problems', 'text-cnn-and-generative-models');
const library = readAssignment(folder).value!;
const unjudged = ['siamese-loss', 'cvae-samples', 'dcgan-samples'];
/** The assignment as it was before some of its parts could be judged. */
const assignment = {
  ...library,
  parts: library.parts.map((p) => (unjudged.includes(p.id) ? { ...p, problem: null, grader: 'prose' as const } : p)),
};
const generator = { name: 'proofmark', version: 'test' };
const { files } = listSubmissions(join(folder, 'class'));
const submissionOf = (name: string) =>
  readSubmission(name, readFileSync(files.find((f) => f.path.endsWith(name))!.path));
const schema = JSON.parse(readFileSync(join(root, 'graders', 'feedback.schema.json'), 'utf8')) as object;

describe('a whole document', () => {
  const grader = new Grader(assignment, 7, generator);
  const feedback = grader.grade(submissionOf('amal-haddad.tex'), 'amal-haddad');

  test('lists every part of the assignment in order', () =>
    expect(feedback.parts.map((p) => p.id)).toEqual(assignment.parts.map((p) => p.id)));

  test('a part whose grader is not there yet waits for a person and is never wrong', () => {
    const waiting = feedback.parts.filter(
      (p) => assignment.parts.find((q) => q.id === p.id)!.problem === null && p.status !== 'missing',
    );
    expect(waiting).toHaveLength(unjudged.length);
    for (const part of waiting) expect([part.status, part.awarded]).toEqual(['waiting', 0]);
  });

  test('sums: awarded counts what is graded, pending what waits', () => {
    expect(feedback.points).toBe(assignment.parts.reduce((s, p) => s + p.points, 0));
    // 1.1 to 1.4, 2.3 and 2.4, 3.1 and 3.2.
    expect(feedback.awarded).toBe(5 + 3 + 2 + 15 + 5 + 5 + 10 + 10);
    expect(feedback.pending).toBe(
      feedback.parts.filter((p) => p.status === 'waiting').reduce((s, p) => s + p.points, 0),
    );
  });

  test('meets the published schema, for every document of the class', () => {
    const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
    for (const file of files) {
      const graded = grader.grade(readSubmission(file.path.split('/').pop()!, readFileSync(file.path)), file.student);
      validate(JSON.parse(JSON.stringify(graded)));
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  test('the same seed gives the same feedback, byte for byte, also from a grader that graded others before', () => {
    const again = new Grader(assignment, 7, generator);
    again.grade(submissionOf('elena-petrova.md'), 'elena-petrova');
    expect(JSON.stringify(again.grade(submissionOf('amal-haddad.tex'), 'amal-haddad'))).toBe(JSON.stringify(feedback));
  });
});

describe('a document that holds nothing', () => {
  const grader = new Grader(assignment, 7, generator);

  test('an empty file: every part is missing, and the reason is told', () => {
    const feedback = grader.grade(readSubmission('empty.md', new Uint8Array()), 'nobody');
    expect(new Set(feedback.parts.map((p) => p.status))).toEqual(new Set(['missing']));
    expect(feedback.awarded).toBe(0);
    expect(feedback.problems.map((p) => p.message).join()).toMatch(/empty/);
  });

  test('a binary file: the same', () => {
    const feedback = grader.grade(
      readSubmission('scan.md', new Uint8Array([0x25, 0x50, 0x44, 0x46, 0, 1, 2])),
      'nobody',
    );
    expect(feedback.parts.every((p) => p.status === 'missing')).toBe(true);
    // Of its parts nobody knows whether they are in it.
    expect(feedback.problems.map(({ message }) => message)).toEqual(['scan.md is a PDF, which cannot be read.']);
    expect(feedback.unread).toBe(true);
  });
});
