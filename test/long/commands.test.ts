import { setFormula as asMarkup } from '../../reports/math';
import { setFormula as asOutlines } from '../../reports/pdf/math/formula';
import { withMathJax } from '../../reports/pdf/math/mathjax';
import { lettersOf } from '../reports/pdf/letters';

interface Commands {
  readonly macros: readonly string[];
  readonly environments: readonly string[];
}

/** Every command and environment of the packages of MathJax that are loaded. */
async function commands(): Promise<Commands> {
  const [{ TeX }, { HandlerType }] = await Promise.all([
    import('@mathjax/src/js/input/tex.js'),
    import('@mathjax/src/js/input/tex/HandlerTypes.js'),
    import('@mathjax/src/js/input/tex/ams/AmsConfiguration.js'),
    import('@mathjax/src/js/input/tex/base/BaseConfiguration.js'),
    import('@mathjax/src/js/input/tex/boldsymbol/BoldsymbolConfiguration.js'),
  ]);
  const { handlers } = new TeX({ packages: ['base', 'ams', 'boldsymbol'] }).parseOptions;
  const namesOf = (kind: keyof typeof HandlerType): string[] => {
    const { _configuration } = handlers.get(HandlerType[kind]) as unknown as {
      _configuration: Iterable<{ item: { map?: ReadonlyMap<string, unknown> } }>;
    };
    return [..._configuration].flatMap(({ item }) => [...(item.map?.keys() ?? [])]);
  };
  return { macros: namesOf('MACRO'), environments: namesOf('ENVIRONMENT') };
}

/** Arguments that draw nothing by themselves. */
const unseen =
  /^\\(?:label|[hv]?phantom|newcommand|newcolumntype|tag|ref|eqref|mathchoice|rule|Rule|Space|hspace|mspace|kern|mkern|mskip|hskip|mmlToken|buildrel)(?![a-zA-Z])/;

const canaries = [
  '\\frac{a}{b} + \\alpha_1^2 \\text{ if } x',
  '\\begin{aligned} a &= b \\\\ &= c \\end{aligned}',
  '\\begin{array}{cl} a & b \\\\ c & d \\end{array}',
  '\\left( \\sum_i x_i \\right) \\tag{1}',
];

test('every command that MathJax knows: none fails, loses a letter, or changes what comes after it', async () => {
  const { macros, environments } = await commands();
  expect(macros.length).toBeGreaterThan(700);
  expect(environments.length).toBeGreaterThan(30);
  const formulas = [
    ...macros.flatMap((name) =>
      ['', '{a}', '{a}{b}', '{a}{b}{c}', '[a]{b}{c}', '_{1}^{2}', '{\\alpha}{b}', '{c}{|c|}'].map(
        (more) => `x \\${name}${more} y`,
      ),
    ),
    ...environments.flatMap((name) =>
      ['', '{cc}', '{2}', '[a]'].map((more) => `x \\begin{${name}}${more} a & b \\\\ c & d \\end{${name}} y`),
    ),
  ];
  let calls = 0;
  // Spaces at the end make another formula of it, which has not been kept.
  const looks = (): Promise<string> =>
    withMathJax(() =>
      JSON.stringify(
        canaries.map((one) => [asOutlines(`${one}${' '.repeat(calls++)}`, true, 40), asMarkup(one, true)]),
      ),
    );
  const before = await looks();
  const faults: string[] = [];
  for (const [i, latex] of formulas.entries()) {
    const set = await withMathJax(() => [asOutlines(latex, true, 40), asOutlines(latex, false, 0)] as const);
    asMarkup(latex, true);
    for (const one of set) {
      if ('reason' in one || unseen.test(latex.slice(2))) continue;
      const letters = lettersOf(one);
      const wanted = ['x', 'y', ...[...latex.matchAll(/\{([abc])\}/g)].map(([, letter]) => letter!)];
      if (!wanted.every((letter) => letters.normalize('NFD').includes(letter))) faults.push(`${latex}: ${letters}`);
    }
    if (i % 16 === 15 && (await looks()) !== before) faults.push(`${latex}, or one of 15 before it, changes the next`);
  }
  expect(faults).toEqual([]);
});
