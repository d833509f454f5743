import Handlebars from 'handlebars';
import type { Feedback } from '../graders/feedback';
import { setFormula } from './math';
import { style } from './style';
import { page, partials } from './template';
import { viewOf } from './view';

const escape = Handlebars.escapeExpression;

/** A formula as MathML; one that cannot be set as its source, with the reason. */
function formula(latex: unknown, display: boolean): string {
  const source = String(latex);
  const set = setFormula(source, display);
  if ('markup' in set) return set.markup;
  const code = `<code class="source${display ? '' : ' inline'}">${escape(source)}</code>`;
  return display ? `${code}<span class="unset">Shown as written: ${escape(set.reason)}.</span>` : code;
}

/** A sentence in which `$…$` is a formula and everything else is text. */
const prose = (sentence: unknown): string =>
  String(sentence)
    .split(/\$([^$]{1,2000})\$/)
    .map((piece, i) => (i % 2 === 1 ? formula(piece, false) : escape(piece)))
    .join('');

// An environment of our own: helpers and partials of others neither reach it nor are reached by it.
const handlebars = Handlebars.create();
handlebars.registerHelper('display', (latex: unknown) => new Handlebars.SafeString(formula(latex, true)));
handlebars.registerHelper('inline', (latex: unknown) => new Handlebars.SafeString(formula(latex, false)));
handlebars.registerHelper('say', (sentence: unknown) => new Handlebars.SafeString(prose(sentence)));
for (const [name, source] of Object.entries(partials)) handlebars.registerPartial(name, source);
const render = handlebars.compile(page);

/**
 * Feedback as one page of HTML that needs nothing else: style inside, formulas as MathML, no script, no address.
 * Everything that a student wrote is text in it, never markup. The same feedback gives the same page.
 */
export const renderHtml = (feedback: Feedback): string =>
  render({ ...viewOf(feedback), style: new Handlebars.SafeString(style) });
