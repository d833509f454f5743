import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { folderNames } from '../../gradebook/batch/folders';

test('the name itself where it can be', () =>
  expect(folderNames(['ada', 'Đặng Thuỳ Linh', '李雷', 'عمر', 'O’Brien-Smith', '👩‍🔬'])).toEqual([
    'ada',
    'Đặng Thuỳ Linh',
    '李雷',
    'عمر',
    'O’Brien-Smith',
    '👩‍🔬', // prettier-ignore
  ]));

test('no two alike, even where case or the way of writing accents is lost', () =>
  expect(folderNames(['ada', 'Ada', 'é', 'e\u0301', 'ada-2', 'ﬁ', 'fi'])).toEqual([
    'ada',
    'Ada-2',
    'é',
    'e\u0301-2',
    'ada-2-2',
    'ﬁ',
    'fi-2', // prettier-ignore
  ]));

test('none outside, none hidden, none that something else has', () =>
  expect(folderNames(['../..', '/etc', 'a/b', '.git', 'grades.csv', 'Summary.PDF', 'con', '', 'x.', 'a\nb'])).toEqual([
    '___',
    '_etc',
    'a_b',
    '_git',
    'grades.csv_',
    'Summary.PDF_',
    'con_',
    'student_',
    'x_',
    'a_b-2', // prettier-ignore
  ]));

test('any names make folders in one place, one for each', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'proofmark-'));
  try {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 400 }), { maxLength: 8 }), (students) => {
        const names = folderNames(students);
        const place = mkdtempSync(join(scratch, 'x'));
        for (const name of names) {
          expect(dirname(join(place, name))).toBe(place);
          mkdirSync(join(place, name));
        }
        expect(readdirSync(place)).toHaveLength(students.length);
      }),
    );
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
