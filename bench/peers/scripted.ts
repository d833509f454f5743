import { Child } from './child';
import type { Dialect } from './infix';
import type { Answer, Formulas, System, Verdict } from './system';
import { LIMIT } from './system';

/** How a system that is asked in JSON is started. */
interface Start {
  readonly name: string;
  readonly methods: readonly string[];
  readonly dialect: Dialect;
  readonly command: string;
  readonly args: readonly string[];
}

const VERDICTS: ReadonlySet<string> = new Set<Verdict>(['equal', 'different', 'undecided']);

/** Seconds for reading a whole suite. */
const READING = 120;

/** A system behind a script that answers a JSON object for each that it is sent; null where it is not installed. */
export async function scripted({ name, methods, dialect, command, args }: Start): Promise<System | null> {
  let child: Child | null = null;
  let loaded: readonly Formulas[] = [];

  const ask = async (question: object, seconds: number): Promise<Record<string, unknown> | null> => {
    const reply = await child!.ask(JSON.stringify(question), seconds);
    return reply.kind === 'answer' ? (JSON.parse(reply.line) as Record<string, unknown>) : null;
  };
  const start = async (): Promise<string | null> => {
    child = await Child.start(command, args);
    const answer = child && (await ask({ op: 'load', pairs: loaded }, READING));
    return typeof answer?.version === 'string' ? answer.version : null;
  };
  /** After a check that came to no end, a fresh process with the same pairs. */
  const restart = async (): Promise<void> => {
    child?.end();
    if ((await start()) === null) throw new Error(`${name} could not be started again`);
  };

  const version = await start();
  if (version === null) return null;
  return {
    name,
    methods,
    version,
    dialect,
    load: async (pairs) => {
      loaded = pairs;
      if (!(await ask({ op: 'load', pairs }, READING))) throw new Error(`${name} could not read the suite`);
    },
    values: async (pair, at) => {
      const answer = await ask({ op: 'values', pair, at }, LIMIT);
      if (!answer) await restart();
      const number = (x: unknown): number => (typeof x === 'number' ? x : NaN);
      return [number(answer?.left), number(answer?.right)];
    },
    check: async (pair, method, seconds): Promise<Answer> => {
      const answer = await ask({ op: 'check', pair, method, seconds, limit: LIMIT }, LIMIT + 5);
      if (!answer) await restart();
      const { verdict, ms } = answer ?? {};
      return {
        verdict: VERDICTS.has(String(verdict)) ? (verdict as Verdict) : 'undecided',
        ms: typeof ms === 'number' ? ms : LIMIT * 1000,
      };
    },
    end: () => child?.end(),
  };
}
