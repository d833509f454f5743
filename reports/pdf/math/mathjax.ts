import type { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js';

/** Sets LaTeX, broken into lines of `width` ems; throws where LaTeX would stop, or where a typeface is still to come. */
type Setter = (latex: string, display: boolean, width: number) => LiteElement;

interface MathJax {
  readonly set: Setter;
  /** Calls again, and again, what stopped for want of a part of the typeface, once that part is here. */
  readonly patiently: <T>(run: () => T) => Promise<T>;
}

/** Pixels of an em, as MathJax is told: only ratios matter, and that a thousandth of it is the least size of a box. */
const em = 16;

let loading: Promise<MathJax> | null = null;
let loaded: MathJax | null = null;

/**
 * Runs what sets formulas, once MathJax is here. It is loaded as ES modules, which set a third more formulas a second
 * than the same in CommonJS; these fetch rare signs when a formula first has one, and the run then begins anew.
 */
export async function withMathJax<T>(run: () => T): Promise<T> {
  loaded ??= await (loading ??= load());
  return loaded.patiently(run);
}

/** What sets formulas; within `withMathJax` alone. */
export function setter(): Setter {
  if (!loaded) throw new Error('MathJax is not loaded: nothing can be set outside of withMathJax');
  return loaded.set;
}

/** Whether a setting only waits for a part of the typeface. */
export const waits = (error: unknown): boolean => error instanceof Error && 'retry' in error;

async function load(): Promise<MathJax> {
  const [{ MathJaxNewcmFont }, { liteAdaptor }, { RegisterHTMLHandler }, { TeX }, { mathjax }, { SVG }] =
    await Promise.all([
      import('@mathjax/mathjax-newcm-font/js/svg.js'),
      import('@mathjax/src/js/adaptors/liteAdaptor.js'),
      import('@mathjax/src/js/handlers/html.js'),
      import('@mathjax/src/js/input/tex.js'),
      import('@mathjax/src/js/mathjax.js'),
      import('@mathjax/src/js/output/svg.js'),
      import('@mathjax/src/js/input/tex/ams/AmsConfiguration.js'),
      import('@mathjax/src/js/input/tex/base/BaseConfiguration.js'),
      import('@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js'),
    ]);
  // Rare signs lie in files of their own: fetched at once where there is require(), else when they come.
  await import('@mathjax/src/js/util/asyncLoad/node.js');
  if (!mathjax.asyncLoad) await import('@mathjax/src/js/util/asyncLoad/esm.js');
  RegisterHTMLHandler(liteAdaptor());
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
  const set: Setter = (latex, display, width) => {
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
  };
  return { set, patiently: (run) => mathjax.handleRetriesFor(run) as Promise<ReturnType<typeof run>> };
}
