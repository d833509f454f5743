/** A stretch of the text, `[from, to)`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const mathEnvironments =
  'equation|align|aligned|gather|gathered|multline|eqnarray|split|flalign|alignat|displaymath|math|array|cases';
const openers = new RegExp(
  [
    String.raw`(?<fence>^[ \t]{0,8}(?:\`{3,}|~{3,}))`,
    String.raw`(?<dollars>\$\$)`,
    String.raw`(?<bracket>\\\[)`,
    String.raw`\\begin\s*\{(?<env>(?:${mathEnvironments}|verbatim|lstlisting|minted|comment|tabular)\*?)\}`,
    String.raw`(?<remark><!--)`,
  ].join('|'),
  'gm',
);

/**
 * Stretches in which no heading stands: program text, displayed formulas, comments. An opener that is never closed,
 * or whose closer lies beyond a heading of Markdown, hides nothing but itself.
 */
export function masked(text: string): Stretch[] {
  const found: Stretch[] = [];
  const closers = new Map<string, (from: number) => number>();
  const close = (what: string, from: number): number => {
    const known = closers.get(what) ?? forward(text, what);
    closers.set(what, known);
    return known(from);
  };
  const heading = matchesForward(text, /^#{1,6}[ \t]/gm);
  openers.lastIndex = 0;
  for (let match = openers.exec(text); match; match = openers.exec(text)) {
    const { fence, dollars, bracket, env, remark } = match.groups ?? {};
    const from = match.index;
    const inside = from + match[0].length;
    const closer = fence?.trim() ?? (dollars ? '$$' : bracket ? '\\]' : remark ? '-->' : `\\end{${env ?? ''}}`);
    const at = fence ? close(`\n${closer}`, inside) : close(closer, inside);
    if (at === -1) continue;
    if (!fence && !remark && between(heading(inside), inside, at)) continue;
    const to = fence ? endOfLine(text, at + 1) : at + closer.length;
    found.push({ from, to });
    openers.lastIndex = to;
  }
  return found;
}

const between = (at: number, from: number, to: number): boolean => at !== -1 && at >= from && at < to;

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** `indexOf` for questions that only move forward: it remembers its last answer, so all of them take linear time. */
function forward(text: string, what: string): (from: number) => number {
  let last = -2;
  return (from) => {
    if (last !== -1 && last < from) last = text.indexOf(what, from);
    return last;
  };
}

function matchesForward(text: string, pattern: RegExp): (from: number) => number {
  let last = -2;
  return (from) => {
    if (last !== -1 && last < from) {
      pattern.lastIndex = from;
      last = pattern.exec(text)?.index ?? -1;
    }
    return last;
  };
}

/** Whether an offset lies in one of the stretches, for offsets that only move forward. */
export function insideOf(stretches: readonly Stretch[]): (at: number) => boolean {
  let next = 0;
  return (at) => {
    while (next < stretches.length && (stretches[next]?.to ?? 0) <= at) next++;
    const stretch = stretches[next];
    return stretch !== undefined && stretch.from <= at;
  };
}
