import type { Declarations, EdgesDeclaration, Place, Source } from '../declarations';
import { isName, nearest } from './names';
import { shown } from './problem';
import type { Reader } from './reader';
import { readSignature } from './signature';
import type { Entry, Tree } from './tree';

/** The headings that are neither quantities nor laws: nodes, layout, indices, edges, ignore, assume. */

export function readNode(reader: Reader, entry: Entry): Declarations['nodes'][number] | null {
  const { key: name, value, place } = entry;
  const formula = reader.formula(value, `The node ${shown(name)}`);
  return formula && { name, formula, place };
}

export function readLayout(reader: Reader, value: Tree): Declarations['layout'] {
  const word = value.kind === 'text' ? value.text.trim() : '';
  if (word === 'numerator' || word === 'denominator') return word;
  const near = nearest(word, ['numerator', 'denominator']);
  const instead = near ? `did you mean \`${near}\`?` : 'write `numerator` or `denominator`.';
  return reader.fail(value.place, `${shown(word)} is no layout: ${instead}`);
}

export function readIndex(reader: Reader, entry: Entry): Declarations['indices'][number] | null {
  const { key: name, value, place } = entry;
  const size = reader.size(value, `the index ${shown(name)}`);
  return size === null ? null : { name, size, place };
}

const EDGE_KEYS = ['over', 'neighbours', 'pairs'] as const;

export function readEdges(reader: Reader, tree: Tree): EdgesDeclaration | null {
  const example = '`edges: {over: N}`';
  const mapping = reader.mapping(tree, '`edges`', example);
  if (mapping === null) return null;
  const entry = (key: string): Entry | undefined => mapping.entries.find((e) => e.key === key);
  for (const e of mapping.entries) {
    if (!EDGE_KEYS.some((key) => key === e.key)) reader.unknown(e, EDGE_KEYS, 'under `edges`');
  }
  const over = entry('over');
  if (over === undefined) return reader.fail(mapping.place, `\`edges\` needs the number of nodes: write ${example}.`);
  const size = reader.size(over.value, '`edges`');
  const named = entry('neighbours');
  const neighbours = named ? marks(reader, named.value, "neighbours: ['\\text{local}']").map(({ name }) => name) : [];
  const sums = entry('pairs');
  const pairs = sums ? reader.formula(sums.value, '`pairs`') : null;
  return size === null ? null : { over: size, neighbours, pairs, place: tree.place };
}

export const readIgnore = (reader: Reader, tree: Tree): string[] =>
  marks(reader, tree, 'ignore: [\\theta, \\phi]').map(({ name }) => name);

export const readConstant = (reader: Reader, tree: Tree): Declarations['constant'] =>
  marks(reader, tree, 'constant: [q]');

/** `mean: 'q(z|x)'`. */
export function readMean(reader: Reader, tree: Tree): Declarations['mean'] {
  const instead = "`mean: 'q(z|x)'`";
  const text = reader.text(tree, 'What a mean is under', instead);
  if (text === null) return null;
  const signature = readSignature(text.text);
  if (signature?.of) return { signature, place: text.place };
  return reader.fail(text.place, `${shown(text.text)} is not a density with its variables: write ${instead}.`);
}

/** A list of names or decorations. */
function marks(reader: Reader, tree: Tree, instead: string): { name: string; place: Place }[] {
  const found: { name: string; place: Place }[] = [];
  for (const item of reader.listOf(tree, 'What stands here', `\`${instead}\``) ?? []) {
    const text = reader.text(item, 'An entry of this list', `\`${instead}\``);
    if (text === null) continue;
    const name = text.text.trim();
    // A decoration may also be a sign, such as a star or `(t)`.
    if (isName(name) || /^[^\s,=]{1,20}$/.test(name)) found.push({ name, place: text.place });
    else reader.fail(text.place, `${shown(name)} is not a name: write \`${instead}\`.`);
  }
  return found;
}

export function readAssumptions(reader: Reader, tree: Tree): Source[] {
  const found: Source[] = [];
  for (const item of reader.listOf(tree, '`assume`', "`assume: ['p(z|y) = \\mathcal N(0, I)']`") ?? []) {
    const formula = reader.formula(item, 'An assumption');
    if (formula) found.push(formula);
  }
  return found;
}
