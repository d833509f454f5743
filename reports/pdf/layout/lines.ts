import type { PlacedGlyph } from '../fonts/face';
import { colours, type Style } from '../style';
import { atomsOf, signDiameter, type Atom } from './atoms';
import { visualOrder } from './direction';
import type { Piece } from './pieces';
import type { Ink, Slab, TextInk } from './slab';

/** What a paragraph is laid out into. */
export interface Measure {
  readonly width: number;
  /** Width that its formulas may take; the same, but where the least width of a table's column is looked for. */
  readonly room: number;
  /** Only the extent is wanted: everything stands at the left, no word is divided. */
  readonly measuring: boolean;
}

/** A paragraph as lines, broken where the next word does not fit. */
export function linesOf(pieces: readonly Piece[], style: Style, measure: Measure): Slab[] {
  const tail = atomsOf(pieces.filter((piece) => piece.look.style.atEnd), measure.room).atoms; // prettier-ignore
  const { atoms, rightToLeft } = atomsOf(
    pieces.filter((piece) => !piece.look.style.atEnd),
    measure.room,
  );
  const reserved = tail.length > 0 ? widthOf(tail) + 12 : 0;
  const width = measure.width - reserved;
  const lines = broken(atoms, width, measure.measuring);
  if (lines.length === 0 && tail.length > 0) lines.push([]);
  const align = rightToLeft && style.align === 'left' ? 'right' : style.align;
  return lines.map((line, i) => {
    const free = measure.measuring ? 0 : width - widthOf(line);
    const start = align === 'right' ? free : align === 'center' ? free / 2 : 0;
    const slab = lineSlab(visualOrder(line), Math.max(0, start), style);
    const end = i === 0 && tail.length > 0 ? lineSlab(tail, measure.width - widthOf(tail), style) : null;
    return {
      ...slab,
      inks: end
        ? [...slab.inks, ...end.inks.map((ink) => ({ ...ink, y: ink.y + slab.baseline! - end.baseline! }))]
        : slab.inks,
      // No single line of a paragraph at the foot or at the head of a page.
      keep: lines.length > 1 && (i === 0 || i === lines.length - 2),
    };
  });
}

const widthOf = (atoms: readonly Atom[]): number => atoms.reduce((sum, atom) => sum + atom.width, 0);

/** Atoms that stay together: between two places where a line may end. */
function groupsOf(atoms: readonly Atom[]): Atom[][] {
  const groups: Atom[][] = [];
  atoms.forEach((atom, i) => {
    const before = atoms[i - 1];
    const apart = !before || atom.mayBreak || [atom, before].some(({ kind }) => isBlank(kind) || kind === 'newline');
    if (apart) groups.push([atom]);
    else groups.at(-1)!.push(atom);
  });
  return groups;
}

const isBlank = (kind: Atom['kind']): boolean => kind === 'space' || kind === 'gap';

