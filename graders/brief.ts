/** Longest question in brief; a sentence is not cut, so that it may be a little longer. */
const enough = 420;

/**
 * A question in brief: the sentences of its statement (Markdown with LaTeX) until there are enough, as one paragraph
 * in which `$…$` and `$$…$$` are formulas. Tables are left out: the student has the question.
 */
export function briefly(statement: string): string {
  const plain = statement
    .replace(/^\s*\|.*$/gm, ' ')
    .replace(/^#+\s*/gm, '')
    .replace(/^\s*[-*]\s+/gm, '')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const sentences = sentencesOf(plain);
  let brief = '';
  for (const sentence of sentences) {
    if (brief !== '' && brief.length + sentence.length > enough) return brief.endsWith('$$') ? brief : `${brief} …`;
    brief = brief === '' ? sentence : `${brief} ${sentence}`;
  }
  return brief;
}

/** Sentences end with a stop before a space and a capital or a formula, outside of formulas. */
function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  let from = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    // Of two dollar signs the second changes nothing.
    if (text[at] === '$' && text[at - 1] !== '\\' && text[at - 1] !== '$') inside = !inside;
    if (!inside && /^[.?!]["”)]? [\p{Lu}$]/u.test(text.slice(at, at + 4))) {
      const end = text.indexOf(' ', at);
      sentences.push(text.slice(from, end));
      from = end + 1;
    }
    // A display that ends a sentence has its stop inside.
    if (!inside && /^[.?!]\$\$? \p{Lu}/u.test(text.slice(at - 2, at + 3).replace(/^[^.?!]/, ''))) {
      sentences.push(text.slice(from, at + 1));
      from = at + 2;
    }
  }
  if (from < text.length) sentences.push(text.slice(from));
  return sentences;
}
