/** The number of a heading of Markdown or LaTeX, perhaps after a word: `# 4`, `## Problem 1.2: …`, `\section*{3 …}`. */
const HEADING =
  /^([ \t]*(?:#{1,6}(?![#\p{L}])[ \t]*|\\(?:sub)*(?:section|paragraph|chapter)\*?[ \t]*\{[ \t]*)(?:\*\*|__)?(?:\p{L}+[ \t]+)?)(\(?\d+(?:\.\d+)*[a-z]?[.):]*)(?=(?:\*\*|__)?[ \t]*(?:[\r\n}]|$|(?![xX][ \t]*\d)[\p{L}$(]))/gmu;

/** The text with spaces in place of the numbers of its headings: they number questions, and are no answers to them. */
export const withoutHeadingNumbers = (text: string): string =>
  text.replace(HEADING, (_, before: string, number: string) => before + ' '.repeat(number.length));
