import type { ResultsProblem } from '../../problems/schema';
import { saidIn, type Aspects, type Zone } from './aspects';
import { confusionOf } from './confusion';
import { figureFor, without, type Claimed } from './claimed';
import type { Grid, GridCell } from './grids';
import { ASKED, dataSets, LACKING, Measures, ON, OTHER } from './measures';
import { inUnit } from './units';
import { scopeInTable, type Head, type Scope } from './scope';
import { asFigure, numbersIn, type StatedNumber } from './stated';

/** How far above and below a table its caption may stand, in characters. */
const CAPTION = 240;

/** How far above a table a setting may be named that holds for all of it, in characters. */
const EARLIER = 3000;

/** Figures that stand in a table: a number belongs to the settings that its row, its column and the caption name. */
export function tableClaims(grid: Grid, problem: ResultsProblem, aspects: Aspects, document: string): Claimed[] {
  if (confusionOf(grid)) return [];
  const above = document.slice(Math.max(0, grid.span.from - CAPTION), grid.span.from);
  const below = document.slice(grid.span.to, grid.span.to + CAPTION).split(/\n\s*\n\s*\n/)[0]!;
  const before = document.slice(Math.max(0, grid.span.from - EARLIER), grid.span.from);
  // "| momentum | 0.5 | 0.9 |": settings, named by the first cell.
  const namesSettings = ([first, ...others]: readonly GridCell[]): boolean =>
    first !== undefined &&
    others.some((cell) => soleNumber(cell)) &&
    others.every(
      ({ text }) =>
        text === '' || aspects.mentions(`${first.text} ${text}`).some(({ to }) => to > first.text.length + 1),
    );
  const atTop = (row: readonly GridCell[], index: number): boolean =>
    isHead(row, index) || (index === 0 && namesSettings(row));
  const heads = grid.rows.filter((row, i) => atTop(row, i));
  const caption = [
    above.split(/\n\s*\n/).findLast((p) => p.trim() !== '') ?? '',
    below.trimStart().split(/\n\s*\n/)[0]!,
  ].join('\n');
  // "Test accuracy:" above a table is about this one, whatever heads the next.
  const heading = /[^\n]*:\**\s*$/.exec(above)?.[0] ?? '';
  // What a program prints right above a record.
  const lineAbove = /([^\n]*\S[^\n]*)\n$/.exec(above)?.[1] ?? '';
  const cells = grid.rows
    .flat()
    .map((c) => c.text)
    .join('\n');
  const all = `${above}\n${cells}\n${below}`;
  const measures = { share: new Measures(problem, true), plain: new Measures(problem, false) };
  // The 0.9 under "momentum" is a setting although it has decimals.
  const isSetting = (row: readonly GridCell[], c: number): boolean => {
    const head = heads.map((one) => headOf(one, row, c)).join(' ');
    return aspects.mentions(`${head} ${row[c]!.text}`).some(({ to }) => to > head.length + 1);
  };
  const isMeasured = (row: readonly GridCell[], c: number): boolean => {
    const n = soleNumber(row[c]!);
    return n !== null && looksMeasured(n, row) && !isSetting(row, c);
  };
  // Columns with a measured number in any row say nothing of the other columns' settings.
  const measuring = new Set(
    grid.rows.flatMap((row, r) => (atTop(row, r) ? [] : row.flatMap((_, c) => (isMeasured(row, c) ? [c] : [])))),
  );
  const widest = grid.rows.reduce((a, b) => (b.length > a.length ? b : a), []);
  const columns = widest.map((_, c) =>
    heads
      .map((head) => headOf(head, widest, c))
      .join(' ')
      .trim(),
  );
  const ofEpochs = columns.findIndex((text) => /^epochs?$/i.test(text));
  const { runs, means } = repeated(columns);
  // Where some columns or rows name the measure, the others hold something else.
  const names = (text: string): boolean => measures.share.mentions(text).some((m) => m.alternative !== OTHER);
  const inColumns = columns.some((text, c) => measuring.has(c) && names(text));
  const inRows = grid.rows.some(
    (row, r) => !atTop(row, r) && row.some((cell, c) => !(measuring.has(c) && soleNumber(cell)) && names(cell.text)),
  );
  // Once for the whole table, which may be long.
  const known = new Map<keyof typeof measures, ReturnType<Measures['saidAround']>>();
  const around = (kind: keyof typeof measures): ReturnType<Measures['saidAround']> => {
    if (!known.has(kind)) known.set(kind, measures[kind].saidAround([caption, all]));
    return known.get(kind) ?? null;
  };
  const ofRuns = runsInRows(grid.rows, columns);
  const out: Claimed[] = [];
  const carried: string[] = [];
  for (const [r, row] of grid.rows.entries()) {
    if (atTop(row, r)) continue;
    row.forEach((cell, c) => {
      if (cell.text !== '') carried[c] = cell.text;
    });
    // Without a head nothing tells one of them from another.
    const several = row.filter((_, c) => isMeasured(row, c)).length > 1;
    row.forEach((cell, c) => {
      const n = soleNumber(cell);
      if (!n || !isMeasured(row, c) || runs.has(c) || (heads.length === 0 && several)) return;
      const head = heads.map((one) => headOf(one, row, c)).join(' ');
      const column = means.has(c) ? head.replace(MEAN_AND_SPREAD, '').replace(MEANS, '') : head;
      const besides = row.map((other, k) =>
        k === c || measuring.has(k)
          ? ''
          : aspects.joined(
              heads.map((head) => headOf(head, row, k)).join(' '),
              other.text || (k < c ? (carried[k] ?? '') : ''),
            ),
      );
      const beside = besides.join('\n').replace(MEAN_AND_SPREAD, '$1');
      const ownHeads = [column, ...row.map((other, k) => (k === c ? '' : other.text || (carried[k] ?? '')))].map(
        (text, k): Head => {
          const full = k === 0 ? text : besides[k - 1]!;
          return { text, full, named: aspects.mentions(`${full}\n${text}`).length > 0 };
        },
      );
      const zones: Zone[] = [
        { text: `${column.trim()}\n${beside}`, pick: 'only' },
        ...(lineAbove === '' ? [] : [{ text: lineAbove, pick: 'only' } as const]),
        { text: below.split('\n\n')[0]!, pick: 'only' },
        { text: before, pick: 'last' },
      ];
      const named = row
        .flatMap((other, k) =>
          k === c || (measuring.has(k) && soleNumber(other)) ? [] : [other.text || (carried[k] ?? '')],
        )
        .join('\n')
        .replace(MEAN_AND_SPREAD, '$1');
      // A report of precision and recall puts the accuracy in a row below one of these.
      const said = measures[n.percent ? 'share' : 'plain'];
      const ofRow = said.saidAround([named]) === ASKED && REPORT.test(columns.join(' '));
      const own = said.saidAround(ofRow ? [named] : inColumns || inRows ? [column, named] : [column, named, beside]);
      const measure = own ?? (inColumns || inRows || ofRow ? null : around(n.percent ? 'share' : 'plain'));
      const on = saidIn(
        dataSets,
        [column, named, heading, caption].map((text): Zone => ({ text, pick: 'only' })),
      );
      if (measure === OTHER || measure === 'unclear' || (measure === null && (inColumns || inRows))) return;
      if (problem.on !== null && on !== null && on !== ON[problem.on]) return;
      const figure = figureFor(problem, aspects, (k) => saidIn(aspects.all[k]!, zones));
      const read = figure && inUnit(n, figure.unit, [column, named, beside, caption]);
      const stated = figure && read && asFigure(read, figure, true);
      // Without settings that it names nothing tells a number from any other.
      if (!stated || (measure === null && aspects.count === 0)) return;
      const share = figure.unit === 'percent' && (n.percent || PERCENT.test(`${column} ${caption}`));
      const lacking = measure === LACKING && figure.unit === 'percent';
      out.push({
        figure,
        stated: lacking ? without(stated) : stated,
        strength: measure === null ? 0 : 3,
        guessed: measure === null && (share ? 'share' : 'number'),
        epoch: Number(row[ofEpochs]?.text || epochIn(column) || Infinity),
        scope: ofRuns.get(r) ?? scopeInTable(ownHeads),
        lacking,
      });
    });
  }
  return out;
}

