import Handlebars from 'handlebars';
import type { Feedback } from '../graders/feedback';
import type { ClassResults } from './class/results';
import { summaryPage } from './class/template';
import { summaryView } from './class/view';
import { setFormula } from './math';
import type { Plot } from './plots/plot';
import { svg } from './plots/svg';
import { style } from './style';
import { page, partials } from './template';
import type { Catalogue } from './texts/catalogue';
import { en } from './texts/en';
import { viewOf } from './view';

const escape = (text: string): string => Handlebars.escapeExpression(text);

/** Makes markup of LaTeX; whatever it takes from the source is escaped. */
export type FormulaMarkup = (latex: string, display: boolean, escape: (text: string) => string) => string;

/** A formula as MathML; one that cannot be set as its source, with the reason. */
const mathml: FormulaMarkup = (source, display) => {
  const set = setFormula(source, display);
  if ('markup' in set) return set.markup;
  const code = `<code class="source${display ? '' : ' inline'}">${escape(source)}</code>`;
  return display ? `${code}<span class="unset">${escape(en.shownAsWritten(set.reason))}</span>` : code;
};

/** A sentence in which `$…$` is a formula, `$$…$$` a displayed one, and everything else is text. */
const prose = (sentence: string, formula: FormulaMarkup): string =>
  sentence
    .split(/\$\$([^$]{1,2000})\$\$|\$([^$]{1,2000})\$/)
    .map((piece: string | undefined, i) =>
      piece === undefined ? '' : i % 3 === 0 ? escape(piece) : formula(piece, i % 3 === 1, escape),
    )
    .join('');

/** A page with its formulas made as it is told. */
export type Page<T> = (data: T, formula: FormulaMarkup, texts: Catalogue) => string;

/** A kind of page from its template and the view that it shows; a template is read once for each maker of formulas. */
export function pageOf<T>(template: string, view: (data: T, texts: Catalogue) => object): Page<T> {
  const renderers = new Map<FormulaMarkup, HandlebarsTemplateDelegate>();
  return (data, formula, texts) => {
    const render = renderers.get(formula) ?? environment(formula).compile(template);
    renderers.set(formula, render);
    return render({ ...view(data, texts), style: new Handlebars.SafeString(style) });
  };
}

/** Templates with what they may call. */
function environment(formula: FormulaMarkup): typeof Handlebars {
  // An environment of our own: helpers and partials of others neither reach it nor are reached by it.
  const handlebars = Handlebars.create();
  const safe = (markup: string) => new Handlebars.SafeString(markup);
  handlebars.registerHelper('display', (latex: unknown) => safe(formula(String(latex), true, escape)));
  handlebars.registerHelper('inline', (latex: unknown) => safe(formula(String(latex), false, escape)));
  handlebars.registerHelper('say', (sentence: unknown) => safe(prose(String(sentence), formula)));
  handlebars.registerHelper('plot', (plot: unknown) => safe(svg(plot as Plot)));
  for (const [name, source] of Object.entries(partials)) handlebars.registerPartial(name, source);
  return handlebars;
}

/** Feedback as a page. */
export const reportHtml = pageOf<Feedback>(page, viewOf);

/** The summary of a class as a page. */
export const summaryHtml = pageOf<ClassResults>(summaryPage, summaryView);

/**
 * Feedback as one page of HTML that needs nothing else: style inside, formulas as MathML, no script, no address.
 * Everything that a student wrote is text in it, never markup. The same feedback gives the same page.
 */
export const renderHtml = (feedback: Feedback): string => reportHtml(feedback, mathml, en);

/** The summary of a class as such a page. */
export const renderSummaryHtml = (results: ClassResults): string => summaryHtml(results, mathml, en);
