import type { Language } from '../../../problems/schema';

/** The languages that what graders say is translated into. */
export type Other = Exclude<Language, 'en'>;

const OTHERS: readonly Other[] = ['de', 'es', 'zh'];

/**
 * One thing that graders say: a template in English, with holes `{name}` or `{name:kind}`, and the same in the other
 * languages, with the same holes; see `template.ts`.
 */
export type Saying = Readonly<Record<Language, string>>;

/** Reads a table in which each sentence stands on a line, and its translations, `de: …`, on the lines below it. */
export function sayingsOf(table: string): Saying[] {
  const found: { en: string; de?: string; es?: string; zh?: string }[] = [];
  for (const line of table.split('\n').filter((text) => text.trim() !== '')) {
    const language = OTHERS.find((other) => line.startsWith(`${other}: `));
    if (language === undefined) found.push({ en: line });
    else found.at(-1)![language] = line.slice(4);
  }
  return found.map(({ en, de, es, zh }) => {
    if (de === undefined || es === undefined || zh === undefined) throw new Error(`'${en}' lacks a translation`);
    return { en, de, es, zh };
  });
}
