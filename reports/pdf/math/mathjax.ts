import { MathJaxNewcmFont } from '@mathjax/mathjax-newcm-font/js/svg.js';
import { liteAdaptor } from '@mathjax/src/js/adaptors/liteAdaptor.js';
import type { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js';
import { RegisterHTMLHandler } from '@mathjax/src/js/handlers/html.js';
import { TeX } from '@mathjax/src/js/input/tex.js';
import '@mathjax/src/js/input/tex/ams/AmsConfiguration.js';
import '@mathjax/src/js/input/tex/base/BaseConfiguration.js';
import '@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js';
import { mathjax } from '@mathjax/src/js/mathjax.js';
import { SVG } from '@mathjax/src/js/output/svg.js';
import '@mathjax/src/js/util/asyncLoad/node.js';

const adaptor = liteAdaptor();
RegisterHTMLHandler(adaptor);

// Nothing that links, loads, styles or defines: a formula can neither reach outside nor change the next one.
const input = new TeX({
  packages: ['base', 'ams', 'boldsymbol'],
  tags: 'none',
  maxTemplateSubtitutions: 1_000,
  formatError: (_: unknown, { message }: { message: string }): never => {
    throw new Error(message);
  },
});
const output = new SVG({
  fontCache: 'none',
  fontData: MathJaxNewcmFont,
  displayAlign: 'left',
  displayIndent: '0',
  displayOverflow: 'linebreak',
  linebreaks: { inline: false, width: '100%', lineleading: 0.25 },
  mtextInheritFont: false,
});
const document = mathjax.document('', { InputJax: input, OutputJax: output });

/** Pixels of an em, as MathJax is told: only ratios matter, and that a thousandth of it is the least size of a box. */
const em = 16;

/** Sets LaTeX with MathJax, broken into lines of `width` ems; throws where LaTeX would stop. */
export function svgOf(latex: string, display: boolean, width: number): LiteElement {
  const container = document.convert(latex, {
    display,
    em,
    ex: 0.442 * em,
    containerWidth: width * em,
    scale: 1,
  }) as LiteElement;
  const [svg] = container.children;
  if (!svg || !('attributes' in svg) || svg.kind !== 'svg') throw new Error('it could not be set');
  return svg;
}
