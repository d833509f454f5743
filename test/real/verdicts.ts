import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { JudgedClaim } from '../../graders/claims';
import { judgeText } from '../../graders/claims';
import type { Checker } from '../../worlds';
import { checkerFor, readWorldFile } from '../../worlds';
import type { Labelled, Label } from './corpus';
import { keyOf } from './corpus';

const folder = join(__dirname, 'corpus');

/** The world of some steps of a chain; of all where no steps are named. */
export interface Setting {
  readonly world: string;
  readonly steps: readonly number[] | null;
}

/** For each chain by its id, the worlds that its steps are about, as `corpus/index.yaml` lists them. */
export function settings(): ReadonlyMap<string, readonly Setting[]> {
  const index = parse(readFileSync(join(folder, 'index.yaml'), 'utf8')) as Record<string, unknown>;
  return new Map(Object.entries(index).map(([id, entry]) => [id, settingsIn(id, entry)]));
}

function settingsIn(id: string, entry: unknown): Setting[] {
  if (typeof entry === 'string') return [{ world: entry, steps: null }];
  if (typeof entry !== 'object' || entry === null) throw new Error(`index.yaml: expected a world for ${id}`);
  return Object.entries(entry).map(([world, steps]) => ({
    world,
    steps: (Array.isArray(steps) ? steps : [steps]) as number[],
  }));
}

const checkers = new Map<string, Checker>();

/** The worlds of a file in `corpus/`, drawn from a seed. */
export function checkerOf(world: string, seed: number): Checker {
  const key = `${world} ${seed}`;
  const known = checkers.get(key);
  if (known) return known;
  const { declarations, problems } = readWorldFile(readFileSync(join(folder, `${world}.yaml`), 'utf8'));
  if (problems[0]) throw new Error(`${world}.yaml:${problems[0].line}: ${problems[0].message}`);
  const { checker, problems: unusable } = checkerFor(declarations, seed);
  if (!checker) throw new Error(`${world}.yaml:${unusable[0]?.line}: ${unusable[0]?.message ?? 'cannot be used'}`);
  checkers.set(key, checker);
  return checker;
}

/** A labelled step with what was found about it; no claim where the text yields none with its two sides. */
export interface JudgedStep {
  readonly id: string;
  readonly step: number;
  readonly key: string;
  readonly label: Label;
  readonly verdict: JudgedClaim['verdict'] | 'unread';
  readonly because: string;
  readonly claim: JudgedClaim | null;
}

/** Judges the text of a chain in its worlds and pairs its labelled steps with the claims that were read in it. */
export function judgeChain(chain: Labelled, worlds: readonly Setting[], seed: number): JudgedStep[] {
  const claims = worlds.map(({ world, steps }) => ({ steps, byKey: claimsByKey(chain, checkerOf(world, seed)) }));
  return chain.steps.map(({ lhs, rel, rhs, valid }, step): JudgedStep => {
    const key = keyOf(lhs, rel, rhs);
    const found = claims.map(({ steps, byKey }) => ({
      own: steps === null || steps.includes(step),
      claim: byKey.get(key)?.shift(),
    }));
    const claim = found.find(({ own }) => own)?.claim ?? null;
    return {
      id: chain.id,
      step,
      key,
      label: valid,
      verdict: claim?.verdict ?? 'unread',
      because: claim?.because ?? 'no claim with these two sides',
      claim,
    };
  });
}

function claimsByKey({ latex }: Labelled, checker: Checker): Map<string, JudgedClaim[]> {
  const out = new Map<string, JudgedClaim[]>();
  for (const claim of judgeText(latex, checker).claims) {
    const key = keyOf(claim.lhs, claim.relation, claim.rhs);
    out.set(key, [...(out.get(key) ?? []), claim]);
  }
  return out;
}
