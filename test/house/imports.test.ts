import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../support/shared';
import { violations } from './imports';

const folders = 'expr worlds submissions problems graders reference reports gradebook cli web bench test'.split(' ');

function sourcesOnDisk(): Map<string, string> {
  const sources = new Map<string, string>();
  for (const folder of folders.filter((name) => existsSync(join(root, name)))) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts')) continue;
      const full = join(entry.parentPath, entry.name);
      sources.set(full.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(full, 'utf8'));
    }
  }
  return sources;
}

test('the house keeps its import table', () => {
  const sources = sourcesOnDisk();
  expect(sources.size).toBeGreaterThan(10);
  expect(violations(sources)).toEqual([]);
});

describe('the check itself', () => {
  const check = (files: Record<string, string>): string[] => violations(new Map(Object.entries(files)));

  test.each([
    ['an import', "import { a } from '../worlds/a';"],
    ['an import for its effect', "import '../worlds/a';"],
    ['a re-export', "export { a } from '../worlds/a';"],
    ['a dynamic import', "const a = await import('../worlds/a');"],
    ['a require', "const a = require('../worlds/a');"],
    ['an import of a type', "import type { A } from '../worlds/a';"],
    ['an import type', "type A = import('../worlds/a').A;"],
  ])('%s from a folder that is not allowed', (_, source) => {
    expect(check({ 'expr/x.ts': source })).toContainEqual(expect.stringContaining('expr may not import worlds'));
  });

  test('what the table allows, and names in comments and strings', () => {
    expect(
      check({
        'worlds/x.ts':
          "import { a } from '../expr/a';\n// import '../cli/main'; Date.now()\nconst s = 'Math.random()';",
        'reports/x.ts': "import type { F } from '../graders/feedback';\nimport { type P } from '../problems/p';",
        'cli/main.ts': "import { x } from '../reports/x';\nimport fs from 'node:fs';",
      }),
    ).toEqual([]);
  });

  test('reports takes types only', () => {
    expect(check({ 'reports/x.ts': "import { F } from '../graders/feedback';" })).toEqual([
      'reports/x.ts may import types only from graders, but imports ../graders/feedback',
    ]);
  });

  test.each([
    ['Date', 'Date.now()'],
    ['Date', 'new Date()'],
    ['Math.random', 'Math.random()'],
    ['process', 'process.env.SEED'],
    ['fetch', "fetch('https://example.org')"],
    ['globalThis', 'globalThis.Date'],
  ])('a pure folder uses %s', (what, source) => {
    expect(check({ 'graders/x.ts': `export const x = ${source};` })).toEqual([`graders/x.ts must not use ${what}`]);
    expect(check({ 'cli/x.ts': `export const x = ${source};` })).toEqual([]);
  });

  test('a property of that name is not the global', () => {
    expect(check({ 'graders/x.ts': 'export const f = (q: Q) => q.process + { fetch: 1 }.fetch;' })).toEqual([]);
  });

  test.each(['node:fs', 'fs', 'path', 'fs/promises'])('a pure folder imports %s', (module) => {
    expect(check({ 'worlds/x.ts': `import x from '${module}';` })).toHaveLength(1);
    expect(check({ 'submissions/files.ts': `import x from '${module}';` })).toEqual([]);
    expect(check({ 'submissions/read.ts': `import x from '${module}';` })).toHaveLength(1);
  });

  test('circles of files, unless types only', () => {
    const a = "import { b } from './b';";
    expect(check({ 'expr/a.ts': a, 'expr/b.ts': "import { a } from './a';" })).toEqual([
      'circle of files: expr/a.ts > expr/b.ts > expr/a.ts',
    ]);
    expect(check({ 'expr/a.ts': a, 'expr/b.ts': "import type { A } from './a';" })).toEqual([]);
  });

  test('circles of folders', () => {
    const found = check({ 'test/a.ts': "import '../bench/b';", 'bench/b.ts': "import '../test/c';", 'test/c.ts': '' });
    expect(found).toContain('circle of folders: test > bench > test');
  });
});
