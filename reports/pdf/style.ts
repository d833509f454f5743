import type { Element } from './dom';
import type { Typeface } from './fonts/chain';
import type { Colour } from './layout/slab';

/** How an element looks; lengths in points. */
export interface Style {
  readonly display: 'block' | 'inline' | 'none';
  // Inherited.
  readonly typeface: Typeface;
  readonly size: number;
  /** Distance of baselines, in sizes. */
  readonly leading: number;
  readonly colour: Colour;
  readonly align: 'left' | 'right' | 'center';
  readonly keepsLines: boolean;
  // Its own.
  readonly above: number;
  readonly below: number;
  readonly padding: readonly [top: number, right: number, bottom: number, left: number];
  readonly fill?: Colour;
  /** A vertical line along the left side. */
  readonly edge?: { readonly width: number; readonly colour: Colour };
  readonly ruleAbove?: { readonly width: number; readonly colour: Colour };
  readonly ruleBelow?: { readonly width: number; readonly colour: Colour };
  readonly border?: { readonly width: number; readonly colour: Colour; readonly dash?: number };
  readonly radius: number;
  /** No page break inside, if it is no higher than this and fits on a page. */
  readonly wholeTo: number;
  /** No page break after it. */
  readonly keepsNext: boolean;
  /** Its first child stands in a margin of this width, on the baseline of the others. */
  readonly margin: number;
  /** Space after an inline element, in points. */
  readonly gap: number;
  /** An inline element that stands at the right end of its line. */
  readonly atEnd: boolean;
  /** An inline element in a frame of its own. */
  readonly chip: boolean;
  /** Share of the space that a table does not need which the column gets. */
  readonly grow: number;
  /** A table that is as wide as there is room. */
  readonly wide: boolean;
  /** A cell whose lines are never broken. */
  readonly oneLine: boolean;
  /** Width of a cell's contents that is wanted. */
  readonly width: number;
}

/** A colour from `#rrggbb`. */
export const colourOf = (code: string): Colour =>
  [1, 3, 5].map((i) => parseInt(code.slice(i, i + 2), 16) / 255) as unknown as Colour;

export const colours = {
  ink: colourOf('#1d2330'),
  soft: colourOf('#5b6474'),
  rule: colourOf('#d5dae3'),
  wash: colourOf('#f5f6f9'),
  good: colourOf('#13703c'),
  bad: colourOf('#b3261e'),
  open: colourOf('#8a5a00'),
  goodWash: colourOf('#e3f3e8'),
  badWash: colourOf('#fdf0ee'),
  openWash: colourOf('#fdf5e3'),
  openSign: colourOf('#f6e3b4'),
  amber: colourOf('#d9a441'),
  track: colourOf('#e6e9ef'),
  accent: colourOf('#2d4f8e'),
  paper: colourOf('#ffffff'),
} as const;

const { ink, soft, rule, wash, good, bad, open, openWash, badWash, amber, accent, paper } = colours;

const initial: Style = {
  display: 'inline',
  typeface: 'regular',
  size: 9.5,
  leading: 1.42,
  colour: ink,
  align: 'left',
  keepsLines: false,
  above: 0,
  below: 0,
  padding: [0, 0, 0, 0],
  radius: 0,
  wholeTo: 0,
  keepsNext: false,
  margin: 0,
  gap: 0,
  atEnd: false,
  chip: false,
  grow: 0,
  wide: false,
  oneLine: false,
  width: 0,
};

const block = { display: 'block' } as const;

