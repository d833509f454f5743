import { isMap, isScalar, type Node } from 'yaml';
import { nearest } from '../worlds/file/names';
import type { Page, Reader } from './reading';
import type { Text, WorldText } from './schema';
import type { ProblemTexts } from './texts';

/** A world within a problem, or the name of a file. */
export type WorldSaid = { readonly text: string } | { readonly name: string; readonly at: Node };

/** The world: its text alone, with everything around it blanked out, or the name of a file beside. */
export const world: Reader<WorldSaid> = (node, page) => {
  if (isScalar(node) && typeof node.value === 'string') return { name: node.value, at: node };
  if (!isMap(node) || !node.range) return page.report(node, "expected a world, or the name of its file: 'world.yaml'");
  const [from, to] = node.range;
  const blank = (piece: string): string => piece.replace(/[^\n]/g, ' ');
  return { text: blank(page.text.slice(0, from)) + page.text.slice(from, to) + blank(page.text.slice(to)) };
};

/** The text of a world; null, and trouble, where the file that is named is not there. */
export function worldOf(said: WorldSaid, texts: ProblemTexts, page: Page): WorldText | null {
  if ('text' in said) return { file: page.file, text: said.text };
  const file: Text | undefined = texts.worlds.get(said.name);
  if (file !== undefined) return file;
  const near = nearest(said.name, [...texts.worlds.keys()]);
  return page.report(
    said.at,
    `there is no file '${said.name}' beside problem.yaml${near ? `: did you mean '${near}'?` : ''}`,
  );
}
