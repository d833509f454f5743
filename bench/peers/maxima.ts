import type { Reply } from './child';
import { Child } from './child';
import { MAXIMA } from './infix';
import type { Answer, Formulas, System, Verdict } from './system';
import { LIMIT } from './system';

/**
 * Names of our own begin with `pm_`: Maxima binds dynamically, so that the locals of a function would change what the
 * names of a formula mean. Formulas are read without being simplified, so that simplifying them is part of a check, as
 * it is where they are typed in.
 */
const PREPARE = [
  'display2d: false$',
  'ratprint: false$',
  // Answers are not broken into lines.
  'linel: 10000$',
  `pm_check(pm_seconds) := block([pm_n: 1, pm_t: -1, pm_t0, pm_v],
     while pm_t < pm_seconds do (
       pm_t0: elapsed_run_time(),
       for pm_i: 1 thru pm_n do pm_v: ratsimp(radcan(pm_left - pm_right)),
       pm_t: elapsed_run_time() - pm_t0,
       pm_n: 2 * pm_n),
     print("@", is(pm_v = 0), float(2000 * pm_t / pm_n)))$`,
  'pm_values(pm_at) := print("@", float(subst(pm_at, pm_left)), ";", float(subst(pm_at, pm_right)))$',
  'print("@", "ready")$',
].map((line) => line.replace(/\n\s*/g, ' '));

/** Seconds that a stretch lasts at least: the clock of some Maximas ticks a hundred times a second. */
const STRETCH = 0.1;

const METHOD = 'ratsimp(radcan(a - b))';

/** Tells Maxima a pair and where its names live, and to forget what it knew before. */
function told({ left, right, domains }: Formulas): string {
  const facts = Object.entries(domains).flatMap(([name, domain]) => {
    if (domain === 'real') return [];
    return [domain === 'positive' ? `assume(${name} > 0)$` : `assume(${name} > 0, ${name} < 1)$`];
  });
  return `forget(facts())$ ${facts.join(' ')} simp: false$ pm_left: ${left}$ pm_right: ${right}$ simp: true$`;
}

const isAnswer = (line: string): boolean => line.startsWith('@') || /\?$|positive, negative/.test(line);

/** What stands after the sign of an answer; null for a question that Maxima asks, and where none came. */
const answerOf = (reply: Reply): string | null =>
  reply.kind === 'answer' && reply.line.startsWith('@') ? reply.line.slice(1).trim() : null;

const VERDICTS: Readonly<Record<string, Verdict>> = { true: 'equal', false: 'different' };

/** What `pm_check` printed: whether the difference came to 0, and the milliseconds that took. */
export function checked(answer: string): Answer {
  const [equal = '', ms] = answer.split(/\s+/);
  return { verdict: VERDICTS[equal] ?? 'undecided', ms: Number(ms) };
}

/** Maxima; null where it is not installed. */
export async function maxima(): Promise<System | null> {
  const command = process.env['MAXIMA'] ?? 'maxima';
  let child: Child | null = null;
  let loaded: readonly Formulas[] = [];

  const start = async (): Promise<boolean> => {
    child = await Child.start(command, ['--very-quiet']);
    return child !== null && answerOf(await child.ask(PREPARE.join('\n'), LIMIT, isAnswer)) !== null;
  };
  /** An answer about a pair; null where there is none, and then Maxima begins afresh. */
  const ask = async (pair: number, call: string): Promise<string | null> => {
    const answer = answerOf(await child!.ask(`${told(loaded[pair]!)} ${call}$`, LIMIT, isAnswer));
    if (answer !== null) return answer;
    child!.end();
    if (!(await start())) throw new Error('Maxima could not be started again');
    return null;
  };

  if (!(await start())) return null;
  const version = await child!.ask('print("@", build_info()@version)$', LIMIT, isAnswer);
  return {
    name: 'Maxima',
    methods: [METHOD],
    version: `Maxima ${answerOf(version) ?? ''}`.trim(),
    dialect: MAXIMA,
    load: (pairs) => {
      loaded = pairs;
      return Promise.resolve();
    },
    values: async (pair, at) => {
      const points = Object.entries(at).map(([name, x]) => `${name} = ${x}`);
      const answer = await ask(pair, `pm_values([${points.join(', ')}])`);
      const [left, right] = (answer ?? '').split(';').map((text) => Number(text.trim() || NaN));
      return [left ?? NaN, right ?? NaN];
    },
    check: async (pair, _, seconds): Promise<Answer> => {
      const answer = await ask(pair, `pm_check(${seconds === 0 ? 0 : Math.max(seconds, STRETCH)})`);
      return answer === null ? { verdict: 'undecided', ms: LIMIT * 1000 } : checked(answer);
    },
    end: () => child?.end(),
  };
}
