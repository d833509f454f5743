import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assignment, AssignmentPart } from '../../problems/schema';
import { seeded } from '../../worlds/numeric/random';

/** A generated student: a file, or a folder with a file in it. */
export interface Student {
  readonly name: string;
  /** Below the folder of the class. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly damaged: boolean;
}

/** Given and family names in several scripts, made up; a number tells those with the same name apart. */
const given = 'Ada Bruno Chloé Dmitri Élodie Fatima Grzegorz Hana Ngọc José Kwame Łucja 明 Ødegård Σοφία عمر נועה अनिल 🦉'.split(' '); // prettier-ignore
const family = 'Abel Brandt Çelik D’Arcy Eriksson Fürst García Huỳnh Ivanov Jovanović 李 Müller Ng Okafor Petrović'.split(' '); // prettier-ignore

/** What a student writes where nothing in the problem says how to answer. */
const remarks = ['See the figure.', 'The accuracy is about 94 %.', 'It looks as expected.', 'I ran out of time here.'];

/**
 * A class that answers an assignment: each student takes, part by part, the model answer or one of the mistakes of the
 * problem, the better ones oftener the model answer; some parts are left out. The same seed gives the same class.
 * @param damage share of the documents that are damaged: cut off, emptied, of flipped bytes, in another encoding
 */
export function students(assignment: Assignment, count: number, damage: number, seed: number): Student[] {
  return Array.from({ length: count }, (_, i) => {
    const random = seeded(seed * 1_000_003 + i);
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
    const name = `${pick(given)} ${pick(family)} ${i + 1}`;
    const skill = 0.25 + 0.7 * random();
    const text = assignment.parts
      .filter(() => random() > 0.04)
      .map((part) => `<!-- proofmark: ${part.id} -->\n\n${answer(part, skill, random, pick)}`)
      .join('\n\n');
    const damaged = Math.floor((i + 1) * damage) > Math.floor(i * damage);
    const bytes = new TextEncoder().encode(`# Homework of ${name}\n\n${text}\n`);
    const path = random() < 0.2 ? join(name, 'answer.md') : `${name}.md`;
    return { name, path, bytes: damaged ? damagedBy(pick(damages), bytes, random) : bytes, damaged };
  });
}

function answer(part: AssignmentPart, skill: number, random: () => number, pick: <T>(of: readonly T[]) => T): string {
  if (!part.problem) return pick(remarks);
  const { solution } = part.problem;
  const mistakes = part.problem.mistakes.map(({ text }) => text);
  return (random() < skill || mistakes.length === 0 ? solution.text : pick(mistakes)).trim();
}

const damages = ['cut off', 'emptied', 'flipped bytes', 'lost braces', 'another encoding', 'a binary file'] as const;

function damagedBy(how: (typeof damages)[number], bytes: Uint8Array, random: () => number): Uint8Array {
  switch (how) {
    case 'cut off':
      return bytes.slice(0, Math.floor(random() * bytes.length));
    case 'emptied':
      return new Uint8Array();
    case 'flipped bytes':
      return bytes.map((byte) => (random() < 0.01 ? Math.floor(random() * 256) : byte));
    case 'lost braces':
      return bytes.filter((byte) => byte !== 0x7d || random() > 0.1);
    case 'another encoding':
      return Buffer.from(`\uFEFF${Buffer.from(bytes).toString('utf8')}`, 'utf16le');
    case 'a binary file':
      return Uint8Array.from({ length: 4096 }, () => Math.floor(random() * 256));
  }
}

/** Writes a class into a folder. */
export function writeClass(folder: string, all: readonly Student[]): void {
  for (const { path, bytes } of all) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
}
