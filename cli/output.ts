import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { WrongCall } from './input';

/** What the system says when files cannot be written, in words, with what to do. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: make room, and the same command goes on from there',
  EDQUOT: 'your quota of disk space is used up: make room, and the same command goes on from there',
  EROFS: 'nothing can be written there: name another folder',
  EACCES: 'it may not be written to: ask for the right to, or name another folder',
  EPERM: 'it may not be written to: ask for the right to, or name another folder',
  ENOENT: 'no folder can be made there: name another',
  ENOTDIR: 'a part of its path is a file: name another folder',
  ENAMETOOLONG: 'its name is too long for the system',
};

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** An error of writing as one of the call, which says what to do; any other error as it is. */
export function asWrongCall(error: unknown, what: string): unknown {
  const reason = REASONS[codeOf(error) ?? ''];
  return reason === undefined ? error : new WrongCall(`${what}: ${reason}`);
}

/**
 * Makes a folder, with those above it, and sees that a file can be written there.
 * @throws WrongCall that says why not
 */
export function writableFolder(option: string, folder: string): void {
  const what = `${option} ${folder}`;
  try {
    make(resolve(folder), what);
    const probe = join(folder, `.${process.pid}.part`);
    writeFileSync(probe, 'x');
    rmSync(probe);
  } catch (error) {
    throw asWrongCall(error, what);
  }
}

/** One after the other: where a system refuses all folders, such as /proc, Node's own recursion never ends. */
function make(folder: string, what: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new WrongCall(`${what}: ${folder} is a file; name another folder`);
    return;
  }
  if (dirname(folder) !== folder) make(dirname(folder), what);
  mkdirSync(folder);
}
