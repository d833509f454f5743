/** The words of a batch of texts. */
export interface Words {
  readonly texts: number;
  /** Words a text. */
  readonly length: number;
  /** Number of the word at each place of each text [texts · length]. */
  readonly all: Int32Array;
  /** Numbers of the words that occur, each once. */
  readonly distinct: Int32Array;
  /** Which of the distinct words stands at each place [texts · length]. */
  readonly places: Int32Array;
}

/** Takes batches of texts and finds their distinct words. One for each training, since it keeps a table of all words. */
export class WordIndex {
  readonly #known: Int32Array;

  constructor(vocabulary: number) {
    this.#known = new Int32Array(vocabulary).fill(-1);
  }

  /**
   * @param words rows of word numbers, each of `length`
   * @param rows which of them
   */
  take(words: Uint16Array, length: number, rows: Int32Array): Words {
    const known = this.#known;
    const distinct: number[] = [];
    const all = new Int32Array(rows.length * length);
    const places = new Int32Array(rows.length * length);
    rows.forEach((row, i) => {
      for (let t = 0; t < length; t++) {
        const word = words[row * length + t]!;
        if (known[word] === -1) known[word] = distinct.push(word) - 1;
        all[i * length + t] = word;
        places[i * length + t] = known[word]!;
      }
    });
    for (const word of distinct) known[word] = -1;
    return { texts: rows.length, length, all, distinct: Int32Array.from(distinct), places };
  }
}
