import type { Declarations, Place } from './declarations';
import { checkMeaning } from './file/check';
import { readDensity } from './file/densities';
import { readFunction } from './file/functions';
import { isIndexedName, isName } from './file/names';
import {
  readAssumptions,
  readConstant,
  readEdges,
  readIgnore,
  readIndex,
  readLayout,
  readMean,
  readNode,
} from './file/others';
import { readParameter } from './file/parameters';
import { Problems, shown } from './file/problem';
import type { FileProblem } from './file/problem';
import { Reader } from './file/reader';
import type { Entry, Tree } from './file/tree';
import { readSize, readVariable } from './file/variables';
import { readYaml } from './file/yaml';

export { normaliseName } from './file/names';
export type { FileProblem } from './file/problem';

const HEADINGS = [
  'sizes',
  'variables',
  'parameters',
  'densities',
  'functions',
  'nodes',
  'layout',
  'indices',
  'edges',
  'ignore',
  'mean',
  'constant',
  'assume',
] as const;

/** Declarations of nothing. */
export const noDeclarations: Declarations = {
  sizes: [],
  variables: [],
  parameters: [],
  densities: [],
  functions: [],
  nodes: [],
  layout: null,
  indices: [],
  edges: null,
  ignore: [],
  mean: null,
  constant: [],
  assume: [],
};

/**
 * Reads a world file (YAML). Never throws.
 * @param text the file
 * @returns what it declares, and what is wrong with it in the order of the file. With any problem the declarations
 *   are incomplete (what could be read) and must not be relied on.
 */
export function readWorldFile(text: string): { declarations: Declarations; problems: FileProblem[] } {
  const problems = new Problems();
  const root = readYaml(text, problems);
  if (root === null) return { declarations: noDeclarations, problems: problems.sorted() };
  const reader = new Reader(problems);
  const at = new Map<string, Tree>();
  for (const entry of root.entries) {
    if (!HEADINGS.some((heading) => heading === entry.key)) reader.unknown(entry, HEADINGS, 'at the top');
    else if (entry.value.kind === 'nothing') {
      reader.fail(entry.place, `Nothing stands under \`${entry.key}\`: fill it in, or remove it.`);
    } else at.set(entry.key, entry.value);
  }
  const all = <T>(
    heading: string,
    example: string,
    named: boolean | ((text: string) => boolean),
    read: (r: Reader, e: Entry) => T | null,
  ): T[] =>
    section(
      reader,
      at.get(heading),
      { heading, example, named: named === true ? isName : named === false ? null : named },
      read,
    );
  const once = <T>(heading: string, nothing: T, read: (r: Reader, t: Tree) => T): T => {
    const tree = at.get(heading);
    return tree ? read(reader, tree) : nothing;
  };
  const declarations: Declarations = {
    sizes: all('sizes', 'J: 3', true, readSize),
    variables: all('variables', 'x: {values: 3}', true, readVariable),
    parameters: all('parameters', '\\beta: real', true, readParameter),
    densities: all('densities', 'p: {joint: [x, y]}', false, readDensity),
    functions: all('functions', '\\sigma: sigmoid', false, readFunction),
    nodes: all('nodes', "s: '\\tanh(z)'", isIndexedName, readNode),
    layout: once('layout', null, readLayout),
    indices: all('indices', 'i: J', true, readIndex),
    edges: once('edges', null, readEdges),
    ignore: once<readonly string[]>('ignore', [], readIgnore),
    mean: once('mean', null, readMean),
    constant: once<Declarations['constant']>('constant', [], readConstant),
    assume: once<Declarations['assume']>('assume', [], readAssumptions),
  };
  checkMeaning(declarations, problems);
  return { declarations, problems: problems.sorted() };
}

/** The entries below one heading, each read by `read`; `named` where the key must be a name of some kind. */
function section<T>(
  reader: Reader,
  tree: Tree | undefined,
  { heading, example, named }: { heading: string; example: string; named: ((text: string) => boolean) | null },
  read: (reader: Reader, entry: Entry) => T | null,
): T[] {
  const mapping = tree ? reader.mapping(tree, `\`${heading}\``, `\`${heading}: {${example}}\``) : null;
  const found: T[] = [];
  for (const entry of mapping?.entries ?? []) {
    if (named && !named(entry.key)) {
      notName(reader, entry.place, entry.key, example);
      continue;
    }
    const one = read(reader, { ...entry, key: entry.key.trim() });
    if (one !== null) found.push(one);
  }
  return found;
}

function notName(reader: Reader, place: Place, key: string, example: string): void {
  reader.fail(place, `${shown(key)} is not a name: write a symbol as in LaTeX, such as \`${example}\`.`);
}
