/** How letters follow each other: a first-order Markov chain over letters and the space (Shannon, 1948, section 3). */
export interface LetterPairs {
  /** Its first letter is the space, which stands for all that is no letter. */
  readonly alphabet: string;
  /** Natural logarithms of the probability that letter j follows letter i, to four decimals. */
  readonly logs: readonly (readonly number[])[];
}

/** Learns the chain from a text, with one added to every count (Laplace); spaces in a row count once. */
export function letterPairs(text: string, alphabet = ' abcdefghijklmnopqrstuvwxyz'): LetterPairs {
  const counts = Array.from(alphabet, () => new Float64Array(alphabet.length).fill(1));
  let before = 0;
  for (const letter of text.toLowerCase()) {
    const next = Math.max(0, alphabet.indexOf(letter));
    if (before === 0 && next === 0) continue;
    counts[before]![next]!++;
    before = next;
  }
  const logs = counts.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return Array.from(row, (count) => Math.round(1e4 * Math.log(count / total)) / 1e4);
  });
  return { alphabet, logs };
}
