import type { EvalFunction, MathNode } from 'mathjs';
import { all, create } from 'mathjs';
import nerdamer from 'nerdamer';
import 'nerdamer/Algebra';
import { seeded } from '../../worlds/numeric/random';
import { repeated } from '../repeated';
import type { Formulas, Verdict } from './system';

/** A pair that has been read, and the ways of asking about it. */
interface Read {
  readonly methods: Readonly<Record<string, () => Verdict>>;
  readonly values: (at: Readonly<Record<string, number>>) => readonly [unknown, unknown];
}

const math = create(all!);

// Its types leave out what `nerdamer/Algebra` adds.
const { simplify } = nerdamer as unknown as { simplify(e: nerdamer.Expression): nerdamer.Expression };

/** Points at which mathjs evaluates both sides. */
const POINTS = 20;

const verdict = (equal: boolean): Verdict => (equal ? 'equal' : 'different');

/** A random point of the domains of a pair. */
function point(domains: Formulas['domains'], random: () => number): Record<string, number> {
  const from = { real: [-2, 2], positive: [0.2, 3], probability: [0.02, 0.98] } as const;
  return Object.fromEntries(
    Object.entries(domains).map(([name, domain]) => {
      const [least, most] = from[domain];
      return [name, least + (most - least) * random()];
    }),
  );
}

/** Whether two values of mathjs, complex ones too, are equal up to rounding. */
function alike(a: unknown, b: unknown): boolean {
  const size = math.max(math.abs(a as number), math.abs(b as number));
  return math.abs(math.subtract(a as number, b as number)) <= 1e-9 * size;
}

function agree(left: EvalFunction, right: EvalFunction, domains: Formulas['domains']): boolean {
  const random = seeded(7);
  for (let k = 0; k < POINTS; k++) {
    const at = point(domains, random);
    if (!alike(left.evaluate(at), right.evaluate(at))) return false;
  }
  return true;
}

function byMathjs({ left, right, domains }: Formulas): Read {
  const [a, b] = [math.parse(left), math.parse(right)];
  const difference: MathNode = new math.OperatorNode('-', 'subtract', [a, b]);
  return {
    methods: {
      'compiled, at 20 points': () => verdict(agree(a.compile(), b.compile(), domains)),
      'simplify(a - b)': () => verdict(math.simplify(difference).toString() === '0'),
      'symbolicEqual(a, b)': () => verdict(math.symbolicEqual(a, b)),
    },
    values: (at) => [a.evaluate({ ...at }), b.evaluate({ ...at })],
  };
}

function byNerdamer({ left, right }: Formulas): Read {
  const [a, b] = [nerdamer(left), nerdamer(right)];
  const value = (text: string, at: Readonly<Record<string, number>>): number =>
    Number(
      nerdamer(text, at as never)
        .evaluate()
        .text(),
    );
  return {
    methods: { 'simplify(a - b)': () => verdict(simplify(a.subtract(b)).toString() === '0') },
    values: (at) => [value(left, at), value(right, at)],
  };
}

const READERS = { mathjs: byMathjs, nerdamer: byNerdamer } as const;
export type Library = keyof typeof READERS;
export const isLibrary = (name: string | undefined): name is Library => name !== undefined && name in READERS;

/** What a method says; a library that throws says nothing. */
function asked(method: () => Verdict): Verdict {
  try {
    return method();
  } catch {
    return 'undecided';
  }
}

interface Question {
  readonly op: 'load' | 'values' | 'check';
  readonly pairs: readonly Formulas[];
  readonly pair: number;
  readonly at: Readonly<Record<string, number>>;
  readonly method: string;
  readonly seconds: number;
}

/** Answers questions about pairs with a library, each a line of JSON. */
export function answering(library: Library): (line: string) => string {
  let pairs: readonly Read[] = [];
  return (line) => {
    const question = JSON.parse(line) as Question;
    const read = pairs[question.pair];
    switch (question.op) {
      case 'load':
        pairs = question.pairs.map(READERS[library]);
        return JSON.stringify({ version: `${library} ${VERSIONS[library]} on Node ${process.versions.node}` });
      case 'values': {
        const [left, right] = read!.values(question.at);
        return JSON.stringify({ left, right });
      }
      case 'check': {
        const method = read!.methods[question.method]!;
        const { found, ms } = repeated(() => asked(method), question.seconds);
        return JSON.stringify({ verdict: found, ms });
      }
    }
  };
}

const VERSIONS: Readonly<Record<Library, string>> = { mathjs: math.version ?? '', nerdamer: nerdamer.version() };
