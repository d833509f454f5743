import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { functions } from '../../../problems/formulas/functions';
import { root } from '../../support/shared';
import { valueOf } from './reading';

const readme = readFileSync(join(root, 'problems/formulas/README.md'), 'utf8');

/** Rows of the tables of functions: name, options and example. */
const rows = readme
  .split('\n')
  .map((line) => /^\| `([A-Za-z]\w*)\(.*?\| ([^|]*)\| `([^`]+)` = `([^`]+)` \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, name, options, formula, value]) => ({ name: name!, options: options!, formula: formula!, value: value! }));

test('every function is documented, once, and no other', () => {
  expect(rows.map((row) => row.name).sort()).toEqual([...functions.keys()].sort());
});

test('every option is documented', () => {
  const words = new Set([...readme.replace(/^```[^]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(([, word]) => word));
  for (const [name, { options = [] }] of functions) {
    for (const option of options) {
      if (!words.has(option)) throw new Error(`option ${option} of ${name} is not documented`);
    }
  }
});

test('no row names an option that its function does not have', () => {
  for (const { name, options } of rows) {
    const known = functions.get(name)!.options ?? [];
    const layers = name === 'receptiveField' ? ['kernel', 'size', 'stride', 'dilation'] : known;
    for (const [, word] of options.matchAll(/(?:^|[,;] |and )`([A-Za-z]\w*)`/g)) expect(layers).toContain(word);
  }
});

test.each(rows)('$formula = $value', ({ name, formula, value }) => {
  expect(formula).toContain(`${name}(`);
  expect(rounded(valueOf(formula))).toEqual(rounded(valueOf(value)));
});

/** Examples show four decimals. */
const rounded = (value: unknown): unknown =>
  typeof value === 'number' ? Math.round(value * 1e4) / 1e4 + 0 : (value as unknown[]).map(rounded);
