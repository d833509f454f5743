import { setTimeout } from 'node:timers/promises';
import type { LiteElement } from '@mathjax/src/js/adaptors/lite/Element.js';

/** Sets LaTeX, broken into lines of `width` ems; throws where LaTeX would stop, or where a typeface is still to come. */
type Setter = (latex: string, display: boolean, width: number) => LiteElement;

/** Pixels of an em, as MathJax is told: only ratios matter, and that a thousandth of it is the least size of a box. */
const em = 16;

let library: Promise<Library> | null = null;
let current: Setter | null = null;
let turn: Promise<unknown> = Promise.resolve();

/**
 * Runs what sets formulas, once MathJax is here. It is loaded as ES modules, which set a third more formulas a second
 * than the same in CommonJS; these fetch rare signs when a formula first has one, and the run then begins anew. One run
 * goes after the other: MathJax takes a sign that is on its way for one that no typeface has. Throws where a part of
 * MathJax cannot be fetched; the next run tries again.
 */
export function withMathJax<T>(run: () => T): Promise<T> {
  const result = turn.then(() => patiently(run));
  turn = result.catch(() => undefined);
  return result;
}

/** What sets formulas; within `withMathJax` alone. */
export function setter(): Setter {
  if (!current) throw new Error('MathJax is not loaded: nothing can be set outside of withMathJax');
  return current;
}

/** Whether a setting only waits for a part of the typeface. */
export const waits = (error: unknown): error is Waiting => error instanceof Error && 'retry' in error;

type Waiting = Error & { readonly retry: Promise<unknown> };

async function patiently<T>(run: () => T): Promise<T> {
  library ??= loadLibrary();
  const { setterOf, missing } = await library.catch((error: unknown) => {
    library = null;
    throw error;
  });
  current ??= setterOf();
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!waits(error)) throw error;
      await error.retry;
      const part = missing();
      if (part === null) continue;
      // Signs of that part are lost to this setter for good.
      current = null;
      throw new Error(`a part of the typeface of formulas could not be read: ${part}`, { cause: error });
    }
  }
}

interface Library {
  /** A setter with a typeface of its own. */
  readonly setterOf: () => Setter;
  /** Why a part of the typeface could not be fetched since this was last asked; null where all came. */
  readonly missing: () => string | null;
}

async function loadLibrary(): Promise<Library> {
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
  // With require() where there is one, else by import().
  await import('@mathjax/src/js/util/asyncLoad/node.js');
  if (!mathjax.asyncLoad) await import('@mathjax/src/js/util/asyncLoad/esm.js');
  const lost = fetchPatiently(mathjax);
  RegisterHTMLHandler(liteAdaptor());
  class Typeface extends MathJaxNewcmFont {
    static readonly parts = Typeface.dynamicFiles;
  }
  const setterOf = (): Setter => {
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
    return (latex, display, width) => {
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
  };
  const missing = (): string | null => {
    const why = lost.splice(0).join('; ');
    // A part that could not be fetched counts as done: it is to be fetched again.
    for (const part of Object.values(Typeface.parts))
      if (part.failed) Object.assign(part, { failed: false, promise: null });
    return why === '' ? null : why;
  };
  return { setterOf, missing };
}

/** How often a part of the typeface is tried to be read, and milliseconds between: a process may have too many files open. */
const tries = 3;
const pause = 50;

/**
 * Has MathJax fetch parts of its typeface in the background, and again where that fails. Gives the list of why parts
 * could not be fetched, which fills as it happens.
 */
function fetchPatiently(mathjax: {
  asyncLoad: ((name: string) => unknown) | null;
  asyncIsSynchronous: boolean;
}): string[] {
  const lost: string[] = [];
  const { asyncLoad: fetch, asyncIsSynchronous: requires } = mathjax;
  if (!fetch) throw new Error('MathJax cannot load its parts');
  mathjax.asyncIsSynchronous = false;
  mathjax.asyncLoad = async (name) => {
    for (let i = 0; ; i++) {
      try {
        // import() remembers that a module could not be read; under another address it is another module.
        return await fetch(i === 0 || requires ? name : `${name}?${i}`);
      } catch (error) {
        if (i + 1 === tries) return void lost.push(error instanceof Error ? error.message : String(error));
        await setTimeout(pause);
      }
    }
  };
  return lost;
}
