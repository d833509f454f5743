import { plainly, type Formula } from '../../formula';
import { textOf, type Element, type Node } from '../dom';
import { styleOf, type Path, type Style } from '../style';
import { newTag, type Tag } from '../tags';

/** What a paragraph holds, in the order of its text: nothing measured yet. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string; readonly look: Look }
  | { readonly kind: 'formula'; readonly formula: Formula; readonly look: Look }
  | { readonly kind: 'sign'; readonly sign: string; readonly word: string; readonly tone: string; readonly look: Look }
  | { readonly kind: 'chip'; readonly text: string; readonly look: Look }
  | { readonly kind: 'gap'; readonly width: number; readonly look: Look };

/** How a piece looks, what it is, and where a click on it goes. */
export interface Look {
  readonly style: Style;
  readonly tag: Tag | null;
  readonly link?: string;
}

/**
 * Name of the element that stands for a formula; its text is the LaTeX, `data-display` says that it is a display,
 * `data-ways` holds the rest of the formula where it is not set as it is written.
 */
export const formulaElement = 'formula-tex';

export const isDisplay = (node: Node): boolean =>
  node.kind === 'element' && node.name === formulaElement && node.attributes['data-display'] !== undefined;

export function formulaOf(element: Element): Formula {
  const { 'data-ways': ways } = element.attributes;
  const latex = textOf(element);
  return ways === undefined ? plainly(latex) : { latex, ...(JSON.parse(ways) as Omit<Formula, 'latex'>) };
}

/** The pieces of inline nodes. */
export function piecesOf(nodes: readonly Node[], around: Path, look: Look): Piece[] {
  const pieces: Piece[] = [];
  for (const node of nodes) {
    // White space between the items of a list belongs to none of them.
    if (node.kind === 'text' && look.tag?.role === 'L') continue;
    if (node.kind === 'text') pieces.push({ kind: 'text', text: node.text, look });
    else pieces.push(...piecesOfElement(node, around, look));
  }
  return pieces;
}

function piecesOfElement(element: Element, around: Path, outer: Look): Piece[] {
  const path: Path = { element, above: around };
  const style = styleOf(path, outer.style);
  if (style.display === 'none') return [];
  const look: Look = { ...outer, style, ...tagAndLink(element, outer.tag) };
  const gap: Piece[] = style.gap > 0 ? [{ kind: 'gap', width: style.gap, look: outer }] : [];
  if (element.name === formulaElement) return [{ kind: 'formula', formula: formulaOf(element), look }];
  if (element.classes.includes('sign')) {
    const [shown, spoken] = element.children;
    const word = spoken ? textOf(spoken) : '';
    const tag = outer.tag && newTag('Span', outer.tag, { alt: word });
    const tone = element.classes.find((name) => name !== 'sign') ?? '';
    return [{ kind: 'sign', sign: shown ? textOf(shown) : '', word, tone, look: { ...look, tag } }, ...gap];
  }
  if (style.chip) {
    const visible = element.children.filter((child) => child.kind === 'text').map(textOf);
    return [{ kind: 'chip', text: visible.join('').trim(), look }, ...gap];
  }
  const inner = piecesOf(element.children, path, look);
  if (element.name !== 'q') return [...inner, ...gap];
  const { 'data-open': open = '“', 'data-close': close = '”' } = element.attributes;
  return [{ kind: 'text', text: open, look }, ...inner, { kind: 'text', text: close, look }, ...gap];
}

function tagAndLink(element: Element, parent: Tag | null): Partial<Look> {
  if (element.attributes['aria-hidden'] === 'true') return { tag: null };
  if (!parent) return {};
  switch (element.name) {
    case 'a': {
      const href = element.attributes.href ?? '';
      return href.startsWith('#') ? { tag: newTag('Link', parent), link: href.slice(1) } : {};
    }
    case 'code':
      return { tag: newTag('Code', parent) };
    case 'li':
      return { tag: newTag('LBody', newTag('LI', parent)) };
    case 'q':
      return { tag: newTag('Quote', parent) };
    case 'span': {
      const { lang } = element.attributes;
      return lang === undefined ? {} : { tag: newTag('Span', parent, { language: lang }) };
    }
    default:
      return {};
  }
}
