import type { Feedback } from '../../graders/feedback';
import type { Language } from '../../problems/schema';
import type { ClassResults } from '../class/results';
import type { Formula } from '../formula';
import { reportHtml, summaryHtml, type FormulaMarkup } from '../html';
import { Speaker } from '../said';
import type { Catalogue } from '../texts/catalogue';
import { catalogueFor } from '../texts/languages';
import { readBody } from './dom';
import { foot } from './foot';
import { shown } from './fonts/chain';
import { faceOf } from './fonts/face';
import { blockFlow, childrenFlow } from './layout/blocks';
import { formulaElement } from './layout/pieces';
import { withMathJax } from './math/mathjax';
import { paginate, textWidth, type Page } from './pages';
import { rootStyle } from './style';
import { newTag, type Tag } from './tags';
import { writeDocument } from './write/document';

/** An element that the layout sets as a formula. */
const formula: FormulaMarkup = (shown, display, escape) =>
  `<${formulaElement}${display ? ' data-display' : ''}${waysOf(shown, escape)}>${escape(shown.latex)}</${formulaElement}>`;

/** How it is set, where that is not as it is written. */
const waysOf = ({ latex, ways, refused }: Formula, escape: (text: string) => string): string =>
  ways.length === 1 && ways[0] === latex ? '' : ` data-ways="${escape(JSON.stringify({ ways, refused }))}"`;

/** Names in Chinese are then shown by numbers; a whole report of numbers is none. */
const NO_FONT =
  'a report in Chinese needs the package @expo-google-fonts/noto-sans-sc, which is not installed: npm install --include=optional';

/**
 * Feedback as a PDF: the page of HTML laid out on A4, formulas as outlines whose text can be copied, tagged for screen
 * readers, with bookmarks. The same feedback gives the same bytes. Needs the packages of fonts and of MathJax.
 */
export function renderPdf(feedback: Feedback, language?: Language): Promise<Uint8Array> {
  const t = catalogueFor(feedback, language);
  const html = reportHtml(feedback, formula, t);
  return laidOut(html, t, t.titleOf(feedback.title, feedback.student), feedback.generator);
}

/** The summary of a class as such a PDF. */
export function renderSummaryPdf(results: ClassResults, language?: Language): Promise<Uint8Array> {
  const t = catalogueFor(results, language);
  return laidOut(summaryHtml(results, formula, t), t, t.ofClass.summaryOf(results.title), results.generator);
}

async function laidOut(
  html: string,
  t: Catalogue,
  title: string,
  { name, version }: Feedback['generator'],
): Promise<Uint8Array> {
  if (t.id === 'zh' && !faceOf('wide')) throw new Error(NO_FONT);
  const { pages, root } = await withMathJax(() => pagesOf(html, t));
  const numbered = pages.map((page, i) => [...page, ...foot(title, `${i + 1} / ${pages.length}`)]);
  return writeDocument(numbered, root, { title: shown(title), language: t.language, producer: `${name} ${version}` });
}

/** The pages without their feet, and the root of the tags. */
function pagesOf(html: string, t: Catalogue): { readonly pages: readonly Page[]; readonly root: Tag } {
  const root = newTag('Document', null);
  const { slabs } = blockFlow({ element: readBody(html), above: null }, rootStyle, root, {
    width: textWidth,
    room: textWidth,
    measuring: false,
    words: {
      tooWide: t.tooWide,
      shownAsWritten: (reason) => t.shownAsWritten(new Speaker(t, t.id).plain(reason)),
    },
    children: childrenFlow,
  });
  return { pages: paginate(slabs), root };
}
