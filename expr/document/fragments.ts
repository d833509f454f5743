import type { Token } from '../token';
import type { Part } from './parts';
import { wordsText } from './parts';
import { roleAt } from './roles';

/** What one column of one row says about two or more sides, or a piece of a side. */
export interface Statement {
  /** Relations and pieces only. */
  readonly parts: Part[];
  /** Stands after `\Rightarrow`, `\text{and}`, a comma: it continues nothing. */
  fresh: boolean;
  /** A side stands before `&` and a relation after it: the layout says that this is a left side. */
  aligned: boolean;
  /** Opens with `&` and holds no relation before it. */
  indented: boolean;
  readonly condition: string[];
  readonly reason: string[];
}

/** Turns tokens `[from, to)` into text for a reader. */
export type Say = (from: number, to: number) => string;

/** What parts a fragment from the one before it. */
type Boundary = 'none' | 'turn' | 'comma' | 'semicolon' | 'gap';

export interface Fragment extends Statement {
  boundary: Boundary;
  /** The gaps that stood before it, put back where two fragments are one side after all. */
  readonly gaps: Part[];
  /** There is a relation among the parts. */
  relates: boolean;
}

/** Whether a `&` after these parts stands at the first relation, before it or behind it. */
const isAligned = ({ parts, relates }: Fragment, next: Part | undefined): boolean =>
  relates ? parts.findIndex((part) => part.kind === 'relation') === parts.length - 1 : next?.kind === 'relation';

/** Whether what follows a gap has the left side that the row began with: another case of the same statement. */
function repeats(tokens: readonly Token[], column: readonly Part[], gap: number, before: readonly Fragment[]): boolean {
  const main = before.find((fragment) => fragment.relates)?.parts ?? [];
  const spelling = (line: readonly Part[], from: number): string | null => {
    let text = '';
    for (let i = from; i < line.length && i < from + 40; i++) {
      const part = line[i]!;
      if (part.kind === 'relation') return text;
      if (part.kind === 'piece')
        text += tokens
          .slice(part.from, part.to)
          .map((token) => token.text)
          .join('');
      else if (part.kind !== 'gap') return null;
    }
    return null;
  };
  const own = spelling(column, gap + 1);
  return own !== null && own !== '' && own === spelling(main, 0);
}

/** Cuts a column wherever a statement may begin, and takes conditions, reasons and remarks out. */
export function fragments(tokens: readonly Token[], column: readonly Part[], say: Say): Fragment[] {
  const out: Fragment[] = [];
  const start = (boundary: Boundary, gaps: Part[]): Fragment => {
    const made: Fragment = {
      boundary,
      gaps,
      parts: [],
      fresh: boundary === 'turn',
      aligned: false,
      indented: false,
      condition: [],
      reason: [],
      relates: false,
    };
    out.push(made);
    return made;
  };
  let current = start('none', []);
  /** The row holds a relation already. */
  let opened = false;
  /** Gathers what a condition or a reason speaks of, until a turn. */
  let gathering: { into: 'condition' | 'reason'; leading: boolean; from: number; to: number } | null = null;
  const flush = (): void => {
    if (gathering) current[gathering.into].push(say(gathering.from, gathering.to));
    gathering = null;
  };

  column.forEach((part, i) => {
    const role = part.kind === 'words' ? roleAt(tokens, column, i, current.parts, opened) : null;
    if (gathering) {
      const colon = part.kind === 'piece' && part.to === part.from + 1 && tokens[part.from]!.text === ':';
      const content = gathering.to > gathering.from + 1;
      const ends = gathering.leading
        ? colon ||
          (content && (part.kind === 'cell' || part.kind === 'gap')) ||
          part.kind === 'implies' ||
          role === 'turn'
        : part.kind === 'implies' || role === 'turn' || (part.kind === 'gap' && repeats(tokens, column, i, out));
      if (!ends) {
        if (part.kind !== 'cell') gathering.to = part.to;
        return;
      }
      flush();
      if (colon || part.kind === 'cell' || (part.kind === 'gap' && !opened)) return;
    }
    switch (part.kind) {
      case 'relation':
        current.relates = opened = true;
        current.parts.push(part);
        return;
      case 'piece':
        current.parts.push(part);
        return;
      case 'cell':
        if (current.parts.length === 0) current.indented = true;
        else if (!current.indented && isAligned(current, column[i + 1])) current.aligned = true;
        return;
      case 'implies':
        current = start('turn', []);
        return;
      case 'tag':
        current.reason.push(tokens[part.from]!.text.trim());
        return;
      case 'gap': {
        const last = out.at(-1)!;
        if (last.parts.length === 0 && (last.boundary === 'none' || last.boundary === 'turn')) {
          if (part.mark === ' ' && !last.relates) last.indented = true;
          return;
        }
        if (last.parts.length === 0 && last.boundary !== 'turn') {
          last.gaps.push(part);
          if (part.mark === ' ' && last.boundary === 'comma') last.boundary = 'gap';
          return;
        }
        current = start(part.mark === ',' ? 'comma' : part.mark === ';' ? 'semicolon' : 'gap', [part]);
        return;
      }
      case 'words':
        switch (role!) {
          case 'name':
            current.parts.push({ kind: 'piece', from: part.from, to: part.to });
            return;
          case 'turn':
            current = start('turn', []);
            return;
          case 'phrase':
            current.reason.push(wordsText(tokens, part).trim());
            // A remark before the first side, or between two sides, ends nothing.
            return;
          case 'condition':
          case 'reason':
            gathering = {
              into: role === 'condition' ? 'condition' : 'reason',
              leading: !opened && current.parts.length === 0 && i < column.length - 1,
              from: part.from,
              to: part.to,
            };
            return;
        }
    }
  });
  flush();
  return out;
}
