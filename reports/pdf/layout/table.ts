import type { Element, Node } from '../dom';
import { styleOf, type Path, type Style } from '../style';
import { newTag, type Tag } from '../tags';
import type { Context } from './context';
import { decorated } from './box';
import { columnWidths, type Column } from './columns';
import { fused, heightOf, moved, rightOf, type Flow, type Slab } from './slab';

interface Cell {
  readonly path: Path;
  readonly style: Style;
  readonly tag: Tag | null;
}

interface Row {
  readonly path: Path;
  readonly style: Style;
  readonly isHead: boolean;
  readonly cells: readonly Cell[];
}

/** A row that is higher is laid out in slices, so that it may go on on the next page. */
const highestRow = 240;

/** A table: columns as wide as they need to be, the head again on every page that it goes on to. */
export function tableFlow(path: Path, style: Style, tag: Tag | null, context: Context): Flow {
  const table = tag && newTag('Table', tag);
  const { rows, caption } = rowsOf(path, style, table);
  const before = caption ? captionFlow(caption, style, table, context) : { slabs: [], after: 0 };
  if (rows.length === 0) return before;
  const widths = columnWidths(columnsOf(rows, context), context.width, style.wide);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const boxed: Style = { ...style, padding: [0, 0, 0, 0] };
  const heads = rows.filter((row) => row.isHead).flatMap((row) => rowSlabs(row, widths, total, context));
  const body = rows.filter((row) => !row.isHead).flatMap((row) => rowSlabs(row, widths, total, context));
  const kept = heads.map((slab) => ({ ...slab, keep: true }));
  const again = kept.map(asDecoration);
  const slabs = [...kept, ...body.map((slab, i) => (i === 0 || again.length === 0 ? slab : { ...slab, head: again }))];
  // Background and border are the table's own here: they belong around the rows, not around the caption.
  const whole =
    heightOf(slabs) <= style.wholeTo
      ? slabs.map((slab, i) => (i < slabs.length - 1 ? { ...slab, keep: true } : slab))
      : slabs;
  const [first, ...rest] = decorated(whole, boxed, total);
  return { slabs: [...before.slabs, { ...first!, space: before.after }, ...rest], after: 0 };
}

/** A caption above its table, and with it. */
function captionFlow(path: Path, around: Style, table: Tag | null, context: Context): Flow {
  const style = styleOf(path, around);
  const tag = table && newTag('Caption', table);
  const { slabs } = context.children(path.element.children, path, style, tag, context);
  return { slabs: slabs.map((slab) => ({ ...slab, keep: true })), after: style.below };
}

function rowsOf(path: Path, style: Style, tag: Tag | null): { rows: Row[]; caption: Path | null } {
  const rows: Row[] = [];
  let caption: Path | null = null;
  const visit = (children: readonly Node[], above: Path, around: Style, group: Tag | null, isHead: boolean): void => {
    for (const element of children) {
      if (element.kind !== 'element') continue;
      const at: Path = { element, above };
      const own = styleOf(at, around);
      if (own.display === 'none') continue;
      if (element.name === 'caption') caption = at;
      else if (element.name === 'thead') visit(element.children, at, own, group && newTag('THead', group), true);
      else if (element.name === 'tbody') visit(element.children, at, own, group && newTag('TBody', group), false);
      else if (element.name === 'tr') rows.push(rowOf(at, own, group, isHead));
    }
  };
  visit(path.element.children, path, style, tag, false);
  return { rows, caption };
}

function rowOf(path: Path, style: Style, group: Tag | null, isHead: boolean): Row {
  const row = group && newTag('TR', group);
  const cells = path.element.children
    .filter((child): child is Element => child.kind === 'element')
    .map((element): Cell => {
      const at: Path = { element, above: path };
      const scope = element.attributes.scope === 'col' ? 'Column' : 'Row';
      const tag = row && (element.name === 'th' ? newTag('TH', row, { scope }) : newTag('TD', row));
      return { path: at, style: styleOf(at, style), tag };
    });
  return { path, style, isHead, cells };
}

