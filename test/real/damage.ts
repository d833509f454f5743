/** A whole number from 0 to below `n`. */
const integer = (random: () => number, n: number): number => Math.floor(random() * Math.max(0, n));

/** Kinds of damage to a text; each takes and gives a text. */
const kinds: readonly ((text: string, random: () => number) => string)[] = [
  // A character is lost, one is doubled, two are swapped.
  (text, random) => cut(text, integer(random, text.length), 1),
  (text, random) => {
    const at = integer(random, text.length);
    return text.slice(0, at) + text.slice(at, at + 1) + text.slice(at);
  },
  (text, random) => {
    const at = integer(random, text.length - 1);
    return text.slice(0, at) + text.slice(at + 1, at + 2) + text.slice(at, at + 1) + text.slice(at + 2);
  },
  // A line is lost.
  (text, random) => {
    const lines = text.split('\n');
    lines.splice(integer(random, lines.length), 1);
    return lines.join('\n');
  },
  // A stretch is lost, or stands twice.
  (text, random) => cut(text, integer(random, text.length), 1 + integer(random, 30)),
  (text, random) => {
    const [at, length] = [integer(random, text.length), 1 + integer(random, 30)];
    return text.slice(0, at) + text.slice(at, at + length) + text.slice(at);
  },
  // A character that means something to TeX appears or is replaced.
  (text, random) => {
    const at = integer(random, text.length);
    return text.slice(0, at) + '{}$\\^_&|()[]=%#~'.charAt(integer(random, 16)) + text.slice(at + integer(random, 2));
  },
];

const cut = (text: string, at: number, length: number): string => text.slice(0, at) + text.slice(at + length);

/** Damages a text in up to `most` places. */
export function damaged(text: string, random: () => number, most: number): string {
  let out = text;
  for (let left = 1 + integer(random, most); left > 0; left--) out = kinds[integer(random, kinds.length)]!(out, random);
  return out;
}
