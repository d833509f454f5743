import { anchorsOf, strengths, type Anchor } from './anchors';
import { flat, readLabel, type Segment } from './labels';
import { findMarkers, type Marker } from './markers';
import { isBelow, locate, outline, type Located } from './outline';
import type { SubmissionProblem } from './problem';

/** What to look for: a part's id, and its labels in the order of preference (syntax in `labels.ts`). */
export interface PartLabels {
  readonly id: string;
  readonly labels: readonly string[];
}

/** Where a part's answer stands: offsets `[from, to)` and lines, from 1. */
export interface PartPlace {
  readonly from: number;
  readonly to: number;
  readonly lines: { readonly from: number; readonly to: number };
  readonly how: 'marker' | 'label';
}

export interface PartsFound {
  /** Parts that were found, in the order of the assignment; the others are missing. */
  readonly parts: ReadonlyMap<string, PartPlace>;
  readonly problems: readonly SubmissionProblem[];
}

interface Place {
  readonly at: number;
  readonly path: readonly string[];
  readonly how: 'marker' | 'label';
  /** Its heading stood out, so it ends even an answer that was marked. */
  readonly clear: boolean;
}

/**
 * Finds the answers in a document. A marker `<!-- proofmark: id -->` or `% proofmark: id` begins an answer that
 * reaches to the next marker, or to a clear heading of an unmarked part. Otherwise an answer begins at its label and
 * ends where another label that is not below it begins. Labels of an assignment come in its order.
 */
export function findParts(text: string, labels: readonly PartLabels[]): PartsFound {
  const problems: SubmissionProblem[] = [];
  const read = labels.map((part) => readLabels(part, problems));
  const markers = findMarkers(text, new Set(labels.map((part) => part.id)));
  problems.push(...markers.problems);

  const marked = (i: number): Marker | undefined => markers.parts.get(labels[i]?.id ?? '');
  const anchors = anchorsOf(text);
  const searched = read.map((paths, i) => (marked(i) ? [] : paths));
  const located = locate(text, anchors, outline(searched));
  const places = labels.map((_, i): Place | undefined => {
    const marker = marked(i);
    if (marker) return { at: marker.at, path: [], how: 'marker', clear: true };
    return bestPlace(located, i);
  });

  const allowed = places.map((place) => place && (insideMarked(place, markers.all) ? undefined : place));
  const ends = closers(allowed, located, anchors, read);
  const lineOf = lineCounter(text);
  const parts = new Map<string, PartPlace>();
  labels.forEach(({ id }, i) => {
    const place = allowed[i];
    if (!place) {
      problems.push(missing(id, labels[i]?.labels ?? []));
      return;
    }
    const to = endOf(place, ends, markers.all, text.length);
    parts.set(id, {
      from: place.at,
      to,
      lines: { from: lineOf(place.at), to: lastLine(text, place.at, to, lineOf) },
      how: place.how,
    });
  });
  problems.push(...repeated(located, allowed, labels, lineOf));
  return { parts, problems };
}

/** What is wrong with the labels of an assignment, in sentences; empty when nothing is. */
export const checkLabels = (labels: readonly string[]): string[] =>
  labels.flatMap((label) => {
    const reading = readLabel(label);
    return 'error' in reading ? [reading.error] : [];
  });

function readLabels(part: PartLabels, problems: SubmissionProblem[]): (readonly Segment[])[] {
  return part.labels.flatMap((label) => {
    const reading = readLabel(label);
    if ('path' in reading) return [reading.path];
    problems.push({ severity: 'note', message: `Part ${part.id}: ${reading.error}.`, remedy: 'Mend the assignment.' });
    return [];
  });
}

function bestPlace(located: readonly Located[], part: number): Place | undefined {
  let best: Located | undefined;
  for (const place of located) {
    if (place.node.ends.some((end) => end.part === part) && (!best || place.score > best.score)) best = place;
  }
  return best && { at: best.at, path: flat(best.node.path), how: 'label', clear: best.score >= strengths.title - 0.5 };
}

