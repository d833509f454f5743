import type { Language } from '../../problems/schema';
import type { Catalogue } from './catalogue';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { zh } from './zh';

/** The words of reports in every language that they are written in. */
export const catalogues: Readonly<Record<Language, Catalogue>> = { en, de, es, zh };

/** The words of a report: in the language asked for, else in that of the assignment. */
export const catalogueFor = (about: { readonly language?: Language }, language?: Language): Catalogue =>
  catalogues[language ?? about.language ?? 'en'];