/** The style sheet. A later rule wins; a selector is `tag`, `.class` or `.class tag`, told from the end. */
const RULES: readonly (readonly [selector: string, style: Partial<Style>])[] = [
  ...['body', 'main', 'header', 'section', 'footer', 'div', 'p', 'h1', 'h2', 'h3', 'ul', 'ol', 'li', 'aside', 'table', 'details', 'summary', 'blockquote', 'dl', 'dt', 'dd', 'svg'].map((tag) => [tag, block] as const), // prettier-ignore
  ['.unseen', { display: 'none' }],
  ['b', { typeface: 'semibold' }],
  ['strong', { typeface: 'semibold' }],
  ['em', { typeface: 'italic' }],
  ['h1', { typeface: 'semibold', size: 20, leading: 1.25, above: 1 }],
  ['.assignment', { typeface: 'semibold', size: 10, colour: accent, keepsNext: true }],
  ['.document', { size: 9, colour: soft }],
  ['.total', { above: 13, wholeTo: Infinity }],
  ['.total .score', { size: 10.5, colour: soft, keepsNext: true }],
  ['.total strong', { size: 19, colour: ink }],
  ['.bar', { display: 'block', above: 4, below: 3 }],
  ['.pending', { size: 9, colour: open, above: 2 }],
  ['.counts', { above: 3, size: 9 }],
  ['.counts li', { display: 'inline', gap: 14 }],
  ['.counts .good b', { colour: good }],
  ['.counts .bad b', { colour: bad }],
  ['.counts .open b', { colour: open }],
  ['.problems', { above: 12, size: 8.5, fill: openWash, edge: { width: 2, colour: amber }, padding: [6, 9, 7, 11] }],
  ['.problems h2', { size: 8.5, leading: 1.42, typeface: 'semibold', keepsNext: true }],
  ['.problems li', { above: 1.5 }],
  ['.problems .remedy', { colour: soft }],
  ['ul', { padding: [0, 0, 0, 10] }],
  ['.counts', { padding: [0, 0, 0, 0] }],
  ['.summary', { above: 14, size: 9, wide: true }],
  ['.summary tr', { ruleAbove: { width: 0.5, colour: rule } }],
  ['.summary th', { padding: [4.2, 10, 4.2, 0] }],
  ['.summary td', { padding: [4.2, 10, 4.2, 0], grow: 1 }],
  ['.summary a', { typeface: 'semibold', colour: accent }],
  ['.summary .share', { width: 84, grow: 0 }],
  ['.number', { align: 'right', grow: 0, oneLine: true }],
  ['.summary .number', { padding: [4.2, 0, 4.2, 0], colour: soft, grow: 0 }],
  ['.summary .missing td', { colour: soft }],
  ['.part', { above: 26 }],
  ['.part h2', { size: 12, leading: 1.3, typeface: 'semibold', keepsNext: true, padding: [0, 0, 3.5, 0], ruleBelow: { width: 1, colour: ink } }], // prettier-ignore
  ['.part h2 .label', { colour: accent, gap: 3 }],
  ['.part h2 .score', { size: 10, atEnd: true }],
  ['.part .sentence', { above: 8, size: 9, fill: openWash, padding: [4.5, 9, 4.5, 9], radius: 2 }],
  ['.part .goes-on', { keepsNext: true }],
  // A question of bearable height stands whole below its heading.
  ['.part .question', { above: 6, size: 9, colour: soft, wholeTo: 220, keepsNext: true }],
  ['.decision', { above: 8, below: 3, padding: [1, 0, 2, 8], edge: { width: 1.5, colour: accent } }],
  ['.decision p', { size: 9, below: 2 }],
  ['.decision .role', { size: 8.2, colour: soft, keepsNext: true }],
  ['.part.missing .sentence', { fill: wash, colour: soft }],
  ['.place', { above: 4, size: 8.5, colour: soft, keepsNext: true }],
  ['.marks', { above: 7, size: 8.8, wide: true, keepsNext: true }],
  ['.marks th', { padding: [1.6, 12, 1.6, 0], typeface: 'semibold' }],
  ['.marks td', { padding: [1.6, 12, 1.6, 0], colour: soft, grow: 1 }],
  ['.marks .number', { colour: ink, grow: 0 }],
  ['.run', { above: 6 }],
  ['.run.first', { above: 9 }],
  ['.claim', { ruleAbove: { width: 0.5, colour: rule } }],
  ['.claim', { margin: 50, padding: [4.5, 4, 4.5, 4], wholeTo: 240 }],
  ['.claim.bad', { fill: badWash }],
  ['.claim.open', { fill: openWash }],
  ['.sign', { gap: 4 }],
  ['.line', { display: 'inline', size: 6.8, colour: soft }],
  ['.quantities .line', { display: 'block' }],
  // A formula of two lines stays together; so does all that is said of it, unless much room would be left empty.
  ['.formula', { above: 0, wholeTo: Infinity }],
  ['.final .last', { ruleBelow: { width: 0.5, colour: rule } }],
  ['.continues .formula', { padding: [0, 0, 0, 22] }],
  ['.because', { above: 3, size: 9 }],
  ['.role', { above: 2, size: 8.2, colour: soft }],
  ['.read', { above: 6, below: 2, padding: [0, 0, 1, 8], edge: { width: 1.5, colour: rule } }],
  ['.read p', { colour: soft, size: 8.5, keepsNext: true, below: 2 }],
  ['.suggestion', { above: 7, below: 2, padding: [0, 0, 2, 8], edge: { width: 1.5, colour: good } }],
  ['.suggestion p', { size: 9, keepsNext: true, below: 3 }],
  ['details', { above: 3, size: 8.2 }],
  ['summary', { colour: soft, keepsNext: true, below: 1 }],
  ['.counterexample', { above: 7, below: 3 }],
  ['.counterexample table', { size: 8.6, fill: paper, border: { width: 0.5, colour: rule }, wholeTo: Infinity }],
  ['.counterexample caption', { display: 'block', size: 8.2, colour: soft, keepsNext: true, below: 2.5 }],
  ['.counterexample th', { padding: [1.8, 12, 1.8, 7], colour: soft }],
  ['.counterexample td', { padding: [1.8, 7, 1.8, 7] }],
  ['.counterexample .side th', { typeface: 'semibold', colour: ink, oneLine: true }],
  ['.counterexample .side td', { typeface: 'semibold' }],
  ['.counterexample .first', { ruleAbove: { width: 0.5, colour: rule } }],
  ['.chain', { above: 10, size: 8.8, fill: wash, padding: [7, 9, 7, 9], radius: 2, wholeTo: 240 }],
  ['.chain p', { keepsNext: true }],
  // What is said of the sides never stands alone on the next page.
  ['.classes .last', { keepsNext: true }],
  ['.classes', { above: 4, below: 3 }],
  ['.classes li', { margin: 26, padding: [1, 4, 1, 0] }],
  ['.classes .slip', { fill: badWash }],
  ['.letter', { display: 'inline', chip: true, typeface: 'semibold', gap: 4, fill: paper, border: { width: 0.6, colour: colourOf('#c8cfda') }, padding: [2, 5, 2, 5], radius: 2 }], // prettier-ignore
  ['.slip .letter', { colour: bad, border: { width: 1, colour: bad, dash: 2.5 } }],
  ['.quantities', { above: 9, size: 9, wide: true }],
  ['.quantities tr', { ruleBelow: { width: 0.5, colour: rule } }],
  ['.quantities th', { padding: [3.5, 10, 3.5, 0] }],
  ['.quantities td', { padding: [3.5, 10, 3.5, 0] }],
  ['.quantities .yours', { grow: 1 }],
  ['.quantities .number', { padding: [3.5, 0, 3.5, 0], grow: 0 }],
  ['.quantities thead th', { colour: soft, size: 7.8 }],
  ['.note', { colour: soft, size: 8 }],
  ['.findings', { above: 9, padding: [0, 0, 0, 0] }],
  ['.findings li', { margin: 22, padding: [4, 0, 4, 0], ruleBelow: { width: 0.5, colour: rule } }],
  ['.findings .plain', { margin: 0 }],
  ['.findings q', { fill: openWash }],
  ['.figure', { above: 10, wholeTo: Infinity }],
  ['.items', { above: 9, size: 9, wide: true }],
  ['.items tr', { ruleBelow: { width: 0.5, colour: rule } }],
  ['.items th', { padding: [3.5, 10, 3.5, 0] }],
  ['.items td', { padding: [3.5, 10, 3.5, 0] }],
  ['.items tbody th', { typeface: 'semibold' }],
  ['.items thead th', { colour: soft, size: 7.8, oneLine: true }],
  ['.items .wide', { grow: 1, width: 150 }],
  ['.items .share', { width: 70 }],
  ['.items .who', { colour: soft, size: 8, width: 150 }],
  ['.mistakes', { above: 6 }],
  ['.mistakes li', { wholeTo: Infinity, margin: 74, padding: [6, 4, 6, 0], ruleBelow: { width: 0.5, colour: rule } }],
  ['.told', { above: 5, size: 8.5, colour: soft }],
  ['.mistakes .told', { above: 1, keepsNext: true }],
  ['.items .name', { width: 118 }],
  ['.mistakes .formula', { above: 1 }],
  ['.mistakes .right', { colour: soft }],
  ['.remarks', { above: 9 }],
  ['.remarks li', { above: 2 }],
  ['footer', { above: 30, size: 8.2, colour: soft, padding: [7, 0, 0, 0], ruleAbove: { width: 0.5, colour: rule }, wholeTo: Infinity }], // prettier-ignore
  ['.versions', { above: 3 }],
  ['footer h2', { size: 8.6, typeface: 'semibold', keepsNext: true, colour: ink }],
  ['code', { typeface: 'mono', size: 7.8 }],
  ['.source', { display: 'block', above: 1, fill: wash, padding: [3, 5, 3, 5], radius: 2, keepsLines: true }],
  ['.source.inline', { display: 'inline', above: 0, padding: [0, 0, 0, 0] }],
  ['.unset', { display: 'block', above: 1.5, size: 7.6, colour: soft }],
];

