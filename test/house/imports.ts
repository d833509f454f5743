import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';

/** One import of a file: what it names, and whether it vanishes when the types are stripped. */
export interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const everyFolder = [
  'expr',
  'worlds',
  'submissions',
  'problems',
  'graders',
  'reference',
  'reports',
  'gradebook',
  'cli',
  'web',
  'bench',
  'test',
] as const;

type Folder = (typeof everyFolder)[number];

/** Who may import whom. `types`: only what vanishes when the types are stripped. */
const table: Record<Folder, { readonly any: readonly Folder[]; readonly types?: readonly Folder[] }> = {
  expr: { any: [] },
  worlds: { any: ['expr'] },
  submissions: { any: [] },
  problems: { any: ['expr', 'worlds'] },
  graders: { any: ['expr', 'worlds', 'problems', 'submissions'] },
  reference: { any: [] },
  reports: { any: [], types: ['graders', 'problems'] },
  gradebook: { any: ['graders', 'problems', 'submissions'] },
  cli: { any: everyFolder.filter((folder) => folder !== 'web' && folder !== 'test') },
  web: { any: ['expr', 'worlds', 'problems', 'graders', 'submissions', 'reports', 'gradebook'] },
  bench: { any: everyFolder },
  test: { any: everyFolder },
};

/** Folders whose answers depend on their input alone, in a browser too. */
const pure: readonly string[] = ['expr', 'worlds', 'graders'];
/** Globals through which time, chance or the outside could reach a pure folder. */
const impureGlobals = ['Date', 'process', 'fetch', 'performance', 'crypto', 'XMLHttpRequest', 'require', 'globalThis'];
const isFolder = (name: string): name is Folder => (everyFolder as readonly string[]).includes(name);
const folderOf = (path: string): string => path.split('/', 1)[0] ?? '';

/** Every violation of the house's import rules, as sentences; `sources` maps paths such as `expr/lexer.ts` to text. */
export function violations(sources: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const files = new Map<string, string[]>();
  const folders = new Map<string, string[]>();
  for (const [path, text] of sources) {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
    const from = folderOf(path);
    if (pure.includes(from)) found.push(...impurities(source).map((what) => `${path} must not use ${what}`));
    for (const { specifier, typeOnly } of importsOf(source)) {
      if (!specifier.startsWith('.')) {
        const complaint = packageComplaint(path, specifier);
        if (complaint) found.push(complaint);
        continue;
      }
      const target = posix.normalize(posix.join(posix.dirname(path), specifier));
      const to = folderOf(target);
      // The rim tells its own version.
      if (from === 'cli' && target === 'package.json') continue;
      if (to !== from && isFolder(from)) {
        const { any, types = [] } = table[from];
        const allowed = (any as readonly string[]).includes(to);
        if (!allowed && (types as readonly string[]).includes(to)) {
          if (!typeOnly) found.push(`${path} may import types only from ${to}, but imports ${specifier}`);
        } else if (!allowed) found.push(`${path} must not import ${specifier}: ${from} may not import ${to}`);
      }
      if (typeOnly) continue;
      const file = resolveFile(target, sources);
      if (file) push(files, path, file);
      if (to !== from) push(folders, from, to);
    }
  }
  for (const circle of circles(files)) found.push(`circle of files: ${circle.join(' > ')}`);
  for (const circle of circles(folders)) found.push(`circle of folders: ${circle.join(' > ')}`);
  return found;
}

/** Imports, re-exports, dynamic imports, `require` and import types of a file. */
export function importsOf(source: ts.SourceFile): Import[] {
  const imports: Import[] = [];
  const add = (specifier: ts.Expression | undefined, typeOnly: boolean): void => {
    if (!specifier) return;
    imports.push({
      specifier: ts.isStringLiteralLike(specifier) ? specifier.text : `(computed: ${specifier.getText()})`,
      typeOnly,
    });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsTypesOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node.moduleReference.expression, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      imports.push({ specifier: node.argument.literal.getText().slice(1, -1), typeOnly: true });
    else if (ts.isCallExpression(node) && isLoading(node.expression)) add(node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

function importsTypesOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

const isLoading = (callee: ts.Expression): boolean =>
  callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');

function packageComplaint(path: string, specifier: string): string | undefined {
  const from = folderOf(path);
  const builtin = specifier.startsWith('node:') || builtinModules.includes(specifier);
  if (specifier.startsWith('(computed')) {
    return from === 'test' ? undefined : `${path} loads a module whose name is computed: ${specifier}`;
  }
  if (builtin && pure.includes(from)) return `${path} must not import ${specifier}: ${from} needs no Node`;
  if (builtin && from === 'submissions' && path !== 'submissions/files.ts') {
    return `${path} must not import ${specifier}: submissions reads files in submissions/files.ts alone`;
  }
  if (specifier.startsWith('@tensorflow/') && from !== 'reference' && from !== 'test') {
    return `${path} must not import ${specifier}: reference alone loads it`;
  }
  return undefined;
}

/** Uses of the clock, of chance, of the process or the network; comments and strings do not count. */
function impurities(source: ts.SourceFile): string[] {
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.getText() === 'Math.random') found.add('Math.random');
    if (ts.isIdentifier(node) && impureGlobals.includes(node.text) && isFreeUse(node)) found.add(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found];
}

function isFreeUse(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent)
  );
}

const resolveFile = (target: string, sources: ReadonlyMap<string, string>): string | undefined =>
  [target, `${target}.ts`, `${target}/index.ts`].find((path) => sources.has(path));

function push(graph: Map<string, string[]>, from: string, to: string): void {
  const targets = graph.get(from);
  if (targets) targets.push(to);
  else graph.set(from, [to]);
}

/** The circles that a depth-first walk meets: at least one wherever there is any. */
function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (node: string): void => {
    const at = path.indexOf(node);
    if (at !== -1) {
      found.push([...path.slice(at), node]);
      return;
    }
    if (done.has(node)) return;
    path.push(node);
    for (const next of graph.get(node) ?? []) walk(next);
    path.pop();
    done.add(node);
  };
  for (const node of graph.keys()) walk(node);
  return found;
}
