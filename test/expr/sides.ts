import { readdirSync } from 'node:fs';
import { lex, readDocument } from '../../expr';
import type { Token } from '../../expr';
import { readShared, sharedPath } from '../support/shared';

interface LabelledChain {
  readonly steps: readonly { readonly lhs: string; readonly rhs: string }[];
}

/** Every side of every labelled step of the corpus, each once. */
export function corpusSides(): string[] {
  const lines = readShared('corpus', 'chains.jsonl').trim().split('\n');
  const chains = lines.map((line) => JSON.parse(line) as LabelledChain);
  return [...new Set(chains.flatMap((chain) => chain.steps.flatMap((step) => [step.lhs, step.rhs])))];
}

/** Tokens of every side of every chain in the real homeworks. */
export function homeworkSides(): (readonly Token[])[] {
  const files = readdirSync(sharedPath('seeds')).filter((name) => name.endsWith('.md'));
  return files.flatMap((name) =>
    readDocument(readShared('seeds', name)).chains.flatMap((chain) => chain.sides.map((side) => side.tokens)),
  );
}

export const corpusTokens = (): (readonly Token[])[] => corpusSides().map((side) => lex(side).tokens);