/** What an element takes over from the one around it. */
const inherited = ({ typeface, size, leading, colour, align, keepsLines }: Style): Partial<Style> => ({
  typeface,
  size,
  leading,
  colour,
  align,
  keepsLines,
});

interface Rule {
  readonly parts: readonly string[][];
  readonly style: Partial<Style>;
}

const rules: readonly Rule[] = RULES.map(([selector, style]) => ({
  parts: selector.split(' ').map((part) => part.split(/(?=\.)/)),
  style,
}));

const matches = (element: Element, simple: readonly string[]): boolean =>
  simple.every((s) => (s.startsWith('.') ? element.classes.includes(s.slice(1)) : s === element.name));

/** An element with those around it, the nearest first. */
export interface Path {
  readonly element: Element;
  readonly above: Path | null;
}

/** Style of an element whose surroundings have the style `around`. */
export function styleOf(path: Path, around: Style): Style {
  let style: Style = { ...initial, ...inherited(around) };
  for (const { parts, style: own } of rules) if (selects(parts, path)) style = { ...style, ...own };
  return style;
}

function selects(parts: readonly string[][], path: Path): boolean {
  if (!matches(path.element, parts.at(-1)!)) return false;
  let at = path.above;
  for (let i = parts.length - 2; i >= 0; i--) {
    while (at && !matches(at.element, parts[i]!)) at = at.above;
    if (!at) return false;
    at = at.above;
  }
  return true;
}

export const rootStyle: Style = { ...initial, display: 'block' };
