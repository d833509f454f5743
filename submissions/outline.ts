import type { Anchor, Atom } from './anchors';
import { strengths } from './anchors';
import { flat, type NumberSegment, type Segment } from './labels';

/** One step of the labels' tree: `Problem 2` with the parts below it. */
export interface OutlineNode {
  /** The whole path down to this step. */
  readonly path: readonly Segment[];
  /** Indices of the parts at or below it, in the order of the assignment. */
  readonly parts: number[];
  /** The parts whose label ends here, with the place of that label among their alternatives. */
  readonly ends: { readonly part: number; readonly alternative: number }[];
  readonly children: OutlineNode[];
}

/** A node found in the text. */
export interface Located {
  readonly node: OutlineNode;
  readonly at: number;
  readonly score: number;
  /** More than one place looked the same. */
  readonly twice?: number;
}

interface Candidate {
  readonly at: number;
  readonly score: number;
  readonly strength: number;
}

const keyOf = (segment: Segment): string =>
  segment.kind === 'text' ? `text:${segment.source}` : `${segment.word ?? ''} ${segment.value}`;

/** The tree of all labels; `labels[i]` are the alternatives of part i, in the order of preference. */
export function outline(labels: readonly (readonly (readonly Segment[])[])[]): OutlineNode[] {
  const top: OutlineNode[] = [];
  const insert = (path: readonly Segment[], part: number, alternative: number): void => {
    let level = top;
    path.forEach((segment, depth) => {
      const key = keyOf(segment);
      let node = level.find((known) => keyOf(lastOf(known.path)) === key);
      if (!node) {
        node = { path: path.slice(0, depth + 1), parts: [], ends: [], children: [] };
        level.push(node);
      }
      if (!node.parts.includes(part)) node.parts.push(part);
      if (depth === path.length - 1) node.ends.push({ part, alternative });
      level = node.children;
    });
  };
  labels.forEach((alternatives, part) => {
    alternatives.forEach((path, alternative) => insert(path, part, alternative));
    // "2.2" says the same as "Problem 2 > 2", where the heading "Problem 2" is missing.
    for (const path of alternatives) {
      const dotted = dottedForm(path);
      if (dotted) insert([dotted], part, alternatives.length);
    }
  });
  return top;
}

function dottedForm(path: readonly Segment[]): NumberSegment | undefined {
  const steps = flat(path);
  if (path.length < 2 || !steps.every((step) => /^\d+$/.test(step))) return undefined;
  return { kind: 'number', value: steps.join('.'), paren: false };
}

const lastOf = (path: readonly Segment[]): Segment => {
  const last = path.at(-1);
  if (!last) throw new Error('a label has at least one step');
  return last;
};

/** Places of the nodes and of all below them; the order of the assignment decides between places that look alike. */
export function locate(text: string, anchors: readonly Anchor[], top: readonly OutlineNode[]): Located[] {
  const found: Located[] = [];
  const search = (nodes: readonly OutlineNode[], from: number, to: number, parent?: Located): void => {
    const placed = placeLevel(nodes, text, anchors, from, to, parent);
    found.push(...placed);
    for (const place of placed) {
      if (place.node.children.length === 0) continue;
      const inside = (node: OutlineNode): boolean =>
        sharesPart(node, place.node) || isBelow(flat(node.path), flat(place.node.path));
      const closers = placed.filter((other) => other.at > place.at && !inside(other.node));
      search(place.node.children, place.at, Math.min(to, ...closers.map((other) => other.at)), place);
    }
  };
  search(top, 0, text.length + 1);
  return found;
}

/** Whether numbers such as 5, 4 stand below others such as 5. */
export const isBelow = (path: readonly string[], above: readonly string[]): boolean =>
  path.length > above.length && above.every((step, i) => path[i] === step);

const sharesPart = (a: OutlineNode, b: OutlineNode): boolean => a.parts.some((part) => b.parts.includes(part));

