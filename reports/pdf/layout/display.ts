import { colours, type Style } from '../style';
import { setFirst, type Formula } from '../../formula';
import { setFormula } from '../math/formula';
import { newTag, type Tag } from '../tags';
import { formulaScale, leastScale } from './atoms';
import type { Context } from './context';
import { decorated } from './box';
import { linesOf } from './lines';
import type { Flow, Slab } from './slab';

/** Points above and below a displayed formula. */
const air = 2.5;
/** A formula that is higher is made smaller: a page must hold it with its mark. */
const highest = 560;

/** A displayed formula, broken into lines where it is wide; one that cannot be set as its source, with the reason. */
export function displayFlow(
  formula: Formula,
  style: Style,
  tag: Tag | null,
  context: Context,
  standsIn: boolean,
): Flow {
  const size = style.size * formulaScale;
  // What goes on below another line or a text stands in from it, as in print.
  const indent = standsIn ? 20 : 0;
  const room = context.room < context.width ? context.room : context.width - indent;
  const { latex } = formula;
  const set = setFirst(formula, (way) => setFormula(way, true, room / size));
  if ('reason' in set) return sourceFlow(latex, set.reason, style, tag, context);
  const { setting } = set;
  const width = (setting.width * size) / 1000;
  const height = ((setting.height + setting.depth) * size) / 1000;
  const scale = Math.min(1, room / width, highest / height);
  if (scale < leastScale) return sourceFlow(latex, context.words.tooWide, style, tag, context);
  const points = size * scale;
  const ascent = Math.max((setting.height * points) / 1000, style.size * 0.95) + air;
  const descent = Math.max((setting.depth * points) / 1000, style.size * 0.32) + air;
  const slab: Slab = {
    space: 0,
    height: ascent + descent,
    baseline: ascent,
    inks: [
      {
        kind: 'formula',
        x: indent,
        y: ascent,
        setting,
        latex,
        size: points,
        colour: style.colour,
        frame: colours.good,
        tag: tag && newTag('Formula', tag, { alt: latex }),
      },
    ],
    keep: false,
  };
  return { slabs: [slab], after: 0 };
}

function sourceFlow(latex: string, reason: string, style: Style, tag: Tag | null, context: Context): Flow {
  const code: Style = {
    ...style,
    typeface: 'mono',
    size: style.size * 0.83,
    keepsLines: true,
    fill: colours.wash,
    padding: [3.5, 5, 3.5, 5],
    radius: 2,
    above: 0,
    below: 0,
  };
  const note: Style = { ...style, size: style.size * 0.82, colour: colours.bad, above: 0, below: 0 };
  const inner = { ...context, width: Math.max(0, context.width - 10) };
  const source = latex.trim() === '' ? '–' : latex;
  const lines = linesOf(
    [{ kind: 'text', text: source, look: { style: code, tag: tag && newTag('Code', tag) } }],
    code,
    inner,
  );
  const said = linesOf(
    [{ kind: 'text', text: context.words.shownAsWritten(reason), look: { style: note, tag: tag && newTag('P', tag) } }],
    note,
    context,
  );
  const box = decorated(lines, code, context.width).map((slab, i, all) =>
    i === all.length - 1 ? { ...slab, keep: true } : slab,
  );
  return { slabs: [...box, ...said.map((slab, i) => (i === 0 ? { ...slab, space: 1.5 } : slab))], after: 1.5 };
}
