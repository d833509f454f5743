import { languages } from '../../../problems/schema';
import { translated } from '../../../reports/texts/sentences';
import type { Other } from '../../../reports/texts/sentences/saying';

export const others = languages.filter((language): language is Other => language !== 'en');

/** Formulas and numbers of a sentence, sorted; numbers that are words in one language or the other are left out. */
const holesOf = (text: string): string[] => {
  const formulas = text.match(/\$[^$]*\$/g) ?? [];
  const numbers = text.replace(/\$[^$]*\$/g, ' ').match(/\d+(?:[.,]\d+)*/g) ?? [];
  return [...formulas, ...numbers.map((number) => number.replaceAll(',', '.'))].sort();
};

/** What is wrong with the translation of a sentence; null where nothing is. */
export function faultOf(sentence: string, language: Other, look = translated): string | null {
  const pieces = look(sentence, language);
  if (!pieces) return `no translation: ${sentence}`;
  const translation = pieces.map(({ text }) => text).join('');
  const [own, theirs] = [holesOf(sentence), holesOf(translation)];
  const lost = own.filter((hole) => !theirs.includes(hole));
  return lost.length === 0 ? null : `lost ${lost.join(', ')}: ${sentence} → ${translation}`;
}
