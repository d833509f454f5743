import Handlebars from 'handlebars';
import type { Feedback } from '../graders/feedback';
import { setFormula } from './math';
import { style } from './style';
import { page, partials } from './template';
import { viewOf } from './view';

const escape = (text: string): string => Handlebars.escapeExpression(text);

/** Makes markup of LaTeX; whatever it takes from the source is escaped. */
export type FormulaMarkup = (latex: string, display: boolean, escape: (text: string) => string) => string;

/** A formula as MathML; one that cannot be set as its source, with the reason. */
const mathml: FormulaMarkup = (source, display) => {
  const set = setFormula(source, display);
  if ('markup' in set) return set.markup;
  const code = `<code class="source${display ? '' : ' inline'}">${escape(source)}</code>`;
  return display ? `${code}<span class="unset">Shown as written: ${escape(set.reason)}.</span>` : code;
};

/** A sentence in which `$…$` is a formula and everything else is text. */
const prose = (sentence: string, formula: FormulaMarkup): string =>
  sentence
    .split(/\$([^$]{1,2000})\$/)
    .map((piece, i) => (i % 2 === 1 ? formula(piece, false, escape) : escape(piece)))
    .join('');

/** The page with its formulas made by `formula`. */
function renderer(formula: FormulaMarkup): (feedback: Feedback) => string {
  // An environment of our own: helpers and partials of others neither reach it nor are reached by it.
  const handlebars = Handlebars.create();
  const safe = (markup: string) => new Handlebars.SafeString(markup);
  handlebars.registerHelper('display', (latex: unknown) => safe(formula(String(latex), true, escape)));
  handlebars.registerHelper('inline', (latex: unknown) => safe(formula(String(latex), false, escape)));
  handlebars.registerHelper('say', (sentence: unknown) => safe(prose(String(sentence), formula)));
  for (const [name, source] of Object.entries(partials)) handlebars.registerPartial(name, source);
  const render = handlebars.compile(page);
  return (feedback) => render({ ...viewOf(feedback), style: safe(style) });
}

const renderers = new Map<FormulaMarkup, (feedback: Feedback) => string>();

/** Feedback as a page whose formulas `formula` makes; the template is read once for each such maker. */
export function reportHtml(feedback: Feedback, formula: FormulaMarkup): string {
  const render = renderers.get(formula) ?? renderer(formula);
  renderers.set(formula, render);
  return render(feedback);
}

/**
 * Feedback as one page of HTML that needs nothing else: style inside, formulas as MathML, no script, no address.
 * Everything that a student wrote is text in it, never markup. The same feedback gives the same page.
 */
export const renderHtml = (feedback: Feedback): string => reportHtml(feedback, mathml);
