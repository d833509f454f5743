import { describeWithShared } from '../support/shared';
import { ARGUED } from './argued';
import { labelled } from './corpus';
import type { JudgedStep } from './verdicts';
import { judgeChain, settings } from './verdicts';

const SEED = 7;

/** Chains that lie here unjudged: what they need is derivatives, or a notation that has no meaning in worlds yet. */
const LEAST_CHAINS = 80;

const isArgued = ({ id, step }: JudgedStep): boolean => ARGUED.some((a) => a.id === id && a.step === step);

const isDecided = ({ verdict }: JudgedStep): boolean => verdict === 'holds' || verdict === 'fails';

const shown = ({ id, step, label, verdict, because, key }: JudgedStep): string =>
  `${id} ${step} <${label}> ${verdict}: ${because} [${key}]`;

/** One line a step (`PROOFMARK_TABLE=1`). */
function printTable(steps: readonly JudgedStep[]): void {
  for (const s of steps)
    process.stdout.write(
      `${[s.id, s.step, s.label, isArgued(s) ? `${s.verdict} (argued)` : s.verdict, s.because].join('\t')}\n`,
    );
  const counts = new Map<string, number>();
  for (const { label, verdict } of steps) {
    const key = `${label} ${verdict}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  for (const [key, n] of [...counts].sort()) process.stdout.write(`${n}\t${key}\n`);
}

/**
 * Derivations by many hands, judged in worlds. A step labelled as a definition, an assumption or an approximation is
 * no claim that could be wrong: where the worlds give it a value it must not fail, and it counts neither as refused nor
 * as decided. What an assumption says is arranged by the world of the steps that rest on it.
 */
describeWithShared('the labelled derivations in their worlds', () => {
  const worlds = settings();
  const all = labelled();
  const chains = all.filter(({ id }) => worlds.has(id));
  const steps: JudgedStep[] = [];

  test('every world is for a chain of the corpus, and every step has one world', () => {
    expect(chains.length).toBe(worlds.size);
    expect(chains.length).toBeGreaterThanOrEqual(LEAST_CHAINS);
    for (const chain of chains) {
      const own = worlds.get(chain.id)!;
      const named = own.flatMap(({ steps: listed }) => listed ?? chain.steps.map((_, k) => k)).sort((a, b) => a - b);
      expect({ id: chain.id, named }).toEqual({ id: chain.id, named: chain.steps.map((_, k) => k) });
    }
  });

  test.each(chains.map((chain) => [chain.id, chain] as const))('%s', (id, chain) => {
    const judged = judgeChain(chain, worlds.get(id)!, SEED);
    steps.push(...judged);
    const accepted = judged.filter((s) => s.label === false && s.verdict === 'holds' && !isArgued(s));
    const calledWrong = judged.filter((s) => typeof s.label === 'string' && s.verdict === 'fails');
    expect([...accepted, ...calledWrong].map(shown)).toEqual([]);
  });

  test('hardly any step that is right is refused, and nearly all are decided', () => {
    if (process.env.PROOFMARK_TABLE === '1') printTable(steps);
    const right = steps.filter((s) => s.label === true);
    const refused = right.filter((s) => s.verdict === 'fails' && !isArgued(s));
    const claims = steps.filter((s) => typeof s.label === 'boolean');
    expect(right.length).toBeGreaterThan(250);
    expect(refused.length / right.length).toBeLessThanOrEqual(0.01);
    expect(claims.filter(isDecided).length / claims.length).toBeGreaterThanOrEqual(0.95);
  });

  test.each(ARGUED.map((a) => [`${a.id} ${a.step}`, a] as const))('%s: the label is wrong as written', (_, argued) => {
    const own = steps.find((s) => s.id === argued.id && s.step === argued.step);
    // An argument that nothing contradicts any more is to be taken out.
    expect(own).toMatchObject({ label: argued.verdict === 'fails', verdict: argued.verdict });
    expect(argued.check()).toBe(true);
  });
});
