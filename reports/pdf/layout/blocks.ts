import { textOf, type Element, type Node } from '../dom';
import { styleOf, type Path, type Style } from '../style';
import { newTag, type Role, type Tag } from '../tags';
import { barFlow } from './bar';
import { decorated } from './box';
import { displayFlow } from './display';
import type { Context } from './context';
import { linesOf } from './lines';
import { formulaOf, isDisplay, piecesOf } from './pieces';
import { plotFlow } from './plot';
import { emptyFlow, fused, heightOf, indented, moved, type Flow, type Slab } from './slab';
import { tableFlow } from './table';

const ROLES: Readonly<Record<string, Role>> = {
  section: 'Sect',
  footer: 'Sect',
  h1: 'H1',
  h2: 'H2',
  h3: 'H3',
  p: 'P',
  ul: 'L',
  ol: 'L',
  caption: 'P',
  summary: 'P',
};

/** Tags that may hold text themselves. */
const TEXTUAL: readonly Role[] = ['H1', 'H2', 'H3', 'P', 'LBody', 'TH', 'TD', 'Link', 'Code', 'Span', 'Quote', 'Note'];

/** A block element and all in it, from its upper margin to its lower one. */
export function blockFlow(path: Path, around: Style, parent: Tag | null, context: Context): Flow {
  const { element } = path;
  const style = styleOf(path, around);
  if (style.display === 'none') return emptyFlow;
  if (element.classes.includes('bar')) return barFlow(element, style, context.width);
  if (element.name === 'svg') return plotFlow(element, style, parent, context.width);
  const tag = element.attributes['aria-hidden'] === 'true' ? null : tagOf(element, parent);
  const inner: Context = { ...context, width: Math.max(0, context.width - style.padding[1] - style.padding[3]) };
  const content =
    element.name === 'table'
      ? tableFlow(path, style, tag, inner)
      : style.margin > 0
        ? besideFlow(path, style, tag, inner)
        : childrenFlow(element.children, path, style, tag, inner);
  // A table's background and border are around its rows alone.
  const own = element.name === 'table' ? { ...style, fill: undefined, border: undefined } : style;
  let slabs = decorated(content.slabs, own, context.width);
  const anchor = element.attributes.id;
  if (anchor !== undefined && slabs[0]) slabs = [anchored(slabs[0], anchor, element), ...slabs.slice(1)];
  if (heightOf(slabs) <= style.wholeTo)
    slabs = slabs.map((slab, i) => (i < slabs.length - 1 ? { ...slab, keep: true } : slab));
  if (style.keepsNext) slabs = slabs.map((slab) => ({ ...slab, keep: true }));
  const [first, ...rest] = slabs;
  if (!first) return emptyFlow;
  return { slabs: [{ ...first, space: Math.max(first.space, style.above) }, ...rest], after: style.below };
}

function tagOf(element: Element, parent: Tag | null): Tag | null {
  if (!parent) return null;
  if (element.name === 'li') return newTag('LBody', newTag('LI', parent));
  const role = ROLES[element.name];
  return role ? newTag(role, parent) : parent;
}

function anchored(slab: Slab, id: string, element: Element): Slab {
  const heading = element.children.find((child) => child.kind === 'element' && /^h\d$/.test(child.name));
  const parts = heading?.kind === 'element' ? heading.children.filter(isTitle) : [];
  const title = parts.map(textOf).join('').replace(/\s+/g, ' ').trim();
  return { ...slab, inks: [{ kind: 'anchor', x: 0, y: 0, id, title: title || id }, ...slab.inks] };
}

const isTitle = (node: Node): boolean => node.kind === 'text' || !node.classes.includes('score');

/** Children below each other; what is inline between blocks makes paragraphs. */
export function childrenFlow(
  children: readonly Node[],
  path: Path,
  style: Style,
  tag: Tag | null,
  context: Context,
): Flow {
  const slabs: Slab[] = [];
  let after = 0;
  const add = (flow: Flow): void => {
    const [first, ...rest] = flow.slabs;
    if (!first) return;
    slabs.push({ ...first, space: slabs.length === 0 ? first.space : Math.max(first.space, after) }, ...rest);
    after = flow.after;
  };
  let run: Node[] = [];
  let displays = 0;
  const flush = (): void => {
    if (run.some((node) => node.kind === 'element' || node.text.trim() !== ''))
      add(paragraphFlow(run, path, style, tag, context));
    run = [];
  };
  const list = path.above?.element;
  const bulleted = path.element.name === 'li' && list?.name === 'ul' && !list.classes.includes('findings');
  for (const child of children) {
    if (child.kind === 'element' && isDisplay(child)) {
      flush();
      add(displayFlow(formulaOf(child), style, tag, context, path.element.name === 'p' || displays++ > 0));
    } else if (child.kind === 'element' && styleOf({ element: child, above: path }, style).display === 'block') {
      flush();
      add(blockFlow({ element: child, above: path }, style, tag, context));
    } else run.push(child);
  }
  flush();
  return { slabs: bulleted ? withBullet(slabs, style) : slabs, after };
}

function paragraphFlow(nodes: readonly Node[], path: Path, style: Style, tag: Tag | null, context: Context): Flow {
  // The items of a list that runs on in a line are in the list itself.
  const own = tag && tag.role !== 'L' && !TEXTUAL.includes(tag.role) ? newTag('P', tag) : tag;
  return { slabs: linesOf(piecesOf(nodes, path, { style, tag: own }), style, context), after: 0 };
}

/** The dot before an item of a list, in the padding of the list. */
function withBullet(slabs: readonly Slab[], style: Style): Slab[] {
  const [first, ...rest] = slabs;
  if (!first || first.baseline === null) return [...slabs];
  const side = style.size * 0.28;
  const y = first.baseline - style.size * 0.357 + side / 2 - side;
  const dot = { kind: 'box', x: -7.5, y, width: side, height: side, fill: style.colour, radius: side / 2 } as const;
  return [{ ...first, inks: [dot, ...first.inks] }, ...rest];
}

/** The first child in a margin, on the first baseline of the rest: a mark and what it is for, never apart. */
function besideFlow(path: Path, style: Style, tag: Tag | null, context: Context): Flow {
  const [first, ...rest] = path.element.children.filter((child) => child.kind === 'element');
  if (!first) return emptyFlow;
  const mark = childrenFlow([first], path, style, tag, { ...context, width: style.margin });
  const body = indented(
    childrenFlow(rest, path, style, tag, { ...context, width: context.width - style.margin }),
    style.margin,
  );
  const margin = fused(mark.slabs);
  const [head, ...others] = body.slabs;
  if (!margin || !head) return margin ? { slabs: [margin, ...body.slabs], after: body.after } : body;
  const shift = (margin.baseline ?? 0) - (head.baseline ?? 0);
  const lowered = shift > 0 ? { ...moved(head, 0, shift), height: head.height + shift } : head;
  const beside = shift < 0 ? moved(margin, 0, -shift) : margin;
  const height = Math.max(lowered.height, margin.height + Math.max(0, -shift));
  return {
    slabs: [{ ...lowered, height, space: 0, inks: [...beside.inks, ...lowered.inks] }, ...others],
    after: body.after,
  };
}
