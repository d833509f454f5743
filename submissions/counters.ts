import type { Anchor } from './anchors';

/** Letters and numerals as LaTeX counts the items of lists within lists: 1, a, i. */
const styles = ['arabic', 'alph', 'roman', 'alph'] as const;
type Style = (typeof styles)[number];

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii', 'xiii', 'xiv', 'xv'];

function show(count: number, style: Style): string {
  switch (style) {
    case 'arabic':
      return String(count);
    case 'alph':
      return String.fromCharCode(96 + Math.min(26, Math.max(1, count)));
    case 'roman':
      return romans[count - 1] ?? String(count);
  }
}

interface List {
  readonly style: Style;
  readonly counts: boolean;
  count: number;
}

/**
 * Numbers that LaTeX would print for sections and items whose own text has none. Feed it the lines in order; it
 * answers with the label of a line that starts such a section or item.
 */
export function latexCounters(): (line: string) => Omit<Anchor, 'at'> | undefined {
  const sections = [0, 0, 0];
  const lists: List[] = [];
  return (line) => {
    if (!line.includes('\\')) return undefined;
    const set = /\\setcounter\s*\{(section|subsection|subsubsection|enumi{1,3})\}\s*\{(-?\d{1,3})\}/.exec(line);
    if (set) {
      const value = Number(set[2]);
      const level = ['section', 'subsection', 'subsubsection'].indexOf(set[1] ?? '');
      const list = lists.at(-1);
      if (level >= 0) sections[level] = value;
      else if (list) list.count = value;
    }
    const section = /^\s*\\((?:sub){0,2})section\s*(?:\[[^\]]*\])?\s*\{/.exec(line);
    if (section) {
      const level = (section[1] ?? '').length / 3;
      sections[level] = (sections[level] ?? 0) + 1;
      sections.fill(0, level + 1);
      return counted(sections.slice(0, level + 1).join('.'), 3.2);
    }
    for (const edge of line.matchAll(/\\(begin|end)\s*\{(enumerate|itemize|description)\*?\}\s*(\[[^\]]{0,80}\])?/g)) {
      if (edge[1] === 'end') lists.pop();
      else if (lists.length < 50) lists.push(newList(lists, edge[2] === 'enumerate', edge[3] ?? ''));
    }
    const list = lists.at(-1);
    if (!/^\s*(\\begin\s*\{enumerate\}\s*(\[[^\]]{0,80}\])?\s*)?\\item\b(?!\s*\[)/.test(line) || !list?.counts) {
      return undefined;
    }
    list.count++;
    return counted(show(list.count, list.style), 2);
  };
}

function newList(lists: readonly List[], counts: boolean, options: string): List {
  const depth = lists.filter((list) => list.counts).length;
  const byDepth = styles[Math.min(depth, styles.length - 1)] ?? 'arabic';
  const style: Style = /\\alph|\(?a[).]/i.test(options)
    ? 'alph'
    : /\\roman|\(?i[).]/i.test(options)
      ? 'roman'
      : /\\arabic|\(?1[).]/.test(options)
        ? 'arabic'
        : byDepth;
  return { style, counts, count: 0 };
}

const counted = (value: string, strength: number): Omit<Anchor, 'at'> => ({
  atoms: [{ value, paren: false }],
  strength,
});
