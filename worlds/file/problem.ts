import type { Place } from '../declarations';

/** One thing that is wrong with a world file: where, what, and what to write instead. Lines and columns from 1. */
export interface FileProblem extends Place {
  readonly message: string;
}

/** Problems in the order they were met; `sorted` gives them in the order of the file. */
export class Problems {
  private readonly list: FileProblem[] = [];

  add(place: Place, message: string): void {
    this.list.push({ line: place.line, column: place.column, message });
  }

  get count(): number {
    return this.list.length;
  }

  /** So many that more help nobody. */
  get crowded(): boolean {
    return this.list.length >= 100;
  }

  /** In the order of the file, without repetitions, at most `limit`. */
  sorted(limit = 50): FileProblem[] {
    const seen = new Set<string>();
    return this.list
      .filter((p) => {
        const key = `${p.line}:${p.column}:${p.message}`;
        return !seen.has(key) && seen.add(key);
      })
      .sort((a, b) => a.line - b.line || a.column - b.column)
      .slice(0, limit);
  }
}

/** A name or a piece of the file inside a message: in backticks, on one line, shortened. */
export function shown(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `\`${line.length > most ? `${line.slice(0, most - 1)}…` : line}\``;
}
