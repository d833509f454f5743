import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { picturesBeside } from '../../submissions/files';

const root = mkdtempSync(join(tmpdir(), 'proofmark-'));
const folder = join(root, 'ada');
beforeAll(() => {
  mkdirSync(join(folder, 'plots'), { recursive: true });
  writeFileSync(join(root, 'other.png'), 'o');
  writeFileSync(join(folder, 'a.png'), 'A');
  writeFileSync(join(folder, 'plots', 'b.PNG'), 'B');
  writeFileSync(join(folder, 'c.jpg'), 'C');
  writeFileSync(join(folder, 'large.png'), Buffer.alloc(5_000_001));
  symlinkSync(join(root, 'other.png'), join(folder, 'link.png'));
  symlinkSync(root, join(folder, 'up'));
});
afterAll(() => rmSync(root, { recursive: true }));

const names = (text: string): string[] =>
  picturesBeside(join(folder, 'a.md'), Buffer.from(text)).map(
    (p) => `${p.line} ${p.name} ${Buffer.from(p.bytes).toString()}`,
  );

test.each([
  ['Markdown', 'One\n\n![digits (drawn)](a.png "x")', ['3 a.png A']],
  ['HTML', '<img width="3" src="plots/b.PNG">', ['1 plots/b.PNG B']],
  [
    'LaTeX',
    '\r\n\\includegraphics[width=\\textwidth]{plots/b.PNG} \\includegraphics{a}',
    ['2 plots/b.PNG B', '2 a.png A'],
  ],
])('pictures that %s names', (_, text, expected) => expect(names(text)).toEqual(expected));

test.each([
  '../other.png',
  '/etc/hostname.png',
  'link.png',
  'up/other.png',
  'c.jpg',
  'large.png',
  'none.png',
  'https://x.org/a.png',
  'plots',
])('%s is passed over', (name) => expect(names(`![](${name})`)).toEqual([]));
