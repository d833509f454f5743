import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WrongCall } from '../../cli/input';
import { asWrongCall, writableFolder } from '../../cli/output';

const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const refusalOf = (path: string): string => {
  try {
    writableFolder('--out', path);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(WrongCall);
    return (error as Error).message;
  }
};

test('a folder is made with those above it, and nothing is left in it', () => {
  const deep = join(folder, 'a', 'b', 'c');
  writableFolder('--out', deep);
  writableFolder('--out', deep);
  expect(readdirSync(deep)).toEqual([]);
});

test('a file in its place, or above it, is named', () => {
  const file = join(folder, 'notes.md');
  writeFileSync(file, '');
  expect(refusalOf(file)).toBe(`--out ${file}: ${file} is a file; name another folder`);
  expect(refusalOf(join(file, 'below'))).toBe(`--out ${join(file, 'below')}: ${file} is a file; name another folder`);
});

// Making folders there with Node's own recursion never ends.
(existsSync('/proc/self') ? test : test.skip)('where the system takes no folders, that is said at once', () => {
  expect(refusalOf('/proc/proofmark/out')).toContain('no folder can be made there');
});

test('errors of writing say what to do, and others stay what they are', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  expect((asWrongCall(full, 'feedback') as Error).message).toBe(
    'feedback: the disk is full: make room, and the same command goes on from there',
  );
  const other = new TypeError('x is not a function');
  expect(asWrongCall(other, 'feedback')).toBe(other);
});