/** Within a marked answer only a clear heading counts: its own items "1." and "(a)" are not other parts. */
function insideMarked(place: Place, markers: readonly Marker[]): boolean {
  if (place.how === 'marker' || place.clear) return false;
  return markers.filter((marker) => marker.at <= place.at).at(-1)?.id !== undefined;
}

/** Everything that may end an answer: the answers' beginnings, the headings above them, unlisted headings above. */
function closers(
  places: readonly (Place | undefined)[],
  located: readonly Located[],
  anchors: readonly Anchor[],
  read: readonly (readonly (readonly Segment[])[])[],
): Place[] {
  const found: Place[] = places.flatMap((place) => (place ? [place] : []));
  const starts = new Set(found.map((place) => place.at));
  for (const { node, at } of located) {
    if (node.children.length > 0 && !starts.has(at)) {
      found.push({ at, path: flat(node.path), how: 'label', clear: true });
    }
  }
  return [...found, ...chapters(anchors, read, places)].sort((a, b) => a.at - b.at);
}

/** Headings such as "3 Autoencoders" that no label names but that stand above the listed 3.1. */
function chapters(
  anchors: readonly Anchor[],
  read: readonly (readonly (readonly Segment[])[])[],
  places: readonly (Place | undefined)[],
): Place[] {
  const listed = new Set(read.flat().map((path) => flat(path).join('.')));
  const found: Place[] = [];
  places.forEach((place, i) => {
    const chapter = place && place.how === 'label' && place.path.length > 1 ? place.path[0] : undefined;
    if (!place || chapter === undefined || listed.has(chapter)) return;
    const before = Math.max(
      0,
      ...places.slice(0, i).flatMap((other) => (other && other.at < place.at ? [other.at] : [])),
    );
    const anchor = anchors
      .filter((other) => other.at > before && other.at < place.at)
      .filter((other) => other.strength >= strengths.title && other.atoms[0]?.value === chapter)
      .at(-1);
    if (anchor) found.push({ at: anchor.at, path: [chapter], how: 'label', clear: true });
  });
  return found;
}

function endOf(place: Place, ends: readonly Place[], markers: readonly Marker[], length: number): number {
  const marker = markers.find((other) => other.at > place.at)?.at ?? length;
  const label = ends.find(
    (other) => other.at > place.at && (place.how === 'marker' ? other.clear : !isBelow(other.path, place.path)),
  );
  return Math.min(marker, label?.at ?? length);
}

function missing(id: string, labels: readonly string[]): SubmissionProblem {
  // What reaches over several headings, or stands in a text, is for the search and not for a reader.
  const heading = labels.find((label) => !/[>:]/.test(label));
  return {
    severity: 'note',
    message: `No answer to ${heading === undefined || heading === id ? id : `${heading} (${id})`} was found.`,
    remedy:
      (heading === undefined ? 'Write' : `Start it with a heading "${heading}", or write`) +
      ` <!-- proofmark: ${id} --> (in LaTeX: % proofmark: ${id}) on a line before it.`,
  };
}

function repeated(
  located: readonly Located[],
  places: readonly (Place | undefined)[],
  labels: readonly PartLabels[],
  lineOf: (at: number) => number,
): SubmissionProblem[] {
  return located.flatMap(({ node, at, twice }) => {
    const end = node.ends[0];
    if (twice === undefined || !end || places[end.part]?.at !== at) return [];
    const id = labels[end.part]?.id ?? '';
    return [
      {
        severity: 'note' as const,
        line: lineOf(twice),
        message: `The heading of ${id} stands in lines ${lineOf(at)} and ${lineOf(twice)}; the first one counts.`,
        remedy: `Put <!-- proofmark: ${id} --> (in LaTeX: % proofmark: ${id}) before the right one.`,
      },
    ];
  });
}

/** Line of an offset, from 1, by binary search over the line starts. */
function lineCounter(text: string): (at: number) => number {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (at) => {
    let low = 0;
    for (let high = starts.length; low + 1 < high;) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= at) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** The last line of a stretch that has something on it. */
function lastLine(text: string, from: number, to: number, lineOf: (at: number) => number): number {
  return lineOf(from + Math.max(0, text.slice(from, to).trimEnd().length - 1));
}
