import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { bundle, buildFlags, type Bundle } from '../support/bundle';
import { rightAnswer, writeAssignment } from '../support/one-step';

let proofmark: Bundle;
beforeAll(() => (proofmark = bundle('cli/main.ts', buildFlags())));
afterAll(() => proofmark.remove());

const scratch = mkdtempSync(join(tmpdir(), 'proofmark-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** An assignment in Spanish of one part, and one answer to it. */
const assignment = join(scratch, 'assignment');
const answer = join(scratch, 'ada.md');
beforeAll(() => {
  writeAssignment(assignment, 'title: Redes\nlanguage: es', ', title: Un paso');
  writeFileSync(answer, `# 1\n\n${rightAnswer()}`);
});

const run = (...args: string[]) => spawnSync(process.execPath, [proofmark.program, ...args], { encoding: 'utf8' });
const page = (out: string): string => readFileSync(join(out, 'ada', 'feedback.html'), 'utf8');

test('reports are in the language of the assignment, or in the one asked for; another one grades anew', () => {
  const out = join(scratch, 'out');
  const grade = (...more: string[]) => run('grade', assignment, answer, '--out', out, ...more);
  expect(grade().status).toBe(0);
  expect(page(out)).toContain('<html lang="es">');
  expect(page(out)).toMatch(/<p class="assignment">Redes<[^]*10<\/strong> de 10 puntos[^]*se cumple/);
  expect(grade('--language', 'de').status).toBe(0);
  expect(page(out)).toContain('<html lang="de">');
  expect(page(out)).toMatch(/<p class="assignment"><span lang="es">Redes<[^]*10<\/strong> von 10 Punkten[^]*stimm/);
  expect(readFileSync(join(out, 'summary.html'), 'utf8')).toContain('<h1>Überblick über den Kurs</h1>');
});

test('the tables for spreadsheets speak it, too', () => {
  const out = join(scratch, 'tables');
  const empty = join(scratch, 'bob.md');
  writeFileSync(empty, '');
  expect(run('grade', assignment, empty, '--out', out, '--language', 'de').status).toBe(1);
  for (const name of ['grades.csv', 'waiting.csv'])
    expect(readFileSync(join(out, name), 'utf8')).toContain('bob.md ist leer. Speichern Sie die Antwort darin');
});

test('check --pdf', async () => {
  const file = join(scratch, 'ada.pdf');
  expect(run('check', `${assignment}/gru`, answer, '--pdf', file, '--language', 'zh').status).toBe(0);
  const { catalog } = await PDFDocument.load(readFileSync(file));
  expect(catalog.lookup(PDFName.of('Lang'), PDFHexString).decodeText()).toBe('zh-Hans');
});

test('a language that there is not is a wrong call', () => {
  const out = join(scratch, 'none');
  for (const call of [
    ['check', `${assignment}/gru`, answer],
    ['grade', assignment, answer, '--out', out],
  ]) {
    const { status, stderr } = run(...call, '--language', 'fr');
    expect([status, stderr]).toEqual([2, 'proofmark: --language fr: expected one of en, de, es, zh\n']);
  }
  expect(existsSync(out)).toBe(false);
  writeFileSync(join(assignment, 'assignment.yaml'), 'title: Redes\nlanguage: esp\nparts: []\n');
  const { status, stderr } = run('grade', assignment, answer, '--out', out);
  expect(status).toBe(2);
  expect(stderr).toMatch(/assignment\.yaml:2:11: expected one of en, de, es, zh, found 'esp'; did you mean es\?/);
});
