import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../../support/programs';
import { blocksOf } from './png';

/** Greatest difference of the mean grey of a block (of 255), and of a page: a letter more or less is above. */
export const tolerance = { block: 40, page: 1.2 };

const updates = process.env.PROOFMARK_UPDATE_GOLDEN === '1';

/** The first pages of a PDF as small grey pictures, in order. */
export function picturesOf(pdf: Uint8Array, most = 100): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, pdf);
    outputOf('pdftoppm', ['-r', '50', '-l', String(most), '-gray', '-png', file, join(folder, 'page')]);
    const names = readdirSync(folder).filter((name) => name.endsWith('.png')).sort(); // prettier-ignore
    return names.map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * Says how the pages differ from the pictures of them that are kept under `golden/`; nothing where they look as they
 * did. PROOFMARK_UPDATE_GOLDEN=1 writes the pictures anew.
 */
export function changesFrom(golden: string, pictures: readonly Buffer[], name: string): string[] {
  const file = (i: number): string => join(golden, `${name}-${i + 1}.png`);
  if (updates) {
    mkdirSync(golden, { recursive: true });
    pictures.forEach((picture, i) => writeFileSync(file(i), picture));
  }
  const kept = existsSync(golden) ? readdirSync(golden).filter((entry) => entry.startsWith(`${name}-`)).length : 0;
  if (kept !== pictures.length) return [`${name} has ${pictures.length} pages, and had ${kept}`];
  return pictures.flatMap((picture, i) => {
    const { block, page } = differenceOf(picture, readFileSync(file(i)));
    return block < tolerance.block && page < tolerance.page
      ? []
      : [`page ${i + 1} of ${name} looks otherwise: a block by ${block.toFixed(1)}, the page by ${page.toFixed(2)}`];
  });
}

/** Greatest difference of a block of two pictures, and the mean over the page. */
export function differenceOf(is: Buffer, was: Buffer): { block: number; page: number } {
  const [now, then] = [blocksOf(is), blocksOf(was)];
  if (now.length !== then.length) return { block: 255, page: 255 };
  const differences = now.map((grey, i) => Math.abs(grey - then[i]!));
  return { block: Math.max(...differences), page: differences.reduce((sum, d) => sum + d, 0) / differences.length };
}
