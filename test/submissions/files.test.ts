import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { listSubmissions, readFile } from '../../submissions/files';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'proofmark-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const put = (path: string, text = 'x'): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const listed = (): [string, string][] =>
  listSubmissions(folder).files.map(({ student, path }) => [student, path.slice(folder.length + 1)]);

test('one file or one folder a student, by name', () => {
  for (const path of ['zoe.md', 'Ada Lovelace/answer.tex', 'Ada Lovelace/figure.png', 'bob.ipynb', 'b=HYPERLINK().md'])
    put(path);
  expect(listed()).toEqual([
    ['Ada Lovelace', 'Ada Lovelace/answer.tex'],
    ['b=HYPERLINK()', 'b=HYPERLINK().md'],
    ['bob', 'bob.ipynb'],
    ['zoe', 'zoe.md'],
  ]);
});

test('hidden files, packages and links are passed over', () => {
  put('a.md');
  put('.hidden.md');
  put('node_modules/x/readme.md');
  symlinkSync('/etc/passwd', join(folder, 'link.md'));
  expect(listed()).toEqual([['a', 'a.md']]);
  expect(listSubmissions(folder).problems.map((problem) => problem.message)).toEqual([
    expect.stringContaining('link.md is a symbolic link'),
  ]);
});

test('nothing that a student handed in is lost: a PDF is listed, so that its feedback can say so', () => {
  put('a.pdf', '%PDF-1.4');
  put('b/scan.pdf', '%PDF-1.4');
  put('c/deep/er/answer.md');
  put('c/notes.pdf');
  expect(listed()).toEqual([
    ['a', 'a.pdf'],
    ['b', 'b/scan.pdf'],
    ['c', 'c/deep/er/answer.md'],
  ]);
  expect(readFile(join(folder, 'a.pdf')).problems).toEqual([expect.objectContaining({ severity: 'error' })]);
});

test('a student who handed in no document is not lost: the folder is listed, with what it holds', () => {
  put('a/IMG_1.png');
  put('a/IMG_2.JPG');
  mkdirSync(join(folder, 'b'));
  mkdirSync(join(folder, 'c'));
  symlinkSync('/etc/passwd', join(folder, 'c', 'answer.md'));
  put('d.md');
  put('figures/plot.png');
  const { files } = listSubmissions(folder);
  expect(
    files.map(({ student, missing }) => [student, missing?.replace(/; documents end in \.md, .*\.ipynb\.$/, '')]),
  ).toEqual([
    ['a', 'The folder holds no document, only IMG_1.png, IMG_2.JPG'],
    ['b', 'The folder is empty'],
    ['c', 'The folder holds no document, only answer.md (a link)'],
    ['d', undefined],
  ]);
});

test('what systems and Word leave behind is nobody, and neither is the folder of the feedback', () => {
  for (const path of ['a.md', 'Thumbs.db', 'desktop.ini', '~$essay.docx', 'feedback/a/feedback.html', '.DS_Store'])
    put(path);
  const { files, problems } = listSubmissions(folder, join(folder, 'feedback'));
  expect(files.map(({ student }) => student)).toEqual(['a']);
  expect(problems).toEqual([]);
});

test('two documents of one name keep their endings; several in one folder are reported', () => {
  put('a.md');
  put('a.tex');
  put('b/1.md');
  put('b/2.md');
  expect(listed()).toEqual([
    ['a.md', 'a.md'],
    ['a.tex', 'a.tex'],
    ['b', 'b/1.md'],
  ]);
  const { files, problems } = listSubmissions(folder);
  expect(files.at(-1)?.note).toBe('Several documents were handed in: 1.md is read, not 2.md.');
  expect(problems[0]?.message).toContain('1.md is read, not 2.md');
});

test('a single file, an empty folder, nothing', () => {
  put('a.md');
  expect(listSubmissions(join(folder, 'a.md')).files).toEqual([{ student: 'a', path: join(folder, 'a.md') }]);
  mkdirSync(join(folder, 'empty'));
  for (const path of ['empty', 'nowhere']) {
    const { files, problems } = listSubmissions(join(folder, path));
    expect(files).toEqual([]);
    expect(problems.at(-1)?.severity).toBe('error');
  }
  expect(readFile(join(folder, 'nowhere')).problems[0]?.message).toContain('cannot be opened');
});