function placeLevel(
  nodes: readonly OutlineNode[],
  text: string,
  anchors: readonly Anchor[],
  from: number,
  to: number,
  parent: Located | undefined,
): Located[] {
  const within = anchorsBetween(anchors, from, to);
  const ordered = [...nodes].sort((a, b) => firstPart(a) - firstPart(b) || b.parts.length - a.parts.length);
  const candidates = sameStyle(ordered.map((node) => candidatesOf(node, text, within, from, to, parent)));
  const chosen = inOrder(ordered, candidates);
  const taken = new Set(chosen.flatMap((candidate) => (candidate ? [candidate.at] : [])));
  const placed = ordered.flatMap((node, i): Located[] => {
    const mine = candidates[i] ?? [];
    let candidate = chosen[i];
    if (!candidate && !ordered.some((other, k) => chosen[k] && sharesPart(other, node))) {
      // Answers may stand in another order than the questions, under clear headings.
      candidate = mine.find((place) => place.strength >= strengths.bold && !taken.has(place.at));
      if (candidate) taken.add(candidate.at);
    }
    if (!candidate) return [];
    const { at, score } = candidate;
    const twice = mine.find((place) => place.at > at && place.score === score && place.strength >= strengths.bold)?.at;
    return [{ node, at, score, twice }];
  });
  return placed.filter((place) => !placed.some((other) => isBetterAlternative(other, place)));
}

/** Of a part's labels at one level the best-looking one counts; the others end nothing. */
const isBetterAlternative = (other: Located, place: Located): boolean =>
  place.node.children.length === 0 &&
  other.score > place.score &&
  place.node.ends.every((end) => other.node.ends.some((known) => known.part === end.part));

const firstPart = (node: OutlineNode): number => Math.min(...node.parts);

