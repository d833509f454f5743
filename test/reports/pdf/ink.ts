import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { outputOf } from '../../support/programs';
import { decode } from './png';
import { wordsIn, type Box, type Word } from './words';

const dpi = 80;

/** How much darker or lighter than what is around it something in a box is, from 0 to 255. */
function contrast({ width, height, grey }: ReturnType<typeof decode>, box: Box): number {
  const [x0, x1] = [box.left, box.right].map((x) => Math.round((x * dpi) / 72)) as [number, number];
  const [y0, y1] = [box.top, box.bottom].map((y) => Math.round((y * dpi) / 72)) as [number, number];
  let [least, most] = [255, 0];
  for (let y = Math.max(0, y0); y <= Math.min(height - 1, y1); y++)
    for (let x = Math.max(0, x0); x <= Math.min(width - 1, x1); x++) {
      least = Math.min(least, grey[y * width + x]!);
      most = Math.max(most, grey[y * width + x]!);
    }
  return most - least;
}

/** The letters of a word are equally wide here: near enough to look for ink under each. */
function* letters(word: Word): Generator<Box> {
  const count = [...word.text].length;
  const step = (word.right - word.left) / count;
  for (let i = 0; i < count; i++)
    yield { ...word, left: word.left + (i - 0.6) * step, right: word.left + (i + 1.6) * step };
}

/** A word of a text rather than of the LaTeX of a formula, whose place is that of the formula. */
const isProse = ({ text }: Word): boolean => /^\p{L}[\p{L}\p{M}'’-]{2,}[.,;:]?$/u.test(text);

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** The part of a line's box that its letters fill. */
const core = (box: Word): Box => {
  const height = box.bottom - box.top;
  return { ...box, top: box.top + 0.3 * height, bottom: box.bottom - 0.25 * height };
};

/** What can be seen to be wrong with the pages of a PDF: words that stand on each other or off the page, letters without ink. */
export function faultsInPictures(pdf: Uint8Array): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
  try {
    const file = join(folder, 'a.pdf');
    writeFileSync(file, pdf);
    outputOf('pdftoppm', ['-r', String(dpi), '-gray', '-png', file, join(folder, 'page')]);
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.png')).sort(); // prettier-ignore
    return wordsIn(file).flatMap((words, page) => {
      const picture = decode(readFileSync(join(folder, pictures[page]!)));
      const prose = words.filter(isProse);
      const at = `page ${page + 1}: `;
      const off = words.filter(({ left, right, top, bottom }) => left < 20 || right > 580 || top < 20 || bottom > 830);
      const blank = prose.filter((word) => [...letters(word)].some((letter) => contrast(picture, letter) < 40));
      const crossing = prose.flatMap((word, i) =>
        prose
          .slice(i + 1)
          .flatMap((other) => (overlap(core(word), core(other)) > 1 ? [`${word.text} / ${other.text}`] : [])),
      );
      return [
        ...off.map(({ text }) => `${at}${text} stands off the text`),
        ...blank.map(({ text }) => `${at}a letter of ${text} has no ink`),
        ...crossing.map((pair) => `${at}${pair} stand on each other`),
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
