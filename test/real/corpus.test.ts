import type { JudgedClaim } from '../../graders/claims';
import { judgeText } from '../../graders/claims';
import { describeWithShared } from '../support/shared';
import type { Labelled } from './corpus';
import { keyOf, labelled } from './corpus';

/** A labelled step that did not come out as one readable claim with its two sides. */
interface Miss {
  readonly id: string;
  readonly cause: string;
  readonly step: string;
}

/** Pairs the labelled steps of a chain with the claims that were read in it; what finds no partner is a miss. */
function misses({ id, latex, steps }: Labelled): Miss[] {
  const unused = new Map<string, JudgedClaim[]>();
  for (const claim of judgeText(latex, null).claims) {
    const key = keyOf(claim.lhs, claim.relation, claim.rhs);
    unused.set(key, [...(unused.get(key) ?? []), claim]);
  }
  return steps.flatMap(({ lhs, rel, rhs }): Miss[] => {
    const step = keyOf(lhs, rel, rhs);
    const claim = unused.get(step)?.shift();
    if (!claim) return [{ id, step, cause: 'no claim with these two sides' }];
    return claim.verdict === 'unreadable' ? [{ id, step, cause: claim.because }] : [];
  });
}

/** Lists what was missed by cause (`PROOFMARK_SHOW=1`). */
function show(missed: readonly Miss[]): void {
  for (const cause of new Set(missed.map((miss) => miss.cause))) {
    const those = missed.filter((miss) => miss.cause === cause);
    process.stdout.write(`${those.length} × ${cause}\n`);
    for (const { id, step } of those) process.stdout.write(`      ${id}: ${step}\n`);
  }
}

describeWithShared('reading the labelled derivations', () => {
  const chains = labelled();

  test('nearly every step comes out as one readable claim with its two sides', () => {
    const steps = chains.reduce((n, chain) => n + chain.steps.length, 0);
    const missed = chains.flatMap(misses);
    if (process.env.PROOFMARK_SHOW === '1') {
      process.stdout.write(`${steps - missed.length} of ${steps} steps read\n`);
      show(missed);
    }
    expect(steps).toBe(555);
    expect((steps - missed.length) / steps).toBeGreaterThanOrEqual(0.97);
  });

  test('without a world every readable claim is undecided', () => {
    const verdicts = new Set(chains.flatMap(({ latex }) => judgeText(latex, null).claims.map((c) => c.verdict)));
    expect([...verdicts].filter((v) => v !== 'undecided' && v !== 'unreadable')).toEqual([]);
  });

  test('what a claim was read as reads back to itself', () => {
    const changed: string[] = [];
    for (const { id, latex } of chains)
      for (const { readAs, verdict } of judgeText(latex, null).claims) {
        if (verdict === 'unreadable') continue;
        const again = judgeText(`$$\n${readAs}\n$$`, null).claims;
        if (again.length !== 1 || again[0]!.readAs !== readAs)
          changed.push(`${id}: ${readAs} → ${again.map((c) => c.readAs).join(' ; ')}`);
      }
    if (process.env.PROOFMARK_SHOW === '1') process.stdout.write(`${changed.join('\n')}\n`);
    expect(changed).toEqual([]);
  });
});
