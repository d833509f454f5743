import type { Suggestion } from '../graders/claims';
import { plain } from './table';

/** A suggestion below its claim: the change in words, and the claim with it. */
export const suggestionLines = (suggestion: Suggestion | undefined): string[] =>
  suggestion
    ? [`         suggestion: ${plain(suggestion.edit.replaceAll('$', ''))}`, `           ${plain(suggestion.latex)}`]
    : [];
