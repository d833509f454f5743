import { closeSync, lstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { basename, dirname, extname, isAbsolute, join, relative, resolve } from 'node:path';
import { namedPictures } from './beside';
import { maxBytes } from './decode';
import type { SubmittedPicture } from './notebook';
import type { SubmissionProblem } from './problem';
import { readSubmission, type Submission } from './read';

/** One student's document on disk. */
export interface StudentFile {
  /** Name of the folder that the document lies in, or of the file without its ending. */
  readonly student: string;
  readonly path: string;
  /** Why there is no document, in a sentence with its remedy; then `path` is the student's folder. */
  readonly missing?: string;
  /** What else was handed in and is not read, in a sentence. */
  readonly note?: string;
}

export interface Listing {
  /** In the order of their names. */
  readonly files: readonly StudentFile[];
  readonly problems: readonly SubmissionProblem[];
}

const endings = ['.md', '.markdown', '.tex', '.latex', '.ltx', '.txt', '.ipynb'];
/** What tools and systems leave behind: nobody handed it in. */
const skipped = (name: string): boolean =>
  /^(?:\.|~\$)|^(?:node_modules|__MACOSX|Thumbs\.db|desktop\.ini|Icon\r)$/i.test(name);
/** Folders beside flat documents that hold what those show. */
const forPictures = /^(?:figures?|figs?|images?|imgs?|pictures?|pics?|assets|media|attachments|styles?)$/i;
const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Documents at a path: the file itself; or in a folder, one file or one folder a student. Hidden files and symbolic
 * links are passed over: a link may lead out of what was handed in. A student whose folder holds no document is listed
 * all the same, so that nobody is lost. A path that cannot be read is a problem.
 * @param except a folder that is not looked into: that of the feedback may lie among the submissions
 */
export function listSubmissions(path: string, except?: string): Listing {
  const kind = kindOf(path);
  if (kind === 'file') return { files: [{ student: studentOf(path), path }], problems: [] };
  if (kind !== 'folder') {
    const message = kind === 'missing' ? `${path} does not exist.` : `${path} is neither a file nor a folder.`;
    return { files: [], problems: [{ severity: 'error', message, remedy: 'Name a file or a folder of submissions.' }] };
  }
  const files: StudentFile[] = [];
  const problems: SubmissionProblem[] = [];
  for (const name of entries(path, problems)) {
    const entry = join(path, name);
    const entryKind = kindOf(entry);
    if (except !== undefined && resolve(entry) === resolve(except)) continue;
    if (entryKind === 'other') problems.push(passedOver(entry));
    else if (entryKind === 'file') {
      if (!isExtra(name)) files.push({ student: studentOf(name), path: entry });
    } else if (entryKind === 'folder') {
      const [first, ...more] = documentsIn(entry, problems);
      if (first) {
        const note = more.length === 0 ? undefined : severalIn(first, more);
        files.push({ student: name, path: first, ...(note === undefined ? {} : { note }) });
        if (note !== undefined)
          problems.push({
            severity: 'note',
            message: `${entry}: ${note}`,
            remedy: 'Leave one document in each folder.',
          });
      } else if (!forPictures.test(name)) {
        const missing = `${nothingIn(entry)}; documents end in ${endings.join(', ')}.`;
        files.push({ student: name, path: entry, missing });
        problems.push({ severity: 'note', message: `${entry}: ${missing}` });
      }
    }
  }
  if (files.length === 0) problems.push({ severity: 'error', message: `${path} holds no submission.`, remedy: handIn });
  return { files: distinct(files), problems };
}

const handIn = `Documents end in ${endings.join(', ')}.`;

const severalIn = (first: string, more: readonly string[]): string =>
  `Several documents were handed in: ${basename(first)} is read, not ${listOf(more.map((file) => basename(file)))}.`;

/** What a folder without a document holds instead. */
function nothingIn(folder: string): string {
  const names = readNames(folder)
    .filter((name) => !skipped(name))
    .map((name) => (kindOf(join(folder, name)) === 'other' ? `${name} (a link)` : name));
  return names.length === 0 ? 'The folder is empty' : `The folder holds no document, only ${listOf(names)}`;
}

/** Names, or the first of many. */
const listOf = (names: readonly string[]): string =>
  names.length <= 4 ? names.join(', ') : `${names.slice(0, 3).join(', ')}, …`;

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder).sort(byName);
  } catch {
    return [];
  }
}

