import type { Run } from '../fonts/face';
import { shown, stretches } from '../fonts/chain';
import { setFirst, type Formula } from '../../formula';
import { setFormula } from '../math/formula';
import type { Setting } from '../math/setting';
import { newTag } from '../tags';
import { embeddingOf, mirrored } from './direction';
import type { Look, Piece } from './pieces';

interface Measured {
  readonly width: number;
  readonly look: Look;
  /** Odd where it is read from right to left. */
  readonly level: number;
  /** Whether a line may end before it. */
  readonly mayBreak: boolean;
}

/** What a line is made of: the smallest things that are never divided, but a word that is wider than its line. */
export type Atom =
  | ({ readonly kind: 'word'; readonly run: Run; readonly text: string } & Measured)
  | ({ readonly kind: 'space'; readonly run: Run } & Measured)
  | ({ readonly kind: 'formula'; readonly setting: Setting; readonly latex: string; readonly size: number } & Measured)
  | ({ readonly kind: 'sign'; readonly run: Run; readonly tone: string } & Measured)
  | ({ readonly kind: 'chip'; readonly run: Run } & Measured)
  | ({ readonly kind: 'gap' } & Measured)
  | ({ readonly kind: 'newline' } & Measured);

/** Ems of formulas in sizes of the text around them: the letters of the mathematics font are the smaller ones. */
export const formulaScale = 1.13;

export const signDiameter = 11.5;

/** A formula in a line is made smaller by so much at most before it is shown as its source. */
export const leastScale = 0.55;

/** The atoms of a paragraph in the order of its text. `room` is the width that a formula may take. */
export function atomsOf(pieces: readonly Piece[], room: number): { atoms: Atom[]; rightToLeft: boolean } {
  const texts = collapsed(pieces);
  const { levels, rightToLeft } = embeddingOf(
    texts.map(({ piece, text }) => (piece.kind === 'text' ? text : '\ufffc')).join(''),
  );
  const atoms: Atom[] = [];
  let offset = 0;
  for (const { piece, text } of texts) {
    const level = (at: number): number => levels?.[offset + at] ?? 0;
    if (piece.kind === 'text') {
      addText(atoms, text, piece.look, level);
      offset += text.length;
      continue;
    }
    addBox(atoms, piece, level(0), room);
    offset += 1;
  }
  return { atoms, rightToLeft };
}

/** Text with white space as HTML has it: one space for any run, none at the start of a paragraph. */
function collapsed(pieces: readonly Piece[]): { piece: Piece; text: string }[] {
  let open = false;
  return pieces.map((piece) => {
    if (piece.kind !== 'text') {
      if (piece.kind !== 'gap') open = true;
      return { piece, text: '' };
    }
    if (piece.look.style.keepsLines) {
      open = true;
      return { piece, text: piece.text.split('\n').map(shown).join('\n') };
    }
    let text = shown(piece.text.replace(/\s+/gu, ' '));
    if (!open) text = text.replace(/^ +/, '');
    if (text !== '') open = !text.endsWith(' ');
    return { piece, text };
  });
}

/** Places in a word at which a line may end: around ideographs, after a hyphen or slash between letters. */
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const closing = /^[\p{Pe}\p{Pf}、。，．！？：；]/u;

function wordParts(word: string): string[] {
  if (!ideograph.test(word)) return word.split(/(?<=[\p{L}\p{N}][-/–—])(?=[\p{L}\p{N}])/u);
  const parts: string[] = [];
  for (const character of word) {
    const last = parts.at(-1);
    const joins =
      last !== undefined && (closing.test(character) || !(ideograph.test(character) || ideograph.test(last.slice(-2))));
    if (joins) parts[parts.length - 1] = last + character;
    else parts.push(character);
  }
  return parts;
}