function anchorsBetween(anchors: readonly Anchor[], from: number, to: number): readonly Anchor[] {
  let low = 0;
  for (let high = anchors.length; low < high;) {
    const middle = (low + high) >> 1;
    if ((anchors[middle]?.at ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((anchors[end]?.at ?? Infinity) < to) end++;
  return anchors.slice(low, end);
}

/** More places than this that look like one label are noise; the best are kept. */
const maxCandidates = 200;

function candidatesOf(
  node: OutlineNode,
  text: string,
  anchors: readonly Anchor[],
  from: number,
  to: number,
  parent: Located | undefined,
): Candidate[] {
  const segment = lastOf(node.path);
  const preference = Math.min(...node.ends.map((end) => end.alternative), 9) * 0.05;
  if (segment.kind === 'text') {
    return textPlaces(segment.pattern, text, from, to).map((at) => ({
      at,
      score: strengths.title - preference,
      strength: strengths.title,
    }));
  }
  const parentFlat = parent ? flat(parent.node.path).join('.') : undefined;
  const found: Candidate[] = [];
  anchors.forEach((anchor, i) => {
    const match = matchAtoms(anchor.atoms, segment, parentFlat, anchor.at === parent?.at);
    if (match === undefined) return;
    // In the run of a sentence only an item of a problem that was found may stand.
    if (anchor.strength === strengths.midline && parent === undefined) return;
    // A label without text before the next one is a table of contents, or a heading whose answer is below.
    const next = anchors[i + 1]?.at ?? to;
    const empty = next - anchor.at < 200 && text.slice(anchor.at, next).trim().split('\n').length === 1 ? 0.3 : 0;
    const strength = anchor.strength;
    found.push({ at: anchor.at, score: strength + match - empty - preference, strength });
  });
  if (found.length <= maxCandidates) return found;
  const best = [...found].sort((a, b) => b.score - a.score || a.at - b.at).slice(0, maxCandidates);
  return best.sort((a, b) => a.at - b.at);
}

/** How well an anchor's labels fit a step, as an addition to its score; undefined where they do not. */
function matchAtoms(
  atoms: readonly Atom[],
  segment: NumberSegment,
  parent: string | undefined,
  onParent: boolean,
): number | undefined {
  let best: number | undefined;
  atoms.forEach((atom, i) => {
    const dotted = parent !== undefined && atom.value === `${parent}.${segment.value}`;
    if (atom.value !== segment.value && !dotted) return;
    // On its parent's own line a step needs a label of its own: "Question 2 b)".
    if (onParent && i === 0 && !dotted) return;
    let fit = i > 0 ? -0.2 : 0;
    if (segment.word && atom.word !== segment.word) fit -= 0.5;
    if (!segment.word && atom.word && parent !== undefined) fit -= 0.5;
    if (segment.paren && atom.paren) fit += 1;
    if (best === undefined || fit > best) best = fit;
  });
  return best;
}

function textPlaces(pattern: RegExp, text: string, from: number, to: number): number[] {
  const places: number[] = [];
  pattern.lastIndex = from;
  for (let match = pattern.exec(text); match && match.index < to && places.length < 20; match = pattern.exec(text)) {
    places.push(sentenceStart(text, match.index));
    if (match[0] === '') pattern.lastIndex++;
  }
  pattern.lastIndex = 0;
  return places;
}

/** Where the sentence begins that holds a place: at a line's start, or after another sentence on the line. */
function sentenceStart(text: string, at: number): number {
  const line = Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 300);
  const before = [...text.slice(line, at).matchAll(/[\p{L})$][.!?]\s+(?=\p{Lu})/gu)].at(-1);
  return before ? line + before.index + before[0].length : line;
}

/**
 * Siblings are labelled in one style: where two of them stand in headings, a third does not stand in a list. (An
 * item "2." in the answer to problem 1 is not problem 2.) Only a line's lost end may hide an item among items.
 */
function sameStyle(candidates: readonly Candidate[][]): Candidate[][] {
  const best = candidates.map((places) => Math.max(0, ...places.map((place) => place.strength)));
  const top = Math.max(0, ...best);
  if (best.filter((strength) => strength >= top - 0.5).length < 2) return [...candidates];
  const fits = ({ strength }: Candidate): boolean =>
    strength > top - 2 || (strength === strengths.midline && top < strengths.title);
  return candidates.map((places) => places.filter(fits));
}

/** Points for being found at all: finding more labels outweighs finding better-looking ones. */
const foundBonus = 2;

interface Step {
  readonly node: number;
  readonly candidate: Candidate;
  readonly total: number;
  readonly before: Step | undefined;
}

/** At most one place a node, places rising with the order of the nodes, of the greatest sum of scores. */
function inOrder(nodes: readonly OutlineNode[], candidates: readonly Candidate[][]): (Candidate | undefined)[] {
  const offsets = [...new Set(candidates.flat().map((candidate) => candidate.at))].sort((a, b) => a - b);
  const rank = new Map(offsets.map((at, i) => [at, i + 1]));
  const bestUpTo = new BestUpTo(offsets.length);
  const here = new Map<number, Step>();
  nodes.forEach((node, i) => {
    const steps = (candidates[i] ?? []).map((candidate): Step => {
      let before = bestUpTo.get((rank.get(candidate.at) ?? 1) - 1);
      // Two labels share a place only if they are labels of one part.
      const same = here.get(candidate.at);
      const other = same && nodes[same.node];
      if (same && other && sharesPart(other, node) && same.total > (before?.total ?? 0)) before = same;
      return { node: i, candidate, before, total: (before?.total ?? 0) + candidate.score + foundBonus };
    });
    for (const step of steps) {
      bestUpTo.set(rank.get(step.candidate.at) ?? 1, step);
      const known = here.get(step.candidate.at);
      if (!known || step.total > known.total) here.set(step.candidate.at, step);
    }
  });
  const chosen: (Candidate | undefined)[] = nodes.map(() => undefined);
  for (let step = bestUpTo.get(offsets.length); step; step = step.before) chosen[step.node] = step.candidate;
  return chosen;
}

/** The best step at or before a rank (a Fenwick tree of maxima); of equal ones the first that was set. */
class BestUpTo {
  private readonly tree: (Step | undefined)[];

  constructor(size: number) {
    this.tree = new Array<Step | undefined>(size + 1);
  }

  get(rank: number): Step | undefined {
    let best: Step | undefined;
    for (let i = rank; i > 0; i -= i & -i) {
      const step = this.tree[i];
      if (step && (!best || step.total > best.total)) best = step;
    }
    return best;
  }

  set(rank: number, step: Step): void {
    for (let i = rank; i < this.tree.length; i += i & -i) {
      const known = this.tree[i];
      if (!known || step.total > known.total) this.tree[i] = step;
    }
  }
}
