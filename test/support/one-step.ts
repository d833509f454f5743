import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shared';

const source = join(root, 'problems', 'network-numbers', 'gru-step');

/** A right answer to the one part of `writeAssignment`. */
export const rightAnswer = (): string => readFileSync(join(source, 'solution.md'), 'utf8');

/** Writes an assignment of one part, `gru`, worth 10 points; `head` and `part` are added to its YAML. */
export function writeAssignment(folder: string, head: string, part = ''): void {
  cpSync(source, join(folder, 'gru-step'), { recursive: true });
  const gru = `  - { id: gru, label: '1', problem: gru-step, points: 10${part} }\n`;
  writeFileSync(join(folder, 'assignment.yaml'), `${head}\nparts:\n${gru}`);
}