/** Rows without a measured number at the top. */
function isHead(row: readonly GridCell[], index: number): boolean {
  return (
    index < 3 &&
    row.every((cell) => !soleNumber(cell) || index === 0) &&
    !row.some((cell) => soleNumber(cell)?.decimal || soleNumber(cell)?.percent)
  );
}

/**
 * The head over a column; a head that lacks the corner cell is shifted by one. A bare number is what the first cell says:
 * "| steps | 5 | 10 |".
 */
function headOf(head: readonly GridCell[], row: readonly GridCell[], column: number): string {
  const missing = row.length - head.length === 1 ? 1 : 0;
  const text = head[column - missing]?.text ?? '';
  const first = head[0]?.text ?? '';
  return column > missing && /^\d+(?:\.\d+)?$/.test(text) ? `${text}\n${first} ${text}` : text;
}

const EPOCHS = /\b(\d+)(?:st|nd|rd|th|\.)?\s+epoch|\bepochs?\s*[:=#]?\s*(\d+)\b/i;
/** The epoch that the head of a column names. */
const epochIn = (head: string): string | undefined => {
  const match = EPOCHS.exec(head);
  return match?.[1] ?? match?.[2];
};

const PERCENT = /%|percent|per cent|prozent/i;
const REPORT = /precision\b.*\brecall\b/i;
const REPEATS = /^(?:run|seed|fold|trial|try|lauf|repetition)\b|^(?:std|sd|±|σ|stddev)\b|standard deviation/i;
/** "mean ± std" heads means. */
const MEAN_AND_SPREAD =
  /(\b(?:mean|average|avg)\b)\s*\(?\s*(?:±|\+\/?-|\\pm|and)\s*\(?\s*(?:std|sd|stddev|standard deviation|σ)\)?/gi;
const MEANS = /\b(?:mean|average|avg|mittel\w*)\b|[Øμ]/gi;

/** Columns of single runs, and those of their mean: beside runs or a spread a mean is no setting. */
function repeated(heads: readonly string[]): {
  readonly runs: ReadonlySet<number>;
  readonly means: ReadonlySet<number>;
} {
  const all = heads.map((_, c) => c);
  const runs = all.filter((c) => REPEATS.test(heads[c]!));
  const means = runs.length > 0 ? all.filter((c) => heads[c]!.search(MEANS) >= 0 && !runs.includes(c)) : [];
  return { runs: new Set(means.length > 0 ? runs : []), means: new Set(means) };
}

/** Which rows are single runs, and which their mean, where a table shows both. */
function runsInRows(rows: Grid['rows'], heads: readonly string[]): ReadonlyMap<number, Scope> {
  const ofRuns = heads.findIndex((head) => REPEATS.test(head) && head.search(MEANS) < 0);
  const kindOf = (row: readonly GridCell[]): Scope | null => {
    const name = row[Math.max(0, ofRuns)]?.text ?? '';
    if (name.search(MEANS) >= 0) return 'all';
    return REPEATS.test(name) || (ofRuns >= 0 && /^#?\d+$/.test(name)) ? 'part' : null;
  };
  const kinds = rows.map(kindOf);
  if (!kinds.includes('all') || !kinds.includes('part')) return new Map();
  return new Map(kinds.flatMap((kind, r) => (kind === null ? [] : [[r, kind] as const])));
}

/** The number that a cell consists of; what stands in brackets behind it, such as a spread, is left out. */
function soleNumber({ text, span }: GridCell): StatedNumber | null {
  const main = text.replace(/\([^()]*\)\s*$/, '').trim();
  const [n, ...more] = numbersIn(main, 0);
  if (!n || more.length > 0 || n.written !== main) return null;
  return { ...n, span };
}

/** Whether a number is a figure rather than a setting: whole numbers are settings where others of the row are not whole. */
function looksMeasured(n: StatedNumber, row: readonly GridCell[]): boolean {
  if (n.percent || n.decimal) return true;
  const others = row.map(soleNumber).filter((other) => other !== null);
  return !others.some((other) => other.percent || other.decimal) && others.at(-1)?.span.from === n.span.from;
}