function columnsOf(rows: readonly Row[], context: Context): Column[] {
  const count = Math.max(...rows.map(({ cells }) => cells.length));
  return Array.from({ length: count }, (_, k) => {
    const cells = rows.flatMap(({ cells: all }) => all[k] ?? []);
    const wanted = Math.max(
      0,
      ...cells.map(({ style }) => (style.width > 0 ? style.width + style.padding[1] + style.padding[3] : 0)),
    );
    const grow = Math.max(0, ...cells.map(({ style }) => style.grow));
    if (wanted > 0) return { least: wanted, most: wanted, grow };
    return {
      least: Math.max(0, ...cells.map((cell) => extent(cell, cell.style.oneLine ? 100_000 : 0, context))),
      most: Math.max(0, ...cells.map((cell) => extent(cell, 100_000, context))),
      grow,
    };
  });
}

/** How wide the contents of a cell are when laid out in `width`. */
function extent({ path, style }: Cell, width: number, context: Context): number {
  const measured = { ...context, width, room: context.width * 0.6, measuring: true };
  const { slabs } = context.children(path.element.children, path, style, null, measured);
  return rightOf(slabs) + style.padding[1] + style.padding[3];
}

function rowSlabs(row: Row, widths: readonly number[], total: number, context: Context): Slab[] {
  let x = 0;
  const columns = row.cells.map((cell, k) => {
    const width = widths[k]!;
    const [, right, , left] = cell.style.padding;
    const inner = { ...context, width: width - left - right, room: width - left - right };
    const flow = context.children(cell.path.element.children, cell.path, cell.style, cell.tag, inner);
    const filled = held(flow.slabs.length > 0 ? flow.slabs : [emptyCell], cell);
    const slabs = decorated(filled, { ...cell.style, fill: undefined }, width).map((slab) => moved(slab, x, 0));
    x += width;
    return slabs;
  });
  const slices = columns.every((slabs) => heightOf(slabs) <= highestRow) ? [columns] : sliced(columns);
  const whole = slices.map((slice) => sideBySide(slice));
  return decorated(whole, row.style, total);
}

const emptyCell: Slab = { space: 0, height: 0, baseline: null, inks: [], keep: false };

/** A cell without anything to read, such as a bar, still has its place in the structure of its row. */
function held(slabs: readonly Slab[], { tag }: Cell): readonly Slab[] {
  const [first, ...rest] = slabs;
  const reads = slabs.some(({ inks }) => inks.some((ink) => 'tag' in ink && ink.tag !== null));
  if (!first || !tag || reads) return slabs;
  return [{ ...first, inks: [{ kind: 'hold', x: 0, y: 0, tag }, ...first.inks] }, ...rest];
}

/** Columns cut into slices of a bearable height. */
function sliced(columns: readonly (readonly Slab[])[]): Slab[][][] {
  const rest = columns.map((slabs) => [...slabs]);
  const slices: Slab[][][] = [];
  while (rest.some((slabs) => slabs.length > 0)) {
    slices.push(
      rest.map((slabs) => {
        let count = 1;
        while (count < slabs.length && heightOf(slabs.slice(0, count + 1)) <= highestRow) count++;
        return slabs.splice(0, count);
      }),
    );
  }
  return slices;
}

/** Columns on a common first baseline, as one slab. */
function sideBySide(columns: readonly (readonly Slab[])[]): Slab {
  const cells = columns.map((slabs) => fused(slabs));
  const baseline = Math.max(0, ...cells.map((cell) => cell?.baseline ?? 0));
  const placed = cells.map((cell) => {
    const down = cell && cell.baseline !== null ? baseline - cell.baseline : 0;
    return cell ? { inks: moved(cell, 0, down).inks, height: cell.height + down } : { inks: [], height: 0 };
  });
  return {
    space: 0,
    height: Math.max(0, ...placed.map(({ height }) => height)),
    baseline,
    inks: placed.flatMap(({ inks }) => inks),
    keep: false,
  };
}

/** A repeated head is for the eye: it is in the structure once. */
const asDecoration = (slab: Slab): Slab => ({
  ...slab,
  inks: slab.inks
    .filter((ink) => ink.kind !== 'hold' && ink.kind !== 'anchor')
    .map((ink) => ('tag' in ink ? { ...ink, tag: null } : ink)),
});
