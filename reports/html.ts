import Handlebars from 'handlebars';
import type { Feedback } from '../graders/feedback';
import type { Language } from '../problems/schema';
import type { ClassResults } from './class/results';
import { summaryPage } from './class/template';
import { summaryView } from './class/view';
import { Allowance, plainly, setFirst, type Formula } from './formula';
import { Macros } from './macros';
import { setFormula } from './math';
import type { Plot } from './plots/plot';
import { svg } from './plots/svg';
import { around, type Said, Speaker } from './said';
import { unsteered } from './steering';
import { style } from './style';
import { page, partials } from './template';
import type { Catalogue } from './texts/catalogue';
import { catalogueFor } from './texts/languages';
import { viewOf } from './view';

const escape = (text: string): string => Handlebars.escapeExpression(text);

/** Makes markup of a formula; whatever it takes from the source is escaped. */
export type FormulaMarkup = (
  formula: Formula,
  display: boolean,
  escape: (text: string) => string,
  t: Catalogue,
) => string;

/** A formula as MathML; one that cannot be set as its source, with the reason. */
const mathml: FormulaMarkup = (formula, display, _, t) => {
  const set = setFirst(formula, (latex) => setFormula(latex, display));
  if ('markup' in set) return display ? forPrint(set.markup) : set.markup;
  const code = `<code class="source${display ? '' : ' inline'}">${escape(formula.latex)}</code>`;
  if (!display) return code;
  const reason = around(t.shownAsWritten, new Speaker(t, t.id).phrase(set.reason));
  return `${code}<span class="unset">${words(reason)}</span>`;
};

/** Signs that a formula may show before it is wider than a printed page, where nobody can scroll: it is printed smaller. */
const printed = [72, 88, 120] as const;

function forPrint(markup: string): string {
  const signs = markup.replace(/<annotation[^]*?<\/annotation>|<[^>]*>|\s/g, '').length;
  const step = printed.filter((most) => signs > most).length;
  return step === 0 ? markup : markup.replace('<math', `<math data-wide="${step}"`);
}

/** Text as markup that says in which language it is, where that is not the one of the page. */
const inLanguage = (text: string, language: string | undefined): string =>
  language === undefined || text.trim() === '' ? escape(text) : `<span lang="${language}">${escape(text)}</span>`;

/** Sentences in which `$…$` is a formula, `$$…$$` a displayed one, and everything else is text. */
const prose = (said: Said, formula: (latex: string, display: boolean) => string): string =>
  said
    .flatMap(({ text, language }) =>
      text
        .split(/\$\$([^$]{1,2000})\$\$|\$([^$]{1,2000})\$/)
        .map((piece: string | undefined, i) =>
          piece === undefined ? '' : i % 3 === 0 ? inLanguage(piece, language) : formula(piece, i % 3 === 1),
        ),
    )
    .join('');

/** A text without formulas. */
const words = (said: Said): string => said.map(({ text, language }) => inLanguage(text, language)).join('');

/** LaTeX of this length may be wider than the page: then who has no mouse must be able to come to it, and scroll. */
const wide = 45;
const isWide = ({ latex, ways }: Formula): boolean => [latex, ...ways].some(({ length }) => length > wide);

/** What a template shows as a formula: LaTeX that everybody knows, or what a student wrote. */
const formulaOf = (shown: unknown): Formula => (typeof shown === 'string' ? plainly(shown) : (shown as Formula));

/** A page with its formulas made as it is told. */
export type Page<T> = (data: T, formula: FormulaMarkup, texts: Catalogue) => string;

/** A kind of page from its template and the view that it shows; a template is read once for each maker of formulas. */
export function pageOf<T>(template: string, view: (data: T, texts: Catalogue) => object): Page<T> {
  const renderers = new Map<FormulaMarkup, HandlebarsTemplateDelegate>();
  return (data, formula, texts) => {
    const render = renderers.get(formula) ?? environment(formula).compile(template);
    renderers.set(formula, render);
    return unsteered(
      render({ ...view(data, texts), allowance: new Allowance(), style: new Handlebars.SafeString(style) }),
    );
  };
}

/** Templates with what they may call. */
function environment(formula: FormulaMarkup): typeof Handlebars {
  // An environment of our own: helpers and partials of others neither reach it nor are reached by it.
  const handlebars = Handlebars.create();
  const safe = (markup: string) => new Handlebars.SafeString(markup);
  const rootOf = ({ data }: Handlebars.HelperOptions) =>
    (data as { root: { t: Catalogue; allowance: Allowance; macros?: Macros } }).root;
  const set = (one: Formula, display: boolean, options: Handlebars.HelperOptions): string => {
    const { t, allowance } = rootOf(options);
    return formula(allowance.allowed(one), display, escape, t);
  };
  const helpers: Record<string, (value: unknown, options: Handlebars.HelperOptions) => string> = {
    display: (shown, options) => set(formulaOf(shown), true, options),
    inline: (shown, options) => set(formulaOf(shown), false, options),
    say: (said, options) => {
      const { macros = new Macros() } = rootOf(options);
      return prose(said as Said, (latex, display) => set(macros.quoted(latex), display, options));
    },
    words: (said) => words(said as Said),
    plot: (plot) => svg(plot as Plot),
    scrolls: (shown) => ([shown].flat().map(formulaOf).some(isWide) ? ' tabindex="0"' : ''),
  };
  for (const [name, help] of Object.entries(helpers))
    handlebars.registerHelper(name, (value: unknown, options: Handlebars.HelperOptions) => safe(help(value, options)));
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
export const renderHtml = (feedback: Feedback, language?: Language): string =>
  reportHtml(feedback, mathml, catalogueFor(feedback, language));

/** The summary of a class as such a page. */
export const renderSummaryHtml = (results: ClassResults, language?: Language): string =>
  summaryHtml(results, mathml, catalogueFor(results, language));
