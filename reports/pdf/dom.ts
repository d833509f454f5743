import { parse, type DefaultTreeAdapterMap } from 'parse5';

/** The report as a tree of elements and texts. */
export interface Element {
  readonly kind: 'element';
  readonly name: string;
  readonly classes: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

export interface Text {
  readonly kind: 'text';
  readonly text: string;
}

export type Node = Element | Text;

/** Reads HTML; gives its body, without comments, scripts and styles. */
export function readBody(html: string): Element {
  const document = elementOf(parse(html));
  const root = document.children.find((child) => child.kind === 'element' && child.name === 'html');
  const body =
    root?.kind === 'element' && root.children.find((child) => child.kind === 'element' && child.name === 'body');
  if (!body || body.kind !== 'element') throw new Error('the report has no body');
  return body;
}

function elementOf(node: DefaultTreeAdapterMap['parentNode']): Element {
  const attributes: Record<string, string> = {};
  if ('attrs' in node) for (const { name, value } of node.attrs) attributes[name] = value;
  const children: Node[] = [];
  for (const child of node.childNodes) {
    if (child.nodeName === '#text' && 'value' in child) children.push({ kind: 'text', text: child.value });
    else if ('tagName' in child && child.tagName !== 'script' && child.tagName !== 'style')
      children.push(elementOf(child));
  }
  return {
    kind: 'element',
    name: 'tagName' in node ? node.tagName : '',
    classes: (attributes.class ?? '').split(/\s+/).filter((name) => name !== ''),
    attributes,
    children,
  };
}

/** All text of a node. */
export const textOf = (node: Node): string => (node.kind === 'text' ? node.text : node.children.map(textOf).join(''));
