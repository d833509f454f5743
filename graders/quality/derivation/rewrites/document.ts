import type { Chain, Link, RelationOp } from '../../../../expr';
import { lineOf, readDocument, RELATIONS } from '../../../../expr';
import type { Patch, Variant } from '../../variant';
import { patched } from '../../variant';

/** A way to write the whole document differently, once for each place where it can be done. */
export type DocumentRule = (source: string) => Variant[];

function variant(source: string, kind: string, patches: readonly Patch[]): Variant {
  const from = Math.min(...patches.map((p) => p.span.from));
  const to = Math.max(...patches.map((p) => p.span.to));
  const inside = patches.map((p) => ({ ...p, span: { from: p.span.from - from, to: p.span.to - from } }));
  const was = source.slice(from, to);
  return {
    line: lineOf(source, from),
    kind,
    was,
    now: patched(was, inside),
    text: patched(source, patches),
    span: { from, to },
  };
}

/** One variant for each match of a pattern. */
const eachMatch =
  (kind: string, pattern: RegExp, by: (...groups: string[]) => string): DocumentRule =>
  (source) =>
    [...source.matchAll(pattern)].map((m) =>
      variant(source, kind, [{ span: { from: m.index, to: m.index + m[0].length }, text: by(...m) }]),
    );

const DISPLAY = /\$\$((?:(?!\$\$)[^])+)\$\$/g;
const ALIGN = /\\begin\{align\*\}([^]*?)\\end\{align\*\}/g;
const ALIGNED = /\$\$\s*\\begin\{aligned\}([^]*?)\\end\{aligned\}\s*\$\$/g;
const INLINE = /(?<![$\\])\$(?!\$)([^$]+)\$(?!\$)/g;

const environments: readonly DocumentRule[] = [
  eachMatch('environments', DISPLAY, (_, body) => `\\[${body}\\]`),
  eachMatch('environments', DISPLAY, (_, body) => `\\begin{equation}\n${body}\n\\end{equation}`),
  eachMatch('environments', DISPLAY, (_, body) => `\\begin{equation*}\n${body}\n\\end{equation*}`),
  eachMatch('environments', ALIGN, (_, body) => `\\begin{align}${body}\\end{align}`),
  eachMatch('environments', ALIGN, (_, body) => `$$\\begin{aligned}${body}\\end{aligned}$$`),
  eachMatch('environments', ALIGN, (_, body) => `\\begin{equation}\\begin{split}${body}\\end{split}\\end{equation}`),
  eachMatch('environments', ALIGN, (_, body) => `\\begin{gather*}${body!.replace(/&/g, '')}\\end{gather*}`),
  eachMatch(
    'environments',
    ALIGN,
    (_, body) => `\\begin{eqnarray*}${body!.replace(/&\s*(=|\\ge|\\le)(?![A-Za-z])/g, '&$1&')}\\end{eqnarray*}`,
  ),
  eachMatch('environments', ALIGNED, (_, body) => `\\begin{align*}${body}\\end{align*}`),
  eachMatch('environments', INLINE, (_, body) => `\\(${body}\\)`),
  eachMatch('environments', INLINE, (_, body) => `\n\n$$${body}$$\n\n`),
];

/** Two rows of an alignment as one, and one relation of a row at the start of a new one. */
const rows: DocumentRule = (source) =>
  readDocument(source).chains.flatMap((chain) =>
    chain.links.flatMap((link): Variant[] => {
      const before = chain.sides[link.left]!;
      const gap = { from: before.span.to, to: link.span.from };
      const text = source.slice(gap.from, gap.to);
      if (!/^[\s&]*\\\\[\s&]*$/.test(text)) return [];
      return [
        variant(source, 'rows', [{ span: gap, text: ' ' }]),
        variant(source, 'rows', [{ span: gap, text: ' \\\\[4pt]\n& ' }]),
      ];
    }),
  );

const FLIPPED: Partial<Record<RelationOp, string>> = {
  '=': '=',
  '<=': RELATIONS['>='],
  '>=': RELATIONS['<='],
  '<': RELATIONS['>'],
  '>': RELATIONS['<'],
  '~=': RELATIONS['~='],
};

/** A chain written from its end to its start, its inequalities turned round. */
const swappedSides: DocumentRule = (source) =>
  readDocument(source).chains.flatMap((chain): Variant[] => {
    if (!standsAlone(chain) || chain.links.some((l) => !FLIPPED[l.op])) return [];
    const { sides, links } = chain;
    const ink = (i: number): string => source.slice(sides[i]!.span.from, sides[i]!.span.to);
    return [
      variant(source, 'swapped sides', [
        ...sides.map((s, i) => ({ span: s.span, text: ` ${ink(sides.length - 1 - i)} ` })),
        ...links.map((l, i) => ({ span: l.span, text: FLIPPED[links[links.length - 1 - i]!.op]! })),
      ]),
    ];
  });

/** Whether no side of a chain is shared with another formula, and its sides stand one after the other. */
function standsAlone({ sides, links }: Chain): boolean {
  const spans = sides.flatMap((s, i) => (i === 0 ? [s.span] : [links[i - 1]!.span, s.span]));
  return !links.some((l) => l.continued) && spans.every((s, i) => i === 0 || spans[i - 1]!.to <= s.from);
}

const SPELLED: Partial<Record<RelationOp, readonly string[]>> = {
  '<=': ['\\leq', '\\leqslant', '≤'],
  '>=': ['\\geq', '\\geqslant', '≥'],
  '=': ['\\;=\\;', ' {}='],
};

/** Relations in other spellings. */
const relations: DocumentRule = (source) =>
  readDocument(source).chains.flatMap((chain) =>
    chain.links.flatMap((link: Link) =>
      (SPELLED[link.op] ?? []).map((text) => variant(source, 'relations', [{ span: link.span, text: `${text} ` }])),
    ),
  );

/** Words and spaces around formulas that say nothing. */
const surroundings: readonly DocumentRule[] = [
  eachMatch('surroundings', DISPLAY, (_, body) => `$$\n${body!.trim()}\n\\tag{1}$$`),
  eachMatch('surroundings', /\n\n/g, () => '\n\n\\medskip\n\n'),
  eachMatch(
    'surroundings',
    ALIGN,
    (_, body) => `\\begin{align*}\n\\displaystyle ${body!.trim()} \\label{eq:way}\n\\end{align*}`,
  ),
];

export const DOCUMENT_RULES: Readonly<Record<string, readonly DocumentRule[]>> = {
  environments,
  rows: [rows],
  'swapped sides': [swappedSides],
  relations: [relations],
  surroundings,
};
