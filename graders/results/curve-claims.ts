import type { ResultsProblem } from '../../problems/schema';
import { saidIn, type Aspects, type Zone } from './aspects';
import { figureFor, type Claimed } from './claimed';
import { spokenLabel, type Curve } from './curves';
import { ASKED, Measures, ON } from './measures';
import { asFigure, numbersIn } from './stated';

/** How far above a log a setting may be named that holds for all of it, in characters. */
const EARLIER = 3000;

/** What a training came to by its log: the last value of each curve that is named as a figure is. */
export function curveClaims(
  curves: readonly Curve[],
  problem: ResultsProblem,
  aspects: Aspects,
  document: string,
): Claimed[] {
  const measures = new Measures(problem, false);
  return curves.flatMap((curve): Claimed[] => {
    const label = spokenLabel(curve);
    // "train 90.1, test 94.8": what it measures is said above or below.
    const around = measures.mentions(label).length === 0 && isSet(label) ? nearby(document, curve) : '';
    if (measures.saidAround([label, around]) !== ASKED) return [];
    if (problem.on !== null && curve.on !== null && curve.on !== ON[problem.on]) return [];
    const zones: Zone[] = [
      { text: label, pick: 'only' },
      { text: document.slice(Math.max(0, curve.from - EARLIER), curve.from), pick: 'last' },
    ];
    const figure = figureFor(problem, aspects, (k) => saidIn(aspects.all[k]!, zones));
    const last = curve.points.at(-1)!;
    const [number] = numbersIn(last.written, last.at);
    const stated = figure && number ? asFigure(number, figure, true) : null;
    return figure && stated
      ? [{ figure, stated, strength: 1, epoch: Infinity, scope: 'unsaid', guessed: false, lacking: false }]
      : [];
  });
}

/** Labels that say the data alone. */
const isSet = (label: string): boolean =>
  /^(?:train(?:ing)?|test|val(?:id(?:ation)?)?|dev)(?: (?:set|data))?$/i.test(label.trim());

/** How far from a log the words may stand that say what it shows, in characters. */
const CAPTION = 240;

function nearby(document: string, { from, points }: Curve): string {
  const end = document.indexOf('\n', points.at(-1)!.at);
  return `${document.slice(Math.max(0, from - CAPTION), from)}\n${end === -1 ? '' : document.slice(end, end + CAPTION)}`;
}
