import Ajv from 'ajv';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { root } from '../support/shared';

/** What `claims --json` prints. */
interface Printed {
  readonly claims: readonly {
    line: number;
    verdict: string;
    because: string;
    readAs: string;
    lhs: string;
    law?: string;
    laws?: string[];
  }[];
  readonly chains: readonly { line: number; sides: string[]; classes: string }[];
  readonly seed: number;
}

const text = { type: 'string' };
const contract = new Ajv().compile({
  type: 'object',
  required: ['claims', 'chains', 'seed', 'worlds'],
  additionalProperties: false,
  properties: {
    claims: {
      type: 'array',
      items: {
        type: 'object',
        required: ['line', 'latex', 'lhs', 'relation', 'rhs', 'verdict', 'because', 'readAs'],
        additionalProperties: false,
        properties: {
          line: { type: 'integer', minimum: 1 },
          latex: text,
          lhs: text,
          relation: text,
          rhs: text,
          verdict: { enum: ['holds', 'fails', 'undecided', 'unreadable'] },
          because: { type: 'string', minLength: 1 },
          readAs: text,
          counterexample: {
            type: 'object',
            required: ['values', 'left', 'right'],
            additionalProperties: false,
            properties: { values: { type: 'object' }, left: {}, right: {} },
          },
          suggestion: {
            type: 'object',
            required: ['latex', 'edit'],
            additionalProperties: false,
            properties: { latex: text, edit: text },
          },
          law: text,
          laws: { type: 'array', items: text, minItems: 1 },
        },
      },
    },
    chains: {
      type: 'array',
      items: {
        type: 'object',
        required: ['line', 'sides', 'classes'],
        additionalProperties: false,
        properties: { line: { type: 'integer', minimum: 1 }, sides: { type: 'array', items: text }, classes: text },
      },
    },
    seed: { type: 'integer' },
    worlds: { type: 'integer', minimum: 1 },
  },
});

const WORLD = `variables: {x: {values: 3}, z: {density: 3}}
densities: {p: {joint: [x, z]}, q: {conditional: 'z | x'}}
parameters: {a: real, b: real}
`;
const RIGHT = 'By the law of total probability\n\n$$p(x) = \\int p(x, z) \\, dz$$\n';
const WRONG = 'We have $(a+b)^2 = a^2 + b^2$ and\n\n$$\\log p(x) \\ge \\int \\log \\frac{p(x,z)}{q(z|x)} dz$$\n';

let folder: string;
let command: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofmark-cli-'));
  command = join(folder, 'proofmark.cjs');
  buildSync({
    entryPoints: [join(root, 'cli/main.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    outfile: command,
    logLevel: 'error',
  });
  write('world.yaml', WORLD);
  write('right.md', RIGHT);
  write('wrong.md', WRONG);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content);

/** Runs the command in the folder of the files above. One that does not end in seconds is killed: its status is null. */
function run(args: readonly string[], input = ''): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    timeout: 15_000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status, out: stdout, err: stderr };
}

const claims = (...args: string[]): ReturnType<typeof run> => run(['claims', ...args]);

/** What the command prints as JSON about a text. */
function printed(source: string, world: string | null = 'world.yaml'): Printed & { status: number | null } {
  write('text.md', source);
  const { status, out } = claims('--json', ...(world === null ? [] : ['--world', world]), 'text.md');
  const value = JSON.parse(out) as Printed;
  return { ...value, status };
}

const verdicts = (source: string): string[] => printed(source).claims.map((c) => c.verdict);

