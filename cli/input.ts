import { languages, type Language } from '../problems/schema';
import { readFileSync, statSync } from 'node:fs';
import { readSubmission } from '../submissions/read';

/** A call that cannot be carried out; its message is one clear line. */
export class WrongCall extends Error {}

/** Prints a wrong call as one line and gives its exit status; lets all other errors through. */
export function reported(run: () => number): number {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    return 2;
  }
}

export function seedOf(text: string): number {
  const seed = Number(text);
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new WrongCall(`--seed: expected a whole number from 0 on, found "${text}"`);
  return seed;
}

/** A number from `least` on, as an option gives it. */
export function numberOf(option: string, text: string, least: number, what: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < least || text.trim() === '')
    throw new WrongCall(`--${option}: expected ${what} from ${least} on, found "${text}"`);
  return value;
}

/** Bytes of a file, or of standard input for `-`. */
export function bytesOf(file: string): Uint8Array {
  if (file === '-') return readFileSync(0);
  try {
    if (statSync(file).isDirectory()) throw new WrongCall(`${file}: this is a folder; name a file in it`);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof WrongCall) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    throw new WrongCall(
      `${file}: ${code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'this file may not be read' : 'this file could not be read'}`,
    );
  }
}

/** Text of a document of any format that is read; a document that holds none is a wrong call. */
export function textOf(file: string): string {
  const read = readSubmission(file, bytesOf(file));
  const error = read.problems.find((p) => p.severity === 'error');
  if (error) throw new WrongCall(`${file}: ${error.message}${error.remedy ? ` ${error.remedy}` : ''}`);
  for (const note of read.problems) process.stderr.write(`proofmark: ${file}: ${note.message}\n`);
  return read.text;
}

/** A language of reports by its code; undefined where none is asked for. */
export function languageOf(code: string | undefined): Language | undefined {
  const found = languages.find((language) => language === code);
  if (code !== undefined && found === undefined)
    throw new WrongCall(`--language ${code}: expected one of ${languages.join(', ')}`);
  return found;
}
