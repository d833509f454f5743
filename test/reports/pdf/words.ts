import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../../support/programs';

/** In points from the upper left corner of the page. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Word extends Box {
  readonly text: string;
}

/** Words of each page with where poppler finds them. */
export function wordsIn(file: string): Word[][] {
  const html = outputOf('pdftotext', ['-bbox', file, '-']);
  return html
    .split('<page ')
    .slice(1)
    .map((page) =>
      [
        ...page.matchAll(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">([^<]*)<\/word>/g),
      ].map(([, left, top, right, bottom, text = '']) => ({
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text,
      })),
    );
}

/** The same of a PDF that is no file yet. */
export function wordsOf(pdf: Uint8Array): Word[][] {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, pdf);
    return wordsIn(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