/** Bytes of a document, or a sentence that says why there are none. Of what is too large a little too much is read. */
export function readBytes(path: string): { readonly bytes: Uint8Array } | { readonly problem: string } {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(maxBytes + 1);
      let length = 0;
      for (let more = -1; more !== 0 && length < bytes.length; length += more)
        more = readSync(file, bytes, length, bytes.length - length, null);
      return { bytes: Buffer.from(bytes.subarray(0, length)) };
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { problem: `${path} cannot be opened: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Reads one document; a file that cannot be opened is an `error` among its problems. */
export function readFile(path: string): Submission {
  const name = basename(path);
  const read = readBytes(path);
  if ('bytes' in read) return readSubmission(name, read.bytes);
  const remedy = 'Check its name and that you may read it.';
  return { name, format: 'markdown', text: '', problems: [{ severity: 'error', message: read.problem, remedy }] };
}

/** More pictures than this nobody looks at. */
const MOST_PICTURES = 100;

/**
 * PNG pictures that a document names, from its own folder and those below. A link, a file elsewhere and one that is larger
 * than a document may be are passed over: a person sees what is missing.
 * @param path of the document
 */
export function picturesBeside(path: string, bytes: Uint8Array): SubmittedPicture[] {
  const folder = dirname(resolve(path));
  return namedPictures(bytes)
    .slice(0, MOST_PICTURES)
    .flatMap(({ name, line }) => {
      const picture = readInside(folder, name);
      return picture ? [{ name, line, bytes: picture }] : [];
    });
}

function readInside(folder: string, name: string): Uint8Array | null {
  const path = resolve(folder, name);
  const way = relative(folder, path);
  if (way.startsWith('..') || isAbsolute(way)) return null;
  try {
    // No folder on the way may lead elsewhere, either.
    for (let at = path; at !== folder; at = dirname(at)) if (lstatSync(at).isSymbolicLink()) return null;
    const stat = lstatSync(path);
    return stat.isFile() && stat.size <= maxBytes ? readFileSync(path) : null;
  } catch {
    return null;
  }
}

/** Student's name from a file's name: `ada-lovelace.tex` is `ada-lovelace`. */
export const studentOf = (path: string): string => basename(path, extname(path)) || basename(path);

const isDocument = (name: string): boolean => endings.includes(extname(name).toLowerCase());
/** What documents bring along: pictures, styles, bibliographies, data. */
const isExtra = (name: string): boolean =>
  /\.(png|jpe?g|gif|svg|sty|cls|bib|aux|log|csv|json|ya?ml|py|css|eps)$/i.test(name);

function kindOf(path: string): 'file' | 'folder' | 'missing' | 'other' {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (!stat) return 'missing';
  if (stat.isFile()) return 'file';
  return stat.isDirectory() ? 'folder' : 'other';
}

function entries(folder: string, problems: SubmissionProblem[]): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !skipped(name))
      .sort(byName);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const remedy = 'Check that you may read it.';
    problems.push({ severity: 'error', message: `${folder} cannot be opened: ${why}`, remedy });
    return [];
  }
}

/**
 * Documents in a student's folder and the folders in it, the shallowest first; where there is none, what else was
 * handed in, such as a PDF, so that its student hears of it.
 */
function documentsIn(folder: string, problems: SubmissionProblem[]): string[] {
  const files = filesIn(folder, problems);
  const documents = files.filter(isDocument);
  return documents.length > 0 ? documents : files.filter((file) => !isExtra(file)).slice(0, 1);
}

function filesIn(folder: string, problems: SubmissionProblem[], depth = 0): string[] {
  const here: string[] = [];
  const below: string[] = [];
  for (const name of entries(folder, problems)) {
    const path = join(folder, name);
    const kind = kindOf(path);
    if (kind === 'file') here.push(path);
    else if (kind === 'folder' && depth < 4) below.push(...filesIn(path, problems, depth + 1));
    else if (kind === 'other') problems.push(passedOver(path));
  }
  return [...here, ...below];
}

const passedOver = (path: string): SubmissionProblem => ({
  severity: 'note',
  message: `${path} is a symbolic link or a special file and was passed over.`,
  remedy: 'Hand in the file itself.',
});

/** Two documents `ada.md` and `ada.tex` would share a name: such students keep the whole file name. */
function distinct(files: readonly StudentFile[]): StudentFile[] {
  const count = new Map<string, number>();
  for (const { student } of files) count.set(student, (count.get(student) ?? 0) + 1);
  return files.map((file) => (count.get(file.student) === 1 ? file : { ...file, student: basename(file.path) }));
}