describe('exit statuses', () => {
  test('0 where every claim holds', () => {
    expect(claims('-w', 'world.yaml', 'right.md')).toMatchObject({ status: 0, err: '' });
  });

  test('1 where some claim fails, with the numbers that break it', () => {
    const { status, out } = claims('-w', 'world.yaml', 'wrong.md');
    expect(status).toBe(1);
    expect(out).toMatch(/fails/);
    expect(out).toMatch(/left -?[\d.]+, right -?[\d.]+/);
  });

  test('1 where there is no world: every claim is undecided, with what was read', () => {
    const { status, claims: read } = printed(RIGHT, null);
    expect(status).toBe(1);
    expect(read.map((c) => [c.verdict, c.line])).toEqual([['undecided', 3]]);
    expect(read[0]!.readAs).toMatch(/p\(x\).*=.*\\int/);
  });

  test('0 where there is no claim at all', () => {
    expect(printed('Nothing to see here.\n')).toMatchObject({ status: 0, claims: [], chains: [] });
  });

  test.each([
    ['an unknown option', ['claims', '--wrold', 'world.yaml', 'right.md'], /--wrold/],
    ['an unknown command', ['judge', 'right.md'], /judge/],
    ['a file that is not there', ['claims', 'absent.md'], /absent\.md.*no such file/],
    ['a world file that is not there', ['claims', '-w', 'absent.yaml', 'right.md'], /absent\.yaml.*no such file/],
    ['a folder', ['claims', '.'], /folder/],
    ['a seed that is no number', ['claims', '--seed', 'lucky', 'right.md'], /--seed.*lucky/],
  ])('2 for %s', (_, args, message) => {
    const { status, out, err } = run(args);
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

test('reads standard input', () => {
  expect(run(['claims', '-w', 'world.yaml', '-'], RIGHT).status).toBe(0);
  expect(run(['claims', '-w', 'world.yaml'], WRONG).status).toBe(1);
});

test('its help has an example and the exit statuses', () => {
  const { status, out } = claims('--help');
  expect(status).toBe(0);
  expect(out).toMatch(/Example:\n\s+proofmark claims/);
  expect(out).toMatch(/Exit status: 0/);
});

describe('the JSON contract', () => {
  test.each([
    ['a text that holds', RIGHT, 'world.yaml'],
    ['a text that fails', WRONG, 'world.yaml'],
    ['a text without a world', WRONG, null],
    ['a text that cannot be read', '$$\\frac{a = b$$\n', 'world.yaml'],
  ])('%s', (_, source, world) => {
    const { status: _status, ...value } = printed(source, world);
    expect([contract(value), contract.errors]).toEqual([true, null]);
  });

  test('the law of a claim that holds, and none of one that fails', () => {
    expect(printed(RIGHT).claims.map((c) => c.law)).toEqual(['marginalisation']);
    expect(printed(RIGHT).claims.map((c) => c.laws)).toEqual([['marginalisation']]);
    expect(printed(WRONG).claims.map((c) => c.law)).toEqual([undefined, undefined]);
    expect(claims('-w', 'world.yaml', 'right.md').out).toMatch(/holds .*\n\s+by marginalisation\n/);
  });

  test('lines, classes and counterexamples', () => {
    const { claims: judged, chains } = printed(WRONG);
    expect(judged.map((c) => [c.line, c.verdict])).toEqual([
      [1, 'fails'],
      [3, 'fails'],
    ]);
    expect(chains.map((c) => [c.line, c.classes])).toEqual([
      [1, 'AB'],
      [3, 'AB'],
    ]);
    const { counterexample } = judged[0] as unknown as {
      counterexample: { values: { a: number; b: number }; left: number; right: number };
    };
    const { values, left, right } = counterexample;
    // The values are shown rounded.
    expect(left).toBeCloseTo((values.a + values.b) ** 2, 2);
    expect(right).toBeCloseTo(values.a ** 2 + values.b ** 2, 2);
  });

  test('the same seed gives the same output, byte for byte', () => {
    const once = claims('--json', '-w', 'world.yaml', '--seed', '11', 'wrong.md').out;
    expect(claims('--json', '-w', 'world.yaml', '--seed', '11', 'wrong.md').out).toBe(once);
    expect((JSON.parse(once) as Printed).seed).toBe(11);
  });
});

describe('a world file that cannot be used: one line that names file and line', () => {
  test.each([
    ['a wrong key', 'variables: {x: {values: 3}}\nparamters: {a: real}\n', 2, /paramters.*parameters/],
    ['an impossible size', 'sizes: {J: 0}\nparameters: {a: {vector: J}}\n', 1, /J|size/],
    ['a size beyond bounds', 'variables: {h: {binary: 400}}\ndensities: {p: {joint: [h]}}\n', 1, /./],
    ['a density over nothing', 'variables: {x: {values: 2}}\n\ndensities: {p: {joint: [y]}}\n', 3, /y/],
    ['a formula that cannot be read', "parameters:\n  a: real\n  b: {is: '\\frac{a'}\n", 3, /./],
    ['YAML that is none', 'parameters: {a: real\nvariables: [\n', null, /./],
    ['a list instead of a mapping', '- a\n- b\n', 1, /./],
    ['bytes that are no text', '\0\x01\x02', null, /./],
  ])('%s', (_, world, line, message) => {
    write('bad.yaml', world);
    const { status, out, err } = claims('-w', 'bad.yaml', 'right.md');
    expect([status, out]).toEqual([2, '']);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toMatch(line === null ? /^proofmark: bad\.yaml:\d+:/ : new RegExp(`^proofmark: bad\\.yaml:${line}:`));
    expect(err).toMatch(message);
  });
});

describe('input that nobody should hand in', () => {
  test.each([
    ['an empty file', ''],
    ['white space', ' \n\n\t\n'],
    ['a binary file', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 255, 254])],
    ['bytes', new Uint8Array([1, 0, 2, 0, 3, 0, 200])],
  ])('%s is refused with a reason', (_, content) => {
    write('odd.md', content);
    const { status, out, err } = claims('-w', 'world.yaml', 'odd.md');
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^proofmark: odd\.md: .+\n$/);
  });

  test('an unknown symbol leaves its claim undecided and is named; the rest goes on', () => {
    const { status, claims: judged } = printed(`$$a + \\kappa = b$$\n\n${RIGHT}`);
    expect(status).toBe(1);
    expect(judged.map((c) => c.verdict)).toEqual(['undecided', 'holds']);
    expect(judged[0]!.because).toMatch(/\\kappa/);
  });

  test.each([
    ['a brace', '$$\\frac{a + b}{a = 1$$'],
    ['an environment', '\\begin{align} a &= a \\\\ b &= \\frac{b}{'],
    ['a display', '$$a = \\left( a'],
    ['an inline formula', 'with $a = \\sqrt{b and so on'],
  ])('%s that is never closed: the rest goes on', (_, source) => {
    const found = verdicts(`${RIGHT}\n${source}\n\nMore words.\n\n${RIGHT}`);
    expect(found[0]).toBe('holds');
    expect(found.slice(1)).not.toContain('fails');
  });

  test.each([
    ['itself', '\\newcommand{\\loop}{a + \\loop}'],
    ['one that calls it', '\\newcommand{\\loop}{\\pool}\n\\newcommand{\\pool}{\\loop \\loop}'],
    ['itself with arguments', '\\def\\loop#1{\\loop{#1#1}}'],
    ['ten more at each level', Array.from({ length: 12 }, (_, k) => growing(k)).join('\n')],
  ])('a macro that calls %s: the rest goes on', (_, macro) => {
    const found = verdicts(`${macro}\n\n$$\\loop{a} = b$$\n\n${RIGHT}`);
    expect(found.at(-1)).toBe('holds');
    expect(found.slice(0, -1)).not.toContain('holds');
    expect(found.slice(0, -1)).not.toContain('fails');
  });

  test.each([
    ['100,000 characters', `a = ${'a+b-'.repeat(25_000)}a`],
    ['100,000 characters of relations', `a${' = a'.repeat(25_000)}`],
    ['100,000 opening braces', '{'.repeat(100_000)],
    ['1,000 nested braces', `a = ${'{'.repeat(1000)}a${'}'.repeat(1000)}`],
    ['1,000 nested brackets', `a = ${'('.repeat(1000)}a${')'.repeat(1000)}`],
    ['1,000 nested fractions', `a = ${'\\frac{1}{'.repeat(1000)}a${'}'.repeat(1000)}`],
    ['1,000 nested powers', `a = ${'a^{'.repeat(1000)}a${'}'.repeat(1000)}`],
    ['1,000 nested sums', `a = ${'\\sum_x '.repeat(1000)}a`],
    ['1,000 nested roots, none closed', `a = ${'\\sqrt{'.repeat(1000)}a`],
  ])('a formula of %s is judged or refused in seconds: the rest goes on', (_, formula) => {
    const found = verdicts(`$$${formula}$$\n\n${RIGHT}`);
    expect(found.at(-1)).toBe('holds');
  });

  test('sums that would take for ever are given up', () => {
    const letters = [...'ijklmnrstu'];
    const sums = letters.map((letter) => `\\sum_{${letter}=1}^{9}`).join(' ');
    const { claims: judged } = printed(`$$a = ${sums} \\frac{a}{${letters.join('+')}}$$\n\n${RIGHT}`);
    expect(judged.map((c) => c.verdict)).toEqual(['undecided', 'holds']);
    expect(judged[0]!.because).toMatch(/takes too long/);
  });
});

/** `\a`, `\b`, …: ten times the one before; `\loop` is the last. */
function growing(k: number): string {
  const name = (n: number): string => (n === 11 ? 'loop' : `m${String.fromCharCode(97 + n)}`);
  return `\\newcommand{\\${name(k)}}{${k === 0 ? 'a +' : `\\${name(k - 1)} `.repeat(10)}}`;
}
