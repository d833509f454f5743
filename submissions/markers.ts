import type { SubmissionProblem } from './problem';

/** A line `<!-- proofmark: id -->` or `% proofmark: id`. */
export interface Marker {
  readonly at: number;
  /** The part that begins here; undefined where one ends: `proofmark: end`, or an id that no part has. */
  readonly id: string | undefined;
}

export interface Markers {
  /** The first marker of each part. */
  readonly parts: ReadonlyMap<string, Marker>;
  /** In the order of the document. */
  readonly all: readonly Marker[];
  readonly problems: readonly SubmissionProblem[];
}

const pattern = /^[ \t]*(?:<!--[ \t]*proofmark:[ \t]*([^\s>]{1,100})[ \t]*-->|%+[ \t]*proofmark:[ \t]*(\S{1,100}))/gim;

export function findMarkers(text: string, ids: ReadonlySet<string>): Markers {
  const parts = new Map<string, Marker>();
  const all: Marker[] = [];
  const problems: SubmissionProblem[] = [];
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(pattern)) {
    for (let i = text.indexOf('\n', counted); i !== -1 && i < match.index; i = text.indexOf('\n', i + 1)) {
      line++;
      counted = i + 1;
    }
    const id = match[1] ?? match[2] ?? '';
    const note = (message: string, remedy: string): void => {
      if (problems.length < 20) problems.push({ severity: 'note', line, message, remedy });
    };
    const known = ids.has(id);
    const marker = { at: match.index, id: known ? id : undefined };
    all.push(marker);
    if (known && parts.has(id))
      note(`The marker of ${id} stands a second time.`, 'The first one counts; remove the other.');
    else if (known) parts.set(id, marker);
    else if (id !== 'end') note(`No part is called ${id}.`, `The parts are ${[...ids].join(', ')}.`);
  }
  return { parts, all, problems };
}