function broken(atoms: readonly Atom[], width: number, whole: boolean): Atom[][] {
  const lines: Atom[][] = [];
  let line: Atom[] = [];
  let used = 0;
  const close = (): void => {
    while (line.length > 0 && isBlank(line.at(-1)!.kind)) line.pop();
    lines.push(line);
    line = [];
    used = 0;
  };
  const put = (group: readonly Atom[]): void => {
    line.push(...group);
    used += widthOf(group);
  };
  // Rounding must not break what was measured to fit.
  const limit = width + 0.01;
  for (const group of groupsOf(atoms)) {
    const [first] = group;
    if (first!.kind === 'newline') close();
    else if (isBlank(first!.kind)) {
      if (line.length > 0 || first!.look.style.keepsLines) put(group);
    } else {
      if (line.length > 0 && used + widthOf(group) > limit) close();
      if (whole || widthOf(group) <= limit) put(group);
      else {
        for (const part of group.flatMap((atom) => divided(atom))) {
          if (line.length > 0 && used + part.width > limit) close();
          put([part]);
        }
      }
    }
  }
  if (line.length > 0) close();
  return lines;
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A word that is wider than its line, letter by letter. */
function divided(atom: Atom): Atom[] {
  if (atom.kind !== 'word') return [atom];
  return [...segmenter.segment(atom.text)].map(({ segment }) => {
    const run = atom.run.face.run(segment, atom.level % 2 === 1);
    return { ...atom, run, text: segment, width: (run.width * atom.look.style.size) / 1000 };
  });
}

/** Middle of capital letters above the baseline, in sizes. */
const middle = 0.357;

/** One line; its height is that of its style, or more where a formula needs it. */
function lineSlab(line: readonly Atom[], start: number, style: Style): Slab {
  let ascent = style.size * (style.leading / 2 + middle);
  let descent = style.size * style.leading - ascent;
  for (const atom of line) {
    const { size, leading } = atom.look.style;
    const [up, down] =
      atom.kind === 'formula'
        ? [(atom.setting.height * atom.size) / 1000 + 1.5, (atom.setting.depth * atom.size) / 1000 + 1.5]
        : atom.kind === 'chip'
          ? [size * 0.75 + atom.look.style.padding[0] + 1.5, size * 0.05 + atom.look.style.padding[2] + 1.5]
          : [size * (leading / 2 + middle), size * (leading / 2 - middle)];
    ascent = Math.max(ascent, up);
    descent = Math.max(descent, down);
  }
  const behind: Ink[] = [];
  const inks: Ink[] = [];
  let x = start;
  for (const atom of line) {
    const { style: own, tag, link } = atom.look;
    const text = { size: own.size, colour: own.colour, tag, ...(link === undefined ? {} : { link }) };
    switch (atom.kind) {
      case 'word':
      case 'space':
        if (own.fill && tag?.role === 'Quote')
          behind.push({ kind: 'box', x, y: ascent - own.size * 0.95, width: atom.width, height: own.size * 1.25, fill: own.fill }); // prettier-ignore
        addText(inks, {
          kind: 'text',
          x,
          y: ascent,
          face: atom.run.face,
          glyphs: atom.run.glyphs,
          width: atom.width,
          ...text,
        });
        break;
      case 'formula':
        inks.push({
          kind: 'formula',
          x,
          y: ascent,
          setting: atom.setting,
          latex: atom.latex,
          size: atom.size,
          colour: own.colour,
          frame: colours.good,
          tag,
        });
        break;
      case 'sign':
        behind.push(...signInks(atom, x, ascent - own.size * middle));
        break;
      case 'chip': {
        const [above, , below, left] = own.padding;
        const top = ascent - own.size * 0.72 - above;
        behind.push({
          kind: 'box',
          x,
          y: top,
          width: atom.width,
          height: own.size * 0.72 + above + below,
          ...(own.fill ? { fill: own.fill } : {}),
          ...(own.border ? { stroke: own.border.colour, line: own.border.width } : {}),
          ...(own.border?.dash ? { dash: own.border.dash } : {}),
          radius: own.radius,
        });
        const run = (atom.run.width * own.size) / 1000;
        inks.push({
          kind: 'text',
          x: x + left,
          y: ascent,
          face: atom.run.face,
          glyphs: atom.run.glyphs,
          width: run,
          ...text,
        });
        break;
      }
      case 'gap':
      case 'newline':
        break;
    }
    x += atom.width;
  }
  return { space: 0, height: ascent + descent, baseline: ascent, inks: [...behind, ...inks], keep: false };
}

/** Adds letters to those before them where nothing but their place differs. */
function addText(inks: Ink[], next: TextInk): void {
  const last = inks.at(-1);
  const joins =
    last?.kind === 'text' &&
    last.face === next.face &&
    last.size === next.size &&
    last.colour === next.colour &&
    last.tag === next.tag &&
    last.link === next.link &&
    Math.abs(last.x + last.width - next.x) < 0.001;
  if (!joins) {
    inks.push(next);
    return;
  }
  const glyphs: readonly PlacedGlyph[] = [...last.glyphs, ...next.glyphs];
  inks[inks.length - 1] = { ...last, glyphs, width: last.width + next.width };
}

const TONES = {
  good: { letter: colours.good, disc: colours.goodWash },
  bad: { letter: colours.paper, disc: colours.bad },
  open: { letter: colours.open, disc: colours.openSign },
} as const;

/** A mark: a sign on a disc around (x + radius, y). */
function signInks(atom: Atom & { kind: 'sign' }, x: number, y: number): Ink[] {
  const { letter, disc } = TONES[atom.tone as keyof typeof TONES] ?? TONES.open;
  const size = signDiameter * 0.68;
  const { face, glyphs } = atom.run;
  const outline = glyphs[0] && face.font.getGlyph(glyphs[0].id).bbox;
  const centre = outline ? face.scaled((outline.minY + outline.maxY) / 2) : 357;
  const across = outline ? face.scaled((outline.minX + outline.maxX) / 2) : atom.run.width / 2;
  const radius = signDiameter / 2;
  return [
    { kind: 'box', x, y: y - radius, width: signDiameter, height: signDiameter, fill: disc, radius },
    {
      kind: 'text',
      x: x + radius - (across * size) / 1000,
      y: y + (centre * size) / 1000,
      face,
      glyphs,
      width: (atom.run.width * size) / 1000,
      size,
      colour: letter,
      tag: atom.look.tag,
    },
  ];
}
