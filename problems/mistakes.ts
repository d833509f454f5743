import { isScalar } from 'yaml';
import type { Loaded, Reader } from './reading';
import { Page, listOf, needed, number, oneOf, optional, record, someOf, text, truth } from './reading';
import { claimVerdicts, type DeclaredVerdict, type Mistake, type Text } from './schema';

const verdictFields = record('a verdict', {
  line: needed(number('the number of a line of this file', 1, 1e6)),
  claim: optional(text("a piece of the claim in single quotes, such as '= B'"), null),
  verdict: needed(someOf(oneOf(...claimVerdicts), 'verdicts')),
});

export const verdict: Reader<DeclaredVerdict> = (node, page) => {
  const read = verdictFields(node, page);
  return read === null
    ? null
    : { line: read.line, claim: read.claim, verdicts: read.verdict, place: page.placeOf(node) };
};

const classes: Reader<string> = (node, page) => {
  const written = text('value classes such as ABAA')(node, page);
  if (written === null || /^[A-Z?]+$/.test(written)) return written;
  return page.report(node, 'expected value classes, one capital letter for each side, such as ABAA');
};

const loses: Reader<Mistake['loses']> = (node, page) => {
  if (isScalar(node) && typeof node.value === 'boolean') return truth(node, page) === true ? 'some' : [];
  return someOf(oneOf('steps', 'conclusion', 'reasons'), 'steps, conclusion, reasons')(node, page);
};

const fields = record('the front matter', {
  why: needed(text('what is wrong, and why just these claims fail')),
  verdicts: optional(listOf(verdict, 'verdicts'), []),
  others: optional(oneOf(...claimVerdicts), null),
  classes: optional(classes, null),
  loses: optional(loses, 'some' as const),
});

/** The front matter of an answer as a page of YAML, and the answer with its lines where they stand in the file. */
export interface FrontMatter {
  readonly page: Page;
  readonly answer: string;
}

/** Splits a file of `mistakes/`; null where it does not begin with front matter. */
export function frontMatter(file: Text): FrontMatter | null {
  const front = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?\n)?---[ \t]*(?:\r?\n|$)/.exec(file.text);
  if (front === null) return null;
  const answer = front[0].replace(/[^\n]/g, '') + file.text.slice(front[0].length);
  return { page: new Page(file.file, `\n${front[1] ?? ''}`), answer };
}

/** Reads a file of `mistakes/`: YAML between two lines of `---`, then the answer. */
export function loadMistake(file: Text): Loaded<Mistake> {
  const front = frontMatter(file);
  if (front === null) {
    const message = "expected front matter: YAML with why and verdicts between two lines of '---', then the answer";
    return { value: null, troubles: [{ file: file.file, line: 1, column: 1, message }] };
  }
  const { page, answer: text } = front;
  const found = page.read(fields, 'why and verdicts');
  if (found === null) return { value: null, troubles: page.troubles };
  const lines = text.split('\n');
  for (const { line, claim, place } of found.verdicts) {
    const why = lineTrouble(lines, line, claim);
    if (why !== null) page.troubles.push({ file: file.file, ...place, message: why });
  }
  if (text.trim() === '') page.report(0, 'the answer is missing: write it after the front matter');
  const name = file.file.replace(/^.*[/\\]/, '').replace(/\.md$/, '');
  return { value: { name, file: file.file, text, ...found }, troubles: page.troubles };
}

/** A verdict must point at a line that holds something, and a piece of a claim must begin there. */
export function lineTrouble(lines: readonly string[], line: number, claim: string | null): string | null {
  const here = lines[line - 1];
  if (here === undefined || here.trim() === '')
    return `line ${line} of this file holds no part of the answer (lines are counted from the first '---')`;
  const bare = (written: string): string => written.replace(/\s+/g, '');
  if (claim !== null && !bare(lines.slice(Math.max(0, line - 3), line + 2).join('')).includes(bare(claim)))
    return `'${claim}' does not stand at line ${line} of this file`;
  return null;
}

/** Whether a declared verdict speaks of a claim, given the claim's line and its text as written. */
export function speaksOf(
  declared: { readonly line: number; readonly claim: string | null },
  claim: { readonly line: number; readonly latex: string },
): boolean {
  if (declared.line !== claim.line) return false;
  const bare = (written: string): string => written.replace(/\s+/g, '');
  return declared.claim === null || bare(claim.latex).includes(bare(declared.claim));
}
