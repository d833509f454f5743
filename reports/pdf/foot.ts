import { linesOf } from './layout/lines';
import { moved, rightOf, type Slab } from './layout/slab';
import { paper, textWidth, type Page } from './pages';
import { colours, rootStyle, type Style } from './style';

const style: Style = { ...rootStyle, size: 7.5, colour: colours.soft };
/** Its baseline above the lower edge of the paper, and the least space between what stands in it; points. */
const baseline = 34;
const apart = 16;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The line at the foot of a page: whose report it is, as much of it as there is room for, and which page. */
export function foot(title: string, count: string): Page {
  const right = rightOf(lineOf(count));
  const room = textWidth - right - apart;
  return [...placed(fitting(title, room), 0), ...placed(lineOf(count), textWidth - right)];
}

/** A text in one line, in the order of its script. */
const lineOf = (text: string): Slab[] =>
  linesOf([{ kind: 'text', text, look: { style, tag: null } }], style, { width: Infinity, room: 0, measuring: true });

function fitting(text: string, room: number): Slab[] {
  const whole = lineOf(text);
  if (rightOf(whole) <= room) return whole;
  const letters = [...segmenter.segment(text)].map(({ segment }) => segment);
  let [fits, over] = [0, letters.length];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (rightOf(lineOf(shortened(letters, middle))) <= room) fits = middle;
    else over = middle;
  }
  return lineOf(shortened(letters, fits));
}

const shortened = (letters: readonly string[], count: number): string =>
  `${letters.slice(0, count).join('').trimEnd()}…`;

const placed = (line: readonly Slab[], x: number): Page =>
  line.flatMap((slab) => moved(slab, paper.left + x, paper.height - baseline - (slab.baseline ?? 0)).inks);