function addText(atoms: Atom[], text: string, look: Look, level: (at: number) => number): void {
  const { style } = look;
  let at = 0;
  for (const token of text.match(/\n| +|[^ \n]+/g) ?? []) {
    if (token === '\n') atoms.push({ kind: 'newline', width: 0, look, level: level(at), mayBreak: false });
    else if (token.startsWith(' ')) {
      const [stretch] = stretches(token, style.typeface);
      const run = stretch!.face.run(token, false);
      atoms.push({
        kind: 'space',
        run,
        width: (run.width * style.size) / 1000,
        look,
        level: level(at),
        mayBreak: false,
      });
    } else {
      let within = at;
      wordParts(token).forEach((part, i) => {
        addWord(atoms, part, look, (k) => level(within + k), i > 0);
        within += part.length;
      });
    }
    at += token.length;
  }
}

/** One part of a word: an atom for each face and direction in it. */
function addWord(atoms: Atom[], text: string, look: Look, level: (at: number) => number, mayBreak: boolean): void {
  let from = 0;
  let first = mayBreak;
  for (let to = 1; to <= text.length; to++) {
    if (to < text.length && level(to) === level(from)) continue;
    const direction = level(from);
    const piece = text.slice(from, to);
    const backwards = direction % 2 === 1;
    for (const { face, text: letters, named } of stretches(backwards ? mirrored(piece) : piece, look.style.typeface)) {
      const run = face.run(letters, backwards && !named);
      atoms.push({
        kind: 'word',
        run,
        text: letters,
        width: (run.width * look.style.size) / 1000,
        look,
        level: direction,
        mayBreak: first,
      });
      first = false;
    }
    from = to;
  }
}

function addBox(atoms: Atom[], piece: Exclude<Piece, { kind: 'text' }>, level: number, room: number): void {
  const { look } = piece;
  const { style } = look;
  switch (piece.kind) {
    case 'gap':
      atoms.push({ kind: 'gap', width: piece.width, look, level, mayBreak: false });
      return;
    case 'sign': {
      const run = oneRun(piece.sign, 'semibold');
      atoms.push({ kind: 'sign', run, tone: piece.tone, width: signDiameter, look, level, mayBreak: true });
      return;
    }
    case 'chip': {
      const run = oneRun(piece.text, style.typeface);
      const width = (run.width * style.size) / 1000 + style.padding[1] + style.padding[3];
      atoms.push({ kind: 'chip', run, width, look, level, mayBreak: true });
      return;
    }
    case 'formula':
      addFormula(atoms, piece.formula, look, level, room);
  }
}

function addFormula(atoms: Atom[], formula: Formula, look: Look, level: number, room: number): void {
  const { latex } = formula;
  let size = look.style.size * formulaScale;
  const tag = look.tag && newTag('Formula', look.tag, { alt: latex });
  let set = setFirst(formula, (way) => setFormula(way, false, 0));
  if ('setting' in set && (set.setting.width * size) / 1000 > room) {
    set = setFirst(formula, (way) => setFormula(way, true, (room * 1000) / size / 1000));
    if ('setting' in set) {
      const scale = room / ((set.setting.width * size) / 1000);
      if (scale < leastScale) set = { reason: '' };
      else size *= Math.min(1, scale);
    }
  }
  if ('reason' in set) {
    const code = look.tag && newTag('Code', look.tag);
    const source: Look = {
      ...look,
      tag: code,
      style: { ...look.style, typeface: 'mono', size: look.style.size * 0.85 },
    };
    addText(atoms, shown(latex), source, () => level);
    return;
  }
  const width = (set.setting.width * size) / 1000;
  atoms.push({
    kind: 'formula',
    setting: set.setting,
    latex,
    size,
    width,
    look: { ...look, tag },
    level,
    mayBreak: false,
  });
}

/** A sign or letter or two as one run. */
function oneRun(text: string, typeface: 'semibold' | Look['style']['typeface']): Run {
  const [stretch] = stretches(shown(text) || '?', typeface);
  return stretch!.face.run(stretch!.text, false);
}
